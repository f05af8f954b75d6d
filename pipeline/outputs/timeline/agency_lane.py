"""One agency's lane of the timeline: its name, its days with rows, what is doubtful, its longest silence."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from pipeline.outputs.agency_faces import AgencyFace
from pipeline.outputs.chronology_rows import ChronologyRow
from pipeline.outputs.timeline.room import GREY, INK, Lane, Span
from schemas.case_view import CaseView, Silence

_SHORTEST, _TALLEST = 0.34, 0.8
_FEW_DAYS = 80
MANY_DAYS = 150
"""With rows on more days than these, marks of days run together: the lane shows weeks."""
_LOWEST_WEEK, _HIGHEST_WEEK = 0.16, 0.86
_WEEK_SHOWN = timedelta(days=6)


def words_for_no_rows(view: CaseView, agency: str) -> str:
    """Why an agency has no rows, as its returns tell."""
    own = [entry for entry in view.returns if entry.agency == agency]
    forms = {entry.form for entry in own if entry.state == "accepted"}
    if "nil-return" in forms:
        return "nil return: nothing held"
    if forms:
        return "a return, but no rows in it" if "chronology" in forms else "no chronology returned"
    if any(entry.state == "needs-attention" for entry in own):
        return "a return that was set aside"
    return "nothing returned yet"


def draw_empty_lane(axes: Any, lane: Lane, face: AgencyFace, words: str) -> None:
    """A low lane that says why nothing stands in it."""
    _draw_ground(axes, lane, face)
    axes.text(
        0.005,
        lane.middle,
        words,
        transform=axes.get_yaxis_transform(),
        va="center",
        fontsize=7.5,
        color=INK,
        style="italic",
    )


def is_by_week(rows: Sequence[ChronologyRow]) -> bool:
    """Whether an agency has rows on so many days that its lane shows weeks."""
    return len({row.day for row in rows if row.day}) > MANY_DAYS


def rows_by_week(rows: Sequence[ChronologyRow]) -> Counter[date]:
    """How many rows fall in each week, by its Monday."""
    return Counter(row.day - timedelta(days=row.day.weekday()) for row in rows if row.day)


def draw_lane(
    axes: Any,
    place: Lane,
    face: AgencyFace,
    rows: Sequence[ChronologyRow],
    silences: Sequence[Silence],
    span: Span,
    busiest: int = 1,
) -> None:
    """A lane one unit high with every row of the agency that has a date.

    Args:
        busiest: the most rows in a week of any lane that shows weeks, so that heights can be compared.
    """
    strong, lane = f"#{face.colour.strong}", place.middle
    _draw_ground(axes, place, face)
    undated = sum(row.standing == "undated" for row in rows)
    count = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}" + (f"\n{undated} undated" if undated else "")
    axes.text(1.006, lane, count, transform=axes.get_yaxis_transform(), va="center", fontsize=7.5, color=INK)
    for silence in silences:
        if silence.gap_start and silence.gap_end and silence.longest_gap_days:
            _draw_silence(axes, lane, silence.gap_start, silence.gap_end, silence.longest_gap_days, span)
    if is_by_week(rows):
        _draw_weeks(axes, lane, rows_by_week(rows), strong, busiest)
    else:
        _draw_days(axes, lane, Counter(row.day for row in rows if row.day), strong)
    for row in rows:
        first, last = row.source_event.date, row.source_event.date_end
        if row.day is None and (first or last):
            _draw_doubtful(axes, lane, [first or last, last or first], strong)


def _draw_weeks(axes: Any, lane: float, weeks: Counter[date], strong: str, busiest: int) -> None:
    """A bar for each week with rows, as high as there are many."""
    mondays = sorted(weeks)
    heights = [_LOWEST_WEEK + (_HIGHEST_WEEK - _LOWEST_WEEK) * weeks[monday] / busiest for monday in mondays]
    floor = lane + _HIGHEST_WEEK / 2
    axes.bar(
        mondays, [-height for height in heights], _WEEK_SHOWN, bottom=floor, align="edge", color=strong,
        edgecolor=INK, linewidth=0.35, zorder=4,
    )  # fmt: skip


def _draw_days(axes: Any, lane: float, per_day: Counter[date], strong: str) -> None:
    """A mark for each day with rows, a little taller for several."""
    days = sorted(per_day)
    if days:
        halves = [min(_TALLEST, _SHORTEST + 0.12 * (per_day[day] - 1)) / 2 for day in days]
        bottoms, tops = [lane + half for half in halves], [lane - half for half in halves]
        # A dark edge keeps a light colour visible on its own tint.
        thick = 3.0 if len(days) < _FEW_DAYS else 1.5
        axes.vlines(days, bottoms, tops, color=INK, linewidth=thick + 0.8, zorder=3)
        axes.vlines(days, bottoms, tops, color=strong, linewidth=thick, zorder=4)


def _draw_doubtful(axes: Any, lane: float, ends: Sequence[date | None], strong: str) -> None:
    """A bar across the period that is meant; a ring where it is one doubtful day."""
    if ends[0] == ends[1]:
        axes.plot(
            ends[:1], [lane + 0.3], marker="o", markersize=4.5, markerfacecolor=strong, markeredgecolor=INK, zorder=4
        )
        return
    axes.plot(ends, [lane + 0.3] * 2, color=INK, linewidth=3.0, zorder=3, solid_capstyle="butt")
    axes.plot(ends, [lane + 0.3] * 2, color=strong, linewidth=2.0, zorder=4, solid_capstyle="butt")


def _draw_ground(axes: Any, place: Lane, face: AgencyFace) -> None:
    """The agency's tint, its name and its code."""
    lane = place.middle
    axes.axhspan(*place.edges, color=f"#{face.colour.pale}", zorder=0, linewidth=0)
    box = {"boxstyle": "square,pad=0.3", "facecolor": f"#{face.colour.strong}", "edgecolor": INK, "linewidth": 0.6}
    across = axes.get_yaxis_transform()
    axes.text(
        -0.022, lane, face.code, transform=across, ha="center", va="center", fontsize=7, fontweight="bold",
        color=f"#{face.colour.text}", bbox=box,
    )  # fmt: skip
    name = face.name if len(face.name) <= 38 else face.name[:37] + "…"
    axes.text(-0.047, lane, name, transform=across, ha="right", va="center", fontsize=8.5, color=INK)


def _draw_silence(axes: Any, lane: float, start: date, end: date, days: int, span: Span) -> None:
    from matplotlib.patches import Rectangle

    width = end - start
    bottom_left: Any = (start, lane - 0.4)
    days_across: Any = width
    look: dict[str, Any] = {"facecolor": "white", "edgecolor": GREY, "hatch": "////", "linewidth": 0.5, "zorder": 2}
    axes.add_patch(Rectangle(bottom_left, days_across, 0.8, **look))
    if width > (span[1] - span[0]) / 20:
        box = {"boxstyle": "square,pad=0.15", "facecolor": "white", "edgecolor": "none"}
        axes.text(
            start + width / 2,
            lane,
            f"{days} days",
            ha="center",
            va="center",
            fontsize=7,
            color=INK,
            zorder=5,
            bbox=box,
        )
