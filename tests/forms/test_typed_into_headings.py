"""A sentence typed into the cell of a column's heading: the column is still understood, and the sentence is told."""

import datetime
import json
from pathlib import Path

import pytest

from pipeline.process import Line, process
from pipeline.readers import read
from schemas.receipt import Accepted
from tests.readers.word_files import cell, para, row, table, word_file

SENTENCE = "Files of the old system are at the archive"
DOCUMENT_10 = (
    "Date presented as (DD/MM/YYYY):",
    "Time",
    "Source of Information:",
    "Contact with the child/young person (state whether they were seen alone or not) and by whom:",
    "Contact with family member (state which family member) and by whom:",
    "Key Event/Action Undertaken:",
    "Comment and Analysis, including potential areas for learning:",
)
ANSWERS = ("04/03/2024", "14:30", "Case notes", "Seen alone", "Mother", "Home visit.", "Good practice.")


def accepted(*headings: str) -> Accepted:
    top = row(*(cell("".join(map(para, heading.split("\n")))) for heading in headings))
    data = word_file(table(top, row(*map(cell, ANSWERS[-len(headings) :]))))
    found = process(Path("a.docx"), "a.docx", Line(lambda _path, own: read(data, own), datetime.date(2026, 3, 4)))
    assert isinstance(found, Accepted)
    return found


@pytest.mark.parametrize(
    "typed", ["{0} {1}", "{0}{1}", "{1}\n{0}", "{0}\n{1}"], ids=["behind", "joined", "above", "below"]
)
@pytest.mark.parametrize("number", range(7), ids=lambda number: DOCUMENT_10[number].split()[0])
def test_a_sentence_in_a_heading_of_document_10(number: int, typed: str) -> None:
    headings = list(DOCUMENT_10)
    headings[number] = typed.format(headings[number], SENTENCE)
    found = accepted(*headings).parsed.model_dump(mode="json")
    assert SENTENCE in json.dumps(found)
    (event,) = found["record"]["events"]
    assert (event["date"], event["time"], event["event"]) == ("2024-03-04", "14:30", "Home visit.")


def test_headings_as_published_are_not_told() -> None:
    codes = {issue.code for issue in accepted(*DOCUMENT_10).parsed.issues}
    assert not codes & {"column-guessed", "column-unsure", "column-kept-as-is", "text-not-placed"}


@pytest.mark.parametrize("said", ["Seen 3/4 at the archive", "Not known"])
def test_anything_behind_the_colon_of_a_printed_heading_is_told(said: str) -> None:
    headings = [*DOCUMENT_10[:2], f"{DOCUMENT_10[2]} {said}", *DOCUMENT_10[3:]]
    assert said in json.dumps(accepted(*headings).parsed.model_dump(mode="json"))
