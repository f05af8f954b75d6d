"""On which days an agency's rows may tell of a message that it sent, and to whom."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.merging.mentions import Mentions
from pipeline.merging.messages_in_rows import MessageReader, matter_of
from schemas.case_view import CaseEvent

_ANYBODY = ""
"""In place of who was told, where a row does not say."""


class Sendings:
    """The rows of the agencies that others say they heard from.

    Args:
        events: the rows in force.
        mentions: what each row says of other agencies, by event id.
        reader: of the rows of this case.
        senders: the agencies to look at.
    """

    def __init__(
        self, events: Iterable[CaseEvent], mentions: dict[str, Mentions], reader: MessageReader, senders: set[str]
    ) -> None:
        self._rows: dict[str, dict[int, list[CaseEvent]]] = {}
        self._days: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._broad: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        self._undated: set[tuple[str, str]] = set()
        for event in events:
            if event.agency in senders:
                self._add(event, mentions[event.id], reader)
        for days in self._days.values():
            days.sort()

    def _add(self, event: CaseEvent, said: Mentions, reader: MessageReader) -> None:
        sender = event.agency or ""
        rows = self._rows.setdefault(sender, {})
        named = said.named | said.perhaps_named | {agency for agency, _ in said.told} | said.perhaps_told
        if event.date is None:
            self._undated |= {(sender, agency) for agency in named}
            return
        told = {*named, _ANYBODY} if reader.may_send(event) else named
        day = event.date.toordinal()
        if event.date_end and event.date_end > event.date:
            for agency in told:
                self._broad[sender, agency].append((day, event.date_end.toordinal()))
            return
        rows.setdefault(day, []).append(event)
        for agency in told:
            self._days[sender, agency].append(day)

    def has_rows(self, sender: str) -> bool:
        """Whether the agency sent any row at all, if only one without a date."""
        return sender in self._rows

    def has_row_of(self, sender: str, days: Iterable[int]) -> bool:
        """Whether the agency has a row of one of the days."""
        return not self._rows[sender].keys().isdisjoint(days)

    def has_same_matter(self, sender: str, words: str, days: Iterable[int]) -> bool:
        """Whether a row of one of the days shares a word with what the receiver heard, beside those of messages."""
        matter = matter_of(words)
        return any(matter & matter_of(row.event or "") for day in days for row in self._rows[sender].get(day, ()))

    def may_have_told(self, sender: str, receiver: str, first: int, last: int) -> bool:
        """Whether a row of those days may tell of the sending; one without a day that names the receiver may too."""
        return (sender, receiver) in self._undated or any(
            _is_one_between(self._days.get((sender, told), ()), first, last)
            or any(start <= last and end >= first for start, end in self._broad.get((sender, told), ()))
            for told in (receiver, _ANYBODY)
        )


def _is_one_between(days: Sequence[int], first: int, last: int) -> bool:
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last
