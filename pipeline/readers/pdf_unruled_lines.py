"""Lines of words on a PDF page, as the columns of a table without lines divide them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pipeline.readers.pdf_lines import Letter

_COLUMN_GAP = 1.0
"""Empty space, in letter heights, that parts two groups of words on a line."""
_SPACE = 0.28
"""Width of a space, in letter heights."""
SAME_START = 3.0
"""Points by which words of one column may begin apart."""


@dataclass(frozen=True, slots=True)
class UnruledLine:
    """The words of one line on the page; coordinates in points from the top left."""

    words: tuple[dict[str, Any], ...]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Height of its letters."""
        return max(self.bottom - self.top, 1.0)

    @property
    def starts(self) -> tuple[float, ...]:
        """Where its groups of words begin."""
        found = [float(self.words[0]["x0"])]
        for left, right in pairwise(self.words):
            if right["x0"] - left["x1"] > _COLUMN_GAP * self.height:
                found.append(float(right["x0"]))
        return tuple(found)

    def fits(self, edges: tuple[float, ...]) -> bool:
        """Whether each of its words stands in a column, and a new column begins at its edge or after a gap."""
        if column_at(float(self.words[0]["x0"]), edges) is None or self._crosses(edges):
            return False
        for left, right in pairwise(self.words):
            column = column_at(float(right["x0"]), edges) or 0
            is_new = column != column_at(float(left["x0"]), edges)
            at_edge = abs(right["x0"] - edges[column]) <= SAME_START
            if is_new and not at_edge and right["x0"] - left["x1"] < _COLUMN_GAP * self.height:
                return False
        return True

    def _crosses(self, edges: tuple[float, ...]) -> bool:
        return any(
            word["x0"] < edge - SAME_START and word["x1"] > edge + SAME_START for word in self.words for edge in edges
        )

    def parts(self, edges: tuple[float, ...]) -> dict[int, tuple[dict[str, Any], ...]]:
        """Its words by column, counted from 0."""
        found: dict[int, list[dict[str, Any]]] = {}
        for word in self.words:
            found.setdefault(column_at(float(word["x0"]), edges) or 0, []).append(word)
        return {column: tuple(words) for column, words in found.items()}


def unruled_lines(letters: Sequence[Letter]) -> list[UnruledLine]:
    """The lines of a page from top to bottom."""
    from pdfplumber.utils.text import extract_words

    rows: list[list[dict[str, Any]]] = []
    for word in sorted(extract_words(list(letters)), key=lambda word: (word["top"], word["x0"])):
        if rows and word["top"] - rows[-1][0]["top"] < (word["bottom"] - word["top"]) / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [
        UnruledLine(
            tuple(sorted(row, key=lambda word: float(word["x0"]))),
            float(min(word["top"] for word in row)),
            float(max(word["bottom"] for word in row)),
        )
        for row in rows
    ]


def column_at(start: float, edges: tuple[float, ...]) -> int | None:
    """The column in which something that begins here stands, from 0; `None` left of the first."""
    before = [index for index, edge in enumerate(edges) if edge <= start + SAME_START]
    return before[-1] if before else None


def goes_on_from(
    above: UnruledLine, below: UnruledLine, column: int, edges: tuple[float, ...], rights: dict[int, float]
) -> bool:
    """Whether the words of a column go on from the line above: its next word would not have fitted there."""
    before, after = above.parts(edges).get(column), below.parts(edges).get(column)
    if not before or not after:
        return False
    width = float(after[0]["x1"]) - float(after[0]["x0"])
    return float(before[-1]["x1"]) + _SPACE * above.height + width > rights[column]
