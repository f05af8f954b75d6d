"""What the lead reviewer wrote into the workbook of learning by key line, kept from one making to the next."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from pipeline import durable
from pipeline.errors import Unusable
from pipeline.outputs.publishing import is_ours
from pipeline.outputs.review_pack import FOLDER, WORKBOOK
from pipeline.outputs.review_pack.reviewers_columns import KeyLineNotes, read_key_line_notes
from pipeline.store import CaseFolder

PATH = f"{FOLDER}/{WORKBOOK}"
_KEPT = ".reviewers-key-lines.json"


@dataclass(frozen=True)
class KeyLineHand:
    """What was read of the reviewer's work.

    Args:
        notes: what they wrote, with the rows as their version showed them; `None` where nobody has written anything.
        read: the workbook's hash, if it was changed by a person and read; else nothing.
        told: why a changed workbook could not be read, as a sentence; it is put aside, never written over.
    """

    notes: KeyLineNotes | None = None
    read: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def key_line_hand(folder: CaseFolder) -> KeyLineHand:
    """What the reviewer wrote into the published workbook, or wrote before, if the workbook is the program's own."""
    path = folder.results / PATH
    if not path.is_file() or is_ours(folder, PATH):
        return KeyLineHand(_kept(folder))
    content = path.read_bytes()
    try:
        return KeyLineHand(read_key_line_notes(content), {PATH: hashlib.sha256(content).hexdigest()})
    except Unusable as unusable:
        return KeyLineHand(_kept(folder), told=(f"{PATH}: {unusable.reason} {unusable.advice}",))


def remember_key_lines(folder: CaseFolder, notes: KeyLineNotes | None) -> None:
    """Keep what the reviewer's version showed, before a new workbook takes its place.

    Raises:
        OSError: the disk is full or gone.
    """
    if notes is not None:
        content = TypeAdapter(KeyLineNotes).dump_json(notes, indent=1)
        durable.publish(content, folder.results / _KEPT)


def _kept(folder: CaseFolder) -> KeyLineNotes | None:
    try:
        return TypeAdapter(KeyLineNotes).validate_json((folder.results / _KEPT).read_bytes())
    except (OSError, ValidationError):
        return None
