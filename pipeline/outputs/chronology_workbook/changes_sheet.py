"""The sheet "Organisational changes": what changed inside the agencies, beside what else happened around that time."""

from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_rows import ChronologyRow
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column
from pipeline.outputs.chronology_workbook.styles import BOLD, TEXT
from pipeline.outputs.file_names import sent_name
from pipeline.outputs.safe_text import shown
from schemas.case_view import AgencyChange

TITLE = "Organisational changes"
_AROUND = timedelta(days=30)
_COLUMNS = (
    Column("Date", 13.5), Column("Agency", 20), Column("Change", 38), Column("Impact", 34),
    Column("Rows of the chronology within 30 days", 18), Column("About the date", 15), Column("Source", 20),
)  # fmt: skip


def write_changes(book: Book) -> None:
    """One line for each change, in date order, on the time axis of the chronology."""
    explanation = (
        "Restructures, staffing, policy and systems, with the rows of the chronology that fall around them.",
    )
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    for change in sorted(book.view.organisational_changes, key=_order):
        face = book.faces.get(shown_name(change.agency))
        looks = book.looks(face) if face else None
        is_day = change.date is not None and change.date_precision == "day" and not change.approximate
        when = Cell(change.date, looks.day) if is_day and looks else Cell(_when(change), looks.pale if looks else TEXT)
        pale = looks.pale if looks else TEXT
        others = "\n".join(f"{shown(part.label)}: {shown(part.text)}" for part in change.other)
        impact = "\n".join(part for part in (shown(change.impact), others) if part)
        sheet.add([
            when, Cell(change.agency, looks.strong if looks else BOLD), Cell(shown(change.change), pale),
            Cell(impact, pale), Cell(_rows_around(change.date, change.date_end, book.rows), pale),
            Cell("\n".join(change.date_notes), pale), Cell(f"{sent_name(change.file)}, {change.location}", pale),
        ])  # fmt: skip
    sheet.say_if_empty("No agency has reported an organisational change.")
    sheet.finish()


def _order(change: AgencyChange) -> tuple[date, str]:
    return (change.date or date.max, change.agency)


def _when(change: AgencyChange) -> str:
    return shown(change.date_text) or (f"{change.date:%d/%m/%Y}" if change.date else "No date given")


def _rows_around(first: date | None, last: date | None, rows: Sequence[ChronologyRow]) -> str:
    if first is None:
        return ""
    until = last or first
    near = [row.number for row in rows if row.day and first - _AROUND <= row.day <= until + _AROUND]
    if not near:
        return "none"
    return f"{len(near)}: No. {near[0]} to {near[-1]}" if len(near) > 1 else f"1: No. {near[0]}"
