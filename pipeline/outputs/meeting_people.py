"""Who took part in the meeting, and for which of the three statutory partners."""

import re
from dataclasses import dataclass

from pipeline.outputs.fields import lines_of_people
from schemas.agency import AgencyKind
from schemas.case import Case

PARTNERS: dict[AgencyKind, str] = {
    "icb": "Integrated Care Board",
    "police": "Police",
    "local-authority": "Local Authority",
}
# Used only where the agency is not one of the case's own.
_BY_WORDS: dict[AgencyKind, str] = {
    "icb": r"\b(icb|integrated care)\b",
    "police": r"\b(police|constabulary)\b",
    "local-authority": r"\b(local authority|council|children['’]?s (?:social care|services|trust))\b",
}


@dataclass(frozen=True)
class Participant:
    """One person of the meeting. `kind` is `None` where the agency could not be told."""

    name: str
    role: str
    agency: str
    kind: AgencyKind | None


def participants(case: Case, key: str = "participants") -> tuple[Participant, ...]:
    """The people listed under a key of `[decisions]`, one a line: Name | Job role | Agency."""
    found = lines_of_people(case.decisions.get(key))
    return tuple(Participant(name, role, agency, _kind(case, agency)) for name, role, agency in found)


def missing_partners(case: Case) -> tuple[str, ...]:
    """The statutory partners of whom nobody is listed. Source: 002, 4.6.1."""
    present = {person.kind for person in participants(case)}
    return tuple(name for kind, name in PARTNERS.items() if kind not in present)


def absent_agencies(case: Case) -> tuple[str, ...]:
    """The case's agencies that nobody came from."""
    here = {person.agency.casefold() for person in participants(case)}
    return tuple(
        agency.name
        for agency in case.agencies
        if not {agency.name.casefold(), *(name.casefold() for name in agency.also_known_as)} & here
    )


def _kind(case: Case, name: str) -> AgencyKind | None:
    for agency in case.agencies:
        if name.casefold() in {agency.name.casefold(), *(other.casefold() for other in agency.also_known_as)}:
            return agency.kind
    return next((kind for kind, words in _BY_WORDS.items() if re.search(words, name, re.IGNORECASE)), None)
