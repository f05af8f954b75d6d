"""The grid of who filled a form in: an agency alone, a second row, another agency than the return's."""

import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document as WordDocument

from pipeline.process import Line, process
from pipeline.readers import read
from schemas.receipt import Accepted
from schemas.returns import ParsedReturn
from tests.forms import blank_forms as blank

REPORT, SCOPING = blank.blank_information_report, blank.blank_scoping


def returned(form: WordDocument) -> ParsedReturn:
    """A filled form through the line."""
    stream = io.BytesIO()
    form.save(stream)
    line = Line(lambda _path, own: read(stream.getvalue(), own), datetime.date(2026, 3, 4))
    outcome = process(Path("a.docx"), "a.docx", line)
    assert isinstance(outcome, Accepted), outcome
    return outcome.parsed


def not_placed(parsed: ParsedReturn) -> str:
    return " ".join(one.message for one in parsed.issues if one.code == "text-not-placed")


@pytest.mark.parametrize("make", [REPORT, SCOPING])
def test_an_agency_without_a_person_is_the_agency(make: Callable[[], WordDocument]) -> None:
    form = make()
    form.tables[0].cell(1, 1).text = "Harbour Vale Community Health Trust"
    form.tables[4].cell(1, 0).text = "She was seen twice."
    parsed = returned(form)
    assert parsed.agency == "Harbour Vale Community Health Trust"
    assert not_placed(parsed) == ""


def test_a_second_row_of_a_report_is_told() -> None:
    form = REPORT()
    table = form.tables[0]
    table.cell(1, 0).text, table.cell(1, 1).text = "Delphine Marrow", "Harbour Vale Homes - Tenancy Manager"
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "Hal Brightwater", "Harbour Vale Homes - Director of Housing"
    form.tables[6].cell(1, 0).text = "She was seen twice."
    told = not_placed(returned(form))
    assert "Hal Brightwater" in told
    assert "Director of Housing" in told
    assert "Delphine Marrow" not in told


def test_an_endorser_of_another_agency_is_not_lost() -> None:
    form = REPORT()
    form.tables[0].cell(1, 0).text = "Delphine Marrow"
    form.tables[0].cell(1, 1).text = "Harbour Vale Homes - Tenancy Manager"
    form.tables[1].cell(1, 0).text = "Hal Brightwater"
    form.tables[1].cell(1, 1).text = "Eastmere Borough Council - Director of Housing"
    parsed = returned(form)
    assert parsed.agency == "Harbour Vale Homes"
    assert "Eastmere Borough Council" in not_placed(parsed)
    assert "Hal Brightwater" not in not_placed(parsed)
