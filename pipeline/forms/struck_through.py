"""Text that its writer struck through: no answer, but kept and said.

"Yes / No" with the "No" struck is how people tick a box with a pen. A struck question of the form itself still asks.
In a chronology nothing is taken out: a struck row is shown as it stands, and the agency is asked whether it withdraws
it, since a row must never go missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.forms.chronology_notes import ChronologyNotes
from pipeline.forms.form import Extraction
from pipeline.forms.prompts import LONG_ENOUGH, plain_words
from pipeline.readers.document import Block, Cell, Document, Field, Paragraph, Place, Table
from schemas.catalogue import issue
from schemas.chronology import LabelledText

LABEL = "Struck through"
LONGEST_SHOWN = 80
"""Characters of the text shown in the issue."""


@dataclass(frozen=True)
class StruckText:
    """What was struck through in one paragraph."""

    text: str
    place: Place


def struck_apart(document: Document, printed: tuple[str, ...]) -> tuple[Document, tuple[StruckText, ...]]:
    """The document without what is struck through in its body, and what that was.

    Args:
        document: as read.
        printed: the form's own wording, which stays even where it is struck.
    """
    if not any(_stretches(paragraph) for paragraph in document.paragraphs()):
        return document, ()
    found: list[StruckText] = []
    own = tuple(plain_words(text) for text in printed)
    blocks = tuple(_without(block, own, found) for block in document.blocks)
    return replace(document, blocks=blocks), tuple(found)


def with_struck(extraction: Extraction, struck: tuple[StruckText, ...]) -> Extraction:
    """The extraction with the struck texts kept in `other` and told of; for records that have it."""
    if not struck:
        return extraction
    kept = tuple(LabelledText(label=LABEL, text=one.text) for one in struck)
    record = extraction.record
    told = tuple(issue("struck-text-not-read", location=one.place.describe(), text=_short(one.text)) for one in struck)
    return replace(
        extraction,
        record=record.model_copy(update={"other": (*getattr(record, "other", ()), *kept)}),
        issues=(*extraction.issues, *told),
    )


def say_struck(document: Document, notes: ChronologyNotes) -> None:
    """Tell of struck text that stays where it is, unless the reader has said so."""
    said = {remark.place for remark in document.remarks if remark.code == "struck-text"}
    for paragraph in document.paragraphs():
        stretches = _stretches(paragraph)
        if stretches and paragraph.place not in said:
            text = " … ".join(paragraph.text[start:end].strip() for start, end in stretches)
            notes.raise_issue("struck-text", paragraph.place.describe(), text=_short(text))


def _stretches(paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    whole = ((0, len(paragraph.text)),) if paragraph.struck else ()
    return tuple((start, end) for start, end in paragraph.struck_parts or whole if paragraph.text[start:end].strip())


def _without(block: Block, own: tuple[tuple[str, ...], ...], found: list[StruckText]) -> Block:
    if isinstance(block, Field):
        return block
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_cell(cell, own, found) for cell in row) for row in block.rows))
    return _paragraph(block, own, found)


def _cell(cell: Cell, own: tuple[tuple[str, ...], ...], found: list[StruckText]) -> Cell:
    before = len(found)
    blocks = tuple(_without(block, own, found) for block in cell.blocks)
    return replace(cell, blocks=blocks, value=None) if len(found) > before else cell


def _paragraph(paragraph: Paragraph, own: tuple[tuple[str, ...], ...], found: list[StruckText]) -> Paragraph:
    taken = [(start, end) for start, end in _stretches(paragraph) if not _is_printed(paragraph.text[start:end], own)]
    if not taken:
        return paragraph
    struck = " … ".join(paragraph.text[start:end].strip() for start, end in taken)
    found.append(StruckText(struck, paragraph.place))
    left = "".join(_left(paragraph.text, taken)).strip()
    return replace(paragraph, text=left, struck=False, struck_parts=(), inserted=(), check_boxes=())


def _is_printed(text: str, own: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a struck text is a question of the form, its number passed over. "Yes" and "No" are answers."""
    words = plain_words(text)
    while words and words[0].isdigit():
        words = words[1:]
    if words in (("yes",), ("no",), ("x",)):
        return False
    return words in own or (
        len(words) >= LONG_ENOUGH
        and any(words[: len(one)] == one or one[: len(words)] == words for one in own if len(one) >= LONG_ENOUGH)
    )


def _left(text: str, taken: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in taken:
        yield text[at:start]
        at = end
    yield text[at:]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
