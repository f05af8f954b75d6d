"""Builds the roster: everyone and everything that case.toml and all returns know.

It takes too much rather than too little: a name that stands in any return is searched for in the draft.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.identifiers.known import EARLIER, OWN_REFERENCE, KnownDate, KnownPerson, KnownValue, Roster, value_key
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.name_forms import names_in
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.number_patterns import numbers_in
from pipeline.identifiers.report_names import names_in_report, suggestion_for
from pipeline.identifiers.returned_people import date_facts, family_of, practitioners_of, texts_of
from pipeline.identifiers.service_words import HEALTH, POSTCODE, SAINTS_SCHOOL, SCHOOL, STREET_NAME
from schemas.case import Case
from schemas.person import CasePerson, FamilyPerson
from schemas.returns import ParsedReturn

__all__ = ["Roster", "build_roster"]

_RANK = {"subject-child": 0, "sibling": 1, "mother": 2, "father": 3, "significant-adult": 4}
_NO_LOCALITY = frozenset(
    ["uk", "england", "united", "kingdom", "none", "unknown", "nfa", "no", "fixed", "abode", "address", "not", "known"]
)


def build_roster(case: Case, returns: Iterable[ParsedReturn] = ()) -> Roster:
    """Everything that the case and its returns know.

    Args:
        case: as in case.toml.
        returns: all accepted returns; superseded ones do no harm, a name once returned stays a name.
    """
    returned = tuple(returns)
    relatives: list[CasePerson | FamilyPerson] = [
        *case.people,
        *(person for one in returned for person in family_of(one)),
    ]
    names = names_in_report(case.people, case.pseudonym)
    told = {id(person): names[place] for place, person in enumerate(case.people)}
    people = _without_repeats([*_family(relatives, told), *practitioners_of(returned)])
    texts = [text for one in returned for text in texts_of(one)]
    texts += [text for text in (case.summary, *case.key_lines_of_enquiry) if text]
    values = [
        *_own_reference(case),
        *_address_values(relatives),
        *_number_values(relatives),
        *_values_in(texts),
        *_agency_services(case),
    ]
    return Roster(
        people=people,
        values=tuple(dict.fromkeys(values)),
        dates=tuple(dict.fromkeys([*_dates(case, relatives), *(fact for one in returned for fact in date_facts(one))])),
        allowed=_allowed(case, returned),
        pseudonym=case.pseudonym,
    )


def _family(relatives: list[CasePerson | FamilyPerson], told: Mapping[int, str]) -> Iterator[KnownPerson]:
    for person in sorted(relatives, key=lambda one: _RANK[one.role]):
        names = tuple(name for written in (person.name, *person.also_known_as) for name in names_in(written))
        if names:
            sex = person.sex if isinstance(person, CasePerson) else None
            yield KnownPerson(names, role_of(person), told.get(id(person)) or suggestion_for(person), True, sex)


def role_of(person: CasePerson | FamilyPerson) -> str:
    """The role in the words of the case: "subject child", "maternal grandfather"."""
    if person.role == "significant-adult" and person.relationship:
        words = person.relationship.split()
        return " ".join(word.lower() if is_english(fold(word)) else word for word in words)
    return person.role.replace("-", " ")


def _without_repeats(people: list[KnownPerson]) -> tuple[KnownPerson, ...]:
    """One entry a person: the same name in the same role joins its aliases; the closest role wins for practitioners."""
    kept: dict[tuple[str, str], KnownPerson] = {}
    family_names: set[str] = set()
    for person in people:
        key = value_key("service", person.names[0])
        if person.is_family:
            family_names.update(value_key("service", name) for name in person.names)
        elif key in family_names:
            continue
        place = (key, person.role if person.is_family else "works")
        before = kept.get(place)
        if before is None:
            kept[place] = person
        else:
            names = tuple(dict.fromkeys((*before.names, *person.names)))
            kept[place] = KnownPerson(names, before.role, before.suggestion, before.is_family, before.sex or person.sex)
    return tuple(kept.values())


def _address_values(relatives: list[CasePerson | FamilyPerson]) -> Iterator[KnownValue]:
    for person in relatives:
        yield from _address_parts(person.home_address or "", f"address of {role_of(person)}")
    for person in relatives:
        for address in person.previous_addresses:
            yield from _address_parts(address, f"{EARLIER}address of {role_of(person)}")


def _address_parts(address: str, belongs_to: str) -> Iterator[KnownValue]:
    postcode = POSTCODE.search(address)
    if postcode:
        yield KnownValue("postcode", value_key("postcode", postcode.group()), belongs_to)
        yield KnownValue("postcode", value_key("postcode", postcode.group())[:-3], belongs_to)
        address = address.replace(postcode.group(), " ")
    for part in re.split(r"[,;\n]", address):
        words = part.strip(" .")
        street = STREET_NAME.search(words) or re.search(r"^(?:flat\s+\w+\s+)?\d+\w?\s+(?P<street>[A-Z].{3,40})$", words)
        if street:
            yield KnownValue("street", value_key("street", street["street"]), belongs_to)
        elif (
            len(words) > 2
            and not any(letter.isdigit() for letter in words)
            and value_key("locality", words) not in _NO_LOCALITY
        ):
            yield KnownValue("locality", value_key("locality", words), belongs_to)


def _number_values(relatives: list[CasePerson | FamilyPerson]) -> Iterator[KnownValue]:
    for person in relatives:
        number = value_key("nhs-number", person.nhs_number or "")
        if number:
            yield KnownValue("nhs-number", number, f"NHS number of {role_of(person)}")


def _values_in(texts: list[str]) -> Iterator[KnownValue]:
    """Numbers, e-mail addresses, postcodes, streets, schools and surgeries that any return mentions."""
    for text in texts:
        for kind, words in numbers_in(text):
            yield KnownValue(kind, value_key(kind, words), "named in a return")
        for pattern in (SAINTS_SCHOOL, SCHOOL, HEALTH):
            for match in pattern.finditer(text):
                yield KnownValue(
                    "service", value_key("service", match["name"] + " " + match["kind"]), "named in a return"
                )


def _own_reference(case: Case) -> Iterator[KnownValue]:
    if any(letter.isdigit() for letter in case.reference):
        yield KnownValue("identifier", value_key("identifier", case.reference), OWN_REFERENCE)


def _agency_services(case: Case) -> Iterator[KnownValue]:
    """A school or a surgery that was asked for a return is a service that the family used."""
    for agency in case.agencies:
        if is_small_service(agency.name):
            yield KnownValue("service", value_key("service", agency.name), "agency of the case")


def is_small_service(name: str) -> bool:
    """Whether an agency is so small that its name places the family: a school, a nursery, a surgery."""
    return bool(
        SCHOOL.fullmatch(name)
        or SAINTS_SCHOOL.fullmatch(name)
        or re.search(r"\b(?:Surgery|Medical (?:Centre|Practice)|Practice|School|Nursery|Academy)$", name)
    )


def _dates(case: Case, relatives: list[CasePerson | FamilyPerson]) -> Iterator[KnownDate]:
    if case.incident:
        yield KnownDate(case.incident, "incident", "the incident")
    for person in relatives:
        if person.date_of_birth:
            yield KnownDate(person.date_of_birth, "birth", f"birth of {role_of(person)}")
        other: datetime.date | None = getattr(person, "date_of_death", None)
        if other:
            yield KnownDate(other, "death", f"death of {role_of(person)}")
        happened: datetime.date | None = getattr(person, "date_of_incident", None)
        if happened:
            yield KnownDate(happened, "incident", "the incident")


def _allowed(case: Case, returned: tuple[ParsedReturn, ...]) -> tuple[tuple[str, str], ...]:
    passes = [(name, "reviewer, named in a published report") for name in case.reviewers]
    passes += [(name, "on the case's own list") for name in case.allowed]
    agencies = [name for agency in case.agencies for name in (agency.name, *agency.also_known_as)]
    agencies += [one.agency for one in returned if one.agency]
    passes += [(name, "agency of the review") for name in agencies if not is_small_service(name)]
    if case.pseudonym:
        passes.append((case.pseudonym, "the pseudonym"))
    return tuple(dict.fromkeys(passes))
