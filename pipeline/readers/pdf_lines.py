"""Letters on a PDF page to lines, and lines to paragraphs: where a line only ended because the room did, it goes on.

A PDF knows positions and nothing of paragraphs. A line is taken to go on when the first word of the next line would
not have fitted behind it; else a person ended it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_LINE_TOLERANCE = 0.5
"""Words whose tops differ by less than this part of a letter's height stand on one line."""
_PARAGRAPH_GAP = 0.9
"""Empty space between two lines, in letter heights, that begins a new paragraph."""
_COLUMN_GAP = 1.8
"""Empty space between two words, in letter heights, that looks like the gap between two columns."""
_SAME_SPOT = 1.0
"""Points by which two letters may differ in place and size and still be one, drawn twice."""
_SAME_SPOT_OF_SMALL = 0.2
"""The same in letter heights, for letters so small that their neighbours stand closer than that."""
_LEAST_WIDTH = 0.01
"""Points. Where a font does not say how wide its letters are, all of a line stand at one spot and none is a double."""
_SPACE = 0.28
"""Width of a space, in letter heights."""

Letter = dict[str, Any]
"""A character as pdfplumber describes it."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand side by side; coordinates in points from the top left of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    first_word_width: float
    gaps: int

    @property
    def height(self) -> float:
        """Height of the letters."""
        return max(self.bottom - self.top, 1.0)


def without_doubles(letters: Sequence[Letter]) -> list[Letter]:
    """The letters without those drawn again at the same spot, which is how some programs write bold.

    The library's own way sorts all letters of the page many times, and took a third of the time of reading.
    """
    kept: list[Letter] = []
    seen: dict[tuple[str, str, int, int], Letter] = {}
    for letter in letters:
        x, y = int(letter["x0"]), int(letter["top"])
        spots = [(letter["text"], letter["fontname"], x + dx, y + dy) for dx in (0, -1, 1) for dy in (0, -1, 1)]
        has_width = letter["x1"] - letter["x0"] > _LEAST_WIDTH
        if not (has_width and any(spot in seen and _is_same_spot(seen[spot], letter) for spot in spots)):
            seen[spots[0]] = letter
            kept.append(letter)
    return kept


def _is_same_spot(one: Letter, other: Letter) -> bool:
    apart = min(_SAME_SPOT, _SAME_SPOT_OF_SMALL * max(float(one["size"]), float(other["size"])))
    return all(abs(one[key] - other[key]) <= apart for key in ("x0", "top", "size"))


def lines_of(letters: Sequence[Letter]) -> list[Line]:
    """The lines that letters form, from top to bottom.

    Args:
        letters: characters as pdfplumber describes them.
    """
    from pdfplumber.utils.text import extract_words

    rows: list[list[dict[str, Any]]] = []
    for word in sorted(extract_words(list(letters)), key=lambda word: (word["top"], word["x0"])):
        if rows and word["top"] - rows[-1][0]["top"] < _LINE_TOLERANCE * max(word["bottom"] - word["top"], 1.0):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(sorted(row, key=lambda word: float(word["x0"]))) for row in rows]


def paragraphs_of(lines: Sequence[Line], right_edge: float) -> list[tuple[str, Line]]:
    """Lines joined to paragraphs: each text with its first line.

    Args:
        right_edge: how far to the right a line can go, in points.
    """
    found: list[tuple[list[str], Line]] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, right_edge):
            found[-1][0].append(line.text)
        else:
            found.append(([line.text], line))
        before = line
    return [(_join(texts), first) for texts, first in found]


def is_full(line: Line, after: Line, right_edge: float) -> bool:
    """Whether the first word of the next line would not have fitted behind a line."""
    return line.x1 + _SPACE * line.height + after.first_word_width > right_edge


def looks_tabular(lines: Iterable[Line]) -> bool:
    """Whether several lines have gaps as between columns."""
    return sum(1 for line in lines if line.gaps >= 2) >= 3


def _line(words: list[dict[str, Any]]) -> Line:
    height = max(words[0]["bottom"] - words[0]["top"], 1.0)
    gaps = sum(1 for left, right in pairwise(words) if right["x0"] - left["x1"] > _COLUMN_GAP * height)
    return Line(
        text=" ".join(word["text"] for word in words),
        x0=float(words[0]["x0"]),
        x1=float(words[-1]["x1"]),
        top=float(words[0]["top"]),
        bottom=float(max(word["bottom"] for word in words)),
        first_word_width=float(words[0]["x1"] - words[0]["x0"]),
        gaps=gaps,
    )


def _goes_on(before: Line, line: Line, right_edge: float) -> bool:
    if line.top - before.bottom > _PARAGRAPH_GAP * before.height or line.top <= before.top:
        return False
    if abs(line.height - before.height) > 0.25 * before.height:
        return False
    return is_full(before, line, right_edge)


def _join(texts: list[str]) -> str:
    """One text of several lines; a word broken at its hyphen has no space behind it."""
    joined = texts[0]
    for text in texts[1:]:
        is_broken = joined[-1:] == "-" and joined[-2:-1].isalpha() and text[:1].islower()
        joined += text if is_broken else f" {text}"
    return joined
