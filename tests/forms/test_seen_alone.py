"""Whether the child was seen alone, from what people write (seen_alone.txt)."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.forms.seen_alone import read_seen_alone, read_seen_alone_column

ANSWER = {"yes": True, "no": False, "not said": None}
PHRASINGS = [
    tuple(line.rsplit(" = ", 1))
    for line in (Path(__file__).parent / "seen_alone.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def test_there_are_as_many_phrasings_as_promised() -> None:
    assert len(PHRASINGS) >= 30


@pytest.mark.parametrize(("text", "answer"), PHRASINGS)
def test_a_phrasing_is_read(text: str, answer: str) -> None:
    assert read_seen_alone(text) is ANSWER[answer]
    assert read_seen_alone(f"  {text.upper()}.") is ANSWER[answer]


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Yes", True), ("Y", True), ("yes - in her room", True), ("No", False), ("N", False), ("No, with mother", False),
     ("N/A", None), ("", None), ("Not recorded", None), ("Yes, with mother", None), ("Seen alone", True)],
)  # fmt: skip
def test_a_column_that_asks_only_this_question_may_answer_yes(text: str, answer: bool | None) -> None:
    assert read_seen_alone_column(text) is answer


@settings(deadline=None)
@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert read_seen_alone(text) in (True, False, None)
    assert read_seen_alone_column(text) in (True, False, None)
