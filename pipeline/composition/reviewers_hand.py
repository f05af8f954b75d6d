"""What the lead reviewer wrote into the workbook, and the version in which they wrote it.

"New since your last version" means since the last workbook that a person saved. So what that workbook showed is kept
beside it, and read from there for as long as nobody has saved another one: in its place, or as a copy that was dropped
into the intake folder or came by e-mail. Each saved workbook is brought in once, against the version that it was made
from, so that none undoes what another one says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline import durable
from pipeline.composition.reviewers_copies import as_workbook, is_reviewers_workbook
from pipeline.composition.reviewers_versions import remember_version, version_known
from pipeline.errors import Unusable
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.three_way import Folded, fold
from pipeline.outputs.publishing import is_ours
from pipeline.outputs.status_words import counted
from pipeline.store import CaseFolder, StoredReturn, stored_returns
from schemas.case_view import CaseView, ReviewersCopy

WORKBOOK = "integrated-chronology.xlsx"
SAVED_BESIDE = "integrated-chronology.ods"
"""What LibreOffice calls the workbook when it is asked to keep its own format."""
_KEPT = ".reviewers-version.json"
_MOST_READ = 20
"""Hashes of saved workbooks that are remembered: more than anybody saves between two rounds."""


@dataclass(frozen=True)
class ReviewersHand:
    """What was read of the reviewer's work.

    Args:
        notes: what they wrote, with the rows as their version showed them; `None` where nobody has written anything.
        read: the published workbook's hash, if it was changed by a person and read; else nothing.
        trouble: why a changed workbook could not be read, as a sentence; it is put aside, never written over.
        told: what came of each copy that was brought in now, as a sentence.
    """

    notes: ReviewerNotes | None = None
    read: Mapping[str, str] = field(default_factory=dict)
    trouble: str | None = None
    told: tuple[str, ...] = ()


def reviewers_hand(folder: CaseFolder) -> ReviewersHand:
    """Everything that the reviewer wrote: what is kept, copies that came since, and the workbook in its place."""
    hand = ReviewersHand(_kept(folder))
    for stored in stored_returns(folder):
        if is_reviewers_workbook(stored.outcome):
            hand = _with_copy(hand, folder, stored)
    for beside in _saved_beside(folder):
        hand = _with_saved_beside(hand, folder, beside)
    path = folder.results / WORKBOOK
    if not path.is_file() or is_ours(folder, WORKBOOK):
        return hand
    return _with_published(hand, folder, path.read_bytes())


def remember(folder: CaseFolder, notes: ReviewerNotes | None, view: CaseView) -> None:
    """Keep what the reviewer's version showed, before a new workbook takes its place, and what the new one carries."""
    if notes is not None:
        data = TypeAdapter(ReviewerNotes).dump_json(notes, indent=1)
        durable.publish(data, folder.results / _KEPT)
    remember_version(folder, view)


def _with_copy(hand: ReviewersHand, folder: CaseFolder, stored: StoredReturn) -> ReviewersHand:
    sha256 = stored.original.sha256
    if hand.notes is not None and any(copy.sha256 == sha256 for copy in hand.notes.copies):
        return hand
    try:
        data = as_workbook(stored.original.path, stored.original.path.name, folder.results)
        folded = _folded(hand.notes, folder, data, stored.names[0], in_place=False)
    except Unusable as unusable:
        return replace(hand, told=(*hand.told, f"{stored.names[0]}: {unusable.reason} {unusable.advice}"))
    copy = ReviewersCopy(
        name=stored.names[0],
        file=stored.file,
        sha256=sha256,
        received_at=stored.received_at,
        taken=folded.taken,
        differing=folded.differing,
    )
    notes = replace(folded.notes, copies=(*folded.notes.copies, copy))
    return replace(hand, notes=notes, told=(*hand.told, _told(copy)))


def _saved_beside(folder: CaseFolder) -> tuple[Path, ...]:
    """Workbooks beside the one that is published: renamed, saved under another name, or in LibreOffice's format."""
    if not folder.results.is_dir():
        return ()
    beside = (path for path in folder.results.iterdir() if path.suffix.lower() == ".xlsx" and path.name != WORKBOOK)
    ours = (path for path in beside if path.is_file() and not path.name.startswith((".", "~$")))
    return (*sorted(ours), *(path for path in (folder.results / SAVED_BESIDE,) if path.is_file()))


def _is_of_this_case(folder: CaseFolder, data: bytes) -> bool:
    """Whether a workbook that anybody may have put there is a version of ours."""
    from pipeline.outputs.chronology_workbook.read_back import read_back_with_version

    try:
        return version_known(folder, read_back_with_version(data)[1]) is not None
    except Unusable:
        return False


def _with_saved_beside(hand: ReviewersHand, folder: CaseFolder, path: Path) -> ReviewersHand:
    """A workbook that was saved beside the one that was opened."""
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    if hand.notes is not None and sha256 in hand.notes.read:
        return hand
    if path.name != SAVED_BESIDE and not _is_of_this_case(folder, data):
        return hand
    try:
        folded = _folded(hand.notes, folder, as_workbook(path, path.name, folder.results), path.name, in_place=False)
    except Unusable as unusable:
        return replace(hand, told=(*hand.told, f"{path.name}: {unusable.reason} {unusable.advice}"))
    notes = replace(folded.notes, read=(*folded.notes.read, sha256)[-_MOST_READ:])
    if not folded.taken:
        return replace(hand, notes=notes)
    told = (
        f"{path.name}: {counted(folded.taken, 'change')} of the reviewer's brought into {WORKBOOK}. Go on in that one."
    )
    return replace(hand, notes=notes, told=(*hand.told, told))


def _with_published(hand: ReviewersHand, folder: CaseFolder, data: bytes) -> ReviewersHand:
    sha256 = hashlib.sha256(data).hexdigest()
    if hand.notes is not None and sha256 in hand.notes.read:
        return replace(hand, read={WORKBOOK: sha256})
    try:
        folded = _folded(hand.notes, folder, data, WORKBOOK, in_place=True)
    except Unusable as unusable:
        return replace(hand, trouble=f"{WORKBOOK}: {unusable.reason} {unusable.advice}")
    notes = replace(folded.notes, read=(*folded.notes.read, sha256)[-_MOST_READ:])
    return replace(hand, notes=notes, read={WORKBOOK: sha256}, told=(*hand.told, *_told_in_place(folded)))


def _folded(kept: ReviewerNotes | None, folder: CaseFolder, data: bytes, name: str, *, in_place: bool) -> Folded:
    from pipeline.outputs.chronology_workbook.read_back import read_back_with_version

    saved, version = read_back_with_version(data)
    base = version_known(folder, version)
    if base is None and in_place and kept is not None and not kept.copies:
        base = kept  # a workbook in its place that says no version was made from what was kept last
    is_latest = in_place or (base is not None and base.version >= (kept.version if kept else 0))
    return fold(kept, base, saved, name, is_latest=is_latest)


def _told_in_place(folded: Folded) -> Iterator[str]:
    """What was read of the workbook in its place: nobody who saved it should wonder whether it was."""
    rows = sum(row.is_annotated for row in folded.notes.rows)
    if folded.taken:
        on = f"there is something of the reviewer's on {counted(rows, 'row')} now"
        yield f"{WORKBOOK}: {counted(folded.taken, 'change')} read; {on}. All of it is kept."
    if folded.notes.put_back:
        back = counted(len(folded.notes.put_back), "row")
        yield (
            f"{WORKBOOK}: {back} that had been taken out of it stood in an agency's return and came back, marked "
            "“Put back”, notes and all. To see fewer rows, use the filter."
        )
    for line in folded.notes.unclear:
        asked = f"“{line.first or 'nothing'}” and “{line.second or 'nothing'}”"
        yield f"{WORKBOOK}, sheet “Same event”, {line.place}: {asked} not linked. {line.why}"


def _told(copy: ReviewersCopy) -> str:
    if not copy.taken and not copy.differing:
        return f"{copy.name}: nothing in it that the integrated chronology does not say already."
    changes = f"{counted(copy.taken, 'change')} of the reviewer's"
    sentence = f"{copy.name}: {changes} brought into {WORKBOOK}."
    if copy.differing:
        places = len(copy.differing)
        cells = "cell says" if places == 1 else "cells say"
        sentence += f" {places} {cells} something else there; both texts stand in it. Please decide."
    return sentence


def _kept(folder: CaseFolder) -> ReviewerNotes | None:
    try:
        return TypeAdapter(ReviewerNotes).validate_json((folder.results / _KEPT).read_bytes())
    except (OSError, ValidationError):
        return None
