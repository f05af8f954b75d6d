"""What stands around a row: how much happened on its day, and what its agency wrote before, after and elsewhere."""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.merging.linkable_row import LinkableRow

Weights = Mapping[str, float]
"""How telling each word is in a case."""
_NEVER = 10**9
_FORTNIGHT = 14
_FEWEST_AROUND = 6
_DAYS_AROUND = 2 * _FORTNIGHT + 1


class Surroundings(NamedTuple):
    """Of one row.

    Args:
        weight: how telling its words are together.
        usual: share of that, 0 to 1, in words that its agency writes in other rows too.
        is_only_one: its agency has no other row on its day.
        rows_that_day: rows of all agencies on its day.
        others_that_day: those of other agencies.
        day_before, day_after: the days, as ordinals, of its agency's rows before and after it.
        crowding: logarithm of the rows a day of all agencies, in the mean over the days within a fortnight of its own.
    """

    weight: float
    usual: float
    is_only_one: bool
    rows_that_day: int
    others_that_day: int
    day_before: int
    day_after: int
    crowding: float


def weights_of(rows: Sequence[LinkableRow]) -> dict[str, float]:
    """How telling each word is in this case: one that stands in every row weighs nothing."""
    counts = Counter(itertools.chain.from_iterable(row.words for row in rows))
    return {word: math.log((len(rows) + 1) / count) for word, count in counts.items()}


def surroundings_of(rows: Sequence[LinkableRow], weights: Weights) -> list[Surroundings]:
    """What stands around each row, in the order of the rows."""
    on_day = Counter(row.day for row in rows)
    crowding = _crowding(sorted(row.day for row in rows))
    of_agency: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        of_agency[row.agency].append(place)
    found: dict[int, Surroundings] = {}
    for places in of_agency.values():
        uses = Counter(itertools.chain.from_iterable(rows[place].words for place in places))
        usual_words = frozenset(word for word, many in uses.items() if many > 1)
        own_on_day = Counter(rows[place].day for place in places)
        in_order = sorted(
            places, key=lambda place: (rows[place].day, rows[place].clock is None, rows[place].clock or 0)
        )
        days = [-_NEVER, *(rows[place].day for place in in_order), _NEVER]
        for number, place in enumerate(in_order):
            row = rows[place]
            weight = math.fsum(map(weights.__getitem__, row.words))
            usual = math.fsum(map(weights.__getitem__, row.words & usual_words))
            found[place] = Surroundings(
                weight=weight,
                usual=usual / weight if weight else 1.0,
                is_only_one=own_on_day[row.day] == 1,
                rows_that_day=on_day[row.day],
                others_that_day=on_day[row.day] - own_on_day[row.day],
                day_before=days[number],
                day_after=days[number + 2],
                crowding=crowding[row.day],
            )
    return [found[place] for place in range(len(rows))]


def _crowding(days: Sequence[int]) -> dict[int, float]:
    """For each day that has a row the logarithm of the rows a day around it. Args: days: of the rows, in order.

    Of a chronology of a few rows it does not say that they belong together: fewer than `_FEWEST_AROUND` count as these.
    """
    return {
        day: math.log(
            max(_FEWEST_AROUND, bisect_right(days, day + _FORTNIGHT) - bisect_left(days, day - _FORTNIGHT))
            / _DAYS_AROUND
        )
        for day in set(days)
    }
