"""Tables on PDF pages without any lines: columns where words begin below one another, rows where a wrapped cell ends.

Nothing says that these are cells, so a table is only taken where every word agrees with it: none runs from one column
into the next, and either the distances of the lines tell the rows apart or every line that begins no row goes on from a
full one. Else there is no table, and the page says why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pipeline.readers.document import Cell, Place
from pipeline.readers.pdf_lines import Letter
from pipeline.readers.pdf_tables import Box, Ends, RuledTable, content_of, stands_in
from pipeline.readers.pdf_unruled_lines import SAME_START, UnruledLine, column_at, goes_on_from, unruled_lines

_LEAST_COLUMNS, _LEAST_ROWS = 3, 3
_LEAST_SUPPORT = 2
"""Lines in which a column's words must begin at its edge, the headings apart."""
_ROW_GAP = 1.12
"""How much further the first line of a row stands below the line before than lines within a cell do."""
_BESIDE = 2.0
"""Points around the words, so that every letter lies in its cell."""


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table without lines as one page shows it.

    Args:
        table: its cells.
        leading: points from one line of a cell to the next.
    """

    table: RuledTable
    leading: float


def unruled_table(letters: Sequence[Letter], number: int, before: Unruled | None) -> Unruled | None:
    """The one table without lines on a page, or `None` where the words do not agree on one.

    Args:
        letters: the characters of the page as pdfplumber describes them.
        number: of the page, from 1.
        before: the table with which the page before ended: it may go on here.
    """
    lines = unruled_lines(letters)
    first = next((index for index, line in enumerate(lines) if len(line.starts) >= _LEAST_COLUMNS), None)
    if before is not None:
        going_on = _fitting(lines[_top(lines, first, before.table.edges) :], before.table.edges)
        found = _unruled(letters, before.table.edges, going_on, number, before.leading, 1)
        if found is not None:
            return found
    if first is None:
        return None
    edges = _edges(lines[first:])
    return _unruled(letters, edges, _fitting(lines[first:], edges), number, None, _LEAST_ROWS)


def _unruled(
    letters: Sequence[Letter],
    edges: tuple[float, ...],
    lines: Sequence[UnruledLine],
    number: int,
    leading: float | None,
    least_rows: int,
) -> Unruled | None:
    if len(edges) < _LEAST_COLUMNS or not lines:
        return None
    steps = [below.top - above.top for above, below in pairwise(lines)]
    closest = min([*steps, *([leading] if leading else [])], default=0.0)
    begins = _by_gaps(lines, steps, closest, edges) or _by_wraps(lines, edges)
    if sum(begins) < least_rows:
        return None
    return Unruled(_table(letters, edges, _bands(lines, begins), number), closest)


def _top(lines: Sequence[UnruledLine], first: int | None, edges: tuple[float, ...]) -> int:
    """Where a table that goes on begins: the rest of a row may stand above the first line with a date."""
    top = len(lines) if first is None else first
    if first is None and lines and _is_rest(lines[0], edges):
        return 0
    while 0 < top <= len(lines) - 1 and _is_rest(lines[top - 1], edges):
        top -= 1
    return top


def _is_rest(line: UnruledLine, edges: tuple[float, ...]) -> bool:
    return line.fits(edges) and column_at(line.starts[0], edges) != 0


def _edges(lines: Sequence[UnruledLine]) -> tuple[float, ...]:
    """Left edges of the columns: where groups of words begin in several lines, and where the headings do."""
    starts = sorted(start for line in lines[1:] for start in line.starts)
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= SAME_START:
            groups[-1].append(start)
        else:
            groups.append([start])
    kept = [group[0] for group in groups if len(group) >= _LEAST_SUPPORT]
    kept += [start for start in lines[0].starts if not any(abs(start - edge) <= SAME_START for edge in kept)]
    return tuple(sorted(kept))


def _fitting(lines: Sequence[UnruledLine], edges: tuple[float, ...]) -> list[UnruledLine]:
    """The lines up to the first in which a word runs over the edge of a column."""
    kept: list[UnruledLine] = []
    for line in lines:
        if not line.fits(edges):
            break
        kept.append(line)
    return kept


def _by_gaps(
    lines: Sequence[UnruledLine], steps: Sequence[float], closest: float, edges: tuple[float, ...]
) -> list[bool]:
    """Which lines begin a row, where rows stand further apart than the lines of a cell; empty where they do not."""
    begins = [True, *(step > closest * _ROW_GAP for step in steps)]
    if not any(begins[1:]):
        return []
    rights = _right_edges(lines, edges)
    for (above, below), is_first in zip(pairwise(lines), begins[1:], strict=True):
        dated = 0 in below.parts(edges)
        if not is_first and dated and not goes_on_from(above, below, 0, edges, rights):
            return []
    return begins


def _by_wraps(lines: Sequence[UnruledLine], edges: tuple[float, ...]) -> list[bool]:
    """Which lines begin a row, where all stand equally close: those that do not go on from a full line above.

    Empty where that is not plain: a line without a first cell that goes on from nothing may be a row or a paragraph,
    and one with a first cell may go on from a full line all the same. Where every line has words in every column, each
    is a row: cells do not all wrap alike.
    """
    if all(len(line.parts(edges)) == len(edges) for line in lines):
        return [True] * len(lines)
    rights = _right_edges(lines, edges)
    begins = [True]
    for above, below in pairwise(lines):
        may_go_on = all(goes_on_from(above, below, column, edges, rights) for column in below.parts(edges))
        is_dated = 0 in below.parts(edges)
        if may_go_on == is_dated:
            return []
        begins.append(is_dated)
    return begins


def _right_edges(lines: Sequence[UnruledLine], edges: tuple[float, ...]) -> dict[int, float]:
    """How far to the right the words of each column go."""
    found: dict[int, float] = {}
    for line in lines:
        for column, words in line.parts(edges).items():
            found[column] = max(found.get(column, 0.0), float(words[-1]["x1"]))
    return found


def _bands(lines: Sequence[UnruledLine], begins: Sequence[bool]) -> list[tuple[float, float]]:
    """Top and bottom of each row."""
    bands: list[tuple[float, float]] = []
    for line, is_first in zip(lines, begins, strict=True):
        if is_first:
            bands.append((line.top, line.bottom))
        else:
            bands[-1] = (bands[-1][0], line.bottom)
    return bands


def _table(
    letters: Sequence[Letter], edges: tuple[float, ...], bands: Sequence[tuple[float, float]], number: int
) -> RuledTable:
    right = max(float(letter["x1"]) for letter in letters) + _BESIDE
    box: Box = (edges[0] - SAME_START, bands[0][0] - _BESIDE, right, bands[-1][1] + _BESIDE)
    inside = [letter for letter in letters if stands_in(letter, box)]
    columns = [_column_box(left, behind, inside) for left, behind in _columns(edges, right)]
    rows: list[tuple[Cell, ...]] = []
    ends: dict[tuple[int, int], Ends] = {}
    for row, (top, bottom) in enumerate(bands, start=1):
        cells: list[Cell] = []
        for column, (left, behind) in enumerate(columns, start=1):
            place = Place("table", page=number, row=row, column=column)
            cell_box: Box = (left, top - _BESIDE, behind, bottom + _BESIDE)
            blocks, end = content_of(cell_box, (), inside, (), place)
            cells.append(Cell(row, column, blocks, place))
            if end is not None:
                ends[row, column] = end
        rows.append(tuple(cells))
    return RuledTable(box, edges, tuple(rows), ends)


def _columns(edges: tuple[float, ...], right: float) -> Iterable[tuple[float, float]]:
    lefts = [edge - SAME_START for edge in edges]
    return zip(lefts, [*lefts[1:], right], strict=True)


def _column_box(left: float, behind: float, letters: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """A column as wide as its longest line, so that a line is known to be full."""
    inside = [
        float(one["x1"]) for one in letters if left <= (one["x0"] + one["x1"]) / 2 < behind and one["text"].strip()
    ]
    return left, min(behind, max(inside, default=behind) + SAME_START)
