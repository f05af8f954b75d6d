"""What an agency struck through is no answer, and does not disappear either."""

import io

import docx
import pytest
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from pipeline.forms import chronology, information_report, nil_return, recognise, scoping
from pipeline.forms.form import Extraction, Layout
from pipeline.readers import read
from pipeline.readers.document import Document
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.information_report import InformationReport
from schemas.returns.scoping import ScopingRecord
from tests.forms import blank_forms as blank

CODE = "struck-text-not-read"


def strike(paragraph: WordParagraph, text: str) -> Run:
    run = paragraph.add_run(text)
    run.font.strike = True
    return run


def opened(document: WordDocument) -> Document:
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "return.docx")


def codes(found: Extraction) -> list[str]:
    return [issue.code for issue in found.issues]


def test_a_name_of_section_1_corrected_with_the_pen() -> None:
    form = blank.blank_scoping()
    cell = form.tables[3].cell(0, 1).paragraphs[0]
    strike(cell, "Jonah Tideswell")
    cell.add_run(" Jonah Tidewell")
    form.tables[4].cell(1, 0).text = "Two calls in 2025."
    found = scoping.extract(opened(form), Layout())
    assert isinstance(found.record, ScopingRecord)
    assert found.record.people[0].name == "Jonah Tidewell"
    assert [(one.label, one.text) for one in found.record.other] == [("Struck through", "Jonah Tideswell")]
    (said,) = (issue for issue in found.issues if issue.code == CODE)
    assert said.location == "table 4, row 1, column 2"
    assert "“Jonah Tideswell”" in said.message


def test_an_answer_struck_as_a_whole_is_none() -> None:
    form = blank.blank_scoping()
    form.tables[4].cell(1, 0).text = "Two calls in 2025."
    strike(form.tables[6].cell(1, 0).paragraphs[0], "We did all that we could.")
    found = scoping.extract(opened(form), Layout())
    assert isinstance(found.record, ScopingRecord)
    assert found.record.analysis is None
    assert "We did all that we could." in [one.text for one in found.record.other]
    assert CODE in codes(found)


@pytest.mark.parametrize(("struck", "left", "answer"), [("No", "Yes", True), ("Yes", "No", False)])
def test_the_one_of_yes_and_no_that_is_struck_is_not_meant(struck: str, left: str, answer: bool) -> None:
    form = blank.blank_information_report()
    boxes = next(one for one in form.paragraphs if one.text.startswith("Yes") and "No" in one.text)
    boxes.clear()
    for word in ("Yes", "No"):
        boxes.add_run("  ")
        strike(boxes, word) if word == struck else boxes.add_run(left)
    found = information_report.extract(opened(form), Layout())
    assert isinstance(found.record, InformationReport)
    assert found.record.parallel_processes.answer is answer


def test_a_struck_question_still_asks() -> None:
    form = blank.blank_scoping()
    form.tables[4].cell(1, 0).text = "Two calls in 2025."
    question = form.tables[7].cell(0, 0).paragraphs[0]
    text = question.text
    question.clear()
    strike(question, text)
    form.tables[7].cell(1, 0).text = "None for us."
    found = scoping.extract(opened(form), Layout())
    assert isinstance(found.record, ScopingRecord)
    assert found.record.concerns == "None for us."
    assert found.record.analysis is None


def test_a_struck_nil_sentence_makes_no_nil_return() -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear Ms Sallow")
    strike(letter.add_paragraph(), "We hold no records of this family.")
    letter.add_paragraph("We will write again. Yours sincerely")
    assert nil_return.recognise(opened(letter)) is None


def test_a_struck_row_of_a_chronology_stays_and_is_asked_about() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate((("Date", "Source", "Event"), ("04/03/2025", "File", "Visit"), ("", "", ""))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for column, text in enumerate(("05/03/2025", "File", "Second visit")):
        strike(table.cell(2, column).paragraphs[0], text)
    form, _ = recognise(opened(document))
    found = chronology.extract(opened(document), Layout())
    assert form.NAME == "chronology"
    assert isinstance(found.record, ChronologyRecord)
    assert [event.event for event in found.record.events] == ["Visit", "Second visit"]
    said = [issue for issue in found.issues if issue.code == "struck-text"]
    assert [issue.location for issue in said] == [f"table 1, row 3, column {column}" for column in (1, 2, 3)]


def test_nothing_struck_changes_nothing() -> None:
    form = blank.blank_scoping()
    form.tables[4].cell(1, 0).text = "Two calls in 2025."
    assert CODE not in codes(scoping.extract(opened(form), Layout()))
