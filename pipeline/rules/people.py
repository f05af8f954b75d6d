"""People as the agency has them, against the case's own details. Document 2, Section 1 asks for anomalies."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from pipeline.merging.names import find_in_case, is_known_as, is_same_name
from pipeline.rules.contents import PersonFound, people_of
from pipeline.rules.rule import ReturnUnderTest
from pipeline.rules.slips import birth_slip, number_slip
from pipeline.rules.wording import in_words, spaced_nhs_number
from pipeline.settings import ADDRESS_LIKENESS
from schemas.catalogue import issue
from schemas.issue import Issue
from schemas.person import CasePerson
from schemas.returns.scoping import ScopingRecord

_NOT_ADDRESS = re.compile(r"[^a-z0-9]+")


def check_against_case(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Each returned person compared with the person of the case who is meant; those whom the case does not have."""
    if under_test.case is None:
        return
    for found in people_of(under_test.parsed.record):
        known = find_in_case(found.person, under_test.case)
        if known is not None:
            yield from _names(found, known)
            yield from _numbers(found, known)
            yield from _address(found, known)
            yield from _ethnicity(found, known)
        elif found.person.name:
            role = found.person.relationship or found.person.role.replace("-", " ")
            words = {"person": found.person.name, "role": role}
            yield issue("person-not-known", location=found.location, field=f"{found.field}.name", **words)


def check_individuals(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Names of the grid in Section 2, question 2 that neither the case nor Section 1 of the same form has."""
    record = under_test.parsed.record
    if under_test.case is None or not isinstance(record, ScopingRecord):
        return
    in_section_1 = [found.person for found in people_of(record)]
    for number, individual in enumerate(record.individuals):
        name = individual.name
        if not name or any(is_known_as(known, name) for known in under_test.case.people):
            continue
        if any(
            is_same_name(name, alias) for person in in_section_1 for alias in (person.name or "", *person.also_known_as)
        ):
            continue
        place = {"location": "Section 2, question 2", "field": f"individuals.{number}.name"}
        yield issue("person-not-known", **place, person=name, role="named in the grid")


def _names(found: PersonFound, known: CasePerson) -> Iterator[Issue]:
    name = found.person.name
    if name and not is_known_as(known, name):
        yield issue(
            "person-name-differs", location=found.location, field=f"{found.field}.name", said=name, known=known.name
        )
    for number, alias in enumerate(found.person.also_known_as):
        if not is_known_as(known, alias):
            place = {"location": found.location, "field": f"{found.field}.also_known_as.{number}"}
            yield issue("person-alias-not-known", **place, person=known.name, said=alias)


def _numbers(found: PersonFound, known: CasePerson) -> Iterator[Issue]:
    born, number = found.person.date_of_birth, found.person.nhs_number
    if born and known.date_of_birth and born != known.date_of_birth:
        yield issue(
            "person-birth-differs",
            location=found.location,
            field=f"{found.field}.date_of_birth",
            person=known.name,
            said=in_words(born),
            known=in_words(known.date_of_birth),
            hint=birth_slip(born, known.date_of_birth),
        )
    known_number = (known.nhs_number or "").replace(" ", "")
    if number and known_number and number != known_number:
        yield issue(
            "person-nhs-number-differs",
            location=found.location,
            field=f"{found.field}.nhs_number",
            person=known.name,
            said=spaced_nhs_number(number),
            known=spaced_nhs_number(known_number),
            hint=number_slip(number, known_number),
        )


def _address(found: PersonFound, known: CasePerson) -> Iterator[Issue]:
    said = found.person.home_address
    if not said or not known.home_address or _is_same_address(said, known.home_address):
        return
    was_home = any(_is_same_address(said, previous) for previous in known.previous_addresses)
    yield issue(
        "person-address-differs",
        location=found.location,
        field=f"{found.field}.home_address",
        person=known.name,
        said=" ".join(said.split()),
        known=" ".join(known.home_address.split()),
        hint=" The case has it among the previous addresses." if was_home else "",
    )


def _is_same_address(one: str, other: str) -> bool:
    """The same but for punctuation and spelling, with equal house numbers and postcode: 12 High Street is not 21."""
    left, right = (_NOT_ADDRESS.sub(" ", text.casefold()).strip() for text in (one, other))
    return _numbered(left) == _numbered(right) and fuzz.ratio(left, right) >= ADDRESS_LIKENESS


def _numbered(address: str) -> str:
    return "".join(word for word in address.split() if any(letter.isdigit() for letter in word))


def _ethnicity(found: PersonFound, known: CasePerson) -> Iterator[Issue]:
    said = found.person.ethnicity
    if said and known.ethnicity and _words(said) != _words(known.ethnicity):
        place = {"location": found.location, "field": f"{found.field}.ethnicity"}
        yield issue("person-ethnicity-differs", **place, person=known.name, said=said, known=known.ethnicity)


def _words(text: str) -> list[str]:
    return _NOT_ADDRESS.sub(" ", text.casefold()).split()
