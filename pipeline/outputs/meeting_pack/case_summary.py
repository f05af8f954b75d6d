"""Paper 2: the incident, the family, and where agencies differ about people."""

import datetime
from collections.abc import Iterator

from pipeline.outputs.fields import age_at, long_date, short_date, spaced_nhs_number
from pipeline.outputs.file_names import sent_name
from pipeline.outputs.word.paper import Paper
from schemas.case_view import CaseView, PersonFact
from schemas.person import CasePerson
from schemas.returns.referral import ReferralRecord

_NAMED = 3
"""Agencies that agree are counted, not named, beyond so many; those that differ are always named."""
_FACTS = {
    "name": "Name",
    "also_known_as": "Also known as",
    "date_of_birth": "Date of birth",
    "nhs_number": "NHS number",
    "ethnicity": "Ethnicity",
    "home_address": "Home address",
    "previous_addresses": "Previous addresses",
    "relationship": "Relationship",
}


def case_summary_paper(view: CaseView) -> bytes:
    """The second paper."""
    case = view.case
    paper = Paper("Case summary and family", case.reference, "Paper 2")
    paper.heading("The incident")
    child = case.subject_child
    paper.labels(
        [
            ("Child", child.name if child else "not named yet"),
            ("Date of birth", _birth(child, view) if child else ""),
            ("Kind of incident", case.incident_kind or "not stated"),
            ("Date of incident", long_date(case.incident) or "not stated"),
            ("Notified", long_date(case.notified)),
            ("Time period", _period(view)),
        ]
    )
    paper.heading("Summary", 2)
    paper.open_text(case.summary, "[no summary yet: write it in case.toml]")
    _referral(paper, view)
    paper.heading("The family")
    if view.people:
        paper.table(
            ("Name", "Relationship to child", "Date of birth", "NHS number", "Ethnicity", "Home address"),
            [_row(person) for person in view.people],
            (4, 3, 2.4, 2.8, 2.8, 4),
            small=True,
        )
    else:
        paper.text("Nobody is named yet.")
    _differences(paper, view)
    return paper.content(view.as_at)


def _birth(child: CasePerson, view: CaseView) -> str:
    if child.date_of_birth is None:
        return "not stated"
    at = view.case.incident or view.case.notified
    return f"{long_date(child.date_of_birth)} ({age_at(child.date_of_birth, at)} at the time)"


def _period(view: CaseView) -> str:
    period = view.case.review_period
    return f"{long_date(period.start)} to {long_date(period.end)}" if period else "not set"


def _row(person: CasePerson) -> tuple[str, ...]:
    known = f"\nalso known as {'; '.join(person.also_known_as)}" if person.also_known_as else ""
    return (
        person.name + known,
        person.relationship or person.role.replace("-", " "),
        short_date(person.date_of_birth),
        spaced_nhs_number(person.nhs_number),
        person.ethnicity or "",
        person.home_address or "",
    )


def _referral(paper: Paper, view: CaseView) -> None:
    """The referral in its own words, where one was returned."""
    for entry in view.accepted:
        record = entry.parsed.record if entry.parsed else None
        if isinstance(record, ReferralRecord):
            paper.heading("The referral", 2)
            paper.text(f"From {entry.agency or 'an agency that is not named'} ({sent_name(entry.file)}).")
            for text in (record.outline, record.reason, record.siblings_safeguarded, record.further_information):
                if text:
                    paper.text(text)


def _differences(paper: Paper, view: CaseView) -> None:
    """What agencies say differently about a person: every saying, with who says it, and where the odd one stands."""
    paper.heading("Where agencies differ about people")
    rows = list(_differing(view))
    if not rows:
        paper.text("No agency holds a detail that differs from the case’s own, or from another agency’s.")
        return
    paper.text(
        "Nothing is corrected here. Ask the agencies which detail is right, and write it in case.toml.",
        keep_with_next=True,
    )
    paper.table(("Person", "Detail", "Says", "Who says so"), rows, (3, 2.4, 4, 7.6), small=True)


def _differing(view: CaseView) -> Iterator[tuple[str, str, str, str]]:
    groups: dict[tuple[str, str], list[PersonFact]] = {}
    for fact in view.facts:
        groups.setdefault((fact.person, fact.fact), []).append(fact)
    for (person, name), facts in groups.items():
        sayings: dict[str, list[PersonFact]] = {}
        for fact in facts:
            sayings.setdefault(fact.value.casefold(), []).append(fact)
        if len(sayings) == 1 and not any(fact.agrees is False for fact in facts):
            continue
        if all(fact.agrees for fact in facts):
            continue  # different spellings of what the case holds
        for said in sorted(sayings.values(), key=lambda same: (same[0].agrees is False, same[0].value)):
            yield person, _detail(name), _as_written(said[0].value), _who(said)


def _detail(name: str) -> str:
    words = _FACTS.get(name, name.replace("_", " "))
    return words[0].upper() + words[1:]


def _as_written(value: str) -> str:
    """A date as people write it; anything else as it stands."""
    try:
        return short_date(datetime.date.fromisoformat(value))
    except ValueError:
        return value


def _who(said: list[PersonFact]) -> str:
    if said[0].agrees is not False:
        names = list(dict.fromkeys(fact.said_by for fact in said))
        who = "; ".join(names) if len(names) <= _NAMED else f"{len(names)} agencies"
        return f"{who} (as the case)" if said[0].agrees else who
    return "; ".join(f"{fact.said_by}, {fact.location}" for fact in said) + " (differs from the case)"
