"""The individuals of the scoping form, however the agency laid out the grid: everybody with what was said of them."""

import io

import pytest

from pipeline.forms import recognise, scoping
from pipeline.forms.form import Layout
from pipeline.readers import read
from pipeline.readers.document import Document
from schemas.returns.nil_return import NilReturn
from schemas.returns.scoping import ScopingRecord
from tests.forms import blank_forms as blank

JONAH = {"name": "Jonah Tideswell", "ethnicity": "White British", "language": "English"}
CARYS = {"name": "Carys Tideswell", "ethnicity": "White Welsh", "language": "Welsh", "employment": "Unemployed"}
Grid = tuple[tuple[str, ...], ...]


def returned(grid: Grid) -> Document:
    """A scoping form whose printed grids are replaced by one table."""
    form = blank.blank_scoping()
    tables = form.tables
    tables[3].cell(0, 1).text, tables[3].cell(9, 1).text = "Jonah Tideswell", "Carys Tideswell"
    tables[4].cell(1, 0).text = "Two calls in 2025."
    cell = tables[5].cell(1, 0)
    for element in list(cell._tc)[2:]:
        cell._tc.remove(element)
    table = blank.table(cell, len(grid), len(grid[0]))
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    cell.add_paragraph("")
    stream = io.BytesIO()
    form.save(stream)
    return read(stream.getvalue(), "scoping.docx")


@pytest.mark.parametrize(
    "grid",
    [
        (("", "Jonah Tideswell", "Carys Tideswell"), ("Ethnicity:", "White British", "White Welsh"),
         ("Language:", "English", "Welsh"), ("Religion or other belief system:", "", ""),
         ("Employment status:", "", "Unemployed")),
        (("Name", "Jonah Tideswell", "Carys Tideswell"), ("Ethnicity", "White British", "White Welsh"),
         ("Language", "English", "Welsh"), ("Employment status", "N/A", "Unemployed")),
        (("Name", "Ethnicity", "Language", "Religion", "Employment"),
         ("Jonah Tideswell", "White British", "English", "", ""),
         ("Carys Tideswell", "White Welsh", "Welsh", "", "Unemployed")),
        (("", "Ethnicity", "Language", "Religion", "Employment status"),
         ("Jonah Tideswell", "White British", "English", "", ""),
         ("Carys Tideswell", "White Welsh", "Welsh", "", "Unemployed")),
    ],
    ids=["names above", "names above with a label", "a row a person", "a row a person, no heading"],
)  # fmt: skip
def test_everybody_has_what_was_said_of_them(grid: Grid) -> None:
    record = scoping.extract(returned(grid), Layout()).record
    assert isinstance(record, ScopingRecord)
    assert [one.model_dump(exclude_none=True) for one in record.individuals] == [JONAH, CARYS]


def form_with(answers: dict[int, str]) -> Document:
    form = blank.blank_scoping()
    for number, text in answers.items():
        form.tables[number].cell(1, 0).text = text
    stream = io.BytesIO()
    form.save(stream)
    return read(stream.getvalue(), "scoping.docx")


@pytest.mark.parametrize("word", ["N/A", "None", "Nil", "Not known.", "n/k"])
def test_not_applicable_in_every_box_is_a_nil_return_that_is_asked_about(word: str) -> None:
    document = form_with(dict.fromkeys((4, 6, 7, 10), word))
    form, _ = recognise(document)
    assert form.NAME == "nil-return"
    found = form.extract(document, Layout())
    assert isinstance(found.record, NilReturn)
    assert found.record.statement == word
    assert [issue.code for issue in found.issues] == ["nil-only-by-boxes"]


@pytest.mark.parametrize("answers", [{}, {4: "-"}, {6: "N/A"}, {4: "As above"}])
def test_a_form_without_a_word_on_involvement_is_no_nil_return(answers: dict[int, str]) -> None:
    form, _ = recognise(form_with(answers))
    assert form.NAME == "scoping"
    assert "form-left-blank" in [issue.code for issue in form.extract(form_with(answers), Layout()).issues]


def test_one_real_answer_beside_not_applicable_is_a_return() -> None:
    form, _ = recognise(form_with({4: "N/A", 7: "The school was not told."}))
    assert form.NAME == "scoping"
