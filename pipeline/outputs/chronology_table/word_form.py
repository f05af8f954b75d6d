"""The integrated chronology as a Word table, A4 landscape: every row once, what the reviewer wrote on it below it."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import IO, Any
from zipfile import ZipFile

from pipeline.outputs.agency_faces import agency_faces
from pipeline.outputs.chronology_rows import ChronologyRow, reviewer_headings
from pipeline.outputs.chronology_table.reviewers_part import comments_on, notes_on
from pipeline.outputs.chronology_table.table_xml import TableCell, TableXml
from pipeline.outputs.file_names import sent_name
from pipeline.outputs.word import drawing
from pipeline.outputs.word.stamp import stamped
from pipeline.stable_zip import StableZip
from schemas.case_view import CaseView

_UNDATED = "Undated: the rows below give no date that can be read."
_WITHDRAWN = "Withdrawn: the rows below are no longer in the agency's latest return."
_COLUMNS: tuple[tuple[str, float], ...] = (
    ("No.", 1.1), ("Date", 2.7), ("Time", 1.4), ("Agency", 2.9), ("Event", 6.7), ("Child seen / by whom", 2.9),
    ("Family contact", 2.3), ("Source of information", 3.6), ("Comment and analysis", 4.1),
)  # fmt: skip
"""Heading and width in centimetres."""
_HEADING_FILL, _MARKER_FILL, _PLAIN_FILL, _WHITE = "3A3A3A", "D9D9D9", "FFFFFF", "FFFFFF"
_TABLE = "\u2060table\u2060"
_PLACE = f"<w:p><w:r><w:t>{_TABLE}</w:t></w:r></w:p>".encode()
"""What python-docx makes of a paragraph that holds a table's place."""
_LEGEND_WIDTHS_CM = (7.0, 2.0, 18.7)
_HOW_TO_READ = (
    ("Order", "Rows stand in date and time order. A row for which only a month or a year is known stands at the start "
              "of it. Where an agency gave no time and other rows fall on the same day, the row says that its order "
              "within the day is not known."),
    ("Date", "A day is shown as a date only where the agency gave one without doubt; otherwise in the agency's own "
             "words. What was assumed in reading it stands below it."),
    ("Same event", "Below a row: the numbers of rows of other agencies that seem to tell of the same event. They are "
                   "linked, never merged."),
    ("The reviewer's", "Below a row: what the lead reviewer wrote on it, column by column, and their comments. "
                       "It is copied from the workbook; write in the workbook, because this table is made again."),
    ("Withdrawn", "Struck through: the row is no longer in the agency's latest return, and the reviewer wrote on it."),
)  # fmt: skip


def word_form(view: CaseView, rows: Sequence[ChronologyRow]) -> bytes:
    """The table as a .docx; the same view gives the same bytes."""
    from docx import Document

    document = Document()
    _prepare(document, view)
    document.add_heading(f"Integrated chronology, {view.case.reference}", level=1)
    count = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"
    said = f"As at {view.as_at:%d/%m/%Y}, {count}. What the codes and colours mean stands at the end."
    document.add_paragraph(said)
    document.add_paragraph(_TABLE)
    document.add_heading("Agencies, and how to read this", level=2)
    document.add_paragraph(_TABLE)
    target = BytesIO()
    document.save(target)
    # Named for what it is: dropped into the intake folder by mistake, it must not be taken for an agency's return.
    marked = stamped(target.getvalue(), {"case_reference": view.case.reference, "form": "integrated-chronology"})
    return _with_tables(marked, (partial(_chronology, view, rows), partial(_legend, view, rows)), view.generated_at)


def _with_tables(data: bytes, tables: Sequence[Callable[[IO[bytes]], None]], at: datetime) -> bytes:
    """The paper with a table in each place for one, written straight into the packed file."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, StableZip(target, at) as archive:
        for name in source.namelist():
            if name != "word/document.xml":
                archive.writestr(name, source.read(name))
                continue
            *before, last = source.read(name).split(_PLACE)
            with archive.member(name) as out:
                for part, write in zip(before, tables, strict=True):
                    out.write(part)
                    write(out)
                out.write(last)
    return target.getvalue()


def _chronology(view: CaseView, rows: Sequence[ChronologyRow], out: IO[bytes]) -> None:
    description = "One row for each entry of an agency's chronology, in order of date and time."
    title = f"Integrated chronology, {view.case.reference}"
    table = TableXml(out, [width for _, width in _COLUMNS], title, description)
    _add_headings(table, [heading for heading, _ in _COLUMNS])
    headings = reviewer_headings(view)
    standing = "dated"
    for row in rows:
        if row.standing != standing:
            standing = row.standing
            words = _UNDATED if standing == "undated" else _WITHDRAWN
            table.add([TableCell(words, _MARKER_FILL, bold=True, across=len(_COLUMNS))], keeps_next=True)
        below = _below(row, headings)
        table.add(_cells(row), keeps_next=bool(below))
        if below:
            table.add([TableCell("", _PLAIN_FILL), TableCell("\n".join(below), _PLAIN_FILL, across=len(_COLUMNS) - 1)])
    table.close()


def _cells(row: ChronologyRow) -> list[TableCell]:
    """The Word table has fewer columns than the workbook, so some hold several things."""
    colour, is_struck = row.face.colour, row.standing == "withdrawn"
    agency = TableCell(f"{row.face.name}\n({row.face.code})", colour.strong, colour.text, bold=True, struck=is_struck)
    # The file under its sender's name, for a narrow column; the CSV and the workbook have the kept file's.
    origin = f"{sent_name(row.source_event.file)}, {row.source_event.location}"
    texts = (
        (str(row.number),),
        (row.when, _as_written(row), row.about_date, f"Age of child: {row.age}" if row.age else ""),
        (row.time,),
        (),
        (row.event,),
        (row.child_contact, f"Seen alone: {row.seen_alone.lower()}" if row.seen_alone else ""),
        (row.family_contact,),
        (row.source, origin),
        (row.comment, row.other),
    )
    return [
        TableCell("\n".join(part for part in parts if part), colour.pale, struck=is_struck) if parts else agency
        for parts in texts
    ]


def _as_written(row: ChronologyRow) -> str:
    """The agency's own text for the date, where it is not what stands above it."""
    if row.day is None or row.date_as_written in ("", f"{row.day:%d/%m/%Y}"):
        return ""
    return f"As written: {row.date_as_written}"


def _below(row: ChronologyRow, headings: Sequence[str]) -> list[str]:
    linked = [f"Same event: {row.same_event}"] if row.same_event else []
    changed = [f"Since your last version: {row.change}"] if row.change and row.standing != "withdrawn" else []
    comments = [f"Comment on {words}" for words in comments_on(row)]
    return [*linked, *changed, *notes_on(row, headings), *comments]


def _legend(view: CaseView, rows: Sequence[ChronologyRow], out: IO[bytes]) -> None:
    table = TableXml(
        out, _LEGEND_WIDTHS_CM, "Agencies and legend", "Each agency with its code and colour; then what it says"
    )
    _add_headings(table, ["Agency", "Code", "Rows, and how to read this"])
    told = Counter(row.face.name for row in rows)
    for face in agency_faces(view).values():
        strong = (face.colour.strong, face.colour.text)
        count = told[face.name]
        table.add([
            TableCell(face.name, *strong, bold=True), TableCell(face.code, *strong, bold=True),
            TableCell(f"{count} {'row' if count == 1 else 'rows'}", face.colour.pale),
        ])  # fmt: skip
    for term, meaning in _HOW_TO_READ:
        table.add([TableCell(term, _PLAIN_FILL, bold=True, across=2), TableCell(meaning, _PLAIN_FILL)])
    table.close()


def _add_headings(table: TableXml, headings: Sequence[str]) -> None:
    table.add([TableCell(heading, _HEADING_FILL, _WHITE, bold=True) for heading in headings], is_heading=True)


def _prepare(document: Any, view: CaseView) -> None:
    from docx.shared import Cm, Pt

    drawing.set_up(document, landscape=True)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(1.0)
    section.top_margin = section.bottom_margin = Cm(1.5)
    drawing.header_and_footer(document, f"{view.case.reference}: contains personal information, for this review only")
    style = document.styles["Normal"]
    style.font.size, style.paragraph_format.space_after = Pt(8), Pt(0)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Rapid review"
    properties.title, properties.comments = f"Integrated chronology, {view.case.reference}", ""
    properties.language = "en-GB"
