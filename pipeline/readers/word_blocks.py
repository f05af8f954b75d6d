"""The body of one Word part as blocks: paragraphs and tables in reading order, wrappers of every kind seen through."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.readers import word_names as n
from pipeline.readers.document import Block, Cell, Paragraph, Part, Place, Table
from pipeline.readers.gathering import Gathering, elsewhere, quote
from pipeline.readers.ticks import check_boxes_in
from pipeline.readers.word_index import PartIndex
from pipeline.readers.word_marks import Marks, find_marks
from pipeline.readers.word_styles import Styles
from pipeline.readers.word_tables import Slot, lay_out
from pipeline.readers.word_text import (
    Element,
    chosen_branch,
    inserted_in,
    is_concealed,
    is_placeholder,
    is_struck,
    paragraph_text,
    struck_in,
)

_SKIPPED = {n.W_SDT_PR, n.W + "sdtEndPr", n.W + "sectPr", n.W_PPR, n.W_TCPR, n.W_TBLPR, n.W + "tblGrid", n.W_TRPR}
_OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"


@dataclass(slots=True)
class PartReader:
    """Reads one XML part of a Word file.

    Args:
        member: name of the part.
        index: what stands where in it; every `w:p` has a number, from 1, in document order.
        part: what the text of the part counts as.
    """

    member: str
    index: PartIndex
    part: Part
    styles: Styles
    gathering: Gathering
    tables: int = 0
    insertions: int = 0
    numbers: dict[Element, int] = field(default_factory=dict)
    marks: Marks = field(init=False)

    def __post_init__(self) -> None:
        self.numbers = {paragraph: number for number, paragraph in enumerate(self.index.found[n.W_P], start=1)}
        self.marks = find_marks(self.index, self.styles)

    def blocks(self, element: Element, place: Place | None = None) -> list[Block]:
        """The paragraphs and tables below an element.

        Args:
            place: the cell they stand in, or `None` outside of tables.
        """
        found: list[Block] = []
        for child in element:
            tag = child.tag
            if tag == n.W_P:
                found.append(self.paragraph(child, place))
            elif tag == n.W_TBL:
                found.append(self.table(child, place))
            elif tag == n.W + "altChunk":
                where = place or Place(self.part, self.member)
                self.gathering.remark("embedded-file", where, name="a document within the document")
            elif tag not in _SKIPPED and (inner := _inside(child)) is not None:
                found += self.blocks(inner, place)
        return found

    def paragraph(self, element: Element, cell: Place | None) -> Paragraph:
        """One paragraph; what it holds beside its visible text goes to the gathering."""
        place = _numbered(cell or Place(self.part, self.member), self.numbers[element])
        marks = self.marks
        if element not in marks.involved:
            text = self.index.plain_text(element)
            return Paragraph(text, place, marks.levels.get(element), False, False, check_boxes_in(text))
        shown = paragraph_text(element, hidden_styles=self.styles.hiding)
        concealed = is_concealed(shown.pieces)
        self.insertions += sum(1 for piece in shown.pieces if piece.author is not None)
        self._beside(element, place)
        if concealed:
            self.gathering.remark("hidden-text-found", place, text=quote(shown.text))
        return Paragraph(
            shown.text,
            place,
            heading_level=self.marks.levels.get(element),
            struck=is_struck(shown.pieces),
            hidden=concealed,
            check_boxes=check_boxes_in(shown.text),
            inserted=inserted_in(shown.pieces),
            struck_parts=struck_in(shown.pieces),
        )

    def table(self, element: Element, within: Place | None) -> Table:
        """One table. Rows without text at its end are left out; rows that are tracked deletions go to the gathering."""
        if within is None:
            self.tables += 1
            place = Place("table", self.member, table=self.tables)
        else:
            place = within
        rows: list[tuple[Cell, ...]] = []
        for slots in lay_out(element, self.marks.gridded):
            if slots and slots[0].deleted:
                self._delete_row(slots, place)
            else:
                rows.append(tuple(self._cell(slot, place, nested=within is not None) for slot in slots))
        while rows and not any(cell.text or cell.tables for cell in rows[-1]):
            rows.pop()
        return Table(tuple(rows), place)

    def _cell(self, slot: Slot, table: Place, *, nested: bool) -> Cell:
        row, marks = slot.row, self.marks
        place = table if nested else Place("table", self.member, None, None, table.table, row, slot.number)
        for covered in slot.continuations or ():
            for paragraph in covered.iter(n.W_P):
                text = paragraph_text(paragraph).text
                self.gathering.put(
                    text, replace(elsewhere(place, "hidden-text"), paragraph=self.numbers[paragraph]), hidden=True
                )
                if text.strip():
                    self.gathering.remark("hidden-text-found", place, text=quote(text))
        blocks = () if slot.cell in marks.unanswered else tuple(self.blocks(slot.cell, place))
        # By position, because a chronology is thousands of cells, and names take half as long again.
        return Cell(row, slot.column, blocks, place, slot.row_span, slot.column_span, None, marks.fills.get(slot.cell))

    def _delete_row(self, slots: list[Slot], place: Place) -> None:
        for slot in slots:
            for paragraph in slot.cell.iter(n.W_P):
                pieces = [paragraph_text(paragraph, showing).text for showing in ("visible", "deleted")]
                self._deletion(
                    "".join(pieces), replace(place, row=slot.row or None, paragraph=self.numbers[paragraph]), ""
                )

    def _beside(self, element: Element, place: Place) -> None:
        """Hidden runs, tracked deletions, text boxes, pictures and embedded files of a paragraph."""
        names = {inner.tag for inner in element.iter(*_BESIDE)}
        if not names:
            if self.styles.hiding:
                self._hidden(element, place)
            return
        if n.W + "vanish" in names or self.styles.hiding:
            self._hidden(element, place)
        if n.W_DEL in names or n.W_MOVE_FROM in names:
            deleted = paragraph_text(element, "deleted")
            author = next((piece.author for piece in deleted.pieces if piece.author), "")
            self._deletion(deleted.text, place, author, remarked=n.W_DEL in names)
        if n.W_TXBX in names:
            self._text_boxes(element, place)
        if names & {n.W + "drawing", n.W + "pict", n.W + "object"}:
            self._embedded(element, place)

    def _hidden(self, element: Element, place: Place) -> None:
        hidden = paragraph_text(element, "hidden", self.styles.hiding)
        self.gathering.put(hidden.text, elsewhere(place, "hidden-text"), hidden=True)
        if hidden.text.strip():
            self.gathering.remark("hidden-text-found", place, text=quote(hidden.text))

    def _deletion(self, text: str, place: Place, author: str, *, remarked: bool = True) -> None:
        self.gathering.put(text, elsewhere(place, "tracked-deletion"), hidden=True)
        if text.strip() and remarked:
            self.gathering.remark("tracked-deletion-found", place, text=quote(text), author=author or "somebody")

    def _text_boxes(self, element: Element, place: Place) -> None:
        """Each text box once: where Word wrote a second, older description of the same box, that one is passed over."""
        for box in _shown(element, n.W_TXBX):
            for paragraph in _shown(box, n.W_P):
                shown = paragraph_text(paragraph, hidden_styles=self.styles.hiding)
                text = shown.text
                inside = replace(elsewhere(place, "text-box"), paragraph=self.numbers[paragraph])
                self.gathering.put(text, inside, inserted=inserted_in(shown.pieces))
                self._beside(paragraph, inside)
                if text.strip():
                    self.gathering.remark("text-box-found", inside, text=quote(text))

    def _embedded(self, element: Element, place: Place) -> None:
        if next(element.iter(_OLE_OBJECT), None) is not None:
            self.gathering.remark("embedded-file", place, name="an object placed in the text")
        elif self.part == "body" and any(
            True for name in (n.PIC + "pic", n.VML + "imagedata") for _ in _shown(element, name)
        ):
            self.gathering.remark("picture-in-answer", place)


_BESIDE = (n.W + "vanish", n.W_DEL, n.W_MOVE_FROM, n.W_TXBX, n.W + "drawing", n.W + "pict", n.W + "object")


def _inside(wrapper: Element) -> Element | None:
    """Where the blocks of a wrapper stand; `None` where there are none to be read."""
    if not isinstance(wrapper.tag, str):
        return None
    if wrapper.tag == n.W_SDT:
        return None if is_placeholder(wrapper) else wrapper.find(n.W_SDT_CONTENT)
    return chosen_branch(wrapper) if wrapper.tag == n.ALTERNATE else wrapper


def _shown(element: Element, wanted: str) -> Iterator[Element]:
    """Elements of a name below another, one branch only of every alternative, and none that stands in a found one."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag == n.ALTERNATE:
            branch = chosen_branch(child)
            if branch is not None:
                yield from _shown(branch, wanted)
        elif len(child):
            yield from _shown(child, wanted)


def _numbered(place: Place, paragraph: int) -> Place:
    """The place with the number of its paragraph; `dataclasses.replace` takes five times as long."""
    row, column = place.row, place.column
    return Place(place.part, place.member, None, None, place.table, row, column, paragraph, place.heading)
