"""The dotted line around those who live together with the subject child."""

import math
from collections.abc import Sequence
from typing import Any

from pipeline.outputs.genogram.symbols import INK, Point

_REACH_X, _REACH_Y = 1.08, 1.28
_LOWER = 0.38
_BRIDGE = 0.93
_STEP = 0.05
_THROUGH_SOMEBODY = 100.0
_NEAR = 4.6


def draw_household(axes: Any, members: Sequence[Point], others: Sequence[Point]) -> None:
    """One outline around the members that leaves everybody else outside; two where they stand too far apart."""
    if not members:
        return
    import numpy as np

    inside, outside = [_scaled(point) for point in members], [_scaled(point) for point in others]
    xs = np.arange(min(x for x, _ in members) - 2, max(x for x, _ in members) + 2, _STEP)
    ys = np.arange(min(y for _, y in members) - 3, max(y for _, y in members) + 2, _STEP)
    grid_x, grid_y = np.meshgrid(xs / _REACH_X, (ys + _LOWER) / _REACH_Y)
    field = np.min([np.hypot(grid_x - x, grid_y - y) for x, y in inside], axis=0)
    for first, second in _bridges(inside, outside):
        field = np.minimum(field, _distance(grid_x, grid_y, first, second) / _BRIDGE)
    for x, y in outside:
        field = np.maximum(field, 1.9 - np.hypot(grid_x - x, grid_y - y))
    axes.contour(xs, ys, field, levels=[1.0], colors=[INK], linestyles=[(0, (1, 2))], linewidths=[1.2], zorder=1)


def _scaled(point: Point) -> Point:
    """So that one unit reaches around a symbol and the name below it."""
    return point[0] / _REACH_X, point[1] / _REACH_Y


def _bridges(inside: Sequence[Point], outside: Sequence[Point]) -> list[tuple[Point, Point]]:
    """The shortest set of lines that joins all members without passing through anybody else, where there is one."""
    joined, bridges = [inside[0]], []
    waiting = list(inside[1:])
    while waiting:
        pairs = [(_cost(first, second, outside), first, second) for first in joined for second in waiting]
        _, first, second = min(pairs)
        bridges.append((first, second))
        joined.append(second)
        waiting.remove(second)
    # Neighbours who are free to see one another close the bays between them.
    near = [
        (first, second)
        for place, first in enumerate(inside)
        for second in inside[place + 1 :]
        if _cost(first, second, outside) < _NEAR
    ]
    return [*bridges, *near]


def _cost(first: Point, second: Point, outside: Sequence[Point]) -> float:
    length = math.dist(first, second)
    blocked = any(float(_distance(x, y, first, second)) < 0.9 for x, y in outside)
    return length + (_THROUGH_SOMEBODY if blocked else 0.0)


def _distance(x: Any, y: Any, first: Point, second: Point) -> Any:
    """From points to the line between two members."""
    import numpy as np

    along_x, along_y = second[0] - first[0], second[1] - first[1]
    length = along_x**2 + along_y**2 or 1.0
    part = np.clip(((x - first[0]) * along_x + (y - first[1]) * along_y) / length, 0, 1)
    return np.hypot(x - first[0] - part * along_x, y - first[1] - part * along_y)
