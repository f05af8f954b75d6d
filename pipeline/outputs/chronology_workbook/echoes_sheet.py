"""The sheet "Echoes": what one agency says it told or heard, and the other has no entry of; and who sent no entries."""

from datetime import date, timedelta

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column
from pipeline.outputs.chronology_workbook.styles import BOLD, DAY, NUMBER, TEXT
from pipeline.outputs.echo_words import heard_finding, rows_in_words, told_finding, without_rows_finding
from pipeline.outputs.file_names import sent_name
from pipeline.outputs.safe_text import shown
from schemas.case_view import CaseEvent
from schemas.messages_between import Echo, NamedWithoutRows, UnsentReceipt

TITLE = "Echoes"
_COLUMNS = (
    Column("No.", 6),
    Column("Date", 14),
    Column("Agency", 17),
    Column("Says", 10),
    Column("Other agency", 17),
    Column("In these words", 29),
    Column("Where", 16),
    Column("Days looked at", 12),
    Column("What was found", 23),
)


def write_echoes(book: Book) -> None:
    """One line for each message that one side only is on record with, by day; then the agencies without entries."""
    explanation = (
        "One agency says that it told another, or that it heard from another, and the other has no entry of it.",
        "It may be a gap in practice, in the record or in the return. Ask before concluding.",
        "At the end: agencies that others say they told or heard from, and that sent no entries to compare with.",
    )
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    events = {row.source_event.id: row.source_event for row in book.rows}
    one_sided: list[Echo | UnsentReceipt] = [*book.view.echoes, *book.view.unsent_receipts]
    for each in sorted(one_sided, key=lambda each: (each.date, book.number(each.event_id) or 0)):
        sheet.add(_line(book, each, events.get(each.event_id)))
    for named in book.view.named_without_rows:
        sheet.add(_without_rows(book, named))
    sheet.say_if_empty("Every message that could be followed up has an entry at the other agency.")
    sheet.finish()


def _line(book: Book, each: Echo | UnsentReceipt, event: CaseEvent | None) -> list[Cell]:
    where = shown(f"{sent_name(event.file)}, {event.location}") if event else ""
    if isinstance(each, Echo):
        says, other, found = "that it told", each.told, told_finding(each)
        looked_at = _days(each.date, each.date + timedelta(days=each.window_days))
    else:
        says, other, found = "that it heard from", each.heard_from, heard_finding(each)
        looked_at = _days(each.looked_from, each.looked_to)
    face = book.faces.get(shown_name(each.agency))
    return [
        Cell(book.number(each.event_id), NUMBER), Cell(each.date, DAY), _agency(book, each.agency), Cell(says, TEXT),
        _agency(book, other), Cell(shown(each.words), book.looks(face).pale if face else TEXT), Cell(where, TEXT),
        Cell(looked_at, TEXT), Cell(found, TEXT),
    ]  # fmt: skip


def _without_rows(book: Book, named: NamedWithoutRows) -> list[Cell]:
    words = rows_in_words(named, book.number)
    empty = Cell("", TEXT)
    return [
        Cell("", NUMBER), empty, empty, Cell("named by others", TEXT), _agency(book, named.agency),
        Cell(words, TEXT), empty, empty, Cell(without_rows_finding(named, book.view), TEXT),
    ]  # fmt: skip


def _agency(book: Book, name: str) -> Cell:
    face = book.faces.get(shown_name(name))
    return Cell(shown(name), book.looks(face).strong if face else BOLD)


def _days(first: date, last: date) -> str:
    return f"{first:%d/%m/%Y} to {last:%d/%m/%Y}"
