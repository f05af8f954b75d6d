"""What python-docx leaves to its users: styles, page numbers, repeated heading rows, alt text."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from schemas.template_wording import PAGE_FOOT

FILL_HEADING = "D9E2EC"
FILL_LABEL = "EEF2F6"
_DARK = "1F3B57"
_LINK = "1A4F8B"
_FONT = "Arial"
_LINE_CM = 0.5


def set_up(word: Any, landscape: bool = False) -> None:
    """A4, margins of 2 cm, Arial, English (UK), headings in one dark colour."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(2.0))
    section.header_distance = section.footer_distance = Cm(0.9)
    _styles(word)
    _language(word)


def _styles(word: Any) -> None:
    from docx.shared import Pt, RGBColor

    sizes = {"Normal": 11, "Title": 20, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11, "List Bullet": 11}
    for name, size in sizes.items():
        style = word.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        _all_scripts(style)
        style.paragraph_format.space_after = Pt(6)
        if name.startswith(("Heading", "Title")):
            style.font.color.rgb, style.font.bold = RGBColor.from_string(_DARK), True
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(0 if name == "Title" else 14 if name == "Heading 1" else 10)
    _plain_title(word.styles["Title"])
    _own_style(word, "Open", italic=True, colour="7A4B00")
    banner = _own_style(word, "Banner", italic=False, colour="8A1C1C")
    _frame(banner)


def _own_style(word: Any, name: str, italic: bool, colour: str) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    style.font.italic = italic
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_after = Pt(6)
    return style


def _all_scripts(style: Any) -> None:
    """The font for every script, and none of the theme's, which would win over it."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)


def _plain_title(style: Any) -> None:
    """The title without the blue line of Word's default."""
    from docx.oxml.ns import qn

    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _frame(style: Any) -> None:
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val="single", sz="12", space="6", color="8A1C1C"))
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _language(word: Any) -> None:
    from docx.oxml.ns import qn

    for holder in word.styles.element.iter(qn("w:lang")):
        holder.set(qn("w:val"), "en-GB")
        holder.set(qn("w:eastAsia"), "en-GB")
    normal = word.styles["Normal"].element.get_or_add_rPr()
    normal.append(element("w:lang", val="en-GB", eastAsia="en-GB"))


def header_and_footer(word: Any, text: str) -> None:
    """What the paper is, on top of every page; "Page n of m" and the mark of confidence below."""
    section = word.sections[0]
    top = section.header.paragraphs[0]
    write(top, text, points=8.5)
    bottom = section.footer.paragraphs[0]
    write(bottom, f"{PAGE_FOOT} Page ", points=8.5)
    _field(bottom, "PAGE")
    write(bottom, " of ", points=8.5)
    _field(bottom, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    from docx.shared import Pt

    for kind, text in (("begin", None), (None, code), ("separate", None), (None, "1"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(8.5)
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        elif text == code:
            instruction = element("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        else:
            run.text = text


def write(paragraph: Any, text: str, bold: bool = False, points: float | None = None) -> None:
    """Text into a paragraph; line breaks stay line breaks."""
    from docx.shared import Pt

    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.bold = bold or None
        if points:
            run.font.size = Pt(points)


def fill_cell(
    cell: Any, text: str, bold: bool = False, fill: str | None = None, small: bool = False, style: str | None = None
) -> None:
    """Text into a table cell, each line a paragraph of its own, and its background."""
    from docx.shared import Pt

    lines = text.split("\n")
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if style:
            paragraph.style = style
        write(paragraph, line, bold=bold, points=9 if small else None)
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.paragraph_format.space_before = Pt(1 if number else 2)
    if fill:
        shade(cell, fill)


def link_cell(cell: Any, target: str) -> None:
    """The cell's text as a link to a file in the same folder; in the joined PDF it leads to that paper's page."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    paragraph = cell.paragraphs[0]
    runs = [run._r for run in paragraph.runs]
    link = element("w:hyperlink")
    link.set(qn("r:id"), cell.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    for run in runs:
        properties = run.get_or_add_rPr()
        properties.append(element("w:color", val=_LINK))
        properties.append(element("w:u", val="single"))
        link.append(run)
    paragraph._p.append(link)


def shade(cell: Any, fill: str) -> None:
    """A cell's background, RRGGBB."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=fill))


def set_widths(table: Any, widths_cm: Sequence[float]) -> None:
    """Fixed column widths; Word and LibreOffice each believe another of the three places."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def add_row(table: Any) -> Any:
    """A row that keeps the column widths and does not break across pages."""
    row = table.add_row()
    for cell, column in zip(row.cells, table.columns, strict=True):
        if column.width is not None:
            cell.width = column.width
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    return row


def mark_heading_row(row: Any) -> None:
    """The row repeats on every page and is announced as headings."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))


def label_by_first_column(table: Any) -> None:
    """A table without a heading row: its first column says what stands in each row, to screen readers too."""
    from docx.oxml.ns import qn

    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = element("w:tblLook")
        table._tbl.tblPr.append(look)
    for name, value in (("val", "0480"), ("firstRow", "0"), ("firstColumn", "1")):
        look.set(qn(f"w:{name}"), value)


def keep_row_with_next(row: Any) -> None:
    """The row stays on the page of the row below it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def open_sides(row: Any) -> None:
    """A row that is a gap between blocks, not a box to write in: no lines at its sides and none in its middle."""
    for cell in row.cells:
        borders = element("w:tcBorders")
        borders.extend([element("w:left", val="nil"), element("w:right", val="nil")])
        cell._tc.get_or_add_tcPr().append(borders)
    keep_row_with_next(row)


def set_height(row: Any, lines: int) -> None:
    """A least height in lines; the row grows with its text."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Cm

    row.height = Cm(_LINE_CM * lines)
    row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST


def make_small(paragraph: Any) -> None:
    """An empty paragraph that only keeps two tables apart."""
    from docx.shared import Pt

    paragraph.paragraph_format.line_spacing = Pt(8)


def add_picture(word: Any, png: bytes, alt: str, widest_cm: float, tallest_cm: float) -> None:
    """A picture that keeps its proportions within the given size, with its alternative text."""
    from docx.shared import Cm

    shape = word.add_picture(BytesIO(png), width=Cm(widest_cm))
    if shape.height > Cm(tallest_cm):
        shape.width, shape.height = round(shape.width * Cm(tallest_cm) / shape.height), Cm(tallest_cm)
    shape._inline.docPr.set("descr", alt)
    shape._inline.docPr.set("title", "")


def element(tag: str, **attributes: str) -> Any:
    """One element of Word's XML with attributes of its own name space."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
