"""What a reviewer put on a cell beside words: a fill that is not one of ours, a comment."""

import re
from typing import Any

from pipeline.outputs.chronology_workbook.styles import HEADING_FILL, MARKER_FILL, REVIEWER_HEADING_FILL
from pipeline.outputs.colours import PALETTE, WHITE, palette_colour
from schemas.case_view import CellMark

_OURS = frozenset(
    {
        WHITE,
        HEADING_FILL,
        MARKER_FILL,
        REVIEWER_HEADING_FILL,
        *PALETTE,
        *(palette_colour(slot).pale for slot in PALETTE),
    }
)
_THREADED = re.compile(r"^\[Threaded comment\].*?Comment:\s*", re.DOTALL)
# Excel's own theme in the order of its numbers, for files whose theme cannot be read.
_OFFICE_THEME = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47",
    "0563C1", "954F72",
)  # fmt: skip
_RGB = re.compile(r"[0-9A-F]{6}")


def mark_of(cell: Any, heading: str) -> CellMark | None:
    """The reviewer's mark on a cell, if there is one."""
    fill, comment = _fill(cell), _comment(cell)
    return CellMark(column=heading, fill=fill, comment=comment) if fill or comment else None


def _comment(cell: Any) -> str | None:
    if cell.comment is None:
        return None
    return _THREADED.sub("", str(cell.comment.text)).strip() or None


def _fill(cell: Any) -> str | None:
    if not cell.has_style or cell.fill is None or cell.fill.fill_type != "solid":
        return None
    colour = _rgb(cell.fill.fgColor)
    return None if colour is None or colour in _OURS else colour


def _rgb(colour: Any) -> str | None:
    """A colour as RRGGBB, whichever of Excel's three ways it is written in."""
    from openpyxl.styles.colors import COLOR_INDEX

    if colour.type == "theme":
        return _tinted(_OFFICE_THEME[colour.theme], colour.tint) if colour.theme < len(_OFFICE_THEME) else None
    if colour.type == "indexed":
        found = COLOR_INDEX[colour.indexed][-6:] if colour.indexed < len(COLOR_INDEX) else ""
    else:
        found = str(colour.rgb)[-6:].upper()
    return found if _RGB.fullmatch(found) else None


def _tinted(colour: str, tint: float) -> str:
    """Lighter for a positive tint, darker for a negative one, -1 to 1."""
    parts = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(part + (255 - part) * tint if tint > 0 else part * (1 + tint)):02X}" for part in parts)
