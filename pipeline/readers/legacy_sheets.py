"""Workbooks that are not .xlsx (.xls, .xlsb, .ods), by the plain reader: values and sheets, nothing about looks.

The library behind it can abort its whole process, so it only ever runs in the reading child.
"""

import datetime
import io
from typing import Any

from pipeline.readers.document import Cell, Document, Paragraph, Place, Table
from pipeline.readers.gathering import Gathering
from pipeline.readers.refusals import refuse
from pipeline.readers.sheet_values import shown_text, typed_value
from pipeline.readers.source import Source
from pipeline.readers.ticks import check_boxes_in

_DAY_FORMAT = "dd/mm/yyyy"


def read(source: Source) -> Document:
    """One workbook, each sheet that holds something as a table.

    Raises:
        Unusable: it has a password, or no sheet holds anything.
    """
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(source.data))
    except python_calamine.PasswordError as error:
        raise refuse("password-protected", what="workbook") from error
    gathering = Gathering()
    gathering.remark("sheet-read-plainly", Place())
    tables = []
    for number, sheet in enumerate(book.sheets_metadata, start=1):
        if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
        table = _table(book.get_sheet_by_name(sheet.name), sheet.name, number, hidden=hidden)
        if table is not None:
            tables.append(table)
            if hidden:
                gathering.remark("hidden-sheet-read", table.place, sheet=sheet.name)
    if not tables:
        raise refuse("no-text")
    return Document(source.name, source.sha256, source.media_type, tuple(tables), remarks=tuple(gathering.remarks))


def _table(sheet: Any, title: str, number: int, *, hidden: bool) -> Table | None:
    place = Place("table", sheet=title, table=number)
    spans = _spans(sheet)
    rows = []
    for row, values in enumerate(sheet.iter_rows(), start=1 + (sheet.start[0] if sheet.start else 0)):
        first = 1 + (sheet.start[1] if sheet.start else 0)
        cells = tuple(
            _cell(value, Place("table", sheet=title, table=number, row=row, column=column), spans, hidden=hidden)
            for column, value in enumerate(values, start=first)
            if value not in ("", None)
        )
        if any(cell.text for cell in cells):
            rows.append(cells)
    return Table(tuple(rows), place, title) if rows else None


def _cell(value: Any, place: Place, spans: dict[tuple[int, int], tuple[int, int]], *, hidden: bool) -> Cell:
    assert place.row is not None
    assert place.column is not None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, datetime.time())
    text = shown_text(value, _DAY_FORMAT if isinstance(value, datetime.datetime) else "")
    row_span, column_span = spans.get((place.row, place.column), (1, 1))
    blocks = (Paragraph(text, place, hidden=hidden, check_boxes=check_boxes_in(text)),) if text else ()
    typed = typed_value(value, _DAY_FORMAT)
    if isinstance(typed, float) and typed.is_integer():
        typed = int(typed)
    return Cell(place.row, place.column, blocks, place, row_span, column_span, typed, hidden=hidden)


def _spans(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns that a merged cell covers, by its own row and column from 1; not every format tells."""
    try:
        ranges = sheet.merged_cell_ranges or ()
    except Exception:  # the library has no answer for some formats
        return {}
    return {(top + 1, left + 1): (bottom - top + 1, right - left + 1) for (top, left), (bottom, right) in ranges}
