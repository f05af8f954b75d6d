"""case.json: everything known about the case, for other programs. The contract's shape; it may only gain keys."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.merging.linked_by_hand import REASON
from pipeline.outputs.output import Files
from schemas.case_view import CaseView, PersonFact, ReturnEntry
from schemas.fact import Fact
from schemas.person import CasePerson

FILE_NAME = "case.json"
_EVENT_KEYS_OUT_OF_SHAPE = frozenset({"sha256", "marks"})
Json = dict[str, Any]


def build(view: CaseView) -> Files:
    """One JSON document, keys in the contract's order, UTF-8."""
    return {FILE_NAME: (json.dumps(case_document(view), ensure_ascii=False, indent=2) + "\n").encode()}


def case_document(view: CaseView) -> Json:
    """The case in the contract's shape: dates ISO 8601, unknown values `None`."""
    return {
        "reference": view.case.reference,
        "profile": view.case.profile,
        "generated_at": view.generated_at.isoformat(),
        "people": [_person(person, view.facts) for person in view.people],
        "returns": [_return(entry) for entry in view.returns],
        "outstanding": [
            _plain(item, ("agency", "form", "due", "working_days_overdue", "phone")) for item in view.outstanding
        ],
        "deadlines": [
            _plain(item, ("name", "due", "rule", "done", "working_day", "who")) for item in view.timetable.deadlines
        ],
        "events": [_event(item) for item in view.events],
        "organisational_changes": [_plain(item) for item in view.organisational_changes],
        "learning": [_plain(item) for item in view.learning],
        "quorum": {
            "icb": view.quorum.icb,
            "police": view.quorum.police,
            "local-authority": view.quorum.local_authority,
        },
        "withdrawn_events": [_event(item) for item in view.withdrawn_events],
        "disagreements": [_plain(item) for item in view.disagreements],
        "echoes": [_plain(item) for item in view.echoes],
        "silences": [_plain(item) for item in view.silences],
        "issues": [_plain(item) for item in view.issues],
        "reviewers_copies": [_plain(item) for item in view.reviewers_copies],
        "unsent_receipts": [_plain(item) for item in view.unsent_receipts],
        "named_without_rows": [_plain(item) for item in view.named_without_rows],
        "links": [{**_plain(link), "by_reviewer": link.reason == REASON} for link in view.same_events],
        "rejected_links": [list(pair) for pair in view.rejected_links],
        "unclear_lines": [_plain(line) for line in view.unclear_lines],
    }


def _event(item: Fact) -> Json:
    return {key: value for key, value in _plain(item).items() if key not in _EVENT_KEYS_OUT_OF_SHAPE}


def _return(entry: ReturnEntry) -> Json:
    keys = (
        "agency",
        "form",
        "file",
        "sha256",
        "received_at",
        "version",
        "state",
        "issues",
        "names",
        "reason",
        "advice",
    )
    return _plain(entry, keys)


def _person(person: CasePerson, facts: Sequence[PersonFact]) -> Json:
    """The person as in case.toml; where an agency differs on a field, what every agency says of that field."""
    own = [fact for fact in facts if fact.person == person.name and fact.role == person.role]
    disputed = dict.fromkeys(fact.fact for fact in own if fact.agrees is False)
    conflicts = {
        _field_name(field): [
            {"agency": fact.said_by, "value": fact.value, "location": fact.location, "agrees": fact.agrees}
            for fact in own
            if fact.fact == field
        ]
        for field in disputed
    }
    return {**_plain(person), "conflicts": conflicts}


def _field_name(fact: str) -> str:
    """The field of case.toml that a fact belongs to: "NHS number" is `nhs_number`."""
    return fact.lower().replace(" ", "_")


def _plain(fact: Fact, keys: Sequence[str] | None = None) -> Json:
    dumped = fact.model_dump(mode="json")
    chosen = dumped if keys is None else {key: dumped[key] for key in keys}
    return {key: _without_blanks(value) for key, value in chosen.items()}


def _without_blanks(value: Any) -> Any:
    """Unknown is `None`, never an empty text."""
    if isinstance(value, Mapping):
        return {key: _without_blanks(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_blanks(inner) for inner in value]
    return None if value == "" else value
