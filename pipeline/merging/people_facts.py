"""Who says what about whom: every fact of every person, by each agency, against the case's own details."""

import re
from collections.abc import Iterator, Sequence

from pipeline.merging.agency_words import plain_words
from pipeline.merging.gathered import UNKNOWN_AGENCY, records_in_force
from pipeline.merging.names import find_in_case, is_known_as
from schemas.case import Case
from schemas.case_view import PersonFact, ReturnEntry
from schemas.person import CasePerson, FamilyPerson
from schemas.returns import Record
from schemas.returns.referral import ReferralRecord, ReferredFamilyMember
from schemas.returns.scoping import IndividualFacts, ScopingRecord

_FACTS = (
    ("name", "name"),
    ("date_of_birth", "date of birth"),
    ("nhs_number", "NHS number"),
    ("ethnicity", "ethnicity"),
    ("home_address", "home address"),
)
_GRID_FACTS = ("ethnicity", "language", "religion", "employment")


def facts_of_people(returns: Sequence[ReturnEntry], case: Case) -> tuple[PersonFact, ...]:
    """The matrix of facts, sorted by person (the case's order), fact, agency. Dates are ISO 8601."""
    found: list[PersonFact] = []
    for entry, record in records_in_force(returns):
        said_by = entry.agency or UNKNOWN_AGENCY
        said: list[PersonFact] = []
        for person in _people(record):
            said += _facts_of(person, find_in_case(person, case), said_by)
        if isinstance(record, ScopingRecord):
            for individual in record.individuals:
                said += _grid_facts(individual, case, said_by)
        elif isinstance(record, ReferralRecord):
            for member in record.family:
                said += _family_facts(member, case, said_by)
        found += [fact.model_copy(update={"location": f"{entry.file}, {fact.location}"}) for fact in said]
    places = {person.name: number for number, person in enumerate(case.people)}
    return tuple(
        sorted(found, key=lambda fact: (places.get(fact.person, len(places)), fact.person, fact.fact, fact.said_by))
    )


def _people(record: Record) -> tuple[FamilyPerson, ...]:
    if isinstance(record, ScopingRecord):
        return record.people
    return (record.child,) if isinstance(record, ReferralRecord) else ()


def _facts_of(person: FamilyPerson, known: CasePerson | None, said_by: str) -> Iterator[PersonFact]:
    named = known.name if known else (person.name or f"the {person.role.replace('-', ' ')}")
    where = person.location or "Section 1"

    def fact(what: str, value: str, agrees: bool | None) -> PersonFact:
        return PersonFact(
            person=named, role=person.role, fact=what, value=value, said_by=said_by, location=where, agrees=agrees
        )

    for field, what in _FACTS:
        value = getattr(person, field)
        if value not in (None, ""):
            own = getattr(known, field, None)
            yield fact(what, str(value), _agrees(field, str(value), known, own))
    for alias in person.also_known_as:
        yield fact("also known as", alias, is_known_as(known, alias) if known else None)
    for address in person.previous_addresses:
        own_addresses = known.previous_addresses if known else ()
        same = any(plain_words(address) == plain_words(own) for own in own_addresses)
        yield fact("previous address", address, same if own_addresses else None)
    if person.date_of_incident:
        yield fact("date of incident", person.date_of_incident.isoformat(), None)


def _agrees(field: str, value: str, known: CasePerson | None, own: object) -> bool | None:
    if known is None or own in (None, ""):
        return None
    if field == "name":
        return is_known_as(known, value)
    return plain_words(value).replace(" ", "") == plain_words(str(own)).replace(" ", "")


def _grid_facts(individual: IndividualFacts, case: Case, said_by: str) -> Iterator[PersonFact]:
    known = next((person for person in case.people if individual.name and is_known_as(person, individual.name)), None)
    named = known.name if known else (individual.name or "a person whom the grid does not name")
    for what in _GRID_FACTS:
        value = getattr(individual, what)
        if value:
            own = known.ethnicity if known and what == "ethnicity" else None
            yield PersonFact(
                person=named,
                role=known.role if known else "significant-adult",
                fact=what,
                value=value,
                said_by=said_by,
                location="Section 2, question 2",
                agrees=_agrees(what, value, known, own),
            )


def _family_facts(member: ReferredFamilyMember, case: Case, said_by: str) -> Iterator[PersonFact]:
    """What a referral says of its family: the first column holds the name and, below or after a comma, the address."""
    name, *address = re.split(r"\s*\n\s*|,\s*", member.name_and_address or "", maxsplit=1)
    known = next((person for person in case.people if name and is_known_as(person, name)), None)
    named = known.name if known else (name or "a person whom the family table does not name")
    stated = (
        ("date_of_birth", "date of birth", member.date_of_birth),
        ("ethnicity", "ethnicity", member.ethnicity),
        ("home_address", "home address", " ".join(address) or None),
    )
    for field, what, value in stated:
        if value:
            yield PersonFact(
                person=named,
                role=known.role if known else "significant-adult",
                fact=what,
                value=str(value),
                said_by=said_by,
                location="Section 1.2",
                agrees=_agrees(field, str(value), known, getattr(known, field, None)),
            )
