"""The sheet "Same event": why rows are linked, with a column in which the reviewer rejects a link or makes one."""

from pipeline.merging.linked_by_hand import REASON
from pipeline.outputs.chronology_rows import ChronologyRow
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.drop_downs import NOT_SAME_CHOICES, NOT_SAME_LIST, add_list
from pipeline.outputs.chronology_workbook.sheet import Cell, Column
from pipeline.outputs.chronology_workbook.styles import BOLD, REVIEWER, REVIEWER_HEADING, STRENGTH, TEXT
from pipeline.outputs.safe_text import shown
from schemas.case_view import UnclearLine

TITLE = "Same event"
VERDICT = "Your verdict"
REJECTED, LINKED = NOT_SAME_CHOICES
NUMBER, OTHER_NUMBER = "No.", "No. of the other"
FIRST_ID, SECOND_ID = "First row id", "Second row id"
NOT_UNDERSTOOD = "not understood: "
"""Before what the reviewer wrote, in place of a row's id: a number may be that of another row the next time."""
HOW_TO_MEND = "Write both numbers on this line, or delete the line."
_COLUMNS = (
    Column(NUMBER, 6), Column("Agency", 15), Column("What it says", 31), Column(OTHER_NUMBER, 8),
    Column("Other agency", 15), Column("What the other says", 31), Column("Strength", 9), Column("Why linked", 34),
    Column(VERDICT, 9, look=REVIEWER_HEADING), Column(FIRST_ID, 22, is_printed=False),
    Column(SECOND_ID, 22, is_printed=False),
)  # fmt: skip


def write_same_events(book: Book) -> None:
    """One line for each proposed link, strongest last so that the doubtful ones are read first; then the rejected."""
    explanation = (
        "Rows that seem to tell of one event. They are linked, not merged. Choose Not the same to reject a link.",
        "To take back what you said of two rows, a link of yours or a Not the same, empty the verdict.",
        "To link two rows yourself: under the last line write their numbers (No.) and choose Same event.",
    )
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    rows = {row.source_event.id: row for row in book.rows}
    for link in sorted(book.view.same_events, key=lambda link: (link.strength, link.first, link.second)):
        first, second = rows.get(link.first), rows.get(link.second)
        if first is None or second is None:
            continue
        sheet.add([
            *_told(book, first), *_told(book, second), Cell(link.strength, STRENGTH), Cell(link.reason, TEXT),
            Cell(LINKED if link.reason == REASON else "", REVIEWER), Cell(link.first, TEXT), Cell(link.second, TEXT),
        ])  # fmt: skip
    for one, other in book.view.rejected_links:
        first, second = rows.get(one), rows.get(other)
        if first is not None and second is not None:
            told = (*_told(book, first), *_told(book, second))
            sheet.add([
                *told, Cell("", TEXT), Cell("Rejected by the reviewer", TEXT), Cell(REJECTED, REVIEWER),
                Cell(one, TEXT), Cell(other, TEXT),
            ])  # fmt: skip
    for line in book.view.unclear_lines:
        sheet.add(_unclear(line))
    sheet.say_if_empty("No two rows seem to tell of the same event.")
    add_list(sheet, 1 + [column.heading for column in _COLUMNS].index(VERDICT), NOT_SAME_LIST, spare=30)
    sheet.finish()


def _unclear(line: UnclearLine) -> list[Cell]:
    """A line of the reviewer's that asked for a link and named no two rows: what they wrote, and why it did nothing."""
    empty, why = Cell("", TEXT), f"NOT LINKED. {line.why} {HOW_TO_MEND}"
    wrote = [Cell(f"You wrote: {shown(said) or 'nothing'}", TEXT) for said in (line.first, line.second)]
    ids = [Cell(NOT_UNDERSTOOD + shown(said), TEXT) for said in (line.first, line.second)]
    return [empty, empty, wrote[0], empty, empty, wrote[1], empty, Cell(why, BOLD), Cell("", REVIEWER), *ids]


def _told(book: Book, row: ChronologyRow) -> list[Cell]:
    looks = book.looks(row.face)
    words = " ".join(part for part in (row.when, row.time) if part) + "\n" + row.event
    short = words if len(words) <= 600 else words[:600] + " … (the whole text stands on the first sheet)"
    return [Cell(row.number, looks.number), Cell(row.face.name, looks.strong), Cell(short, looks.pale)]
