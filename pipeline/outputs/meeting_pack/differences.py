"""What agencies hold differently about people: one row a value, with every agency that says it."""

import datetime
from collections.abc import Iterator, Sequence

from pipeline.outputs.fields import long_date, spaced_nhs_number
from schemas.case_view import CaseView, PersonFact

HEADINGS = ("Person", "Detail", "Value", "Who says so")
_ADDED_UP = ("also known as", "previous address")
"""Details of which a person may have several, so that two values are no difference; only one the case lacks is."""
_OWN = "the case’s own"


def differences(view: CaseView) -> Iterator[tuple[str, str, str, str]]:
    """Rows for `HEADINGS`: only details with more than one value, the case's own value first."""
    gathered: dict[tuple[str, str], list[PersonFact]] = {}
    for fact in view.facts:
        gathered.setdefault((fact.person, fact.fact.replace("_", " ")), []).append(fact)
    for (person, detail), facts in gathered.items():
        rows = list(_values(view, person, detail, facts))
        if len(rows) > 1 or (rows and detail in _ADDED_UP):
            yield from ((person, detail[0].upper() + detail[1:], value, who) for value, who in rows)


def _values(view: CaseView, person: str, detail: str, facts: Sequence[PersonFact]) -> Iterator[tuple[str, str]]:
    """Each value with who says it; what agrees with the case is one value, however it is spelt."""
    own = _own_value(view, person, detail)
    agreeing = [fact for fact in facts if fact.agrees or fact.value == own]
    others: dict[str, list[PersonFact]] = {}
    for fact in facts:
        if fact not in agreeing and (detail not in _ADDED_UP or fact.agrees is False):
            others.setdefault(fact.value.casefold(), []).append(fact)
    if others and own and detail not in _ADDED_UP:
        yield f"{_as_written(own)} ({_OWN})", _names(agreeing) or "case.toml; no agency"
    for said in sorted(others.values(), key=lambda same: (-len(same), same[0].value)):
        yield _as_written(said[0].value), _names(said, with_place=True)


def _own_value(view: CaseView, person: str, detail: str) -> str:
    if detail == "date of incident":
        return str(view.case.incident or "")
    known = next((one for one in view.people if one.name == person), None)
    value = getattr(known, detail.replace(" ", "_").lower(), None)
    return str(value) if value and isinstance(value, str | datetime.date) else ""


def _names(facts: Sequence[PersonFact], *, with_place: bool = False) -> str:
    """The agencies, each once; where the value is not the case's, with the place in its return."""
    return "; ".join(
        dict.fromkeys(f"{fact.said_by} ({fact.location})" if with_place else fact.said_by for fact in facts)
    )


def _as_written(value: str) -> str:
    """A date and an NHS number as people write them; anything else as it stands."""
    try:
        return long_date(datetime.date.fromisoformat(value))
    except ValueError:
        return spaced_nhs_number(value)
