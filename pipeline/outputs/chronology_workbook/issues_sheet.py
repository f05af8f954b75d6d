"""The sheet "Issues": everything that is wrong with, or worth knowing about, the returns in force."""

from pathlib import PurePosixPath

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import OPEN, Cell, Column, Sheet
from pipeline.outputs.chronology_workbook.styles import BOLD, TEXT
from pipeline.outputs.safe_text import shown
from schemas.case_view import ReturnEntry
from schemas.issue import Issue

TITLE = "Issues"
_WORDS = {"error": "Cannot be relied on", "warning": "Please look", "info": "For your information"}
_RANK = {"error": 0, "warning": 1, "info": 2}
_COLUMNS = (
    Column("How serious", 12),
    Column("Agency", 18),
    Column("File", 26),
    Column("Where", 26),
    Column("What is wrong", 44),
    Column("What to do", 32),
    Column("Code", 40, is_printed=False),
    OPEN,
)


def write_issues(book: Book) -> None:
    """The case's own issues first, then each return's, the serious ones first."""
    sheet = book.sheet(
        TITLE, _COLUMNS, explanation=("What was found in the returns. The query sheets say the same to each agency.",)
    )
    for issue in sorted(book.view.issues, key=lambda issue: _RANK[issue.severity]):
        _add(book, sheet, None, issue)
    for entry in book.view.returns:
        if entry.state != "superseded":
            for issue in sorted(entry.issues, key=lambda issue: _RANK[issue.severity]):
                _add(book, sheet, entry, issue)
    sheet.say_if_empty("Nothing was found wrong.")
    sheet.finish()


def _add(book: Book, sheet: Sheet, entry: ReturnEntry | None, issue: Issue) -> None:
    agency = (entry.agency or "not known") if entry else "The case as a whole"
    face = book.faces.get(shown_name(entry.agency)) if entry else None
    sheet.add([
        Cell(_WORDS[issue.severity], BOLD if issue.severity == "error" else TEXT),
        Cell(agency, book.looks(face).strong if face else TEXT),
        Cell(PurePosixPath(entry.file).name if entry else "", TEXT),
        Cell(shown(issue.location), TEXT), Cell(shown(issue.message), TEXT), Cell(shown(issue.advice), TEXT),
        Cell(issue.code, TEXT), Cell("open" if entry else "", TEXT, book.link_to_return(entry) if entry else None),
    ])  # fmt: skip
