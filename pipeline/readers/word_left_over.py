"""What the Word reader did not take up of a part: paragraphs known by their number, the rest compared by letters.

A plain paragraph whose text stands in the document under its own number is read, and needs no search. That these and
nothing else are all the letters of the part is proved by laying them end to end along the whole text of its XML.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any

from pipeline.readers import word_names as n
from pipeline.readers.document import Block, Paragraph, Place, Table
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.left_over import left_over, squeezed
from pipeline.readers.word_index import IndexedParts, PartIndex
from pipeline.readers.word_text import Element, is_placeholder

_NOT_FOR_PEOPLE = (n.W + "instrText", n.W + "delInstrText", n.W + "fldData")
_HOLDING = (*_NOT_FOR_PEOPLE, n.W + "delText", n.MATHS + "t", n.ALTERNATE, n.W_TXBX, n.W + "drawing", n.W + "pict",
            n.W + "object")  # fmt: skip
"""What can hold letters beside the runs of a paragraph."""
_ANY_TEXT = (n.W + "*", "{*}t")
_DRAWN_LABELS = n.CHART + "strCache"
Told = dict[tuple[str, int | None], str]
Piece = tuple[Element, str, str | None]
"""A paragraph that stands in no other, all its letters, and what the document says of it: `None` if just these."""


def remark_left_over(parts: IndexedParts, blocks: tuple[Block, ...], gathering: Gathering) -> None:
    """A remark for each part with letters that stand in no text of the document, parts that nothing leads to as well.

    Args:
        blocks: the body of the document, as it will be handed on; the parts beside it are in the gathering.
    """
    told: Told = {}
    _tell(blocks, told)
    for paragraph in gathering.aside:
        key = paragraph.place.member, paragraph.place.paragraph
        told[key] = f"{told[key]}\n{paragraph.text}" if told.get(key) else paragraph.text
    for member in parts.package.names:
        root = parts.package.xml(member) if member.lower().endswith(".xml") else None
        names = (*_ANY_TEXT, _DRAWN_LABELS)
        if root is None or root.tag == n.W + "glossaryDocument" or next(root.iter(*names), None) is None:
            continue
        whole = str(_all_letters()(root))
        index = parts.index(member) if whole.strip() else None
        if index is None:
            continue
        lost = left_over(_unexplained(index, whole, told, member), partial(_said, told, index))
        if lost:
            gathering.remark("text-not-read", Place(member=member), text=quote(" … ".join(lost)))


def _tell(blocks: Iterable[Block], told: Told) -> None:
    """Every text of blocks under its part and the number of its paragraph."""
    for block in blocks:
        if isinstance(block, Paragraph):
            told[block.place.member, block.place.paragraph] = block.text
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    for inner in cell.blocks:
                        if isinstance(inner, Paragraph):
                            told[inner.place.member, inner.place.paragraph] = inner.text
                        else:
                            _tell((inner,), told)


def _unexplained(index: PartIndex, whole: str, told: Told, member: str) -> Iterator[str]:
    """The letters that the document does not say under the number of their own paragraph.

    Args:
        whole: all letters of the part. Where they are more than those of its paragraphs, each of them is given.
    """
    paragraphs = list(_outermost(index, told, member))
    same: Callable[[str], str] = str
    if not _cover(paragraphs, whole, same) and not _cover(paragraphs, whole, squeezed):
        yield from index.root.itertext(*_ANY_TEXT)
        for cached in index.root.iter(_DRAWN_LABELS):
            yield from cached.itertext()
        return
    for element, _, said in paragraphs:
        if said is not None:
            known = squeezed(said)
            yield from (piece for piece in element.itertext(*_ANY_TEXT) if squeezed(piece) not in known)


def _outermost(index: PartIndex, told: Told, member: str) -> Iterator[Piece]:
    """The paragraphs of a part, but for those inside of others."""
    holding = {paragraph for element in index.iter(*_HOLDING) for paragraph in element.iterancestors(n.W_P)}
    inside = 0
    for number, element in enumerate(index.found[n.W_P], start=1):
        if inside:
            inside -= 1
            continue
        letters, text = index.letters.get(element, ""), told.get((member, number), "")
        is_read = text == letters or squeezed(text) == squeezed(letters)
        if is_read and element not in index.deeper and element not in holding:
            yield element, letters, None
        else:
            inside = sum(1 for _ in element.iter(n.W_P)) - 1
            said = "\n".join(told.get((member, number + each), "") for each in range(inside + 1))
            yield element, str(_all_letters()(element)), said


def _cover(paragraphs: Iterable[Piece], whole: str, form: Callable[[str], str]) -> bool:
    """Whether the letters of paragraphs, end to end, are all letters of the part."""
    whole, at = form(whole), 0
    for letters in (form(letters) for _, letters, _ in paragraphs):
        if not whole.startswith(letters, at):
            return False
        at += len(letters)
    return not whole[at:].strip()


def _said(told: Told, index: PartIndex) -> Iterator[str]:
    """What the document says, and what is left out on purpose."""
    yield from told.values()
    yield from _left_out(index)


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
