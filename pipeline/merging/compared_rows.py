"""Which rows are compared: those that share a day and besides that something telling, so never all with all.

Where little happens (`_FEW_A_DAY`) all rows of a day are compared, and what has no time of its own or tells of a
message with those rows of the days that a letter takes with which more than a name ties it.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.merging.event_kinds import KINDS
from pipeline.merging.evidence import Placed
from pipeline.merging.linkable_row import LinkableRow
from pipeline.merging.row_surroundings import Weights
from pipeline.settings import (
    LARGEST_BLOCK_ROWS,
    PAPER_LAG_DAYS,
    REFERRAL_LAG_DAYS,
    TELLING_WORD_SHARE,
)

_LEAST_TELLING_KIND = 0.2
"""A kind of less weight ("visit") is no reason to compare two rows."""
_FEW_A_DAY = math.log(1.5)
"""Logarithm of the rows a day in the weeks around up to which all rows of a few days are compared."""
_SMALL_HOURS_END = 6 * 60
_EVENING_START = 18 * 60
_QUARTER = 15
_TELLING = -math.log(TELLING_WORD_SHARE)
_WORTH = [kind.weight >= _LEAST_TELLING_KIND for kind in KINDS]
Thing = int | str | tuple[str, object]
"""What rows share: the number of a kind, a word, a reference or a quarter of an hour."""
Blocks = dict[tuple[int, Thing], list[int]]
"""The places of rows by day and agency, agency and whom it names, agency and what it received, kind."""
_RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class CrowdedDay:
    """A thing that so many rows of one day have in common that they were not compared for it alone."""

    day: int
    thing: str
    rows: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of places among the rows, of two agencies, first place first; and what was too common to compare for."""

    pairs: tuple[tuple[int, int], ...]
    crowded: tuple[CrowdedDay, ...]


def candidates(placed: Sequence[Placed], weights: Weights) -> Candidates:
    """The pairs that are worth comparing; the work grows with the rows and not with their square."""
    rows = [each.row for each in placed]
    days: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        days[row.day].append(place)
    blocks: Blocks = {}
    many, crowded = len(rows), list[CrowdedDay]()
    pairs: set[int] = set()
    for day, members in days.items():
        there = [(place, rows[place]) for place in members]
        _remember(day, there, blocks)
        if len(members) <= LARGEST_BLOCK_ROWS:
            pairs.update([one * many + other for one, other in _pairs_of_a_day(members, placed)])
            continue
        for thing, block in _things_of_a_day(there, weights):
            if len(block) > LARGEST_BLOCK_ROWS:
                crowded.append(_crowded(day, thing, len(block)))
                continue
            for number, one in enumerate(block):
                agency = rows[one].agency
                pairs.update(one * many + other for other in block[number + 1 :] if rows[other].agency != agency)
    telling = {word for word, weight in weights.items() if weight >= _TELLING}
    for one, others in _directed(placed, blocks, telling):
        agency = rows[one].agency
        pairs.update(
            (one * many + other if one < other else other * many + one)
            for other in others
            if rows[other].agency != agency
        )
    pairs.update(one * many + other for one, other in _of_quiet_weeks(placed, sorted(days), days))
    return Candidates(tuple(divmod(pair, many) for pair in sorted(pairs)), tuple(sorted(crowded, key=_by_day)))


def _pairs_of_a_day(members: Sequence[int], placed: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """All rows of a day with each other, but for those that neither words nor time nor a quiet day bring together."""
    for number, one in enumerate(members):
        row, around = placed[one]
        for other in members[number + 1 :]:
            across, beside = placed[other]
            if across.agency != row.agency and (
                not row.kinds.isdisjoint(across.kinds)
                or not row.words.isdisjoint(across.words)
                or row.agency in across.named
                or across.agency in row.named
                or around.crowding <= _FEW_A_DAY
                or (around.is_only_one and beside.is_only_one)
                or (row.clock is not None and across.clock is not None and abs(row.clock - across.clock) <= _QUARTER)
                or not row.heard_from.isdisjoint(across.heard_from)
            ):
                yield one, other


def _of_quiet_weeks(
    placed: Sequence[Placed], in_order: Sequence[int], days: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """What came late, with what ties it to the days before it, where these have few rows.

    Args: placed: the rows; in_order: the days that have any; days: the places of the rows of each.
    """
    for place, (row, around) in enumerate(placed):
        if around.crowding > _FEW_A_DAY or not (
            row.clock is None or row.is_receipt or row.is_paper or row.heard_from or row.spoken_of
        ):
            continue
        before = in_order[bisect_left(in_order, row.day - PAPER_LAG_DAYS) : bisect_left(in_order, row.day)]
        earlier = [other for day in before for other in days[day]]
        if len(earlier) > LARGEST_BLOCK_ROWS:
            continue
        for other in earlier:
            if placed[other].row.agency != row.agency and _is_tied(placed[other].row, row):
                yield min(place, other), max(place, other)


def _remember(day: int, members: Sequence[tuple[int, LinkableRow]], blocks: Blocks) -> None:
    """Fill `blocks` with the rows of a day."""
    for place, row in members:
        blocks.setdefault((day, row.agency), []).append(place)
        for agency in row.named:
            blocks.setdefault((day, (row.agency, agency)), []).append(place)
        if row.is_receipt:
            blocks.setdefault((day, (row.agency, _RECEIVED)), []).append(place)
        for kind in row.kinds:
            blocks.setdefault((day, kind), []).append(place)


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


def _directed(placed: Sequence[Placed], blocks: Blocks, telling: Collection[str]) -> Iterator[tuple[int, list[int]]]:
    """For each row those that it speaks of: of an agency that it names, of a day that it gives, of the night before."""
    rows = [each.row for each in placed]
    for place, row in enumerate(rows):
        for agency in row.named:
            yield place, _of_agency(row, rows, blocks, agency)
        for day in row.spoken_of:
            yield place, _of_day(row, rows, blocks, day)
        if row.is_receipt or row.is_paper or row.heard_from or row.clock is None:
            for lag in range(1, (PAPER_LAG_DAYS if row.is_paper else REFERRAL_LAG_DAYS) + 1):
                before = (other for kind in row.kinds for other in blocks.get((row.day - lag, kind), ()))
                is_late = lag > REFERRAL_LAG_DAYS
                yield (
                    place,
                    [other for other in before if _is_near(placed[other], placed[place], telling, is_late=is_late)],
                )
        if row.clock is not None and row.clock < _SMALL_HOURS_END:
            evening = {other for kind in row.kinds for other in blocks.get((row.day - 1, kind), ())}
            yield place, [other for other in evening if (rows[other].clock or 0) >= _EVENING_START]


def _of_agency(row: LinkableRow, rows: Sequence[LinkableRow], blocks: Blocks, agency: str) -> list[int]:
    """Rows of an agency that this row names, on its day and on those on which its message can have gone or come."""
    found = list(blocks.get((row.day, agency), ()))
    hears = (PAPER_LAG_DAYS if row.is_paper else REFERRAL_LAG_DAYS) if agency in row.heard_from else 0
    tells = agency in row.told
    for lag in range(1, PAPER_LAG_DAYS + 1):
        if lag <= hears:
            found += blocks.get((row.day - lag, agency), ())
        else:
            found += blocks.get((row.day - lag, (agency, row.agency)), ())
        if tells:
            after = blocks.get((row.day + lag, (agency, _RECEIVED)), ())
            found += [other for other in after if lag <= REFERRAL_LAG_DAYS or rows[other].is_paper]
    return [
        other
        for other in found
        if _touches(row, rows[other], is_late=abs(rows[other].day - row.day) > REFERRAL_LAG_DAYS)
    ]


def _of_day(row: LinkableRow, rows: Sequence[LinkableRow], blocks: Blocks, day: int) -> list[int]:
    found = [other for kind in row.kinds for other in blocks.get((day, kind), ())]
    for agency in row.named:
        found += [other for other in blocks.get((day, agency), ()) if _touches(row, rows[other])]
    return found


def _is_near(earlier: Placed, later: Placed, telling: Collection[str], *, is_late: bool) -> bool:
    """Whether more than a kind of event ties rows of different days: a word, or soon that neither wrote between."""
    if not earlier.row.words.isdisjoint(later.row.words) and any(
        word in telling for word in earlier.row.words & later.row.words
    ):
        return True
    if is_late:
        return False
    return earlier.around.day_after > later.row.day and later.around.day_before < earlier.row.day


def _is_tied(earlier: LinkableRow, later: LinkableRow) -> bool:
    """Whether anything ties rows of different days: more than that one of them names the other's agency."""
    return not (
        earlier.words.isdisjoint(later.words)
        and earlier.kinds.isdisjoint(later.kinds)
        and earlier.heard_from.isdisjoint(later.heard_from)
        and not (earlier.agency in later.named and later.agency in earlier.named)
        and earlier.day not in later.spoken_of
    )


def _touches(one: LinkableRow, other: LinkableRow, *, is_late: bool = False) -> bool:
    """Whether two rows have anything in common besides the day; days apart, two things or a word."""
    if not one.words.isdisjoint(other.words):
        return True
    is_of_kind, is_named = not one.kinds.isdisjoint(other.kinds), one.agency in other.named
    if is_late:
        return is_of_kind and is_named
    return is_of_kind or is_named or (one.day == other.day and one.clock is not None and other.clock is not None)


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
