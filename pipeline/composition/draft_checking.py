"""The check of one draft as a function of values: the same here and on another machine. It touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.clearing.draft_check import check_files
from pipeline.identifiers.check import DocumentType, check
from pipeline.identifiers.known import Roster
from pipeline.identifiers.memory import Memory
from pipeline.readers.document import Document
from pipeline.readers.sandbox import read_in_child
from pipeline.readers.whole_file import with_every_string
from schemas.finding import CheckReport


@dataclass(frozen=True)
class Draft:
    """All that the check of a draft depends on.

    Args:
        original: its bytes.
        name: without folders.
        roster: who is known.
        memory: what was decided before.
        document_type: for publication, or for the Panel.
        reference: of the case, if it belongs to one.
        work_folder: where it may be converted, on this machine.
    """

    original: bytes
    name: str
    roster: Roster
    memory: Memory
    document_type: DocumentType
    reference: str | None
    work_folder: Path | None = None


@dataclass(frozen=True)
class DraftFound:
    """The draft as it was read, what was found in it, and the files for people by name."""

    document: Document
    report: CheckReport
    files: Mapping[str, bytes]


Read = Callable[[bytes, str], Document]
Checker = Callable[[Draft], DraftFound]


def check_here(draft: Draft, read: Read | None = None) -> DraftFound:
    """Check one draft.

    Args:
        read: reads it, safely; a child process of its own if left out.

    Raises:
        Unusable: it cannot be read.
    """
    read = read or partial(read_in_child, work_folder=draft.work_folder)
    document = with_every_string(read(draft.original, draft.name), draft.original)
    report = check(
        document,
        draft.roster,
        document_type=draft.document_type,
        case_reference=draft.reference,
        memory=draft.memory,
    )
    report = report.model_copy(update={"not_checked": (*_nobody_known(draft), *report.not_checked)})
    return DraftFound(document, report, check_files(document, draft.original, report))


def _nobody_known(draft: Draft) -> tuple[str, ...]:
    """That the check knew nobody, which is the most that it can fail to know."""
    if draft.reference is None:
        return (
            "The people of a case. No case was named, and the draft does not lie in a case's folder: only what looks "
            "like a name, a number or an address was found, and nothing is known to be of the family. Check again with "
            "--case and the case's reference.",
        )
    if not draft.roster.people:
        return (
            f"The people of the case. Case {draft.reference} names nobody yet: write the family into its case.toml, "
            "process the returns, and check again.",
        )
    return ()
