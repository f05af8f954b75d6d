"""The timeline: one lane an agency, the key events, the silences, organisational changes, the child's age, on one axis.

Every dated row of the chronology is drawn; how many are undated stands beside the lane. An agency with rows on very
many days has a bar for each week instead of a mark for each day. A row of which only a month or a year is known is a
thin bar across it, never a mark on a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pipeline.outputs.agency_faces import agency_faces, shown_name
from pipeline.outputs.chronology_rows import ChronologyRow, chronology_rows, is_key_event
from pipeline.outputs.output import Files
from pipeline.outputs.pictures import drawing, rendered
from pipeline.outputs.timeline.agency_lane import (
    MANY_DAYS,
    draw_empty_lane,
    draw_lane,
    is_by_week,
    rows_by_week,
    words_for_no_rows,
)
from pipeline.outputs.timeline.axis import draw_axis
from pipeline.outputs.timeline.changes_lane import draw_changes
from pipeline.outputs.timeline.key_lane import draw_key_events
from pipeline.outputs.timeline.room import AGE_AXIS, CHANGES_LANE, EMPTY_LANE, INK, Lane, Span, lanes_of
from schemas.case_view import CaseView

NAME = "timeline"
_WIDTH_INCHES = 16.0
_LANE_INCHES = 0.52
_NAMES_INCHES, _RIGHT_INCHES, _TOP_INCHES, _BOTTOM_INCHES = 3.3, 1.0, 1.25, 1.15


@dataclass(frozen=True)
class Sheet:
    """One timeline before it is drawn.

    Args:
        lanes: by agency, and under no name that of organisational changes.
        bottom: where the last lane ends, in lanes.
    """

    view: CaseView
    rows: tuple[ChronologyRow, ...]
    lanes: dict[str, Lane]
    bottom: float

    @property
    def inches(self) -> tuple[float, float]:
        """Width and height on paper."""
        return _WIDTH_INCHES, _TOP_INCHES + _BOTTOM_INCHES + _LANE_INCHES * (self.bottom - AGE_AXIS)


def build(view: CaseView) -> Files:
    """`timeline.svg` and `timeline.png`."""
    sheet = sheet_of(view)
    with drawing(*sheet.inches) as figure:
        paint(figure, sheet)
        return rendered(figure, NAME, f"Timeline, {view.case.reference}")


def sheet_of(view: CaseView) -> Sheet:
    """Which rows are drawn, and the room that each lane takes: less where an agency has no rows."""
    rows = tuple(row for row in chronology_rows(view) if row.standing != "withdrawn")
    with_rows = {row.face.name for row in rows}
    heights = {name: 1.0 if name in with_rows else EMPTY_LANE for name in agency_faces(view)}
    heights[""] = CHANGES_LANE if view.organisational_changes else EMPTY_LANE
    lanes = dict(zip(heights, lanes_of(tuple(heights.values())), strict=True))
    return Sheet(view, rows, lanes, sum(heights.values()) - 0.3)


def paint(figure: Any, sheet: Sheet) -> None:
    """Draw everything on an empty figure of the sheet's size."""
    view, rows, lanes = sheet.view, sheet.rows, sheet.lanes
    height, span, faces = sheet.inches[1], _span(view, rows), agency_faces(view)
    axes = figure.add_axes((
        _NAMES_INCHES / _WIDTH_INCHES, _BOTTOM_INCHES / height,
        1 - (_NAMES_INCHES + _RIGHT_INCHES) / _WIDTH_INCHES, 1 - (_TOP_INCHES + _BOTTOM_INCHES) / height,
    ))  # fmt: skip
    _write_heading(figure, view, height)
    draw_axis(axes, view, span, sheet.bottom)
    of_agency = {name: [row for row in rows if row.face.name == name] for name in faces}
    busiest = max((max(rows_by_week(own).values()) for own in of_agency.values() if is_by_week(own)), default=0)
    for name, face in faces.items():
        own = of_agency[name]
        if own:
            silences = [item for item in view.silences if shown_name(item.agency) == name]
            draw_lane(axes, lanes[name], face, own, silences, span, busiest)
        else:
            draw_empty_lane(axes, lanes[name], face, words_for_no_rows(view, name))
    draw_changes(axes, lanes[""], view.organisational_changes, faces, span)
    draw_key_events(axes, [row for row in rows if is_key_event(row)], lanes, span)
    _draw_key(figure, height, busiest)


def _write_heading(figure: Any, view: CaseView, height: float) -> None:
    left = 0.25 / _WIDTH_INCHES
    figure.text(left, 1 - 0.25 / height, f"Timeline, {view.case.reference}", fontsize=13, fontweight="bold", va="top")
    words = f"As at {view.as_at:%d/%m/%Y}. Contains personal information: for this review only."
    figure.text(left, 1 - 0.58 / height, words, fontsize=8, va="top", color=INK)


def _span(view: CaseView, rows: Sequence[ChronologyRow]) -> Span:
    """From the first day that anything says to the last, the review period and the incident included."""
    days = [day for row in rows for day in (row.source_event.date, row.source_event.date_end) if day]
    days += [day for change in view.organisational_changes for day in (change.date, change.date_end) if day]
    period = view.case.review_period
    days += [period.start, period.end] if period else []
    days += [view.case.incident] if view.case.incident else []
    days = days or [view.as_at - timedelta(days=365), view.as_at]
    margin = max(timedelta(days=7), (max(days) - min(days)) / 60)
    return min(days) - margin, max(days) + margin


def _draw_key(figure: Any, height: float, busiest: int) -> None:
    words = (
        "Upright mark: a day with rows, taller for several.   Flat bar: only the month, year or period is known.   "
        "Dot: a day that the agency doubts.\n"
        "Hatched: the agency's longest time without a row.   Diamond: a key event, with its row number.   "
        "Triangle: an organisational change."
    )
    if busiest:
        words = (
            f"Upright bars side by side: weeks of an agency with rows on more than {MANY_DAYS} days; the highest is "
            f"{busiest} rows in one week.\n{words}"
        )
    figure.text(0.25 / _WIDTH_INCHES, 0.12 / height, words, fontsize=7.5, color=INK, va="bottom", linespacing=1.4)
