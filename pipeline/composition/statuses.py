"""Where cases stand, without making any output."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from pipeline.arrival.heartbeat import watcher_state
from pipeline.composition.case_views import folder_of, references, standing
from pipeline.errors import ConfigurationError
from pipeline.merging.versions import settle_versions
from pipeline.store import CaseFolder
from schemas.case_view import ReturnEntry
from schemas.status import Attention, CaseStatus, StatusReport
from schemas.watching import WatcherState


def status_report(intake: Path, outputs: Path, reference: str | None, now: datetime.datetime) -> StatusReport:
    """The watcher and one case, or all of them.

    Raises:
        ConfigurationError: the case asked for is not there or its case.toml cannot be read.
    """
    watcher = watcher_state(outputs, now)
    if reference is not None:
        wanted: tuple[CaseFolder, ...] = (folder_of(reference, intake, outputs),)
        return StatusReport(watcher=watcher, cases=tuple(case_status(folder, watcher, now) for folder in wanted))
    cases = []
    for name in references(intake):
        folder = CaseFolder(name, intake, outputs)
        try:
            cases.append(case_status(folder, watcher, now))
        except ConfigurationError as error:
            trouble = Attention(file="case.toml", reason=str(error), advice="Put case.toml right and look again.")
            cases.append(
                CaseStatus(reference=name, returns=(), outstanding=(), deadlines=(), needs_attention=(trouble,))
            )
    return StatusReport(watcher=watcher, cases=tuple(cases))


def case_status(folder: CaseFolder, watcher: WatcherState, now: datetime.datetime) -> CaseStatus:
    """One case as it stands."""
    now_known = standing(folder, now)
    returns = settle_versions(now_known.entries, now_known.case).returns
    return CaseStatus(
        reference=now_known.case.reference,
        returns=tuple(entry.model_copy(update={"parsed": None}) for entry in returns),
        outstanding=now_known.outstanding,
        deadlines=now_known.timetable.deadlines,
        needs_attention=attention(now_known.case.reference, returns, watcher),
    )


def attention(reference: str, returns: Iterable[ReturnEntry], watcher: WatcherState) -> tuple[Attention, ...]:
    """What a coordinator has to look at: files set aside, and files that wait."""
    aside = [
        Attention(file=entry.file, reason=entry.reason or "", advice=entry.advice or "")
        for entry in returns
        if entry.state == "needs-attention"
    ]
    waiting = [
        Attention(file=item.name, reason=item.reason, advice="It is tried again by itself.")
        for item in watcher.waiting
        if item.case == reference
    ]
    return (*aside, *waiting)
