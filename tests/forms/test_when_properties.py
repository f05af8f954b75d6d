"""What must hold for any text at all, and agreement with a public library wherever both have an opinion."""

import datetime
import time

import pytest
from dateutil import parser as oracle
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.forms.when import Hints, read_cell, read_date, read_date_and_time, read_time
from pipeline.forms.when.spelling import plain
from schemas.partial_date import PartialDate

WORDS = st.sampled_from(
    ["4", "04", "2024", "24", "31", "12", "??", "?", "/", ".", "-", "–", ",", ";", ":", "&", "and", "to", "before",
     "after", "w/c", "early", "mid", "late", "march", "March", "Mar", "spring", "Q2", "2019", "c.", "approx", "circa",
     "overnight", "morning", "2pm", "14:30", "1430", "hrs", "am", "pm", "Monday", "Tues", "th", "rd", "of", "the",
     "between", "since", "onwards", "TBC", "'24", "44624", "(", ")", "", "\n"]
)  # fmt: skip
DATELIKE = st.lists(WORDS, max_size=9).map(" ".join) | st.lists(WORDS, max_size=7).map("".join)
DEFAULT, LOW, HIGH = (datetime.datetime(y, m, m) for y, m in ((2000, 1), (2001, 1), (2002, 2)))  # noqa: DTZ001
DAYS = st.dates(datetime.date(1940, 1, 1), datetime.date(2039, 12, 31))


@settings(deadline=None, max_examples=600)
@given(st.text(max_size=60) | DATELIKE)
@example("1" * 5000)
@example("²/³/2024")
@example("٤/٣/٢٠٢٤")
@example("0/0/0")
@example("w/c w/c w/c 4/3/2024")
@example("before before before before 2019")
@example("- - - - -")
def test_any_text_gives_a_reading_or_a_reason_and_never_an_exception(text: str) -> None:
    day, clock = read_date_and_time(text)
    assert isinstance(day, PartialDate)
    assert day.text == (text if text.strip() else None)
    if day.precision != "unknown":
        assert day.is_known
    else:
        assert day.date is None
        assert day.date_end is None
    if day.date and day.date_end:
        assert day.date <= day.date_end
    if day.precision == "day":
        assert day.date_end is None
    assert clock.time_end is None or clock.text is not None


@settings(deadline=None, max_examples=400)
@given(st.text(max_size=40) | DATELIKE)
def test_any_text_may_be_asked_for_a_time(text: str) -> None:
    clock = read_time(text)
    assert clock.text == (text if text.strip() else None)
    if clock.time is None and clock.text is not None and any(letter.isdigit() for letter in plain(text)):
        assert clock.notes, "a text with digits that gives no time must say why"


@settings(deadline=None, max_examples=400)
@given(
    DAYS,
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%A %d %B %Y", "%d/%m/%y",
                     "%B %d, %Y", "%d-%b-%y"]),
)  # fmt: skip
def test_every_day_is_read_back_from_every_usual_way_of_writing_it(day: datetime.date, pattern: str) -> None:
    text = day.strftime(pattern)
    reading = read_date(text)
    assert (reading.date, reading.precision) == (day, "day")
    assert not reading.approximate


@settings(deadline=None, max_examples=300)
@given(
    DAYS,
    st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%d %b %y", "%a %d %b %Y", "%d.%m.%Y", "%B %d %Y", "%Y-%m-%d", "%d%b%Y"]),
    st.sampled_from(["", " ", "."]),
)
def test_a_public_library_reads_the_same_day(day: datetime.date, pattern: str, tail: str) -> None:
    text = day.strftime(pattern) + tail
    theirs = oracle.parse(text, dayfirst=True, default=DEFAULT)
    ours = read_date(text)
    is_iso_with_small_day = pattern == "%Y-%m-%d" and day.day <= 12  # dateutil's dayfirst turns ISO dates round
    if not is_iso_with_small_day and (pattern != "%d %b %y" or theirs.year == day.year):
        assert ours.date == theirs.date()


@settings(deadline=None, max_examples=200)
@given(DATELIKE)
def test_where_both_have_an_opinion_on_a_full_date_they_agree(text: str) -> None:
    ours = read_cell(text)
    if ours.date.precision != "day" or ours.assumptions or ours.date.approximate:
        return
    try:
        low = oracle.parse(text, dayfirst=True, default=LOW)
        high = oracle.parse(text, dayfirst=True, default=HIGH)
    except (ValueError, OverflowError, TypeError):
        return
    if low.date() == high.date():
        assert ours.date.date == low.date()


@settings(deadline=None, max_examples=200)
@given(st.times())
def test_every_24_hour_time_is_read_back(moment: datetime.time) -> None:
    hour_minute = moment.strftime("%H:%M")
    assert read_time(hour_minute).time == hour_minute
    assert read_time(moment.strftime("%H%M")).time == hour_minute
    assert read_time(moment.strftime("%H.%M") + "hrs").time == hour_minute
    assert read_time(moment.strftime("%I:%M %p")).time == hour_minute
    day, clock = read_date_and_time(f"04/03/2024 {hour_minute}")
    assert (day.date, clock.time) == (datetime.date(2024, 3, 4), hour_minute)


@settings(deadline=None)
@given(st.integers(1, 9), st.integers(0, 59))
def test_a_time_that_may_be_morning_or_afternoon_is_never_decided(hour: int, minute: int) -> None:
    for text in (f"{hour}:{minute:02d}", f"{hour}.{minute:02d}"):
        assert read_time(text).time is None
        assert read_time(text).notes


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(1990, 2030))
def test_a_cell_alone_is_always_day_first(day: int, month: int, year: int) -> None:
    assert read_date(f"{day}/{month}/{year}").date == datetime.date(year, month, day)
    assert read_date(f"{day}/{month}/{year}", Hints(month_first=True)).date == datetime.date(year, day, month)


@settings(deadline=None, max_examples=200)
@given(DAYS, st.integers(0, 400))
def test_a_range_runs_from_its_first_to_its_last_day(first: datetime.date, length: int) -> None:
    last = min(first + datetime.timedelta(days=length), datetime.date(2039, 12, 31))
    reading = read_date(f"{first:%d/%m/%Y} - {last:%d/%m/%Y}")
    assert (reading.date, reading.date_end, reading.precision) == (first, last, "range")


def test_reading_ten_thousand_dates_takes_well_under_a_second_or_two() -> None:
    start = datetime.date(1995, 1, 1)
    texts = [f"{start + datetime.timedelta(days=n):%d/%m/%Y}" for n in range(10_000)]
    begun = time.process_time()
    for text in texts:
        read_cell(text)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "text",
    ["a" * 10_000, "4/" * 3_000, "?" * 9_000, "4 March 2024 and " * 800, "- " * 4_000, "1-" * 99, "- to " * 38,
     "a-b-" * 48, "14:30-" * 32, "4 to " * 39, "1 - 2, " * 28],
)  # fmt: skip
def test_a_very_long_text_is_refused_at_once(text: str) -> None:
    begun = time.process_time()
    assert read_date(text).date is None
    assert time.process_time() - begun < 2
