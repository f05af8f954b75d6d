"""On which days an agency's rows may tell of a message that it sent, and to whom."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from pipeline.merging.mentions import Mentions
from pipeline.merging.messages_in_rows import MessageReader, matter_of
from schemas.case_view import CaseEvent


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
        self._mentions = mentions
        self._reader = reader
        self._rows: dict[str, dict[int, list[CaseEvent]]] = {}
        self._broad: dict[str, list[CaseEvent]] = defaultdict(list)
        self._days: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._undated: set[tuple[str, str]] = set()
        self._sends: dict[str, bool] = {}
        for event in events:
            if event.agency in senders:
                self._add(event, _named_in(mentions[event.id]))
        for days in self._days.values():
            days.sort()

    def _add(self, event: CaseEvent, named: Set[str]) -> None:
        sender = event.agency or ""
        rows = self._rows.setdefault(sender, {})
        if event.date is None:
            self._undated |= {(sender, agency) for agency in named}
        elif event.date_end and event.date_end > event.date:
            self._broad[sender].append(event)
        else:
            day = event.date.toordinal()
            rows.setdefault(day, []).append(event)
            for agency in named:
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
        rows = self._rows[sender]
        return (
            (sender, receiver) in self._undated
            or _is_one_between(self._days.get((sender, receiver), ()), first, last)
            or any(self._may_send(row) for day in range(first, last + 1) for row in rows.get(day, ()))
            or any(
                receiver in _named_in(self._mentions[row.id]) or self._may_send(row)
                for row in self._broad.get(sender, ())
                if _reaches_into(row, first, last)
            )
        )

    def _may_send(self, row: CaseEvent) -> bool:
        """Whether it tells of something sent without saying to whom; each row is read once, and only when asked for."""
        if row.id not in self._sends:
            self._sends[row.id] = self._reader.may_send(row, self._mentions[row.id])
        return self._sends[row.id]


def _named_in(said: Mentions) -> Set[str]:
    """Every agency that a row names, certainly or perhaps."""
    return said.named | said.perhaps_named | said.perhaps_told | {agency for agency, _ in said.told}


def _reaches_into(row: CaseEvent, first: int, last: int) -> bool:
    if row.date is None or row.date_end is None:
        return False
    return row.date.toordinal() <= last and row.date_end.toordinal() >= first


def _is_one_between(days: Sequence[int], first: int, last: int) -> bool:
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last
