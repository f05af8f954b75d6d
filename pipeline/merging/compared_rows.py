"""Which rows are compared: those that share a day and besides that something telling, so never all with all.

Where little happens (`_FEW_A_DAY`) all rows of a day are compared, and what has no time of its own or tells of a
message with those rows of the days that a letter takes with which more than a name ties it.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.merging.earlier_rows import EarlierRows, touches
from pipeline.merging.event_kinds import KINDS
from pipeline.merging.evidence import Placed
from pipeline.merging.linkable_row import LinkableRow
from pipeline.merging.row_surroundings import Weights
from pipeline.settings import LARGEST_BLOCK_ROWS, PAPER_LAG_DAYS, TELLING_WORD_SHARE

_LEAST_TELLING_KIND = 0.2
"""A kind of less weight ("visit") is no reason to compare two rows."""
_FEW_A_DAY = math.log(1.5)
"""Logarithm of the rows a day in the weeks around up to which all rows of a few days are compared."""
_QUARTER = 15
_TELLING = -math.log(TELLING_WORD_SHARE)
_WORTH = [kind.weight >= _LEAST_TELLING_KIND for kind in KINDS]
Thing = int | str | tuple[str, object]
"""What rows share: the number of a kind, a word, a reference or a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class CrowdedDay:
    """A thing that so many rows of one day have in common that they were not compared for it alone."""

    day: int
    thing: str
    rows: int


class Pairs:
    """Pairs of places among the rows, first place first, each once; there may be millions of them.

    A pair is kept as one number: first place × number of rows + second place, in order of the days.
    """

    def __init__(self, codes: array[int], in_order: Sequence[int]) -> None:
        """Args: codes: of the pairs; in_order: the places of the rows in order of their days."""
        self._codes = codes
        self._in_order = in_order

    def __len__(self) -> int:
        return len(self._codes)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        many, in_order = len(self._in_order), self._in_order
        for code in self._codes:
            one, other = in_order[code // many], in_order[code % many]
            yield (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of rows of two agencies, and what was too common to compare for."""

    pairs: Pairs
    crowded: tuple[CrowdedDay, ...]


def candidates(placed: Sequence[Placed], weights: Weights) -> Candidates:
    """The pairs that are worth comparing; the work grows with the rows and not with their square."""
    in_order = sorted(range(len(placed)), key=lambda place: placed[place].row.day)
    return _Comparing([placed[place] for place in in_order], weights).candidates(in_order)


class _Comparing:
    """Goes through the days once; each row is compared with rows of its day and of days before."""

    def __init__(self, placed: Sequence[Placed], weights: Weights) -> None:
        """Args: placed: the rows in order of their days; weights: of words."""
        self._placed = placed
        self._weights = weights
        self._many = len(placed)
        self._earlier = EarlierRows(placed, {word for word, weight in weights.items() if weight >= _TELLING})
        self._crowded: list[CrowdedDay] = []

    def candidates(self, in_order: Sequence[int]) -> Candidates:
        """Args: in_order: where each of the rows stands in the order in which they were given."""
        codes = array("q")
        for day, places in groupby(range(self._many), key=lambda place: self._placed[place].row.day):
            codes.extend(sorted(self._of_day(day, list(places))))
        return Candidates(Pairs(codes, in_order), tuple(sorted(self._crowded, key=_by_day)))

    def _of_day(self, day: int, places: Sequence[int]) -> set[int]:
        """The pairs of which the later row is of this day."""
        found: set[int] = set()
        self._earlier.begin(day, places[0])
        if len(places) <= LARGEST_BLOCK_ROWS:
            self._add_alike(places, found)
        else:
            self._add_sharing(day, places, found)
            self._add_naming(places, found)
        self._add_of_quiet_weeks(places, found)
        placed, many = self._placed, self._many
        for place in places:
            agency = placed[place].row.agency
            for other in self._earlier.tied_with(placed[place]):
                if placed[other].row.agency != agency:
                    found.add(other * many + place)
        for place in places:
            self._earlier.add(place)
        return found

    def _add_sharing(self, day: int, places: Sequence[int], found: set[int]) -> None:
        """Of a day with many rows those with each other that share something telling, where few share it."""
        placed, many = self._placed, self._many
        for thing, block in _things_of_a_day([(place, placed[place].row) for place in places], self._weights):
            if len(block) > LARGEST_BLOCK_ROWS:
                self._crowded.append(_crowded(day, thing, len(block)))
                continue
            agencies = [placed[place].row.agency for place in block]
            for number, one in enumerate(block):
                agency, row = agencies[number], one * many
                for beside in range(number + 1, len(block)):
                    if agencies[beside] != agency:
                        found.add(row + block[beside])

    def _add_alike(self, places: Sequence[int], found: set[int]) -> None:
        """All rows of a day, but for those that neither words nor time nor a quiet day bring together."""
        there = [(place, *self._placed[place]) for place in places]
        is_quiet = there[0][2].crowding <= _FEW_A_DAY
        for number, (one, row, around) in enumerate(there):
            agency, kinds, words, clock = row.agency, row.kinds, row.words, row.clock
            first = one * self._many
            for other, across, beside in there[number + 1 :]:
                if across.agency != agency and (
                    not words.isdisjoint(across.words)
                    or not kinds.isdisjoint(across.kinds)
                    or agency in across.named
                    or across.agency in row.named
                    or is_quiet
                    or (around.is_only_one and beside.is_only_one)
                    or (clock is not None and across.clock is not None and abs(clock - across.clock) <= _QUARTER)
                    or not row.heard_from.isdisjoint(across.heard_from)
                ):
                    found.add(first + other)

    def _add_naming(self, places: Sequence[int], found: set[int]) -> None:
        """Rows of a day with those of an agency that they name, where they have anything in common."""
        of_agency: dict[str, list[int]] = defaultdict(list)
        for place in places:
            of_agency[self._placed[place].row.agency].append(place)
        for place in places:
            row = self._placed[place].row
            for agency in row.named:
                for other in of_agency.get(agency, ()) if agency != row.agency else ():
                    if touches(row, self._placed[other].row):
                        found.add(min(place, other) * self._many + max(place, other))

    def _add_of_quiet_weeks(self, places: Sequence[int], found: set[int]) -> None:
        """What came late on this day, with what ties it to the days before it, where these have few rows."""
        row, around = self._placed[places[0]]
        earlier = self._earlier.of_days_before(PAPER_LAG_DAYS)
        if around.crowding > _FEW_A_DAY or len(earlier) > LARGEST_BLOCK_ROWS:
            return
        for place in places:
            row = self._placed[place].row
            if row.clock is None or row.is_receipt or row.is_paper or row.heard_from or row.spoken_of:
                for other in earlier:
                    across = self._placed[other].row
                    if across.agency != row.agency and _is_tied(across, row):
                        found.add(other * self._many + place)


def _is_tied(earlier: LinkableRow, later: LinkableRow) -> bool:
    """Whether anything ties rows of different days: more than that one of them names the other's agency."""
    return not (
        earlier.words.isdisjoint(later.words)
        and earlier.kinds.isdisjoint(later.kinds)
        and earlier.heard_from.isdisjoint(later.heard_from)
        and not (earlier.agency in later.named and later.agency in earlier.named)
        and earlier.day not in later.spoken_of
    )


def _things_of_a_day(members: Sequence[tuple[int, LinkableRow]], weights: Weights) -> Iterator[tuple[Thing, list[int]]]:
    """What two or more rows of a day have in common, each with the places of those rows."""
    things: dict[Thing, list[int]] = defaultdict(list)
    for place, row in members:
        for kind in row.kinds:
            if _WORTH[kind]:
                things[kind].append(place)
        for word in row.words:
            if weights[word] >= _TELLING:
                things[word].append(place)
        for reference in row.references:
            things["number", reference].append(place)
        if row.clock is not None:
            things["clock", row.clock // _QUARTER].append(place)
            things["clock", row.clock // _QUARTER + 1].append(place)
    return ((thing, block) for thing, block in things.items() if len(block) > 1)


def _crowded(day: int, thing: Thing, rows: int) -> CrowdedDay:
    if isinstance(thing, int):
        return CrowdedDay(day, f"the kind of event “{KINDS[thing].name}”", rows)
    if isinstance(thing, str):
        return CrowdedDay(day, f"the word “{thing}”", rows)
    sign, what = thing
    if sign == "clock" and isinstance(what, int):
        minutes = what * _QUARTER
        return CrowdedDay(day, f"a time about {minutes // 60 % 24:02}:{minutes % 60:02}", rows)
    return CrowdedDay(day, f"the number {what}", rows)


def _by_day(crowded: CrowdedDay) -> tuple[int, str]:
    return crowded.day, crowded.thing
