"""The echo the other way: an agency says that it heard from another, and the other has no entry of having told it.

An entry of having told is a row of the other agency that names the receiver, or that tells of something sent without
saying to whom; or a row that is linked with the receipt, or of the very day that the message is about, or of its own
day or the day before on the same matter. It stands in the days before the receipt, or a few days after: agencies write
up late. A receipt in the first days of the review period is not asked about: the sending may lie before what was asked
for. Nor is one that is linked with a row of a third agency which told the receiver and may have been meant.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.merging.many_objects import without_collecting
from pipeline.merging.mentions import Mentions
from pipeline.merging.messages_in_rows import MessageReader
from pipeline.merging.row_signs import days_spoken_of
from pipeline.merging.sendings import Sendings
from pipeline.settings import ECHO_WINDOW_DAYS, SENDING_WRITTEN_UP_DAYS
from schemas.case import ReviewPeriod
from schemas.case_view import CaseEvent, SameEvent
from schemas.messages_between import UnsentReceipt


@dataclass(frozen=True, slots=True)
class Received:
    """One message that a row says came from an agency of the case, in its words."""

    event: CaseEvent
    sender: str
    words: str


def messages_received(
    events: Iterable[CaseEvent], mentions: dict[str, Mentions], reader: MessageReader
) -> tuple[Received, ...]:
    """Every message that a row certainly says came from another agency, in the order of the events."""
    return tuple(
        Received(event, sender, words)
        for event in events
        if mentions[event.id].heard_from
        for sender, words in reader.received(event, mentions[event.id])
    )


@without_collecting
def unsent_receipts(
    received: Sequence[Received],
    events: Sequence[CaseEvent],
    mentions: dict[str, Mentions],
    links: Iterable[SameEvent],
    reader: MessageReader,
    period: ReviewPeriod | None,
) -> tuple[UnsentReceipt, ...]:
    """Each message that its sender's rows do not tell of, in the order of the events.

    Args:
        received: what the rows say came, and from whom.
        events: the rows in force, in order. A sender without any has sent no chronology: nothing is said of it here.
        mentions: what each row says of other agencies, by event id.
        links: a receipt that is linked with a row of the sender is told of by it.
        reader: of the rows of this case.
        period: what the agencies were asked for.
    """
    sent = Sendings(events, mentions, reader, {each.sender for each in received})
    linked = _linked_with(links, {event.id: event for event in events})
    begin = period.start.toordinal() if period else 0
    asked = (each for each in received if sent.has_rows(each.sender) and _has_a_day(each.event))
    return tuple(
        _unsent(each, *window)
        for each in asked
        if (window := _days_looked_at(each.event))[0] >= begin
        and not any(_tells_of_it(row, each, mentions, reader) for row in linked.get(each.event.id, ()))
        and not _is_told_of(each, sent, window)
    )


def _has_a_day(event: CaseEvent) -> bool:
    return event.date is not None and event.date_precision == "day" and not event.approximate


def _linked_with(links: Iterable[SameEvent], by_id: dict[str, CaseEvent]) -> dict[str, list[CaseEvent]]:
    found: dict[str, list[CaseEvent]] = {}
    for link in links:
        found.setdefault(link.first, []).append(by_id[link.second])
        found.setdefault(link.second, []).append(by_id[link.first])
    return found


def _tells_of_it(row: CaseEvent, receipt: Received, mentions: dict[str, Mentions], reader: MessageReader) -> bool:
    """Whether a row linked with the receipt is the sender's, or that of an agency that may be meant and told it."""
    receiver, said = receipt.event.agency or "", mentions[row.id]
    has_told = receiver in said.perhaps_told or any(told == receiver for told, _ in said.told)
    return row.agency == receipt.sender or (has_told and reader.may_be_of_one_kind(row.agency or "", receipt.sender))


def _days_looked_at(event: CaseEvent) -> tuple[int, int]:
    """First and last day, as ordinals: from the day that the row is about, if that is earlier than the window."""
    day = event.date.toordinal() if event.date else 0
    return min([day - ECHO_WINDOW_DAYS, *days_spoken_of(event)]), day + SENDING_WRITTEN_UP_DAYS


def _is_told_of(receipt: Received, sent: Sendings, window: tuple[int, int]) -> bool:
    event, sender = receipt.event, receipt.sender
    day = event.date.toordinal() if event.date else 0
    return (
        sent.may_have_told(sender, event.agency or "", *window)
        or sent.has_row_of(sender, days_spoken_of(event))
        or sent.has_same_matter(sender, receipt.words, (day - 1, day))
    )


def _unsent(receipt: Received, first: int, last: int) -> UnsentReceipt:
    event = receipt.event
    return UnsentReceipt(
        event_id=event.id,
        agency=event.agency or "",
        heard_from=receipt.sender,
        date=event.date,  # type: ignore[arg-type]  # only rows of one day are asked about
        looked_from=datetime.date.fromordinal(first),
        looked_to=datetime.date.fromordinal(last),
        words=receipt.words,
    )
