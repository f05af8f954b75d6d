"""What each published version of the integrated chronology carried of the reviewer's, so that a copy that comes back
can be compared with the version that it was made from.

Kept beside the outputs and not inside the workbook: a note that the reviewer deleted must not travel on, hidden.
"""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from pipeline import durable
from pipeline.merging.linked_by_hand import REASON
from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from pipeline.outputs.chronology_workbook.version_stamp import version_of
from pipeline.store import CaseFolder
from schemas.case_view import CaseEvent, CaseView
from schemas.chronology import LabelledText

_FOLDER = ".reviewers-versions"


def remember_version(folder: CaseFolder, view: CaseView) -> None:
    """Write down what the workbook of this view carries, unless that is written down already.

    Raises:
        OSError: the disk is full or gone.
    """
    path = folder.results / _FOLDER / f"{version_of(view)}.json"
    if path.is_file():
        return
    number = 1 + max((version.version for version in _all(folder)), default=0)
    carried = ReviewerNotes(
        rows=tuple(_row(event) for event in (*view.events, *view.withdrawn_events) if event.notes or event.marks),
        columns=tuple(column.label for column in view.reviewer_columns),
        not_the_same=view.rejected_links,
        withdrawn=frozenset(event.id for event in view.withdrawn_events),
        version=number,
        same=tuple((link.first, link.second) for link in view.same_events if link.reason == REASON),
        unclear=view.unclear_lines,
        shown=frozenset(event.id for event in view.events),
    )
    durable.publish(TypeAdapter(ReviewerNotes).dump_json(carried), path)


def version_known(folder: CaseFolder, version: str | None) -> ReviewerNotes | None:
    """What a version carried; nothing where it is not known any more."""
    if version is None or not version.isalnum():
        return None
    try:
        data = (folder.results / _FOLDER / f"{version}.json").read_bytes()
        return TypeAdapter(ReviewerNotes).validate_json(data)
    except (OSError, ValidationError):
        return None


def _all(folder: CaseFolder) -> list[ReviewerNotes]:
    names = sorted(path.stem for path in (folder.results / _FOLDER).glob("*.json"))
    return [known for name in names if (known := version_known(folder, name)) is not None]


def _row(event: CaseEvent) -> NotedRow:
    notes = tuple(LabelledText(label=label, text=text) for label, text in event.notes.items())
    return NotedRow(event_id=event.id, notes=notes, marks=event.marks)
