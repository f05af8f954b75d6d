"""Rows of different agencies that seem to tell of one event: linked with a reason and a strength, never merged.

Only rows that share a day (or the few days that a referral takes) and besides that a kind of event, a telling word or
each other's name are compared, so the work grows with the number of rows and not with its square.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.merging.agency_words import plain_words
from pipeline.merging.event_kinds import KINDS, kinds_of
from pipeline.merging.mentions import Mentions
from pipeline.merging.order import minutes
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.settings import (
    LARGEST_BLOCK_ROWS,
    LINK_THROUGH_THIRD_STRENGTH,
    REFERRAL_LAG_DAYS,
    SAME_EVENT_STRENGTH,
    TELLING_WORD_SHARE,
)
from schemas.case_view import CaseEvent, SameEvent

_STOP_WORDS = frozenset(
    {
        "the", "and", "was", "were", "with", "for", "that", "had", "has", "have", "not", "from", "his",
        "her", "she", "him", "they", "them", "this", "but", "who", "said", "say", "says", "all", "any",
        "are", "been", "did", "does", "into", "its", "more", "than", "then", "there", "their", "very",
        "will", "would", "about", "after", "before", "out", "over",
    }
)  # fmt: skip

Evidence = tuple[float, str]
Link = tuple[float, int, int, str]
_SMALL_HOURS_END = 6 * 60


@dataclass(frozen=True, slots=True)
class _Row:
    event: CaseEvent
    day: int
    kinds: frozenset[int]
    words: frozenset[str]
    mentions: Mentions


def link_events(
    events: Sequence[CaseEvent], mentions: dict[str, Mentions], reviewer: ReviewerNotes
) -> tuple[SameEvent, ...]:
    """Proposed links, strongest evidence only: of one agency's rows a row is linked to its best match at most.

    Args:
        events: the rows in force; those without an exact day are left alone.
        mentions: what each row says of other agencies, by event id.
        reviewer: pairs that the reviewer rejected are never proposed again.
    """
    rows = [_row(event, mentions[event.id]) for event in events if event.date and event.date_precision == "day"]
    weights = _word_weights(rows)
    rejected = {frozenset(pair) for pair in reviewer.not_the_same}
    scored: list[Link] = []
    for one, other in sorted(_candidates(rows, weights)):
        if frozenset((rows[one].event.id, rows[other].event.id)) in rejected:
            continue
        strength, reason = _judge(rows[one], rows[other], weights)
        if strength >= SAME_EVENT_STRENGTH:
            scored.append((-strength, one, other, reason))
    direct = list(_best_of_each_agency(sorted(scored), rows))
    links: list[tuple[Link, int | None]] = [(link, None) for link in direct]
    links += _through_a_third(direct, rows, weights, rejected)
    in_order = sorted(links, key=lambda linked: linked[0][1:3])
    return tuple(_as_link(link, third, rows) for link, third in in_order)


def _as_link(link: Link, third: int | None, rows: Sequence[_Row]) -> SameEvent:
    strength, one, other, reason = link
    return SameEvent(
        first=rows[one].event.id,
        second=rows[other].event.id,
        strength=round(-strength, 2),
        reason=reason,
        through=None if third is None else rows[third].event.id,
    )


def _row(event: CaseEvent, mentions: Mentions) -> _Row:
    assert event.date is not None
    words = frozenset(
        word for word in plain_words(event.event or "").split() if len(word) > 2 and word not in _STOP_WORDS
    )
    return _Row(event, event.date.toordinal(), kinds_of(event), words, mentions)


def _word_weights(rows: Sequence[_Row]) -> dict[str, float]:
    """How telling each word is in this case: one that stands in every row weighs nothing."""
    counts = Counter(word for row in rows for word in row.words)
    return {word: math.log((len(rows) + 1) / count) for word, count in counts.items()}


def _candidates(rows: Sequence[_Row], weights: dict[str, float]) -> set[tuple[int, int]]:
    telling, alone = -math.log(TELLING_WORD_SHARE), math.log(len(rows) + 1)
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for key in _keys(row, weights, telling, alone):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= LARGEST_BLOCK_ROWS:
            pairs.update(_of_two_agencies(members, rows))
    return pairs


def _keys(row: _Row, weights: dict[str, float], telling: float, alone: float) -> Iterator[tuple[object, ...]]:
    for kind in row.kinds:
        yield row.day, "kind", kind
    for word in row.words:
        if telling <= weights[word] < alone:
            yield row.day, "word", word
    for other in row.mentions.named:
        between = tuple(sorted((row.event.agency or "", other)))
        for lag in range(REFERRAL_LAG_DAYS + 1):
            yield row.day - lag, "named", between
    if row.event.time:
        clock = minutes(row.event.time)
        yield row.day, "clock", clock // 15
        yield row.day, "clock", clock // 15 + 1
        for kind in row.kinds if clock < _SMALL_HOURS_END else ():
            yield row.day - 1, "kind", kind


def _of_two_agencies(members: Iterable[int], rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    for one, other in combinations(sorted(set(members)), 2):
        if rows[one].event.agency != rows[other].event.agency:
            yield one, other


def _judge(one: _Row, other: _Row, weights: dict[str, float]) -> tuple[float, str]:
    """The strength of the evidence, 0 to 1, and the reason in words."""
    apart = abs(one.day - other.day)
    passed_on = _passed_on(one, other)
    if apart and not passed_on and not _over_midnight(one, other):
        return 0.0, ""
    return _evidence(one, other, weights, passed_on)


def _evidence(one: _Row, other: _Row, weights: dict[str, float], passed_on: Evidence | None) -> tuple[float, str]:
    when = _when(one, other, abs(one.day - other.day), is_passed_on=passed_on is not None)
    found = [*_kind(one, other), *_words(one, other, weights), *_who(one, other, passed_on), *when]
    strength = sum(weight for weight, _ in found)
    return max(0.0, min(1.0, strength)), "; ".join(words for _, words in found if words)


def _passed_on(one: _Row, other: _Row) -> Evidence | None:
    """What speaks for one row being the message and the other its receipt, on that day or soon after."""
    for teller, hearer in ((one, other), (other, one)):
        lag = hearer.day - teller.day
        hears = (teller.event.agency or "") in hearer.mentions.heard_from
        if not hears or not 0 <= lag <= REFERRAL_LAG_DAYS:
            continue
        if any(agency == hearer.event.agency for agency, _ in teller.mentions.told):
            return 0.5, "one says that it told the other, and the other that it was told"
        if lag <= 1:
            return 0.35, f"{hearer.event.agency} says that it has it from {teller.event.agency}"
    return None


def _through_a_third(
    links: Sequence[Link], rows: Sequence[_Row], weights: dict[str, float], rejected: set[frozenset[str]]
) -> Iterator[tuple[Link, int]]:
    """Two rows that are both linked with one row of a third agency, and have something in common besides."""
    linked: dict[int, set[int]] = defaultdict(set)
    for _, one, other, _ in links:
        linked[one].add(other)
        linked[other].add(one)
    done = {(one, other) for _, one, other, _ in links}
    for third in sorted(linked):
        for one, other in combinations(sorted(linked[third]), 2):
            ids = frozenset((rows[one].event.id, rows[other].event.id))
            if (one, other) in done or rows[one].event.agency == rows[other].event.agency or ids in rejected:
                continue
            strength, reason = _evidence(rows[one], rows[other], weights, _passed_on(rows[one], rows[other]))
            if strength >= LINK_THROUGH_THIRD_STRENGTH:
                done.add((one, other))
                words = f"both are linked with a row of {rows[third].event.agency}; {reason}"
                yield (-strength, one, other, words), third


def _over_midnight(one: _Row, other: _Row) -> bool:
    first, second = sorted((one, other), key=lambda row: row.day)
    if second.day - first.day != 1 or not (first.event.time and second.event.time):
        return False
    return minutes(second.event.time) + 24 * 60 - minutes(first.event.time) <= 3 * 60


def _kind(one: _Row, other: _Row) -> Iterator[Evidence]:
    shared = one.kinds & other.kinds
    if shared:
        best = max(shared, key=lambda number: (KINDS[number].weight, -number))
        extra = 0.1 if len(shared) > 1 else 0.0
        yield KINDS[best].weight + extra, f"both are about a {KINDS[best].name}"


def _words(one: _Row, other: _Row, weights: dict[str, float]) -> Iterator[Evidence]:
    shared = one.words & other.words
    smaller = min(sum(weights[word] for word in row.words) for row in (one, other))
    if not shared or not smaller:
        return
    share = sum(weights[word] for word in shared) / smaller
    named = sorted(shared, key=lambda word: (-weights[word], word))[:4]
    yield 0.5 * share, f"both say {', '.join(f'“{word}”' for word in named)}"


def _who(one: _Row, other: _Row, passed_on: Evidence | None) -> Iterator[Evidence]:
    if passed_on:
        yield passed_on
        return
    names = [(row, across) for row, across in ((one, other), (other, one)) if across.event.agency in row.mentions.named]
    if len(names) == 2:
        yield 0.35, "each names the other"
    elif names:
        yield 0.2, f"{names[0][0].event.agency} names {names[0][1].event.agency}"
    for row, across in ((one, other), (other, one)):
        if row.mentions.heard_from and across.event.agency not in row.mentions.heard_from:
            yield -0.15, f"{row.event.agency} has it from another agency"


def _when(one: _Row, other: _Row, apart: int, *, is_passed_on: bool) -> Iterator[Evidence]:
    if apart:
        yield -0.05 * apart, f"{apart} day{'s' if apart > 1 else ''} apart"
        return
    if not (one.event.time and other.event.time):
        return
    gap = abs(minutes(one.event.time) - minutes(other.event.time))
    if gap <= 5:
        yield 0.35, f"{gap} minutes apart" if gap else "at the same time"
    elif gap <= 15:
        yield 0.3, f"{gap} minutes apart"
    elif gap <= 60:
        yield 0.2, f"{gap} minutes apart"
    else:
        # What was told at nine may be logged at noon; two accounts of one event should not be hours apart.
        yield (-0.3 if gap > 180 and not is_passed_on else 0.0), f"about {round(gap / 60)} hours apart"


def _best_of_each_agency(strongest_first: Sequence[Link], rows: Sequence[_Row]) -> Iterator[Link]:
    taken: set[tuple[int, str | None]] = set()
    for link in strongest_first:
        _, one, other, _ = link
        ends = ((one, rows[other].event.agency), (other, rows[one].event.agency))
        if not taken.intersection(ends):
            taken.update(ends)
            yield link
