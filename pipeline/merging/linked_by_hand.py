"""The links that the reviewer made themself, beside those that were proposed."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.merging.reviewer_notes import ReviewerNotes
from schemas.case_view import CaseEvent, SameEvent

REASON = "the reviewer linked these two rows"


def with_links_by_hand(
    proposed: Iterable[SameEvent], events: Sequence[CaseEvent], reviewer: ReviewerNotes
) -> tuple[SameEvent, ...]:
    """The links, the reviewer's last. One that was proposed and that the reviewer made too stands once, as theirs.

    Args:
        events: the rows in force, in order; a link whose row has gone waits for it to come back.
    """
    own = {frozenset(pair) for pair in reviewer.same}
    others = (link for link in proposed if frozenset((link.first, link.second)) not in own)
    return (*others, *_by_hand(own, events))


def _by_hand(pairs: Iterable[frozenset[str]], events: Sequence[CaseEvent]) -> Iterator[SameEvent]:
    place = {event.id: number for number, event in enumerate(events)}
    here = (tuple(sorted(place[one] for one in pair)) for pair in pairs if len(pair) == 2 and pair <= place.keys())
    for first, second in sorted(here):
        yield SameEvent(first=events[first].id, second=events[second].id, strength=1.0, reason=REASON)
