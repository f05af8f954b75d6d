"""Nothing that stands in a file is dropped unreported.

Every piece of text is placed in the record, or is the form's own printed wording, or was read in another shape
(a date, a tick). What remains is an issue with its place, so that a gap in a reader or a form becomes a visible query.

Pieces of hidden parts (comments, deletions, hidden rows, properties, headers …) are not looked at here: the reader
reports each of them by a remark of its own, and the record does not hold them on purpose. Only the parts in
`READ_PARTS` must be placed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from pipeline.rules.rule import LocatedText, ReturnUnderTest
from schemas.catalogue import issue
from schemas.issue import Issue

READ_PARTS = ("body", "table", "text-box", "tracked-insertion", "hyperlink", "attachment")
SHORTEST_RUN = 4
"""Words. A shorter run of a piece must be a whole value of the record: every word stands somewhere by chance."""
MOST_PLACES = 2_000
"""Places of three words that are looked at; equal texts are kept once, so a real file stays far below."""
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
    for piece in return_under_test.pieces:
        left = list(_not_placed(piece, told, printed))
        if left:
            text = " … ".join(left)
            shown = text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
            yield issue("text-not-placed", location=piece.location, text=shown)


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
    """Texts as one run of words, found by their first three words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words: list[str] = [_END]
        self.whole: dict[str, list[Words]] = {}
        self._pairs: set[Words] = set()
        self._starts: dict[Words, list[int]] = {}
        for text in dict.fromkeys(texts):
            words = [word for word, _, _ in _words(text)]
            if words:
                self.whole.setdefault(words[0], []).append(tuple(words))
                self.words.extend(words)
                self.words.append(_END)
                for line in text.splitlines() if "\n" in text else ():
                    inner = tuple(word for word, _, _ in _words(line))
                    if inner:
                        self.whole.setdefault(inner[0], []).append(inner)
        self._pairs.update(pairwise(self.words))
        for start, three in enumerate(zip(self.words, self.words[1:], self.words[2:], strict=False)):
            self._starts.setdefault(three, []).append(start)
        for values in self.whole.values():
            values.sort(key=len, reverse=True)

    def whole_value(self, words: Words, at: int) -> int:
        """How many words from `at` are a whole value or line, the longest first; 0 for none."""
        for value in self.whole.get(words[at], ()):
            if words[at : at + len(value)] == value:
                return len(value)
        return 0

    def run(self, words: Words, at: int) -> int:
        """How many words from `at` stand one after the other somewhere."""
        if words[at : at + 2] not in self._pairs:
            return 0
        longest = 2
        for start in self._starts.get(words[at : at + 3], ())[:MOST_PLACES]:
            length = 3
            while at + length < len(words) and self.words[start + length] == words[at + length]:
                length += 1
            longest = max(longest, length)
            if at + longest == len(words):
                break
        return longest


def _not_placed(piece: LocatedText, told: _Index, printed: _Index) -> Iterator[str]:
    """The parts of a piece that are nowhere, in the words of the file."""
    if piece.part not in READ_PARTS:
        return
    located = _words(piece.text)
    words: Words = tuple(word for word, _, _ in located)
    if not words or told.run(words, 0) == len(words) or printed.run(words, 0) == len(words) >= 2:
        return
    at = 0
    lost_from: int | None = None
    while at < len(words):
        length = _placed_at(words, at, told, printed)
        if length and lost_from is not None:
            yield piece.text[located[lost_from][1] : located[at - 1][2]]
            lost_from = None
        if not length and lost_from is None:
            lost_from = at
        at += length or 1
    if lost_from is not None:
        yield piece.text[located[lost_from][1] : located[-1][2]]


def _placed_at(words: Words, at: int, told: _Index, printed: _Index) -> int:
    longest = max(told.whole_value(words, at), printed.whole_value(words, at))
    for index in (told, printed):
        run = index.run(words, at)
        if run >= SHORTEST_RUN or (run >= 2 and at + run == len(words)):
            longest = max(longest, run)
    return longest
