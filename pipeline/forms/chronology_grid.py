"""A table as rows of columns, merged cells laid out: what the chronology forms read from.

Works from each cell's own row and column, never from its position in a list, since readers leave empty cells out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.readers.document import Cell, Field, Paragraph, Place, Table


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row.

    Args:
        number: as the table or sheet counts.
        cells: by column, from left to right; each merged cell once, under its first column.
        own: by column, the whole text of each cell.
        merged_down: by column, the cells of earlier rows that reach into this one.
    """

    number: int
    cells: dict[int, Cell]
    own: dict[int, str]
    merged_down: dict[int, Cell]
    table: Place

    def text(self, column: int) -> str:
        """The row's own text in a column."""
        return self.own.get(column, "")

    def texts(self) -> list[str]:
        """The row's own texts that are not blank, in order."""
        return [text for text in self.own.values() if text]

    @property
    def place(self) -> Place:
        """Where the row stands, for a person: the table or sheet and the row."""
        first = next((cell.place for cell in self.cells.values()), self.table)
        if first.row is None and first.paragraph is not None and first.table is None:
            return replace(first, part="body", column=None, heading=None)  # a row that stands in no table
        if first.row is None:
            first = replace(first, row=self.number)
        return replace(first, column=None, paragraph=None, heading=None)


def whole_text(cell: Cell) -> str:
    """All text of a cell, nested tables and fields included: a nested row a line, its cells joined by " | "."""
    return "\n".join(text for text in _texts(cell) if text).strip()


def _texts(cell: Cell) -> Iterator[str]:
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Field):
            yield f"{block.name}: {block.value}"
        else:
            for row in block.rows:
                yield " | ".join(text for text in (whole_text(inner) for inner in row) if text)


def rows_of(table: Table) -> list[GridRow]:
    """The table's rows that hold a cell, from top to bottom."""
    rows: list[GridRow] = []
    reaching: list[Cell] = []
    for own in table.rows:
        if not own:
            continue
        number = own[0].row
        reaching = [cell for cell in reaching if cell.row + cell.row_span > number]
        merged = {cell.column: cell for cell in reaching}
        cells = {cell.column: cell for cell in sorted(own, key=lambda cell: cell.column)}
        texts = {column: whole_text(cell) for column, cell in cells.items()}
        rows.append(GridRow(number, cells, texts, merged, table.place))
        reaching += [cell for cell in own if cell.row_span > 1]
    return rows


def width_of(rows: list[GridRow]) -> int:
    """The last column that any cell covers."""
    return max((cell.column + cell.column_span - 1 for row in rows for cell in row.cells.values()), default=0)
