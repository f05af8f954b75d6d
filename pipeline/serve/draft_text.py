"""A draft's own text with its findings marked in it, and each finding's sentence as it will read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.clearing.fitting import fitted
from pipeline.clearing.replacement import words_instead
from pipeline.identifiers.passages import HIDDEN_PARTS
from pipeline.readers.document import Block, Document, Paragraph, Table
from pipeline.serve.decisions import Group
from pipeline.settings import CONTEXT_CHARACTERS
from schemas.finding import Finding

_Spot = tuple[str, int | None, int | None]


@dataclass(frozen=True)
class Piece:
    """A stretch of a line: plain, or one finding (with the group in which it is decided)."""

    text: str
    finding: Finding | None = None
    group: Group | None = None


@dataclass(frozen=True)
class Line:
    """One paragraph. `level` is its heading level, 0 for text; `part` is said where it is not the body."""

    pieces: tuple[Piece, ...]
    level: int = 0
    part: str = ""


@dataclass(frozen=True)
class Grid:
    """One table: rows of cells of lines."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(frozen=True)
class DraftText:
    """What a reader sees: the body, then headers, footers and notes. `marked` are the ids of findings marked in it."""

    body: tuple[Line | Grid, ...]
    beside: tuple[Line, ...]
    marked: frozenset[str]


@dataclass(frozen=True)
class Sentence:
    """A finding's surroundings with the words that will stand in its place."""

    before: str
    words: str
    after: str


def draft_text(document: Document, groups: Iterable[Group]) -> DraftText:
    """The visible text of a draft with its findings. Each is marked once, and only where its words really stand."""
    pen = _Pen(groups)
    body = tuple(_blocks(document.blocks, pen))
    beside = tuple(
        pen.line(one, one.place.part.replace("-", " "))
        for one in document.aside
        if one.place.part not in HIDDEN_PARTS and not one.hidden and one.text.strip()
    )
    return DraftText(body, beside, frozenset(pen.marked))


def is_hidden(finding: Finding) -> bool:
    """Whether a reader of the published page does not see it."""
    return finding.part in HIDDEN_PARTS


def sentence_after(finding: Finding) -> Sentence:
    """How the text around a finding reads with the words that the copy will have."""
    context, text = finding.context, " ".join(finding.text.split())
    expected = CONTEXT_CHARACTERS + 1 if context.startswith("…") else finding.start or 0
    starts = [at for at in range(len(context)) if context.startswith(text, at)]
    if not starts or not text:
        return Sentence(context, "", "")
    start = min(starts, key=lambda at: abs(at - expected))
    before, after = context[:start], context[start + len(text) :]
    put = fitted(words_instead(finding), before, after, own=finding.own_words is not None)
    return Sentence(before[: len(before) - put.before], put.words, after[put.after :])


class _Pen:
    """Marks findings where they stand."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.marked: set[str] = set()
        self._at: dict[_Spot, list[tuple[Finding, Group]]] = {}
        for group in groups:
            for one in group.places:
                if one.start is not None and not is_hidden(one):
                    self._at.setdefault((one.member or "", one.page, one.paragraph), []).append((one, group))

    def line(self, paragraph: Paragraph, part: str = "") -> Line:
        """One paragraph with its marks."""
        place = paragraph.place
        here = self._at.get((place.member, place.page, place.paragraph), [])
        return Line(tuple(self._pieces(paragraph.text, here)), paragraph.heading_level or 0, part)

    def _pieces(self, text: str, here: list[tuple[Finding, Group]]) -> Iterator[Piece]:
        position = 0
        for finding, group in sorted(here, key=lambda one: (one[0].start or 0, -(one[0].end or 0))):
            start, end = finding.start or 0, finding.end or 0
            if start < position or text[start:end] != finding.text or finding.id in self.marked:
                continue
            self.marked.add(finding.id)
            if start > position:
                yield Piece(text[position:start])
            yield Piece(text[start:end], finding, group)
            position = end
        if position < len(text):
            yield Piece(text[position:])


def _blocks(blocks: Iterable[Block], pen: _Pen) -> Iterator[Line | Grid]:
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(tuple(tuple(_lines(cell.blocks, pen)) for cell in row) for row in block.rows)
            yield Grid(rows)
        else:
            yield from _lines((block,), pen)


def _lines(blocks: Iterable[Block], pen: _Pen) -> Iterator[Line]:
    """Paragraphs; a table within a cell is read through, cell by cell."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _lines(cell.blocks, pen)
        elif isinstance(block, Paragraph):
            if block.text.strip() and not block.hidden:
                yield pen.line(block)
        else:
            yield Line((Piece(f"{block.name}: {block.value}"),))


def sentences(groups: Iterable[Group]) -> Mapping[str, Sentence]:
    """The sentence after replacement of every visible finding, by its id."""
    return {one.id: sentence_after(one) for group in groups for one in group.places if not is_hidden(one)}
