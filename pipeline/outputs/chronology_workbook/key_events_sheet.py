"""The sheet "Key practice events": the rows that the reviewer ticked, on pages that can be taken to a meeting."""

from pipeline.outputs.chronology_rows import is_key_event
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column
from pipeline.outputs.chronology_workbook.styles import REVIEWER_HEADING, TEXT
from pipeline.outputs.safe_text import shown

TITLE = "Key practice events"
_NOTES = ("Key event", "Theme / KLOE", "Reviewer's note")
_COLUMNS = (
    Column("No.", 5),
    Column("Date", 14),
    Column("Time", 7),
    Column("Agency", 18),
    Column("Code", 6),
    Column("Event", 40),
    Column("Comment and analysis", 22),
    Column("Key event", 9, look=REVIEWER_HEADING),
    Column("Theme / KLOE", 15, look=REVIEWER_HEADING),
    Column("Reviewer's note", 26, look=REVIEWER_HEADING),
)


def write_key_events(book: Book) -> None:
    """Every row whose column Key event is filled in."""
    explanation = (
        "Made from the column Key event of the first sheet. Tick rows there; they stand here the next time.",
    )
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    for row in book.rows:
        if is_key_event(row):
            notes = row.source_event.notes
            looks = book.looks(row.face, is_struck=row.standing == "withdrawn")
            sheet.add([
                Cell(row.number, looks.number),
                Cell(row.day or row.when, looks.day if row.day else looks.pale),
                Cell(row.time, looks.pale),
                Cell(row.face.name, looks.strong),
                Cell(row.face.code, looks.strong),
                Cell(row.event, looks.pale),
                Cell(row.comment, looks.pale),
                *[Cell(shown(notes.get(heading)), TEXT) for heading in _NOTES],
            ])  # fmt: skip
    sheet.say_if_empty("None ticked yet.")
    sheet.finish()
