"""What the Word reader did not take up of a part: paragraphs known by their number, the rest compared by letters.

A plain paragraph whose text stands in the document under its own number is read, and needs no search. That these and
nothing else are all the letters of the part is proved by laying them end to end along the whole text of its XML.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from pipeline.readers import word_names as n
from pipeline.readers.document import Block, Paragraph, Place, Table
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.left_over import left_over, squeezed, texts_of
from pipeline.readers.word_index import IndexedParts, PartIndex
from pipeline.readers.word_text import Element, is_placeholder

_NOT_FOR_PEOPLE = (n.W + "instrText", n.W + "delInstrText", n.W + "fldData")
_HOLDING = (*_NOT_FOR_PEOPLE, n.W + "delText", n.MATHS + "t", n.ALTERNATE, n.W_TXBX, n.W + "drawing", n.W + "pict",
            n.W + "object")  # fmt: skip
"""What can hold letters beside the runs of a paragraph."""
_ANY_TEXT = (n.W + "*", "{*}t")
Told = dict[tuple[str, int | None], str]


def remark_left_over(parts: IndexedParts, blocks: tuple[Block, ...], gathering: Gathering) -> None:
    """A remark for each part with letters that stand in no text of the document, parts that nothing leads to as well.

    Args:
        blocks: the body of the document, as it will be handed on; the parts beside it are in the gathering.
    """
    told: Told = {}
    _tell(blocks, told)
    for paragraph in gathering.aside:
        told.setdefault((paragraph.place.member, paragraph.place.paragraph), paragraph.text)
    texts: list[str] = []
    for member in parts.package.names:
        root = parts.package.xml(member) if member.lower().endswith(".xml") else None
        if root is None or root.tag == n.W + "glossaryDocument" or next(root.iter(*_ANY_TEXT), None) is None:
            continue
        whole = str(_all_letters()(root))
        if not whole.strip():
            continue
        index = parts.index(member)
        assert index is not None
        pieces = _unexplained(index, whole, told, member)
        if pieces is None or any(piece.strip() for piece in pieces):
            texts = texts or [*texts_of(blocks), *(paragraph.text for paragraph in gathering.aside)]
            _compare(root.itertext(*_ANY_TEXT) if pieces is None else pieces, index, member, texts, gathering)


def _tell(blocks: Iterable[Block], told: Told) -> None:
    """Every text of blocks under its part and the number of its paragraph."""
    for block in blocks:
        if isinstance(block, Paragraph):
            told[block.place.member, block.place.paragraph] = block.text
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    _tell(cell.blocks, told)


def _unexplained(index: PartIndex, whole: str, told: Told, member: str) -> list[str] | None:
    """The letters that stand in no plain paragraph of the document; `None` if the part has more than its paragraphs."""
    paragraphs = list(_outermost(index, member, told))
    same: Callable[[str], str] = str
    if not _cover(paragraphs, whole, same) and not _cover(paragraphs, whole, squeezed):
        return None
    return [piece for element, _, is_read in paragraphs if not is_read for piece in element.itertext(*_ANY_TEXT)]


def _outermost(index: PartIndex, member: str, told: Told) -> Iterator[tuple[Element, str, bool]]:
    """Each paragraph that stands in no other with all its letters, and whether the document has just these."""
    holding = {paragraph for element in index.iter(*_HOLDING) for paragraph in element.iterancestors(n.W_P)}
    inside = 0
    for number, element in enumerate(index.found[n.W_P], start=1):
        if inside:
            inside -= 1
            continue
        letters, text = index.letters.get(element, ""), told.get((member, number), "")
        is_read = text == letters or squeezed(text) == squeezed(letters)
        if is_read and element not in index.deeper and element not in holding:
            yield element, letters, True
        else:
            inside = sum(1 for _ in element.iter(n.W_P)) - 1
            yield element, str(_all_letters()(element)), False


def _cover(paragraphs: Iterable[tuple[Element, str, bool]], whole: str, form: Callable[[str], str]) -> bool:
    """Whether the letters of paragraphs, end to end, are all letters of the part."""
    whole, at = form(whole), 0
    for letters in (form(letters) for _, letters, _ in paragraphs):
        if not whole.startswith(letters, at):
            return False
        at += len(letters)
    return not whole[at:].strip()


def _compare(pieces: Iterable[str], index: PartIndex, member: str, texts: Iterable[str], gathering: Gathering) -> None:
    lost = left_over(pieces, (*texts, *_left_out(index)))
    if lost:
        gathering.remark("text-not-read", Place(member=member), text=quote(" … ".join(lost)))


def _left_out(index: PartIndex) -> Iterator[str]:
    """What is left out on purpose: placeholders, and what fields say to Word."""
    for element in index.iter(*_NOT_FOR_PEOPLE):
        yield element.text or ""
    for control in index.iter(n.W_SDT):
        if is_placeholder(control):
            yield "".join(control.itertext(n.W_T))


@lru_cache(maxsize=1)
def _all_letters() -> Any:
    """All letters below an element, whatever they stand in."""
    from lxml import etree

    return etree.XPath("string()", smart_strings=False)
