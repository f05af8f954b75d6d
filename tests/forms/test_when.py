"""Date and time texts as people write them, against readings written by hand (dates.txt, times.txt)."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.forms.when import Hints, read_cell, read_date, read_date_and_time, read_time, read_time_value, read_value

HERE = Path(__file__).parent
_READING = re.compile(
    r"^(?:(?P<none>none)|(?P<first>\d{4}-\d\d-\d\d)?(?P<dots>\.\.)?(?P<last>\d{4}-\d\d-\d\d)? (?P<precision>[a-z]+))"
    r"(?P<approximate> ~)?(?: @(?P<time>\d\d:\d\d)(?:-(?P<end>\d\d:\d\d))?)?$"
)


@dataclass(frozen=True)
class Expected:
    text: str
    reading: str
    codes: tuple[str, ...]


def rows(name: str) -> list[Expected]:
    found = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, reading, *codes = (part.strip() for part in line.split(" | "))
            found.append(Expected(text, reading, tuple(" ".join(codes).split())))
    return found


DATES, TIMES = rows("dates.txt"), rows("times.txt")


def as_day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def test_the_table_is_as_long_as_promised() -> None:
    assert len({row.text for row in DATES}) + len({row.text for row in TIMES}) >= 340
    assert len({row.text for row in DATES}) >= 250


@pytest.mark.parametrize("row", DATES, ids=lambda row: row.text)
def test_a_date_text_means_what_a_person_reads(row: Expected) -> None:
    match = _READING.match(row.reading)
    assert match, f"the table's own reading {row.reading!r} is not well formed"
    reading = read_cell(row.text)
    assert reading.date.text == row.text
    assert (reading.date.date, reading.date.date_end) == (as_day(match["first"]), as_day(match["last"]))
    assert reading.date.precision == (match["precision"] or "unknown")
    assert reading.date.approximate == bool(match["approximate"])
    assert (reading.time.time, reading.time.time_end) == (match["time"], match["end"])
    assert tuple(assumption.code for assumption in reading.assumptions) == row.codes


@pytest.mark.parametrize("row", TIMES, ids=lambda row: row.text)
def test_a_time_text_means_what_a_person_reads(row: Expected) -> None:
    match = re.match(r"^(?:none|(?P<time>\d\d:\d\d)(?:-(?P<end>\d\d:\d\d))?)(?P<approximate> ~)?$", row.reading)
    assert match, f"the table's own reading {row.reading!r} is not well formed"
    clock, assumptions = read_time_value(None, row.text)
    assert clock.text == row.text
    assert (clock.time, clock.time_end) == (match["time"], match["end"])
    assert clock.approximate == bool(match["approximate"])
    assert {assumption.code for assumption in assumptions} == set(row.codes)
    assert read_time(row.text) == clock


def test_every_assumption_is_also_a_sentence_in_the_notes() -> None:
    for row in DATES:
        reading = read_cell(row.text)
        notes = (*reading.date.notes, *reading.time.notes)
        assert tuple(assumption.sentence for assumption in reading.assumptions) == notes


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_a_blank_text_has_no_date_and_no_note(text: str) -> None:
    assert read_date(text) == read_date("")
    assert read_date(text).text is None
    assert read_date(text).notes == ()
    assert read_time(text).text is None


def test_the_original_text_is_kept_with_its_line_breaks() -> None:
    day, clock = read_date_and_time("04/03/2024\n 14:30 hrs ")
    assert (day.date, day.text) == (datetime.date(2024, 3, 4), "04/03/2024\n 14:30 hrs ")
    assert (clock.time, clock.text) == ("14:30", "04/03/2024\n 14:30 hrs ")


def test_dates_on_lines_of_their_own_are_several_and_a_date_broken_over_lines_is_one() -> None:
    assert read_date("4 March 2024\n6 March 2024").date_end == datetime.date(2024, 3, 6)
    assert read_date("4\nMarch\n2024").date == datetime.date(2024, 3, 4)
    assert read_date("04/03/\n2024").precision == "day"


def test_a_year_from_a_heading_is_used_only_where_the_text_has_none() -> None:
    hints = Hints(year=2019)
    assert read_date("4 March", hints).date == datetime.date(2019, 3, 4)
    assert read_date("04/03", hints).date == datetime.date(2019, 3, 4)
    assert read_date("March", hints).date_end == datetime.date(2019, 3, 31)
    assert read_date("4 March 2021", hints).date == datetime.date(2021, 3, 4)
    assert "2019" in read_date("4 March", hints).notes[0]


def test_a_month_from_a_heading_completes_a_lone_day() -> None:
    assert read_date("15th", Hints(year=2019, month=3)).date == datetime.date(2019, 3, 15)
    assert read_date("15th").date is None


def test_two_digit_years_follow_the_day_of_reading_when_it_is_known() -> None:
    assert read_date("1/1/27", Hints(today_year=2026)).date == datetime.date(2027, 1, 1)
    assert read_date("1/1/28", Hints(today_year=2026)).date == datetime.date(1928, 1, 1)


def test_a_column_kept_in_24_hours_lends_its_style_to_a_bare_time_and_says_so() -> None:
    clock = read_time("4:30", twenty_four_hour=True)
    assert clock.time == "04:30"
    assert "24 hours" in clock.notes[0]


@pytest.mark.parametrize(
    ("value", "day", "time", "codes"),
    [
        (datetime.date(2024, 3, 4), "2024-03-04", None, ()),
        (
            datetime.datetime(2024, 3, 4),  # noqa: DTZ001
            "2024-03-04",
            None,
            (),
        ),
        (
            datetime.datetime(2024, 3, 4, 14, 14, 59, 990000),  # noqa: DTZ001
            "2024-03-04",
            "14:15",
            (),
        ),
        (45355, "2024-03-04", None, ("date-serial-number",)),
        (45355.5, "2024-03-04", "12:00", ("date-serial-number",)),
        (datetime.time(14, 30), None, "14:30", ("date-is-a-time",)),
        (2019, "2019-01-01", None, ()),
        (True, None, None, ("date-not-understood",)),
        (-5, None, None, ("date-not-understood",)),
    ],
)
def test_typed_values_of_a_date_cell(value: object, day: str | None, time: str | None, codes: tuple[str, ...]) -> None:
    reading = read_value(value, str(value))  # type: ignore[arg-type]
    assert reading.date.date == as_day(day)
    assert reading.time.time == time
    assert tuple(assumption.code for assumption in reading.assumptions) == codes


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (datetime.time(14, 30), "14:30"),
        (datetime.time(14, 14, 59, 990000), "14:15"),
        (
            datetime.datetime(1899, 12, 30, 9, 15),  # noqa: DTZ001
            "09:15",
        ),
        (datetime.timedelta(hours=9, minutes=15), "09:15"),
        (0.5, "12:00"),
        (1430, "14:30"),
        (930, "09:30"),
        (14.3, "14:30"),
        (9.15, None),
        (datetime.timedelta(days=3), None),
        ("2.30pm", "14:30"),
        (None, None),
    ],
)
def test_typed_values_of_a_time_cell(value: object, time: str | None) -> None:
    clock, _ = read_time_value(value, "" if value is None else str(value))  # type: ignore[arg-type]
    assert clock.time == time
