"""The axis that all lanes of the timeline share: days, the child's age, the review period, the incident."""

from datetime import date
from typing import Any

from pipeline.outputs.timeline.room import AGE_AXIS, FAINT, GREY, INK, KEY_LANE, Span
from schemas.case_view import CaseView


def draw_axis(axes: Any, view: CaseView, span: Span, bottom: float) -> None:
    """Days along the bottom, the child's age along the top, and upright lines for the days that the review is about."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    axes.set_xlim(*span)
    axes.set_ylim(bottom, AGE_AXIS)
    axes.set_yticks([])
    locator = AutoDateLocator(minticks=6, maxticks=14)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.tick_params(axis="x", labelsize=8, colors=INK)
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    _draw_ages(axes, view, span)
    _draw_period(axes, view, bottom)


def _draw_ages(axes: Any, view: CaseView, span: Span) -> None:
    """The subject child's birthdays along the top, each with the age that begins there."""
    child = view.case.subject_child or next((one for one in view.people if one.role == "subject-child"), None)
    born = child.date_of_birth if child else None
    axes.text(-0.004, 1.005, "Child's age", transform=axes.transAxes, ha="right", va="bottom", fontsize=8, color=INK)
    if born is None:
        axes.text(0, 1.005, "date of birth not known", transform=axes.transAxes, va="bottom", fontsize=8, color=GREY)
        return
    axes.plot([max(born, span[0]), span[1]], [AGE_AXIS, AGE_AXIS], color=INK, linewidth=1.0, clip_on=False)
    for years in range(span[1].year - born.year + 1):
        birthday = _birthday(born, years)
        if span[0] <= birthday <= span[1]:
            axes.plot([birthday, birthday], [AGE_AXIS, AGE_AXIS + 0.12], color=INK, linewidth=1.0, clip_on=False)
            axes.text(
                birthday,
                AGE_AXIS - 0.06,
                f"{years}" if years else "born",
                ha="center",
                va="bottom",
                fontsize=8,
                color=INK,
            )


def _birthday(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:  # 29 February
        return date(born.year + years, 3, 1)


def _draw_period(axes: Any, view: CaseView, bottom: float) -> None:
    """The ends of the review period as thin lines, the incident as a heavy one, each with its name."""
    period, incident = view.case.review_period, view.case.incident
    lines = [(period.start, "review period begins"), (period.end, "review period ends")] if period else []
    for day, words in lines:
        axes.plot([day, day], [KEY_LANE - 0.2, bottom], color=GREY, linewidth=1.0, linestyle=(0, (5, 3)), zorder=1)
        if day != incident:
            axes.text(day, bottom + 0.62, words, ha="center", va="top", fontsize=7, color=GREY, clip_on=False)
    if incident:
        kind = view.case.incident_kind or "incident"
        axes.plot([incident, incident], [KEY_LANE - 0.2, bottom], color=INK, linewidth=1.8, zorder=1)
        axes.text(
            incident, bottom + 0.62, f"{kind} {incident:%d/%m/%Y}", ha="center", va="top", fontsize=7.5,
            fontweight="bold", color=INK, clip_on=False,
        )  # fmt: skip
