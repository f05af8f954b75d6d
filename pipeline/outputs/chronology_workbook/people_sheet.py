"""The sheet "People and facts": who says what about whom, and whether it agrees with the case's own details."""

import re

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import Cell, Column
from pipeline.outputs.chronology_workbook.styles import BOLD, TEXT
from pipeline.outputs.safe_text import shown
from schemas.case_view import PersonFact

TITLE = "People and facts"
_AGREES = {True: "Agrees", False: "DIFFERS", None: "The case has none"}
_COLUMNS = (
    Column("Person", 22), Column("Role", 14), Column("Fact", 15), Column("What is said", 34), Column("Said by", 26),
    Column("With the case's details", 14), Column("Where", 32),
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
            Cell(_said(fact), TEXT), Cell(fact.said_by, book.looks(face).strong if face else TEXT),
            Cell(_AGREES[fact.agrees], BOLD if fact.agrees is False else TEXT), Cell(shown(fact.location), TEXT),
        ])  # fmt: skip
    sheet.say_if_empty("No return says anything about the people of the case yet.")
    sheet.finish()


def _said(fact: PersonFact) -> str:
    """What is said, a date as it is written in this country."""
    is_date = fact.fact.startswith("date") and re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value)
    return "/".join(reversed(fact.value.split("-"))) if is_date else shown(fact.value)
