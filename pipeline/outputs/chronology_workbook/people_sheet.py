"""The sheet "People and facts": who says what about whom, and whether it agrees with the case's own details."""

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column
from pipeline.outputs.chronology_workbook.styles import BOLD, TEXT
from pipeline.outputs.safe_text import shown

TITLE = "People and facts"
_AGREES = {True: "Agrees", False: "DIFFERS", None: "The case has none"}
_COLUMNS = (
    Column("Person", 26), Column("Role", 18), Column("Fact", 20), Column("What is said", 44), Column("Said by", 28),
    Column("With the case's details", 16), Column("Where", 34),
)  # fmt: skip


def write_people(book: Book) -> None:
    """One line for each fact that an agency gives."""
    explanation = (
        "What each return says about each person. Where agencies differ, look at the original before deciding.",
    )
    sheet = book.sheet(TITLE, _COLUMNS, explanation=explanation)
    for fact in book.view.facts:
        face = book.faces.get(shown_name(fact.said_by))
        sheet.add([
            Cell(shown(fact.person), BOLD), Cell(fact.role.replace("-", " "), TEXT),
            Cell(fact.fact.replace("_", " "), TEXT),
            Cell(shown(fact.value), TEXT), Cell(fact.said_by, book.looks(face).strong if face else TEXT),
            Cell(_AGREES[fact.agrees], BOLD if fact.agrees is False else TEXT), Cell(shown(fact.location), TEXT),
        ])  # fmt: skip
    sheet.say_if_empty("No return says anything about the people of the case yet.")
    sheet.finish()
