"""The tables of a page of HTML: cells as its tags open them, laid out into rows and columns, with their places."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.readers.document import Block, Cell, Place, Table

_WIDEST_SPAN = 63
_TALLEST_SPAN = 1000


@dataclass(slots=True)
class OpenCell:
    """A cell while its tag is open: what it holds, its rows and columns, its colour."""

    blocks: list[Block]
    spans: tuple[int, int]
    fill: str | None


@dataclass(slots=True)
class OpenTable:
    """A table while its tag is open."""

    rows: list[list[OpenCell]] = field(default_factory=list)


def is_data(table: OpenTable) -> bool:
    """Whether a table holds rows of answers, and does not only arrange the page."""
    return sum(1 for row in table.rows if sum(1 for cell in row if cell.blocks) >= 2) >= 2


def spans_of(down: str | None, across: str | None) -> tuple[int, int]:
    """The rows and the columns that a cell says that it takes, no more than any program writes."""
    return _number(down, _TALLEST_SPAN), _number(across, _WIDEST_SPAN)


def _number(text: str | None, most: int) -> int:
    return min(max(int(text), 1), most) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1


def laid_out(table: OpenTable) -> Table:
    """The cells with their position in the grid."""
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(table.rows, start=1):
        cells = []
        column = 1
        for cell in row:
            while (number, column) in taken:
                column += 1
            down, across = cell.spans
            taken.update((number + n, column + m) for n in range(1, down) for m in range(across))
            cells.append(Cell(number, column, tuple(cell.blocks), Place(), down, across, fill=cell.fill))
            column += across
        rows.append(tuple(cells))
    return Table(tuple(rows), Place())


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their places: paragraphs counted as they stand, tables by number, row and column."""
    placed: list[Block] = []
    tables = 0
    for number, block in enumerate(blocks, start=1):
        if isinstance(block, Table):
            tables += 1
            rows = tuple(tuple(_placed(cell, Place("table", table=tables, row=cell.row, column=cell.column))
                               for cell in row) for row in block.rows)  # fmt: skip
            placed.append(Table(rows, Place("table", table=tables)))
        else:
            placed.append(_with_place(block, Place(paragraph=number)))
    return tuple(placed)


def _placed(cell: Cell, place: Place) -> Cell:
    return replace(cell, place=place, blocks=tuple(_with_place(block, place) for block in cell.blocks))


def _with_place(block: Block, place: Place) -> Block:
    if isinstance(block, Table):
        rows = tuple(tuple(_placed(cell, place) for cell in row) for row in block.rows)
        return replace(block, place=place, rows=rows)
    return replace(block, place=place)
