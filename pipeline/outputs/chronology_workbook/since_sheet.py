"""The sheet "Since your last version": rows that went, that read otherwise now, and that came, with both their words.

A row that is withdrawn without a note stands nowhere else: nothing may go without being said.
"""

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_rows import CHANGES, OWN_LINE, ChronologyRow
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column, Sheet
from pipeline.outputs.chronology_workbook.styles import BOLD, NUMBER, TEXT
from pipeline.outputs.safe_text import shown
from schemas.case_view import ShownBefore

TITLE = "Since your last version"
_NO_ROW = "You wrote this on a line that is no agency's row. Copy it to the row that it is about, or delete the line."
_COLUMNS = (
    Column("What", 11), Column("No.", 6), Column("Agency", 19), Column("It said", 46), Column("It says now", 46),
    Column("Your notes on it", 24),
)  # fmt: skip


def write_since(book: Book) -> None:
    """Withdrawn rows first, then changed ones, then new ones; each in the order of the chronology."""
    explanation = (
        "Compared with the workbook that you, or whoever works with you, last saved. A withdrawn row with a note of "
        "yours also stands on the first sheet, struck through;",
        "one without a note stands only here, and here until you save this workbook.",
    )
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    before = {row.event_id: row for row in book.view.shown_before}
    here = {row.source_event.id for row in book.rows}
    for row in (row for row in book.rows if row.standing == "withdrawn"):
        _add(book, sheet, row, _words(row), _NO_ROW if row.change == OWN_LINE else "no longer in the agency's return")
    for gone in (row for row in before.values() if row.event_id not in here):
        _add_gone(book, sheet, gone)
    for change in ("changed", "put-back", "new"):
        for row in (row for row in book.rows if row.change == CHANGES[change]):
            was = before.get(row.source_event.id)
            _add(book, sheet, row, _said(was) if was else "", _words(row))
    has_version = bool(book.view.reviewer_columns)
    nothing = "Nothing has changed." if has_version else "Nobody has saved this workbook yet: nothing to compare with."
    sheet.say_if_empty(nothing)
    sheet.finish()


def _add(book: Book, sheet: Sheet, row: ChronologyRow, was: str, now: str) -> None:
    looks = book.looks(row.face, is_struck=row.standing == "withdrawn")
    notes = "\n".join(f"{label}: {shown(text)}" for label, text in row.source_event.notes.items() if text)
    sheet.add([
        Cell(row.change, BOLD), Cell(row.number, looks.number), Cell(row.face.name, looks.strong),
        Cell(was, looks.pale), Cell(now, book.looks(row.face).pale), Cell(notes, TEXT),
    ])  # fmt: skip


def _add_gone(book: Book, sheet: Sheet, gone: ShownBefore) -> None:
    face = book.faces.get(shown_name(gone.agency))
    looks = book.looks(face, is_struck=True) if face else None
    where = " · ".join(shown(part) for part in (gone.file, gone.location) if part)
    now = "no longer in the agency's return" + (f"\n(it stood in {where})" if where else "")
    agency = Cell(gone.agency or "not known", looks.strong if looks else BOLD)
    sheet.add([
        Cell(CHANGES["withdrawn"], BOLD), Cell("", NUMBER), agency,
        Cell(_said(gone), looks.pale if looks else TEXT), Cell(now, TEXT), Cell("", TEXT),
    ])  # fmt: skip


def _said(before: ShownBefore) -> str:
    return _told(before.date_text, before.time_text, before.event)


def _words(row: ChronologyRow) -> str:
    return _told(row.date_as_written or row.when, row.time, row.event)


def _told(*parts: str | None) -> str:
    day, time, event = (shown(part) for part in parts)
    return "\n".join(part for part in (" ".join(word for word in (day, time) if word), event) if part)
