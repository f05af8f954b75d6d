"""The timeline: one lane an agency, the key events, the silences and the child's age, on one axis of days.

Every dated row of the chronology is drawn; how many are undated stands beside the lane. A row of which only a month
or a year is known is a thin bar across it, never a mark on a day.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from pipeline.outputs.agency_faces import AgencyFace, agency_faces, shown_name
from pipeline.outputs.chronology_rows import ChronologyRow, chronology_rows, is_key_event
from pipeline.outputs.output import Files
from pipeline.outputs.pictures import drawing, rendered
from schemas.case_view import CaseView, Silence

NAME = "timeline"
_INK, _GREY, _FAINT = "#1A1A1A", "#6E6E6E", "#D4D4D4"
_WIDTH_INCHES = 16.0
_LANE_INCHES = 0.52
_NAMES_INCHES, _RIGHT_INCHES, _TOP_INCHES, _BOTTOM_INCHES = 3.3, 1.0, 1.25, 1.0
_SHORTEST, _TALLEST = 0.34, 0.8
_FEW_DAYS = 80
_AGE_AXIS, _KEY_LANE = -1.4, -0.72
Span = tuple[date, date]


def build(view: CaseView) -> Files:
    """`timeline.svg` and `timeline.png`."""
    rows = [row for row in chronology_rows(view) if row.standing != "withdrawn"]
    faces = list(agency_faces(view).values())
    span = _span(view, rows)
    height = _TOP_INCHES + _BOTTOM_INCHES + _LANE_INCHES * (len(faces) - _AGE_AXIS)
    title = f"Timeline, {view.case.reference}"
    with drawing(_WIDTH_INCHES, height) as figure:
        axes = figure.add_axes((
            _NAMES_INCHES / _WIDTH_INCHES, _BOTTOM_INCHES / height,
            1 - (_NAMES_INCHES + _RIGHT_INCHES) / _WIDTH_INCHES, 1 - (_TOP_INCHES + _BOTTOM_INCHES) / height,
        ))  # fmt: skip
        _prepare(axes, figure, view, span, len(faces), height)
        for lane, face in enumerate(faces):
            own = [row for row in rows if row.face.name == face.name]
            silences = [item for item in view.silences if shown_name(item.agency) == face.name]
            _draw_lane(axes, lane, face, own, silences, span)
        _draw_key_events(axes, [row for row in rows if is_key_event(row)], view, span)
        _draw_key(figure, height)
        return rendered(figure, NAME, title)


def _span(view: CaseView, rows: Sequence[ChronologyRow]) -> Span:
    """From the first day that anything says to the last, the review period and the incident included."""
    days = [day for row in rows for day in (row.source_event.date, row.source_event.date_end) if day]
    period = view.case.review_period
    days += [period.start, period.end] if period else []
    days += [view.case.incident] if view.case.incident else []
    days = days or [view.as_at - timedelta(days=365), view.as_at]
    margin = max(timedelta(days=7), (max(days) - min(days)) / 60)
    return min(days) - margin, max(days) + margin


def _prepare(axes: Any, figure: Any, view: CaseView, span: Span, lanes: int, height: float) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    axes.set_xlim(*span)
    axes.set_ylim(lanes, _AGE_AXIS)
    axes.set_yticks([])
    locator = AutoDateLocator(minticks=6, maxticks=14)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.tick_params(axis="x", labelsize=8, colors=_INK)
    axes.grid(axis="x", color=_FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    left = 0.25 / _WIDTH_INCHES
    figure.text(left, 1 - 0.25 / height, f"Timeline, {view.case.reference}", fontsize=13, fontweight="bold", va="top")
    words = f"As at {view.as_at:%d/%m/%Y}. Contains personal information: for this review only."
    figure.text(left, 1 - 0.58 / height, words, fontsize=8, va="top", color=_INK)
    _draw_ages(axes, view, span)
    _draw_period(axes, view, lanes)


def _draw_ages(axes: Any, view: CaseView, span: Span) -> None:
    """The subject child's birthdays along the top, each with the age that begins there."""
    child = view.case.subject_child or next((one for one in view.people if one.role == "subject-child"), None)
    born = child.date_of_birth if child else None
    axes.text(-0.004, 1.005, "Child's age", transform=axes.transAxes, ha="right", va="bottom", fontsize=8, color=_INK)
    if born is None:
        axes.text(0, 1.005, "date of birth not known", transform=axes.transAxes, va="bottom", fontsize=8, color=_GREY)
        return
    axes.plot([max(born, span[0]), span[1]], [_AGE_AXIS, _AGE_AXIS], color=_INK, linewidth=1.0, clip_on=False)
    for years in range(span[1].year - born.year + 1):
        birthday = _birthday(born, years)
        if span[0] <= birthday <= span[1]:
            axes.plot([birthday, birthday], [_AGE_AXIS, _AGE_AXIS + 0.12], color=_INK, linewidth=1.0, clip_on=False)
            axes.text(
                birthday,
                _AGE_AXIS - 0.06,
                f"{years}" if years else "born",
                ha="center",
                va="bottom",
                fontsize=8,
                color=_INK,
            )


def _birthday(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:  # 29 February
        return date(born.year + years, 3, 1)


def _draw_period(axes: Any, view: CaseView, lanes: int) -> None:
    """The ends of the review period as thin lines, the incident as a heavy one, each with its name."""
    period, incident = view.case.review_period, view.case.incident
    lines = [(period.start, "review period begins"), (period.end, "review period ends")] if period else []
    for day, words in lines:
        axes.plot([day, day], [_KEY_LANE - 0.2, lanes], color=_GREY, linewidth=1.0, linestyle=(0, (5, 3)), zorder=1)
        if day != incident:
            axes.text(day, lanes + 0.62, words, ha="center", va="top", fontsize=7, color=_GREY, clip_on=False)
    if incident:
        kind = view.case.incident_kind or "incident"
        axes.plot([incident, incident], [_KEY_LANE - 0.2, lanes], color=_INK, linewidth=1.8, zorder=1)
        axes.text(
            incident, lanes + 0.62, f"{kind} {incident:%d/%m/%Y}", ha="center", va="top", fontsize=7.5,
            fontweight="bold", color=_INK, clip_on=False,
        )  # fmt: skip


def _draw_lane(
    axes: Any, lane: int, face: AgencyFace, rows: Sequence[ChronologyRow], silences: Sequence[Silence], span: Span
) -> None:
    strong = f"#{face.colour.strong}"
    axes.axhspan(lane - 0.46, lane + 0.46, color=f"#{face.colour.pale}", zorder=0, linewidth=0)
    _name_lane(axes, lane, face)
    undated = sum(row.standing == "undated" for row in rows)
    count = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}" + (f"\n{undated} undated" if undated else "")
    axes.text(1.006, lane, count, transform=axes.get_yaxis_transform(), va="center", fontsize=7.5, color=_INK)
    for silence in silences:
        if silence.gap_start and silence.gap_end and silence.longest_gap_days:
            _draw_silence(axes, lane, silence.gap_start, silence.gap_end, silence.longest_gap_days, span)
    per_day = Counter(row.day for row in rows if row.day)
    days = sorted(per_day)
    if days:
        halves = [min(_TALLEST, _SHORTEST + 0.12 * (per_day[day] - 1)) / 2 for day in days]
        bottoms, tops = [lane + half for half in halves], [lane - half for half in halves]
        # A dark edge keeps a light colour visible on its own tint.
        thick = 3.0 if len(days) < _FEW_DAYS else 1.5
        axes.vlines(days, bottoms, tops, color=_INK, linewidth=thick + 0.8, zorder=3)
        axes.vlines(days, bottoms, tops, color=strong, linewidth=thick, zorder=4)
    for row in rows:
        first, last = row.source_event.date, row.source_event.date_end
        if row.day is None and (first or last):
            _draw_doubtful(axes, lane, [first or last, last or first], strong)


def _draw_doubtful(axes: Any, lane: int, ends: Sequence[date | None], strong: str) -> None:
    """A bar across the period that is meant; a ring where it is one doubtful day."""
    if ends[0] == ends[1]:
        axes.plot(
            ends[:1], [lane + 0.3], marker="o", markersize=4.5, markerfacecolor=strong, markeredgecolor=_INK, zorder=4
        )
        return
    axes.plot(ends, [lane + 0.3] * 2, color=_INK, linewidth=3.0, zorder=3, solid_capstyle="butt")
    axes.plot(ends, [lane + 0.3] * 2, color=strong, linewidth=2.0, zorder=4, solid_capstyle="butt")


def _name_lane(axes: Any, lane: int, face: AgencyFace) -> None:
    box = {"boxstyle": "square,pad=0.3", "facecolor": f"#{face.colour.strong}", "edgecolor": _INK, "linewidth": 0.6}
    across = axes.get_yaxis_transform()
    axes.text(
        -0.022, lane, face.code, transform=across, ha="center", va="center", fontsize=7, fontweight="bold",
        color=f"#{face.colour.text}", bbox=box,
    )  # fmt: skip
    name = face.name if len(face.name) <= 38 else face.name[:37] + "…"
    axes.text(-0.047, lane, name, transform=across, ha="right", va="center", fontsize=8.5, color=_INK)


def _draw_silence(axes: Any, lane: int, start: date, end: date, days: int, span: Span) -> None:
    from matplotlib.patches import Rectangle

    width = end - start
    bottom_left: Any = (start, lane - 0.4)
    days_across: Any = width
    look: dict[str, Any] = {"facecolor": "white", "edgecolor": _GREY, "hatch": "////", "linewidth": 0.5, "zorder": 2}
    axes.add_patch(Rectangle(bottom_left, days_across, 0.8, **look))
    if width > (span[1] - span[0]) / 14:
        box = {"boxstyle": "square,pad=0.15", "facecolor": "white", "edgecolor": "none"}
        axes.text(
            start + width / 2,
            lane,
            f"{days} days",
            ha="center",
            va="center",
            fontsize=7,
            color=_INK,
            zorder=5,
            bbox=box,
        )


def _draw_key_events(axes: Any, rows: Sequence[ChronologyRow], view: CaseView, span: Span) -> None:
    """A lane of its own above the agencies: a diamond for each row that the reviewer ticked, with its number."""
    across = axes.get_yaxis_transform()
    axes.text(
        -0.005, _KEY_LANE, "Key events", transform=across, ha="right", va="center", fontsize=8.5, fontweight="bold"
    )
    lanes_of = {face.name: lane for lane, face in enumerate(agency_faces(view).values())}
    least = timedelta(days=(span[1] - span[0]).days / 45)
    last_at = {_KEY_LANE - 0.14: date.min, _KEY_LANE - 0.34: date.min}
    for row in rows:
        day, lane = row.source_event.date, lanes_of[row.face.name]
        if day is None:
            continue
        axes.plot([day, day], [_KEY_LANE, lane], color=_GREY, linewidth=0.6, zorder=1.5)
        axes.plot([day], [_KEY_LANE], marker="D", markersize=5, color=_INK, zorder=5)
        # A number is left out rather than printed over another; the workbook has them all.
        free = next((height for height, last in last_at.items() if last == date.min or day - last >= least), None)
        if free is not None:
            last_at[free] = day
            axes.text(day, free, str(row.number), ha="center", va="bottom", fontsize=6.5, color=_INK, zorder=6)
    if not rows:
        axes.text(0.005, _KEY_LANE, "none ticked yet", transform=across, va="center", fontsize=7.5, color=_GREY)


def _draw_key(figure: Any, height: float) -> None:
    words = (
        "Upright mark: a day with rows, taller for several.   Flat bar: only the month, year or period is known.   "
        "Ring: a day that the agency doubts.\n"
        "Hatched: the agency's longest time without a row.   Diamond: a key event, with its row number."
    )
    figure.text(0.25 / _WIDTH_INCHES, 0.12 / height, words, fontsize=7.5, color=_INK, va="bottom", linespacing=1.4)
