"""The family and the summary of a new case, out of a pre-completed scoping form or a referral."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ConfigurationError, Unusable
from pipeline.forms import recognise
from pipeline.forms.form import Layout
from pipeline.readers.sandbox import read_in_child
from schemas.case import Case
from schemas.person import CasePerson, FamilyPerson
from schemas.returns.referral import ReferralRecord, ReferredFamilyMember
from schemas.returns.scoping import ScopingRecord

_ROLE_WORDS = (
    ("mother", "mother"),
    ("father", "father"),
    ("brother", "sibling"),
    ("sister", "sibling"),
    ("sibling", "sibling"),
)


def case_from_form(case: Case, form: Path) -> Case:
    """The case with the people, the summary and the day of the incident that a form gives.

    Raises:
        ConfigurationError: the file cannot be read, or is neither a scoping form nor a referral.
    """
    try:
        document = read_in_child(form, form.name)
        record = _record(document)
    except Unusable as unusable:
        raise ConfigurationError(f"{form.name}: {unusable.reason} {unusable.advice}") from None
    if isinstance(record, ScopingRecord):
        child = next((person for person in record.people if person.role == "subject-child"), None)
        people = tuple(known for person in record.people if (known := _known(person)) is not None)
        facts = {"summary": record.case_summary, "incident": child.date_of_incident if child else None}
        return case.model_copy(update={**facts, "people": people})
    first = _known(record.child)
    family = tuple(member for row in record.family if (member := _member(row)) is not None)
    facts = {"summary": record.outline, "incident": record.child.date_of_incident}
    return case.model_copy(update={**facts, "people": ((first,) if first is not None else ()) + family})


def _record(document: object) -> ScopingRecord | ReferralRecord:
    from pipeline.readers.document import Document

    assert isinstance(document, Document)
    form, match = recognise(document)
    record = form.extract(document, Layout()).record
    if not isinstance(record, ScopingRecord | ReferralRecord):
        raise ConfigurationError(
            f"{document.name} is a {match.form}. --from takes a scoping form with Section 1 completed, or a referral."
        )
    return record


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
            "home_address": ", ".join(lines[1:]) or None,
        }
    )
