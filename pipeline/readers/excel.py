"""Excel workbooks (.xlsx, .xlsm): every sheet a table, each cell that holds something once, dates kept as dates.

Cells are walked as they stand in the file; neither the sheet's declared size nor its largest row and column is
believed. Formulas are never calculated: the value that Excel last stored is what was sent.
"""

import io
import re
import warnings
from typing import Any

from pipeline.readers.document import Cell, Document, Paragraph, Place, Table, column_letters
from pipeline.readers.excel_hidden import read_hidden
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.left_over import left_over
from pipeline.readers.office_properties import read_properties
from pipeline.readers.package import Package
from pipeline.readers.sheet_trimming import trim
from pipeline.readers.sheet_values import shown_text, typed_value
from pipeline.readers.source import Source
from pipeline.readers.ticks import check_boxes_in

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")


def read(source: Source) -> Document:
    """One workbook.

    Raises:
        Unusable: no sheet holds anything.
    """
    import openpyxl

    package = Package(source.data)
    gathering = Gathering()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trimmed = trim(source.data, package)
        book = openpyxl.load_workbook(io.BytesIO(trimmed), data_only=True, rich_text=_has_letters_struck(package))
        formulas = _formulas(trimmed, package)
    tables = []
    for number, sheet in enumerate(book.worksheets, start=1):
        table = _SheetReader(sheet, number, formulas.get(sheet.title, {}), gathering).read()
        if table is not None:
            tables.append(table)
    properties = read_properties(package, gathering)
    read_hidden(package, gathering)
    _remark_left_over(package, tables, gathering)
    return Document(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        blocks=tuple(tables),
        aside=tuple(gathering.aside),
        properties=properties,
        remarks=tuple(gathering.remarks),
    )


def _remark_left_over(package: Package, tables: list[Table], gathering: Gathering) -> None:
    """A remark if texts that are stored in the workbook stand in no cell: a damaged sheet, or leftovers."""
    roots = (package.xml(name) for name in package.names if name.lower().endswith("sharedstrings.xml"))
    stored = [text for root in roots if root is not None for text in root.itertext("{*}*")]
    read = {text for table in tables for row in table.rows for cell in row for text in (cell.text,)}
    lost = left_over((text for text in stored if text not in read), lambda: read)
    if lost:
        gathering.remark("text-not-read", Place(), text=quote(" … ".join(lost)))


def _has_letters_struck(package: Package) -> bool:
    """Whether some cell may have part of its text struck through; asking for its letters doubles the time."""
    parts = (package.read(name) for name in package.names if name.endswith(".xml") and "styles" not in name)
    return any(part is not None and b"strike" in part for part in parts)


def _formulas(data: bytes, package: Package) -> dict[str, dict[tuple[int, int], str]]:
    """The formulas of each sheet by row and column; the file is only opened a second time when there are any."""
    import openpyxl

    sheets = (package.read(name) for name in package.names if "worksheets/" in name and name.endswith(".xml"))
    if not any(sheet is not None and _FORMULA.search(sheet) for sheet in sheets):
        return {}
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=False)
    return {
        sheet.title: {position: str(cell.value) for position, cell in sheet._cells.items() if cell.data_type == "f"}
        for sheet in book.worksheets
    }


class _SheetReader:
    """One sheet on its way to a table."""

    def __init__(self, sheet: Any, number: int, formulas: dict[tuple[int, int], str], gathering: Gathering) -> None:
        self.sheet = sheet
        self.formulas = formulas
        self.gathering = gathering
        self.place = Place("table", sheet=sheet.title, table=number)
        self.looks: dict[bytes, tuple[bool, str | None, str]] = {}
        self.hidden_sheet = sheet.sheet_state != "visible"
        self.hidden_rows = {row for row, size in sheet.row_dimensions.items() if size.hidden}
        self.hidden_columns = _hidden_columns(sheet)
        self.spans = {
            (area.min_row, area.min_col): (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
            for area in sheet.merged_cells.ranges
        }

    def read(self) -> Table | None:
        """The rows that hold something, in order; `None` for a sheet without any."""
        rows: dict[int, list[Cell]] = {}
        for (row, column), cell in sorted(self.sheet._cells.items()):
            if getattr(cell, "comment", None) is not None:
                self._comment(cell.comment, row, column)
            read = self._cell(cell, row, column)
            if read is not None:
                rows.setdefault(row, []).append(read)
        rows = {row: cells for row, cells in rows.items() if any(cell.text for cell in cells)}
        self._margins()
        if not rows:
            return None
        self._remark_hidden(rows)
        return Table(tuple(tuple(cells) for cells in rows.values()), self.place, self.sheet.title)

    def _cell(self, cell: Any, row: int, column: int) -> Cell | None:
        value = getattr(cell, "value", None)
        strike, fill, number_format = self._look(cell)
        place = Place("table", sheet=self.sheet.title, table=self.place.table, row=row, column=column)
        if value is None and (row, column) in self.formulas:
            self.gathering.remark("formula-without-value", place, formula=quote(self.formulas[row, column]))
        if value is None and fill is None:
            return None
        text = shown_text(value, number_format)
        hidden = self.hidden_sheet or row in self.hidden_rows or column in self.hidden_columns
        struck = bool(text and strike)
        if text.strip() and (struck or _has_struck_letters(value)):
            self.gathering.remark("struck-text", place, text=quote(text))
        if getattr(cell, "data_type", "") == "e":
            self.gathering.remark("error-in-cell", place, text=text)
        row_span, column_span = self.spans.get((row, column), (1, 1))
        blocks = (
            (Paragraph(text, place, struck=struck, hidden=hidden, check_boxes=check_boxes_in(text)),) if text else ()
        )
        return Cell(
            row=row,
            column=column,
            blocks=blocks,
            place=place,
            row_span=row_span,
            column_span=column_span,
            value=typed_value(value, number_format),
            fill=fill,
            hidden=hidden,
        )

    def _look(self, cell: Any) -> tuple[bool, str | None, str]:
        """Struck through or not, fill and number format; cells of one style are asked once."""
        if getattr(cell, "_style", None) is None:  # a cell that a merge covers
            return False, None, "General"
        key = cell._style.tobytes()
        if key not in self.looks:
            font = cell.font
            self.looks[key] = (bool(font is not None and font.strike), _fill(cell), cell.number_format)
        return self.looks[key]

    def _comment(self, comment: Any, row: int, column: int) -> None:
        place = Place("comment", sheet=self.sheet.title, row=row, column=column)
        self.gathering.put(comment.text or "", place)
        self.gathering.put(f"author: {comment.author}" if comment.author else "", place)
        self.gathering.remark(
            "comment-found", place, text=quote(comment.text or ""), author=comment.author or "somebody"
        )

    def _margins(self) -> None:
        """What is printed above and below each page of the sheet."""
        for name, part in (("Header", "header"), ("Footer", "footer")):
            for pages in ("odd", "even", "first"):
                margin = getattr(self.sheet, f"{pages}{name}", None)
                for side in ("left", "center", "right"):
                    text = getattr(getattr(margin, side, None), "text", None)
                    if text:
                        self.gathering.put(str(text), Place(part, sheet=self.sheet.title))  # type: ignore[arg-type]

    def _remark_hidden(self, rows: dict[int, list[Cell]]) -> None:
        """Say once a sheet which rows and columns that hold something are hidden."""
        if self.hidden_sheet:
            self.gathering.remark("hidden-sheet-read", self.place, sheet=self.sheet.title)
            return
        hidden_rows = [str(row) for row in rows if row in self.hidden_rows]
        columns = {cell.column for cells in rows.values() for cell in cells if cell.column in self.hidden_columns}
        if hidden_rows:
            self.gathering.remark("hidden-rows-read", self.place, rows=quote(", ".join(hidden_rows)))
        if columns:
            letters = ", ".join(column_letters(column) for column in sorted(columns))
            self.gathering.remark("hidden-columns-read", self.place, columns=quote(letters))


def _hidden_columns(sheet: Any) -> set[int]:
    """Numbers of the hidden columns; Excel stores neighbours of one format as one range."""
    hidden: set[int] = set()
    for size in sheet.column_dimensions.values():
        if size.hidden:
            hidden.update(range(size.min or 0, min(size.max or 0, 16_384) + 1))
    return hidden


def _fill(cell: Any) -> str | None:
    """The background colour as RRGGBB, where it is a plain colour of its own."""
    fill = cell.fill if getattr(cell, "has_style", False) else None
    if fill is None or fill.fill_type != "solid" or fill.fgColor is None or fill.fgColor.type != "rgb":
        return None
    colour = str(fill.fgColor.rgb)
    return colour[-6:].upper() if len(colour) in (6, 8) else None


def _has_struck_letters(value: object) -> bool:
    """Whether part of a rich text is struck through."""
    if not isinstance(value, list):
        return False
    return any(getattr(getattr(run, "font", None), "strike", False) for run in value)
