"""A sentence put anywhere into a good return is in its record, or an issue says that it is there: never neither.

Two Word returns in the suite; all seven with `LONG_FAULTS=1 pytest tests/readers/test_injected_text.py`.
"""

import datetime
import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from pipeline.process import Line, process
from pipeline.readers import read
from schemas.receipt import Accepted
from tests.readers.word_files import RELATIONSHIPS, control, para, part, run, table

FORMS = Path(__file__).resolve().parent.parent / "forms"
IN_SUITE = ("scoping/content_controls.docx", "chronology/document-10.docx")
IN_LONG_FORM = (
    "scoping/as_published.docx", "scoping/through_libreoffice.docx", "learning/as_published.docx",
    "chronology/merged-dates.docx", "chronology/libreoffice.docx",
)  # fmt: skip
RETURNS = (*IN_SUITE, *(IN_LONG_FORM if os.environ.get("LONG_FAULTS") else ()))
SENTENCE = "The Quillonby worker rang twice"
MAIN = "word/document.xml"
Inject = Callable[[str], str]


def at(mark: str, xml: str, which: float = 1.0) -> Inject:
    """Put XML before one of the marks in the main part: the share of the way through them says which."""

    def inject(main: str) -> str:
        places = [found.start() for found in re.finditer(mark, main)]
        place = places[min(int(which * len(places)), len(places) - 1)]
        return main[:place] + xml + main[place:]

    return inject


HIDDEN = run(SENTENCE, "<w:vanish/>")
DELETED = f'<w:del w:id="9" w:author="A"><w:r><w:delText>{SENTENCE}</w:delText></w:r></w:del>'
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{para(SENTENCE)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
CELL = f"<w:tc><w:tcPr/>{para(SENTENCE)}</w:tc>"
ROW = f"<w:tr>{CELL}</w:tr>"
DOWN = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="0"/>'
DOWN += f'<w:listEntry w:val="{SENTENCE}"/></w:ddList></w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/></w:r>'
INTO_MAIN: dict[str, Inject] = {
    "a paragraph at the end": at(r"<w:sectPr(?![\s\S]*<w:sectPr)", para(SENTENCE)),
    "a paragraph at the head": at(r"<w:p[ >]", para(SENTENCE), 0.0),
    "a paragraph before a table": at(r"<w:tbl>", para(SENTENCE), 0.5),
    "a paragraph in a cell": at(r"</w:tc>", para(SENTENCE), 0.5),
    "a run in a cell": at(r"</w:p></w:tc>", run(" " + SENTENCE), 0.7),
    "a cell at the end of a row": at(r"</w:tr>", CELL, 0.5),
    "a cell at the end of the last row": at(r"</w:tr>", CELL),
    "a row at the end of the first table": at(r"</w:tbl>", ROW, 0.0),
    "a row at the end of the last table": at(r"</w:tbl>", ROW),
    "a row between two others": at(r"<w:tr[ >]", ROW, 0.5),
    "a row in a content control": at(r"</w:tbl>", control(ROW)),
    "a table of its own": at(r"<w:sectPr(?![\s\S]*<w:sectPr)", table(ROW) + "<w:p/>"),
    "a table in a cell": at(r"</w:tc>", table(ROW) + "<w:p/>", 0.5),
    "a content control between paragraphs": at(r"<w:tbl>", control(para(SENTENCE)), 0.5),
    "a content control in a line": at(r"</w:p></w:tc>", control(run(" " + SENTENCE)), 0.7),
    "a drop-down": at(r"</w:p></w:tc>", DOWN, 0.7),
    "a text box": at(r"</w:p></w:tc>", BOX, 0.5),
    "hidden text": at(r"</w:p></w:tc>", HIDDEN, 0.5),
    "white text": at(r"</w:p></w:tc>", run(" " + SENTENCE, '<w:color w:val="FFFFFF"/>'), 0.5),
    "text struck through": at(r"</w:p></w:tc>", run(" " + SENTENCE, "<w:strike/>"), 0.5),
    "a tracked insertion": at(r"</w:p></w:tc>", f'<w:ins w:id="8" w:author="A">{run(" " + SENTENCE)}</w:ins>', 0.7),
    "a tracked deletion": at(r"</w:p></w:tc>", DELETED, 0.5),
    "a deleted row": at(r"</w:tbl>", ROW.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="7" w:author="A"/></w:trPr>')),
    "a link": at(r"</w:p></w:tc>", f"<w:hyperlink>{run(' ' + SENTENCE)}</w:hyperlink>", 0.5),
    "a choice and its fallback": at(r"<w:tbl>", para(SENTENCE).replace("<w:p>", "<w:p><w:bookmarkStart/>"), 0.5),
}
BESIDE = {
    "a footnote": ("footnotes", f'<w:footnote w:id="91">{para(SENTENCE)}</w:footnote>'),
    "an endnote": ("endnotes", f'<w:endnote w:id="91">{para(SENTENCE)}</w:endnote>'),
    "a comment": ("comments", f'<w:comment w:id="91" w:author="A">{para(SENTENCE)}</w:comment>'),
}


def edited(data: bytes, edits: dict[str, Callable[[str], str]], new: dict[str, str]) -> bytes:
    """A zip with some parts edited and some added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, edits[name](content.decode()) if name in edits else content)
        for name, text in new.items():
            after.writestr(name, text)
    return stream.getvalue()


def with_part(data: bytes, kind: str, xml: str) -> bytes:
    """A Word file with one more part of a kind."""
    link = f'<Relationship Id="rId991" Type="{RELATIONSHIPS}/{kind}" Target="{kind}91.xml"/></Relationships>'
    links = {"word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", link)}
    return edited(data, links, {f"word/{kind}91.xml": part(kind, xml)})


def told_by(data: bytes, name: str) -> str:
    """All that the record and the issues of a return say."""
    outcome = process(Path(name), name, Line(lambda _path, own: read(data, own), datetime.date(2026, 3, 4)))
    assert isinstance(outcome, Accepted), outcome
    return json.dumps(outcome.parsed.model_dump(mode="json"), ensure_ascii=False)


@pytest.mark.parametrize("name", RETURNS)
def test_the_returns_do_not_say_it_by_themselves(name: str) -> None:
    assert "Quillonby" not in told_by((FORMS / name).read_bytes(), name)


@pytest.mark.parametrize("where", [*INTO_MAIN, *BESIDE])
@pytest.mark.parametrize("name", RETURNS)
def test_text_put_into_a_word_return_is_told(name: str, where: str) -> None:
    good = (FORMS / name).read_bytes()
    is_beside = where in BESIDE
    data = with_part(good, *BESIDE[where]) if is_beside else edited(good, {MAIN: INTO_MAIN[where]}, {})
    assert "Quillonby" in told_by(data, name)


def put(sheet: Any, row: int, column: int) -> None:
    sheet.cell(row, column, SENTENCE)


def hide_row(sheet: Any) -> None:
    put(sheet, sheet.max_row + 1, 3)
    sheet.row_dimensions[sheet.max_row].hidden = True


def hide_column(sheet: Any) -> None:
    put(sheet, sheet.max_row, sheet.max_column + 1)
    sheet.column_dimensions[openpyxl.utils.get_column_letter(sheet.max_column)].hidden = True


def add_sheet(sheet: Any, state: str = "visible") -> None:
    added = sheet.parent.create_sheet("Other")
    put(added, 1, 1)
    added.sheet_state = state


def comment(sheet: Any) -> None:
    sheet.cell(3, 2).comment = Comment(SENTENCE, "A")


INTO_SHEETS: dict[str, Callable[[Any], None]] = {
    "a row at the end": lambda sheet: put(sheet, sheet.max_row + 1, 1),
    "a row far below": lambda sheet: put(sheet, sheet.max_row + 500, 2),
    "a cell beside the table": lambda sheet: put(sheet, 3, sheet.max_column + 1),
    "a cell far to the right": lambda sheet: put(sheet, 3, sheet.max_column + 60),
    "a hidden row": hide_row,
    "a hidden column": hide_column,
    "a second sheet": add_sheet,
    "a hidden sheet": lambda sheet: add_sheet(sheet, "hidden"),
    "a very hidden sheet": lambda sheet: add_sheet(sheet, "veryHidden"),
    "a comment": comment,
}


@pytest.mark.parametrize("where", INTO_SHEETS)
@pytest.mark.parametrize("name", ["chronology/two-sheets.xlsx", "chronology/swapped-days.xlsx"])
def test_text_put_into_a_workbook_is_told(name: str, where: str) -> None:
    book = openpyxl.load_workbook(FORMS / name)
    INTO_SHEETS[where](book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    assert "Quillonby" in told_by(stream.getvalue(), name)
