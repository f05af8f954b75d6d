"""Rows of returns to events of the case, each with its id, agency, file and the child's age; no word is lost."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.merging.age import age_at
from pipeline.merging.agency_codes import agency_code
from pipeline.merging.event_ids import ids_of_versions
from pipeline.merging.many_objects import without_collecting
from pipeline.merging.row_copies import AS_YET_UNKNOWN, made_row
from pipeline.merging.versions import Chain
from schemas.case import Case
from schemas.case_view import CaseEvent, ReturnEntry
from schemas.chronology import Event, LabelledText
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.referral import ReferralRecord

AGENCY_COLUMN = "Agency (as the row says)"


@dataclass(frozen=True)
class ReturnedRows:
    """The rows of one return, in force or superseded, in the order of its file."""

    entry: ReturnEntry
    events: tuple[CaseEvent, ...]


@without_collecting
def rows_of_chains(chains: Sequence[Chain], case: Case) -> tuple[ReturnedRows, ...]:
    """The rows of every version of every return that has rows, ids carried from version to version.

    Two returns of one agency that hold the same row keep both; the second gets an id of its own.
    """
    found: list[ReturnedRows] = []
    used: set[str] = set()
    born = case.subject_child.date_of_birth if case.subject_child else None
    for chain in chains:
        versions = [rows_of(entry) for entry in chain]
        if not any(versions):
            continue
        name = chain[-1].agency or f"file {chain[0].sha256}"
        code = agency_code(chain[-1].agency, case) if chain[-1].agency else "XX"
        ids = ids_of_versions(name, code, versions, frozenset(used))
        used.update(identifier for version in ids for identifier in version)
        for entry, rows, row_ids in zip(chain, versions, ids, strict=True):
            events = tuple(_case_event(row, row_id, entry, born) for row, row_id in zip(rows, row_ids, strict=True))
            found.append(ReturnedRows(entry, events))
    return tuple(found)


def rows_of(entry: ReturnEntry) -> tuple[Event, ...]:
    """The rows of a chronology, or of the referral's short chronology."""
    record = entry.parsed.record if entry.parsed else None
    return record.events if isinstance(record, ChronologyRecord | ReferralRecord) else ()


def _case_event(row: Event, row_id: str, entry: ReturnEntry, born: datetime.date | None) -> CaseEvent:
    """Built without validating again: every value comes out of a validated record."""
    own: dict[str, object] = {
        "agency": entry.agency or row.agency,
        "id": row_id,
        "file": entry.file,
        "sha256": entry.sha256,
        "return_version": entry.version,
        "age_of_child": age_at(born, row) if born else None,
    }
    if row.agency and row.agency != entry.agency:
        own["other"] = (*row.other, LabelledText(label=AGENCY_COLUMN, text=row.agency))
    return made_row(AS_YET_UNKNOWN, row.__dict__, own)
