"""The sheet "Disagreements": where two agencies differ on one event, or on a person's details."""

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column
from pipeline.outputs.chronology_workbook.styles import BOLD, TEXT
from pipeline.outputs.file_names import sent_place
from pipeline.outputs.safe_text import shown

TITLE = "Disagreements"
_KINDS = {
    "time": "Time", "date": "Date", "child-seen": "Child seen", "account": "What happened",
    "person": "Person's details",
}  # fmt: skip
_COLUMNS = (
    Column("About", 22),
    Column("They differ on", 10),
    Column("Agency", 16),
    Column("Says", 24),
    Column("Where", 18),
    Column("Other agency", 16),
    Column("Says otherwise", 24),
    Column("Where (other)", 18),
    Column("Rows", 7),
)


def write_disagreements(book: Book) -> None:
    """One line for each difference, with both texts and where each stands."""
    explanation = ("Both accounts are kept. The program does not decide who is right.",)
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    for item in book.view.disagreements:
        numbers = sorted(number for key in item.event_ids if (number := book.number(key)) is not None)
        sheet.add([
            Cell(shown(item.about), BOLD), Cell(_KINDS[item.kind], TEXT),
            *_side(book, item.first), *_side(book, item.second),
            Cell(", ".join(map(str, numbers)), TEXT),
        ])  # fmt: skip
    sheet.say_if_empty("No two agencies were found to differ.")
    sheet.finish()


def _side(book: Book, side: tuple[str, str, str]) -> list[Cell]:
    agency, says, where = side
    face = book.faces.get(shown_name(agency))
    strong, pale = (book.looks(face).strong, book.looks(face).pale) if face else (BOLD, TEXT)
    return [Cell(agency, strong), Cell(shown(says), pale), Cell(shown(sent_place(where)), pale)]
