"""Excel workbooks (.xlsx, .xlsm): every sheet a table, each cell that holds something once, dates kept as dates.

Cells are walked as they stand in the file; neither the sheet's declared size nor its largest row and column is
believed. Formulas are never calculated: the value that Excel last stored is what was sent.
"""

import io
import warnings
from collections.abc import Iterator
from typing import Any

from pipeline.readers.document import Cell, Document, Paragraph, Place, Table, column_letters
from pipeline.readers.excel_hidden import read_hidden, read_prompts
from pipeline.readers.excel_strings import read_strings
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.left_over import left_over
from pipeline.readers.office_properties import read_properties
from pipeline.readers.package import Package
from pipeline.readers.sheet_cells import RawCell, RawSheet, S, read_cells
from pipeline.readers.sheet_looks import Looks
from pipeline.readers.sheet_trimming import without_cells
from pipeline.readers.sheet_values import shown_text, typed_value
from pipeline.readers.source import Source
from pipeline.readers.ticks import check_boxes_in
from pipeline.readers.word_names import R

_LINK = R + "id"
_SHEET = S + "sheet"


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
        book = openpyxl.load_workbook(io.BytesIO(without_cells(source.data, package)), data_only=True)
    strings = read_strings(package)
    looks = Looks(book, strings)
    tables = []
    stray: list[str] = list(strings.stray)
    number = 0
    for sheet, member in _sheets(book, package):
        root = package.xml(member)
        if root is None or not hasattr(sheet, "column_dimensions"):
            continue
        number += 1
        raw = read_cells(root)
        for link in root.iter(S + "hyperlink"):
            gathering.put_behind(link.get("tooltip") or "", Place("hyperlink", sheet=sheet.title))
        read_prompts(root, sheet.title, gathering)
        package.forget(member)
        del root
        stray += raw.stray
        table = _SheetReader(sheet, number, raw, looks, gathering).read()
        if table is not None:
            tables.append(table)
    properties = read_properties(package, gathering)
    read_hidden(package, gathering)
    _remark_left_over((*stray, *strings.texts), tables, gathering)
    return Document(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        blocks=tuple(tables),
        aside=tuple(gathering.aside),
        properties=properties,
        remarks=tuple(gathering.remarks),
    )


def _sheets(book: Any, package: Package) -> Iterator[tuple[Any, str]]:
    """Each sheet as the library has it, with the name of its part; it takes them in the workbook's own order."""
    links = {link.identifier: link.target for link in package.relationships(package.main_part())}
    root = package.xml(package.main_part())
    wanted = [sheet.get(_LINK) for sheet in root.iter(_SHEET) if sheet.get(_LINK)] if root is not None else []
    members = [links[link] for link in wanted]
    yield from zip(book._sheets, (member for member in members if member in package.names), strict=True)


def _remark_left_over(pieces: tuple[str, ...], tables: list[Table], gathering: Gathering) -> None:
    """A remark if texts that are stored in the workbook stand in no cell: a damaged sheet, or leftovers."""
    read = {block.text for table in tables for row in table.rows for cell in row for block in _paragraphs(cell)}
    read.update(paragraph.text for paragraph in gathering.aside)
    lost = left_over((piece for piece in pieces if shown_text(piece, "") not in read), lambda: read)
    if lost:
        gathering.remark("text-not-read", Place(), text=quote(" … ".join(lost)))


def _paragraphs(cell: Cell) -> Iterator[Paragraph]:
    return (block for block in cell.blocks if isinstance(block, Paragraph))


class _SheetReader:
    """One sheet on its way to a table."""

    def __init__(self, sheet: Any, number: int, raw: RawSheet, looks: Looks, gathering: Gathering) -> None:
        self.sheet = sheet
        self.raw = raw
        self.looks = looks
        self.gathering = gathering
        self.title: str = sheet.title
        self.number = number
        self.place = Place("table", sheet=sheet.title, table=number)
        self.hidden_sheet = sheet.sheet_state != "visible"
        self.hidden_columns = _hidden_columns(sheet)
        self.covered = raw.covered()

    def read(self) -> Table | None:
        """The rows that hold something, in order; `None` for a sheet without any."""
        beside = sorted(
            place for place, cell in self.sheet._cells.items() if getattr(cell, "comment", None) is not None
        )
        beside.reverse()
        rows: dict[int, list[Cell]] = {}
        for cells in self.raw.rows:
            while beside and beside[-1][0] <= cells[0].row:
                self._comment(*beside.pop())
            read = [made for made in map(self._cell, cells) if made is not None]
            if any(cell.text for cell in read):
                for cell in read:
                    rows.setdefault(cell.row, []).append(cell)
        while beside:
            self._comment(*beside.pop())
        self._margins()
        if not rows:
            return None
        self._remark_hidden(rows)
        in_order = (sorted(rows[row], key=_column) for row in sorted(rows))
        return Table(tuple(map(tuple, in_order)), self.place, self.title)

    def _cell(self, raw: RawCell) -> Cell | None:
        look = self.looks.of(raw.style)
        value, is_error = self.looks.value(raw)
        row, column = raw.row, raw.column
        if (row, column) in self.covered:
            self._under_merge(shown_text(value, look.number_format), row, column)
            return None
        place = Place("table", "", None, self.title, self.number, row, column)
        if value is None:
            if raw.formula is not None:
                self.gathering.remark("formula-without-value", place, formula=quote(self.looks.formula(raw)))
            if look.fill is None:
                return None
        text = shown_text(value, look.number_format)
        hidden = self.hidden_sheet or row in self.raw.hidden_rows or column in self.hidden_columns
        if text.strip() and (look.struck or self.looks.is_partly_struck(raw)):
            self.gathering.remark("struck-text", place, text=quote(text))
        if is_error:
            self.gathering.remark("error-in-cell", place, text=text)
        spans = self.raw.merges.get((row, column), (1, 1))
        blocks = (Paragraph(text, place, None, look.struck, hidden, check_boxes_in(text)),) if text else ()
        typed = typed_value(value, look.number_format)
        return Cell(row, column, blocks, place, *spans, typed, look.fill, hidden)

    def _under_merge(self, text: str, row: int, column: int) -> None:
        """What stands in a cell that another covers: nobody sees it, and Excel keeps it."""
        place = Place("hidden-text", sheet=self.title, row=row, column=column)
        self.gathering.put(text, place, hidden=True)
        if text.strip():
            self.gathering.remark("hidden-text-found", place, text=quote(text))

    def _comment(self, row: int, column: int) -> None:
        comment = self.sheet._cells[row, column].comment
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
        hidden_rows = [str(row) for row in sorted(rows) if row in self.raw.hidden_rows]
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


def _column(cell: Cell) -> int:
    return cell.column
