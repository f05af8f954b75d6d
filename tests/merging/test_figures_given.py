"""A quick look at a text never says that it gives no figure, time or reference where a slower look finds one."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.merging.figures_given import A_FIGURE, A_REFERENCE, figures_given, may_give_a_time
from pipeline.merging.row_signs import figures_in, references_in, times_in
from schemas.case_view import CaseEvent

PARTS = ("1", "2", "15", "123", "1234", "w1234", ":", ".", " ", "\xa0", "\n", "h", "hrs", "am", "PM", "Hours", "a", "/", "-",
         "3.30", "15:17")  # fmt: skip


def row(text: str) -> CaseEvent:
    return CaseEvent(
        id="x", file="f", sha256="", return_version=1, location="r", event=text, date=datetime.date(2025, 3, 4)
    )


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join))
@settings(deadline=None, max_examples=300)
def test_nothing_is_missed(text: str) -> None:
    kinds = figures_given(text)
    assert kinds & A_FIGURE or not figures_in(text)
    assert kinds & A_REFERENCE or not references_in(row(text))
    assert may_give_a_time(kinds) or not times_in(text)


@pytest.mark.parametrize(
    ("text", "has_figure", "has_reference", "has_time"),
    [
        ("Home visit, no reply.", False, False, False),
        ("Weight 17 kg.", True, False, False),
        ("Log 1234/24.", True, True, False),
        ("Arrived 1540 hrs.", False, True, True),
        ("At 3pm.", False, False, True),
        ("Room 4, has 5 cats.", False, False, True),  # "4, h…" is no time; a slower look says so
    ],
)
def test_what_a_text_may_give(text: str, has_figure: bool, has_reference: bool, has_time: bool) -> None:
    kinds = figures_given(text)
    assert (bool(kinds & A_FIGURE), bool(kinds & A_REFERENCE), may_give_a_time(kinds)) == (
        has_figure, has_reference, has_time,
    )  # fmt: skip
