"""A chronology that is no table: paragraphs that begin with a date, or dates as headings with text below them.

Only where the file calls itself a chronology, and never where a table shows the rows already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.forms.when.leading import leading_date
from pipeline.readers.document import Block, Cell, Document, Paragraph, Place, Table

_TITLE = re.compile(r"\b(?:chronology|time\s?line|key events|significant events)\b", re.IGNORECASE)
LONGEST_TITLE = 120
"""Letters of a line that may still be the title of a file."""
FEWEST_ENTRIES = 2
"""Dated paragraphs that make a list; a letter has one."""
HEADINGS = ("Date", "Event")


@dataclass(slots=True)
class _Entry:
    """One event: the paragraph with its date, and all paragraphs that belong to it."""

    date: str
    text: str
    first: Paragraph
    more: list[Paragraph] = field(default_factory=list)


def in_rows(document: Document) -> Document:
    """The document, its dated paragraphs as a table of date and event; unchanged where it is no list of events."""
    if any(document.tables()) or not _is_titled(document):
        return document
    before, entries, after = _entries([block for block in document.blocks if not _is_blank(block)])
    if len(entries) < FEWEST_ENTRIES:
        return document
    place = Place("table", page=entries[0].first.place.page, paragraph=entries[0].first.place.paragraph)
    rows = [_row(1, place, [Paragraph(HEADINGS[0], place)], [Paragraph(HEADINGS[1], place)])]
    rows += [_as_row(number, entry) for number, entry in enumerate(entries, start=2)]
    return replace(document, blocks=(*before, Table(tuple(rows), place), *after))


def is_from_paragraphs(table: Table) -> bool:
    """Whether a table is one that `in_rows` made."""
    return table.place.table is None and table.place.paragraph is not None and table.place.sheet is None


def _is_titled(document: Document) -> bool:
    lines = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    lines += [document.properties.get("title", ""), document.properties.get("subject", "")]
    return any(_TITLE.search(line) for line in lines if len(line) <= LONGEST_TITLE)


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip()


def _entries(blocks: list[Block]) -> tuple[list[Block], list[_Entry], list[Block]]:
    """What stands before the first dated paragraph, the entries, and what stands behind the last."""
    before: list[Block] = []
    entries: list[_Entry] = []
    after: list[Block] = []
    for block in blocks:
        found = leading_date(block.text) if isinstance(block, Paragraph) and not block.hidden else None
        if found is not None and isinstance(block, Paragraph):
            entries.append(_Entry(*found, first=block))
        elif not entries or not isinstance(block, Paragraph) or block.hidden:
            (after if entries else before).append(block)
        else:
            entries[-1].more.append(block)
    if entries:
        last = entries[-1]
        own = 0 if last.text else 1  # below a date that stands alone comes its event; what follows may be a signature
        last.more, rest = last.more[:own], last.more[own:]
        after = [*rest, *after]
    return before, entries, after


def _as_row(number: int, entry: _Entry) -> tuple[Cell, ...]:
    place = entry.first.place
    date = replace(entry.first, text=entry.date, struck_parts=(), inserted=(), check_boxes=())
    event = replace(entry.first, text=entry.text, struck_parts=(), inserted=(), check_boxes=())
    return _row(number, place, [date], [event, *entry.more])


def _row(number: int, place: Place, *cells: list[Paragraph]) -> tuple[Cell, ...]:
    return tuple(Cell(number, column, tuple(blocks), place) for column, blocks in enumerate(cells, start=1))
