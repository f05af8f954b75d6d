"""Our own forms, filled in by an agency in Word and in Excel, come back to the right case and agency."""

import datetime
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from pipeline.outputs.requests import build_requests
from pipeline.process import Line, process
from pipeline.readers import read
from pipeline.timetable.profiles import load_profile
from schemas.agency import Agency
from schemas.receipt import Accepted
from schemas.returns.scoping import ScopingRecord

KINDS = (
    "police",
    "icb",
    "local-authority",
    "education",
    "health",
    "probation",
    "housing",
    "voluntary",
    "other",
    "health",
)
FORMS = ("scoping", "chronology", "organisational-chronology")


def ten_agencies() -> tuple[Agency, ...]:
    return tuple(
        Agency(name=f"Avonmere Service {number}", kind=kind, asked=date(2026, 3, 3), expects=FORMS)
        for number, kind in enumerate(KINDS, 1)
    )


def scoping_filled_in(data: bytes) -> bytes:
    document = Document(io.BytesIO(data))
    tables = document.tables
    contact = tables[0].rows[1].cells
    contact[0].text, contact[2].text = "P. Author", "01632 960002"
    contact[1].text += ", Named Nurse"
    next(line for line in document.paragraphs if line.text.startswith("Date Completed")).add_run("09/03/2026")
    for table in tables:
        question = table.rows[0].cells[0].text
        if len(table.columns) == 1 and question[0] in "134567":
            table.rows[1].cells[0].text = f"Our answer to question {question[0]}."
        elif question.startswith("2."):
            for row in table.rows[1:]:
                row.cells[0].tables[0].rows[0].cells[1].text = "Answered"
        elif len(table.columns) == 7:
            for cell, text in zip(
                table.rows[1].cells[1:], ("Hear the child", "Training", "Lead", "30/04/2026", "Begun", "A"), strict=True
            ):
                cell.text = text
    return saved(document)


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def first_row_filled_in(data: bytes, *texts: str) -> bytes:
    document = Document(io.BytesIO(data))
    for cell, text in zip(document.tables[0].rows[1].cells, texts, strict=True):
        cell.text = text
    return saved(document)


def workbook_filled_in(data: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Chronology"]
    sheet["A2"], sheet["B2"], sheet["F2"] = datetime.datetime(2024, 5, 3), datetime.time(21, 10), "Visit to the home"  # noqa: DTZ001
    sheet["A3"], sheet["F3"] = "March 2025", "Second visit"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def key_events_filled_in(data: bytes) -> bytes:
    return first_row_filled_in(data, "03/05/2024", "21:10", "Log", "Seen alone", "Mother", "Call", "-")


def changes_filled_in(data: bytes) -> bytes:
    return first_row_filled_in(data, "03/05/2024", "Merger", "Less time")


FILLS = {
    "scoping form.docx": (scoping_filled_in, "scoping"),
    "chronology of key events.docx": (key_events_filled_in, "chronology"),
    "chronology of key events.xlsx": (workbook_filled_in, "chronology"),
    "chronology of organisational changes.docx": (changes_filled_in, "organisational-chronology"),
}


def taken(name: str, data: bytes, case, folder: Path):
    path = folder / "returned.tmp"
    path.write_bytes(data)
    line = Line(read=lambda place, shown: read(place.read_bytes(), shown), today=date(2026, 3, 9), case=case)
    handled = process(path, name, line)
    assert isinstance(handled, Accepted), handled
    return handled.parsed


@pytest.mark.slow
def test_ten_agencies_forms_come_home(make_case, tmp_path) -> None:
    case = make_case(agencies=ten_agencies())
    files = build_requests(case, load_profile("west-midlands"), date(2026, 3, 3))
    seen = set()
    for path, data in files.items():
        agency = path.split("/")[1]
        kind = path.rsplit(" - ", 1)[1]
        if kind == "letter.docx":
            continue
        fill, form = FILLS[kind]
        parsed = taken("returned" + Path(kind).suffix, fill(data), case, tmp_path)
        assert (parsed.form, parsed.case_reference, parsed.agency) == (form, "AV-2026-003", agency)
        assert [issue.code for issue in parsed.issues if issue.severity == "error"] == []
        seen.add((agency, kind))
    assert len(seen) == 40


def test_the_scoping_form_is_read_field_by_field_with_no_question(make_case, tmp_path) -> None:
    case = make_case(agencies=ten_agencies()[:1])
    files = build_requests(case, load_profile("west-midlands"), date(2026, 3, 3))
    data = next(data for name, data in files.items() if name.endswith("scoping form.docx"))
    parsed = taken("x.docx", scoping_filled_in(data), case, tmp_path)
    record = parsed.record
    assert isinstance(record, ScopingRecord)
    assert record.completed_by.name == "P. Author"
    assert record.completed_by.designation == "Named Nurse"
    assert record.date_completed == date(2026, 3, 9)
    assert (record.involvement, record.analysis) == ("Our answer to question 1.", "Our answer to question 3.")
    assert (record.concerns, record.other_agencies) == ("Our answer to question 4.", "Our answer to question 6.")
    assert [person.name for person in record.people] == [
        "Wren Alderley", "Tamsin Alderley", "Corin Hale", "Rowan Alderley", "Dale Pike",
    ]  # fmt: skip
    assert record.people[0].nhs_number == "9434765919"
    assert record.learning[0].learning_point == "Hear the child"
    assert record.learning[0].rag == "amber"
    assert record.individuals[0].ethnicity == "Answered"
    assert [issue.code for issue in parsed.issues] == []
