"""The sheet "Echoes": an agency says that it told another, and the other has no entry of it."""

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column
from pipeline.outputs.chronology_workbook.styles import BOLD, DAY, NUMBER, TEXT
from pipeline.outputs.safe_text import shown

TITLE = "Echoes"
_COLUMNS = (
    Column("No.", 6),
    Column("Date", 14),
    Column("Agency", 20),
    Column("Says that it told", 20),
    Column("In these words", 50),
    Column("Days looked at", 10),
    Column("What was found", 36),
)


def write_echoes(book: Book) -> None:
    """One line for each message that nobody is on record as having received."""
    explanation = (
        "An agency says that it told another agency something, and the other has no entry that answers to it.",
        "It may be a gap in practice, in the record or in the return. Ask before concluding.",
    )
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    for echo in book.view.echoes:
        teller, told = book.faces.get(shown_name(echo.agency)), book.faces.get(shown_name(echo.told))
        sheet.add([
            Cell(book.number(echo.event_id), NUMBER),
            Cell(echo.date, DAY),
            Cell(echo.agency, book.looks(teller).strong if teller else BOLD),
            Cell(echo.told, book.looks(told).strong if told else BOLD),
            Cell(shown(echo.words), book.looks(teller).pale if teller else TEXT),
            Cell(echo.window_days, NUMBER),
            Cell(f"{echo.told} has no entry of it within {echo.window_days} days.", TEXT),
        ])  # fmt: skip
    sheet.say_if_empty("Every message that could be followed up has an entry at the other agency.")
    sheet.finish()
