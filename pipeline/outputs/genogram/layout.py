"""Where each person stands: generations in rows, partners side by side, the eldest child on the left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.outputs.genogram.family import Couple, Family, birth_order
from pipeline.outputs.genogram.symbols import HALF

COLUMN = 3.1
"""The least distance between two people of one row: two half labels and a way between them for lines."""
ABOVE_CHILD = 0.62
"""From the top of a symbol to the line on which brothers and sisters hang; the date of birth stands between."""
TWINS_RISE = 0.3
"""How much higher the line hangs from which the lines of twins part."""
LANE = 0.17
"""The distance between two lines that run side by side."""
_FLOOR = 0.2
_LEAST_DEPTH = 1.25
_SWEEPS = 40


@dataclass(frozen=True)
class Layout:
    """Places by name (x to the right, y upwards, the first row at 0), and how deep the labels of each row reach."""

    places: dict[str, tuple[float, float]]
    width: float
    height: float
    depths: dict[float, float] = field(default_factory=dict)

    def floor_below(self, height: float) -> float:
        """The height below all words of the row at `height`."""
        return height - self.depths.get(height, _LEAST_DEPTH) - _FLOOR


def layout_of(family: Family, depths: Mapping[str, float] | None = None) -> Layout:
    """Place everybody: first the order within each row, then distances that put children under their parents.

    Args:
        family: the people and their links.
        depths: how far the label of each reaches below the middle of the symbol; by name, in the layout's units.
    """
    if not family.people:
        return Layout({}, 0, 0)
    rows = _ordered_rows(family)
    x = {name: index * COLUMN for names in rows.values() for index, name in enumerate(names)}
    levels = sorted(rows)
    for sweep in range(_SWEEPS):
        for level in levels if sweep % 2 else reversed(levels):
            wanted = [_wanted(name, family, x) for name in rows[level]]
            for name, place in zip(rows[level], _apart(wanted), strict=True):
                x[name] = place
    least = min(x.values())
    deepest = {level: max((depths or {}).get(name, _LEAST_DEPTH) for name in rows[level]) for level in levels}
    heights = _heights(levels, deepest, family)
    places = {name: (x[name] - least, heights[level]) for level in levels for name in rows[level]}
    width = max(place[0] for place in places.values())
    by_height = {heights[level]: deepest[level] for level in levels}
    return Layout(places, width, -heights[levels[-1]], by_height)


def _heights(levels: Sequence[int], deepest: Mapping[int, float], family: Family) -> dict[int, float]:
    """The height of each row: below the words of the row above, and all the lines that may run between."""
    heights = {levels[0]: 0.0}
    twins = {family.generation[name] for name, person in family.people.items() if person.twin_of}
    for above, below in pairwise(levels):
        lines = sum(family.generation[couple.members[0]] == above for couple in family.couples)
        room = deepest[above] + _FLOOR + (2 * lines + 1) * LANE + ABOVE_CHILD + HALF
        room += TWINS_RISE if below in twins else 0.0
        heights[below] = heights[above] - room
    return heights


def _ordered_rows(family: Family) -> dict[int, list[str]]:
    levels = sorted(set(family.generation.values()))
    start = -1 if -1 in levels else levels[-1]
    rows = {start: _row_by_couples(_at(family, start), family)}
    for level in [level for level in levels if level > start]:
        rows[level] = _row_by_parents(_at(family, level), rows.get(level - 1, []), family)
    for level in reversed([level for level in levels if level < start]):
        rows[level] = _row_by_children(_at(family, level), rows.get(level + 1, []), family)
    return rows


def _at(family: Family, level: int) -> list[str]:
    return [name for name in family.people if family.generation[name] == level]


def _row_by_couples(names: Sequence[str], family: Family) -> list[str]:
    """Couples stay together, whoever has most partners in the middle of theirs."""
    partners = _partners(names, family)
    placed: list[str] = []
    for hub in sorted(names, key=lambda name: (-len(partners[name]), names.index(name))):
        if hub not in placed and partners[hub]:
            placed += _chain(hub, partners, family)
    return _with_siblings_outside([*placed, *(name for name in names if name not in placed)], placed, family)


def _partners(names: Sequence[str], family: Family) -> dict[str, list[str]]:
    """Each person's partners in the order of the couples: by the eldest child; former ones first where none is."""
    partners: dict[str, list[str]] = {name: [] for name in names}
    for couple in family.couples:
        if len(couple.members) == 2 and all(name in partners for name in couple.members):
            first, second = couple.members
            partners[first].append(second)
            partners[second].append(first)
    return partners


def _chain(hub: str, partners: dict[str, list[str]], family: Family) -> list[str]:
    seen = {hub}

    def outwards(name: str) -> list[str]:
        seen.add(name)
        line = [name]
        for other in partners[name]:
            if other not in seen:
                line += outwards(other)
        return line

    others = partners[hub]
    if len(others) == 1:
        pair = [hub, *outwards(others[0])]
        return pair[::-1] if len(pair) == 2 and _stands_right(hub, family) else pair
    to_left = others[: (len(others) + 1) // 2] if len(others) > 2 else others[:1]
    left = [name for other in to_left if other not in seen for name in reversed(outwards(other))]
    right = [name for other in others if other not in seen for name in outwards(other)]
    return [*left, hub, *right]


def _stands_right(name: str, family: Family) -> bool:
    return family.sex[name] == "female"


def _with_siblings_outside(row: list[str], coupled: Sequence[str], family: Family) -> list[str]:
    """A brother or sister of somebody in a couple stands at the outer end on that side, so that no line is crossed."""
    result = list(row)
    for name in row:
        if name in coupled:
            continue
        couple = _parents_of(name, family)
        kin = [other for other in (couple.children if couple else ()) if other in coupled]
        if kin and result.index(kin[0]) < len(coupled) / 2:
            result.remove(name)
            result.insert(0, name)
    return result


def _row_by_parents(names: Sequence[str], above: Sequence[str], family: Family) -> list[str]:
    """Children in blocks under their parents, left to right as the parents stand, each block eldest first."""

    def block(name: str) -> tuple[float, int]:
        couple = _parents_of(name, family)
        if couple is None:
            return (float("inf"), 0)
        at = [above.index(member) for member in couple.members if member in above]
        middle = sum(at) / len(at) if at else float("inf")
        if len(couple.members) == 1 and at:
            middle = _among_partners(couple, above, family, middle)
        return (middle, family.couples.index(couple))

    ordered = sorted(names, key=lambda name: (block(name), birth_order(family.people[name])))
    return _partners_beside(ordered, family)


def _among_partners(lone: Couple, above: Sequence[str], family: Family, middle: float) -> float:
    """Children of whom one parent is known only stand by age among the half-siblings whom that parent has."""
    name, place = lone.members[0], family.couples.index(lone)
    at = [
        (sum(above.index(member) for member in couple.members) / 2, family.couples.index(couple))
        for couple in family.couples
        if name in couple.members and len(couple.members) == 2 and all(member in above for member in couple.members)
        and couple.children
    ]  # fmt: skip
    elder = [where for where, number in at if number < place]
    younger = [where for where, number in at if number > place]
    return max(elder) + 0.2 if elder else min(younger) - 0.2 if younger else middle


def _partners_beside(ordered: list[str], family: Family) -> list[str]:
    """A partner who has no parents here stands directly beside."""
    partners = _partners(ordered, family)
    loose = {name for name in ordered if _parents_of(name, family) is None and partners[name]}
    result: list[str] = []
    for name in ordered:
        if name not in loose:
            result += [name, *(other for other in partners[name] if other in loose and other not in result)]
    return [*result, *(name for name in ordered if name not in result)]


def _row_by_children(names: Sequence[str], below: Sequence[str], family: Family) -> list[str]:
    """Parents above their children; within a couple the man on the left."""
    chains = _row_by_couples(names, family)

    def over(name: str) -> tuple[float, int]:
        at = [
            below.index(child)
            for couple in family.couples
            if name in couple.members
            for child in couple.children
            if child in below
        ]
        return (min(at) if at else float("inf"), chains.index(name))

    return sorted(chains, key=over)


def _parents_of(name: str, family: Family) -> Couple | None:
    return next((couple for couple in family.couples if name in couple.children), None)


def _wanted(name: str, family: Family, x: dict[str, float]) -> float:
    """Where a person would stand if there were room: between what parents and children ask for."""
    wishes = []
    for couple in family.couples:
        middle = sum(x[member] for member in couple.members) / len(couple.members)
        children = couple.children
        centre = sum(x[child] for child in children) / len(children) if children else 0.0
        if name in children:
            wishes.append(middle + x[name] - centre)
        if name in couple.members and children:
            wishes.append(centre + x[name] - middle)
        if name in couple.members and len(couple.members) == 2:
            other = x[couple.members[1] if couple.members[0] == name else couple.members[0]]
            wishes.append(other + (COLUMN if x[name] > other else -COLUMN))
    return sum(wishes) / len(wishes) if wishes else x[name]


def _apart(wanted: Sequence[float]) -> list[float]:
    """The places nearest to those wanted that keep the order and the least distance (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for index, wish in enumerate(wanted):
        total, count = wish - index * COLUMN, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    flat = [total / count for total, count in pools for _ in range(count)]
    return [place + index * COLUMN for index, place in enumerate(flat)]
