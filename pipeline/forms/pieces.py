"""Pieces of an answer: lines with the place and the cell in which they were typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.readers.document import Cell, Paragraph, Place, Table

BoxId = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of an answer and the cell that it stands in (`box`; `None` outside of tables)."""

    text: str
    place: Place
    box: BoxId | None = None
    fill: str | None = None
    paragraph: Paragraph | None = None


def joined(pieces: tuple[Piece, ...]) -> str | None:
    """The pieces as one text, `None` if there is nothing in them."""
    text = ""
    before: Piece | None = None
    for piece in pieces:
        same_row = before is not None and before.box and piece.box and before.box[:-1] == piece.box[:-1]
        gap = "" if before is None else "\t" if same_row and before.box != piece.box else "\n"
        text += gap + piece.text
        before = piece
    return text.strip() or None


def pieces_of(cell: Cell, box: BoxId) -> Iterator[Piece]:
    """Every line of a cell, nested tables and fields too. `box` is the cell's own."""
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            for line in block.text.split("\n"):
                if line.strip():
                    yield Piece(line.strip(), block.place, box, cell.fill, block)
        elif isinstance(block, Table):
            for row in block.rows:
                for inner in row:
                    yield from pieces_of(inner, (*box, inner.row, inner.column))
        elif block.value.strip():
            yield Piece(block.value.strip(), block.place, box, cell.fill)
