"""A reviewer's workbook read back after everything that a reviewer does to it."""

import random
import shutil
import subprocess
from copy import copy
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Color, PatternFill

from pipeline.errors import Unusable
from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from pipeline.outputs.chronology_workbook import FILE_NAME, build
from pipeline.outputs.chronology_workbook.read_back import read_back
from schemas.case_view import CaseView, CellMark

FIRST_SHEET = "Integrated chronology"


@pytest.fixture(scope="module")
def made(view: CaseView) -> bytes:
    return build(view)[FILE_NAME]


def column_of(sheet, heading: str) -> int:  # type: ignore[no-untyped-def]
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def row_of(sheet, row_id: str) -> int:  # type: ignore[no-untyped-def]
    ids = column_of(sheet, "Row id")
    return next(number for number in range(2, sheet.max_row + 1) if sheet.cell(number, ids).value == row_id)


def saved(workbook: Workbook) -> bytes:
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def noted(notes: ReviewerNotes, row_id: str) -> NotedRow:
    return next(row for row in notes.rows if row.event_id == row_id)


def words(row: NotedRow) -> dict[str, str]:
    return {note.label: note.text for note in row.notes}


def annotated(data: bytes) -> Workbook:
    """Forty rows with a note each, a column of the reviewer's own, a fill, a theme fill and a comment."""
    workbook = load_workbook(BytesIO(data))
    sheet = workbook[FIRST_SHEET]
    note, own = column_of(sheet, "Reviewer's note"), sheet.max_column + 1
    sheet.cell(1, own, "Witness")
    for number in range(40):
        sheet.cell(row_of(sheet, f"row-{number:03}"), note, f"Note {number}")
    sheet.cell(row_of(sheet, "row-002"), own, "Ms P")
    sheet.cell(row_of(sheet, "row-004"), column_of(sheet, "Event")).fill = PatternFill("solid", fgColor="FF92D050")
    sheet.cell(row_of(sheet, "row-006"), note).fill = PatternFill("solid", fgColor=Color(theme=7, tint=0.0))
    sheet.cell(row_of(sheet, "row-008"), column_of(sheet, "Event")).comment = Comment("Is this right?", "Reviewer")
    return workbook


def check_annotations(notes: ReviewerNotes) -> None:
    assert [words(noted(notes, f"row-{number:03}"))["Reviewer's note"] for number in range(40)] == [
        f"Note {number}" for number in range(40)
    ]
    assert words(noted(notes, "row-002"))["Witness"] == "Ms P"
    assert notes.columns == ("Key event", "Theme / KLOE", "Reviewer's note", "Follow up", "For the family", "Witness")
    assert noted(notes, "row-004").marks == (CellMark(column="Event", fill="92D050"),)
    assert noted(notes, "row-008").marks == (CellMark(column="Event", comment="Is this right?"),)
    assert noted(notes, "row-010").marks == ()


def test_an_untouched_workbook_says_what_was_written(made: bytes, view: CaseView) -> None:
    notes = read_back(made)
    assert [row.event_id for row in notes.rows] == [event.id for event in view.events] + ["row-gone"]
    assert [row.event_id for row in notes.rows if row.is_annotated] == ["row-025", "row-026", "row-gone"]
    assert noted(notes, "row-026").marks == (
        CellMark(column="Event", fill="FFFF00"), CellMark(column="Comment and analysis", comment="Why?"),
    )  # fmt: skip
    assert notes.withdrawn == {"row-gone"}
    row = noted(notes, "row-020")
    assert (row.agency, row.date_text, row.time_text, row.order) == ("Severn Vale Police", "10/10/2024", "08:15", 21)
    assert (row.file, row.location) == ("return-0.docx", "table 2, row 22")


def test_a_long_text_is_whole_again(made: bytes, view: CaseView) -> None:
    assert noted(read_back(made), "row-013").event == view.events[13].event


def test_annotations_are_read(made: bytes) -> None:
    notes = read_back(saved(annotated(made)))
    check_annotations(notes)
    assert noted(notes, "row-006").marks == (CellMark(column="Reviewer's note", fill="FFC000"),)


def test_rows_sorted_columns_moved_and_sheet_renamed(made: bytes) -> None:
    source = annotated(made)[FIRST_SHEET]
    rows = [[(cell.value, copy(cell.fill), cell.comment) for cell in row] for row in source.iter_rows()]
    order = list(range(len(rows[0])))
    shuffle = random.Random(7)
    shuffle.shuffle(order)
    body = rows[1:]
    shuffle.shuffle(body)
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "My working copy"
    sheet.append(["Notes of the lead reviewer"])
    for number, row in enumerate([rows[0], *body], start=3):
        for place, index in enumerate(order, start=1):
            value, fill, comment = row[index]
            cell = sheet.cell(number, place, value)
            cell.fill = fill
            if comment:
                cell.comment = Comment(comment.text, comment.author)
    notes = read_back(saved(workbook))
    assert words(noted(notes, "row-039"))["Reviewer's note"] == "Note 39"
    assert words(noted(notes, "row-002"))["Witness"] == "Ms P"
    assert noted(notes, "row-004").marks == (CellMark(column="Event", fill="92D050"),)
    assert noted(notes, "row-008").marks == (CellMark(column="Event", comment="Is this right?"),)
    assert sorted(row.event_id for row in notes.rows) == sorted(row.event_id for row in read_back(made).rows)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice(made: bytes, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.xlsx").write_bytes(saved(annotated(made)))
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to",
        "xlsx",
               "--outdir", str(tmp_path / "out"), str(tmp_path / "in" / "notes.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    check_annotations(read_back((tmp_path / "out" / "notes.xlsx").read_bytes()))


def test_a_rejected_link_is_remembered(made: bytes) -> None:
    workbook = load_workbook(BytesIO(made))
    sheet = workbook["Same event"]
    verdict = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Your verdict")
    sheet.cell(verdict.row + 1, verdict.column, "Not the same")
    notes = read_back(saved(workbook))
    assert notes.not_the_same == (("row-020", "row-021"),)
    assert notes.is_rejected("row-021", "row-020")


def with_line_under_the_links(made: bytes, first: object, second: object, verdict: str) -> bytes:
    """A line that a reviewer writes below the links: two numbers and a verdict."""
    workbook = load_workbook(BytesIO(made))
    sheet = workbook["Same event"]
    heading = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Your verdict")
    places = {cell.value: cell.column for cell in sheet[heading.row]}
    line = sheet.max_row + 1
    for column, value in (("No.", first), ("No. of the other", second), ("Your verdict", verdict)):
        sheet.cell(line, places[column], value)
    return saved(workbook)


@pytest.mark.parametrize("verdict", ["Same event", "same event", ""])
def test_two_numbers_under_the_links_link_two_rows(made: bytes, verdict: str) -> None:
    sheet = load_workbook(BytesIO(made))[FIRST_SHEET]
    number = {row_id: sheet.cell(row_of(sheet, row_id), 1).value for row_id in ("row-003", "row-007")}
    notes = read_back(with_line_under_the_links(made, number["row-003"], number["row-007"], verdict))
    assert (notes.same, notes.not_the_same) == ((("row-003", "row-007"),), ())


@pytest.mark.parametrize("second", ["row {}", "No. {}", "{} (POL)", "{}.0"])
def test_a_number_is_understood_as_people_write_it(made: bytes, second: str) -> None:
    sheet = load_workbook(BytesIO(made))[FIRST_SHEET]
    number = {row_id: sheet.cell(row_of(sheet, row_id), 1).value for row_id in ("row-003", "row-007")}
    notes = read_back(with_line_under_the_links(made, number["row-003"], second.format(number["row-007"]), ""))
    assert (notes.same, notes.unclear) == ((("row-003", "row-007"),), ())


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (3, 99999, "No row of the first sheet has the No. “99999”."),
        (3, 3, "Both numbers are of one row."),
        (3, None, "One of the two numbers is missing."),
        ("the fourth", 5, "No row of the first sheet has the No. “the fourth”."),
    ],
)
def test_a_line_that_names_no_two_rows_is_said_with_its_place(
    made: bytes, view: CaseView, first: object, second: object, why: str
) -> None:
    notes = read_back(with_line_under_the_links(made, first, second, "Same event"))
    assert notes.same == ()
    (line,) = notes.unclear
    assert (line.first, line.second, line.why) == (str(first), str(second or ""), why)
    last = load_workbook(BytesIO(made))["Same event"].max_row + 1
    assert line.place == f"row {last}"
    assert {row.event_id for row in notes.rows} == {row.event_id for row in read_back(made).rows}

    again = build(view.model_copy(update={"unclear_lines": (line,)}))[FILE_NAME]
    sheet = load_workbook(BytesIO(again))["Same event"]
    texts = [str(cell.value) for cell in sheet[sheet.max_row] if cell.value]
    assert f"You wrote: {first}" in texts
    assert any(text.startswith(f"NOT LINKED. {why}") for text in texts)
    kept = read_back(again)  # nobody saw to it: it is not lost, and a number is never tried on other rows
    assert [(one.first, one.second) for one in kept.unclear] == [(str(first), str(second or ""))]
    assert kept.same == ()


def test_a_note_in_a_row_without_id_is_not_lost(made: bytes) -> None:
    workbook = load_workbook(BytesIO(made))
    sheet = workbook[FIRST_SHEET]
    last = sheet.max_row + 1
    sheet.cell(last, column_of(sheet, "Reviewer's note"), "I typed this below the table")
    assert "I typed this below the table" in [
        text for row in read_back(saved(workbook)).rows for text in words(row).values()
    ]


def test_a_column_without_heading_is_called_by_its_letter(made: bytes) -> None:
    workbook = load_workbook(BytesIO(made))
    sheet = workbook[FIRST_SHEET]
    place = sheet.max_column + 1
    cell = sheet.cell(row_of(sheet, "row-001"), place, "?")
    assert words(noted(read_back(saved(workbook)), "row-001")) == {f"Column {cell.column_letter}": "?"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a workbook", b"%PDF-1.7"])
def test_a_file_that_cannot_be_opened_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(Unusable) as refusal:
        read_back(data)
    assert refusal.value.code == "workbook-unreadable"
    assert "save it again" in refusal.value.advice


def test_a_workbook_of_somebody_else_is_refused() -> None:
    with pytest.raises(Unusable) as refusal:
        read_back(saved(Workbook()))
    assert refusal.value.code == "not-our-chronology"
