"""The case as it stands: everything that all returns say, merged. Every output is made from this and nothing else."""

import datetime
from typing import Literal

from schemas.agency import FormName
from schemas.case import Case
from schemas.chronology import Event, LabelledText, OrganisationalChange
from schemas.fact import Fact
from schemas.issue import Issue
from schemas.messages_between import Echo, NamedWithoutRows, UnsentReceipt
from schemas.person import CasePerson
from schemas.returns import ParsedReturn
from schemas.timetable import Outstanding, Timetable

ReturnState = Literal["accepted", "superseded", "needs-attention"]


BLANK = ("form-left-blank", "form-empty", "chronology-without-rows")
"""Codes of a form with nothing in it."""


class ReturnEntry(Fact):
    """One original of the case.

    Args:
        agency: as in case.toml; `None` where the return does not say and could not be matched.
        file: the name under which the original is kept, below intake/REF/.
        names: every name under which the same bytes were dropped.
        version: 1 for an agency's first return of this form, counted in the order of the authors' own dates.
        reason, advice: why it was set aside and what to do; `None` when accepted.
    """

    agency: str | None
    form: FormName
    file: str
    sha256: str
    received_at: datetime.datetime
    version: int
    state: ReturnState
    issues: tuple[Issue, ...] = ()
    names: tuple[str, ...] = ()
    reason: str | None = None
    advice: str | None = None
    parsed: ParsedReturn | None = None

    @property
    def problems(self) -> tuple[Issue, ...]:
        """What is asked about: errors before warnings, each in the order of the file."""
        order = ("error", "warning")
        return tuple(issue for severity in order for issue in self.issues if issue.severity == severity)

    @property
    def is_blank(self) -> bool:
        """Whether a form came back with nothing filled in: it is no answer yet."""
        return any(issue.severity == "error" and issue.code in BLANK for issue in self.issues)


class CellMark(Fact):
    """What a reviewer put on a cell beside words: a fill (RRGGBB), a comment. `column` is the cell's heading."""

    column: str
    fill: str | None = None
    comment: str | None = None


class CaseEvent(Event):
    """One row of the integrated chronology.

    Args:
        id: stays the same when the same row comes again in a later version of the return.
        agency: as in case.toml, or as the return names it.
        file: the original's name.
        same_as: ids of rows of other agencies that seem to tell of the same event; linked, never merged.
        conflicts_with: those of them that disagree on when, who was seen or what was said.
        order_unknown: stands beside other rows of its day whose order within the day is not known.
        notes: the reviewer's columns, by heading.
        change: since the reviewer's last version; "put-back" is a row that they took out of the workbook and that an
            agency still sends.
    """

    id: str
    file: str
    sha256: str
    return_version: int
    same_as: tuple[str, ...] = ()
    conflicts_with: tuple[str, ...] = ()
    order_unknown: bool = False
    age_of_child: str | None = None
    notes: dict[str, str] = {}
    marks: tuple[CellMark, ...] = ()
    change: Literal["new", "changed", "withdrawn", "put-back"] | None = None


class SameEvent(Fact):
    """A proposed link between two rows: why, and how strong (0 to 1).

    `through` is the row of a third agency with which both are linked, where the two rows alone would not have sufficed.
    """

    first: str
    second: str
    strength: float
    reason: str
    through: str | None = None


class Disagreement(Fact):
    """Two agencies that differ on one event or one fact of a person.

    `first` and `second` are (agency, what it says, where it says so).
    """

    about: str
    kind: Literal["time", "date", "child-seen", "account", "person"]
    first: tuple[str, str, str]
    second: tuple[str, str, str]
    event_ids: tuple[str, ...] = ()


class Silence(Fact):
    """What one agency's rows do not hold, in the review period. Days are calendar days."""

    agency: str
    longest_gap_days: int | None
    gap_start: datetime.date | None
    gap_end: datetime.date | None
    last_contact: datetime.date | None
    days_since_child_seen: int | None
    days_since_child_seen_alone: int | None


class PersonFact(Fact):
    """One fact about one person, by who says it. `agrees` compares with the case's own; `None` if it has none."""

    person: str
    role: str
    fact: str
    value: str
    said_by: str
    location: str
    agrees: bool | None


class AgencyChange(OrganisationalChange):
    """One organisational change, with the agency that reports it."""

    agency: str
    file: str


class AgencyLearning(Fact):
    """One learning point or recommendation, with the agency that reports it and the form it stands in."""

    agency: str
    form: FormName
    learning_point: str | None = None
    action: str | None = None
    lead: str | None = None
    target_date: datetime.date | None = None
    target_date_text: str | None = None
    evidence: str | None = None
    rag: Literal["red", "amber", "green"] | None = None
    key_line: int | None = None
    location: str | None = None


class Quorum(Fact):
    """Which of the three safeguarding partners have answered."""

    icb: bool
    police: bool
    local_authority: bool


class ReviewersCopy(Fact):
    """An annotated copy of the integrated chronology that was dropped into the intake folder or came by e-mail.

    Args:
        name: the name under which it came; `file` is the original, below intake/REF/.
        taken: how many cells (notes, fills, comments, verdicts) it added, changed or emptied.
        differing: (row id, column) of each cell that says something else in the copy and in the workbook; both stand.
    """

    name: str
    file: str
    sha256: str
    received_at: datetime.datetime
    taken: int
    differing: tuple[tuple[str, str], ...] = ()


class UnclearLine(Fact):
    """A line on the sheet "Same event" that asks for a link and does not name two rows. Nothing was linked for it.

    Args:
        place: where it stood in the saved workbook, for a person.
        first, second: what stands under "No." and "No. of the other".
        why: what was not understood, as a sentence.
    """

    place: str
    first: str
    second: str
    why: str


class ShownBefore(Fact):
    """A row as the reviewer's last version showed it, where it reads otherwise now or is gone."""

    event_id: str
    agency: str | None = None
    date_text: str | None = None
    time_text: str | None = None
    event: str | None = None
    file: str | None = None
    location: str | None = None


class CaseView(Fact):
    """All of one case. `events` is in the order of the integrated chronology, undated rows last.

    Args:
        withdrawn_events: rows that are in no return any more and that carry something of the reviewer's.
        shown_before: rows that changed or went since the reviewer's last version, as that version showed them.
        rejected_links: pairs of event ids that the reviewer said are not the same event.
    """

    case: Case
    as_at: datetime.date
    generated_at: datetime.datetime
    people: tuple[CasePerson, ...]
    facts: tuple[PersonFact, ...]
    returns: tuple[ReturnEntry, ...]
    outstanding: tuple[Outstanding, ...]
    timetable: Timetable
    events: tuple[CaseEvent, ...]
    withdrawn_events: tuple[CaseEvent, ...] = ()
    same_events: tuple[SameEvent, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    echoes: tuple[Echo, ...] = ()
    unsent_receipts: tuple[UnsentReceipt, ...] = ()
    named_without_rows: tuple[NamedWithoutRows, ...] = ()
    silences: tuple[Silence, ...] = ()
    organisational_changes: tuple[AgencyChange, ...] = ()
    learning: tuple[AgencyLearning, ...] = ()
    quorum: Quorum
    issues: tuple[Issue, ...] = ()
    reviewer_columns: tuple[LabelledText, ...] = ()
    shown_before: tuple[ShownBefore, ...] = ()
    rejected_links: tuple[tuple[str, str], ...] = ()
    reviewers_copies: tuple[ReviewersCopy, ...] = ()
    unclear_lines: tuple[UnclearLine, ...] = ()

    @property
    def accepted(self) -> tuple[ReturnEntry, ...]:
        """The returns in force: accepted and not superseded."""
        return tuple(entry for entry in self.returns if entry.state == "accepted")
