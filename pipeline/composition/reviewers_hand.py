"""What the lead reviewer wrote into the workbook, and the version in which they wrote it.

"New since your last version" means since the last workbook that a person saved. So what that workbook showed is kept
beside it, and read from there for as long as the published workbook is the program's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from pipeline import durable
from pipeline.errors import Unusable
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.outputs.publishing import is_ours
from pipeline.store import CaseFolder

WORKBOOK = "integrated-chronology.xlsx"
_KEPT = ".reviewers-version.json"


@dataclass(frozen=True)
class ReviewersHand:
    """What was read of the reviewer's work.

    Args:
        notes: what they wrote, with the rows as their version showed them; `None` where nobody has written anything.
        read: the published workbook's hash, if it was changed by a person and read; else nothing.
        trouble: why a changed workbook could not be read, as a sentence; it is put aside, never written over.
    """

    notes: ReviewerNotes | None = None
    read: Mapping[str, str] = field(default_factory=dict)
    trouble: str | None = None


def reviewers_hand(folder: CaseFolder) -> ReviewersHand:
    """What the reviewer wrote into the published workbook, or wrote before, if the workbook is the program's own."""
    path = folder.results / WORKBOOK
    if not path.is_file() or is_ours(folder, WORKBOOK):
        return ReviewersHand(_kept(folder))
    from pipeline.outputs.chronology_workbook.read_back import read_back

    data = path.read_bytes()
    try:
        return ReviewersHand(read_back(data), {WORKBOOK: hashlib.sha256(data).hexdigest()})
    except Unusable as unusable:
        return ReviewersHand(_kept(folder), trouble=f"{WORKBOOK}: {unusable.reason} {unusable.advice}")


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
