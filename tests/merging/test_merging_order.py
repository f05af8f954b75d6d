"""The order of the integrated chronology."""

import datetime
from typing import Any

from schemas.chronology import Event


def words(view: Any) -> list[str]:
    return [event.event for event in view.events]


def month(text: str, first: str, last: str, event: str) -> Event:
    return Event(
        date=datetime.date.fromisoformat(first),
        date_end=datetime.date.fromisoformat(last),
        date_precision="month",
        date_text=text,
        event=event,
        location="table 1, row 9",
    )


def test_days_then_times_across_agencies(view: Any, entry: Any, chronology: Any) -> None:
    police = chronology(("2025-03-04", "999 call taken", "21:10"), ("2025-03-05", "Statement taken", "09:00"))
    ambulance = chronology(("2025-03-04", "Crew at the address", "21:40"), ("2025-03-03", "Nothing found", "08:00"))
    made = view(entry("Westmere Police", police), entry("Westmere Ambulance Service", ambulance))
    assert words(made) == ["Nothing found", "999 call taken", "Crew at the address", "Statement taken"]


def test_the_text_of_a_date_does_not_come_before_the_time(view: Any, entry: Any, row: Any, chronology: Any) -> None:
    early = row("2025-03-04", "Early", "08:00", date_text="Tuesday 4 March 2025")
    late = row("2025-03-04", "Late", "20:00", date_text="04/03/25")
    made = view(entry("Westmere Police", chronology(late)), entry("Westmere Ambulance Service", chronology(early)))
    assert words(made) == ["Early", "Late"]


def test_an_untimed_row_stays_below_its_own_agencys_row(view: Any, entry: Any, chronology: Any) -> None:
    police = chronology(
        ("2025-03-04", "Call", "21:10"), ("2025-03-04", "Officers sent"), ("2025-03-04", "Arrest", "23:00")
    )
    ambulance = chronology(("2025-03-04", "Crew arrives", "21:40"))
    made = view(entry("Westmere Police", police), entry("Westmere Ambulance Service", ambulance))
    assert words(made) == ["Call", "Officers sent", "Crew arrives", "Arrest"]
    assert [event.order_unknown for event in made.events] == [False, True, False, False]


def test_an_untimed_row_above_a_timed_one_stays_above_it(view: Any, entry: Any, chronology: Any) -> None:
    police = chronology(("2025-03-04", "Briefing"), ("2025-03-04", "Arrest", "23:00"))
    ambulance = chronology(("2025-03-04", "Crew arrives", "21:40"))
    made = view(entry("Westmere Police", police), entry("Westmere Ambulance Service", ambulance))
    assert words(made) == ["Crew arrives", "Briefing", "Arrest"]


def test_a_day_without_any_time_ends_the_day_and_says_so(view: Any, entry: Any, chronology: Any) -> None:
    school = chronology(("2025-03-04", "Absent from school"))
    police = chronology(("2025-03-04", "Call", "21:10"))
    made = view(entry("Westmere Children's Services", school), entry("Westmere Police", police))
    assert [(event.event, event.order_unknown) for event in made.events] == [
        ("Call", False),
        ("Absent from school", True),
    ]


def test_a_row_alone_on_its_day_has_no_unknown_order(view: Any, entry: Any, chronology: Any) -> None:
    made = view(entry("Westmere Police", chronology(("2025-03-04", "Call"), ("2025-03-05", "Visit"))))
    assert [event.order_unknown for event in made.events] == [False, False]


def test_a_month_stands_before_its_first_day_and_undated_rows_last(
    view: Any, entry: Any, row: Any, chronology: Any
) -> None:
    rows = (
        row(None, "Undated"),
        row("2025-03-01", "First of March"),
        month("March 2025", "2025-03-01", "2025-03-31", "Some time in March"),
        row("2025-02-28", "End of February"),
    )
    made = view(entry("Westmere Police", chronology(*rows)))
    assert words(made) == ["End of February", "Some time in March", "First of March", "Undated"]


def test_age_of_the_child_stands_on_each_row(view: Any, entry: Any, row: Any, chronology: Any) -> None:
    rows = (
        row("2023-01-10", "Booking appointment"),
        row("2023-05-20", "Midwife visit"),
        row("2025-08-05", "Nursery"),
        month("May 2024", "2024-05-01", "2024-05-31", "Clinic"),
        row(None, "Undated"),
    )
    ages = {event.event: event.age_of_child for event in view(entry("Westmere Police", chronology(*rows))).events}
    assert ages == {
        "Booking appointment": "before birth",
        "Midwife visit": "2 weeks",
        "Nursery": "2 years 3 months",
        "Clinic": "between 11 months and 1 year",
        "Undated": None,
    }
