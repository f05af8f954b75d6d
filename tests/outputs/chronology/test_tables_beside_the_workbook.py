"""The Word table and the CSV hold every row of the workbook once, in its order, with all its text."""

import csv
import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from itertools import pairwise

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.outputs import chronology_table, chronology_workbook
from pipeline.outputs.safe_text import csv_safe, shown
from schemas.case_view import CaseEvent, CaseView, CellMark
from schemas.chronology import LabelledText

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONG = " ".join(f"Sentence {number} of a long entry." for number in range(1, 81))
AWKWARD: dict[str, dict[str, object]] = {
    "formula": {"event": '=HYPERLINK("http://example.invalid","press")', "comment": "@SUM(1+1)", "source": "+44 1632"},
    "quoted": {"event": "'=1 was typed as text", "family_contact": "'phone", "comment": "-"},
    "tab": {"event": "\t=cmd|'/c calc'!A0", "comment": " \u00a0=1+1", "source": "＝1+1"},
    "long": {"event": LONG, "comment": LONG[:2000]},
    "lines": {"event": "First line\r\nsecond line\x0bthird\r=4\n\nsixth", "comment": 'He said "no; not, today"'},
    "emoji": {"event": "Text to mother: \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f622", "child_contact": "Zoë"},
    "rtl": {"event": "قالت الأم إنها بخير\nthe mother said that she was well", "comment": "שלום (peace)"},
    "xml": {"event": "<b>Mum & Dad</b> ]]> \x07 _x0041_", "comment": "a\ttab inside"},
    "month": {"date": date(2024, 5, 1), "date_end": date(2024, 5, 31), "date_precision": "month",
              "date_text": "May 2024"},
    "overnight": {"date_end": date(2024, 5, 20), "date_precision": "range", "date_text": "19-20/05/24 overnight",
                  "time": "22:30", "time_end": "06:15", "time_text": "22.30 - 06.15"},
    "written": {"date_text": "2nd of March", "date_notes": ("the year was taken from the heading",)},
    "linked": {"same_as": ("formula", "rtl")},
    "noted": {"notes": {"Key event": "Yes", "Reviewer's note": "=why?\nAsk.", "For the family": "Carys \U0001f499"},
              "marks": (CellMark(column="Event", fill="FFFF00", comment="Compare with\nthe log."),)},
    "changed": {"change": "changed", "other": (LabelledText(label="Voice", text="I like Nan's."),)},
    "undated": {"date": None, "date_precision": "unknown", "date_text": "TBC", "time": None, "time_text": "pm"},
}  # fmt: skip


@pytest.fixture(scope="module")
def awkward(make_case_view: Callable[..., CaseView], make_event: Callable[..., CaseEvent]) -> CaseView:
    events = tuple(make_event(number, id=name, **more) for number, (name, more) in enumerate(AWKWARD.items()))
    gone = make_event(70, id="gone", change="withdrawn", notes={"Follow up": "Check the record"})
    return make_case_view(events=events, withdrawn_events=(gone,))


@pytest.fixture(scope="module")
def workbook_rows(awkward: CaseView) -> list[dict[str, str]]:
    """The rows of the workbook by heading, those continued put together again."""
    sheet = load_workbook(BytesIO(chronology_workbook.build(awkward)["integrated-chronology.xlsx"]))[
        "Integrated chronology"
    ]
    headings = [str(cell.value) for cell in sheet[1]]
    found: list[dict[str, str]] = []
    for cells in sheet.iter_rows(min_row=2):
        said = {head: _words(cell.value) for head, cell in zip(headings, cells, strict=True)}
        if " continued " in said["Row id"]:
            for head in ("Event", "Comment and analysis"):
                found[-1][head] += said[head]
        elif said["Row id"]:
            found.append(said)
    return found


@pytest.fixture(scope="module")
def csv_rows(awkward: CaseView) -> list[dict[str, str]]:
    data = chronology_table.build(awkward)["integrated-chronology.csv"]
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def word(awkward: CaseView) -> bytes:
    return chronology_table.build(awkward)["integrated-chronology.docx"]


def _words(value: object) -> str:
    return f"{value:%a %d/%m/%Y}" if isinstance(value, date) else str(value if value is not None else "")


def _is_escaped(text: str) -> bool:
    return text.startswith("'") and csv_safe(text[1:]) == text


def test_the_csv_says_in_every_column_what_the_workbook_says(
    workbook_rows: list[dict[str, str]], csv_rows: list[dict[str, str]]
) -> None:
    assert [row["Row id"] for row in csv_rows] == [*AWKWARD, "gone"]
    recovered = [{head: text[1:] if _is_escaped(text) else text for head, text in row.items()} for row in csv_rows]
    for row, same in zip(recovered, workbook_rows, strict=True):
        row.pop("Comments on cells")
        assert row == same


def test_no_cell_of_the_csv_can_become_a_formula(csv_rows: list[dict[str, str]]) -> None:
    cells = [cell for row in csv_rows for cell in row.values()]
    assert not [cell for cell in cells if re.match(r"[\s]*[=+@＝-]|[\t\r]", cell)]
    assert csv_rows[0]["Event"].startswith("'=HYPERLINK(")
    assert csv_rows[1]["Event"] == "''=1 was typed as text"
    assert (csv_rows[1]["Family contact"], csv_rows[1]["Comment and analysis"]) == ("'phone", "'-")
    assert csv_rows[12]["Reviewer's note"] == "'=why?\nAsk."
    assert csv_rows[12]["Comments on cells"] == "Event: Compare with\nthe log."


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet=st.sampled_from("'=+-@\t \n\u00a0＝a1"), max_size=8))
def test_whatever_stands_in_a_csv_cell_can_be_recovered(text: str) -> None:
    safe = csv_safe(text)
    assert not re.match(r"[\s]*[=+@＝-]|[ \n]*\t", safe)
    assert (safe[1:] if _is_escaped(safe) else safe) == text


def test_the_word_table_has_every_row_once_and_nothing_is_cut(workbook_rows: list[dict[str, str]], word: bytes) -> None:
    rows = [[cell.text for cell in row.cells] for row in Document(BytesIO(word)).tables[0].rows]
    events = [row for row in rows if row[0].isdigit()]
    assert [row[0] for row in events] == [row["No."] for row in workbook_rows]
    for said, same in zip(events, workbook_rows, strict=True):
        assert said[1].startswith(same["Date"])
        assert (said[2], said[3]) == (same["Time"], f"{same['Agency']}\n({same['Code']})")
        assert said[4] == same["Event"]
        assert said[5].startswith(same["Child seen / by whom"])
        assert said[6] == same["Family contact"]
        assert said[7].startswith(same["Source of information"])
        assert said[8].startswith(same["Comment and analysis"])
        assert same["Other columns' text"] in said[8]
        assert f"Age of child: {same['Age of child']}" in said[1]
    assert events[9][1:3] == ["19-20/05/24 overnight\nOnly the period is known; placed at its start.\nAge of child: 2 y 9 m",
                              "22:30 to 06:15"]  # fmt: skip
    assert "As written: 2nd of March\nThe year was taken from the heading." in events[10][1]


def test_below_a_row_of_the_word_table_stands_what_the_reviewer_wrote(word: bytes) -> None:
    rows = [[cell.text for cell in row.cells] for row in Document(BytesIO(word)).tables[0].rows]
    below = {before[0]: row[1] for before, row in pairwise(rows) if row[0] == ""}
    assert below == {
        "12": "Same event: 1 (POL), 7 (GP)",
        "13": "Key event: Yes\nReviewer's note: =why?\nAsk.\nFor the family: Carys \U0001f499\n"
              "Comment on Event: Compare with\nthe log.",
        "14": "Since your last version: Changed",
        "16": "Follow up: Check the record",
    }  # fmt: skip
    assert [row[0].split(":")[0] for row in rows if len(set(row)) == 1] == ["Undated", "Withdrawn"]


def test_the_word_table_is_a_finished_paper(word: bytes) -> None:
    document = Document(BytesIO(word))
    section, (table, legend) = document.sections[0], document.tables
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1), section.orientation) == (29.7, 21.0, 1)
    for one in (table, legend):
        assert one.rows[0]._tr.find(f"{WORD}trPr/{WORD}tblHeader") is not None
        assert one._tbl.tblPr.find(f"{WORD}tblDescription").get(f"{WORD}val")
    assert {lang.get(f"{WORD}val") for lang in document.styles.element.iter(f"{WORD}lang")} == {"en-GB"}
    assert document.core_properties.language == "en-GB"
    footer = section.footer._element.xml
    assert "PAGE" in footer and "NUMPAGES" in footer
    codes = [row.cells[1].text for row in legend.rows]
    assert codes[:3] == ["Code", "POL", "ICB"] and len(set(codes[:11])) == 11
    struck = next(row for row in table.rows if row.cells[0].text == "16")
    assert all(run.font.strike for cell in struck.cells for part in cell.paragraphs for run in part.runs)
    with zipfile.ZipFile(BytesIO(word)) as archive:
        assert b"<w:rtl/>" in archive.read("word/document.xml")


def test_a_row_longer_than_a_page_may_break_and_a_short_one_does_not(word: bytes) -> None:
    rows = {row.cells[0].text: row for row in Document(BytesIO(word)).tables[0].rows}
    assert rows["4"]._tr.find(f"{WORD}trPr/{WORD}cantSplit") is None
    assert rows["5"]._tr.find(f"{WORD}trPr/{WORD}cantSplit") is not None


def test_line_breaks_of_every_kind_are_line_breaks_everywhere(
    workbook_rows: list[dict[str, str]], csv_rows: list[dict[str, str]]
) -> None:
    lines = "First line\nsecond line\nthird\n=4\n\nsixth"
    assert (workbook_rows[4]["Event"], csv_rows[4]["Event"]) == (lines, lines)
    assert shown("\u2028") == "\n"
