"""What in case.toml itself looks like a slip. It would go out in every form, so it is said; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.case import Case
from schemas.decisions import DECISION_KEYS
from schemas.person import CasePerson

_NHS_DIGITS = 10


def case_doubts(case: Case) -> Iterator[str]:
    """Each doubt in a sentence, in the order in which case.toml is written."""
    if case.incident and case.incident > case.notified:
        yield f"“incident” ({case.incident}) lies after “notified” ({case.notified})."
    for agency in case.agencies:
        if agency.asked and agency.asked < case.notified:
            yield f"“asked” of {agency.name} ({agency.asked}) lies before “notified” ({case.notified})."
    if case.subject_child is None:
        yield 'No child is named: no [[people]] block has role = "subject-child". The forms go out without the family.'
    for person in case.people:
        yield from _of_person(person, case)
    yield from _of_decisions(case)


def _of_decisions(case: Case) -> Iterator[str]:
    """Answers that are none of those to choose from: the packs would take them for missing."""
    for entry in DECISION_KEYS:
        choices = ("yes", "no") if entry.kind == "yes-no" else entry.choices
        text = case.decisions.get(entry.key, "")
        lines = text.replace(";", "\n").replace(",", "\n") if entry.kind == "list" else text
        written = (line.strip() for line in lines.splitlines())
        for words in (line for line in written if choices and line and line not in choices):
            yield f"“{entry.key}” under [decisions] is “{words}”, which is none of: {', '.join(choices)}."


def _of_person(person: CasePerson, case: Case) -> Iterator[str]:
    born = person.date_of_birth
    if born and born > case.notified and person.pregnancy is None:
        yield f"“date_of_birth” of {person.name} ({born}) lies after “notified” ({case.notified})."
    if person.nhs_number and not _is_nhs_number(person.nhs_number):
        yield f"“nhs_number” of {person.name} ({person.nhs_number}) cannot be right: its digits do not check out."


def _is_nhs_number(text: str) -> bool:
    """Ten digits, of which the last checks the others.

    Source: NHS Data Dictionary, NHS number: modulus 11, weights 10 to 2.
    """
    digits = [int(letter) for letter in text if letter.isdecimal()]
    if len(digits) != _NHS_DIGITS or len(set(digits)) == 1:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == digits[-1]
