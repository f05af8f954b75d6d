"""The Word reader, each feature once, on files made by hand and by python-docx."""

import io
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from lxml import etree

from pipeline.readers import read
from pipeline.readers import word_names as n
from pipeline.readers.document import CheckBox, Document, Paragraph, Table
from pipeline.readers.package import Package
from pipeline.readers.word_index import PartIndex
from pipeline.readers.word_marks import Marks, find_marks
from pipeline.readers.word_styles import Styles
from pipeline.readers.word_text import paragraph_text
from tests.readers.word_files import (
    cell,
    control,
    para,
    part,
    row,
    run,
    table,
    word_file,
    word_parts,
    zipped,
)

FALLBACK_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    "<w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def reading(body: str, **options: object) -> Document:
    return read(word_file(body, **options), "return.docx")  # type: ignore[arg-type]


def codes(document: Document) -> list[str]:
    return [remark.code for remark in document.remarks]


def aside(document: Document, part_name: str) -> list[str]:
    return [paragraph.text for paragraph in document.aside if paragraph.place.part == part_name]


def only_table(document: Document) -> Table:
    (found,) = document.tables()
    return found


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("plain"), "plain"),
        (run("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:r><w:t>020</w:t><w:noBreakHyphen/><w:t>7946</w:t></w:r>", "020-7946"),
        (control(run("in a line")), "in a line"),
        (control(control(run("twice wrapped"))), "twice wrapped"),
        (control(run("Click or tap here"), "<w:showingPlcHdr/>") + run("answer"), "answer"),
        (control(run("kept"), '<w:showingPlcHdr w:val="0"/>'), "kept"),
        (control(run("☐"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>') + run(" Yes"), "☒ Yes"),
        (control(run("☒"), '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>') + run(" No"), "☐ No"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" seen"), "☒ seen"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" seen"), "☐ seen"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>', "✓"),
        ("<w:ins w:author='A'>" + run("added") + "</w:ins>" + run(" text"), "added text"),
        (run("kept ") + "<w:del w:author='A'><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept "),
        ("<w:moveFrom w:author='A'>" + run("moved") + "</w:moveFrom>" + run("here"), "here"),
        ("<w:moveTo w:author='A'>" + run("moved") + "</w:moveTo>", "moved"),
        ('<w:hyperlink r:id="x0">' + run("link") + "</w:hyperlink>", "link"),
        ('<w:fldSimple w:instr=" AUTHOR ">' + run("R. Writer") + "</w:fldSimple>", "R. Writer"),
        ("<w:smartTag><w:smartTag>" + run("Dudley") + "</w:smartTag></w:smartTag>", "Dudley"),
        (FALLBACK_BOX + run("outside"), "outside"),
    ],
)
def test_the_text_of_a_paragraph(inner: str, text: str) -> None:
    document = reading(para(inner) + para("end"))
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == text


def field(code: str, result: str, data: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (field("FORMTEXT", "typed in"), "typed in"),
        (field("FORMCHECKBOX", "", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"), "☒"),
        (field("FORMCHECKBOX", "", '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'), "☐"),
        (
            field(
                "FORMCHECKBOX",
                "",
                '<w:ffData><w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox></w:ffData>',
            ),
            "☐",
        ),
        (
            field(
                "FORMDROPDOWN",
                "ignored",
                '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/><w:listEntry w:val="Yes"/></w:ddList></w:ffData>',
            ),
            "Yes",
        ),
        (
            field("IF " + "</w:instrText></w:r>" + field("MERGEFIELD x", "inner") + "<w:r><w:instrText>", "outer"),
            "outer",
        ),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("never closed"), "never closed"),
    ],
)
def test_fields_show_their_result(inner: str, text: str) -> None:
    first = next(reading(para(inner) + para("end")).paragraphs())
    assert first.text == text


def test_boxes_are_counted_where_they_stand() -> None:
    boxes = control(run("☐"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>') + run(" Yes ☐ No")
    first = next(reading(para(boxes)).paragraphs())
    assert first.text == "☒ Yes ☐ No"
    assert first.check_boxes == (CheckBox(0, True), CheckBox(6, False))


@pytest.mark.parametrize(
    "body",
    [
        control(para("Answer")),
        control(control(para("Answer"))),
        f"<w:customXml>{para('Answer')}</w:customXml>",
        f"<w:ins w:author='A'>{para('Answer')}</w:ins>",
        f"<mc:AlternateContent><mc:Choice Requires='x'>{para('Answer')}</mc:Choice>"
        f"<mc:Fallback>{para('Answer')}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_wrapped_paragraphs_are_read_once(body: str) -> None:
    assert reading(body).text == "Answer"


@pytest.mark.parametrize(
    "body",
    [
        control(table(row(cell("Label"), cell("Answer")))),
        table(control(row(cell("Label"), cell("Answer")))),
        table(row(cell("Label"), control(cell("Answer")))),
        table(row(cell("Label"), cell(control(para("Answer"))))),
        table(row(cell("Label"), cell(para(control(run("Answer")))))),
        table(control(control(row(cell("Label"), control(cell("Answer"))), "<w15:repeatingSectionItem/>"))),
    ],
)
def test_content_controls_of_every_level_in_a_table(body: str) -> None:
    (cells,) = only_table(reading(body)).rows
    assert [found.text for found in cells] == ["Label", "Answer"]
    assert [(found.place.table, found.place.row, found.place.column) for found in cells] == [(1, 1, 1), (1, 1, 2)]


def test_a_placeholder_around_a_cell_is_no_answer() -> None:
    placeholder = control(cell("Choose an item."), "<w:showingPlcHdr/>")
    (cells,) = only_table(reading(table(row(cell("Label"), placeholder, cell("after"))))).rows
    assert [found.text for found in cells] == ["Label", "", "after"]


def test_merged_cells_stand_once_with_their_spans() -> None:
    down, rest = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = only_table(
        reading(
            table(
                row(cell("1 March", down), cell("wide", '<w:gridSpan w:val="2"/>')),
                row(cell("", rest), cell("a"), cell("b")),
                row(cell("", rest), cell("c"), cell("d")),
                row(cell("2 March"), cell("e"), cell("f")),
            )
        )
    )
    shape = [[(c.text, c.row, c.column, c.row_span, c.column_span) for c in cells] for cells in found.rows]
    assert shape == [
        [("1 March", 1, 1, 3, 1), ("wide", 1, 2, 1, 2)],
        [("a", 2, 2, 1, 1), ("b", 2, 3, 1, 1)],
        [("c", 3, 2, 1, 1), ("d", 3, 3, 1, 1)],
        [("2 March", 4, 1, 1, 1), ("e", 4, 2, 1, 1), ("f", 4, 3, 1, 1)],
    ]
    assert found.rows[1][0].place.column == 2, "the second cell of its row, as a person counts"


def test_text_that_a_merge_covers_is_reported() -> None:
    document = reading(table(row(cell("top", '<w:vMerge w:val="restart"/>')), row(cell("covered", "<w:vMerge/>"))))
    assert only_table(document).rows[0][0].text == "top"
    assert aside(document, "hidden-text") == ["covered"]
    assert codes(document) == ["hidden-text-found"]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    found = only_table(
        reading(table(row(cell("a"), cell("b")), row(cell("c"), properties='<w:gridBefore w:val="1"/>')))
    )
    assert found.rows[1][0].column == 2


def test_spans_are_clamped_to_what_word_can_do() -> None:
    found = only_table(reading(table(row(cell("a", '<w:gridSpan w:val="50000000"/>'), cell("b")))))
    assert [c.column_span for c in found.rows[0]] == [63, 1]


def test_nested_tables_stay_in_their_cell() -> None:
    inner = table(row(cell("Name"), cell("Robin")))
    document = reading(para("Before") + table(row(cell("Label"), cell(para("above") + inner + para("below")))))
    (_, holder) = only_table(document).rows[0]
    assert holder.text == "above\nbelow"
    (nested,) = holder.tables
    assert [c.text for c in nested.rows[0]] == ["Name", "Robin"]
    assert [p.text for p in document.paragraphs()] == ["Before", "Label", "above", "Name", "Robin", "below"]
    assert [p.place.paragraph for p in document.paragraphs()] == [1, 2, 3, 4, 5, 6]
    assert {(p.place.row, p.place.column) for c in nested.rows[0] for p in c.blocks if isinstance(p, Paragraph)} == {
        (1, 2)
    }


def test_paragraph_numbers_count_every_paragraph_of_the_part() -> None:
    hidden_in_box = FALLBACK_BOX + run("second")
    document = reading(para("first") + para(hidden_in_box) + "<w:p/>" + table(row(cell("fourth"))) + para("last"))
    root = Package(
        word_file(para("first") + para(hidden_in_box) + "<w:p/>" + table(row(cell("fourth"))) + para("last"))
    ).xml("word/document.xml")
    numbered = list(root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"))
    for paragraph in document.paragraphs():
        element = numbered[(paragraph.place.paragraph or 0) - 1]
        assert paragraph_text(element).text == paragraph.text
    (box,) = (p for p in document.aside if p.place.part == "text-box")
    assert paragraph_text(numbered[(box.place.paragraph or 0) - 1]).text == "In a box"


def test_pieces_lead_back_to_the_elements() -> None:
    inner = (
        run("Robin ")
        + "<w:r><w:tab/></w:r>"
        + control(run("Hood"))
        + "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    )
    root = etree.fromstring(part("document", para(inner)).encode())
    shown = paragraph_text(root[0])
    assert shown.text == "Robin \tHood"
    assert [(piece.text, piece.start, piece.element is None) for piece in shown.pieces] == [
        ("Robin ", 0, False),
        ("\t", 6, True),
        ("Hood", 7, False),
    ]
    assert all(piece.element.text == piece.text for piece in shown.pieces if piece.element is not None)
    assert paragraph_text(root[0], "deleted").text == "x"


def test_tracked_changes_are_read_as_if_accepted_and_said() -> None:
    inserted = "<w:ins w:author='A. Writer'>" + run("new") + "</w:ins>"
    deleted = "<w:del w:author='A. Writer'><w:r><w:delText>old words</w:delText></w:r></w:del>"
    document = reading(para(inserted + deleted))
    assert document.text == "new"
    assert aside(document, "tracked-deletion") == ["old words"]
    assert sorted(codes(document)) == ["tracked-changes-read", "tracked-deletion-found"]
    deletion = next(remark for remark in document.remarks if remark.code == "tracked-deletion-found")
    assert deletion.words == {"text": "old words", "author": "A. Writer"}
    assert "tracked changes by: A. Writer" in aside(document, "properties")


def test_a_deleted_row_is_no_row() -> None:
    document = reading(
        table(row(cell("stays")), row(cell("goes"), properties="<w:del w:author='A'/>"), row(cell("too")))
    )
    assert [[c.text for c in cells] for cells in only_table(document).rows] == [["stays"], ["too"]]
    assert [c.row for cells in only_table(document).rows for c in cells] == [1, 2]
    assert aside(document, "tracked-deletion") == ["goes"]


def test_hidden_runs_are_kept_apart_and_said() -> None:
    document = reading(para(run("seen") + run(" unseen", "<w:vanish/>")))
    assert document.text == "seen"
    hidden = [p for p in document.aside if p.place.part == "hidden-text"]
    assert [(p.text, p.hidden, p.place.paragraph) for p in hidden] == [(" unseen", True, 1)]
    assert codes(document) == ["hidden-text-found"]


def test_a_style_can_hide() -> None:
    styles = part("styles", '<w:style w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>')
    document = reading(
        para(run("seen") + run(" unseen", '<w:rStyle w:val="Ghost"/>')), parts={"s.xml": ("styles", styles)}
    )
    assert document.text == "seen"
    assert aside(document, "hidden-text") == [" unseen"]


@pytest.mark.parametrize(
    ("properties", "hidden"),
    [
        ('<w:color w:val="FFFFFF"/>', True),
        ('<w:sz w:val="2"/>', True),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="1F3864"/>', False),
        ('<w:color w:val="FF0000"/>', False),
    ],
)
def test_white_and_tiny_text_is_flagged(properties: str, hidden: bool) -> None:
    document = reading(para(run("pale", properties)) + para("end"))
    assert next(document.paragraphs()).hidden is hidden
    assert ("hidden-text-found" in codes(document)) is hidden


def test_white_headings_on_a_coloured_cell_are_meant_to_be_read() -> None:
    white = para(run("Date", '<w:color w:val="FFFFFF"/>'))
    document = reading(table(row(cell(white, '<w:shd w:val="clear" w:fill="1F3864"/>'))))
    (heading,) = only_table(document).rows[0]
    assert heading.fill == "1F3864"
    assert not next(document.paragraphs()).hidden


def test_struck_text_is_flagged() -> None:
    document = reading(para(run("withdrawn", "<w:strike/>")) + para(run("half ", "<w:strike/>") + run("and half")))
    assert [p.struck for p in document.paragraphs()] == [True, False]


def test_heading_levels_come_from_the_style() -> None:
    document = docx.Document()
    document.add_heading("Section 1", level=2)
    document.add_paragraph("Text")
    stream = io.BytesIO()
    document.save(stream)
    levels = [p.heading_level for p in read(stream.getvalue(), "a.docx").paragraphs()]
    assert levels == [2, None]


SIDE_PARTS = {
    "header1.xml": ("header", part("hdr", para("Strictly confidential"))),
    "footer1.xml": ("footer", part("ftr", table(row(cell("Page one"))))),
    "notes-elsewhere.xml": (
        "footnotes",
        part(
            "footnotes",
            f'<w:footnote w:id="0" w:type="separator">{para("-")}</w:footnote><w:footnote w:id="1">{para("A note")}</w:footnote>',
        ),
    ),
    "endnotes.xml": ("endnotes", part("endnotes", f'<w:endnote w:id="1">{para("An end note")}</w:endnote>')),
    "comments.xml": (
        "comments",
        part(
            "comments", f'<w:comment w:id="1" w:author="R. Reader" w:initials="RR">{para("Is this right?")}</w:comment>'
        ),
    ),
}


def test_side_parts_are_found_by_relationship_and_kept_apart() -> None:
    document = reading(para("Body"), parts=SIDE_PARTS)
    assert document.text == "Body"
    assert aside(document, "header") == ["Strictly confidential"]
    assert aside(document, "footer") == ["Page one"]
    assert aside(document, "footnote") == ["A note"]
    assert aside(document, "endnote") == ["An end note"]
    assert aside(document, "comment") == ["Is this right?", "author: R. Reader (RR)"]
    assert [(remark.code, remark.words) for remark in document.remarks] == [
        ("note-found", {"text": "A note", "kind": "footnote"}),
        ("note-found", {"text": "An end note", "kind": "endnote"}),
        ("comment-found", {"text": "Is this right?", "author": "R. Reader"}),
    ]


def test_a_text_box_is_read_once_and_said() -> None:
    document = reading(para(FALLBACK_BOX) + para("end"))
    assert aside(document, "text-box") == ["In a box"]
    assert codes(document) == ["text-box-found"]


def test_pictures_and_embedded_files_are_said() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Photograph of Robin at home"/>'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="robin-2024.jpg"/></pic:nvPicPr></pic:pic></wp:inline></w:drawing></w:r>'
    )
    parts = word_parts(para(picture) + para("end"))
    parts["word/embeddings/Workbook1.xlsx"] = b"PK"
    document = read(zipped(parts), "a.docx")
    assert aside(document, "alt-text") == ["Photograph of Robin at home", "robin-2024.jpg"]
    assert aside(document, "embedded-file") == ["Workbook1.xlsx"]
    assert codes(document) == ["picture-in-answer", "said-behind-text", "embedded-file"]


def test_what_stands_behind_the_text() -> None:
    link = (
        '<w:bookmarkStart w:id="1" w:name="Robin_Smith"/><w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="_GoBack"/>'
        + field(' HYPERLINK "mailto:robin@example.invalid" ', "write to us")
        + field(" PAGE ", "3")
    )
    settings = part("settings", '<w:docVars><w:docVar w:name="Child" w:val="Robin"/></w:docVars>')
    people = (
        part("people", "")
        .replace("w:people", "w15:people")
        .replace("></w15", '><w15:person w15:author="P. Person"/></w15')
    )
    document = reading(
        para(link),
        parts={"settings.xml": ("settings", settings), "people.xml": ("people", people)},
        external=(("hyperlink", "https://example.invalid/robin"), ("attachedTemplate", "file:///home/robin.dotm")),
    )
    assert document.text == "write to us3"
    assert aside(document, "bookmark") == ["Robin_Smith"]
    assert aside(document, "field-code") == ['HYPERLINK "mailto:robin@example.invalid"']
    assert aside(document, "hyperlink") == ["https://example.invalid/robin", "file:///home/robin.dotm"]
    assert aside(document, "properties") == ["Child: Robin", "person: P. Person"]
    assert codes(document) == ["external-link-ignored"]


def test_properties_and_stamps() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Scoping form</dc:title><dc:creator>Jo Bloggs</dc:creator>"
        "<dcterms:modified>2026-03-04T09:00:00Z</dcterms:modified></cp:coreProperties>"
    )
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property pid="2" name="case_reference"><vt:lpwstr>WM-2026-014</vt:lpwstr></property></Properties>'
    )
    parts = word_parts(para("Body"))
    parts["docProps/core.xml"] = core
    parts["docProps/custom.xml"] = custom
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/><Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    )
    document = read(zipped(parts), "a.docx")
    assert document.properties == {
        "title": "Scoping form",
        "author": "Jo Bloggs",
        "last_modified": "2026-03-04T09:00:00Z",
        "case_reference": "WM-2026-014",
    }
    assert aside(document, "properties") == ["title: Scoping form", "author: Jo Bloggs", "case_reference: WM-2026-014"]


def test_strict_names_and_a_main_part_of_another_name() -> None:
    parts = word_parts(table(row(cell("Label"), cell("Answer"))))
    moved: dict[str, str | bytes] = {}
    for name, data in parts.items():
        text = str(data).replace("word/document.xml", "content/main.xml")
        text = text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        text = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        moved[name.replace("word/document.xml", "content/main.xml")] = text
    assert [c.text for c in only_table(read(zipped(moved), "a.docx")).rows[0]] == ["Label", "Answer"]


def test_a_file_with_macros_is_read_and_its_macros_are_not_run() -> None:
    parts = word_parts(para("Body"), {"vbaProject.bin": ("vbaProject", "not a macro")})
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "vnd.ms-word.document.macroEnabled.main+xml",
    )
    document = read(zipped(parts), "a.docm")
    assert document.text == "Body"
    assert codes(document) == ["macro-ignored"]


def words(paragraphs: Iterator[Paragraph]) -> list[str]:
    return " ".join(paragraph.text for paragraph in paragraphs).split()


def test_no_word_of_a_file_by_python_docx_is_lost_or_doubled() -> None:
    document = docx.Document()
    expected: list[str] = []
    for number in range(5):
        document.add_paragraph(f"paragraph{number}")
        grid = document.add_table(3, 3)
        grid.cell(0, 0).merge(grid.cell(1, 1)).text = f"merged{number}"
        grid.cell(2, 2).text = f"corner{number}"
        grid.cell(0, 2).add_table(1, 1).cell(0, 0).text = f"nested{number}"
        expected += [f"paragraph{number}", f"merged{number}", f"nested{number}", f"corner{number}"]
    stream = io.BytesIO()
    document.save(stream)
    assert words(read(stream.getvalue(), "a.docx").paragraphs()) == expected


AWKWARD = (
    para(run("plain ") + run("and bold", "<w:b/>")),
    para(run("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"),
    para(run("white", '<w:color w:val="ffffff"/>')),
    para(run("tiny", '<w:sz w:val="4"/>')),
    para(run("struck", "<w:strike/>")),
    para(run("seen") + run("unseen", "<w:vanish/>")),
    para("<w:hyperlink>" + run("linked") + "</w:hyperlink><w:smartTag>" + run(" tagged") + "</w:smartTag>"),
    para(run("old and ") + '<w:ins w:author="A">' + run("new") + "</w:ins>"),
    para("<w:r><w:t>line\nbroken</w:t></w:r>"),
    para("<w:r><w:noBreakHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"),
    control(para("in a control")),
    table(row(cell("wide", '<w:gridSpan w:val="2"/>')), row(cell("a"), cell("b", '<w:shd w:fill="ff0000"/>'))),
    table(row(cell("tall", '<w:vMerge w:val="restart"/>'), cell("1")), row(cell("x", "<w:vMerge/>"), cell("2"))),
    table(row(cell(para("nested") + table(row(cell("inner"))) + para("after")))),
)  # fmt: skip


def test_the_short_way_for_plain_paragraphs_reads_what_the_long_way_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_file("".join(AWKWARD))
    short = read(data, "a.docx")
    monkeypatch.setattr("pipeline.readers.word_blocks.find_marks", everything_marked)
    assert read(data, "a.docx") == short


def everything_marked(index: PartIndex, styles: Styles) -> Marks:
    found = find_marks(index, styles)
    return replace(
        found,
        involved=frozenset(index.found[n.W_P]),
        gridded=frozenset(index.root.iter(n.W + "tc", n.W + "tr")),
    )
