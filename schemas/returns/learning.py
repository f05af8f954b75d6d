"""A returned learning template. Source: Document 13."""

from datetime import date

from schemas.chronology import LabelledText
from schemas.fact import Fact


class KeyLine(Fact):
    """One block of Section 3, "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY n"."""

    number: int
    narrative: str | None = None
    analysis: str | None = None
    recommendation: str | None = None
    good_practice: str | None = None


class SingleAgencyEvent(Fact):
    """One block of Section 4, "SINGLE AGENCY SIGNIFICANT PRACTICE EVENT / ISSUE"."""

    narrative: str | None = None
    analysis: str | None = None
    recommendation: str | None = None
    good_practice: str | None = None


class LearningRecord(Fact):
    """One agency's learning. Blocks left blank in the form are left out of the lists."""

    subject_child: str | None = None
    agency: str | None = None
    author: str | None = None
    senior_lead: str | None = None
    date_of_completion: date | None = None
    date_of_completion_text: str | None = None
    review_period: str | None = None
    synopsis_before: str | None = None
    synopsis_after: str | None = None
    key_lines: tuple[KeyLine, ...]
    single_agency_events: tuple[SingleAgencyEvent, ...] = ()
    other: tuple[LabelledText, ...] = ()
