"""The legend of the genogram, printed on every one: authors disagree on the signs, so the drawing explains its own."""

from collections.abc import Sequence
from typing import Any

from pipeline.outputs.genogram.family import Family
from pipeline.outputs.genogram.symbols import (
    HALF,
    INK,
    LINE_STYLES,
    draw_pregnancy,
    draw_symbol,
    letter,
    line,
    separation,
)

Signs = Sequence[tuple[str, str]]
"""Entries of a legend: the sign and its meaning."""

_ENTRY_WIDTH = 4.5
_PER_ROW_LEAST = 3


def signs_of(family: Family) -> tuple[tuple[str, str], ...]:
    """The entries of a family's legend: those of every genogram, and those of the rarer signs that stand in it."""
    used = {kind for couple in family.couples for kind in couple.kinds.values()}
    used |= {person.pregnancy for person in family.people.values() if person.pregnancy}
    if any(person.is_identical_twin for person in family.people.values()):
        used.add("identical")
    return (*_ENTRIES, *(entry for entry in _RARER if entry[0] in used))


def draw_legend(axes: Any, left: float, top: float, width: float, signs: Signs) -> None:
    """Samples with their meaning, in rows across the drawing."""
    axes.plot([left, left + width], [top, top], color="#8C8C8C", linewidth=0.8)
    per_row = max(_PER_ROW_LEAST, int(width // _ENTRY_WIDTH))
    for number, (kind, meaning) in enumerate(signs):
        x = left + 0.6 + (number % per_row) * (width / per_row)
        y = top - 0.55 - (number // per_row) * 0.72
        _sample(axes, kind, x, y)
        axes.text(x + 0.62, y, meaning, ha="left", va="center", fontsize=6.5, color=INK)


def legend_height(width: float, signs: Signs) -> float:
    """How much room the legend takes below the family."""
    per_row = max(_PER_ROW_LEAST, int(width // _ENTRY_WIDTH))
    return 0.72 * -(-len(signs) // per_row) + 0.35


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
_RARER = (
    ("identical", "identical twins"),
    ("adopted", "adopted by (A)"),
    ("fostered", "fostered by (F)"),
    ("expected", "pregnancy; the day it is due"),
    ("miscarriage", "miscarriage"),
    ("termination", "termination of a pregnancy"),
    ("stillbirth", "stillbirth"),
)


def _sample(axes: Any, kind: str, x: float, y: float) -> None:
    if kind in ("male", "female", "unknown", "subject", "dead"):
        sex = {"male": "male", "dead": "male", "unknown": None}.get(kind, "female")
        _small_symbol(axes, x, y, sex, kind)
    elif kind in ("expected", "miscarriage", "termination", "stillbirth"):
        draw_pregnancy(axes, (x, y), kind, "male", half=HALF * 0.7)
    elif kind in ("twins", "identical"):
        line(axes, [(x - 0.3, y - 0.25), (x, y + 0.22)])
        line(axes, [(x + 0.3, y - 0.25), (x, y + 0.22)])
        if kind == "identical":
            line(axes, [(x - 0.16, y - 0.03), (x + 0.16, y - 0.03)])
    elif kind in LINE_STYLES:
        line(axes, [(x - 0.4, y), (x + 0.4, y)], kind=kind)
        letter(axes, (x, y), kind)
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
