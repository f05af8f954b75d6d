"""The family and the summary of a new case, out of a pre-completed scoping form or a referral."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ConfigurationError, Unusable
from pipeline.forms import recognise
from pipeline.forms.form import Layout
from pipeline.readers.document import Document
from pipeline.readers.sandbox import read_in_child
from schemas.case import Case
from schemas.issue import Issue
from schemas.person import CasePerson, FamilyPerson
from schemas.returns.referral import ReferralRecord, ReferredFamilyMember
from schemas.returns.scoping import ScopingRecord

_OF_FAMILY = ("people", "child", "family", "case_summary", "outline")
_NOT_KNOWN = re.compile(r"(current |home )?(address )?(is )?(n/?k|n/?a|not known|unknown|not recorded)", re.IGNORECASE)
"""What stands for an address in a family table where nobody knows it."""
_ROLE_WORDS = (
    ("mother", "mother"),
    ("father", "father"),
    ("brother", "sibling"),
    ("sister", "sibling"),
    ("sibling", "sibling"),
)


@dataclass(frozen=True)
class FromForm:
    """A case with what a form gave it.

    Args:
        remarks: what was taken, and each thing in the form about the family that was not, in sentences.
    """

    case: Case
    remarks: tuple[str, ...]


def case_from_form(case: Case, form: Path) -> FromForm:
    """The case with the people, the summary and the day of the incident that a form gives.

    Raises:
        ConfigurationError: the file cannot be read, or is neither a scoping form nor a referral.
    """
    if not form.is_file():
        raise ConfigurationError(f"There is no file at {form.absolute()}. Say with --from where the form lies.")
    try:
        document = read_in_child(form, form.name)
        record, issues = _read(document)
    except Unusable as unusable:
        raise ConfigurationError(f"{form.name}: {unusable.reason} {unusable.advice}") from None
    filled = _filled(case, record)
    return FromForm(filled, (_taken(filled, form), *_not_taken(record, issues)))


def _filled(case: Case, record: ScopingRecord | ReferralRecord) -> Case:
    if isinstance(record, ScopingRecord):
        child = next((person for person in record.people if person.role == "subject-child"), None)
        people = tuple(known for person in record.people if (known := _known(person)) is not None)
        facts: dict[str, object] = {"summary": record.case_summary}
        facts["incident"] = child.date_of_incident if child else None
        return case.model_copy(update={**facts, "people": people})
    first = _known(record.child)
    family = tuple(member for row in record.family if (member := _member(row)) is not None)
    facts = {
        "summary": record.outline,
        "incident": record.child.date_of_incident,
        "incident_kind": record.child.incident_kind,
    }
    return case.model_copy(update={**facts, "people": ((first,) if first is not None else ()) + family})


def _taken(case: Case, form: Path) -> str:
    people = f"{len(case.people)} {'person' if len(case.people) == 1 else 'people'}"
    facts = [people, "the summary" if case.summary else "", f"the incident on {case.incident}" if case.incident else ""]
    return f"Read from {form.name}: {', '.join(fact for fact in facts if fact)}. Compare case.toml with the form."


def _not_taken(record: ScopingRecord | ReferralRecord, issues: tuple[Issue, ...]) -> Iterator[str]:
    """What the form says of the family that is not in case.toml now, so that a person writes it in."""
    for issue in issues:
        if (issue.field or "").startswith(_OF_FAMILY):
            yield f"  Not taken: {issue.message} ({issue.location}) Write it into case.toml."
    for other in record.other:
        yield f"  Not taken: “{other.text}” ({other.label}). Write it into case.toml if it belongs there."


def _read(document: Document) -> tuple[ScopingRecord | ReferralRecord, tuple[Issue, ...]]:
    form, match = recognise(document)
    extraction = form.extract(document, Layout())
    record = extraction.record
    if not isinstance(record, ScopingRecord | ReferralRecord):
        raise ConfigurationError(
            f"{document.name} is a {match.form}. --from takes a scoping form with Section 1 completed, or a referral."
        )
    return record, extraction.issues


def _known(person: FamilyPerson) -> CasePerson | None:
    if person.name is None:
        return None
    kept = {
        name: getattr(person, name)
        for name in CasePerson.model_fields
        if name in type(person).model_fields and name != "sex"
    }
    return CasePerson(**kept)


def _member(row: ReferredFamilyMember) -> CasePerson | None:
    """One row of a referral's family table: the first line of "name and address" is the name."""
    lines = [
        line.strip(" ,") for line in (row.name_and_address or "").replace(",", "\n", 1).splitlines() if line.strip(" ,")
    ]
    if not lines:
        return None
    words = (row.relationship or "").casefold()
    is_plain = len(words.split()) == 1
    role = next(
        (role for word, role in _ROLE_WORDS if word in words and (is_plain or role == "sibling")), "significant-adult"
    )
    return CasePerson.model_validate(
        {
            "role": role,
            "name": lines[0],
            "relationship": row.relationship,
            "date_of_birth": row.date_of_birth,
            "ethnicity": row.ethnicity,
            "home_address": None if _NOT_KNOWN.fullmatch(address := ", ".join(lines[1:])) else address or None,
        }
    )
