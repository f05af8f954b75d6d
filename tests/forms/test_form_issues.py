"""Each thing that a form module may say about a return, with the place and the words of the file."""

import pytest

from pipeline.forms import information_report, nil_return, scoping
from pipeline.forms.form import Layout
from pipeline.readers.document import Block, Cell, Document, Paragraph, Place, Table
from schemas.issue import Issue

TRACKER = ("Learning Point", "Action Required", "Lead", "Target date for completion", "Evidence of Progress", "R A G")


def document(*blocks: Block) -> Document:
    return Document("anything.docx", "0" * 64, "text/plain", blocks)


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, Place(paragraph=7))


def table(*rows: tuple[str, ...], fill: str | None = None) -> Table:
    def cell(row: int, column: int, text: str) -> Cell:
        place = Place("table", table=1, row=row, column=column)
        return Cell(row, column, tuple(Paragraph(line, place) for line in text.split("\n")), place, fill=fill)

    return Table(tuple(tuple(cell(r, c, t) for c, t in enumerate(row, 1)) for r, row in enumerate(rows, 1)), Place())


def said(code: str, issues: tuple[Issue, ...]) -> Issue:
    (found,) = [issue for issue in issues if issue.code == code]
    return found


@pytest.mark.parametrize("left_in", ["[insert name]", "Click or tap here to enter text.", "Insert here the summary"])
def test_a_prompt_left_in_counts_as_blank_and_is_said(left_in: str) -> None:
    read = scoping.extract(document(table(("Summary of Case:", left_in))), Layout())
    issue = said("prompt-left-in", read.issues)
    assert left_in in issue.message
    assert (issue.location, issue.field) == ("table 1, row 1, column 2", "case_summary")
    assert read.record.case_summary is None  # type: ignore[union-attr]


def test_people_who_cannot_be_taken_apart_are_named() -> None:
    block = table(("SIBLING:", "Ann Lee\nBo Lee"), ("D.O.B.:", "3 May 2019"))
    issues = scoping.extract(document(block), Layout()).issues
    assert "Ann Lee, Bo Lee" in said("people-not-taken-apart", issues).message
    assert said("several-people-in-one-box", issues).severity == "info"


def test_a_rating_that_is_none_is_asked_about() -> None:
    issues = scoping.extract(document(table(TRACKER, ("Ask more", "", "", "", "", "tbc?"))), Layout()).issues
    assert "“tbc?”" in said("rag-not-read", issues).message


def test_a_rating_whose_word_and_colour_differ_is_asked_about() -> None:
    coloured = table(TRACKER, ("Ask more", "", "", "", "", "Red"), fill="00B050")
    issue = said("rag-letter-and-colour-differ", scoping.extract(document(coloured), Layout()).issues)
    assert "“Red” and is coloured green" in issue.message


def test_neither_yes_nor_no_is_asked_about() -> None:
    asked = "Is your organisation undertaking an internal, multi-agency or parallel review process related to this case"
    read = information_report.extract(document(paragraph(asked), paragraph("We are thinking about it")), Layout())
    assert "We are thinking about it" in said("answer-unclear", read.issues).message


def test_a_date_that_is_a_year_is_kept_as_text_and_asked_about() -> None:
    block = table(("MOTHER:", "Bo Lee"), ("D.O.B.:", "1998"))
    issue = said("date-not-a-day", scoping.extract(document(block), Layout()).issues)
    assert (issue.location, issue.field) == ("table 1, row 2, column 2", "people.0.date_of_birth")


def test_a_nil_return_with_a_reservation_is_asked_about() -> None:
    form = document(
        paragraph("We had no contact with the child before 2019."),
        table(("Summary of Case:", "")),
        table(("SUBJECT CHILD:", ""), ("MOTHER:", ""), ("FATHER:", "")),
        table(("1. Provide a brief summary of your agency’s involvement",), ("Not known to this service.",)),
        table(("3. Brief analysis of individual and multi-agency practice.",), ("N/A",)),
    )
    assert nil_return.recognise(form) is not None
    issue = said("nil-statement-qualified", nil_return.extract(form, Layout()).issues)
    assert "before 2019" in issue.message
    assert issue.location == "paragraph 7"


def test_text_below_a_box_is_taken_with_the_answer_above_and_said() -> None:
    form = document(table(("Summary of Case:",), ("Burnt at home.",)), paragraph("And scalded."))
    read = scoping.extract(form, Layout())
    assert read.record.case_summary == "Burnt at home.\nAnd scalded."  # type: ignore[union-attr]
    assert said("text-outside-box", read.issues).location == "paragraph 7"
