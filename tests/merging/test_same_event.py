"""Links between rows of one event, on invented cases labelled by hand; two of them were not used to tune the linker."""

import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.same_event import link_events
from schemas.agency import Agency
from schemas.case_view import CaseEvent

CASES = Path(__file__).parent / "linked_cases"


def read_case(name: str) -> tuple[list[CaseEvent], set[frozenset[str]], dict[str, tuple[str, ...]]]:
    events, groups = [], {}
    for number, line in enumerate((CASES / name).read_text(encoding="utf-8").splitlines()):
        if line.startswith("#"):
            continue
        group, agency, day, clock, contact, text = line.split("|")
        event = CaseEvent(
            id=str(number),
            agency=agency,
            date=datetime.date.fromisoformat(day),
            date_precision="day",
            date_text=day,
            time=clock or None,
            child_contact=contact or None,
            event=text,
            file="f",
            sha256="",
            return_version=1,
            location=f"row {number}",
        )
        events.append(event)
        groups[event.id] = group.split(",")
    true = {
        frozenset((one.id, other.id))
        for one, other in combinations(events, 2)
        if one.agency != other.agency and (set(groups[one.id]) & set(groups[other.id])) - {"-"}
    }
    return events, true, {event.agency or "": () for event in events}


def measure(name: str) -> tuple[float, float, list[str]]:
    events, true, agencies = read_case(name)
    found = {frozenset((link.first, link.second)) for link in link_events(events, agencies, ReviewerNotes())}
    by_id = {event.id: f"{event.agency} {event.date} {event.event}" for event in events}
    wrong = ["too many: " + " / ".join(by_id[each] for each in sorted(pair)) for pair in found - true]
    wrong += ["missed: " + " / ".join(by_id[each] for each in sorted(pair)) for pair in true - found]
    return len(found & true) / max(1, len(found)), len(found & true) / len(true), sorted(wrong)
