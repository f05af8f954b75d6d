"""Where all cases stand (contract: `status --json`)."""

from schemas.case_view import ReturnEntry
from schemas.fact import Fact
from schemas.timetable import Deadline, Outstanding
from schemas.watching import WatcherState


class Attention(Fact):
    """One file that could not be used, or waits: why, and what to do."""

    file: str
    reason: str
    advice: str


class CaseStatus(Fact):
    """One case."""

    reference: str
    returns: tuple[ReturnEntry, ...]
    outstanding: tuple[Outstanding, ...]
    deadlines: tuple[Deadline, ...]
    needs_attention: tuple[Attention, ...]


class StatusReport(Fact):
    """The watcher and every case asked for."""

    watcher: WatcherState
    cases: tuple[CaseStatus, ...]
