"""Background colours of a PDF's table cells: a rating is often nothing but a red, amber or green cell.

A PDF knows no cells: a colour is a filled rectangle, drawn before the letters. Word draws several for one cell (one a
line of text), other programs draw the same one twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

_LEAST_SIDE = 3.0
"""Points. A thinner filled rectangle is a ruled line."""
_LEAST_COVERED = 0.5
"""Part of a cell that its background colour covers; less is a highlighted word."""
_WHITE = "FFFFFF"

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle and its colour as RRGGBB, in the order of drawing."""

    box: Box
    colour: str


def fills_of(page: Any) -> list[Fill]:
    """The filled rectangles of a page in the order in which they are drawn.

    Args:
        page: as pdfplumber opened it.
    """
    found = []
    for drawn in (*page.rects, *page.curves):
        colour = _hexadecimal(drawn["non_stroking_color"]) if drawn["fill"] and _is_broad(drawn) else None
        if colour is not None:
            box = (float(drawn["x0"]), float(drawn["top"]), float(drawn["x1"]), float(drawn["bottom"]))
            found.append(Fill(box, colour))
    return found


def is_background(drawn: Any) -> bool:
    """Whether a rectangle is nothing but colour behind text: filled, without an outline, broader than a line."""
    return bool(drawn["fill"] and not drawn["stroke"]) and _is_broad(drawn)


def _is_broad(drawn: Any) -> bool:
    return bool(drawn["x1"] - drawn["x0"] > _LEAST_SIDE and drawn["bottom"] - drawn["top"] > _LEAST_SIDE)


def fill_of(box: Box, fills: Iterable[Fill]) -> str | None:
    """The background colour of a cell; `None` for none and for white.

    Args:
        box: of the cell: left, top, right, bottom in points.
        fills: of its page.
    """
    area = max((box[2] - box[0]) * (box[3] - box[1]), 1.0)
    covered: dict[str, float] = {}
    last = None
    for fill in fills:
        if fill.box[3] <= box[1] or fill.box[1] >= box[3]:
            continue
        share = _shared(box, fill.box) / area
        if share > 0:
            covered[fill.colour] = covered.get(fill.colour, 0.0) + share
            if covered[fill.colour] >= _LEAST_COVERED:
                last = fill.colour
    return None if last == _WHITE else last


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes have in common, in square points."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _hexadecimal(colour: Any) -> str | None:
    """A colour of a PDF (grey, RGB or CMYK, each part from 0 to 1) as RRGGBB; `None` for a pattern."""
    parts = colour if isinstance(colour, Sequence) and not isinstance(colour, str) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 1:
        parts = tuple(parts) * 3
    elif len(parts) == 4:
        parts = tuple((1 - part) * (1 - parts[3]) for part in parts[:3])
    if len(parts) != 3:
        return None
    return "".join(f"{round(255 * min(max(float(part), 0.0), 1.0)):02X}" for part in parts)
