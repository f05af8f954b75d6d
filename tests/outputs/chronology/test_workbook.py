"""The workbook, opened and read back with another eye: openpyxl in full mode, and the XML itself."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from pipeline.outputs.chronology_workbook import FILE_NAME, build
from schemas.case_view import CaseView
from schemas.chronology import LabelledText

SHEETS = [
    "Integrated chronology", "Legend and how to read this", "Key practice events", "Since your last version",
    "Same event", "Disagreements",
    "Echoes",
    "Silence and child seen", "People and facts", "Organisational changes", "Undated", "Issues", "Returns",
]  # fmt: skip


@pytest.fixture(scope="module")
def made(view: CaseView) -> bytes:
    return build(view)[FILE_NAME]


@pytest.fixture(scope="module")
def workbook(made: bytes):  # type: ignore[no-untyped-def]
    return load_workbook(BytesIO(made))


@pytest.fixture(scope="module")
def rows(workbook):  # type: ignore[no-untyped-def]
    """The first sheet's rows as heading to cell."""
    sheet = workbook["Integrated chronology"]
    headings = [cell.value for cell in sheet[1]]
    return [dict(zip(headings, row, strict=True)) for row in sheet.iter_rows(min_row=2)]


def by_id(rows, row_id: str):  # type: ignore[no-untyped-def]
    return next(row for row in rows if row["Row id"].value == row_id)


def test_sheets_stand_in_order(workbook) -> None:  # type: ignore[no-untyped-def]
    assert workbook.sheetnames == SHEETS


def test_the_same_view_gives_the_same_bytes(view: CaseView, made: bytes) -> None:
    assert build(view)[FILE_NAME] == made


def test_nothing_in_the_file_knows_the_moment(made: bytes) -> None:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2026-03-12T10:00:00Z") == 2


def test_every_event_stands_once_and_in_order(rows, view: CaseView) -> None:  # type: ignore[no-untyped-def]
    ids = [row["Row id"].value for row in rows if row["Row id"].value and "continued" not in row["Row id"].value]
    assert ids == [event.id for event in view.events] + ["row-gone"]


def test_a_known_day_is_a_date_and_a_doubtful_one_is_words(rows) -> None:  # type: ignore[no-untyped-def]
    assert by_id(rows, "row-000")["Date"].value.date() == date(2024, 3, 4)
    assert by_id(rows, "row-000")["Date"].number_format == "ddd dd/mm/yyyy"
    assert by_id(rows, "row-003")["Date"].value == "April 2024"
    assert by_id(rows, "row-005")["Date"].value == "?28.04.24"
    assert by_id(rows, "row-040")["Date"].value == "2025"
    assert by_id(rows, "row-059")["Date"].value == "No date given"


def test_what_was_assumed_is_said(rows) -> None:  # type: ignore[no-untyped-def]
    assert by_id(rows, "row-007")["Date as written"].value == "20.05/24"
    assert "second separator was a slash" in by_id(rows, "row-007")["About the date and order"].value
    assert "Only the month is known" in by_id(rows, "row-003")["About the date and order"].value
    assert "Order within the day not known" in by_id(rows, "row-015")["About the date and order"].value


@pytest.mark.parametrize(
    ("row_id", "text"),
    [
        ("row-009", '=HYPERLINK("http://example.invalid","press")'),
        ("row-010", "+44 call taken from a neighbour"),
        ("row-011", '- mother said "not today"'),
        ("row-012", "@school gate: father shouting"),
    ],
)
def test_text_never_becomes_a_formula(rows, row_id: str, text: str) -> None:  # type: ignore[no-untyped-def]
    cell = by_id(rows, row_id)["Event"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_no_sheet_holds_a_formula(made: bytes) -> None:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(SHEETS)
        assert not [name for name in sheets if b"<f>" in archive.read(name) or b"<f " in archive.read(name)]


def test_a_control_character_is_shown(rows) -> None:  # type: ignore[no-untyped-def]
    text = by_id(rows, "row-014")["Event"].value
    assert text == "Text with a bell [unreadable character U+0007] in it and\na line break"


def test_long_text_goes_on_in_marked_rows(rows) -> None:  # type: ignore[no-untyped-def]
    pieces = [row for row in rows if str(row["Row id"].value).startswith("row-013")]
    assert len(pieces) > 1
    assert "".join(piece["Event"].value for piece in pieces).endswith(
        "Sentence 120 of a long entry about the home visit."
    )
    assert {piece["Date"].value for piece in pieces[1:]} == {"(continued)"}
    assert {piece["No."].value for piece in pieces} == {14}


def test_undated_rows_stand_under_a_marker_and_on_their_own_sheet(rows, workbook) -> None:  # type: ignore[no-untyped-def]
    ids = [row["Row id"].value for row in rows]
    marker = next(place for place, row in enumerate(rows) if str(row["Event"].value).startswith("UNDATED"))
    assert ids[marker + 1 : marker + 3] == ["row-058", "row-059"]
    assert [row[0].value for row in workbook["Undated"].iter_rows(min_row=4)] == [59, 60]


def test_a_withdrawn_row_is_kept_and_struck_through(rows) -> None:  # type: ignore[no-untyped-def]
    row = by_id(rows, "row-gone")
    assert row["Event"].font.strike
    assert row["Reviewer's note"].value == "Keep this."
    assert row["Since last version"].value == "Withdrawn"


def test_the_agency_has_its_colour_and_its_name(rows) -> None:  # type: ignore[no-untyped-def]
    row = by_id(rows, "row-000")
    assert (row["Agency"].value, row["Code"].value) == ("Severn Vale Police", "POL")
    assert row["Agency"].fill.fgColor.rgb == "FF09096D"
    assert row["Agency"].font.color.rgb == "FFFFFFFF"
    assert row["Event"].fill.fgColor.rgb not in ("FF09096D", "FFFFFFFF")


def test_the_reviewers_notes_fills_and_comments_are_back(rows) -> None:  # type: ignore[no-untyped-def]
    assert by_id(rows, "row-025")["Reviewer's note"].value == "Ask about the dog."
    assert by_id(rows, "row-025")["For the family"].value == "Carys wants this said."
    assert by_id(rows, "row-026")["Event"].fill.fgColor.rgb == "FFFFFF00"
    assert by_id(rows, "row-026")["Comment and analysis"].comment.text == "Why?"


def test_linked_rows_name_one_another(rows) -> None:  # type: ignore[no-untyped-def]
    assert by_id(rows, "row-020")["Same event"].value == "22 (ICB), 23 (CSC)"


def test_a_click_leads_to_the_original(rows) -> None:  # type: ignore[no-untyped-def]
    cell = by_id(rows, "row-004")["Source file and row"]
    assert cell.value == "return-4.docx · table 2, row 6"
    assert cell.hyperlink.target == "../../intake/WM-2026-014/accepted/return-4.docx"


def test_it_prints_on_a4_landscape_with_headings_and_page_numbers(workbook) -> None:  # type: ignore[no-untyped-def]
    for sheet in workbook.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows
        assert sheet.oddFooter.right.text == "Page &P of &N"
    first = workbook["Integrated chronology"]
    assert first.freeze_panes == "H2"
    assert first.print_title_rows == "$1:$1"
    assert first.tables["Integrated_chronology"].autoFilter.ref.startswith("A1:")


def test_rows_are_high_enough_for_their_text(workbook, rows) -> None:  # type: ignore[no-untyped-def]
    sheet = workbook["Integrated chronology"]
    child_seen = by_id(rows, "row-001")["Child seen / by whom"]
    assert sheet.row_dimensions[child_seen.row].height >= 3 * 11.5
    assert max(dimension.height or 0 for dimension in sheet.row_dimensions.values()) <= 409


def test_the_reviewers_columns_offer_choices(workbook) -> None:  # type: ignore[no-untyped-def]
    lists = {one.formula1 for one in workbook["Integrated chronology"].data_validations.dataValidation}
    assert '"Yes,Possibly"' in lists
    themes = next(one for one in lists if one.startswith("'Legend"))
    sheet, cells = themes.rsplit("!", 1)
    values = [row[0].value for row in workbook[sheet.strip("'")][cells.replace("$", "")]]
    assert values == ["Was neglect seen, and by whom?", "Who spoke to Robyn alone?"]


def test_ticked_rows_stand_on_the_key_events_sheet(workbook) -> None:  # type: ignore[no-untyped-def]
    assert [row[0].value for row in workbook["Key practice events"].iter_rows(min_row=4)] == [26]


def test_the_other_sheets_say_what_the_view_says(workbook) -> None:  # type: ignore[no-untyped-def]
    def text(title: str) -> str:
        return " | ".join(
            str(cell.value) for row in workbook[title].iter_rows() for cell in row if cell.value is not None
        )

    assert "21:10" in text("Disagreements")
    assert "21:40" in text("Disagreements")
    assert "110" in text("Silence and child seen")
    assert "DIFFERS" in text("People and facts")
    assert "Two teams became one." in text("Organisational changes")
    assert "The date 31/02/2025 does not exist." in text("Issues")
    assert "ff" * 32 in text("Returns")
    assert "3 working days late" in text("Returns")
    assert "same day, both name the hospital" in text("Same event")


def test_the_echoes_say_both_directions_and_who_sent_nothing(workbook) -> None:  # type: ignore[no-untyped-def]
    heading, *lines = [[cell.value for cell in row] for row in workbook["Echoes"].iter_rows(min_row=5)]
    assert heading == [
        "No.", "Date", "Agency", "Says", "Other agency", "In these words", "Where", "Days looked at", "What was found",
    ]  # fmt: skip
    assert [(line[0], line[1] and f"{line[1]:%d/%m/%Y}", *line[2:]) for line in lines] == [
        (22, "10/11/2024", "Severn Vale Integrated Care Board", "that it heard from", "Severn Vale Police", "=Police letter read",
         "return-1.docx, table 2, row 23", "27/10/2024 to 13/11/2024",
         "Severn Vale Police has no entry of having told it in these days."),
        (24, "12/11/2024", "Larkmead Primary School", "that it told", "Severn Vale Early Help",
         "Referred to Early Help by telephone.", "return-3.docx, table 2, row 25", "12/11/2024 to 26/11/2024",
         "Severn Vale Early Help has no entry of it within 14 days."),
        (None, None, None, "named by others", "Harbour Women's Aid",
         "Rows 21, 22 and 24 say that it was told. Row 23 says that something came from it.", None, None,
         "It has sent no chronology entries, so there is nothing to compare with."),
        (None, None, None, "named by others", "probation", "Row 25 says that something came from it.", None, None,
         "It is not among the agencies of this case; nothing was asked of it."),
    ]  # fmt: skip


def test_an_empty_case_still_makes_a_workbook(make_case_view) -> None:  # type: ignore[no-untyped-def]
    empty = make_case_view(
        events=(), withdrawn_events=(), same_events=(), disagreements=(), echoes=(), silences=(), facts=(), returns=(),
        unsent_receipts=(), named_without_rows=(),
        outstanding=(), organisational_changes=(), people=(), reviewer_columns=(),
    )  # fmt: skip
    workbook = load_workbook(BytesIO(build(empty)[FILE_NAME]))
    assert workbook.sheetnames == SHEETS
    said = [cell.value for cell in workbook["Integrated chronology"][2] if cell.value]
    assert said == ["No agency has returned a chronology yet."]


def test_every_sheet_prints_in_letters_of_eight_points_or_more(workbook) -> None:  # type: ignore[no-untyped-def]
    """The printed columns are fitted to the width of A4; what that makes of 9 point letters is worked out here."""
    for sheet in workbook.worksheets:
        last = range_boundaries(sheet.print_area.split("!")[-1])[2]
        letters = [get_column_letter(number) for number in range(1, last + 1)]
        # Excel draws a column of width w as 7 w + 5 pixels, 96 to the inch.
        inches = sum(sheet.column_dimensions[letter].width * 7 + 5 for letter in letters) / 96
        room = 297 / 25.4 - sheet.page_margins.left - sheet.page_margins.right
        # LibreOffice leaves empty pages behind sheets that it has to print smaller; only the chronology is one.
        least = 8.0 if sheet.title == "Integrated chronology" else 8.9
        assert 9 * min(1.0, room / inches) >= least, (sheet.title, inches)


def test_returns_say_when_in_words(workbook) -> None:  # type: ignore[no-untyped-def]
    words = [str(cell.value) for row in workbook["Returns"].iter_rows() for cell in row if cell.value]
    assert "Tue 10 March 2026, 09:30" in words
    assert "due Mon 9 March 2026" in words


def test_each_sheet_of_rows_is_a_table_whose_columns_are_called_as_they_are_headed(workbook) -> None:  # type: ignore[no-untyped-def]
    """Excel repairs, with a fright for the reader, a workbook whose tables and headings differ."""
    tables = [(sheet, table) for sheet in workbook.worksheets for table in sheet.tables.values()]
    without = {"Legend and how to read this", "People and facts"}
    assert [sheet.title for sheet, _ in tables] == [title for title in SHEETS if title not in without]
    assert len({table.displayName for _, table in tables} | {table.id for _, table in tables}) == 2 * len(tables)
    for sheet, table in tables:
        left, top, right, bottom = range_boundaries(table.ref)
        assert (left, bottom) == (1, sheet.max_row)
        headings = [sheet.cell(top, place).value for place in range(left, right + 1)]
        assert [column.name for column in table.tableColumns] == headings
        assert len({heading.casefold() for heading in headings}) == len(headings)
        assert sheet.auto_filter.ref is None


def test_a_column_of_the_reviewers_that_is_called_like_one_of_ours_makes_no_broken_table(make_case_view) -> None:  # type: ignore[no-untyped-def]
    columns = (LabelledText(label="key EVENT", text=""),)
    first = load_workbook(BytesIO(build(make_case_view(reviewer_columns=columns))[FILE_NAME])).worksheets[0]
    assert len(first.tables) == 0
    assert first.auto_filter.ref.startswith("A1:")
