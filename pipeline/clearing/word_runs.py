"""Working at the very letters of a Word paragraph: splitting runs, and writing other words in their place.

Formatting stays: a split run keeps its properties on both sides, a replacement takes those of its first letter.
"""

import copy
from collections.abc import Iterator
from typing import Any

from pipeline.readers import word_names as n
from pipeline.readers.word_text import ParagraphText, Piece, Showing, paragraph_text

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def showing_that_has(paragraph: Any, text: str, start: int | None, end: int | None) -> Showing | None:
    """Which of the paragraph's texts holds these words at this place: the visible, the deleted or the hidden one."""
    showings: tuple[Showing, ...] = ("visible", "deleted", "hidden")
    for showing in showings:
        if start is not None and end is not None and paragraph_text(paragraph, showing).text[start:end] == text:
            return showing
    return None


def runs_of(paragraph: Any, start: int, end: int, showing: Showing = "visible") -> list[Any]:
    """The runs that hold exactly the letters from `start` to `end`; runs at either end are split."""
    _split_at(paragraph_text(paragraph, showing), start)
    _split_at(paragraph_text(paragraph, showing), end)
    pieces = [
        piece
        for piece in paragraph_text(paragraph, showing).pieces
        if piece.run is not None and piece.start < end and piece.start + len(piece.text) > start
    ]
    return list(dict.fromkeys(piece.run for piece in pieces))


def replace_letters(paragraph: Any, start: int, end: int, words: str) -> None:
    """Write `words` where the visible letters from `start` to `end` stand."""
    written = False
    for piece in paragraph_text(paragraph).pieces:
        if piece.start >= end or piece.start + len(piece.text) <= start:
            continue
        first, last = max(0, start - piece.start), min(len(piece.text), end - piece.start)
        if piece.element is None:
            _remove_mark(piece, words and not written)
            continue
        held = piece.element.text or ""
        put = "" if written else words
        piece.element.text = held[:first] + put + held[last:]
        piece.element.set(_SPACE, "preserve")
        written = True


def joined_leaves(element: Any) -> Iterator[list[Any]]:
    """The text elements of a paragraph of a drawing, or of a cell's text, that are one text to a reader."""
    tag = element.tag
    if isinstance(tag, str) and tag != n.W_P and tag.rsplit("}", 1)[-1] in ("p", "si", "is"):
        leaves = [leaf for leaf in element.iter() if isinstance(leaf.tag, str) and leaf.tag.endswith("}t")]
        if len(leaves) > 1:
            yield leaves


def replace_in_leaves(leaves: list[Any], start: int, end: int, words: str) -> None:
    """Write `words` where the letters from `start` to `end` of several joined elements stand."""
    place = 0
    for leaf in leaves:
        held = leaf.text or ""
        first, last = max(0, start - place), min(len(held), end - place)
        if first < last:
            leaf.text = held[:first] + words + held[last:]
            words = ""
        place += len(held)


def _remove_mark(piece: Piece, needed: object) -> None:
    """Tabs and breaks inside of replaced words go, unless nothing else could carry the new words."""
    if needed or piece.run is None:
        return
    for child in piece.run:
        if child.tag in (n.W + "tab", n.W + "br", n.W + "cr", n.W + "noBreakHyphen"):
            piece.run.remove(child)
            return


def _split_at(text: ParagraphText, offset: int) -> None:
    """Make a run begin at an offset."""
    for piece in text.pieces:
        if piece.run is None or not piece.start <= offset < piece.start + len(piece.text):
            continue
        if piece.element is None or piece.element.getparent() is not piece.run:
            return
        _split_run(piece.run, piece.element, offset - piece.start)
        return


def _split_run(run: Any, element: Any, letters: int) -> None:
    """The first `letters` of an element stay in the run; the rest, and what follows, goes to a new run after it."""
    before = [child for child in run if child.tag != n.W_RPR]
    if letters == 0 and before and before[0] is element:
        return
    after = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(n.W_RPR)
    if properties is not None:
        after.append(copy.deepcopy(properties))
    following = list(element.itersiblings())
    if letters:
        rest = copy.deepcopy(element)
        rest.tail = None
        rest.text = (element.text or "")[letters:]
        element.text = (element.text or "")[:letters]
        for one in (rest, element):
            one.set(_SPACE, "preserve")
        after.append(rest)
    else:
        after.append(element)
    for sibling in following:
        after.append(sibling)
    run.addnext(after)
