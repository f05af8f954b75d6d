"""From the records of a case and its case.toml to the case view that every output is made from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.case_file import read_case
from pipeline.composition.reviewers_copies import is_reviewers_workbook
from pipeline.errors import ConfigurationError
from pipeline.merging.agencies import agency_of_return
from pipeline.store import CaseFolder, StoredReturn, case_references, stored_returns
from pipeline.timetable.deadlines import outstanding, timetable_of
from pipeline.timetable.profiles import load_profile
from schemas.case import Case
from schemas.case_view import CaseView, ReturnEntry
from schemas.receipt import Accepted, Refused
from schemas.timetable import Outstanding, Timetable

if TYPE_CHECKING:
    from pipeline.merging.reviewer_notes import ReviewerNotes

OWN_PARTNERSHIPS = "partnerships"
NOON = datetime.time(12, tzinfo=datetime.UTC)


def references(intake: Path) -> tuple[str, ...]:
    """Every case of the intake folder.

    Raises:
        ConfigurationError: there is no such folder.
    """
    try:
        return case_references(intake)
    except OSError:
        raise ConfigurationError(
            f"There is no intake folder at {intake.absolute()}. Go to the folder in which it stands, or say where it "
            "is with --intake. For a first case: rapid-review new"
        ) from None


def folder_of(reference: str, intake: Path, outputs: Path) -> CaseFolder:
    """The folders of a case that exists.

    Raises:
        ConfigurationError: there is no such case.
    """
    folder = CaseFolder(reference, intake, outputs)
    if not folder.case_file.is_file():
        known = references(intake)
        near = get_close_matches(reference.upper(), known, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        cases = ", ".join(known) or "none yet"
        raise ConfigurationError(f"There is no case {reference} in {intake}.{meant} Cases: {cases}.")
    return folder


def case_of(folder: CaseFolder) -> Case:
    """The case as its case.toml says.

    Raises:
        ConfigurationError: it cannot be read; the sentence says what to put right.
    """
    return read_case(case_text(folder), str(folder.case_file))


def case_text(folder: CaseFolder) -> str:
    """The text of case.toml.

    Raises:
        ConfigurationError: it cannot be opened, or is not saved as UTF-8.
    """
    try:
        return folder.case_file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ConfigurationError(
            f"{folder.case_file} is not saved as UTF-8 text. Open it in your text editor, choose Save as, "
            "and there the encoding UTF-8."
        ) from None
    except OSError:
        raise ConfigurationError(
            f"{folder.case_file} cannot be opened now. Somebody may have it open, or you may not read it."
        ) from None


def known_cases(intake: Path, outputs: Path) -> Mapping[str, Case]:
    """Every case whose case.toml can be read, by reference."""
    cases = {}
    for reference in references(intake):
        try:
            cases[reference] = case_of(CaseFolder(reference, intake, outputs))
        except ConfigurationError:
            continue
    return cases


@dataclass(frozen=True)
class Standing:
    """Where a case stands, without its events: what came, what is owed, what is due.

    Args:
        entries: every original, as merging wants it.
        as_at: the day for which this is true.
    """

    case: Case
    as_at: datetime.date
    entries: tuple[ReturnEntry, ...]
    outstanding: tuple[Outstanding, ...]
    timetable: Timetable


def standing(folder: CaseFolder, now: datetime.datetime) -> Standing:
    """Where a case stands.

    Raises:
        ConfigurationError: case.toml or the profile cannot be read.
    """
    case = case_of(folder)
    profile = load_profile(case.profile, (folder.intake / OWN_PARTNERSHIPS,))
    as_at = case.today or now.astimezone().date()
    stored_here = (stored for stored in stored_returns(folder) if not is_reviewers_workbook(stored.outcome))
    entries = tuple(entry_of(stored) for stored in stored_here)
    owed = outstanding(case, forms_received(case, entries), as_at, profile)
    return Standing(case, as_at, entries, owed, timetable_of(profile, case, as_at))


def case_view(folder: CaseFolder, now: datetime.datetime, reviewer: ReviewerNotes | None = None) -> CaseView:
    """All of one case, merged.

    Args:
        folder: the case's folders.
        now: the time, with its zone. A training case that names its own day keeps that day.
        reviewer: what the reviewer wrote into the workbook and said on the local page; read from there if left out.

    Raises:
        ConfigurationError: case.toml or the profile cannot be read.
    """
    from pipeline.composition.page_decisions import notes_with_page
    from pipeline.composition.reviewers_hand import reviewers_hand
    from pipeline.merging.merge import merge

    now_known = standing(folder, now)
    return merge(
        now_known.case,
        now_known.entries,
        timetable=now_known.timetable,
        outstanding=now_known.outstanding,
        as_at=now_known.as_at,
        generated_at=newest(now_known.case, now_known.entries),
        reviewer=reviewer if reviewer is not None else notes_with_page(folder, reviewers_hand(folder).notes),
    )


def newest(case: Case, entries: tuple[ReturnEntry, ...]) -> datetime.datetime:
    """The time printed on outputs: when the newest return came, so that the same returns give the same bytes."""
    start = datetime.datetime.combine(case.notified, NOON)
    return max((entry.received_at for entry in entries), default=start)


def entry_of(stored: StoredReturn) -> ReturnEntry:
    """One original as merging wants it. Version, agency of the case and superseding are merging's to say."""
    outcome = stored.outcome
    names = tuple(dict.fromkeys(receipt.name for receipt in stored.original.receipts)) or (stored.original.name,)
    entry = ReturnEntry(
        agency=None,
        form="unknown",
        file=stored.file,
        sha256=stored.original.sha256,
        received_at=stored.original.received_at,
        version=1,
        state="needs-attention",
        names=names,
    )
    if isinstance(outcome, Accepted):
        parsed = outcome.parsed
        accepted = {"state": "accepted", "form": parsed.form, "agency": parsed.agency, "issues": parsed.issues}
        return entry.model_copy(update={**accepted, "parsed": parsed})
    if isinstance(outcome, Refused):
        refused = {"form": outcome.form, "agency": outcome.agency, "reason": outcome.reason, "advice": outcome.advice}
        return entry.model_copy(update=refused)
    missing = {
        "reason": "What was read from this file is not there any more.",
        "advice": "Run `rapid-review rebuild` for this case; the original is kept.",
    }
    return entry.model_copy(update=missing)


def forms_received(case: Case, entries: tuple[ReturnEntry, ...]) -> dict[str, set[str]]:
    """Which forms each agency of the case has returned; one that came back blank is still owed."""
    received: dict[str, set[str]] = {}
    for entry in entries:
        agency = agency_of_return(entry.parsed, case).agency if entry.parsed is not None else None
        if agency is not None and not entry.is_blank:
            received.setdefault(agency.name, set()).add(entry.form)
    return received
