"""Rows that tell of one event are joined into groups: at most one row of an agency, the likeliest together first.

Two groups are joined when the pairs of rows that come together speak for it in the mean, whatever each pair says alone:
the eighth receipt of one death has little in common with the first, and enough with all seven.
"""

import heapq
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from pipeline.merging.pair_odds import Pair, PairOdds

Join = tuple[float, int, int, int, int]
"""Mean log odds with the sign turned, the first places of the two groups, and the numbers of the groups."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Places of rows by agency, and the numbers of the groups at least one of whose rows is likely the same event."""

    places: dict[str, int]
    near: set[int] = field(default_factory=set)


class RowGroups:
    """Rows joined so far."""

    def __init__(self, agencies: Sequence[str], odds: PairOdds, *, least: float, rejected: Set[Pair]) -> None:
        """Args: agencies: of each place; odds: of pairs; least: mean log odds; rejected: pairs not to ask."""
        self._agencies = agencies
        self._odds = odds
        self._least = least
        self._rejected = rejected
        self._groups: dict[int, _Group] = {}
        self._waiting: list[Join] = []

    def join(self) -> Iterator[tuple[int, ...]]:
        """Join; give the places of each group of two and more, in order."""
        for one, other, odds in self._odds.reaching(self._least):
            for place, near in ((one, other), (other, one)):
                if place not in self._groups:
                    self._groups[place] = _Group({self._agencies[place]: place})
                self._groups[place].near.add(near)
            self._waiting.append((-odds, one, other, one, other))
        heapq.heapify(self._waiting)
        number = len(self._agencies)
        while self._waiting:
            _, _, _, one, other = heapq.heappop(self._waiting)
            if one in self._groups and other in self._groups:
                self._put_together(one, other, number)
                number += 1
        groups = (sorted(group.places.values()) for group in self._groups.values() if len(group.places) > 1)
        yield from (tuple(places) for places in sorted(groups))

    def _put_together(self, one: int, other: int, number: int) -> None:
        first, second = self._groups.pop(one), self._groups.pop(other)
        joined = _Group(first.places | second.places, (first.near | second.near) - {one, other})
        self._groups[number] = joined
        for near in sorted(joined.near):
            across = self._groups[near]
            across.near.difference_update((one, other))
            if not joined.places.keys().isdisjoint(across.places):
                joined.near.discard(near)
                continue
            across.near.add(number)
            mean = self._mean(joined, across)
            if mean >= self._least:
                places = sorted((min(joined.places.values()), min(across.places.values())))
                heapq.heappush(self._waiting, (-mean, places[0], places[1], number, near))

    def _mean(self, joined: _Group, across: _Group) -> float:
        pairs = [
            (one, other) if one < other else (other, one)
            for one in joined.places.values()
            for other in across.places.values()
        ]
        asked = sorted(pair for pair in pairs if pair not in self._rejected)
        return sum(self._odds.between(*pair) for pair in asked) / len(asked) if asked else self._least - 1.0
