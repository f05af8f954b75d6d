"""What one return says of people: its family blocks, its authors, the staff whom its text names with their role."""

import re
from collections.abc import Iterator
from typing import TypeVar, cast

from pipeline.identifiers.known import KnownDate, KnownPerson
from pipeline.identifiers.name_forms import names_in
from schemas.fact import Fact
from schemas.person import FamilyPerson, Practitioner
from schemas.returns import ParsedReturn
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.learning import LearningRecord
from schemas.returns.referral import ReferralRecord
from schemas.returns.scoping import ScopingRecord

_Kind = TypeVar("_Kind", bound=Fact)

ROLE_WORDS = (
    "social worker|family support worker|support worker|health visitor|school nurse|staff nurse|practice nurse|"
    "community nurse|"
    "nurse|midwife|head ?teacher|deputy head|class teacher|teacher|general practitioner|gp|paediatrician|consultant|"
    "police constable|detective constable|detective sergeant|probation officer|housing officer|youth worker|"
    "family worker|team manager|practice manager|key ?worker|psychologist|psychiatrist|registrar|paramedic|solicitor"
)
_STAFF = re.compile(
    rf"(?:\b(?i:{ROLE_WORDS})|\b(?:SW|HV|FSW|PC|DC|DS|DI|PCSO|Dr|DSL|SENCO|MW))\.?,?\s*[:(–-]?\s*"
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+){0,2})"
)
_LONGEST_ROLE = 40
_WRITERS = {"report author", "senior lead", "author", "manager", "lead", "officer", "worker", "practitioner", "staff"}
_STAFF_OF = (
    (r"(?i)nursery|pre-?school|early years", "a member of nursery staff"),
    (r"(?i)school|academy|college", "a member of school staff"),
    (r"(?i)police|constabulary", "a police officer"),
    (r"(?i)surgery|practice\b|medical centre", "a member of the surgery's staff"),
    (r"(?i)ambulance", "a member of ambulance staff"),
    (r"(?i)hospital|midwi|health", "a health professional"),
    (r"(?i)probation", "a probation officer"),
    (r"(?i)housing|homes", "a housing officer"),
    (r"(?i)children.s (?:services|social care)|social care|early help", "a practitioner from children's services"),
)
"""What staff of an agency are called where no return says their role."""
_NOT_STAFF = re.compile(
    r"(?i)\b(?:team|report|visit|the|she|he|they|service|surgery|practice|review|assessment|home|clinic|was|contact|"
    r"request|letter|discussion|meeting|no|child|mother|father|hospital|school|ward|and|not|records?)\b"
)


def family_of(parsed: ParsedReturn) -> tuple[FamilyPerson, ...]:
    """The people of the family that a return describes."""
    record = parsed.record
    if isinstance(record, ScopingRecord):
        others = tuple(
            FamilyPerson(role="significant-adult", name=one.name, relationship="family member")
            for one in record.individuals
            if one.name
        )
        known = {name for person in record.people for name in names_in(person.name)}
        return (*record.people, *(one for one in others if not known.intersection(names_in(one.name))))
    if isinstance(record, ReferralRecord):
        return (
            record.child,
            *(
                _referred(row.name_and_address, row.relationship, row.date_of_birth)
                for row in record.family
                if row.name_and_address
            ),
        )
    if isinstance(record, LearningRecord) and record.subject_child:
        return (FamilyPerson(role="subject-child", name=record.subject_child),)
    return ()


def _referred(written: str | None, relationship: str | None, born: object) -> FamilyPerson:
    """A row "name and address" of the referral: the name ends where the address begins."""
    name, _, address = re.sub(r"\s*[\n;]\s*", ",", written or "").partition(",")
    roles = {"mother": "mother", "father": "father", "brother": "sibling", "sister": "sibling", "sibling": "sibling"}
    role = roles.get((relationship or "").strip().lower(), "significant-adult")
    fields = {
        "role": role,
        "name": name.strip() or None,
        "relationship": relationship,
        "date_of_birth": born,
        "home_address": address.strip() or None,
    }
    return FamilyPerson.model_validate(fields)


def practitioners_of(returned: tuple[ParsedReturn, ...]) -> Iterator[KnownPerson]:
    """Those who wrote, endorsed or are named with their role in any return."""
    for one in returned:
        works_for = one.agency or "an agency"
        for person in _models(one.record, Practitioner):
            yield from _practitioner(person.name, person.designation, works_for)
        if isinstance(one.record, LearningRecord):
            yield from _practitioner(one.record.author, "report author", works_for)
            yield from _practitioner(one.record.senior_lead, "senior lead", works_for)
        for text in texts_of(one):
            for match in _STAFF.finditer(text):
                if not _NOT_STAFF.search(match["name"]):
                    yield from _practitioner(match["name"], None, works_for)


def _practitioner(written: str | None, designation: str | None, agency: str) -> Iterator[KnownPerson]:
    for name in names_in(written):
        suggestion = _role_instead(designation, agency)
        yield KnownPerson((name,), f"practitioner, {agency}", suggestion, False)


def _role_instead(designation: str | None, agency: str) -> str:
    """What a report calls somebody who works with the case: by the role, else by the kind of place they work in."""
    role = " ".join((designation or "").split())
    if role and len(role) <= _LONGEST_ROLE and role.casefold() not in _WRITERS:
        return "the " + " ".join(word if word.isupper() else word.lower() for word in role.split())
    return next((words for pattern, words in _STAFF_OF if re.search(pattern, agency)), "a practitioner")


def texts_of(parsed: ParsedReturn) -> Iterator[str]:
    """Every text in a return's record."""
    if parsed.record is not None:
        yield from _texts(parsed.record)


def date_facts(parsed: ParsedReturn) -> Iterator[KnownDate]:
    """The days on which a return says that something happened in the family."""
    if isinstance(parsed.record, ChronologyRecord | ReferralRecord):
        for event in parsed.record.events:
            if event.date and event.date_precision == "day":
                yield KnownDate(event.date, "event", f"an event that {parsed.agency or 'an agency'} reports")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Fact):
        for name in type(value).model_fields:
            if name not in ("location", "date_precision", "role", "label"):
                yield from _texts(getattr(value, name))


def _models(value: object, kind: type[_Kind]) -> Iterator[_Kind]:
    """Every record of one kind anywhere in a value."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _models(item, kind)
    elif isinstance(value, Fact):
        for name in type(value).model_fields:
            yield from _models(getattr(value, name), kind)
