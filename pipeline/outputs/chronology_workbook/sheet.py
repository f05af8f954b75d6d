"""One sheet being written: columns, a frozen heading row, a filter, heights that show all text, and how it prints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.outputs.chronology_workbook.row_writer import RowWriter
from pipeline.outputs.chronology_workbook.styles import (
    EXPLANATION,
    HEADING,
    TEXT,
    TITLE,
    Look,
    Value,
)
from pipeline.outputs.chronology_workbook.text_fit import MOST_LINES, lines_needed, pieces_that_fit, row_points
from pipeline.outputs.chronology_workbook.workbook_file import WorkbookFile

_MARGIN_INCHES = 0.3
_A4 = 9
GOES_ON = "(continued)"


@dataclass(frozen=True)
class Column:
    """One column: its heading and its width in Excel's units. `is_printed` columns come first."""

    heading: str
    width: float
    is_printed: bool = True
    look: Look = HEADING


OPEN = Column("Open", 8, is_printed=False)
"""For a link to an original. LibreOffice does not break the text of a linked cell, so a file's name carries none."""


@dataclass(frozen=True)
class Cell:
    """A value with its look; `link` is where a click on it leads."""

    value: Value
    look: Look = TEXT
    link: str | None = None
    comment: str | None = None


class Sheet:
    """A write-only sheet with one table on it.

    Args:
        file: the workbook; one sheet of it is finished before the next is begun.
        title: on the tab and at the head of each printed page.
        columns: left to right.
        explanation: sentences above the table, if any; the heading row follows them.
        frozen_columns: how many stay in sight when scrolling sideways.
        footing: what the foot of each page says on the left.
    """

    def __init__(
        self,
        file: WorkbookFile,
        title: str,
        columns: Sequence[Column],
        *,
        explanation: Sequence[str] = (),
        frozen_columns: int = 0,
        footing: str = "",
    ) -> None:
        from openpyxl.utils import get_column_letter

        self.columns = tuple(columns)
        self._styles = file.styles
        self._sheet = sheet = file.book.create_sheet(title)
        self._writer = RowWriter(sheet, file.archive)
        for place, column in enumerate(self.columns, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        self._heading_row = 1 + (len(explanation) + 1 if explanation else 0)
        sheet.freeze_panes = f"{get_column_letter(frozen_columns + 1)}{self._heading_row + 1}"
        _prepare_print(sheet, title, footing)
        if explanation:
            self._write_explanation(title, explanation)
        self.add([Cell(column.heading, column.look) for column in self.columns])

    @property
    def raw(self) -> Any:
        """The library's own sheet, for drop-downs."""
        return self._sheet

    @property
    def rows_written(self) -> int:
        """How many rows the sheet has, headings included."""
        return self._writer.rows

    @property
    def first_row(self) -> int:
        """The row below the headings."""
        return self._heading_row + 1

    def add(self, cells: Sequence[Cell], lines: int | None = None) -> None:
        """One row, as high as its fullest cell unless `lines` says how high.

        Text that one row cannot show goes on in rows below it, which say so and carry the same numbers.
        """
        needed = self._lines(cells) if lines is None else lines
        if lines is None and needed > MOST_LINES:
            self._append_in_pieces(cells)
        else:
            self._append(cells, needed)

    def add_plain(
        self, values: Sequence[Value], styles: Sequence[int], lines: int, link: tuple[int, str] | None
    ) -> None:
        """One row of values with the style numbers of their looks; `link` is a column, from 0, and where it leads."""
        self._writer.write(values, styles, row_points(lines))
        if link:
            self._writer.link(*link)

    def styles_of(self, looks: Sequence[Look]) -> tuple[int, ...]:
        """The style numbers of a row's looks, for `add_plain`."""
        return tuple(self._styles.number(look) for look in looks)

    def say_if_empty(self, sentence: str) -> None:
        """A sentence in place of rows, so that an empty sheet is an answer."""
        if self._writer.rows == self._heading_row:
            widest = max(range(len(self.columns)), key=lambda place: self.columns[place].width)
            self.add([Cell(sentence if place == widest else "", TEXT) for place in range(len(self.columns))])

    def finish(self, *, has_filter: bool = True) -> None:
        """Set the filter, the repeated heading row and the printed columns; nothing can be added afterwards."""
        from openpyxl.utils import get_column_letter

        last = get_column_letter(len(self.columns))
        printed = get_column_letter(max(1, sum(column.is_printed for column in self.columns)))
        bottom = max(self._writer.rows, self._heading_row)
        if has_filter:
            self._make_table(f"A{self._heading_row}:{last}{bottom}")
        self._sheet.print_title_rows = f"{self._heading_row}:{self._heading_row}"
        self._sheet.print_area = f"A1:{printed}{bottom}"
        self._writer.close()

    def _make_table(self, area: str) -> None:
        """Excel's table over the rows: its filter moves with the rows, and a column written beside it joins it."""
        from openpyxl.worksheet.filters import AutoFilter
        from openpyxl.worksheet.table import Table, TableColumn

        headings = [column.heading for column in self.columns]
        if len({heading.casefold() for heading in headings}) < len(headings) or not all(headings):
            self._sheet.auto_filter.ref = area  # a table's columns need names of their own
            return
        name = "".join(letter if letter.isalnum() else "_" for letter in self._sheet.title)
        table = Table(displayName=name, ref=area, autoFilter=AutoFilter(ref=area))
        table.tableColumns = [TableColumn(id=number, name=heading) for number, heading in enumerate(headings, start=1)]
        self._sheet._tables.add(table)  # `add_table` warns that a write-only sheet needs its columns named, as they are

    def _write_explanation(self, title: str, explanation: Sequence[str]) -> None:
        self._writer.write([title], [self._styles.number(TITLE)], 22)
        for sentence in explanation:
            self._writer.write([sentence], [self._styles.number(EXPLANATION)], row_points(1))

    def _lines(self, cells: Sequence[Cell]) -> int:
        return max(
            lines_needed(cell.value, column.width, is_bold=cell.look.bold) if isinstance(cell.value, str) else 1
            for cell, column in zip(cells, self.columns, strict=True)
        )

    def _append_in_pieces(self, cells: Sequence[Cell]) -> None:
        pieces = [
            pieces_that_fit(cell.value, column.width) if isinstance(cell.value, str) else [cell.value]
            for cell, column in zip(cells, self.columns, strict=True)
        ]
        row = [replace(cell, value=held[0]) for cell, held in zip(cells, pieces, strict=True)]
        self._append(row, self._lines(row))
        for place in range(1, max(map(len, pieces))):
            row = [_going_on(cell, held, place) for cell, held in zip(cells, pieces, strict=True)]
            self._append(row, self._lines(row))

    def _append(self, cells: Sequence[Cell], lines: int) -> None:
        number = self._styles.number
        self._writer.write([cell.value for cell in cells], [number(cell.look) for cell in cells], row_points(lines))
        for place, cell in enumerate(cells):
            if cell.link:
                self._writer.link(place, cell.link)
            if cell.comment:
                self._writer.comment(place, cell.comment, "Reviewer")


def _going_on(cell: Cell, pieces: Sequence[Value], place: int) -> Cell:
    """A cell of a row that goes on: a figure stands again, so that sorting keeps the rows together."""
    value: Value = cell.value if isinstance(cell.value, int) else ""
    if place < len(pieces):
        value = f"{GOES_ON} {pieces[place]}"
    return Cell(value, cell.look)


def _prepare_print(sheet: Any, title: str, footing: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN_INCHES
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.6, 0.3, 0.3
    sheet.oddHeader.left.text = title.replace("&", "&&")
    sheet.oddHeader.right.text = "Contains personal information: for this review only"
    sheet.oddFooter.left.text = footing.replace("&", "&&")
    sheet.oddFooter.right.text = "Page &P of &N"
