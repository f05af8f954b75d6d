"""The fields that Word templates may use, made from a case. docs/templates.md lists them, and a test keeps it so."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from pipeline.timetable.profiles import Profile
from schemas.case import Case
from schemas.person import CasePerson, Role

Person = dict[str, str]
FieldValue = str | Sequence["FieldValue"] | Mapping[str, "FieldValue"]
TO_AGREE = "[to be agreed by the review team]"
_INCIDENT = {"death": "death", "serious harm": "serious harm", None: "death or serious harm"}


def case_fields(case: Case, profile: Profile, dated: datetime.date) -> dict[str, FieldValue]:
    """What every template may use.

    Args:
        case: the case; what it does not know is an empty text, or words in square brackets where a letter needs it.
        profile: the partnership, for its name and contact.
        dated: the day that letters bear.
    """
    child = case.subject_child
    decisions = case.decisions
    return {
        "case_reference": case.reference,
        "partnership": profile.name,
        "today": long_date(dated),
        "notified_date": long_date(case.notified),
        "incident_date": short_date(case.incident),
        "incident_kind": _INCIDENT[case.incident_kind],
        "case_summary": case.summary or "",
        "time_period": time_period(case),
        "child_name": child.name if child else "",
        "child_initials": initials(child.name) if child else "",
        "child_date_of_birth": short_date(child.date_of_birth) if child else "",
        "child_age": age_at(child.date_of_birth, case.incident or case.notified) if child else "",
        "child_ethnicity": (child.ethnicity or "") if child else "",
        "child_gender": decisions.get("gender") or (child.sex if child and child.sex else ""),
        "contact_name": profile.contact.name or "[name of the partnership’s contact]",
        "contact_phone": profile.contact.phone or "[telephone number]",
        "contact_email": profile.contact.email or "[e-mail address for returns]",
        "contact_address": profile.contact.address or "",
        "review_return_by": _agreed_day(decisions.get("review_returns_date")),
        "signatory": decisions.get("signatory") or "[name and role of the person who signs]",
        "key_lines": case.key_lines_of_enquiry,
        "children": people_of(case, "subject-child"),
        "mothers": people_of(case, "mother"),
        "fathers": people_of(case, "father"),
        "siblings": people_of(case, "sibling"),
        "adults": people_of(case, "significant-adult"),
        "individuals": [_person(person) for person in case.people] or [_person(None)] * 4,
        "family": family_of(case.people),
        "child_address": (child.home_address or "") if child else "",
        "key_lines_of_enquiry": numbered(case.key_lines_of_enquiry) or TO_AGREE,
        "agency_issues": "[what this agency should look at, where there is something; otherwise: none]",
    }


def _agreed_day(written: str | None) -> str:
    return long_date(datetime.date.fromisoformat(written)) if written else "[date agreed with the lead reviewer]"


def people_of(case: Case, role: Role) -> list[Person]:
    """The people of a role; one empty person where there is none, so that a form still shows the block."""
    return [_person(person) for person in case.people if person.role == role] or [_person(None)]


def _person(person: CasePerson | None) -> Person:
    if person is None:
        return dict.fromkeys(PERSON_FIELDS, "")
    named = f"{person.name} ({person.relationship})" if person.relationship else person.name
    return {
        "name": person.name,
        "name_and_relationship": named,
        "relationship": person.relationship or person.role.replace("-", " "),
        "also_known_as": "; ".join(person.also_known_as),
        "ethnicity": person.ethnicity or "",
        "nhs_number": spaced_nhs_number(person.nhs_number),
        "date_of_birth": short_date(person.date_of_birth),
        "home_address": person.home_address or "",
        "previous_addresses": "; ".join(person.previous_addresses),
    }


def family_of(people: Iterable[CasePerson]) -> list[Person]:
    """Everyone of the family as the tables of a review list them; one empty row where nobody is known."""
    return [_relative(person) for person in people] or [dict.fromkeys(RELATIVE_FIELDS, "")]


def _relative(person: CasePerson) -> Person:
    return {
        "name": person.name,
        "address": person.home_address or "",
        "name_and_address": "\n".join(part for part in (person.name, person.home_address) if part),
        "relationship": person.relationship or person.role.replace("-", " "),
        "date_of_birth": short_date(person.date_of_birth),
        "ethnicity": person.ethnicity or "",
    }


RELATIVE_FIELDS = ("name", "address", "name_and_address", "relationship", "date_of_birth", "ethnicity")
PERSON_FIELDS = (
    "name", "name_and_relationship", "relationship", "also_known_as", "ethnicity", "nhs_number", "date_of_birth",
    "home_address", "previous_addresses",
)  # fmt: skip


def time_period(case: Case) -> str:
    """The review period in words, or nothing."""
    period = case.review_period
    return f"{long_date(period.start)} to {long_date(period.end)}" if period else ""


def numbered(lines: Iterable[str]) -> str:
    """Each line with its number before it."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def long_date(day: datetime.date | None) -> str:
    """13 March 2026."""
    return f"{day.day} {day:%B %Y}" if day else ""


def short_date(day: datetime.date | None) -> str:
    """13/03/2026, as the forms ask for it."""
    return f"{day:%d/%m/%Y}" if day else ""


def initials(name: str) -> str:
    """The first letters of a name's words."""
    return "".join(word[0].upper() for word in name.replace("-", " ").split() if word[0].isalpha())


def age_at(born: datetime.date | None, day: datetime.date) -> str:
    """A child's age in the words people use: weeks, then months, then years."""
    if born is None or born > day:
        return ""
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    if months < 2:
        weeks = (day - born).days // 7
        return f"{weeks} week{'' if weeks == 1 else 's'}"
    if months < 24:
        return f"{months} months"
    return f"{months // 12} years"


def spaced_nhs_number(number: str | None) -> str:
    """943 476 5919; anything that is not ten digits stays as it is."""
    digits = "".join((number or "").split())
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 and digits.isdigit() else (number or "")


def lines_of_people(text: str | None) -> list[tuple[str, str, str]]:
    """`Name | Job role | Agency`, one a line, as three texts each; what is left out is empty."""
    rows: list[tuple[str, str, str]] = []
    for line in (text or "").splitlines():
        if line.strip():
            parts = [part.strip() for part in line.split("|")]
            name, role, agency = [*parts, "", ""][:3]
            rows.append((name, role, agency))
    return rows
