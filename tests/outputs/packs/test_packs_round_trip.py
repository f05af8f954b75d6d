"""Our own forms, filled in by an agency in Word and in Excel, come back to the right case and agency."""

import datetime
import io
from datetime import date
from pathlib import Path

import openpyxl
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


def test_every_form_of_three_agencies_comes_home(make_case, tmp_path) -> None:
    """All ten, dropped as an agency would send them, are in test_packs_dropped_home.py."""
    case = make_case(agencies=ten_agencies()[:3])
    files = build_requests(case, load_profile("west-midlands"), date(2026, 3, 3))
    seen = set()
    for path, data in files.items():
        agency = path.split("/")[1]
        kind = path.rsplit(" - ", 1)[1]
        if kind not in FILLS:
            continue
        fill, form = FILLS[kind]
        parsed = taken("returned" + Path(kind).suffix, fill(data), case, tmp_path)
        assert (parsed.form, parsed.case_reference, parsed.agency) == (form, "AV-2026-003", agency)
        assert [issue.code for issue in parsed.issues if issue.severity == "error"] == []
        seen.add((agency, kind))
    assert len(seen) == 12


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


def test_what_we_print_at_head_and_foot_is_no_question_and_what_is_typed_there_is_one(make_case, tmp_path) -> None:
    forms = {"learning template.docx": "learning-template", "information report.docx": "information-report"}
    for name, form in forms.items():
        case, document = the_form(make_case, name, form)
        assert "text-in-margin" not in [issue.code for issue in taken("x.docx", saved(document), case, tmp_path).issues]
    document.sections[0].header.paragraphs[0].add_run(" Ask for the annex.")
    document.sections[0].footer.paragraphs[0].add_run(" See the annex.")
    codes = [issue.code for issue in taken("x.docx", saved(document), case, tmp_path).issues]
    assert codes.count("text-in-margin") == 2


def answered(document, label: str, text: str, occurrence: int = 1) -> None:
    """Write under (or beside) the n-th box with this label."""
    found = 0
    for table in document.tables:
        for number, row in enumerate(table.rows):
            if row.cells[0].text.startswith(label):
                found += 1
                if found == occurrence:
                    cell = row.cells[1] if len(row.cells) > 1 else table.rows[number + 1].cells[0]
                    cell.text = text
                    return
    raise AssertionError(label)


def the_form(make_case, name: str, form: str):
    agency = Agency(name="Avonmere Police", kind="police", asked=date(2026, 3, 3), expects=(form,))
    case = make_case(agencies=(agency,))
    files = build_requests(case, load_profile("west-midlands"), date(2026, 3, 3))
    return case, Document(io.BytesIO(next(data for path, data in files.items() if path.endswith(name))))


def test_the_learning_template_comes_home(make_case, tmp_path) -> None:
    case, document = the_form(make_case, "learning template.docx", "learning-template")
    answered(document, "3. AUTHOR", "P. Author, Inspector")
    answered(document, "5. DATE", "10/04/2026")
    answered(document, "SYNOPSIS OF AGENCY INVOLVEMENT PRIOR", "Two calls in 2022.")
    answered(document, "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY 2:", "Information was not shared.")
    answered(document, "ANALYSIS:", "Each took the other to hold the case.", occurrence=2)
    answered(document, "RECOMMENDATION:", "Name one lead.", occurrence=2)
    answered(document, "HIGHLIGHT GOOD PRACTICE:", "The desk officer persisted.", occurrence=2)
    parsed = taken("x.docx", saved(document), case, tmp_path)
    assert (parsed.form, parsed.case_reference, parsed.agency) == (
        "learning-template",
        "AV-2026-003",
        "Avonmere Police",
    )
    record = parsed.record
    assert record.subject_child.startswith("Wren Alderley")
    assert record.synopsis_before == "Two calls in 2022."
    assert [(line.number, line.narrative, line.recommendation) for line in record.key_lines] == [
        (2, "Information was not shared.", "Name one lead.")
    ]
    assert record.single_agency_events == ()
    assert [issue.code for issue in parsed.issues if issue.severity == "error"] == []
    assert [issue.code for issue in parsed.issues if "place" in issue.code] == []


def test_the_key_lines_stand_in_the_boxes_that_answer_them(make_case) -> None:
    """Document 13: one block for each key line, seven blocks at the least."""
    _, document = the_form(make_case, "learning template.docx", "learning-template")
    printed = [table.rows[0].cells[0].text for table in document.tables if "KEY LINE" in table.rows[0].cells[0].text]
    assert printed[:3] == [
        "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY 1:\nThe review asks: How was Wren’s voice heard?",
        "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY 2:\nThe review asks: How was information shared?",
        "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY 3:",
    ]
    assert len(printed) == 7


def test_a_key_line_is_printed_wording_only_as_it_was_printed(make_case, tmp_path) -> None:
    """Words added on the printed line are an answer; a key line that nobody answers is none."""
    case, document = the_form(make_case, "learning template.docx", "learning-template")
    asked = next(line for line in key_line_paragraphs(document) if "voice heard" in line.text)
    asked.add_run(" Not by us.")
    record = taken("x.docx", saved(document), case, tmp_path).record
    assert [(line.number, line.narrative) for line in record.key_lines] == [
        (1, "How was Wren’s voice heard? Not by us.")
    ]


def key_line_paragraphs(document):
    return [line for table in document.tables for line in table.rows[0].cells[0].paragraphs]


def test_more_than_seven_key_lines_have_a_block_each(make_case, tmp_path) -> None:
    lines = tuple(f"Why was chance {number} missed?\nAnd by whom?" for number in range(1, 10))
    agency = Agency(name="Avonmere Police", kind="police", asked=date(2026, 3, 3), expects=("learning-template",))
    case = make_case(agencies=(agency,), key_lines_of_enquiry=lines)
    files = build_requests(case, load_profile("west-midlands"), date(2026, 3, 3))
    document = Document(
        io.BytesIO(next(data for path, data in files.items() if path.endswith("learning template.docx")))
    )
    answered(document, "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY 9:", "Nobody rang.")
    record = taken("x.docx", saved(document), case, tmp_path).record
    assert [(line.number, line.narrative) for line in record.key_lines] == [(9, "Nobody rang.")]


def test_the_information_report_comes_home(make_case, tmp_path) -> None:
    case, document = the_form(make_case, "information report.docx", "information-report")
    for table, name in zip(document.tables[1:3], ("P. Author", "S. Senior"), strict=True):
        table.rows[1].cells[0].text = name
    answered(document, "Please give the date that files were secured", "3 March 2026, by S. Senior.")
    answered(document, "4. Analysis of Involvement", "The call was graded too low.")
    answered(document, "5. Good Practice", "A prompt referral.")
    answered(document, "7. Single Agency Learning", "Grading was changed.")
    answered(document, "Actions planned:", "Training in May.")
    parsed = taken("x.docx", saved(document), case, tmp_path)
    assert (parsed.form, parsed.case_reference, parsed.agency) == (
        "information-report",
        "AV-2026-003",
        "Avonmere Police",
    )
    record = parsed.record
    assert (record.completed_by.name, record.endorsed_by.name) == ("P. Author", "S. Senior")
    assert (record.analysis, record.good_practice) == ("The call was graded too low.", "A prompt referral.")
    assert (record.actions_implemented, record.actions_planned) == ("Grading was changed.", "Training in May.")
    assert record.files_secured == "3 March 2026, by S. Senior."
    assert record.parallel_processes.answer is None
