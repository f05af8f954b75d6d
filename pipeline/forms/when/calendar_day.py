"""From numbers to days: two-digit years, months, impossible days. Nothing here looks at text."""

from __future__ import annotations

import calendar
import datetime

from pipeline.forms.when.reading import Hints, Reading, nothing, span
from pipeline.forms.when.words import MONTH_NAMES
from pipeline.settings import TWO_DIGIT_YEARS_FROM


def century(year: int, digits: int, hints: Hints) -> tuple[int, str]:
    """The full year, and the sentence that says so where two digits were completed."""
    if digits > 2:
        return year, ""
    if hints.today_year is None:
        full = TWO_DIGIT_YEARS_FROM + (year - TWO_DIGIT_YEARS_FROM) % 100
    else:
        full = hints.today_year + 1 - (hints.today_year + 1 - year) % 100
    return full, f"The year “{year:02d}” was read as {full}."


def month_of(year: int, month: int) -> Reading:
    """A whole month."""
    last = calendar.monthrange(year, month)[1]
    return span(datetime.date(year, month, 1), datetime.date(year, month, last), "month")


def months_of(year: int, first: int, count: int) -> tuple[datetime.date, datetime.date]:
    """The first and last day of `count` months that begin with month `first` (1–12) of a year."""
    end_year, end_month = divmod(year * 12 + first - 1 + count - 1, 12)
    last = calendar.monthrange(end_year, end_month + 1)[1]
    return datetime.date(year, first, 1), datetime.date(end_year, end_month + 1, last)


def year_of(year: int) -> Reading:
    """A whole year."""
    return span(datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year")


def day_of(year: int, month: int, day: int) -> Reading:
    """A single day, or nothing with the reason why there is no such day."""
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        if 1 <= month <= 12:
            name = MONTH_NAMES[month - 1]
            return nothing("date-impossible", f"There is no {day} {name} {year}.")
        return nothing("date-impossible", f"There is no day {day} of month {month}.")
    return span(found, found, "day")


def numeric_day(first: int, second: int, year: int, hints: Hints) -> Reading:
    """A day written in numbers: day first, unless only the other order gives a day or the column is month first."""
    day, month = (second, first) if hints.month_first and first <= 12 else (first, second)
    if month > 12 and day <= 12 and day >= 1:
        reading = day_of(year, day, month)
        if reading.first is not None:
            return reading.with_assumption(
                "date-month-first",
                f"There is no month {month}, so this was read as month first: {month} {MONTH_NAMES[day - 1]} {year}.",
            )
    reading = day_of(year, month, day)
    if hints.month_first and first <= 12 and first != second and reading.first is not None:
        reading = reading.with_assumption(
            "date-day-month-swapped", f"This column is written month first, so this is {day} {MONTH_NAMES[month - 1]}."
        )
    return reading


def with_century(reading: Reading, sentence: str) -> Reading:
    """The reading, with what was assumed about its year (if anything was)."""
    return reading.with_assumption("date-two-digit-year", sentence) if sentence else reading
