"""The sheet "Legend and how to read this": whose colour is whose, the key lines of enquiry, and what the words mean."""

from collections import Counter

from pipeline.outputs.chronology_rows import THEME
from pipeline.outputs.chronology_workbook.book import LEGEND, Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column, Sheet
from pipeline.outputs.chronology_workbook.styles import BOLD, MARKER, TEXT
from pipeline.outputs.chronology_workbook.version_stamp import version_words
from schemas.agency import FORM_TITLES

_MOST_NAMED = 30
"""So many rows of a key line are named; the filter on the first sheet shows all."""
_COLUMNS = (Column("Agency", 40), Column("Code", 9), Column("What its rows look like, and what it sent", 92))
HOW_TO_READ: tuple[tuple[str, str], ...] = (
    (
        "Colour",
        "The Agency and Code cells carry the agency's colour, the row a pale tint of it. The name is always "
        "printed, so nothing depends on seeing the colour. A colour says who, never how serious.",
    ),
    (
        "Order",
        "Rows stand in date and time order. A row for which only a month or a year is known stands at the start "
        "of it, before the days. The number in the first column keeps this order: sort by it to come back.",
    ),
    (
        "Date",
        "A day is shown as a date only where the agency gave one without doubt. Otherwise the cell holds the "
        "agency's own words, and the column About the date and order says what is not known.",
    ),
    (
        "Order within the day not known",
        "The agency gave no time, and other rows fall on the same day. Where the row stands within that day means "
        "nothing.",
    ),
    (
        "Date as written",
        "The agency's text, unchanged. Anything assumed in reading it is said under About the date and order.",
    ),
    (
        "Same event",
        "The numbers of rows of other agencies that seem to tell of the same event. They are linked, never "
        "merged. Reject a link on the sheet Same event and it will not be proposed again.",
    ),
    (
        "Strength",
        "On the sheet Same event: how much speaks for a link, from 0 to 100 %. It weighs the kind of event, day and "
        "time, who and where is named. It is not a probability. The weakest links stand first, to be looked at first.",
    ),
    (
        "Continued",
        "Excel cannot show more than about thirty lines in one row. Longer text goes on in the next row, marked "
        "(continued), under the same number.",
    ),
    (
        "Columns for you",
        "Key event, Theme / KLOE, Reviewer's note, Follow up. Add columns of your own to the right of them, "
        "colour cells, put comments on. All of it is kept when the workbook is made again with new returns, as "
        "long as the column Row id stays.",
    ),
    (
        "Since last version",
        "New, Changed or Withdrawn, compared with the workbook that you last saved. A withdrawn row that you "
        "wrote on is kept and struck through. The sheet Since your last version has them all together, with what each "
        "row said before; a withdrawn row without a note stands only there.",
    ),
    (
        "Source file and row",
        "Which return says so and where in it. A click opens the original, if the intake folder stands beside the "
        "outputs folder.",
    ),
    (
        "Seen alone",
        "Yes or No only where the agency says so. Empty means that it does not say.",
    ),
    (
        "Print",
        "A4 landscape, the columns up to Age of child. To print more: Page Layout, Print Area.",
    ),
    (
        "Not in this workbook",
        "Nothing of a return is left out here. Text that fits no column stands under Other columns' text or on "
        "the sheet Issues.",
    ),
)


def write_legend(book: Book) -> None:
    """Agencies with their colours first, then the key lines (the drop-down reads them here), then how to read it."""
    case = book.view.case
    what = f"Case {case.reference}, as at {book.view.as_at:%d/%m/%Y}. {version_words(book.version)}"
    sheet = book.sheet(LEGEND, _COLUMNS, explanation=[what])
    rows_by_agency = Counter(row.face.name for row in book.rows)
    for face in book.faces.values():
        looks = book.looks(face)
        told = _told(book, face.name, rows_by_agency[face.name])
        expected = "" if face.is_expected else " Not named in the case's list of agencies."
        cells = [Cell(face.name, looks.strong), Cell(face.code, looks.strong), Cell(told + expected, looks.pale)]
        sheet.add(cells)
    _add_heading(sheet, "Key lines of enquiry")
    for line in case.key_lines_of_enquiry:
        sheet.add([Cell(line, TEXT), Cell("", TEXT), Cell(_carrying(book, line), TEXT)])
    _add_heading(sheet, "How to read this")
    for term, meaning in HOW_TO_READ:
        sheet.add([Cell(term, BOLD), Cell("", TEXT), Cell(meaning, TEXT)])
    sheet.finish(has_filter=False)


def _add_heading(sheet: Sheet, words: str) -> None:
    sheet.add([Cell(words, MARKER), Cell("", MARKER), Cell("", MARKER)])


def _carrying(book: Book, line: str) -> str:
    """How many rows the reviewer gave a key line to, and the first of them."""
    numbers = [str(row.number) for row in book.rows if line.strip() in row.source_event.notes.get(THEME, "")]
    if not numbers:
        return "No row carries it yet. Choose it in the column Theme / KLOE of the first sheet."
    more = " …" if len(numbers) > _MOST_NAMED else ""
    rows = "1 row carries it" if len(numbers) == 1 else f"{len(numbers)} rows carry it"
    return f"{rows}: No. {', '.join(numbers[:_MOST_NAMED])}{more}"


def _told(book: Book, agency: str, rows: int) -> str:
    forms = [FORM_TITLES[entry.form].lower() for entry in book.view.accepted if entry.agency == agency]
    sent = ", ".join(sorted(set(forms))) or "nothing yet"
    return f"{rows} {'row' if rows == 1 else 'rows'} in the chronology. Sent: {sent}."
