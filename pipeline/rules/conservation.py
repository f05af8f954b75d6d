"""Nothing that stands in a file is dropped unreported.

Every piece of text is placed in the record, or is the form's own printed wording, or was read in another shape
(a date, a tick). What remains is an issue with its place, so that a gap in a reader or a form becomes a visible query.

Pieces of hidden parts (comments, deletions, hidden rows, properties …) are not looked at here: the reader reports each
of them by a remark of its own, and the record does not hold them on purpose. Only the parts in `READ_PARTS` must be
placed; what stands at the head or the foot of the pages is told once.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from pipeline.rules.rule import LocatedText, ReturnUnderTest
from schemas.catalogue import issue
from schemas.issue import Issue
from schemas.template_wording import HEAD_DIVIDER, PAGE_FOOT

READ_PARTS = ("body", "table", "text-box", "tracked-insertion", "hyperlink", "attachment")
MARGINS = ("header", "footer")
_PAGE_NUMBER = frozenset(("page", "of", "pages"))
SHORTEST_RUN = 4
"""Words. A shorter run of a piece must be a whole value of the record: every word stands somewhere by chance."""
FIRST_WORDS = (8, 3)
"""Words by which a run is looked up: eight stand in few places, three find the short ones."""
MOST_PLACES = 200
"""Places of the same first words that are looked at; equal texts are kept once, so a real file stays far below."""
LONGEST_SHOWN = 120
"""Characters of the text shown in the issue."""

_WORD = re.compile(r"[^\W_]+|&")
_END = "\0"
Words = tuple[str, ...]


def check(return_under_test: ReturnUnderTest) -> Iterable[Issue]:
    """One issue for each piece of text that is neither in the record, nor printed, nor read in another shape.

    The time is linear in the words of the file: pieces are looked up by their first words, never by scanning.
    """
    record = return_under_test.parsed.record
    if record is None:
        return
    told = _Index([*_strings(record.model_dump(mode="json")), *return_under_test.read_as])
    printed = _Index(return_under_test.printed)
    margins = [piece for piece in return_under_test.pieces if piece.part in MARGINS]
    reference = return_under_test.parsed.case_reference
    yield from _in_margins((piece for piece in margins if not _is_ours(piece.text, reference, printed)), told, printed)
    for piece in return_under_test.pieces:
        left = list(_not_placed(piece, told, printed))
        if left:
            yield issue("text-not-placed", location=piece.location, text=_shown(" … ".join(left)))


def _in_margins(pieces: Iterable[LocatedText], told: "_Index", printed: "_Index") -> Iterator[Issue]:
    """What the head or the foot of the pages says and nothing else does: often the sender's name or a marking."""
    said: dict[Words, LocatedText] = {}
    for piece in pieces:
        words = tuple(word for word, _, _ in _words(piece.text))
        known = not words or words in told.whole or told.run(words, 0) == len(words) or _is_printed(words, printed)
        if not known and not all(word.isdigit() or word in _PAGE_NUMBER for word in words):
            said.setdefault(words, piece)
    for piece in said.values():
        yield issue("text-in-margin", location=piece.location, text=_shown(piece.text))


def _is_ours(text: str, reference: str | None, printed: "_Index") -> bool:
    """Whether this is what our own forms print at the head ("reference · title") or the foot of their pages."""
    if text.strip().startswith(PAGE_FOOT):
        return all(word.isdigit() or word in _PAGE_NUMBER for word, _, _ in _words(text.strip()[len(PAGE_FOOT) :]))
    first, divider, title = text.strip().partition(HEAD_DIVIDER)
    words = tuple(word for word, _, _ in _words(title))
    return bool(divider) and first == reference and _is_printed(words, printed)


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _words(text: str) -> list[tuple[str, int, int]]:
    plain = text.replace("’", "'")
    return [
        ("and" if match.group() == "&" else unicodedata.normalize("NFKC", match.group()).casefold(), *match.span())
        for match in _WORD.finditer(plain)
    ]


class _Index:
    """Texts as one run of words, found by their first words; and every whole text and line of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words: list[str] = [_END]
        self.whole: set[Words] = set()
        self.run_together: set[str] = set()
        self.last_words: set[Words] = set()
        self._lengths: dict[str, set[int]] = {}
        for text in dict.fromkeys(texts):
            words = tuple(word for word, _, _ in _words(text))
            if not words:
                continue
            self.words.extend((*words, _END))
            if len(words) >= SHORTEST_RUN:
                self.last_words.add(words[-1:])
            self._add(words)
            lines = text.splitlines()
            for line in lines:
                _, colon, labelled = line.partition(": ")
                if len(lines) > 1:
                    self._add(tuple(word for word, _, _ in _words(line)))
                if colon:  # two columns that go to one field stand there as "heading: text"
                    self._add(tuple(word for word, _, _ in _words(labelled)))
        self._pairs: set[Words] = set(pairwise(self.words))
        self._starts = {length: self._starts_of(length) for length in FIRST_WORDS}

    def _add(self, words: Words) -> None:
        if words:
            self.whole.add(words)
            self.run_together.add("".join(words))
            self._lengths.setdefault(words[0], set()).add(len(words))

    def _starts_of(self, length: int) -> dict[Words, list[int]]:
        starts: dict[Words, list[int]] = {}
        for start in range(len(self.words) - length + 1):
            starts.setdefault(tuple(self.words[start : start + length]), []).append(start)
        return starts

    def whole_value(self, words: Words, at: int) -> int:
        """How many words from `at` are a whole value or line, the longest first; 0 for none."""
        for length in sorted(self._lengths.get(words[at], ()), reverse=True):
            if words[at : at + length] in self.whole:
                return length
        return 0

    def run(self, words: Words, at: int) -> int:
        """How many words from `at` stand one after the other somewhere."""
        if words[at : at + 2] not in self._pairs:
            return 0
        longest = 2
        for first in FIRST_WORDS:
            for start in self._starts[first].get(words[at : at + first], ())[:MOST_PLACES]:
                length = first
                while at + length < len(words) and self.words[start + length] == words[at + length]:
                    length += 1
                longest = max(longest, length)
                if at + longest == len(words):
                    return longest
            if longest > first:
                break
        return longest


def _not_placed(piece: LocatedText, told: _Index, printed: _Index) -> Iterator[str]:
    """The parts of a piece that are nowhere, in the words of the file."""
    if piece.part not in READ_PARTS:
        return
    located = _words(piece.text)
    words: Words = tuple(word for word, _, _ in located)
    if not words or words in told.whole or told.run(words, 0) == len(words) or _is_printed(words, printed):
        return
    at = 0
    lost_from: int | None = None
    while at < len(words):
        length = _placed_at(words, at, told, printed)
        if length == 1 and lost_from is not None:
            length = 0  # one word in the middle of lost ones stands in the record by chance
        if length and lost_from is not None:
            yield piece.text[located[lost_from][1] : located[at - 1][2]]
            lost_from = None
        if not length and lost_from is None:
            lost_from = at
        at += length or 1
    if lost_from is not None:
        yield piece.text[located[lost_from][1] : located[-1][2]]


def _is_printed(words: Words, printed: _Index) -> bool:
    """Whether a piece is printed wording or a part of it.

    A PDF breaks words in narrow columns ("Require d") and leaves the last word of a sentence alone on the next page.
    """
    return (
        words in printed.whole
        or "".join(words) in printed.run_together
        or words in printed.last_words
        or printed.run(words, 0) == len(words) >= 2
    )


def _placed_at(words: Words, at: int, told: _Index, printed: _Index) -> int:
    longest = max(told.whole_value(words, at), printed.whole_value(words, at))
    for index in (told, printed):
        run = index.run(words, at)
        if run >= SHORTEST_RUN or (run >= 2 and at + run == len(words)):
            longest = max(longest, run)
    return longest
