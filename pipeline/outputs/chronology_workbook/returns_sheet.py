"""The sheet "Returns": which files this workbook was made from, which were set aside, and what is still awaited."""

from datetime import datetime
from pathlib import PurePosixPath

from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.chronology_rows import day_words
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.sheet import OPEN, Cell, Column
from pipeline.outputs.chronology_workbook.styles import BOLD, MARKER, NUMBER, TEXT
from pipeline.outputs.safe_text import shown
from schemas.agency import FORM_TITLES
from schemas.case_view import ReturnEntry

TITLE = "Returns"
_STATES = {"accepted": "In force", "superseded": "Replaced by a later version", "needs-attention": "Set aside"}
_COLUMNS = (
    Column("Agency", 20),
    Column("Form", 17),
    Column("Version", 8),
    Column("State", 16),
    Column("Received or due", 17),
    Column("Problems", 9),
    Column("File", 37),
    Column("Why set aside, and what to do", 34),
    Column("SHA-256", 72, is_printed=False),
    OPEN,
)


def write_returns(book: Book) -> None:
    """Every original of the case, then what is outstanding."""
    sheet = book.sheet(
        TITLE,
        _COLUMNS,
        explanation=("Every file of the case, with its digest, so that it can be proved which one was read.",),
    )
    for entry in book.view.returns:
        face = book.faces.get(shown_name(entry.agency))
        why = " ".join(shown(part) for part in (entry.reason, entry.advice) if part)
        problems = sum(issue.severity != "info" for issue in entry.issues)
        sheet.add([
            Cell(entry.agency or "not known", book.looks(face).strong if face and entry.agency else BOLD),
            Cell(_what(entry), TEXT), Cell(entry.version, NUMBER), Cell(_STATES[entry.state], TEXT),
            Cell(_moment(entry.received_at), TEXT), Cell(problems, NUMBER),
            Cell(PurePosixPath(entry.file).name, TEXT),
            Cell(why, TEXT), Cell(entry.sha256, TEXT), Cell("open", TEXT, book.link_to_return(entry)),
        ])  # fmt: skip
    sheet.say_if_empty("No return has come yet.")
    if book.view.outstanding:
        sheet.add([Cell("Still awaited" if place == 0 else "", MARKER) for place in range(len(_COLUMNS))])
    for awaited in book.view.outstanding:
        late = awaited.working_days_overdue
        words = f"{late} working {'day' if late == 1 else 'days'} late" if late > 0 else "not yet due"
        due = f"due {day_words(awaited.due)}" if awaited.due else "no day set"
        face = book.faces.get(shown_name(awaited.agency))
        agency = Cell(awaited.agency, book.looks(face).strong if face else BOLD)
        sheet.add([
            agency, Cell(FORM_TITLES.get(awaited.form, awaited.form), TEXT),
            Cell("", TEXT), Cell(words, BOLD if late > 0 else TEXT), Cell(due, TEXT), Cell("", TEXT),
            Cell("", TEXT), Cell(f"Telephone {awaited.phone}" if awaited.phone else "", TEXT),
            Cell("", TEXT), Cell("", TEXT),
        ])  # fmt: skip
    sheet.finish()


def _what(entry: ReturnEntry) -> str:
    """The form; an e-mail that only brought files is none."""
    is_cover = entry.form == "unknown" and entry.state == "accepted"
    return "Covering message" if is_cover else FORM_TITLES[entry.form]


def _moment(moment: datetime) -> str:
    return f"{day_words(moment.date())}, {moment:%H:%M}"
