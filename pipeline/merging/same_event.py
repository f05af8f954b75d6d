"""Rows of different agencies that seem to tell of one event: linked with a reason and a strength, never merged.

Pairs that share something are judged by the signs between them (`evidence`), weighed as `link_weights` says; the
likeliest are joined into groups of which each holds at most one row of an agency (`row_groups`); within a group every
two rows are linked, some of them through a third.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.merging.compared_rows import CrowdedDay, candidates
from pipeline.merging.evidence import Placed, likelihood, signs_between
from pipeline.merging.link_reasons import reason_for
from pipeline.merging.linkable_row import LinkableRow, is_linkable, linkable_row
from pipeline.merging.many_objects import without_collecting
from pipeline.merging.mentions import Mentions
from pipeline.merging.pair_odds import Pair, PairOdds
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.row_groups import RowGroups
from pipeline.merging.row_surroundings import Weights, surroundings_of, weights_of
from pipeline.merging.row_words import RowWords
from pipeline.settings import LINK_THROUGH_THIRD_STRENGTH, SAME_EVENT_STRENGTH
from schemas.case_view import CaseEvent, SameEvent

LEAST_ODDS = math.log(SAME_EVENT_STRENGTH / (1.0 - SAME_EVENT_STRENGTH))
"""Log odds from which rows are linked."""

_BY_THE_WAY = "nothing in their words, only when they happened"
"""Where no sign that a person would name ties two rows."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The links proposed, in the order of the rows, and what too many rows of a day share to be compared for."""

    links: tuple[SameEvent, ...]
    crowded: tuple[CrowdedDay, ...]


@without_collecting
def link_events(
    events: Sequence[CaseEvent],
    mentions: dict[str, Mentions],
    reviewer: ReviewerNotes,
    children: Mapping[str, str] | None = None,
    read: RowWords | None = None,
) -> Linked:
    """Proposed links: of one agency's rows at most one tells of one event.

    Args:
        events: the rows in force; those without a day of their own are left alone.
        mentions: what each row says of other agencies, by event id.
        reviewer: pairs that the reviewer rejected are never proposed again.
        children: first name or alias, in lower case, of each child of the family, and which child that is.
        read: the words of rows, where others read them too.
    """
    read = RowWords() if read is None else read
    rows = [linkable_row(event, mentions[event.id], children or {}, read) for event in events if is_linkable(event)]
    weights = weights_of(rows)
    placed = placed_rows(rows, weights)
    rejected = _rejected(rows, reviewer)
    found = candidates(placed, weights)
    odds = PairOdds(
        placed, weights, (pair for pair in found.pairs if pair not in rejected) if rejected else found.pairs
    )
    groups = RowGroups([row.agency for row in rows], odds, least=LEAST_ODDS, rejected=rejected)
    links = (
        _link(one, other, places, odds, placed, weights)
        for places in groups.join()
        for one, other in combinations(places, 2)
        if (one, other) not in rejected
    )
    in_order = sorted(links, key=lambda link: link[0])
    return Linked(tuple(link for _, link in in_order), found.crowded)


def placed_rows(rows: Sequence[LinkableRow], weights: Weights) -> list[Placed]:
    """The rows, each with what stands around it."""
    return [Placed(*each) for each in zip(rows, surroundings_of(rows, weights), strict=True)]


def _rejected(rows: Sequence[LinkableRow], reviewer: ReviewerNotes) -> set[Pair]:
    places = {row.event.id: place for place, row in enumerate(rows)}
    known = ([places[each] for each in ids if each in places] for ids in reviewer.not_the_same)
    return {(min(pair), max(pair)) for pair in known if len(pair) == 2}


def _link(
    one: int, other: int, places: Sequence[int], pairs: PairOdds, placed: Sequence[Placed], weights: Weights
) -> tuple[Pair, SameEvent]:
    """The link of two rows of a group; where their own signs do not suffice, with the row that ties both best."""
    odds = pairs.between(one, other)
    reason = reason_for(placed[one], placed[other], signs_between(placed[one], placed[other], weights), weights)
    strength, through = likelihood(odds), None
    if (odds < LEAST_ODDS or not reason) and len(places) > 2:
        third = max(_ties(one, other, places, pairs))[1]
        through = placed[-third].row.event.id
        words = f"both are linked with a row of {placed[-third].row.agency}"
        strength, reason = max(strength, LINK_THROUGH_THIRD_STRENGTH), "; ".join(filter(None, (words, reason)))
    rows = placed[one].row, placed[other].row
    ids = rows[0].event.id, rows[1].event.id
    return (one, other), SameEvent(
        first=ids[0], second=ids[1], strength=round(strength, 2), reason=reason or _BY_THE_WAY, through=through
    )


def _ties(one: int, other: int, places: Sequence[int], odds: PairOdds) -> Iterator[tuple[float, int]]:
    """How well each other row of the group ties both, and its place with the sign turned: of equals the first."""
    for third in places:
        if third not in (one, other):
            ends = ((min(end, third), max(end, third)) for end in (one, other))
            yield min(odds.between(*pair) for pair in ends), -third
