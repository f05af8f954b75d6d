"""A quick look at a text never says that it gives no figure, time or day where a slower look finds one."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.merging.figures_given import (
    A_FIGURE,
    A_REFERENCE,
    figures_given,
    may_give_a_day,
    may_give_a_time,
)
from pipeline.merging.row_signs import days_spoken_of, figures_in, references_in, times_in
from schemas.case_view import CaseEvent

PARTS = (
    "1", "2", "15", "123", "1234", "w1234", ":", ".", " ", "  ", "\xa0", "\n", "h", "hrs", "am", "PM", "Hours", "a", "/",
    "-", "3.30", "15:17", "on ", "2/3", "4th", " March", "yest", "Sat", "last ", "night", "evening", " before", "weekend",
    "two", " days", "/7", " ago", "Monday", "seen ",
)  # fmt: skip


def row(text: str) -> CaseEvent:
    return CaseEvent(
        id="x", file="f", sha256="", return_version=1, location="r", event=text, date=datetime.date(2025, 3, 4)
    )


def assert_nothing_is_missed(text: str) -> None:
    kinds = figures_given(text)
    assert kinds & A_FIGURE or not figures_in(text)
    assert kinds & A_REFERENCE or not references_in(row(text))
    assert may_give_a_time(kinds) or not times_in(text)
    assert may_give_a_day(kinds) or not days_spoken_of(row(text))


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join))
@settings(deadline=None, max_examples=400)
def test_nothing_is_missed(text: str) -> None:
    assert_nothing_is_missed(text)


def test_nothing_is_missed_in_what_agencies_write() -> None:
    for path in sorted((Path(__file__).parent / "linked_cases").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert_nothing_is_missed(line.rpartition("|")[2])


@pytest.mark.parametrize(
    ("text", "has_figure", "has_reference", "has_time", "has_day"),
    [
        ("Home visit, no reply.", False, False, False, False),
        ("Weight 17 kg", True, False, False, False),
        ("Log 1234/24", True, True, False, True),  # a stroke beside a figure: a slower look says that it is no day
        ("Arrived 1540 hrs", False, True, True, False),
        ("At 3pm", False, False, True, False),
        ("Seen Sat with father", False, False, False, True),
        ("Report of 4 March read", False, False, False, True),
    ],
)
def test_what_a_text_may_give(text: str, has_figure: bool, has_reference: bool, has_time: bool, has_day: bool) -> None:
    kinds = figures_given(text)
    may = bool(kinds & A_FIGURE), bool(kinds & A_REFERENCE), may_give_a_time(kinds), may_give_a_day(kinds)
    assert may == (has_figure, has_reference, has_time, has_day)
