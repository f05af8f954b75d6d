"""The case as the partnership writes it down in case.toml."""

from datetime import date
from typing import Literal

from schemas.agency import Agency
from schemas.fact import Fact
from schemas.person import CasePerson

IncidentKind = Literal["serious harm", "death"]


class ReviewPeriod(Fact):
    """The months under review; both days included."""

    start: date
    end: date


class Case(Fact):
    """One case. `reference`, `profile` and `notified` are required; the rest may be filled in later.

    Args:
        today: for training cases only: the day that the program takes for today, so that a demo does not age.
        decisions: what the meeting decided, for the pack gate; free text by key (see docs/templates.md).
    """

    reference: str
    profile: str
    notified: date
    incident: date | None = None
    incident_kind: IncidentKind | None = None
    summary: str | None = None
    key_lines_of_enquiry: tuple[str, ...] = ()
    pseudonym: str | None = None
    reviewers: tuple[str, ...] = ()
    review_period: ReviewPeriod | None = None
    agencies: tuple[Agency, ...] = ()
    people: tuple[CasePerson, ...] = ()
    decisions: dict[str, str] = {}
    allowed: tuple[str, ...] = ()
    today: date | None = None

    @property
    def subject_child(self) -> CasePerson | None:
        """The child whom the review is about, if named."""
        return next((person for person in self.people if person.role == "subject-child"), None)
