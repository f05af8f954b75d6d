"""The legend of the genogram, printed on every one: authors disagree on the signs, so the drawing explains its own."""

from typing import Any

from pipeline.outputs.genogram.symbols import HALF, INK, draw_symbol, line, separation

_ENTRY_WIDTH = 4.5
_PER_ROW_LEAST = 3


def draw_legend(axes: Any, left: float, top: float, width: float) -> None:
    """Samples with their meaning, in rows across the drawing."""
    axes.plot([left, left + width], [top, top], color="#8C8C8C", linewidth=0.8)
    per_row = max(_PER_ROW_LEAST, int(width // _ENTRY_WIDTH))
    for number, (kind, meaning) in enumerate(_ENTRIES):
        x = left + 0.6 + (number % per_row) * (width / per_row)
        y = top - 0.55 - (number // per_row) * 0.72
        _sample(axes, kind, x, y)
        axes.text(x + 0.62, y, meaning, ha="left", va="center", fontsize=6.5, color=INK)


def legend_height(width: float) -> float:
    """How much room the legend takes below the family."""
    per_row = max(_PER_ROW_LEAST, int(width // _ENTRY_WIDTH))
    return 0.72 * -(-len(_ENTRIES) // per_row) + 0.35


_ENTRIES = (
    ("male", "male"),
    ("female", "female"),
    ("unknown", "sex not known"),
    ("subject", "subject child (double outline)"),
    ("dead", "has died; age at death inside"),
    ("couple", "partners"),
    ("former", "partners who have separated"),
    ("dashed", "uncertain: as stated by role only,\nor the couple's relationship not stated"),
    ("twins", "twins"),
    ("household", "lives with the subject child"),
)


def _sample(axes: Any, kind: str, x: float, y: float) -> None:
    if kind in ("male", "female", "unknown", "subject", "dead"):
        sex = {"male": "male", "dead": "male", "unknown": None}.get(kind, "female")
        _small_symbol(axes, x, y, sex, kind)
    elif kind == "twins":
        line(axes, [(x - 0.3, y - 0.25), (x, y + 0.22)])
        line(axes, [(x + 0.3, y - 0.25), (x, y + 0.22)])
    elif kind == "household":
        axes.plot([x - 0.4, x + 0.4], [y, y], color=INK, linewidth=1.2, linestyle=(0, (1, 2)))
    else:
        line(axes, [(x - 0.4, y), (x + 0.4, y)], is_uncertain=kind == "dashed")
        if kind == "former":
            separation(axes, (x, y))


def _small_symbol(axes: Any, x: float, y: float, sex: str | None, kind: str) -> None:
    draw_symbol(axes, (x, y), sex, is_subject=kind == "subject", is_dead=kind == "dead", half=HALF * 0.6)
    if kind == "unknown":
        axes.text(x, y, "?", ha="center", va="center", fontsize=6.5, color=INK, zorder=6)
