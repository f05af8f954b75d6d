"""A returned information report. Source: Document 14."""

from datetime import date

from schemas.chronology import LabelledText
from schemas.fact import Fact
from schemas.person import Practitioner


class ParallelProcesses(Fact):
    """Whether other processes run beside the review, and which."""

    answer: bool | None = None
    details: str | None = None


class InformationReport(Fact):
    """One agency's report, by an author and an endorser who were not involved in the case."""

    case_reference: str | None = None
    agency: str | None = None
    completed_by: Practitioner
    date_completed: date | None = None
    date_completed_text: str | None = None
    endorsed_by: Practitioner
    date_endorsed: date | None = None
    date_endorsed_text: str | None = None
    parallel_processes: ParallelProcesses
    files_secured: str | None = None
    documents_reviewed: str | None = None
    interviews: str | None = None
    details_confirmed: bool | None = None
    corrections: str | None = None
    context: str | None = None
    analysis: str | None = None
    good_practice: str | None = None
    key_learning: str | None = None
    actions_implemented: str | None = None
    actions_planned: str | None = None
    multi_agency_learning: str | None = None
    further_information: str | None = None
    other: tuple[LabelledText, ...] = ()
