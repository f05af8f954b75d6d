"""What the lead reviewer wrote into the workbook, and the version in which they wrote it.

"New since your last version" means since the last workbook that a person saved. So what that workbook showed is kept
beside it, and read from there for as long as the published workbook is the program's own.
"""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from pipeline import durable
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.outputs.publishing import is_ours
from pipeline.store import CaseFolder

WORKBOOK = "integrated-chronology.xlsx"
_KEPT = ".reviewers-version.json"


def reviewer_notes(folder: CaseFolder) -> ReviewerNotes | None:
    """What the reviewer wrote, with the rows as their version showed them; `None` where nobody has written anything.

    Raises:
        Unusable: the workbook cannot be read back.
    """
    path = folder.results / WORKBOOK
    if not path.is_file() or is_ours(folder, WORKBOOK):
        return _kept(folder)
    from pipeline.outputs.chronology_workbook.read_back import read_back

    return read_back(path.read_bytes())


def remember(folder: CaseFolder, notes: ReviewerNotes | None) -> None:
    """Keep what the reviewer's version showed, before a new workbook takes its place."""
    if notes is not None:
        data = TypeAdapter(ReviewerNotes).dump_json(notes, indent=1)
        durable.publish(data, folder.results / _KEPT)


def _kept(folder: CaseFolder) -> ReviewerNotes | None:
    try:
        return TypeAdapter(ReviewerNotes).validate_json((folder.results / _KEPT).read_bytes())
    except (OSError, ValidationError):
        return None
