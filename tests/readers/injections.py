"""A sentence put into a good Word file or workbook, each kind of place a function of the file and of chance."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.readers.word_files import RELATIONSHIPS, control, para, part, run, table

SENTENCE = "The Quillonby worker rang twice"
MAIN = "word/document.xml"
Inject = Callable[[bytes, random.Random], bytes]
Edit = Callable[[str], str]
PARAGRAPH, CELL_END, LINE_END = r"<w:p[ >]", r"</w:tc>", r"</w:p>"
ROW_START, ROW_END, TABLE_END = r"<w:tr[ >]", r"</w:tr>", r"</w:tbl>"
BODY_END = r"<w:sectPr(?![\s\S]*<w:sectPr)"

HIDDEN = run(SENTENCE, "<w:vanish/>")
DELETED = f'<w:del w:id="9" w:author="A"><w:r><w:delText>{SENTENCE}</w:delText></w:r></w:del>'
MOVED = (
    f'<w:moveFrom w:id="9" w:author="A"><w:r><w:t>{SENTENCE}</w:t></w:r></w:moveFrom>'
    f'<w:moveTo w:id="10" w:author="A"><w:r><w:t>{SENTENCE}</w:t></w:r></w:moveTo>'
)
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{para(SENTENCE)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
CELL = f"<w:tc><w:tcPr/>{para(SENTENCE)}</w:tc>"
ROW = f"<w:tr>{CELL}</w:tr>"
DOWN = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="0"/>'
DOWN += f'<w:listEntry w:val="{SENTENCE}"/></w:ddList></w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(SENTENCE)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
DRAWN = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    f'<wp:docPr id="91" name="Picture 91" descr="{SENTENCE}"/></wp:inline></w:drawing></w:r>'
)
CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice Requires="w14">{run(SENTENCE)}</mc:Choice><mc:Fallback>{run("plainly")}</mc:Fallback></mc:AlternateContent>'
)
# What is put in, and before which of the marks of the main part.
INTO_MAIN: dict[str, tuple[str, str]] = {
    "a paragraph at the end": (BODY_END, para(SENTENCE)),
    "a paragraph": (PARAGRAPH, para(SENTENCE)),
    "a paragraph in a cell": (CELL_END, para(SENTENCE)),
    "a run": (LINE_END, run(" " + SENTENCE)),
    "a cell at the end of a row": (ROW_END, CELL),
    "a row at the end of a table": (TABLE_END, ROW),
    "a row between two others": (ROW_START, ROW),
    "a row in a content control": (TABLE_END, control(ROW)),
    "a table of its own": (BODY_END, table(ROW) + "<w:p/>"),
    "a table in a cell": (CELL_END, table(ROW) + "<w:p/>"),
    "a content control between paragraphs": (PARAGRAPH, control(para(SENTENCE))),
    "a content control in a line": (LINE_END, control(run(" " + SENTENCE))),
    "a drop-down": (LINE_END, DOWN),
    "the result of a field": (LINE_END, FIELD),
    "a text box": (LINE_END, BOX),
    "hidden text": (LINE_END, HIDDEN),
    "white text": (LINE_END, run(" " + SENTENCE, '<w:color w:val="FFFFFF"/>')),
    "tiny text": (LINE_END, run(" " + SENTENCE, '<w:sz w:val="2"/>')),
    "text struck through": (LINE_END, run(" " + SENTENCE, "<w:strike/>")),
    "a tracked insertion": (LINE_END, f'<w:ins w:id="8" w:author="A">{run(" " + SENTENCE)}</w:ins>'),
    "a tracked deletion": (LINE_END, DELETED),
    "a move": (LINE_END, MOVED),
    "a deleted row": (TABLE_END, ROW.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="7" w:author="A"/></w:trPr>')),
    "a link": (LINE_END, f"<w:hyperlink>{run(' ' + SENTENCE)}</w:hyperlink>"),
    "one of two descriptions": (LINE_END, CHOICE),
    "the description of a picture": (LINE_END, DRAWN),
}
BESIDE = {
    "a footnote": ("footnotes", f'<w:footnote w:id="91">{para(SENTENCE)}</w:footnote>'),
    "an endnote": ("endnotes", f'<w:endnote w:id="91">{para(SENTENCE)}</w:endnote>'),
    "a comment": ("comments", f'<w:comment w:id="91" w:author="A">{para(SENTENCE)}</w:comment>'),
    "a header": ("header", para(SENTENCE)),
    "a footer": ("footer", para(SENTENCE)),
    "a table in a footer": ("footer", table(ROW) + para("under it")),
}
ROOTS = {"header": "hdr", "footer": "ftr"}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
CHART = (
    f'<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r>'
    f"<a:t>{SENTENCE}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>"
)
LABEL = CHART.replace("c:title", "c:ser").replace("<c:rich>", "<c:strRef><c:strCache><c:pt><c:v>")
LABEL = re.sub(r"<a:p>.*</c:rich>", f"{SENTENCE}</c:v></c:pt></c:strCache></c:strRef>", LABEL)
DIAGRAM = (
    f'<dgm:dataModel xmlns:dgm="{DRAWING}/diagram" xmlns:a="{DRAWING}/main"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r>'
    f"<a:t>{SENTENCE}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
)


def edited(data: bytes, edits: dict[str, Edit], new: dict[str, str]) -> bytes:
    """A zip with some parts edited and some added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, edits[name](content.decode()) if name in edits else content)
        for name, text in new.items():
            after.writestr(name, text)
    return stream.getvalue()


def into_main(mark: str, xml: str) -> Inject:
    """XML before one of the marks in the main part."""

    def inject(data: bytes, chance: random.Random) -> bytes:
        def put(main: str) -> str:
            places = [found.start() for found in re.finditer(mark, main)]
            at = chance.choice(places)
            return main[:at] + xml + main[at:]

        return edited(data, {MAIN: put}, {})

    return inject


def with_part(kind: str, name: str, xml: str) -> Inject:
    """One more part of a kind, and the main part's link to it."""
    link = f'<Relationship Id="rId991" Type="{RELATIONSHIPS}/{kind}" Target="{name}"/></Relationships>'
    links = {"word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", link)}
    return lambda data, _chance: edited(data, links, {f"word/{name}": xml})


def with_property(data: bytes, _chance: random.Random) -> bytes:
    """A property of the document that somebody added."""
    link = f'<Relationship Id="rId992" Type="{RELATIONSHIPS}/custom-properties" Target="docProps/custom91.xml"/>'
    links = {"_rels/.rels": lambda text: text.replace("</Relationships>", link + "</Relationships>")}
    xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505}" '
        f'pid="2" name="Note"><vt:lpwstr>{SENTENCE}</vt:lpwstr></property></Properties>'
    )
    return edited(data, links, {"docProps/custom91.xml": xml})


INTO_WORD: dict[str, Inject] = {
    **{name: into_main(mark, xml) for name, (mark, xml) in INTO_MAIN.items()},
    **{
        name: with_part(kind, f"{kind}91.xml", part(ROOTS.get(kind, kind), xml)) for name, (kind, xml) in BESIDE.items()
    },
    "a part that nothing leads to": lambda data, _chance: edited(
        data, {}, {"word/document91.xml": part("document", para(SENTENCE))}
    ),
    "the title of a chart": with_part("chart", "charts/chart91.xml", CHART),
    "the name of a chart's series": with_part("chart", "charts/chart91.xml", LABEL),
    "a diagram": with_part("diagramData", "diagrams/data91.xml", DIAGRAM),
    "a property of the document": with_property,
}

Change = Callable[[Any, random.Random], None]


def in_workbook(change: Change) -> Inject:
    """A change by openpyxl to one of the visible sheets."""

    def inject(data: bytes, chance: random.Random) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(data))
        change(chance.choice(book.worksheets), chance)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return inject


def put(sheet: Any, row: int, column: int) -> None:
    """The sentence in a cell, beside what it says already."""
    said = sheet.cell(row, column).value
    sheet.cell(row, column, f"{said} {SENTENCE}" if isinstance(said, str) else SENTENCE)


def add_row(sheet: Any, chance: random.Random) -> None:
    row = chance.randint(2, sheet.max_row + 1)
    for area in list(sheet.merged_cells.ranges):
        if area.max_row >= row:
            sheet.unmerge_cells(str(area))
    sheet.insert_rows(row)
    put(sheet, row, chance.randint(1, sheet.max_column))


def into_cell(sheet: Any, chance: random.Random) -> None:
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(getattr(cell, "value", None), str)]
    chosen = chance.choice(cells)
    put(sheet, chosen.row, chosen.column)


def hide_row(sheet: Any, chance: random.Random) -> None:
    row = sheet.max_row + 1
    put(sheet, row, chance.randint(1, sheet.max_column))
    sheet.row_dimensions[row].hidden = True


def hide_column(sheet: Any, chance: random.Random) -> None:
    column = sheet.max_column + 1
    put(sheet, chance.randint(1, sheet.max_row), column)
    sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True


def add_sheet(state: str) -> Change:
    def change(sheet: Any, chance: random.Random) -> None:
        added = sheet.parent.create_sheet("Other", chance.choice((0, None)) if state == "visible" else None)
        put(added, chance.randint(1, 30), chance.randint(1, 9))
        added.sheet_state = state

    return change


def formula_over(sheet: Any, _chance: random.Random) -> None:
    sheet.cell(sheet.max_row + 1, 2, f'="{SENTENCE}"')


def chart(sheet: Any, _chance: random.Random) -> None:
    made = BarChart()
    made.title = SENTENCE
    made.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
    sheet.add_chart(made, "K2")


def margin(name: str) -> Change:
    def change(sheet: Any, chance: random.Random) -> None:
        getattr(getattr(sheet, name), chance.choice(("left", "center", "right"))).text = SENTENCE

    return change


def name_range(sheet: Any, _chance: random.Random) -> None:
    name = SENTENCE.replace(" ", "_")
    sheet.parent.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!$A$1")


def name_text(sheet: Any, _chance: random.Random) -> None:
    sheet.parent.defined_names["note"] = DefinedName("note", attr_text=f'"{SENTENCE}"', comment="x")


def property_of(sheet: Any, _chance: random.Random) -> None:
    sheet.parent.custom_doc_props.append(StringProperty(name="Note", value=SENTENCE))


def title_of(sheet: Any, _chance: random.Random) -> None:
    sheet.parent.properties.title = SENTENCE


def comment_on(sheet: Any, chance: random.Random) -> None:
    cell = sheet.cell(chance.randint(1, sheet.max_row + 3), sheet.max_column + chance.choice((0, 1)))
    if hasattr(cell, "comment") and not isinstance(cell, openpyxl.cell.cell.MergedCell):
        cell.comment = Comment(SENTENCE, "A")
    else:
        sheet.cell(sheet.max_row + 1, 1).comment = Comment(SENTENCE, "A")


def link_on(sheet: Any, _chance: random.Random) -> None:
    cell = sheet.cell(sheet.max_row + 1, 1, "see here")
    cell.hyperlink = "https://example.invalid/a"
    cell.hyperlink.tooltip = SENTENCE


def check_on(name: str) -> Change:
    """A check of cells that says the sentence, or has it among the choices of its list."""

    def change(sheet: Any, _chance: random.Random) -> None:
        check = DataValidation(type="list", formula1=f'"Yes,{SENTENCE}"' if name == "formula1" else '"Yes,No"')
        if name != "formula1":
            setattr(check, name, SENTENCE)
        sheet.add_data_validation(check)
        check.add("B2:B9")

    return change


def in_sheet_xml(mark: str, xml: str) -> Inject:
    """XML before the last mark of one of the sheets."""

    def inject(data: bytes, chance: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]

        def edit(text: str) -> str:
            head, found, tail = text.rpartition(mark)
            return head + xml + found + tail

        return edited(data, {chance.choice(names): edit}, {})

    return inject


def under_merge(data: bytes, chance: random.Random) -> bytes:
    """A number and a text in cells that a merge covers: Excel keeps them, nobody sees them."""
    inject = in_sheet_xml(
        "</sheetData>",
        '<row r="900"><c r="A900" t="inlineStr"><is><t>over</t></is></c>'
        f'<c r="B900" t="inlineStr"><is><t>{SENTENCE}</t></is></c></row>',
    )
    merge = '<mergeCells count="1"><mergeCell ref="A900:B900"/></mergeCells>'
    before = chance.getstate()
    once = inject(data, chance)
    chance.setstate(before)

    def edit(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            name = next(name for name in archive.namelist() if SENTENCE.encode() in archive.read(name))
            has_merges = b"<mergeCells" in archive.read(name)
        own = '<mergeCell ref="A900:B900"/></mergeCells>' if has_merges else "</sheetData>" + merge
        return edited(
            data, {name: lambda text: text.replace("</mergeCells>" if has_merges else "</sheetData>", own)}, {}
        )

    return edit(once)


SHEET_DRAWING = f"{DRAWING}/spreadsheetDrawing"
TEXT_BOX = (
    f'<xdr:wsDr xmlns:xdr="{SHEET_DRAWING}" xmlns:a="{DRAWING}/main"><xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr>'
    '<xdr:cNvPr id="2" name="TextBox 1"{more}/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>{said}</a:t></a:r></a:p></xdr:txBody>'
    "</xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
)
THREAD = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    f'<threadedComment ref="A1" personId="x" id="y"><text>{SENTENCE}</text></threadedComment></ThreadedComments>'
)


def added(name: str, xml: str) -> Inject:
    """One more part of a workbook."""
    return lambda data, _chance: edited(data, {}, {name: xml})


INTO_WORKBOOK: dict[str, Inject] = {
    "a row between others": in_workbook(add_row),
    "a cell": in_workbook(into_cell),
    "a row at the end": in_workbook(lambda sheet, _chance: put(sheet, sheet.max_row + 1, 1)),
    "a row far below": in_workbook(lambda sheet, chance: put(sheet, sheet.max_row + chance.randint(20, 900), 2)),
    "a cell beside the table": in_workbook(
        lambda sheet, chance: put(sheet, chance.randint(1, sheet.max_row), sheet.max_column + 1)
    ),
    "a cell far to the right": in_workbook(
        lambda sheet, chance: put(sheet, chance.randint(1, sheet.max_row), sheet.max_column + chance.randint(9, 200))
    ),
    "a hidden row": in_workbook(hide_row),
    "a hidden column": in_workbook(hide_column),
    "a second sheet": in_workbook(add_sheet("visible")),
    "a hidden sheet": in_workbook(add_sheet("hidden")),
    "a very hidden sheet": in_workbook(add_sheet("veryHidden")),
    "a formula without its value": in_workbook(formula_over),
    "a comment on a cell": in_workbook(comment_on),
    "a chart's title": in_workbook(chart),
    "the header of a sheet": in_workbook(margin("oddHeader")),
    "the footer of even pages": in_workbook(margin("evenFooter")),
    "the name of a range": in_workbook(name_range),
    "a text behind a name": in_workbook(name_text),
    "a property": in_workbook(property_of),
    "the workbook's title": in_workbook(title_of),
    "what a link says when pointed at": in_workbook(link_on),
    "what a cell asks for": in_workbook(check_on("prompt")),
    "what a cell answers to a mistake": in_workbook(check_on("error")),
    "a choice of a list": in_workbook(check_on("formula1")),
    "an inline text": in_sheet_xml(
        "</sheetData>", f'<row r="950"><c r="C950" t="inlineStr"><is><t>{SENTENCE}</t></is></c></row>'
    ),
    "a text where a number belongs": in_sheet_xml("</sheetData>", f'<row r="950"><c r="C950"><v>{SENTENCE}</v></c></row>'),
    "a value outside of any row": in_sheet_xml("</sheetData>", f'<c t="str"><v>{SENTENCE}</v></c>'),
    "an unknown element": in_sheet_xml("</sheetData>", f'<row r="950"><c r="C950"><w>{SENTENCE}</w></c></row>'),
    "a cell under a merge": under_merge,
    "a text box on a sheet": added("xl/drawings/drawing91.xml", TEXT_BOX.format(more="", said=SENTENCE)),
    "the description of a shape": added(
        "xl/drawings/drawing91.xml", TEXT_BOX.format(more=f' descr="{SENTENCE}"', said="x")
    ),
    "a conversation in the margin": added("xl/threadedComments/threadedComment91.xml", THREAD),
    "a diagram on a sheet": added("xl/diagrams/data91.xml", DIAGRAM),
}  # fmt: skip
