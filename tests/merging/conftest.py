"""Builders of invented returns, handed out as fixtures."""

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.merging.merge import merge
from pipeline.merging.reviewer_notes import ReviewerNotes
from schemas.agency import Agency, FormName
from schemas.case import Case, ReviewPeriod
from schemas.case_view import CaseView, ReturnEntry
from schemas.chronology import Event
from schemas.person import CasePerson
from schemas.provenance import Source
from schemas.returns import ParsedReturn, Record
from schemas.returns.chronology import ChronologyRecord
from schemas.timetable import Timetable

RECEIVED = datetime.datetime(2026, 3, 9, 10, 0, tzinfo=datetime.UTC)


def make_case(**more: Any) -> Case:
    given: dict[str, Any] = {
        "reference": "WM-2026-014",
        "profile": "west-midlands",
        "notified": datetime.date(2026, 3, 2),
        "incident": datetime.date(2026, 2, 27),
        "review_period": ReviewPeriod(start=datetime.date(2024, 3, 1), end=datetime.date(2026, 2, 27)),
        "agencies": (
            Agency(name="Westmere Police", kind="police"),
            Agency(name="Westmere Integrated Care Board", kind="icb"),
            Agency(name="Westmere Children's Services", kind="local-authority", also_known_as=("WCS",)),
            Agency(name="Westmere Ambulance Service", kind="health"),
        ),
        "people": (
            CasePerson(role="subject-child", name="Robin Ashdown", date_of_birth=datetime.date(2023, 5, 4)),
            CasePerson(role="mother", name="Kay Ashdown"),
        ),
    }
    return Case(**(given | more))


def make_row(day: str | None, text: str | None, time: str | None = None, place: int = 1, **more: Any) -> Event:
    date = datetime.date.fromisoformat(day) if day else None
    given: dict[str, Any] = {
        "date": date,
        "date_precision": "day" if date else "unknown",
        "date_text": f"{date:%d/%m/%Y}" if date else None,
        "time": time,
        "time_text": time,
        "event": text,
        "location": f"table 1, row {place + 1}",
    }
    return Event(**(given | more))


def make_chronology(*rows: tuple[Any, ...] | Event) -> ChronologyRecord:
    made = [
        row if isinstance(row, Event) else make_row(*row, **({"place": n} if len(row) < 4 else {}))
        for n, row in enumerate(rows, 1)
    ]
    return ChronologyRecord(events=tuple(made))


def make_entry(
    agency: str | None,
    record: Record,
    form: FormName = "chronology",
    *,
    file: str | None = None,
    saved: datetime.datetime | None = None,
    received: datetime.datetime = RECEIVED,
) -> ReturnEntry:
    name = file or f"{agency} {form}.docx"
    sha256 = hashlib.sha256((name + str(saved) + record.model_dump_json()).encode()).hexdigest()
    source = Source(name=name, sha256=sha256, media_type="application/x-test", last_modified=saved)
    parsed = ParsedReturn(source=source, form=form, agency=agency, record=record)
    return ReturnEntry(
        agency=agency,
        form=form,
        file=name,
        sha256=sha256,
        received_at=received,
        version=1,
        state="accepted",
        names=(name,),
        parsed=parsed,
    )


def make_view(*entries: ReturnEntry, case: Case | None = None, reviewer: ReviewerNotes | None = None) -> CaseView:
    case = case or make_case()
    return merge(
        case,
        entries,
        timetable=Timetable(profile=case.profile, notified=case.notified, anchor=case.notified, deadlines=()),
        outstanding=(),
        as_at=datetime.date(2026, 3, 12),
        generated_at=RECEIVED,
        reviewer=reviewer,
    )


@pytest.fixture(scope="session")
def case_of() -> Callable[..., Case]:
    return make_case


@pytest.fixture(scope="session")
def row() -> Callable[..., Event]:
    return make_row


@pytest.fixture(scope="session")
def chronology() -> Callable[..., ChronologyRecord]:
    return make_chronology


@pytest.fixture(scope="session")
def entry() -> Callable[..., ReturnEntry]:
    return make_entry


@pytest.fixture(scope="session")
def view() -> Callable[..., CaseView]:
    return make_view
