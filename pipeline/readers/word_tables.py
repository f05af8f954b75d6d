"""A Word table laid on its grid: each cell once, with its place and how much it covers. Knows nothing of text."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.readers import word_names as n
from pipeline.readers.word_text import Element

MOST_COLUMNS = 63
"""Word's own limit. A file that says more is broken or hostile."""
_TRANSPARENT = {n.W_SDT, n.W_SDT_CONTENT, n.W + "customXml", n.W + "smartTag", n.W_INS, n.W_MOVE_TO, n.ALTERNATE,
                n.CHOICE}  # fmt: skip


@dataclass(slots=True)
class Slot:
    """A cell on its way: where it stands in the grid, and which of Word's cells it is made of.

    Args:
        row, column: top left position in the grid, from 1.
        number: which cell of its row it is, as a person counts.
        continuations: cells below (or beside) that Word merges into this one; whatever text they hold is not shown.
        deleted: its row is a tracked deletion.
    """

    cell: Element
    row: int
    column: int
    number: int
    row_span: int = 1
    column_span: int = 1
    deleted: bool = False
    continuations: list[Element] | None = None

    def take(self, cell: Element) -> None:
        """One more cell that is merged into this one."""
        self.continuations = self.continuations or []
        self.continuations.append(cell)


def lay_out(table: Element, gridded: frozenset[Element]) -> list[list[Slot]]:
    """The rows of a `w:tbl`, each with its own cells in order. Rows that are tracked deletions come, marked.

    A vertically merged cell stands in its first row only, with its `row_span`.

    Args:
        table: the `w:tbl`.
        gridded: rows and cells that are merged, span, begin late or are deleted; all others are taken for plain.
    """
    rows: list[list[Slot]] = []
    open_merges: dict[int, Slot] = {}
    row = 0
    for row_element in _children(table, n.W_TR):
        own = row_element in gridded
        deleted = own and row_element.find(f"{n.W_TRPR}/{n.W_DEL}") is not None
        row += not deleted
        slots: list[Slot] = []
        column = 1 + (_number(row_element, f"{n.W_TRPR}/{n.W}gridBefore") if own else 0)
        covered: dict[int, Slot] = {}
        for number, cell in enumerate(_children(row_element, n.W_TC), start=1):
            if cell not in gridded:
                slots.append(Slot(cell, row, column, number, 1, 1, deleted))
                column += column < 10 * MOST_COLUMNS
                continue
            span = max(1, min(_number(cell, f"{n.W_TCPR}/{n.W}gridSpan", 1), MOST_COLUMNS))
            above = open_merges.get(column)
            if _merge(cell, "hMerge") == "continue" and slots:
                slots[-1].column_span = min(slots[-1].column_span + span, MOST_COLUMNS)
                slots[-1].take(cell)
            elif _merge(cell, "vMerge") == "continue" and above is not None and not deleted:
                above.row_span += 1
                above.take(cell)
                covered[column] = above
            else:
                slot = Slot(cell, row, column, number, column_span=span, deleted=deleted)
                slots.append(slot)
                if _merge(cell, "vMerge") == "restart":
                    covered[column] = slot
            column = min(column + span, 10 * MOST_COLUMNS)
        if not deleted:
            open_merges = covered
        rows.append(slots)
    return rows


def _children(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those inside content controls too; never those of a nested table."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, wanted)


def _merge(cell: Element, kind: str) -> str | None:
    properties = cell.find(n.W_TCPR)
    found = properties.find(n.W + kind) if properties is not None else None
    return None if found is None else (found.get(n.W_VAL) or "continue")


def _number(element: Element, path: str, otherwise: int = 0) -> int:
    found = element.find(path)
    value = found.get(n.W_VAL) if found is not None else None
    return (
        min(int(value), MOST_COLUMNS)
        if value and value.isdigit() and len(value) < 12
        else (MOST_COLUMNS if value and value.isdigit() else otherwise)
    )
