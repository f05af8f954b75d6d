"""Tables with headings above and answers below: which column is which."""

from dataclasses import dataclass

from pipeline.forms.pieces import Piece
from pipeline.forms.prompts import Grid, plain_words
from pipeline.readers.document import Cell

LONGEST_HEADING_CELL = 600
"""Characters of a cell that may still be a heading with an answer typed below it."""


@dataclass
class GridInForce:
    """A table whose heading row was met: which columns its cells stand in."""

    grid: Grid
    row: tuple[Cell, ...]
    headings: dict[int, tuple[str, int] | None]

    def column_of(self, column: int) -> tuple[str, str]:
        """The key and the heading in the words of the file of the column that a cell stands in."""
        for cell in self.row:
            if cell.column <= column < cell.column + cell.column_span:
                found = self.headings.get(cell.column)
                key = found[0] if found else ""
                offset = column - cell.column if cell.column_span == 3 else None
                if key == "rag" and offset is not None:
                    key = ("red", "amber", "green")[offset]
                return key, " ".join(cell.text.split()).strip(" :")
        return "", ""


def heading_of(cell: Cell, headings: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, int] | None:
    """The column key whose heading a cell shows, and how many words of the cell are the heading.

    Args:
        cell: of the row that may be the heading row.
        headings: column key and words of each heading of one grid.
    """
    text = cell.text
    if len(text) > LONGEST_HEADING_CELL:
        return None
    words = plain_words(text)
    several_lines = "\n" in text
    run_together = "".join(words)  # narrow columns of a PDF break words: "Require d"
    best: tuple[str, int] | None = None
    for key, plain in headings:
        whole = run_together == "".join(plain)
        begins = several_lines and words[: len(plain)] == plain
        if whole:
            return key, len(words)
        if begins and (best is None or len(plain) > best[1]):
            best = (key, len(plain))
    return best


def after_heading(cell: Cell, pieces: tuple[Piece, ...], heading: tuple[str, int] | None) -> tuple[Piece, ...]:
    """What was typed below a heading in its own cell."""
    to_pass = heading[1] if heading else len(plain_words(cell.text))
    rest = []
    for piece in pieces:
        if to_pass > 0:
            to_pass -= len(plain_words(piece.text))
        else:
            rest.append(piece)
    return tuple(rest)
