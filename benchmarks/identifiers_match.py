"""Where the labels of a draft stand in the file as it was read, and which findings stand on them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from identifiers_corpus import Draft, Label, Line

from pipeline.identifiers.normalise import fold
from pipeline.identifiers.passages import Passage, passages_of
from pipeline.readers.document import Document

_SEEN = frozenset({"body", "table", "header", "footer", "footnote", "endnote", "text-box", "tracked-insertion"})
_ALIKE = (
    frozenset({"place", "address", "organisation"}),
    frozenset({"person", "url", "email"}),
)
_AROUND = (30, 15, 6, 0)


@dataclass(frozen=True)
class Hit:
    """What a tool said of a stretch of the flat text; `severity` and `why` are this program's alone."""

    start: int
    end: int
    category: str
    severity: str = ""
    why: str = ""
    words: str = ""


@dataclass(frozen=True)
class Placed:
    """A label with its place in the flat text; `start` is -1 where it stands only in a string that no passage shows."""

    label: Label
    line: Line
    start: int
    end: int


class Flat:
    """All passages of a document as one text with single spaces, so that line ends of a PDF do not matter."""

    def __init__(self, document: Document) -> None:
        self.passages: tuple[Passage, ...] = tuple(passages_of(document))
        letters: list[str] = []
        self._first: list[int] = []
        self._at: list[list[int]] = []
        for passage in self.passages:
            self._first.append(len(letters))
            places, spaced = [], True
            for letter in passage.original:
                places.append(len(letters))
                if not letter.isspace():
                    letters.append(letter)
                elif not spaced:
                    letters.append(" ")
                spaced = letter.isspace()
            self._at.append([*places, len(letters)])
            letters.append(" ")
        self.text = "".join(letters)

    def part(self, place: int) -> str:
        """The part of the file that a letter stands in."""
        return self.passages[bisect_right(self._first, place) - 1].part

    def hidden(self, place: int) -> bool:
        """Whether a reader of the page does not see that letter."""
        return self.passages[bisect_right(self._first, place) - 1].hidden

    def span(self, number: int, start: int, end: int) -> tuple[int, int]:
        """A stretch of a passage in the flat text."""
        return self._at[number][start], self._at[number][end - 1] + 1 if end > start else self._at[number][start]


def placed(draft: Draft, flat: Flat) -> tuple[Placed, ...]:
    """Every label of a draft with its place; no place twice."""
    taken: set[int] = set()
    found = []
    for line in draft.lines:
        for label in line.labels:
            start = _find(flat, line, label, taken)
            taken.add(start)
            found.append(Placed(label, line, start, start + len(" ".join(label.words.split())) if start >= 0 else -1))
    return tuple(found)


def _find(flat: Flat, line: Line, label: Label, taken: set[int]) -> int:
    """The first free place with the most of the line around it, in the part where the label was planted."""
    words = " ".join(label.words.split())
    for around in _AROUND:
        before = " ".join(line.text[max(0, label.start - around) : label.start].split(" "))[-around:] if around else ""
        after = line.text[label.end : label.end + around]
        for place in _every(flat.text, before + words + after):
            start = place + len(before)
            if start not in taken and _same_part(flat.part(start), line.part):
                return start
    return -1


def _every(text: str, wanted: str) -> Iterator[int]:
    place = text.find(wanted)
    while place >= 0:
        yield place
        place = text.find(wanted, place + 1)


def _same_part(read: str, planted: str) -> bool:
    """A header of a PDF is read as its body; what stands in its own part in Word has to be read as such."""
    return read == planted or (read in _SEEN and planted in _SEEN) or {read, planted} == {"hidden-text", "body"}


def fits(hit: Hit, one: Placed) -> bool:
    """Whether a finding covers at least half of a label's letters under a fitting name."""
    return _named(hit.category, one.label.category) and shared(hit, one) * 2 >= one.end - one.start


def _named(category: str, wanted: str) -> bool:
    return category == wanted or any({category, wanted} <= alike for alike in _ALIKE)


def shared(hit: Hit, one: Placed) -> int:
    """How many letters a finding and a label share."""
    if one.start < 0:
        return 0
    return max(0, min(hit.end, one.end) - max(hit.start, one.start))


def told_of(one: Placed, unplaced: Sequence[Hit]) -> bool:
    """Whether a finding without a place of its own (in a string of the file) says a label's words."""
    wanted = _letters(one.label.words)
    return any(wanted in _letters(hit.words) or _letters(hit.words) in wanted for hit in unplaced if hit.words.strip())


def _letters(words: str) -> str:
    return "".join(letter for letter in fold(words) if letter.isalnum())
