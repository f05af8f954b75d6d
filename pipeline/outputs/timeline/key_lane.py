"""The lane of key events, above the agencies: what the reviewer ticked in the workbook."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from pipeline.outputs.chronology_rows import ChronologyRow
from pipeline.outputs.timeline.room import GREY, INK, KEY_LANE, Lane, Span


def draw_key_events(axes: Any, rows: Sequence[ChronologyRow], lanes: Mapping[str, Lane], span: Span) -> None:
    """A lane of its own above the agencies: a diamond for each row that the reviewer ticked, with its number."""
    across = axes.get_yaxis_transform()
    axes.text(
        -0.005, KEY_LANE, "Key events", transform=across, ha="right", va="center", fontsize=8.5, fontweight="bold"
    )
    least = timedelta(days=(span[1] - span[0]).days / 45)
    last_at = {KEY_LANE - 0.14: date.min, KEY_LANE - 0.34: date.min}
    for row in rows:
        day, lane = row.source_event.date, lanes[row.face.name].middle
        if day is None:
            continue
        axes.plot([day, day], [KEY_LANE, lane], color=GREY, linewidth=0.6, zorder=1.5)
        axes.plot([day], [KEY_LANE], marker="D", markersize=5, color=INK, zorder=5)
        # A number is left out rather than printed over another; the workbook has them all.
        free = next((height for height, last in last_at.items() if last == date.min or day - last >= least), None)
        if free is not None:
            last_at[free] = day
            axes.text(day, free, str(row.number), ha="center", va="bottom", fontsize=6.5, color=INK, zorder=6)
    if not rows:
        axes.text(0.005, KEY_LANE, "none ticked yet", transform=across, va="center", fontsize=7.5, color=GREY)
