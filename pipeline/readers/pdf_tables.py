"""Ruled tables on PDF pages: cells by their ruled edges, and tables that go on over the page break joined again.

The heading row that Word repeats on every page is left in the joined table: forms know which row is a heading.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.readers.document import Block, Cell, Paragraph, Place, Table
from pipeline.readers.pdf_fills import Fill, fill_of, fills_of, is_background
from pipeline.readers.pdf_lines import Letter, Line, is_full, lines_of, paragraphs_of
from pipeline.readers.ticks import check_boxes_in

_EDGE_TOLERANCE = 3.0
"""Points by which two edges may differ and still be one."""
_LEAST_PADDING, _MOST_PADDING = 1.5, 12.0
"""Points between the text of a cell and its right edge, taken to be what its left side shows, within these bounds."""
_BORDER_OF_A_PAGE = 0.7
"""Part of the page that a single ruled cell covers when it is an ornament and no table."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ends:
    """The first and the last line of a cell, and how far to the right its lines can go."""

    first: Line
    last: Line
    right_edge: float


@dataclass(frozen=True)
class RuledTable:
    """A table as one page shows it.

    Args:
        box: left, top, right, bottom in points from the page's top left.
        edges: left edges of its columns.
        ends: of each cell with text, by row and column.
    """

    box: Box
    edges: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ends: dict[tuple[int, int], Ends]


def ruled_tables(page: Any, number: int, letters: Sequence[Letter]) -> list[RuledTable]:
    """The ruled tables of a page, from top to bottom, those without any text left out; nested ones in their cell.

    Args:
        page: the page as pdfplumber opened it.
        number: of the page, from 1.
        letters: its characters.
    """
    page_area = float(page.width) * float(page.height)
    found = [
        table
        for table in _drawn_tables(page)
        if len(table.cells) > 1 or _area(table.bbox) < _BORDER_OF_A_PAGE * page_area
    ]
    outermost = [
        table for table in found if not any(_inside(table.bbox, other.bbox) for other in found if other is not table)
    ]
    fills = fills_of(page) if outermost else []
    read = (_ruled(table, found, letters, fills, number) for table in sorted(outermost, key=lambda one: one.bbox[1]))
    return [table for table in read if any(cell.text or cell.tables for row in table.rows for cell in row)]


def _drawn_tables(page: Any) -> list[Any]:
    """The tables by their ruled lines; where a table has none, by the edges of its coloured cells.

    Word colours a cell in strips, a line of text each: their edges would cut a ruled table into more rows.
    """
    if not any(is_background(drawn) for drawn in page.rects):
        return list(page.find_tables())
    ruled = page.filter(lambda drawn: drawn["object_type"] != "rect" or not is_background(drawn)).find_tables()
    coloured = [table for table in page.find_tables() if not any(_overlap(table.bbox, one.bbox) for one in ruled)]
    return [*ruled, *coloured]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _ruled(table: Any, found: Sequence[Any], letters: Sequence[Letter], fills: Sequence[Fill], page: int) -> RuledTable:
    """One table; `found` holds the candidates for nesting."""
    inside = sorted((letter for letter in letters if stands_in(letter, table.bbox)), key=_middle)
    heights = [_middle(letter) for letter in inside]
    inner = [other for other in found if other is not table and _inside(other.bbox, table.bbox)]
    lefts = _merged(sorted(cell[0] for cell in table.cells))
    tops = _merged(sorted(cell[1] for cell in table.cells))
    grid: dict[int, list[Cell]] = {}
    ends: dict[tuple[int, int], Ends] = {}
    for box in sorted(table.cells, key=lambda cell: (cell[1], cell[0])):
        row, row_span = _position(box[1], box[3], tops)
        column, column_span = _position(box[0], box[2], lefts)
        place = Place("table", page=page, row=row, column=column)
        beside = inside[bisect_left(heights, box[1]) : bisect_left(heights, box[3])]
        blocks, end = content_of(box, inner, beside, fills, place)
        fill = fill_of(box, fills)
        grid.setdefault(row, []).append(Cell(row, column, blocks, place, row_span, column_span, fill=fill))
        if end is not None:
            ends[row, column] = end
    rows = tuple(tuple(sorted(cells, key=lambda cell: cell.column)) for _, cells in sorted(grid.items()))
    return RuledTable(table.bbox, tuple(lefts), rows, ends)


def content_of(
    box: Box, inner: Sequence[Any], letters: Sequence[Letter], fills: Sequence[Fill], place: Place
) -> tuple[tuple[Block, ...], Ends | None]:
    """The paragraphs and nested tables of one cell, by their height on the page."""
    nested = [table for table in inner if _inside(table.bbox, box)]
    nested = [
        table for table in nested if not any(_inside(table.bbox, other.bbox) for other in nested if other is not table)
    ]
    own = [letter for letter in letters if stands_in(letter, box)]
    lines = lines_of([letter for letter in own if not any(stands_in(letter, table.bbox) for table in nested)])
    padding = min((line.x0 - box[0] for line in lines), default=0.0)
    right_edge = box[2] - max(_LEAST_PADDING, min(padding, _MOST_PADDING))
    blocks: list[tuple[float, Block]] = [
        (line.top, Paragraph(text, place, check_boxes=check_boxes_in(text)))
        for text, line in paragraphs_of(lines, right_edge)
    ]
    for table in nested:
        rows = _ruled(table, nested, own, fills, place.page or 0).rows
        blocks.append((table.bbox[1], Table(tuple(_placed(row, place) for row in rows), place)))
    ordered = tuple(block for _, block in sorted(blocks, key=lambda pair: pair[0]))
    return ordered, Ends(lines[0], lines[-1], right_edge) if lines else None


def _placed(row: tuple[Cell, ...], place: Place) -> tuple[Cell, ...]:
    """Cells of a nested table, said to stand in the cell of the outer one."""
    return tuple(replace(cell, place=place, blocks=_moved(cell.blocks, place)) for cell in row)


def _moved(blocks: tuple[Block, ...], place: Place) -> tuple[Block, ...]:
    moved: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            moved.append(replace(block, place=place, rows=tuple(_placed(row, place) for row in block.rows)))
        else:
            moved.append(replace(block, place=place))
    return tuple(moved)


def stands_in(letter: Letter, box: Box) -> bool:
    """Whether the middle of a letter lies in a box."""
    x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def _middle(letter: Letter) -> float:
    return float((letter["top"] + letter["bottom"]) / 2)


def goes_on(before: RuledTable, after: RuledTable) -> bool:
    """Whether a table at the top of a page has the same columns as the one at the foot of the page before."""
    return len(before.edges) == len(after.edges) and all(
        abs(left - right) <= _EDGE_TOLERANCE for left, right in zip(before.edges, after.edges, strict=True)
    )


def join(pieces: Sequence[RuledTable], number: int) -> Table:
    """One table of the pieces that one or more pages show.

    Rows are counted on; the place of a cell keeps the row as its own page shows it. A row that the page break cut in
    the middle of a line of prose is one row again.

    Args:
        number: of the table in the file, from 1.
    """
    rows: list[tuple[Cell, ...]] = []
    offset = 0
    before: RuledTable | None = None
    for piece in pieces:
        repeats = bool(rows) and [cell.text for cell in piece.rows[0]] == [cell.text for cell in rows[0]]
        for index, cells in enumerate(piece.rows):
            moved = tuple(_numbered(cell, offset, number) for cell in cells)
            if index == int(repeats) and before is not None and _is_rest_of(before, cells, piece):
                rest = rows.pop(-1 - int(repeats))
                rows.insert(len(rows) - int(repeats), tuple(map(_one_cell, rest, moved)))
            else:
                rows.append(moved)
        offset += max((cell.row + cell.row_span - 1 for cells in piece.rows for cell in cells), default=0)
        before = piece
    while rows and not any(cell.text or cell.tables for cell in rows[-1]):
        rows.pop()
    first = pieces[0].rows[0][0].place
    return Table(tuple(rows), Place("table", page=first.page, table=number))


def _is_rest_of(before: RuledTable, cells: tuple[Cell, ...], piece: RuledTable) -> bool:
    """Whether a row at the top of a page is the rest of the last row of the page before.

    It is when its first cell is blank, every cell with text stands below one with text, and at least one of those ended
    only because its line was full.
    """
    above = before.rows[-1]
    if [cell.column for cell in above] != [cell.column for cell in cells] or cells[0].text:
        return False
    tails = {column: end for (row, column), end in before.ends.items() if row == above[0].row}
    heads = {column: end for (row, column), end in piece.ends.items() if row == cells[0].row}
    return (
        bool(heads)
        and heads.keys() <= tails.keys()
        and any(is_full(tails[column].last, heads[column].first, tails[column].right_edge) for column in heads)
    )


def _one_cell(above: Cell, below: Cell) -> Cell:
    """Two halves of a cell: the paragraph that the page break cut is whole again."""
    if not below.blocks:
        return above
    last, first = (above.blocks[-1] if above.blocks else None), below.blocks[0]
    if isinstance(last, Paragraph) and isinstance(first, Paragraph):
        text = f"{last.text} {first.text}"
        whole = replace(last, text=text, check_boxes=check_boxes_in(text))
        return replace(above, blocks=(*above.blocks[:-1], whole, *below.blocks[1:]))
    return replace(above, blocks=above.blocks + below.blocks)


def _numbered(cell: Cell, offset: int, table: int) -> Cell:
    place = replace(cell.place, table=table)
    return replace(cell, row=cell.row + offset, place=place, blocks=_moved(cell.blocks, place))


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
    return _area(inner) < _area(outer) and (
        inner[0] >= outer[0] - _EDGE_TOLERANCE
        and inner[1] >= outer[1] - _EDGE_TOLERANCE
        and inner[2] <= outer[2] + _EDGE_TOLERANCE
        and inner[3] <= outer[3] + _EDGE_TOLERANCE
    )


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
