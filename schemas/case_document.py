"""The shape of case.json (contract), for programs that read it; an output writes it."""

import datetime

from pydantic import Field

from schemas.agency import FormName
from schemas.case_view import (
    AgencyChange,
    AgencyLearning,
    CaseEvent,
    Disagreement,
    ReturnState,
    ReviewersCopy,
    SameEvent,
    Silence,
    UnclearLine,
)
from schemas.fact import Fact
from schemas.issue import Issue
from schemas.messages_between import Echo, NamedWithoutRows, UnsentReceipt
from schemas.person import CasePerson
from schemas.timetable import Outstanding


class Saying(Fact):
    """What one agency says of a field on which agencies differ."""

    agency: str
    value: str
    location: str
    agrees: bool | None


class PersonInConflict(CasePerson):
    """A person as in case.toml; by field, what every agency says where they differ."""

    conflicts: dict[str, tuple[Saying, ...]]


class ReturnInCase(Fact):
    """One original of the case."""

    agency: str | None
    form: FormName
    file: str
    sha256: str
    received_at: datetime.datetime
    version: int
    state: ReturnState
    issues: tuple[Issue, ...]
    names: tuple[str, ...]
    reason: str | None
    advice: str | None


class DeadlineInCase(Fact):
    """One step of the timetable."""

    name: str
    due: datetime.date
    rule: str
    done: bool | None
    working_day: int | None
    who: str


class EventInCase(CaseEvent):
    """One row of the integrated chronology. The hash of its file stands in `returns`."""

    sha256: str = Field(default="", exclude=True)


class LinkInCase(SameEvent):
    """A link between two rows. `by_reviewer`: the lead reviewer made it, or said so of one that was proposed."""

    by_reviewer: bool


class QuorumInCase(Fact):
    """Which of the three safeguarding partners have answered."""

    icb: bool
    police: bool
    local_authority: bool = Field(alias="local-authority")


class CaseDocument(Fact):
    """All of case.json."""

    reference: str
    profile: str
    generated_at: datetime.datetime
    people: tuple[PersonInConflict, ...]
    returns: tuple[ReturnInCase, ...]
    outstanding: tuple[Outstanding, ...]
    deadlines: tuple[DeadlineInCase, ...]
    events: tuple[EventInCase, ...]
    organisational_changes: tuple[AgencyChange, ...]
    learning: tuple[AgencyLearning, ...]
    quorum: QuorumInCase
    withdrawn_events: tuple[EventInCase, ...]
    disagreements: tuple[Disagreement, ...]
    echoes: tuple[Echo, ...]
    silences: tuple[Silence, ...]
    issues: tuple[Issue, ...]
    reviewers_copies: tuple[ReviewersCopy, ...] = ()
    unsent_receipts: tuple[UnsentReceipt, ...] = ()
    named_without_rows: tuple[NamedWithoutRows, ...] = ()
    links: tuple[LinkInCase, ...] = ()
    rejected_links: tuple[tuple[str, str], ...] = ()
    unclear_lines: tuple[UnclearLine, ...] = ()
