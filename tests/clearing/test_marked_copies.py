"""The agency's own file back: each query at its place, no answer changed."""

import io
import zipfile
from collections.abc import Sequence

import docx
import openpyxl
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from pipeline.clearing.marked_copy import can_be_marked, marked_copy
from pipeline.readers import read
from pipeline.settings import QUERY_AUTHOR
from schemas.issue import Issue


def issue(location: str, message: str = "“31/02/2025” is not a day.", advice: str = "Please give us the day.") -> Issue:
    return Issue(severity="error", code="date-impossible", message=message, location=location, advice=advice)


def chronology() -> WordDocument:
    document = docx.Document()
    document.add_paragraph("Agency: Harbour Vale Homes")
    table = document.add_table(rows=4, cols=3)
    for row, texts in enumerate(
        (
            ("Date", "Source", "Event"),
            ("31/02/2025", "File", "Visit to inspect the damp"),
            ("", "File", "Repair ordered"),
            ("05/03/2025", "", "Closed"),
        )
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(3, 2)._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FF0000"/>')
    )
    return document


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def marked(document: WordDocument, issues: Sequence[Issue]) -> bytes:
    return marked_copy(saved(document), "return.docx", issues)


def comments(data: bytes) -> list[tuple[str, str]]:
    """(words commented on, comment) in the order of the file."""
    root = docx.Document(io.BytesIO(data)).element
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = parse_xml(archive.read("word/comments.xml"))
    said = {one.get(qn("w:id")): "".join(text.text for text in one.iter(qn("w:t"))) for one in part}
    assert {one.get(qn("w:author")) for one in part} == {QUERY_AUTHOR}
    found = []
    open_now: dict[str, str] = {}
    for element in root.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_now[element.get(qn("w:id"))] = ""
        elif element.tag == qn("w:t"):
            open_now = {number: text + element.text for number, text in open_now.items()}
        elif element.tag == qn("w:commentRangeEnd"):
            number = element.get(qn("w:id"))
            found.append((open_now.pop(number), said[number]))
    return found


def fill(data: bytes, row: int, column: int) -> str | None:
    (table,) = read(data, "return.docx").tables()
    return next(cell.fill for cells in table.rows for cell in cells if (cell.row, cell.column) == (row, column))


def test_a_cell_is_highlighted_and_commented_with_what_is_wrong_and_what_is_needed() -> None:
    data = marked(chronology(), [issue("table 1, row 2, column 1")])
    assert comments(data) == [("31/02/2025", "Query 1: “31/02/2025” is not a day. Please give us the day.")]
    assert fill(data, 2, 1) == "FFF2CC"
    assert fill(data, 2, 2) is None


def test_an_empty_cell_a_row_a_column_and_a_paragraph_are_found() -> None:
    data = marked(
        chronology(),
        [
            issue("table 1, row 3, column 1", "empty"),
            issue("table 1, row 4", "row"),
            issue("table 1, column “Event”", "column"),
            issue("paragraph 1", "paragraph"),
        ],
    )
    assert [(on, said.split(" Please")[0]) for on, said in comments(data)] == [
        ("Agency: Harbour Vale Homes", "Query 4: paragraph"),
        ("Event", "Query 3: column"),
        ("", "Query 1: empty"),
        ("05/03/2025", "Query 2: row"),
    ]
    assert fill(data, 3, 1) == "FFF2CC"


def test_what_has_no_place_is_said_at_the_beginning_with_where_it_is() -> None:
    ((on, said),) = comments(marked(chronology(), [issue("Section 2")]))
    assert on == "Agency: Harbour Vale Homes"
    assert said.endswith("(Section 2)")


def test_a_question_left_blank_is_commented_at_the_question() -> None:
    document = docx.Document()
    for text in (
        "Section 1: Family",
        "6. Not this one",
        "Section 2: Involvement",
        "60. Nor this",
        "6. Any other agencies?",
    ):
        document.add_paragraph(text)
    ((on, said),) = comments(marked(document, [issue("Section 2, question 6", "It is left blank.")]))
    assert on == "6. Any other agencies?"
    assert said == "Query 1: It is left blank. Please give us the day."


def test_a_colour_is_an_answer_and_stays() -> None:
    assert fill(marked(chronology(), [issue("table 1, row 4, column 3")]), 4, 3) == "FF0000"


def test_no_word_of_the_agency_changes() -> None:
    before = saved(chronology())
    after = marked_copy(before, "return.docx", [issue("table 1, row 2, column 1"), issue("paragraph 1"), issue("?")])
    texts = [paragraph.text for paragraph in read(before, "a.docx").paragraphs()]
    assert [paragraph.text for paragraph in read(after, "a.docx").paragraphs()] == texts


def test_answers_in_content_controls_and_nested_tables_are_found() -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    inner = outer.cell(0, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "Jonah"
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    outer.cell(0, 0)._tc.replace(outer.cell(0, 0).paragraphs[0]._p, control)
    data = marked(document, [issue("table 1, row 1, column 1"), issue("table 1, row 1, column 2")])
    assert [on for on, _ in comments(data)] == ["In a control", "Jonah"]


def test_comments_of_the_agency_stay_beside_ours() -> None:
    document = chronology()
    document.add_comment(document.paragraphs[0].runs, text="Our own remark", author="M. Loxley")
    data = marked(document, [issue("table 1, row 2, column 1")])
    found = read(data, "return.docx")
    assert sorted(remark.words["author"] for remark in found.remarks if remark.code == "comment-found") == [
        "M. Loxley",
        QUERY_AUTHOR,
    ]


def test_the_same_file_and_queries_give_the_same_bytes() -> None:
    before = saved(chronology())
    queries = [issue("table 1, row 2, column 1")]
    assert marked_copy(before, "a.docx", queries) == marked_copy(before, "a.docx", queries)


def test_the_same_workbook_and_queries_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = workbook()
    first = marked_copy(before, "a.xlsx", [issue("sheet Events, 2025, cell A2")])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    book = openpyxl.load_workbook(io.BytesIO(before))
    assert marked_copy(before, "a.xlsx", [issue("sheet Events, 2025, cell A2")]) == first
    assert openpyxl.load_workbook(io.BytesIO(first)).properties.modified == book.properties.modified


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Events, 2025"
    for row in (("Date", "Event"), ("31/02/2025", "=CONCAT(1,2)"), (None, "Repair ordered")):
        sheet.append(row)
    sheet["B3"].fill = PatternFill("solid", fgColor="FF0000")
    sheet["A2"].comment = Comment("Our own remark", "M. Loxley")
    sheet.merge_cells("A4:B5")
    sheet["A4"] = "end"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_has_its_queries_at_the_cells() -> None:
    where = "sheet Events, 2025, "
    data = marked_copy(
        workbook(),
        "return.xlsx",
        [
            issue(where + "cell A2", "cell"),
            issue(where + "row 3", "row"),
            issue(where + "column “Event”", "column"),
            issue(where + "cell B5", "merged"),
            issue("every row", "all"),
        ],
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Events, 2025"]
    assert sheet["A2"].comment.text.splitlines()[0] == "Our own remark"
    assert "Query 1: cell" in sheet["A2"].comment.text
    assert sheet["A2"].fill.fgColor.rgb.endswith("FFF2CC")
    assert "Query 2: row" in sheet["B3"].comment.text
    assert sheet["B3"].fill.fgColor.rgb.endswith("FF0000")
    assert sheet["B3"].border.left.style == "medium"
    assert "Query 3: column" in sheet["B1"].comment.text
    assert "Query 4: merged" in sheet["A4"].comment.text
    assert sheet["A1"].comment.text.endswith("(every row)")
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values == [["Date", "Event"], ["31/02/2025", "=CONCAT(1,2)"], [None, "Repair ordered"], ["end", None],
                      [None, None]]  # fmt: skip


@pytest.mark.parametrize(("name", "size", "can"), [("a.DOCX", 10, True), ("a.xlsm", 10, True), ("a.pdf", 10, False),
                                                   ("a.doc", 10, False), ("a.docx", 50_000_000, False)])  # fmt: skip
def test_only_word_and_excel_of_a_usual_size_are_marked(name: str, size: int, can: bool) -> None:
    assert can_be_marked(name, size) is can


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf"):
        marked_copy(b"%PDF", "a.pdf", [])
