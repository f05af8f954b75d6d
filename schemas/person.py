"""People: those of the family, those who filled in a form."""

from datetime import date
from typing import Literal

from schemas.fact import Fact

Role = Literal["subject-child", "mother", "father", "sibling", "significant-adult"]
Sex = Literal["female", "male"]
Pregnancy = Literal["expected", "miscarriage", "termination", "stillbirth"]


class Practitioner(Fact):
    """Somebody who completed, endorsed or referred.

    Source: the NAME / DESIGNATION / CONTACT DETAILS grid of Documents 1a, 2 and 14.
    """

    name: str | None = None
    designation: str | None = None
    contact: str | None = None


class FamilyPerson(Fact):
    """One person block of Section 1 of the scoping form (Document 2), as one agency returned it.

    The `*_text` fields hold what was written where it was read as something else. `nhs_number` is ten digits
    without spaces.
    """

    role: Role
    name: str | None = None
    also_known_as: tuple[str, ...] = ()
    relationship: str | None = None
    ethnicity: str | None = None
    nhs_number: str | None = None
    nhs_number_text: str | None = None
    date_of_birth: date | None = None
    date_of_birth_text: str | None = None
    date_of_incident: date | None = None
    date_of_incident_text: str | None = None
    home_address: str | None = None
    previous_addresses: tuple[str, ...] = ()
    location: str | None = None


class CasePerson(Fact):
    """A person of the case as the partnership knows them (`[[people]]` of case.toml).

    The keys after `previous_addresses` are for the genogram; all may be left out.
    `parents`, `adopted_by`, `fostered_by`, `partners`, `former_partners` and `twin_of` hold names of other people of
    the case. `pregnancy` marks somebody who is not born, or was not born alive: `date_of_birth` is then the day on
    which the birth is due, or on which the pregnancy ended.
    """

    role: Role
    name: str
    also_known_as: tuple[str, ...] = ()
    relationship: str | None = None
    date_of_birth: date | None = None
    nhs_number: str | None = None
    ethnicity: str | None = None
    home_address: str | None = None
    previous_addresses: tuple[str, ...] = ()
    sex: Sex | None = None
    date_of_death: date | None = None
    parents: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    former_partners: tuple[str, ...] = ()
    twin_of: str | None = None
    is_identical_twin: bool | None = None
    adopted_by: tuple[str, ...] = ()
    fostered_by: tuple[str, ...] = ()
    pregnancy: Pregnancy | None = None
    lives_with_subject_child: bool | None = None
