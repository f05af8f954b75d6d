"""What the reviewer put on a row, written back onto it: notes in their columns, fills and comments on their cells."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.outputs.chronology_workbook.columns import reviewer_width
from pipeline.outputs.chronology_workbook.sheet import Cell
from pipeline.outputs.chronology_workbook.text_fit import lines_needed
from pipeline.outputs.colours import INK, WHITE, contrast
from pipeline.outputs.safe_text import shown
from schemas.case_view import CaseEvent, CellMark


def noted(event: CaseEvent, headings: Sequence[str]) -> tuple[list[str], int]:
    """The text for each of the reviewer's columns, and the lines that the longest takes."""
    if not event.notes:
        return [""] * len(headings), 1
    notes = [shown(event.notes.get(heading)) for heading in headings]
    lines = [lines_needed(note, reviewer_width(head)) for note, head in zip(notes, headings, strict=True)]
    return notes, max(lines, default=1)


def marked(cells: Sequence[Cell], marks: Sequence[CellMark], headings: Sequence[str]) -> list[Cell]:
    """The cells of a row with the reviewer's fills and comments.

    A mark on a column that is no longer there goes to the first cell, so that nothing is lost.
    """
    result = list(cells)
    for mark in marks:
        place = headings.index(mark.column) if mark.column in headings else 0
        result[place] = _with_mark(result[place], mark)
    return result


def _with_mark(cell: Cell, mark: CellMark) -> Cell:
    look = cell.look
    if mark.fill:
        fill = mark.fill.upper()
        ink = max((INK, WHITE), key=lambda colour: contrast(colour, fill))
        look = replace(look, named=f"{look.named} marked {fill}", fill=fill, ink=ink)
    comment = "\n".join(part for part in (cell.comment, mark.comment) if part) or None
    return replace(cell, look=look, comment=comment)
