"""What stands in a file and in no part of the record is reported; what is placed, printed or read otherwise is not."""

import datetime
import time

import pytest

from pipeline.rules.conservation import check
from pipeline.rules.rule import LocatedText, ReturnUnderTest
from schemas.chronology import Event, LabelledText
from schemas.provenance import Source
from schemas.returns import ParsedReturn
from schemas.returns.chronology import ChronologyRecord

SOURCE = Source(name="return.docx", sha256="0" * 64, media_type="text/plain")
RECORD = ChronologyRecord(
    events=(
        Event(location="row 2", date_text="4 March 2024", event="Home visit: the child was asleep.\nMother was well."),
        Event(location="row 3", source="GP", comment="Seen"),
    ),
    preamble=(LabelledText(label="Agency", text="Harbour Vale Homes"),),
)
PRINTED = ("Key Event/Action Undertaken:", "Source of Information:", "Yes")


def reported(
    *texts: str, part: str = "body", record: ChronologyRecord = RECORD, read_as: tuple[str, ...] = ()
) -> list[str]:
    pieces = tuple(LocatedText(text, f"row {number}", part) for number, text in enumerate(texts, 1))
    parsed = ParsedReturn(source=SOURCE, form="chronology", record=record)
    under_test = ReturnUnderTest(parsed, datetime.date(2026, 3, 20), None, pieces, PRINTED, read_as)
    issues = list(check(under_test))
    assert {issue.code for issue in issues} <= {"text-in-margin" if part in ("header", "footer") else "text-not-placed"}
    return [f"{issue.location}: {issue.message.split('“')[1].split('”')[0]}" for issue in issues]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " – ",
        "GP",
        "4 March 2024",
        "Mother was well.",
        "HOME  VISIT - the child\nwas asleep",
        "Home visit: the child was asleep.\nMother was well.",
        "Key Event / Action Undertaken",
        "Key Event/Action Undertaken: Mother was well.",
        "Source of Information: GP",
        "the child was asleep",
    ],
)
def test_placed_or_printed_text_is_not_reported(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Father was not seen.", "Father was not seen"),
        ("Home visit: the child was asleep. Police were called.", "Police were called"),
        ("Key Event/Action Undertaken: Police were called.", "Police were called"),
        ("Seen by the midwife", "by the midwife"),
        ("Mother", "Mother"),
        ("asleep child the was", "asleep child the was"),
        ("Missed. Mother was well. Missed again.", "Missed … Missed again"),
    ],
)
def test_lost_text_is_reported_with_its_words_and_place(text: str, lost: str) -> None:
    assert reported("GP", text) == [f"row 2: {lost}"]


def test_text_read_in_another_shape_is_placed() -> None:
    assert reported("Monday 4th March") == ["row 1: Monday 4th March"]
    assert reported("Monday 4th March", read_as=("Monday 4th March",)) == []


@pytest.mark.parametrize("part", ["comment", "tracked-deletion", "properties", "hidden-text"])
def test_hidden_parts_are_left_to_the_readers_own_remarks(part: str) -> None:
    assert reported("Nobody placed this", part=part) == []


@pytest.mark.parametrize("part", ["header", "footer"])
def test_what_the_margins_say_is_told_once_and_page_numbers_are_not(part: str) -> None:
    told = reported("Harbour Vale Trust", "Harbour Vale Trust", "Page 2 of 9", "GP", "Yes", part=part)
    assert told == ["row 1: Harbour Vale Trust"]


@pytest.mark.parametrize("part", ["table", "text-box", "tracked-insertion"])
def test_parts_that_hold_answers_are_looked_at(part: str) -> None:
    assert reported("Nobody placed this", part=part) == ["row 1: Nobody placed this"]


def test_a_long_text_is_shortened() -> None:
    (lost,) = reported("word " * 100)
    assert len(lost) < 140
    assert lost.endswith("…")


def test_a_return_without_a_record_has_nothing_to_hold() -> None:
    pieces = (LocatedText("anything", "row 1"),)
    parsed = ParsedReturn(source=SOURCE, form="unknown", record=None)
    assert list(check(ReturnUnderTest(parsed, datetime.date(2026, 3, 20), None, pieces))) == []


def test_five_thousand_pieces_take_little_time() -> None:
    texts = [f"The child was seen at home visit {number} and was well in the care of mother" for number in range(5000)]
    events = tuple(Event(location="row", event=text) for text in texts[:-1])
    started = time.perf_counter()
    lost = reported(*texts, record=ChronologyRecord(events=events))
    assert len(lost) == 1
    assert time.perf_counter() - started < 10
