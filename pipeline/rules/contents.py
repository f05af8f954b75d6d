"""Where the rules find rows, people and answers in a record, whichever form it is: each with its path and its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.chronology import Event
from schemas.fact import Fact
from schemas.person import FamilyPerson
from schemas.returns import Record
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.referral import ReferralRecord
from schemas.returns.scoping import ScopingRecord

_NOT_ANSWERS = frozenset({"location", "date_notes", "time_notes", "role", "date_precision", "rag"})


@dataclass(frozen=True, slots=True)
class PersonFound:
    """One person block of a return. `name` is what to call the person in a sentence."""

    person: FamilyPerson
    field: str
    location: str

    @property
    def name(self) -> str:
        """The name as returned, else the role in words."""
        return self.person.name or f"the {self.person.role.replace('-', ' ')}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One text of a record, where it stands in the record and in the file."""

    text: str
    field: str
    location: str


def events_of(record: Record | None) -> tuple[Event, ...]:
    """The rows of a chronology or of a referral's short chronology."""
    return record.events if isinstance(record, ChronologyRecord | ReferralRecord) else ()


def people_of(record: Record | None) -> tuple[PersonFound, ...]:
    """Every person block that says anything about somebody."""
    if isinstance(record, ScopingRecord):
        return tuple(
            PersonFound(person, f"people.{number}", person.location or "Section 1")
            for number, person in enumerate(record.people)
            if says_something(person)
        )
    if isinstance(record, ReferralRecord) and says_something(record.child):
        return (PersonFound(record.child, "child", record.child.location or "Section 1.1"),)
    return ()


def says_something(person: FamilyPerson) -> bool:
    """Whether the block holds more than its role."""
    values = (getattr(person, name) for name in type(person).model_fields if name not in _NOT_ANSWERS)
    return any(value.strip() if isinstance(value, str) else value for value in values)


def answers_of(record: Fact) -> Iterator[Answer]:
    """Every text of the record, in its order, with its path; notes of the program itself are left out."""
    yield from _walk(record, "", "the form")


def _walk(value: object, path: str, location: str) -> Iterator[Answer]:
    if isinstance(value, str):
        yield Answer(value, path, location)
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _walk(part, f"{path}.{number}", location)
    elif isinstance(value, Fact):
        here = getattr(value, "location", None) or location
        for name in type(value).model_fields:
            if name not in _NOT_ANSWERS:
                yield from _walk(getattr(value, name), f"{path}.{name}" if path else name, here)
