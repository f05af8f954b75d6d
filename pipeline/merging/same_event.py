"""Rows of different agencies that seem to tell of one event: linked with a reason and a strength, never merged.

Pairs that share something telling are judged (`evidence`); the strongest are joined into groups of which each holds at
most one row of an agency; within a group every two rows are linked, some of them through a third.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.merging.compared_rows import CrowdedDay, candidates, weights_of
from pipeline.merging.evidence import Judged, Weights, evidence_between, judge
from pipeline.merging.linkable_row import LinkableRow, is_linkable, linkable_row
from pipeline.merging.many_objects import without_collecting
from pipeline.merging.mentions import Mentions
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.settings import LINK_THROUGH_THIRD_STRENGTH, SAME_EVENT_STRENGTH, SAME_GROUP_STRENGTH
from schemas.case_view import CaseEvent, SameEvent

Scored = tuple[float, int, int, str]
Group = dict[str, int]


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
) -> Linked:
    """Proposed links, strongest evidence first: of one agency's rows at most one tells of one event.

    Args:
        events: the rows in force; those without a day of their own are left alone.
        mentions: what each row says of other agencies, by event id.
        reviewer: pairs that the reviewer rejected are never proposed again.
        children: first name or alias, in lower case, of each child of the family, and which child that is.
    """
    rows = [linkable_row(event, mentions[event.id], children or {}) for event in events if is_linkable(event)]
    weights = weights_of(rows)
    places = {row.event.id: place for place, row in enumerate(rows)}
    rejected = {
        (min(pair), max(pair))
        for ids in reviewer.not_the_same
        if len(pair := [places[each] for each in ids if each in places]) == 2
    }
    found = candidates(rows, weights)
    scored: list[Scored] = []
    for one, other in found.pairs:
        if (one, other) not in rejected:
            judged = judge(rows[one], rows[other], weights)
            if judged.strength >= SAME_EVENT_STRENGTH:
                scored.append((-judged.strength, one, other, judged.reason))
    direct = _Groups(rows, weights, rejected).join(sorted(scored))
    return Linked(tuple(_as_link(*link, rows) for link in sorted(direct)), found.crowded)


class _Groups:
    """Rows joined so far; a group has at most one row of each agency."""

    def __init__(self, rows: Sequence[LinkableRow], weights: Weights, rejected: set[tuple[int, int]]) -> None:
        self._rows = rows
        self._weights = weights
        self._rejected = rejected
        self._group_of: dict[int, Group] = {}
        self._direct: dict[tuple[int, int], Judged] = {}

    def join(self, strongest_first: Sequence[Scored]) -> Iterator[tuple[int, int, Judged, int | None]]:
        """Join, and give every link: two places, the evidence and, where it was needed, the place of a third row."""
        for strength, one, other, reason in strongest_first:
            first = self._group_of.get(one) or {self._rows[one].agency: one}
            second = self._group_of.get(other) or {self._rows[other].agency: other}
            if first is second:
                self._direct[one, other] = Judged(-strength, reason)
            elif first.keys().isdisjoint(second) and self._belong_together(first, second, (one, other)):
                self._direct[one, other] = Judged(-strength, reason)
                joined = first | second
                for place in joined.values():
                    self._group_of[place] = joined
        yield from ((one, other, judged, None) for (one, other), judged in self._direct.items())
        yield from self._through_others()

    def _belong_together(self, first: Group, second: Group, link: tuple[int, int]) -> bool:
        """Whether the other pairs that would come together do not speak against it."""
        agencies = {*first, *second}
        others = [
            evidence_between(self._rows[one], self._rows[other], self._weights, agencies, say_why=False).strength
            for one in first.values()
            for other in second.values()
            if {one, other} != set(link)
        ]
        return not others or sum(others) / len(others) >= SAME_GROUP_STRENGTH

    def _through_others(self) -> Iterator[tuple[int, int, Judged, int | None]]:
        for group in {id(group): group for group in self._group_of.values()}.values():
            places = sorted(group.values())
            for one, other in combinations(places, 2):
                if (one, other) in self._direct or (one, other) in self._rejected:
                    continue
                third = self._best_between(one, other, places)
                agency = self._rows[third].agency
                judged = evidence_between(self._rows[one], self._rows[other], self._weights, group)
                words = f"both are linked with a row of {agency}" + (f"; {judged.reason}" if judged.reason else "")
                yield one, other, Judged(max(judged.strength, LINK_THROUGH_THIRD_STRENGTH), words), third

    def _best_between(self, one: int, other: int, places: Sequence[int]) -> int:
        """The row of the group that ties both best."""

        def tied(third: int) -> tuple[float, int]:
            ties = [self._direct.get((min(end, third), max(end, third))) for end in (one, other)]
            return sum(tie.strength for tie in ties if tie), -third

        return max((place for place in places if place not in (one, other)), key=tied)


def _as_link(one: int, other: int, judged: Judged, third: int | None, rows: Sequence[LinkableRow]) -> SameEvent:
    return SameEvent(
        first=rows[one].event.id,
        second=rows[other].event.id,
        strength=round(min(1.0, max(0.0, judged.strength)), 2),
        reason=judged.reason,
        through=None if third is None else rows[third].event.id,
    )
