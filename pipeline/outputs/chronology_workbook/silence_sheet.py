"""The sheet "Silence and child seen": how long an agency recorded nothing, and when it last recorded the child."""

from datetime import date

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column
from pipeline.outputs.chronology_workbook.styles import BOLD, DAY, NUMBER, TEXT

TITLE = "Silence and child seen"
_NEVER = "not recorded"
_COLUMNS = (
    Column("Agency", 30), Column("Longest gap (days)", 12), Column("Gap from", 15), Column("Gap to", 15),
    Column("Last contact", 15), Column("Days since the child was recorded as seen", 18),
    Column("Days since the child was recorded as seen alone", 18),
)  # fmt: skip


def write_silences(book: Book) -> None:
    """One line an agency."""
    period = book.view.case.review_period
    looked_at = (
        f"Review period: {period.start:%d/%m/%Y} to {period.end:%d/%m/%Y}." if period else "No review period is set."
    )
    explanation = (
        looked_at,
        "Days are calendar days, counted to the end of the period. Not every agency had a duty to see the child.",
    )
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    for item in book.view.silences:
        face = book.faces.get(shown_name(item.agency))
        sheet.add([
            Cell(item.agency, book.looks(face).strong if face else BOLD), _count(item.longest_gap_days, "none"),
            _day(item.gap_start), _day(item.gap_end), _day(item.last_contact),
            _count(item.days_since_child_seen, _NEVER), _count(item.days_since_child_seen_alone, _NEVER),
        ])  # fmt: skip
    sheet.say_if_empty("No agency has returned a chronology yet.")
    sheet.finish()


def _count(days: int | None, otherwise: str) -> Cell:
    return Cell(otherwise, TEXT) if days is None else Cell(days, NUMBER)


def _day(day: date | None) -> Cell:
    return Cell("", TEXT) if day is None else Cell(day, DAY)
