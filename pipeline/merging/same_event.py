"""Rows of different agencies that seem to tell of one event: linked with a reason and a strength, never merged.

Only rows that share a day (or the few days that a referral takes) and besides that a kind of event, a telling word or
each other's name are compared, so the work grows with the number of rows and not with its square.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.merging.compared_rows import LinkableRow, candidates, linkable_row, word_weights
from pipeline.merging.event_kinds import KINDS
from pipeline.merging.mentions import Mentions
from pipeline.merging.order import minutes
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.settings import (
    LINK_THROUGH_THIRD_STRENGTH,
    REFERRAL_LAG_DAYS,
    SAME_EVENT_STRENGTH,
)
from schemas.case_view import CaseEvent, SameEvent

Evidence = tuple[float, str]
Link = tuple[float, int, int, str]
_HANDOVER = next(number for number, kind in enumerate(KINDS) if kind.name == "handover from the ambulance")
_RARE_NAME_SHARE = 0.1
"""A person named in more than this share of the rows ties no two of them together."""


def link_events(
    events: Sequence[CaseEvent], mentions: dict[str, Mentions], reviewer: ReviewerNotes
) -> tuple[SameEvent, ...]:
    """Proposed links, strongest evidence only: of one agency's rows a row is linked to its best match at most.

    Args:
        events: the rows in force; those without an exact day are left alone.
        mentions: what each row says of other agencies, by event id.
        reviewer: pairs that the reviewer rejected are never proposed again.
    """
    rows = [linkable_row(event, mentions[event.id]) for event in events if event.date and event.date_precision == "day"]
    weights = word_weights(rows)
    rejected = {frozenset(pair) for pair in reviewer.not_the_same}
    scored: list[Link] = []
    for one, other in sorted(candidates(rows, weights)):
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


def _as_link(link: Link, third: int | None, rows: Sequence[LinkableRow]) -> SameEvent:
    strength, one, other, reason = link
    return SameEvent(
        first=rows[one].event.id,
        second=rows[other].event.id,
        strength=round(min(1.0, -strength), 2),
        reason=reason,
        through=None if third is None else rows[third].event.id,
    )


def _judge(one: LinkableRow, other: LinkableRow, weights: dict[str, float]) -> tuple[float, str]:
    """The strength of the evidence, 1 and more being ample, and the reason in words."""
    apart = abs(one.day - other.day)
    passed_on = _passed_on(one, other)
    if apart and not passed_on and not _over_midnight(one, other) and not _speaks_of(one, other):
        return 0.0, ""
    return _evidence(one, other, weights, passed_on)


def _evidence(
    one: LinkableRow,
    other: LinkableRow,
    weights: dict[str, float],
    passed_on: Evidence | None,
    third: str | None = None,
) -> tuple[float, str]:
    when = _when(one, other, abs(one.day - other.day), is_passed_on=passed_on is not None)
    signs = _signs(one, other, weights)
    found = [*_kind(one, other), *_words(one, other, weights), *signs, *_who(one, other, passed_on, third), *when]
    strength = sum(weight for weight, _ in found)
    return strength, "; ".join(words for _, words in found if words)


def _passed_on(one: LinkableRow, other: LinkableRow) -> Evidence | None:
    """What speaks for one row being the message and the other its receipt, on that day or soon after."""
    for teller, hearer in ((one, other), (other, one)):
        lag = hearer.day - teller.day
        hears = (teller.event.agency or "") in hearer.mentions.heard_from
        if not hears or not 0 <= lag <= REFERRAL_LAG_DAYS:
            continue
        if any(agency == hearer.event.agency for agency, _ in teller.mentions.told):
            return 0.6, "one says that it told the other, and the other that it was told"
        weight = 0.35 if lag <= 1 else 0.25
        return weight, f"{hearer.event.agency} says that it has it from {teller.event.agency}"
    return None


def _speaks_of(one: LinkableRow, other: LinkableRow) -> bool:
    """Whether one row, written later, says that it is about the day of the other."""
    return one.day in other.spoken_of or other.day in one.spoken_of


def _signs(one: LinkableRow, other: LinkableRow, weights: dict[str, float]) -> Iterator[Evidence]:
    if references := one.references & other.references:
        yield 0.5, f"both give the number {min(references)}"
    if _came_by_ambulance(one, other) or _came_by_ambulance(other, one):
        yield 0.45, "one says that the child came by ambulance, the other is the ambulance's"
    if people := {name for name in one.people & other.people if weights.get(name, 0.0) >= -math.log(_RARE_NAME_SHARE)}:
        yield 0.15, f"both name {min(people).title()}"


def _came_by_ambulance(arrival: LinkableRow, ambulance: LinkableRow) -> bool:
    """An arrival by ambulance, and what the ambulance wrote up to two hours before."""
    if not ambulance.is_ambulance or _HANDOVER not in arrival.kinds or arrival.is_ambulance:
        return False
    if not (arrival.event.time and ambulance.event.time):
        return arrival.day == ambulance.day
    return 0 <= minutes(arrival.event.time) - minutes(ambulance.event.time) <= 2 * 60


def _through_a_third(
    links: Sequence[Link], rows: Sequence[LinkableRow], weights: dict[str, float], rejected: set[frozenset[str]]
) -> Iterator[tuple[Link, int]]:
    """Two rows that are both linked with one row of a third agency, and have something in common besides."""
    linked: dict[int, set[int]] = defaultdict(set)
    for _, one, other, _ in links:
        linked[one].add(other)
        linked[other].add(one)
    done = {(one, other) for _, one, other, _ in links}
    taken = {end for _, one, other, _ in links for end in _ends(one, other, rows)}
    for third in sorted(linked):
        for one, other in combinations(sorted(linked[third]), 2):
            ids = frozenset((rows[one].event.id, rows[other].event.id))
            if (one, other) in done or rows[one].event.agency == rows[other].event.agency or ids in rejected:
                continue
            if taken.intersection(_ends(one, other, rows)):
                continue
            passed_on = _passed_on(rows[one], rows[other])
            strength, reason = _evidence(rows[one], rows[other], weights, passed_on, rows[third].event.agency)
            if strength >= LINK_THROUGH_THIRD_STRENGTH:
                done.add((one, other))
                words = f"both are linked with a row of {rows[third].event.agency}; {reason}"
                yield (-strength, one, other, words), third


def _over_midnight(one: LinkableRow, other: LinkableRow) -> bool:
    first, second = sorted((one, other), key=lambda row: row.day)
    if second.day - first.day != 1 or not (first.event.time and second.event.time):
        return False
    return minutes(second.event.time) + 24 * 60 - minutes(first.event.time) <= 3 * 60


def _kind(one: LinkableRow, other: LinkableRow) -> Iterator[Evidence]:
    shared = one.kinds & other.kinds
    if shared:
        best = max(shared, key=lambda number: (KINDS[number].weight, -number))
        extra = 0.1 if len(shared) > 1 else 0.0
        yield KINDS[best].weight + extra, f"both are about the same kind of event: {KINDS[best].name}"


def _words(one: LinkableRow, other: LinkableRow, weights: dict[str, float]) -> Iterator[Evidence]:
    shared = one.words & other.words
    smaller = min(sum(weights[word] for word in row.words) for row in (one, other))
    if not shared or not smaller:
        return
    share = sum(weights[word] for word in shared) / smaller
    named = sorted(shared, key=lambda word: (-weights[word], word))[:4]
    yield 0.5 * share, f"both say {', '.join(f'“{word}”' for word in named)}"


def _who(one: LinkableRow, other: LinkableRow, passed_on: Evidence | None, third: str | None) -> Iterator[Evidence]:
    if passed_on:
        yield passed_on
        return
    names = [(row, across) for row, across in ((one, other), (other, one)) if across.event.agency in row.mentions.named]
    if len(names) == 2:
        yield 0.35, "each names the other"
    elif names:
        yield 0.2, f"{names[0][0].event.agency} names {names[0][1].event.agency}"
    if both := one.mentions.heard_from & other.mentions.heard_from:
        yield 0.2, f"both have it from {min(both)}"
        return
    for row, across in ((one, other), (other, one)):
        if third in row.mentions.heard_from:
            continue
        if row.mentions.heard_from and across.event.agency not in row.mentions.heard_from:
            yield -0.15, f"{row.event.agency} has it from another agency"


def _when(one: LinkableRow, other: LinkableRow, apart: int, *, is_passed_on: bool) -> Iterator[Evidence]:
    if apart and _speaks_of(one, other):
        yield 0.25, "the later row speaks of the day of the other"
        return
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


def _best_of_each_agency(strongest_first: Sequence[Link], rows: Sequence[LinkableRow]) -> Iterator[Link]:
    taken: set[tuple[int, str | None]] = set()
    for link in strongest_first:
        _, one, other, _ = link
        ends = _ends(one, other, rows)
        if not taken.intersection(ends):
            taken.update(ends)
            yield link


def _ends(one: int, other: int, rows: Sequence[LinkableRow]) -> tuple[tuple[int, str | None], tuple[int, str | None]]:
    """What a link takes: of each row, its one place for a row of the other agency."""
    return (one, rows[other].event.agency), (other, rows[one].event.agency)
