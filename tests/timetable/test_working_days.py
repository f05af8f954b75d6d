"""Working days in England, counted by hand from calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.timetable.working_days import (
    add_months,
    add_working_days,
    first_working_day,
    is_working_day,
    working_days_after,
)

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 2), 1, date(2026, 3, 3)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday and Easter Monday between
        (date(2025, 12, 24), 1, date(2025, 12, 29)),  # Christmas Day and Boxing Day, then a weekend
        (date(2027, 12, 24), 1, date(2027, 12, 29)),  # both on a weekend: substitute days on Monday and Tuesday
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2023, 5, 5), 1, date(2023, 5, 9)),  # the coronation's bank holiday, 8 May 2023
        (date(2022, 6, 1), 1, date(2022, 6, 6)),  # jubilee: 2 and 3 June
        (date(2026, 8, 28), 1, date(2026, 9, 1)),
        (date(2026, 3, 16), -7, date(2026, 3, 5)),
        (date(2026, 4, 8), -2, date(2026, 4, 2)),
    ],
)
def test_counting_working_days(start: date, count: int, expected: date) -> None:
    assert add_working_days(start, count) == expected


def test_a_scottish_holiday_is_a_working_day_in_england() -> None:
    assert is_working_day(date(2026, 1, 2))
    assert not is_working_day(date(2026, 1, 1))


def test_a_bank_holiday_proclaimed_later_is_left_out() -> None:
    assert add_working_days(date(2026, 3, 2), 2, also_closed=(date(2026, 3, 3),)) == date(2026, 3, 5)


def test_the_first_working_day_on_or_after() -> None:
    assert first_working_day(date(2026, 3, 7)) == date(2026, 3, 9)
    assert first_working_day(date(2026, 3, 9)) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 3, 23), 6, date(2026, 9, 23)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_calendar_months_end_on_the_months_last_day(start: date, count: int, expected: date) -> None:
    assert add_months(start, count) == expected


@settings(deadline=None, max_examples=60)
@given(DAYS, st.integers(1, 40))
def test_there_and_back(start: date, count: int) -> None:
    there = add_working_days(start, count)
    assert is_working_day(there)
    assert working_days_after(start, there) == count
    assert there >= start + timedelta(days=count)
    if is_working_day(start):
        assert add_working_days(there, -count) == start
