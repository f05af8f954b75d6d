"""The dotted line around those who live together with the subject child: straight sides, round corners."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pipeline.outputs.genogram.layout import ABOVE_CHILD, Layout
from pipeline.outputs.genogram.symbols import HALF, INK

_REACH = 1.37
"""Sideways from the middle of a symbol: past its label, short of the middle between two columns."""
_ABOVE, _BELOW = HALF + ABOVE_CHILD - 0.14, 0.1
_ROUND = 0.3
_EDGE = 0.05
_STEP = 0.04
_BRIDGE = 0.7

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def draw_household(axes: Any, members: Sequence[str], layout: Layout) -> None:
    """One outline around the members that leaves everybody else outside; two where no way joins them."""
    if not members:
        return
    import numpy as np

    boxes = household_boxes(members, layout)
    xs = np.arange(min(box[0] for box in boxes) - 0.5, max(box[2] for box in boxes) + 0.5, _STEP)
    ys = np.arange(min(box[1] for box in boxes) - 0.5, max(box[3] for box in boxes) + 0.5, _STEP)
    grid_x, grid_y = np.meshgrid(xs, ys)
    field = np.min([_outside_of(grid_x, grid_y, box) for box in boxes], axis=0)
    axes.contour(xs, ys, field, levels=[0.0], colors=[INK], linestyles=[(0, (1, 2))], linewidths=[1.2], zorder=1)


def household_boxes(members: Sequence[str], layout: Layout) -> list[Box]:
    """Boxes that together cover the members: one for each run of neighbours in a row, and those that join the runs."""
    heights = sorted({layout.places[name][1] for name in members}, reverse=True)
    rows = [_runs(set(members), height, layout) for height in heights]
    boxes = [run for row in rows for run in row]
    for (above, upper), (below, lower) in pairwise(zip(heights, rows, strict=True)):
        if not any(below < y < above for _, y in layout.places.values()):
            boxes += [_joint(over, _nearest(over, lower)) for over in upper]
            boxes += [_joint(_nearest(under, upper), under) for under in lower]
    for row in rows if len(rows) == 1 else ():
        boxes += [_under(first, second) for first, second in pairwise(row)]
    return boxes


def _runs(members: set[str], height: float, layout: Layout) -> list[Box]:
    bottom = layout.floor_below(height) + _BELOW
    runs: list[Box] = []
    was_member = False
    for name in sorted((name for name, (_, y) in layout.places.items() if y == height), key=layout.places.__getitem__):
        x = layout.places[name][0]
        if name in members and was_member:
            runs[-1] = (runs[-1][0], bottom, x + _REACH, height + _ABOVE)
        elif name in members:
            runs.append((x - _REACH, bottom, x + _REACH, height + _ABOVE))
        was_member = name in members
    return runs


def _nearest(box: Box, others: Sequence[Box]) -> Box:
    return min(others, key=lambda other: (max(other[0] - box[2], box[0] - other[2]), other))


def _joint(upper: Box, lower: Box) -> Box:
    """What fills the room between two rows: where one stands over the other, or from the one across to the other."""
    left, right = max(upper[0], lower[0]), min(upper[2], lower[2])
    if right - left >= _BRIDGE:
        return (left, lower[3] - 2 * _ROUND, right, upper[1] + 2 * _ROUND)
    return (min(left, right) - _BRIDGE, lower[3] - _EDGE, max(left, right) + _BRIDGE, upper[1] + _EDGE)


def _under(first: Box, second: Box) -> Box:
    """Below those who stand between two runs of one row."""
    return (first[2] - _BRIDGE, first[1] - 0.5, second[0] + _BRIDGE, first[1] + _EDGE)


def _outside_of(x: Any, y: Any, box: Box) -> Any:
    """The distance from a box with round corners; below nought inside."""
    import numpy as np

    left, bottom, right, top = box
    corner = min(_ROUND, (right - left) / 2, (top - bottom) / 2)
    beyond_x = np.abs(x - (left + right) / 2) - (right - left) / 2 + corner
    beyond_y = np.abs(y - (bottom + top) / 2) - (top - bottom) / 2 + corner
    far = np.hypot(np.maximum(beyond_x, 0), np.maximum(beyond_y, 0))
    return far + np.minimum(np.maximum(beyond_x, beyond_y), 0) - corner
