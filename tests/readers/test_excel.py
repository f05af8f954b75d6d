"""The Excel reader on workbooks by openpyxl, by XlsxWriter and, where they lie, by hand."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from pipeline.readers import read
from pipeline.readers.document import Cell, Document, Table
from pipeline.readers.sheet_values import shown_text, typed_value

moment = datetime.datetime.fromisoformat


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def reading(fill: Callable[[Any], None]) -> Document:
    book = openpyxl.Workbook()
    fill(book.active)
    return read(saved(book), "chronology.xlsx")


def only_table(document: Document) -> Table:
    (found,) = document.tables()
    return found


def texts(found: Table) -> list[list[str]]:
    return [[cell.text for cell in cells] for cells in found.rows]


def codes(document: Document) -> list[str]:
    return [remark.code for remark in document.remarks]


@pytest.mark.parametrize(
    ("value", "number_format", "text", "typed"),
    [
        (moment("2023-03-01"), "dd/mm/yyyy", "01/03/2023", datetime.date(2023, 3, 1)),
        (moment("2023-03-01"), "yyyy-mm-dd h:mm:ss", "01/03/2023", datetime.date(2023, 3, 1)),
        (
            moment("2023-03-01T14:30"),
            "dd/mm/yy hh:mm",
            "01/03/2023 14:30",
            moment("2023-03-01T14:30"),
        ),
        (
            moment("2023-03-01T14:14:59.990000"),
            "dd/mm/yy hh:mm",
            "01/03/2023 14:15",
            moment("2023-03-01T14:15"),
        ),
        (moment("2023-03-01"), "mmm-yy", "March 2023", None),
        (moment("2023-03-01"), "yyyy", "2023", None),
        (moment("2023-03-01"), "[$-809]d mmmm yyyy", "01/03/2023", datetime.date(2023, 3, 1)),
        (datetime.time(14, 14, 59, 999000), "hh:mm", "14:15", datetime.time(14, 15)),
        (datetime.time(9, 5, 30), "hh:mm:ss", "09:05:30", datetime.time(9, 5, 30)),
        (datetime.timedelta(hours=26, minutes=5), "[h]:mm", "26:05", datetime.timedelta(hours=26, minutes=5)),
        (12345.0, "General", "12345", 12345.0),
        (0.25, "0%", "25%", 0.25),
        (1.5, "General", "1.5", 1.5),
        (9434765919, "000 000 0000", "943 476 5919", 9434765919),
        (930, "0000", "0930", 930),
        (True, "General", "TRUE", True),
        ("two\r\nlines", "General", "two\nlines", "two\r\nlines"),
        (None, "General", "", None),
    ],
)
def test_values_and_what_a_person_sees(value: object, number_format: str, text: str, typed: object) -> None:
    assert shown_text(value, number_format) == text
    assert typed_value(value, number_format) == typed


def test_dates_stay_dates_and_rows_keep_their_numbers() -> None:
    def fill(sheet: Any) -> None:
        sheet["B3"], sheet["C3"] = "Date", "Event"
        sheet["B7"], sheet["C7"] = datetime.date(2023, 3, 1), "Seen at home"
        sheet["B7"].number_format = "dd/mm/yyyy"

    found = only_table(reading(fill))
    assert texts(found) == [["Date", "Event"], ["01/03/2023", "Seen at home"]]
    first = found.rows[1][0]
    assert (first.value, first.row, first.column) == (datetime.date(2023, 3, 1), 7, 2)
    assert first.place.describe() == "sheet Sheet, cell B7"


def test_every_sheet_is_a_table() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Events"
    book.active["A1"] = "one"
    book.create_sheet("Nothing")
    book.create_sheet("More")["A1"] = "two"
    document = read(saved(book), "a.xlsx")
    assert [(table.title, texts(table)) for table in document.tables()] == [("Events", [["one"]]), ("More", [["two"]])]


def test_merged_cells_stand_once() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "1 March"
        sheet.merge_cells("A1:A3")
        sheet["B1"], sheet["B2"], sheet["B3"] = "a", "b", "c"

    found = only_table(reading(fill))
    assert texts(found) == [["1 March", "a"], ["b"], ["c"]]
    assert (found.rows[0][0].row_span, found.rows[0][0].column_span) == (3, 1)
    assert found.rows[1][0].column == 2


def test_hidden_rows_columns_and_sheets_are_read_and_said() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("a", "b", "c"), ("d", "e", "f")):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    secret = book.create_sheet("Secret")
    secret["A1"] = "x"
    secret.sheet_state = "veryHidden"
    document = read(saved(book), "a.xlsx")
    hidden = [cell.text for table in document.tables() for cells in table.rows for cell in cells if cell.hidden]
    assert hidden == ["c", "d", "e", "f", "x"]
    assert [(remark.code, remark.words) for remark in document.remarks] == [
        ("hidden-rows-read", {"rows": "2"}),
        ("hidden-columns-read", {"columns": "C"}),
        ("hidden-sheet-read", {"sheet": "Secret"}),
    ]
    assert document.text == "a\nb"


def test_struck_text_comments_and_fills() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "withdrawn"
        sheet["A1"].font = Font(strike=True)
        sheet["A2"] = CellRichText("kept ", TextBlock(InlineFont(strike=True), "gone"))
        sheet["A3"] = "Amber"
        sheet["A3"].fill = PatternFill("solid", fgColor="FFC000")
        sheet["A3"].comment = Comment("Check with Jo", "R. Reader")

    document = reading(fill)
    paragraphs = list(document.paragraphs())
    assert [(p.text, p.struck) for p in paragraphs] == [("withdrawn", True), ("kept gone", False), ("Amber", False)]
    assert only_table(document).rows[2][0].fill == "FFC000"
    assert codes(document) == ["struck-text", "struck-text", "comment-found"]
    assert [p.text for p in document.aside if p.place.part == "comment"] == ["Check with Jo", "author: R. Reader"]


def test_a_coloured_cell_without_text_stands_in_its_row() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "action"
        sheet["B1"].fill = PatternFill("solid", fgColor="00B050")

    (cells,) = only_table(reading(fill)).rows
    assert [(cell.text, cell.fill) for cell in cells] == [("action", None), ("", "00B050")]


def test_formulas_give_their_stored_value_or_a_remark() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Events")
    sheet.write_formula("A1", "=1+1", None, 2)
    book.close()
    assert texts(only_table(read(stream.getvalue(), "a.xlsx"))) == [["2"]]

    def fill(other: Any) -> None:
        other["A1"], other["B1"] = "Date", "=TODAY()"

    document = reading(fill)
    (remark,) = document.remarks
    assert (remark.code, remark.words, remark.place.describe()) == (
        "formula-without-value",
        {"formula": "=TODAY()"},
        "sheet Sheet, cell B1",
    )


def test_an_error_in_a_cell_is_said() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Events")
    sheet.write_formula("A1", "=NA()", None, "#N/A")
    sheet.write("A2", "text")
    book.close()
    document = read(stream.getvalue(), "a.xlsx")
    assert codes(document) == ["error-in-cell"]
    assert texts(only_table(document)) == [["#N/A"], ["text"]]


def edited(data: bytes, name: str, edit: Callable[[str], str]) -> bytes:
    """The same file with one part edited."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for member in before.namelist():
            content = before.read(member)
            after.writestr(member, edit(content.decode()) if member == name else content)
    return stream.getvalue()


def test_a_declared_size_that_lies_hides_nothing() -> None:
    book = openpyxl.Workbook()
    for number in range(34):
        book.active.append([number, "event"])
    lying = edited(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', xml),
    )
    found = only_table(read(lying, "a.xlsx"))
    assert len(found.rows) == 34
    assert {len(cells) for cells in found.rows} == {2}


def test_a_stray_cell_at_the_far_end_costs_nothing() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "near"
        sheet.cell(1_048_576, 16_384, "far")

    found = only_table(reading(fill))
    assert texts(found) == [["near"], ["far"]]
    assert found.rows[1][0].place.describe() == "sheet Sheet, cell XFD1048576"


def test_text_that_looks_like_markup_or_a_formula_is_kept() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "Mum & Dad <seen>"
        sheet["A2"] = "- mother said"
        sheet["A3"] = "=2+2"
        sheet["A3"].data_type = "s"

    assert texts(only_table(reading(fill))) == [["Mum & Dad <seen>"], ["- mother said"], ["=2+2"]]


def test_boxes_in_cells() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "☒ Yes ☐ No"

    (paragraph,) = reading(fill).paragraphs()
    assert [(box.offset, box.ticked) for box in paragraph.check_boxes] == [(0, True), (6, False)]


def test_header_and_footer_are_kept_aside() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "x"
        sheet.oddHeader.center.text = "Case of Robin"

    document = reading(fill)
    assert [p.text for p in document.aside if p.place.part == "header"] == ["Case of Robin"]


def test_text_boxes_on_a_sheet_are_read_aside() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Events")
    sheet.write("A1", "x")
    sheet.insert_textbox("C3", "Mother told us more by telephone")
    book.close()
    document = read(stream.getvalue(), "a.xlsx")
    assert [p.text for p in document.aside if p.place.part == "text-box"] == ["Mother told us more by telephone"]
    assert codes(document) == ["text-box-found"]


def test_cells_know_their_sheet() -> None:
    def fill(sheet: Any) -> None:
        sheet.title = "Events"
        sheet["A1"] = "x"

    cell: Cell = only_table(reading(fill)).rows[0][0]
    assert (cell.place.sheet, cell.place.row, cell.place.column, cell.place.part) == ("Events", 1, 1, "table")
