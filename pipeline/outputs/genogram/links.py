"""The lines between people: couples, and from each couple to its children. No line runs through a label.

A couple that stands side by side is joined straight across. Any other line leaves a symbol at its side, goes down
between two labels, and runs on below the labels of its row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.outputs.genogram.family import Couple, Family
from pipeline.outputs.genogram.label_text import LABEL_HALF
from pipeline.outputs.genogram.layout import ABOVE_CHILD, LANE, TWINS_RISE, Layout
from pipeline.outputs.genogram.symbols import HALF, Point, letter, line, separation, top_of

_SIDE = 0.24
"""How far below the middle of a symbol a line leaves it sideways."""
_CHANNEL = LABEL_HALF + 0.1
_TWINS_MEET = 0.5
_BESIDE = 0.22
"""How far beside a child's own line the line of those who adopted or foster it comes down."""

Busy = list[tuple[float, float, float]]


@dataclass
class _Sketch:
    """What is drawn so far: which stretches of which level are taken, and how many lines leave a side of a symbol."""

    axes: Any
    family: Family
    layout: Layout
    busy: Busy = field(default_factory=list)
    leaving: dict[tuple[str, int], int] = field(default_factory=dict)
    upright: list[float] = field(default_factory=list)


def draw_links(axes: Any, family: Family, layout: Layout) -> None:
    """All lines of the family. Lines that would lie on one another get lanes of their own."""
    sketch = _Sketch(axes, family, layout)
    # Lines that have to go around give way to those that go straight.
    for couple in sorted(family.couples, key=lambda couple: not _is_side_by_side(couple, layout)):
        start = _draw_couple(sketch, couple)
        if couple.children or couple.elsewhere:
            _draw_children(sketch, couple, start)


def _draw_couple(sketch: _Sketch, couple: Couple) -> Point:
    """The couple's line; returns the point from which the children hang."""
    places = sketch.layout.places
    ordered = sorted(couple.members, key=lambda name: places[name])
    if len(ordered) == 1:
        return _lone_parent(sketch, couple)
    (left, y), (right, _) = (places[name] for name in ordered)
    is_dashed = couple.state == "not stated"
    if _is_side_by_side(couple, sketch.layout):
        middle = ((left + right) / 2, y)
        sketch.upright.append(middle[0])
        line(sketch.axes, [(left + HALF, y), (right - HALF, y)], is_uncertain=is_dashed)
    else:
        middle = _around(sketch, ordered, is_dashed=is_dashed)
    if couple.state == "former":
        hangs = couple.children or couple.elsewhere
        separation(sketch.axes, (middle[0] - (0.35 if hangs else 0), middle[1]))
    return middle


def _around(sketch: _Sketch, ordered: Sequence[str], *, is_dashed: bool) -> Point:
    """From the side of one, below everybody between them, to the side of the other."""
    layout = sketch.layout
    first, last = _leave(sketch, ordered[0], 1), _leave(sketch, ordered[1], -1)
    floor = min(layout.floor_below(layout.places[name][1]) for name in ordered)
    low = _free(sketch, floor, first[-1][0], last[-1][0], step=-LANE)
    points = [*first, (first[-1][0], low), (last[-1][0], low), *reversed(last)]
    line(sketch.axes, points, is_uncertain=is_dashed)
    return _clear_of(sketch, (first[-1][0] + last[-1][0]) / 2), low


def _clear_of(sketch: _Sketch, x: float) -> float:
    """A place near x where no other couple's line to its children runs down."""
    while any(abs(x - taken) < 2 * LANE for taken in sketch.upright):
        x += 2 * LANE
    sketch.upright.append(x)
    return x


def _leave(sketch: _Sketch, name: str, side: int) -> list[Point]:
    """From inside a symbol sideways to the free way beside its label; each further line a little apart."""
    x, y = sketch.layout.places[name]
    number = sketch.leaving.get((name, side), 0)
    sketch.leaving[(name, side)] = number + 1
    height = y - _SIDE + 0.1 * number
    return [(x, height), (x + side * (_CHANNEL + 0.09 * number), height)]


def _lone_parent(sketch: _Sketch, couple: Couple) -> Point:
    """A parent whose children's other parent is not known: the line goes down on the side that faces the children."""
    name = couple.members[0]
    x, y = sketch.layout.places[name]
    children = (*couple.children, *couple.elsewhere)
    centre = sum(sketch.layout.places[child][0] for child in children) / max(1, len(children))
    out = _leave(sketch, name, -1 if centre < x - 0.1 else 1)
    low = _free(sketch, sketch.layout.floor_below(y), out[-1][0], out[-1][0], step=-LANE)
    line(sketch.axes, [*out, (out[-1][0], low)], is_uncertain=couple.is_by_role)
    return out[-1][0], low


def _draw_children(sketch: _Sketch, couple: Couple, start: Point) -> None:
    places = sketch.layout.places
    stalks = [(_stalk(child, couple, sketch), child) for child in couple.children]
    stalks += [(places[child][0] + _BESIDE, child) for child in couple.elsewhere]
    ends = [x for x, _ in stalks] + [start[0]]
    bar = max(places[child][1] for _, child in stalks) + HALF + ABOVE_CHILD
    bar += TWINS_RISE if len({x for x, _ in stalks}) < len(stalks) else 0.0
    if max(ends) - min(ends) > 0.01:
        bar = _free(sketch, bar, min(ends), max(ends), step=LANE)
        line(sketch.axes, [(min(ends), bar), (max(ends), bar)], is_uncertain=couple.is_by_role)
    line(sketch.axes, [start, (start[0], bar)], is_uncertain=couple.is_by_role)
    for x, child in stalks:
        _draw_stalk(sketch, couple, child, (x, bar))
    _join_identical(sketch, couple, {child: x for x, child in stalks}, bar)


def _draw_stalk(sketch: _Sketch, couple: Couple, child: str, start: Point) -> None:
    """The line down to one child; one that others bore too has their line beside it."""
    person, (x, y) = sketch.family.people[child], sketch.layout.places[child]
    kind = couple.kinds.get(child, "born")
    if child in couple.elsewhere:
        x += _BESIDE
    aside = _BESIDE * 0.4 if child in couple.elsewhere else 0.0
    top = y + top_of(sketch.family.sex[child], person.pregnancy) - aside
    way = [start, (x, y + HALF + _TWINS_MEET), (x, top)]
    line(sketch.axes, way, is_uncertain=child in couple.uncertain, kind=kind)
    if kind != "born":
        letter(sketch.axes, (x, y + HALF + _TWINS_MEET - 0.12), kind)


def _join_identical(sketch: _Sketch, couple: Couple, stalks: Mapping[str, float], bar: float) -> None:
    """A bar between the lines of identical twins."""
    people, places = sketch.family.people, sketch.layout.places
    for first in couple.children:
        second = people[first].twin_of
        if second not in couple.children or not (people[first].is_identical_twin or people[second].is_identical_twin):
            continue
        low = min(places[first][1], places[second][1]) + HALF + _TWINS_MEET
        height = low + (bar - low) * 0.4
        at = [
            stalks[name] + (places[name][0] - stalks[name]) * (bar - height) / (bar - low) for name in (first, second)
        ]
        line(sketch.axes, [(at[0], height), (at[1], height)])


def _stalk(child: str, couple: Couple, sketch: _Sketch) -> float:
    """Where a child's line leaves the bar: twins leave it together."""
    people = sketch.family.people
    twins = [
        other
        for other in couple.children
        if other == child or people[other].twin_of == child or people[child].twin_of == other
    ]
    return sum(sketch.layout.places[name][0] for name in twins) / len(twins)


def _is_side_by_side(couple: Couple, layout: Layout) -> bool:
    """Whether two partners stand in one row with nobody between them."""
    if len(couple.members) == 1:
        return False
    (left, y), (right, right_y) = sorted(layout.places[name] for name in couple.members)
    return y == right_y and not any(height == y and left < x < right for x, height in layout.places.values())


def _free(sketch: _Sketch, level: float, left: float, right: float, *, step: float) -> float:
    """The first height from `level` on at which nothing lies between left and right yet."""
    while any(
        abs(level - taken) < LANE * 0.9 and left < end + 0.1 and right > begin - 0.1
        for taken, begin, end in sketch.busy
    ):
        level += step
    sketch.busy.append((level, left, right))
    return level
