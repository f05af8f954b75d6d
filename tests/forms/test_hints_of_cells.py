"""What a spreadsheet says when a cell is chosen: an agency's is told, our own template's is not."""

import datetime
import io

import openpyxl

from pipeline.outputs.chronology_template import chronology_workbook
from pipeline.readers import read
from schemas.agency import Agency
from schemas.case import Case

CASE = Case(reference="HV-2026-003", profile="national", notified=datetime.date(2026, 3, 2))
AGENCY = Agency(name="Harbour Vale Homes", kind="housing")


def said_behind(data: bytes) -> list[str]:
    return [one.words["text"] for one in read(data, "a.xlsx").remarks if one.code == "said-behind-text"]


def test_our_own_template_says_nothing_behind_the_page_and_what_is_added_to_it_is_told() -> None:
    data = chronology_workbook(CASE, AGENCY, "9 March 2026", datetime.date(2026, 3, 2))
    assert said_behind(data) == []
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["Chronology"].data_validations.dataValidation[0].prompt = "Calls before 2021 are in the old log"
    stream = io.BytesIO()
    book.save(stream)
    assert said_behind(stream.getvalue()) == ["Calls before 2021 are in the old log"]
    hints = [one.text for one in read(data, "a.xlsx").aside if one.place.sheet == "Chronology"]
    assert "DD/MM/YYYY, or as much of it as is known" in hints
