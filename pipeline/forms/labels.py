"""Questions and answers of a form, wherever the answer was typed: right of the label, below it, or in the same cell.

The form is read as a person reads it, from top to bottom: an answer belongs to the nearest question above or left of
it. Text outside of any question is handed out too, under the heading in force; nothing is left out.
"""

from dataclasses import dataclass, field, replace

from pipeline.forms.grids import GridInForce, after_heading, heading_of
from pipeline.forms.pieces import BoxId, Piece, joined, pieces_of
from pipeline.forms.prompts import Found, Wording, first_word, is_numbering, tail_at
from pipeline.readers.document import Block, Cell, Document, Field, Paragraph, Place, Table


@dataclass(frozen=True, slots=True)
class Answer:
    """One question as it stands in the file, with all that was typed to it.

    Args:
        key, section: of the prompt; `key` is `""` before the first question.
        asked: the question in the words of the file, shortened to its first line.
        number: the number printed with the question ("KEY LINE OF ENQUIRY 3"), if any.
    """

    key: str
    section: str
    asked: str
    place: Place
    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str | None:
        """The answer as one text; cells of one row apart by tabs, everything else by line breaks."""
        return joined(self.pieces)

    @property
    def location(self) -> str:
        """Where the answer stands, or its question if there is none."""
        return (self.pieces[0].place if self.pieces else self.place).describe()


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a table with headings: (column key, heading, pieces) for every cell that has a text or a colour."""

    grid: str
    section: str
    under: str
    cells: tuple[tuple[str, str, tuple[Piece, ...]], ...]
    place: Place

    def text(self, column: str) -> str | None:
        """What stands in a column."""
        return joined(tuple(piece for key, _, pieces in self.cells if key == column for piece in pieces))

    def fill(self, column: str) -> str | None:
        """The background colour of a column's cell."""
        fills = (piece.fill for key, _, pieces in self.cells if key == column for piece in pieces)
        return next((fill for fill in fills if fill), None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed in it."""
        return not any(piece.text for _, _, pieces in self.cells for piece in pieces)


Item = Answer | GridRow


def read(document: Document, wording: Wording) -> tuple[Item, ...]:
    """All questions and grid rows of a document, in reading order, with their answers."""
    reading = _Reading(wording)
    reading.blocks(document.blocks, box=())
    reading.finish()
    return tuple(reading.items)


def prompts_seen(document: Document, wording: Wording, telling: tuple[str, ...], needed: int) -> dict[str, str]:
    """The questions and table headings that a document shows: key to the words of the file.

    Args:
        document: as read.
        wording: of the form.
        telling: the keys by which the form is known; no others are handed out.
        needed: how many of them make the form. With fewer nothing is handed out, and a long file is not walked.
    """
    if wording.keys_in(document.text, telling, needed) < needed:
        return {}
    seen: dict[str, str] = {}
    for item in read(document, wording):
        if isinstance(item, Answer) and item.key:
            seen.setdefault(item.key, item.asked)
        elif isinstance(item, GridRow):
            seen.setdefault(item.grid, ", ".join(heading for _, heading, _ in item.cells if heading))
    seen = {key: words for key, words in seen.items() if key in telling}
    return seen if len(seen) >= needed else {}


@dataclass
class _Reading:
    """The walk through a document: what is read so far and which question is in force."""

    wording: Wording
    items: list[Item] = field(default_factory=list)
    section: str = ""

    in_force: Answer = field(default_factory=lambda: Answer("", "", "", Place()))
    typed: list[Piece] = field(default_factory=list)
    handed_out: bool = True
    asked: int = 0
    tails: tuple[tuple[str, ...], ...] = ()

    def finish(self) -> None:
        """Hand out the question in force; after a grid it is handed out again with what was typed below the grid."""
        if self.typed or not self.handed_out:
            self.items.append(replace(self.in_force, pieces=tuple(self.typed)))
        self.typed = []
        self.handed_out = True

    def _ask(self, key: str, asked: str, place: Place) -> None:
        self.finish()
        self.in_force = Answer(key, self.section, " ".join(asked.split()).strip(" :"), place)
        self.handed_out = False
        self.asked += 1

    def _answered(self, piece: Piece) -> None:
        if piece.text.strip():
            self.typed.append(piece)

    def blocks(self, blocks: tuple[Block, ...], box: BoxId, *, fill: str | None = None, answer: bool = False) -> None:
        """Read paragraphs, fields and tables in order. `box` says in which cell they stand."""
        run: list[Paragraph] = []
        for index, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                run.append(block)
                continue
            self._lines(run, box or None, fill, answer=answer)
            run = []
            if isinstance(block, Table):
                self._table(block, (*box, index))
            else:
                self._field(block)
        self._lines(run, box or None, fill, answer=answer)

    def _field(self, block: Field) -> None:
        name = f"{block.name}:\n{block.value}"
        found = self.wording.at(name, 0, self.section) or self.wording.anywhere(name)
        if found is None:
            self._ask("", block.name, block.place)
        else:
            self._take(found, name, block.place)
        for line in block.value.split("\n"):
            self._answered(Piece(line.strip(), block.place))

    def _lines(self, run: list[Paragraph], box: BoxId | None, fill: str | None, *, answer: bool) -> None:
        lines = [(line, paragraph) for paragraph in run for line in paragraph.text.split("\n")]
        text = "\n".join(line for line, _ in lines)
        start = 0
        taken_to = tail_at(text, self.tails)
        if text.strip():
            self.tails = ()
        for line, paragraph in lines:
            end = start + len(line)
            at = max(start, taken_to)
            while at < end or (at == start < end):
                found = self.wording.at(text, at, self.section, colon_needed=answer and at == start)
                if found is None:
                    break
                self._take(found, text, paragraph.place)
                taken_to = at = found.end
            if at < end:
                self._answered(Piece(text[at:end].strip(), paragraph.place, box, fill, paragraph))
            start = end + 1

    def _take(self, found: Found, text: str, place: Place) -> None:
        prompt = found.prompt
        self.tails = found.tails
        if prompt.opens is not None:
            self.section = prompt.opens
        if prompt.key:
            self._ask(prompt.key, text[found.start : found.end], place)

    def _table(self, table: Table, box: BoxId) -> None:
        grid: GridInForce | None = None
        for row in table.rows:
            heading = self._grid_heading(row)
            if heading is not None:
                grid = heading
                self._grid_row(grid, row, box, is_heading=True)
            elif grid is not None and not self._begins_with_question(row):
                self._grid_row(grid, row, box, is_heading=False)
            else:
                grid = None
                self._row(row, box)

    def _row(self, row: tuple[Cell, ...], box: BoxId) -> None:
        just_asked = False
        for index, cell in enumerate(row):
            following = row[index + 1] if index + 1 < len(row) else None
            if is_numbering(cell.text) and following is not None and self._asks(following):
                continue
            before = self.asked
            self.blocks(cell.blocks, (*box, cell.row, cell.column), fill=cell.fill, answer=just_asked)
            just_asked = self.asked > before and not self.typed

    def _asks(self, cell: Cell) -> bool:
        found = self.wording.at(cell.text, 0, self.section)
        return found is not None and bool(found.prompt.key)

    def _begins_with_question(self, row: tuple[Cell, ...]) -> bool:
        first = next((cell for cell in row if cell.text and not is_numbering(cell.text)), None)
        if first is None:
            return False
        found = self.wording.at(first.text, 0, self.section, colon_needed=True)
        return found is not None and bool(found.prompt.key)

    def _grid_heading(self, row: tuple[Cell, ...]) -> GridInForce | None:
        starts = self.wording.first_of_headings
        if sum(first_word(cell.text) in starts for cell in row) < 2:
            return None
        for grid in self.wording.grids:
            if grid.sections and self.section not in grid.sections:
                continue
            headings = {cell.column: heading_of(cell, self.wording.headings[grid.key]) for cell in row if cell.text}
            known = {found[0] for found in headings.values() if found}
            if len(known) >= grid.needed:
                return GridInForce(grid, row, headings)
        return None

    def _grid_row(self, grid: GridInForce, row: tuple[Cell, ...], box: BoxId, *, is_heading: bool) -> None:
        cells = []
        for cell in row:
            key, heading = grid.column_of(cell.column)
            pieces = tuple(pieces_of(cell, (*box, cell.row, cell.column)))
            if is_heading:
                pieces = after_heading(cell, pieces, grid.headings.get(cell.column))
            if pieces or cell.fill:
                cells.append((key, heading, pieces or (Piece("", cell.place, fill=cell.fill),)))
        place = row[0].place
        if not is_heading or any(piece.text for _, _, pieces in cells for piece in pieces):
            self.finish()
            self.items.append(GridRow(grid.grid.key, self.section, self.in_force.key, tuple(cells), place))
