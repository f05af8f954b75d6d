"""Ruled tables on PDF pages: cells by their ruled edges, and tables that go on over the page break joined again.

The heading row that Word repeats on every page is left in the joined table: forms know which row is a heading.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.readers.document import Cell, Paragraph, Place, Table
from pipeline.readers.pdf_lines import lines_of, paragraphs_of
from pipeline.readers.ticks import check_boxes_in

_EDGE_TOLERANCE = 3.0
"""Points by which two edges may differ and still be one."""
_CELL_PADDING = 4.0
"""Points between the text of a cell and its edge."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class RuledTable:
    """A table as one page shows it.

    Args:
        box: left, top, right, bottom in points from the page's top left.
        edges: left edges of its columns.
    """

    box: Box
    edges: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


def ruled_tables(page: Any, number: int, letters: Sequence[dict[str, Any]]) -> list[RuledTable]:
    """The ruled tables of a page, from top to bottom, those without any text left out.

    Args:
        page: the page as pdfplumber opened it.
        number: of the page, from 1.
        letters: its characters.
    """
    found = []
    boxes: list[Box] = []
    for table in sorted(page.find_tables(), key=lambda table: (table.bbox[1], table.bbox[0])):
        if any(_inside(table.bbox, box) for box in boxes):
            continue
        inside = [letter for letter in letters if stands_in(letter, table.bbox)]
        lefts = _merged(sorted(cell[0] for cell in table.cells))
        tops = _merged(sorted(cell[1] for cell in table.cells))
        grid: dict[int, list[Cell]] = {}
        for box in sorted(table.cells, key=lambda cell: (cell[1], cell[0])):
            cell = _cell(box, lefts, tops, inside, number)
            grid.setdefault(cell.row, []).append(cell)
        rows = tuple(tuple(sorted(cells, key=lambda cell: cell.column)) for _, cells in sorted(grid.items()))
        if any(cell.text for row in rows for cell in row):
            found.append(RuledTable(table.bbox, tuple(lefts), rows))
            boxes.append(table.bbox)
    return found


def stands_in(letter: dict[str, Any], box: Box) -> bool:
    """Whether the middle of a letter lies in a box."""
    x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def goes_on(before: RuledTable, after: RuledTable) -> bool:
    """Whether a table at the top of a page has the same columns as the one at the foot of the page before."""
    return len(before.edges) == len(after.edges) and all(
        abs(left - right) <= _EDGE_TOLERANCE for left, right in zip(before.edges, after.edges, strict=True)
    )


def join(pieces: Sequence[RuledTable], number: int) -> Table:
    """One table of the pieces that one or more pages show.

    Rows are counted on; the place of a cell keeps the row as its own page shows it.

    Args:
        number: of the table in the file, from 1.
    """
    rows: list[tuple[Cell, ...]] = []
    offset = 0
    for piece in pieces:
        for cells in piece.rows:
            rows.append(tuple(_numbered(cell, offset, number) for cell in cells))
        offset += max((cell.row + cell.row_span - 1 for cells in piece.rows for cell in cells), default=0)
    while rows and not any(cell.text for cell in rows[-1]):
        rows.pop()
    first = pieces[0].rows[0][0].place
    return Table(tuple(rows), Place("table", page=first.page, table=number))


def _numbered(cell: Cell, offset: int, table: int) -> Cell:
    place = replace(cell.place, table=table)
    blocks = tuple(
        replace(block, place=replace(block.place, table=table)) for block in cell.blocks if isinstance(block, Paragraph)
    )
    return replace(cell, row=cell.row + offset, place=place, blocks=blocks)


def _cell(box: Box, lefts: list[float], tops: list[float], letters: Sequence[dict[str, Any]], page: int) -> Cell:
    row, row_span = _position(box[1], box[3], tops)
    column, column_span = _position(box[0], box[2], lefts)
    place = Place("table", page=page, row=row, column=column)
    lines = lines_of([letter for letter in letters if stands_in(letter, box)])
    blocks = tuple(
        Paragraph(text, place, check_boxes=check_boxes_in(text))
        for text, _ in paragraphs_of(lines, box[2] - _CELL_PADDING)
    )
    return Cell(row, column, blocks, place, row_span, column_span)


def _position(begin: float, end: float, edges: list[float]) -> tuple[int, int]:
    """Number from 1 of the first position that a cell covers, and how many it covers."""
    first = bisect_left(edges, begin - _EDGE_TOLERANCE)
    behind = bisect_left(edges, end - _EDGE_TOLERANCE)
    return first + 1, max(1, behind - first)


def _merged(edges: list[float]) -> list[float]:
    """Edges without those that are the same line drawn twice."""
    kept: list[float] = []
    for edge in edges:
        if not kept or edge - kept[-1] > _EDGE_TOLERANCE:
            kept.append(edge)
    return kept


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _EDGE_TOLERANCE
        and inner[1] >= outer[1] - _EDGE_TOLERANCE
        and inner[2] <= outer[2] + _EDGE_TOLERANCE
        and inner[3] <= outer[3] + _EDGE_TOLERANCE
    )
