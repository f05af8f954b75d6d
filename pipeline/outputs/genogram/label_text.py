"""The words below a symbol, broken into lines by their measured width, so that no label reaches its neighbour's."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.outputs.genogram.symbols import HALF, PLAIN_POINTS, SMALL_POINTS

INCHES = 0.62
"""One unit of the layout on paper."""
LABEL_HALF = 1.05
"""The farthest that a label reaches to either side of its symbol's middle, in the layout's units."""
NAME_LINE, ABOUT_LINE = 0.24, 0.215
"""The height of one line of a name, and of what stands under it."""
_GAP = 0.14
_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Label:
    """A name and who that is, each with its line breaks."""

    name: str
    about: str

    @property
    def depth(self) -> float:
        """From the middle of the symbol down to the lower edge of the words."""
        names = NAME_LINE * (1 + self.name.count("\n"))
        abouts = ABOUT_LINE * (1 + self.about.count("\n")) if self.about else 0.0
        return HALF + _GAP + names + abouts + 0.02


def label_of(name: str, about: str) -> Label:
    """The label of one person."""
    return Label(_wrapped(name, PLAIN_POINTS, is_bold=True), _wrapped(about, SMALL_POINTS, is_bold=False))


def _wrapped(words: str, points: float, *, is_bold: bool) -> str:
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _width(joined, points, is_bold) <= 2 * LABEL_HALF:
            lines[-1] = joined
            continue
        lines += _pieces(word, points, is_bold)
    return "\n".join(lines)


def _pieces(word: str, points: float, is_bold: bool) -> list[str]:
    """A word as it is, or cut where a line is full; after a hyphen where there is one."""
    pieces = []
    while _width(word, points, is_bold) > 2 * LABEL_HALF:
        most = next(n for n in range(len(word), 0, -1) if n == 1 or _width(word[:n], points, is_bold) <= 2 * LABEL_HALF)
        hyphen = word.rfind("-", 1, most)
        cut = hyphen + 1 if hyphen > 0 else most
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word] if word else pieces


def _width(text: str, points: float, is_bold: bool) -> float:
    """In the layout's units, a little more than measured: the drawn label has an edge."""
    return sum(_letter_width(letter, is_bold) for letter in text) * points / _POINTS_PER_INCH / INCHES + 0.06


@lru_cache(maxsize=2048)
def _letter_width(letter: str, is_bold: bool) -> float:
    """The width of a letter set at one point, in points."""
    font, paths = _font(is_bold)
    return float(paths.get_text_width_height_descent(letter if letter != " " else "n", font, ismath=False)[0]) / 100


@lru_cache(maxsize=2)
def _font(is_bold: bool) -> tuple[Any, Any]:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    font = FontProperties(family="DejaVu Sans", weight="bold" if is_bold else "normal", size=100)
    return font, TextToPath()
