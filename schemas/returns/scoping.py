"""The initial scoping and information sharing form. Source: Document 2."""

from datetime import date
from typing import Literal

from schemas.chronology import LabelledText
from schemas.fact import Fact
from schemas.person import FamilyPerson, Practitioner

RedAmberGreen = Literal["red", "amber", "green"]


class IndividualFacts(Fact):
    """One person of the grid in Section 2, question 2."""

    name: str | None = None
    ethnicity: str | None = None
    language: str | None = None
    religion: str | None = None
    employment: str | None = None


class LearningPoint(Fact):
    """One row of the action tracker in Section 2, question 5."""

    learning_point: str | None = None
    action: str | None = None
    lead: str | None = None
    target_date: date | None = None
    target_date_text: str | None = None
    evidence: str | None = None
    rag: RedAmberGreen | None = None
    location: str | None = None


class ScopingRecord(Fact):
    """What one agency knows of the family and did. `other` keeps text typed outside of the form's own boxes."""

    completed_by: Practitioner
    also_completed_by: tuple[Practitioner, ...] = ()
    date_completed: date | None = None
    date_completed_text: str | None = None
    case_summary: str | None = None
    time_period: str | None = None
    people: tuple[FamilyPerson, ...]
    involvement: str | None = None
    individuals: tuple[IndividualFacts, ...] = ()
    analysis: str | None = None
    concerns: str | None = None
    learning_narrative: str | None = None
    learning: tuple[LearningPoint, ...] = ()
    other_agencies: str | None = None
    further_information: str | None = None
    other: tuple[LabelledText, ...] = ()
