"""The lane of organisational changes: what changed in an agency, on the same axis as what happened in the family."""

import textwrap
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from pipeline.outputs.agency_faces import AgencyFace
from pipeline.outputs.safe_text import shown
from pipeline.outputs.timeline.room import FAINT, GREY, INK, Lane, Span, free_step
from schemas.case_view import AgencyChange

_STEPS = 3
_LETTERS = 44
_LETTERS_ACROSS = 210
"""How many letters of the lane's size fit side by side from one end of the axis to the other."""


def draw_changes(
    axes: Any, lane: Lane, changes: Sequence[AgencyChange], faces: Mapping[str, AgencyFace], span: Span
) -> None:
    """A mark in its agency's colour for each change, a bar where only a period is known, and what changed in words.

    Words are left out rather than printed over others; the workbook has them all.
    """
    axes.axhspan(*lane.edges, facecolor="white", edgecolor=FAINT, linewidth=0.8, zorder=0)
    across = axes.get_yaxis_transform()
    axes.text(
        -0.005, lane.middle, "Organisational changes", transform=across, ha="right", va="center", fontsize=8.5,
        fontweight="bold", color=INK,
    )  # fmt: skip
    dated = sorted((change for change in changes if change.date), key=lambda change: (str(change.date), change.agency))
    count = f"{len(changes)}" + (f"\n{len(changes) - len(dated)} undated" if len(dated) < len(changes) else "")
    axes.text(1.006, lane.middle, count, transform=across, va="center", fontsize=7.5, color=INK)
    if not changes:
        axes.text(0.005, lane.middle, "none reported", transform=across, va="center", fontsize=7.5, color=GREY)
        return
    last = dict.fromkeys(range(_STEPS), 0.0)
    for change in dated:
        _draw_change(axes, lane, change, faces[change.agency], span, last)


def _draw_change(
    axes: Any, lane: Lane, change: AgencyChange, face: AgencyFace, span: Span, last: dict[int, float]
) -> None:
    first, strong = change.date or span[0], f"#{face.colour.strong}"
    end = change.date_end if change.date_precision != "day" and change.date_end else first
    words = textwrap.shorten(f"{face.code}: {shown(change.change)}", _LETTERS, placeholder=" …")
    width = len(words) / _LETTERS_ACROSS
    left, right = ((day - span[0]) / (span[1] - span[0]) for day in (first, end))
    is_turned = right + width > 0.99
    step = free_step(last, left - width - 0.01 if is_turned else left)
    height = lane.middle + ((step or 0) - (_STEPS - 1) / 2) * lane.height / (_STEPS + 0.6)
    _draw_mark(axes, first, end, height, strong)
    if step is None:
        return
    last[step] = right + (0.01 if is_turned else width + 0.02)
    away = timedelta(days=(span[1] - span[0]).days * 0.005)
    axes.text(
        first - away if is_turned else end + away, height, words, ha="right" if is_turned else "left", va="center",
        fontsize=7, color=INK, zorder=5,
    )  # fmt: skip


def _draw_mark(axes: Any, first: date, end: date, height: float, strong: str) -> None:
    if end > first:
        axes.plot([first, end], [height] * 2, color=INK, linewidth=3.0, zorder=3, solid_capstyle="butt")
        axes.plot([first, end], [height] * 2, color=strong, linewidth=2.0, zorder=4, solid_capstyle="butt")
        return
    axes.plot([first], [height], marker="v", markersize=6, markerfacecolor=strong, markeredgecolor=INK, zorder=4)
