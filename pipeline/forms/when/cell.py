"""A whole cell: a date, a time, or both; as text or as the typed value of a spreadsheet."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.forms.when.clock import TimeReading, understand_time
from pipeline.forms.when.dates import understand_date
from pipeline.forms.when.patterns import from_serial
from pipeline.forms.when.reading import Assumption, Hints, Reading, nothing, span
from pipeline.forms.when.split import split_time
from pipeline.settings import EARLIEST_EXCEL_SERIAL, LATEST_EXCEL_SERIAL, LONGEST_DATE_TEXT
from schemas.clock_time import ClockTime
from schemas.partial_date import PartialDate

Value = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None
NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class CellReading:
    """One cell, read: its date, its time, and every assumption with its code."""

    date: PartialDate
    time: ClockTime
    assumptions: tuple[Assumption, ...] = ()


def read_date(text: str, hints: Hints = NO_HINTS) -> PartialDate:
    """The days that a text can mean. A time beside the date is passed over. Never raises."""
    return read_cell(text, hints).date


def read_time(text: str, *, twenty_four_hour: bool = False) -> ClockTime:
    """The time of day that a text says, or `None` with a note. Never raises, never guesses am or pm.

    Args:
        text: as it stands in the cell.
        twenty_four_hour: the column is known to be kept in 24-hour time, so that `4:30` is 04:30.
    """
    return understand_time(text, twenty_four_hour).as_clock_time(_kept(text))


def read_date_and_time(text: str, hints: Hints = NO_HINTS) -> tuple[PartialDate, ClockTime]:
    """Both parts of a combined cell ("04/03/2024 14:30"). Each keeps the whole text where it says something."""
    reading = read_cell(text, hints)
    return reading.date, reading.time


@lru_cache(maxsize=4096)
def read_cell(text: str, hints: Hints = NO_HINTS) -> CellReading:
    """A text that may hold a date, a time or both, with every assumption and its code."""
    kept = _kept(text)
    whole = understand_date(text, hints)
    if whole.is_known or not _may_hold_time(whole) or len(text) > LONGEST_DATE_TEXT:
        return _together(kept, whole, TimeReading())
    date_text, time_texts = split_time(text)
    if not time_texts:
        return _together(kept, whole, TimeReading())
    day = understand_date(date_text, hints)
    if not day.is_known and date_text.strip(" ,.-"):
        return _together(kept, whole, TimeReading())
    clock = understand_time(time_texts[0])
    if len(time_texts) > 1:
        last = understand_time(time_texts[-1])
        clock = replace(clock, end=last.start, assumptions=(*clock.assumptions, *last.assumptions))
    return _together(kept, day, clock)


def read_value(value: Value, text: str, hints: Hints = NO_HINTS) -> CellReading:
    """The typed value of a spreadsheet's date cell; its text where the value is not a date or a number.

    Args:
        value: as the reader gives it.
        text: what the cell shows.
        hints: `month_first` swaps day and month of real dates too: the whole column was stored that way.
    """
    kept = _kept(text) or (None if value is None else str(value))
    if isinstance(value, datetime.datetime):
        rounded = value.replace(tzinfo=None) + datetime.timedelta(microseconds=500_000)
        clock = None if rounded.time().replace(microsecond=0) == datetime.time() else rounded.strftime("%H:%M")
        if rounded.year <= 1900:
            return _together(kept, _no_day(), TimeReading(clock or "00:00"))
        return _together(kept, _stored_day(rounded.date(), hints), TimeReading(clock))
    if isinstance(value, datetime.date):
        return _together(kept, _stored_day(value, hints), TimeReading())
    if isinstance(value, datetime.time | datetime.timedelta):
        return _together(kept, _no_day(), _typed_time(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, kept, text, hints)
    return read_cell(text if text else str(value or ""), hints)


def read_time_value(
    value: Value, text: str, *, twenty_four_hour: bool = False
) -> tuple[ClockTime, tuple[Assumption, ...]]:
    """The typed value of a spreadsheet's time cell, or its text."""
    kept = _kept(text) or (None if value is None else str(value))
    reading: TimeReading | None = None
    if isinstance(value, datetime.datetime | datetime.time | datetime.timedelta):
        reading = _typed_time(value)
    elif isinstance(value, float) and 0 <= value < 1:
        reading = _typed_time(datetime.timedelta(days=value))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        reading = _typed_number(value)
    if reading is None:
        reading = understand_time(text if text else str(value or ""), twenty_four_hour)
    return reading.as_clock_time(kept), reading.assumptions


def _kept(text: str) -> str | None:
    return text if text.strip() else None


def _may_hold_time(whole: Reading) -> bool:
    return any(assumption.code == "date-not-understood" for assumption in whole.assumptions)


def _together(text: str | None, day: Reading, clock: TimeReading) -> CellReading:
    said_time = clock != TimeReading()
    return CellReading(
        day.as_partial_date(text),
        clock.as_clock_time(text if said_time else None),
        (*day.assumptions, *clock.assumptions),
    )


def _no_day() -> Reading:
    return nothing("date-is-a-time", "A time stands where the date should be.")


def _stored_day(day: datetime.date, hints: Hints) -> Reading:
    """A real date of a spreadsheet, turned round where the whole column was stored month first."""
    if hints.month_first and day.day <= 12 and day.day != day.month:
        turned = datetime.date(day.year, day.day, day.month)
        return span(turned, turned, "day").with_assumption(
            "date-day-month-swapped", f"The file holds {day.isoformat()}; the whole column had day and month exchanged."
        )
    return span(day, day, "day")


def _number(value: float, kept: str | None, text: str, hints: Hints) -> CellReading:
    if EARLIEST_EXCEL_SERIAL <= value <= LATEST_EXCEL_SERIAL:
        clock = _typed_time(datetime.timedelta(days=value % 1)) if value % 1 else TimeReading()
        return _together(kept, from_serial(int(value)), clock)
    plain_text = text if text else str(int(value) if float(value).is_integer() else value)
    return read_cell(plain_text, hints)


def _typed_time(value: datetime.datetime | datetime.time | datetime.timedelta) -> TimeReading:
    """Rounded to the second: spreadsheets hold 14:15 as 14:14:59.99."""
    if isinstance(value, datetime.timedelta):
        seconds = value.total_seconds()
    else:
        seconds = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6
    whole = int(seconds + 0.5)
    if not 0 <= whole <= 86_400:
        return TimeReading(assumptions=(Assumption("time-not-understood", f"{value} is not a time of day."),))
    return TimeReading(f"{whole // 3600 % 24:02d}:{whole // 60 % 60:02d}")


def _typed_number(value: float) -> TimeReading | None:
    """`14.3` is what a spreadsheet makes of 14.30; `930` of 0930."""
    text = f"{value:.2f}" if not float(value).is_integer() else str(int(value)).zfill(4)
    if re.fullmatch(r"\d{1,2}\.\d{2}|\d{4}", text) is None or value < 1:
        return None
    reading = understand_time(text)
    if reading.start is None:
        return reading
    note = Assumption("time-repaired", f"The number {value:g} was read as {reading.start}.")
    return replace(reading, assumptions=(*reading.assumptions, note))
