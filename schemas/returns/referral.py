"""A referral for consideration. Source: Document 1a."""

from datetime import date

from schemas.chronology import Event, LabelledText
from schemas.fact import Fact
from schemas.person import FamilyPerson, Practitioner


class ReferredChild(FamilyPerson):
    """Section 1.1 of the referral."""

    gender: str | None = None
    religion: str | None = None
    disability: str | None = None
    looked_after: str | None = None
    child_protection_plan: str | None = None
    open_to_social_care: str | None = None
    incident_kind: str | None = None
    incident_address: str | None = None
    carer_at_incident: str | None = None
    criminal_investigation: str | None = None
    coroner: str | None = None
    adult_safeguarding: str | None = None


class ReferredFamilyMember(Fact):
    """One row of Section 1.2."""

    name_and_address: str | None = None
    relationship: str | None = None
    date_of_birth: date | None = None
    date_of_birth_text: str | None = None
    legal_status: str | None = None
    ethnicity: str | None = None


class InvolvedAgency(Fact):
    """One row of Section 1.3."""

    agency: str | None = None
    contact: str | None = None
    reason: str | None = None


class ReferralRecord(Fact):
    """What the referrer knows at the start."""

    child: ReferredChild
    date_of_referral: date | None = None
    date_of_referral_text: str | None = None
    referrers: tuple[Practitioner, ...] = ()
    safeguarding_lead: Practitioner
    family: tuple[ReferredFamilyMember, ...] = ()
    siblings_safeguarded: str | None = None
    other_agencies: tuple[InvolvedAgency, ...] = ()
    outline: str | None = None
    reason: str | None = None
    events: tuple[Event, ...] = ()
    further_information: str | None = None
    other: tuple[LabelledText, ...] = ()
