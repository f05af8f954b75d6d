"""The reviewer's notes stay on their rows when a corrected return comes in: sent before, sent now, written."""

import datetime
from typing import Any

from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from schemas.case_view import CaseEvent, CellMark
from schemas.chronology import LabelledText

MONDAY = datetime.datetime(2026, 3, 9, 9, 0, tzinfo=datetime.UTC)
TUESDAY = MONDAY + datetime.timedelta(days=1)
FIRST = (
    ("2025-03-04", "Call from a neighbour about shouting at the address", "21:10"),
    ("2025-04-08", "Strategy discussion held with children's social care"),
    ("2025-05-12", "Home visit"),
    ("2025-06-16", "Home visit"),
    ("2025-07-20", "Arrest on suspicion of assault"),
)


def as_shown(event: CaseEvent, order: int, note: str | None) -> NotedRow:
    return NotedRow(
        event_id=event.id,
        agency=event.agency,
        date_text=event.date_text,
        time_text=event.time_text,
        event=event.event,
        order=order,
        notes=(LabelledText(label="Reviewer's note", text=note),) if note else (),
        marks=(CellMark(column="Event", fill="FFF2CC", comment="see file"),) if note else (),
    )


def noted(view: Any, *without: str) -> ReviewerNotes:
    return ReviewerNotes(
        rows=tuple(
            as_shown(event, number, None if event.event in without else f"on {event.event}, {event.date}")
            for number, event in enumerate(view.events)
        ),
        columns=("Key event", "Reviewer's note"),
    )


def test_notes_follow_changed_rows_and_new_and_changed_are_marked(view: Any, entry: Any, chronology: Any) -> None:
    old = entry("Westmere Police", chronology(*FIRST), file="1.docx", saved=MONDAY)
    notes = noted(view(old))
    corrected = (
        ("2025-01-02", "Intelligence received about a new partner"),
        ("2025-03-04", "Call from a neighbour about shouting and crying at the address", "21:10"),
        ("2025-04-09", "Strategy discussion held with children's social care"),
        ("2025-05-12", "Home visit"),
        ("2025-06-16", "Home visit"),
        ("2025-07-20", "Arrest on suspicion of assault", "23:00"),
    )
    new = entry("Westmere Police", chronology(*corrected), file="2.docx", saved=TUESDAY)
    made = view(new, old, reviewer=notes)
    assert [(event.change, event.notes.get("Reviewer's note")) for event in made.events] == [
        ("new", None),
        ("changed", "on Call from a neighbour about shouting at the address, 2025-03-04"),
        ("changed", "on Strategy discussion held with children's social care, 2025-04-08"),
        (None, "on Home visit, 2025-05-12"),
        (None, "on Home visit, 2025-06-16"),
        ("changed", "on Arrest on suspicion of assault, 2025-07-20"),
    ]
    assert made.events[1].marks == (CellMark(column="Event", fill="FFF2CC", comment="see file"),)
    assert [column.label for column in made.reviewer_columns] == ["Key event", "Reviewer's note"]
    assert made.withdrawn_events == ()


def test_a_withdrawn_row_with_a_note_is_kept_and_one_without_is_not(view: Any, entry: Any, chronology: Any) -> None:
    old = entry("Westmere Police", chronology(*FIRST), file="1.docx", saved=MONDAY)
    notes = noted(view(old), "Arrest on suspicion of assault")
    new = entry("Westmere Police", chronology(FIRST[0], FIRST[3]), file="2.docx", saved=TUESDAY)
    made = view(old, new, reviewer=notes)
    assert [event.date for event in made.events] == [datetime.date(2025, 3, 4), datetime.date(2025, 6, 16)]
    assert [event.notes["Reviewer's note"] for event in made.events] == [
        "on Call from a neighbour about shouting at the address, 2025-03-04",
        "on Home visit, 2025-06-16",
    ]
    assert [(event.change, event.date_text, event.notes["Reviewer's note"]) for event in made.withdrawn_events] == [
        ("withdrawn", "08/04/2025", "on Strategy discussion held with children's social care, 2025-04-08"),
        ("withdrawn", "12/05/2025", "on Home visit, 2025-05-12"),
    ]
    assert made.withdrawn_events[0].file == "1.docx"


def test_notes_of_a_return_that_is_gone_altogether_are_kept(view: Any, entry: Any, chronology: Any) -> None:
    notes = noted(view(entry("Westmere Police", chronology(*FIRST))))
    made = view(reviewer=notes)
    assert len(made.withdrawn_events) == 5
    assert made.withdrawn_events[0].event == "Call from a neighbour about shouting at the address"


def test_an_older_version_that_arrives_late_does_not_lose_the_notes(view: Any, entry: Any, chronology: Any) -> None:
    reworded = (("2025-03-04", "Call from a neighbour about shouting, crying at address", "21:10"), *FIRST[1:])
    old = entry("Westmere Police", chronology(*FIRST), file="1.docx", saved=MONDAY)
    new = entry("Westmere Police", chronology(*reworded), file="2.docx", saved=TUESDAY)
    notes = noted(view(new))
    made = view(new, old, reviewer=notes)
    assert [event.notes["Reviewer's note"] for event in made.events] == [
        f"on {event.event}, {event.date}" for event in made.events
    ]
    assert [event.change for event in made.events] == [None] * 5


def test_without_a_workbook_nothing_is_new(view: Any, entry: Any, chronology: Any) -> None:
    made = view(entry("Westmere Police", chronology(*FIRST)))
    assert {event.change for event in made.events} == {None}
    assert made.reviewer_columns == ()
