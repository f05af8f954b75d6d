"""The lines between people: couples, and from each couple to its children."""

from typing import Any

from pipeline.outputs.genogram.family import Couple, Family
from pipeline.outputs.genogram.symbols import HALF, Point, line, separation

_BELOW_NAMES = 1.55
_LANE = 0.17
_ABOVE_CHILD = 0.62

Places = dict[str, Point]


def draw_links(axes: Any, family: Family, places: Places) -> None:
    """All lines of the family. Lines that would lie on one another get lanes of their own."""
    lanes: dict[float, list[tuple[float, float]]] = {}
    for couple in family.couples:
        start = _draw_couple(axes, couple, places, lanes)
        if couple.children:
            _draw_children(axes, couple, family, places, start, lanes)


def _draw_couple(axes: Any, couple: Couple, places: Places, lanes: dict[float, list[tuple[float, float]]]) -> Point:
    """The couple's line; returns the point from which the children hang."""
    ends = sorted(places[name] for name in couple.members)
    if len(ends) == 1:
        return ends[0][0], ends[0][1] - HALF
    (left, y), (right, right_y) = ends
    is_dashed = couple.state == "not stated"
    if y == right_y and not _is_between(left, right, y, couple, places):
        middle = ((left + right) / 2, y)
        line(axes, [(left + HALF, y), (right - HALF, y)], is_uncertain=is_dashed)
    else:
        low = min(y, right_y) - _BELOW_NAMES
        low -= _LANE * _lane(lanes, low, left, right)
        line(
            axes, [(left + 0.15, y - HALF), (left + 0.15, low), (right - 0.15, low), (right - 0.15, right_y - HALF)],
            is_uncertain=is_dashed,
        )  # fmt: skip
        middle = ((left + right) / 2, low)
    if couple.state == "former":
        separation(axes, (middle[0] - (0.35 if couple.children else 0), middle[1]))
    return middle


def _draw_children(
    axes: Any,
    couple: Couple,
    family: Family,
    places: Places,
    start: Point,
    lanes: dict[float, list[tuple[float, float]]],
) -> None:
    stalks = [(_stalk(child, couple, family, places), child) for child in couple.children]
    ends = [x for x, _ in stalks] + [start[0]]
    bar = max(places[child][1] for child in couple.children) + HALF + _ABOVE_CHILD
    if max(ends) - min(ends) > 0.01:
        bar += _LANE * _lane(lanes, bar, min(ends), max(ends))
        line(axes, [(min(ends), bar), (max(ends), bar)], is_uncertain=couple.is_by_role)
    line(axes, [start, (start[0], bar)], is_uncertain=couple.is_by_role)
    for x, child in stalks:
        place = places[child]
        top = HALF * (1.2 if family.sex[child] is None else 1.0)
        line(axes, [(x, bar), (place[0], place[1] + top)], is_uncertain=child in couple.uncertain)


def _stalk(child: str, couple: Couple, family: Family, places: Places) -> float:
    """Where a child's line leaves the bar: twins leave it together."""
    twins = [
        other
        for other in couple.children
        if other == child or family.people[other].twin_of == child or family.people[child].twin_of == other
    ]
    return sum(places[name][0] for name in twins) / len(twins)


def _is_between(left: float, right: float, y: float, couple: Couple, places: Places) -> bool:
    return any(
        name not in couple.members and place[1] == y and left < place[0] < right for name, place in places.items()
    )


def _lane(lanes: dict[float, list[tuple[float, float]]], level: float, left: float, right: float) -> int:
    """The first lane at a level in which nothing lies between left and right yet."""
    number = 0
    while any(left < end + 0.1 and right > begin - 0.1 for begin, end in lanes.get(round(level + number * 100, 3), [])):
        number += 1
    lanes.setdefault(round(level + number * 100, 3), []).append((left, right))
    return number
