"""Every Word file that the program makes: heading styles, announced table headings, alternative texts, English (UK)."""

import io
import zipfile
from datetime import date
from importlib import resources

import pytest
from docx import Document
from docx.oxml.ns import qn

from pipeline.outputs.chronology_table import build as chronology_table
from pipeline.outputs.meeting_pack import build_meeting_pack
from pipeline.outputs.panel_pack import build_panel_pack
from pipeline.outputs.requests import build_requests
from pipeline.outputs.review_pack import build_review_pack
from pipeline.outputs.word.paper import Paper
from pipeline.outputs.word.running_head import with_running_head
from pipeline.timetable.profiles import load_profile
from schemas.agency import Agency

FORMS = ("scoping", "chronology", "organisational-chronology", "learning-template", "information-report")
SHIPPED = [
    entry
    for entry in (resources.files("pipeline") / "partnerships" / "national" / "templates").iterdir()
    if entry.name.endswith(".docx")
]


@pytest.fixture(name="made", scope="module")
def _made(make_view, make_case) -> dict[str, bytes]:
    """Every Word file that goes out or is handed round, filled in."""
    agency = Agency(name="Avonmere Police", kind="police", asked=date(2026, 3, 3), expects=FORMS)
    view = make_view()
    files = {
        **build_requests(make_case(agencies=(agency,)), load_profile("west-midlands"), date(2026, 3, 3)),
        **build_meeting_pack(view, {}),
        **build_panel_pack(view),
        **build_panel_pack(make_view(make_case(decisions={"reasons": ""}))),
        **build_review_pack(view),
    }
    return {name: data for name, data in files.items() if name.endswith(".docx")}


def rows_of(table):
    return table.findall(qn("w:tr"))


def is_announced(table) -> bool:
    """A heading row, or a first column that Word knows as headings."""
    rows = rows_of(table)
    if rows and rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
        return True
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    return look is not None and (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("0", "1")


def troubles(data: bytes) -> list[str]:
    """What a person who cannot see the page would miss."""
    document = Document(io.BytesIO(data))
    body = document.element.body
    found = []
    for table in body.iter(qn("w:tbl")):
        text = " ".join(piece.text or "" for piece in table.iter(qn("w:t")))[:40]
        if not is_announced(table):
            found.append(f"no headings: {text}")
    pictures = list(body.iter(qn("wp:docPr")))
    found += [f"picture without words: {one.get('name')}" for one in pictures if not one.get("descr")]
    level = 0
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading"):
            new = int(paragraph.style.name.split()[1])
            if new > level + 1 or not paragraph.text.strip():
                found.append(f"heading level {new} after {level}: {paragraph.text}")
            level = new
    if not [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Title"]:
        found.append("no title")
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    if 'w:lang w:val="en-GB"' not in styles or "en-US" in styles or document.core_properties.language != "en-GB":
        found.append("not in English (UK)")
    if not document.core_properties.title:
        found.append("no title in the properties")
    return found


@pytest.mark.parametrize("template", SHIPPED, ids=lambda entry: entry.name)
def test_each_template_is_accessible(template) -> None:
    assert troubles(template.read_bytes()) == []


def test_each_paper_that_is_made_is_accessible(made) -> None:
    assert {name: found for name, data in made.items() if (found := troubles(data))} == {}
    assert len(made) > 30


def test_no_paper_holds_an_empty_box_without_a_label(made) -> None:
    """A row of empty cells stands under a heading row, or is a gap without lines at its sides."""
    for name, data in made.items():
        for table in Document(io.BytesIO(data)).element.body.iter(qn("w:tbl")):
            headed = rows_of(table)[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            for row in rows_of(table):
                is_empty = not "".join(piece.text or "" for piece in row.iter(qn("w:t"))).strip()
                is_gap = row.find(f".//{qn('w:tcBorders')}/{qn('w:left')}") is not None
                assert headed or not is_empty or is_gap, name


def test_what_is_found_would_be_told() -> None:
    """The checks above can fail: a bare table, a skipped level and a missing title are seen."""
    document = Document()
    document.add_heading("Deep", 3)
    document.add_table(rows=1, cols=2)
    target = io.BytesIO()
    document.save(target)
    found = troubles(target.getvalue())
    assert {line.split(":")[0] for line in found} >= {
        "no headings", "heading level 3 after 0", "no title", "not in English (UK)",
    }  # fmt: skip


def test_the_chronology_has_the_packs_head_and_foot(make_view) -> None:
    data = chronology_table(make_view())["integrated-chronology.docx"]
    dressed = with_running_head(data, "AV-2026-003 · Paper 6 · Integrated chronology")
    document = Document(io.BytesIO(dressed))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "AV-2026-003 · Paper 6 · Integrated chronology"
    model = Paper("x", "x").word.sections[0].footer.paragraphs[0].text
    assert section.footer.paragraphs[0].text == model
    assert [row.cells[5].text for row in document.tables[0].rows] == [
        row.cells[5].text for row in Document(io.BytesIO(data)).tables[0].rows
    ]
    assert with_running_head(data, "x") == with_running_head(data, "x")
