"""The integrated chronology as a Word table and as CSV, for those who must have it so: the workbook's words again."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

from pipeline.outputs.chronology_rows import ChronologyRow, chronology_rows, reviewer_headings
from pipeline.outputs.file_names import sent_name
from pipeline.outputs.output import Files
from pipeline.outputs.safe_text import csv_safe, shown
from pipeline.outputs.word.stamp import stamped
from pipeline.stable_zip import restamped
from schemas.case_view import CaseView

WORD_NAME = "integrated-chronology.docx"
CSV_NAME = "integrated-chronology.csv"
_UNDATED = "Undated: the rows below give no date that can be read."
_WITHDRAWN = "Withdrawn: the rows below are no longer in the agency's latest return."
# Heading, part of the row, width in the Word table in centimetres (0: only in the CSV).
_COLUMNS: tuple[tuple[str, str, float], ...] = (
    ("No.", "number", 1.0),
    ("Date", "when", 2.6),
    ("Time", "time", 1.4),
    ("Agency", "agency", 2.9),
    ("Code", "code", 0),
    ("Event", "event", 6.8),
    ("Child seen / by whom", "child", 3.0),
    ("Seen alone", "seen_alone", 0),
    ("Family contact", "family_contact", 2.3),
    ("Source of information", "source", 3.6),
    ("Comment and analysis", "comment", 4.1),
    ("Age of child", "age", 0),
    ("Date as written", "date_as_written", 0),
    ("About the date and order", "about_date", 0),
    ("Same event", "same_event", 0),
    ("Other columns' text", "other", 0),
    ("Since last version", "change", 0),
    ("Source file and row", "origin", 0),
    ("Row id", "row_id", 0),
)


def build(view: CaseView) -> Files:
    """The Word table and the CSV."""
    rows = chronology_rows(view)
    return {WORD_NAME: _word(view, rows), CSV_NAME: _csv(view, rows)}


def _csv(view: CaseView, rows: Sequence[ChronologyRow]) -> bytes:
    """UTF-8 with a mark, so that Excel knows; nothing in it can become a formula."""
    target = StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    own = reviewer_headings(view)
    writer.writerow([*(heading for heading, _, _ in _COLUMNS), *map(csv_safe, own)])
    for row in rows:
        notes = [shown(row.source_event.notes.get(heading)) for heading in own]
        writer.writerow([csv_safe(text) for text in (*(_part(row, part) for _, part, _ in _COLUMNS), *notes)])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def _part(row: ChronologyRow, part: str) -> str:
    special = {
        "number": str(row.number),
        "agency": row.face.name,
        "code": row.face.code,
        "child": row.child_contact,
        "row_id": row.source_event.id,
    }
    return special[part] if part in special else str(getattr(row, part))


def _word(view: CaseView, rows: Sequence[ChronologyRow]) -> bytes:
    from docx import Document
    from docx.shared import Cm

    document = Document()
    _prepare(document, view)
    document.add_heading(f"Integrated chronology, {view.case.reference}", level=1)
    printed = [column for column in _COLUMNS if column[2]]
    table = document.add_table(rows=1, cols=len(printed))
    table.style = "Table Grid"
    table.autofit = False
    for column, (_, _, width) in zip(table.columns, printed, strict=True):
        column.width = Cm(width)
    _write_row(table.rows[0], [heading for heading, _, _ in printed], "3A3A3A", "FFFFFF", is_bold=True)
    _repeat_on_each_page(table.rows[0])
    standing = "dated"
    for row in rows:
        if row.standing != standing:
            standing = row.standing
            words = _UNDATED if standing == "undated" else _WITHDRAWN
            _write_row(
                table.add_row(), [words if part == "event" else "" for _, part, _ in printed], "D9D9D9", "1A1A1A"
            )
        _write_event(table.add_row(), row, [part for _, part, _ in printed])
    target = BytesIO()
    document.save(target)
    # Named for what it is: dropped into the intake folder by mistake, it must not be taken for an agency's return.
    marked = stamped(target.getvalue(), {"case_reference": view.case.reference, "form": "integrated-chronology"})
    return restamped(marked, view.generated_at)


def _write_event(table_row: Any, row: ChronologyRow, parts: Sequence[str]) -> None:
    texts = [_printed(row, part) for part in parts]
    _write_row(table_row, texts, row.face.colour.pale, "1A1A1A", is_struck=row.standing == "withdrawn")
    place = list(parts).index("agency")
    colour = row.face.colour
    _write_cell(table_row.cells[place], texts[place], colour.strong, colour.text, is_bold=True)


def _printed(row: ChronologyRow, part: str) -> str:
    """The Word table has fewer columns, so some hold two things."""
    joined = {
        "when": [row.when, row.about_date],
        "agency": [row.face.name, f"({row.face.code})"],
        "child": [row.child_contact, f"Seen alone: {row.seen_alone.lower()}" if row.seen_alone else ""],
        "comment": [row.comment, row.other],
        "source": [row.source, _origin(row)],
    }
    return "\n".join(text for text in joined[part] if text) if part in joined else _part(row, part)


def _origin(row: ChronologyRow) -> str:
    """The file under its sender's name, for a narrow column; the CSV and the workbook have the kept file's."""
    return f"{sent_name(row.source_event.file)}, {row.source_event.location}"


def _prepare(document: Any, view: CaseView) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.0)
    section.top_margin = section.bottom_margin = Cm(1.5)
    section.header.paragraphs[0].text = f"{view.case.reference}: contains personal information, for this review only"
    _page_number(section.footer.paragraphs[0])
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(8)
    style.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Rapid review"
    properties.title, properties.comments = f"Integrated chronology, {view.case.reference}", ""


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run("Page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _repeat_on_each_page(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write_row(
    row: Any, texts: Sequence[str], fill: str, ink: str, *, is_bold: bool = False, is_struck: bool = False
) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text in zip(row.cells, texts, strict=True):
        _write_cell(cell, text, fill, ink, is_bold=is_bold, is_struck=is_struck)


def _write_cell(cell: Any, text: str, fill: str, ink: str, *, is_bold: bool = False, is_struck: bool = False) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    paragraph = cell.paragraphs[0]
    for run in list(paragraph.runs):
        paragraph._p.remove(run._r)
    run = paragraph.add_run(text)
    run.font.bold, run.font.strike = is_bold, is_struck
    run.font.color.rgb = RGBColor.from_string(ink)
    properties = cell._tc.get_or_add_tcPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
        shading.set(qn(name), value)
    properties.append(shading)
