"""What the query sheet says to the agency."""

import pytest

from pipeline.outputs.asking import OURS, asked_of_agency
from schemas.catalogue import CATALOGUE
from schemas.issue import Issue


def issue(code: str) -> Issue:
    kind = next(kind for kind in CATALOGUE if kind.code == code)
    return Issue(severity=kind.severity, code=code, message="", location="", advice=kind.advice)


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("date-not-understood", "Please give us the date as DD/MM/YYYY."),
        ("date-weekday-contradicts", "Please tell us whether the day of the week or the date is right."),
        ("prompt-left-in", "Please give us your answer."),
        ("struck-text", "Please tell us whether you withdraw it."),
        ("hidden-rows-read", "Please tell us whether you meant to send them."),
        ("answer-unclear", "Please tick one of the two boxes."),
        ("nil-statement-qualified", "Please tell us whether you hold any record of the family, at any time."),
        ("rag-letter-and-colour-differ", "Please tell us which of the two is meant."),
        ("row-without-event", "Please tell us what happened."),
        ("nhs-number-shared", "Please tell us whose number it is."),
        ("column-unsure", "Please tell us what this column holds."),
        ("pages-missing", "Please send it once more."),
    ],
)
def test_an_agency_is_asked_in_its_own_person(code: str, asked: str) -> None:
    assert asked_of_agency(issue(code)) == asked


@pytest.mark.parametrize("kind", [kind for kind in CATALOGUE if kind.severity != "info"], ids=lambda kind: kind.code)
def test_every_query_is_a_request_without_our_own_files_and_words(kind: object) -> None:
    code = kind.code  # type: ignore[attr-defined]
    if code in OURS:
        return
    asked = asked_of_agency(issue(code))
    assert asked.startswith("Please ")
    assert asked.endswith(".")
    for word in ("the agency", "case.toml", "layouts", "{", "the original", "drop"):
        assert word not in asked
