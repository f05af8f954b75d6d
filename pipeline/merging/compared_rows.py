"""Which rows are compared: those that share a day and besides that something telling, so never all with all."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.merging.event_kinds import KINDS
from pipeline.merging.linkable_row import LinkableRow
from pipeline.settings import (
    LARGEST_BLOCK_ROWS,
    PAPER_LAG_DAYS,
    REFERRAL_LAG_DAYS,
    TELLING_WORD_SHARE,
)

_LEAST_TELLING_KIND = 0.2
"""A kind of less weight ("visit") is no reason to compare two rows."""
_SMALL_HOURS_END = 6 * 60
_EVENING_START = 18 * 60
_QUARTER = 15
Blocks = dict[tuple[object, ...], list[int]]


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


def word_weights(rows: Sequence[LinkableRow]) -> dict[str, float]:
    """How telling each word is in this case: one that stands in every row weighs nothing."""
    counts = Counter(word for row in rows for word in row.words)
    return {word: math.log((len(rows) + 1) / count) for word, count in counts.items()}


def candidates(rows: Sequence[LinkableRow], weights: dict[str, float]) -> Candidates:
    """The pairs that are worth comparing; the work grows with the rows and not with their square."""
    blocks = _blocks(rows, weights)
    many, crowded = len(rows), []
    pairs: set[int] = set()
    for key, members in blocks.items():
        if len(members) == 1 or key[1] == "of":
            continue
        if len(members) > LARGEST_BLOCK_ROWS:
            crowded.append(_crowded(key, len(members)))
            continue
        for place, one in enumerate(members):
            agency = rows[one].agency
            pairs.update(one * many + other for other in members[place + 1 :] if rows[other].agency != agency)
    for one, others in _directed(rows, blocks):
        agency = rows[one].agency
        pairs.update(
            (one * many + other if one < other else other * many + one)
            for other in others
            if rows[other].agency != agency
        )
    return Candidates(tuple(divmod(pair, many) for pair in sorted(pairs)), tuple(sorted(crowded, key=_by_day)))


def _blocks(rows: Sequence[LinkableRow], weights: dict[str, float]) -> Blocks:
    telling, alone = -math.log(TELLING_WORD_SHARE), math.log(len(rows) + 1)
    worth = [kind.weight >= _LEAST_TELLING_KIND for kind in KINDS]
    blocks: Blocks = defaultdict(list)
    for place, row in enumerate(rows):
        day = row.day
        blocks[day, "of", row.agency].append(place)
        for kind in row.kinds:
            if worth[kind]:
                blocks[day, kind].append(place)
        for word in row.words:
            if telling <= weights[word] < alone:
                blocks[day, word].append(place)
        for reference in row.references:
            blocks[day, "number", reference].append(place)
        if row.clock is not None:
            quarter = row.clock // _QUARTER
            blocks[day, "clock", quarter].append(place)
            blocks[day, "clock", quarter + 1].append(place)
    return blocks


def _directed(rows: Sequence[LinkableRow], blocks: Blocks) -> Iterator[tuple[int, list[int]]]:
    """For each row those that it speaks of: of an agency that it names, of a day that it gives, of the night before."""
    for place, row in enumerate(rows):
        for agency in row.named:
            yield place, [other for other in blocks.get((row.day, "of", agency), ()) if _touches(row, rows[other])]
        for agency in row.heard_from:
            for lag in range(1, PAPER_LAG_DAYS + 1 if row.is_paper else REFERRAL_LAG_DAYS + 1):
                before = blocks.get((row.day - lag, "of", agency), ())
                yield place, [other for other in before if _touches(row, rows[other])]
        for day in row.spoken_of:
            yield place, _of_day(row, rows, blocks, day)
        if row.is_receipt:
            for lag in range(1, REFERRAL_LAG_DAYS + 1):
                yield place, [other for kind in row.kinds for other in blocks.get((row.day - lag, kind), ())]
        if row.clock is not None and row.clock < _SMALL_HOURS_END:
            evening = {other for kind in row.kinds for other in blocks.get((row.day - 1, kind), ())}
            yield place, [other for other in evening if (rows[other].clock or 0) >= _EVENING_START]


def _of_day(row: LinkableRow, rows: Sequence[LinkableRow], blocks: Blocks, day: int) -> list[int]:
    found = [other for kind in row.kinds for other in blocks.get((day, kind), ())]
    for agency in row.named:
        found += [other for other in blocks.get((day, "of", agency), ()) if _touches(row, rows[other])]
    return found


def _touches(one: LinkableRow, other: LinkableRow) -> bool:
    """Whether two rows have anything in common besides the day."""
    return (
        not one.kinds.isdisjoint(other.kinds)
        or one.agency in other.named
        or not one.words.isdisjoint(other.words)
        or (one.day == other.day and one.clock is not None and other.clock is not None)
    )


def _crowded(key: tuple[object, ...], rows: int) -> CrowdedDay:
    day, thing = key[0], key[-1]
    assert isinstance(day, int)
    if isinstance(thing, int):
        words = (
            KINDS[thing].name
            if len(key) == 2
            else f"about {(thing * _QUARTER) // 60 % 24:02}:{thing * _QUARTER % 60:02}"
        )
    else:
        words = f"“{thing}”"
    return CrowdedDay(day, words, rows)


def _by_day(crowded: CrowdedDay) -> tuple[int, str]:
    return crowded.day, crowded.thing
