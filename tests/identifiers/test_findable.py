"""Quotations and facts that a search finds; pronouns that tell a sex that the report withholds."""

from datetime import date

import pytest

from pipeline.identifiers import findable
from pipeline.identifiers.check import check
from pipeline.identifiers.known import Roster
from pipeline.identifiers.roster import build_roster
from pipeline.readers.document import Document, Paragraph, Place
from schemas.case import Case


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("A newspaper wrote “the house that nobody ever visited” that week.", "check"),
        ("The judge called it “a catalogue of cruelty without any end”.", "check"),
        ("She said “" + "it was cold there and nobody came " * 5 + "”.", "consider"),
        ("He was the only Sikh boy in the town.", "consider"),
        ("The trial was widely reported in the national press.", "consider"),
    ],
)
def test_findable_words(text: str, severity: str) -> None:
    assert [span.severity for span in findable.find(text, Roster())] == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "She told her teacher “I do not want to go home”.",
        "The newspaper said “no”.",
        "He was the only child in the family.",
        "This is the first review of its kind.",
    ],
)
def test_near_misses(text: str) -> None:
    assert list(findable.find(text, Roster())) == []


def draft(*texts: str) -> Document:
    blocks = tuple(Paragraph(text, Place(paragraph=number)) for number, text in enumerate(texts, 1))
    return Document("draft.docx", "0" * 64, "x", blocks)


ROSTER = build_roster(Case(reference="X", profile="national", notified=date(2026, 3, 2), pseudonym="Robin"))
NEUTRAL = ("Robin said that they were cold.", "Robin took their coat.", "Robin hid when they were asked.")


def slips(*texts: str) -> list[tuple[str, int | None, str | None]]:
    report = check(draft(*texts), ROSTER)
    return [(one.text, one.paragraph, one.suggestion) for one in report.findings if "child's sex" in one.why]


def test_a_pronoun_that_tells_the_withheld_sex_is_found() -> None:
    assert slips(*NEUTRAL, "It rained. Robin ate because he was hungry.") == [("he", 4, "they")]


def test_a_report_that_says_he_throughout_withholds_nothing() -> None:
    assert slips("Robin said that he was cold.", "Robin took his coat.", NEUTRAL[0]) == []


def test_the_pronoun_of_somebody_else_is_no_slip() -> None:
    assert slips(*NEUTRAL, "Robin told Mother that she was late.", "Robin's mother said she was late.") == []
