"""Which case a file dropped straight into the intake folder belongs to: by its reference, or by its subject child.

Never guesses: where two answers are possible, or the two signs contradict each other, a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from schemas.case import Case
from schemas.case_reference import same_reference, same_shape
from schemas.person import CasePerson, FamilyPerson
from schemas.receipt import Refused
from schemas.returns import ParsedReturn
from schemas.returns.learning import LearningRecord
from schemas.returns.referral import ReferralRecord
from schemas.returns.scoping import ScopingRecord

_ADVICE = "Drop the file into the folder of its case (intake/REFERENCE)."


def route(parsed: ParsedReturn, cases: Mapping[str, Case]) -> str | Refused:
    """The reference of the case that a return belongs to, or why that is not certain.

    Args:
        cases: the known cases by reference, as their folders are named.
    """
    by_child = _cases_of_child(parsed, cases)
    if parsed.case_reference:
        said = parsed.case_reference
        named = [known for known in cases if same_reference(said, known)]
        if not named and (not by_child or any(same_shape(said, known) for known in cases)):
            return _uncertain(
                parsed,
                "case-not-known",
                f"It says that it belongs to case {parsed.case_reference}, and there is no folder for that case.",
                f"If that case is yours, make it (rapid-review new {parsed.case_reference}) and move the file into its "
                "folder. If the reference in the file is wrong, move it into the folder of the right case. Else tell "
                "the sender that it came to the wrong place.",
            )
        if named and by_child and named[0] not in by_child:
            return _uncertain(
                parsed,
                "case-contradicts-child",
                f"It says that it belongs to case {named[0]}, but its subject child is that of case {by_child[0]}.",
            )
        if len(named) == 1:
            return named[0]
    if len(by_child) == 1:
        return by_child[0]
    if by_child:
        return _uncertain(
            parsed,
            "several-cases-possible",
            f"It does not say its case, and its subject child is that of more than one: {', '.join(by_child)}.",
        )
    return _uncertain(
        parsed,
        "case-not-certain",
        "It does not say to which case it belongs, and no known case has its subject child.",
    )


def _uncertain(parsed: ParsedReturn, code: str, reason: str, advice: str = _ADVICE) -> Refused:
    return Refused(
        code=code,
        reason=reason,
        advice=advice,
        form=parsed.form,
        case_reference=parsed.case_reference,
        agency=parsed.agency,
    )


def _cases_of_child(parsed: ParsedReturn, cases: Mapping[str, Case]) -> list[str]:
    child = _child_of(parsed)
    return [reference for reference, case in cases.items() if child and _is_child_of(child, case.subject_child)]


def _child_of(parsed: ParsedReturn) -> FamilyPerson | None:
    record = parsed.record
    if isinstance(record, ScopingRecord):
        return next((person for person in record.people if person.role == "subject-child"), None)
    if isinstance(record, ReferralRecord):
        return record.child
    if isinstance(record, LearningRecord) and record.subject_child:
        return FamilyPerson(role="subject-child", name=record.subject_child)
    return None


def _is_child_of(child: FamilyPerson, known: CasePerson | None) -> bool:
    """An equal NHS number decides; else an equal name, unless the dates of birth say otherwise."""
    if known is None:
        return False
    if child.nhs_number and known.nhs_number:
        return child.nhs_number == known.nhs_number
    if child.date_of_birth and known.date_of_birth and child.date_of_birth != known.date_of_birth:
        return False
    names = _plain_names([child.name or "", *child.also_known_as])
    return bool(names & _plain_names([known.name, *known.also_known_as]))


def _plain_names(names: Iterable[str]) -> set[tuple[str, ...]]:
    """Names as words in any order, without capitals and accents: "SMITH, Robin" is "Robin Smith". One word is none."""
    plain = set()
    for name in names:
        letters = unicodedata.normalize("NFKD", name).casefold()
        words = re.findall(r"[^\W\d_]+", "".join(c for c in letters if not unicodedata.combining(c)).replace("'", ""))
        if len(words) > 1:
            plain.add(tuple(sorted(words)))
    return plain
