"""The integrated chronology as a workbook that a lead reviewer works in for weeks: one module a sheet."""

from collections.abc import Callable

from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.changes_sheet import write_changes
from pipeline.outputs.chronology_workbook.chronology_sheet import write_chronology
from pipeline.outputs.chronology_workbook.disagreements_sheet import write_disagreements
from pipeline.outputs.chronology_workbook.echoes_sheet import write_echoes
from pipeline.outputs.chronology_workbook.issues_sheet import write_issues
from pipeline.outputs.chronology_workbook.key_events_sheet import write_key_events
from pipeline.outputs.chronology_workbook.legend_sheet import write_legend
from pipeline.outputs.chronology_workbook.people_sheet import write_people
from pipeline.outputs.chronology_workbook.returns_sheet import write_returns
from pipeline.outputs.chronology_workbook.same_event_sheet import write_same_events
from pipeline.outputs.chronology_workbook.silence_sheet import write_silences
from pipeline.outputs.chronology_workbook.since_sheet import write_since
from pipeline.outputs.chronology_workbook.undated_sheet import write_undated
from pipeline.outputs.chronology_workbook.version_stamp import put_stamp
from pipeline.outputs.output import Files
from schemas.case_view import CaseView

FILE_NAME = "integrated-chronology.xlsx"
# In the order of the tabs.
SHEETS: tuple[Callable[[Book], object], ...] = (
    write_chronology,
    write_legend,
    write_key_events,
    write_since,
    write_same_events,
    write_disagreements,
    write_echoes,
    write_silences,
    write_people,
    write_changes,
    write_undated,
    write_issues,
    write_returns,
)


def build(view: CaseView) -> Files:
    """The workbook; the same view gives the same bytes."""
    book = Book(view)
    for write in SHEETS:
        write(book)
    return {FILE_NAME: _saved(book)}


def _saved(book: Book) -> bytes:
    properties = book.file.book.properties
    properties.title = f"Integrated chronology, {book.view.case.reference}"
    properties.creator = "Rapid review"
    properties.lastModifiedBy = "Rapid review"
    properties.subject = "Contains personal information: for this review only"
    properties.modified = book.view.generated_at.replace(tzinfo=None)
    put_stamp(book.file.book, book.view.case.reference, book.version)
    return book.file.packed()
