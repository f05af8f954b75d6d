"""Referral echo: an agency says that it told another, and the other's chronology has no answer to it.

An answer is a row of the other agency, from the day itself to the end of the window, that names the first agency or
speaks of a referral, contact or information received without naming another sender. Where the other agency has sent no
chronology there is nothing to say.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from pipeline.merging.many_objects import without_collecting
from pipeline.merging.mentions import Mentions
from pipeline.merging.messages_in_rows import MessageReader
from pipeline.settings import ECHO_WINDOW_DAYS
from schemas.case_view import CaseEvent, SameEvent
from schemas.messages_between import Echo

_RECEIVED = re.compile(
    r"\b(referral|contact|notification|notice|letter|information|report|call|marf)s?\s+(was\s+|were\s+)?"
    r"(received|accepted|logged)\b|\breceived\b|\bnotified\b|\binformed\b",
    re.IGNORECASE,
)

_PARTS = ("received", "accepted", "logged", "notified", "informed")
"""Without one of these no such word is there: a quick look for most rows."""


@without_collecting
def missing_echoes(
    events: Sequence[CaseEvent], mentions: Mapping[str, Mentions], links: Iterable[SameEvent], reader: MessageReader
) -> tuple[Echo, ...]:
    """Each "A told B" that B's rows do not answer, in the order of the events.

    Args:
        events: the rows in force, in order.
        mentions: what each row says of other agencies, by event id.
        links: a row that is linked with one of the other agency is answered by it.
        reader: of the rows of this case, to look again at what would be asked about.
    """
    agency_of = {event.id: event.agency for event in events}
    answered = {pair for link in links for pair in _both_ways(link, agency_of)}
    rows = _rows_by_agency(events, mentions)
    found: list[Echo] = []
    for event in events:
        if event.date is None or event.date_precision != "day":
            continue
        for told, words in reader.told(event, mentions[event.id]):
            if (
                told in rows
                and (event.id, told) not in answered
                and not rows[told].answer(event.agency, event.date.toordinal())
            ):
                found.append(
                    Echo(
                        event_id=event.id,
                        agency=event.agency or "",
                        told=told,
                        date=event.date,
                        window_days=ECHO_WINDOW_DAYS,
                        words=words,
                    )
                )
    return tuple(found)


def _both_ways(link: SameEvent, agency_of: dict[str, str | None]) -> tuple[tuple[str, str | None], ...]:
    return (link.first, agency_of[link.second]), (link.second, agency_of[link.first])


class _AgencyRows:
    """Of one agency: when its rows name each other agency, and when they speak of something received; as ordinals."""

    def __init__(self) -> None:
        self._naming: dict[str, list[int]] = defaultdict(list)
        self._broad: list[tuple[int, int, frozenset[str], CaseEvent | None]] = []
        self._perhaps: list[tuple[int, CaseEvent]] = []
        self._receipts: list[int] | None = None

    def add(self, event: CaseEvent, first: int, said: Mentions) -> None:
        """A row with a first day."""
        named = said.named | said.perhaps_named if said.perhaps_named else said.named
        for agency in named:
            self._naming[agency].append(first)
        unnamed = None if said.heard_from else event
        if unnamed:
            self._perhaps.append((first, unnamed))
        if event.date_end:
            self._broad.append((first, event.date_end.toordinal(), named, unnamed))

    def answer(self, agency: str | None, day: int) -> bool:
        """Whether a row answers that agency: one whose first day lies in the window, or that reaches into it."""
        if self._receipts is None:
            self._receipts = sorted(first for first, event in self._perhaps if _tells_of_receipt(event))
        return (
            _is_in_window(self._naming.get(agency or "", ()), day)
            or _is_in_window(self._receipts, day)
            or any(
                first < day <= last and (agency in named or (event is not None and _tells_of_receipt(event)))
                for first, last, named, event in self._broad
            )
        )


def _rows_by_agency(events: Sequence[CaseEvent], mentions: Mapping[str, Mentions]) -> dict[str, _AgencyRows]:
    """The dated rows of each agency."""
    found: dict[str, _AgencyRows] = defaultdict(_AgencyRows)
    ordinals = ((event.date.toordinal(), event) for event in events if event.date and event.agency)
    for day, event in sorted(ordinals, key=itemgetter(0)):
        found[event.agency or ""].add(event, day, mentions[event.id])
    return dict(found)


def _is_in_window(days: Sequence[int], day: int) -> bool:
    place = bisect_left(days, day)
    return place < len(days) and days[place] <= day + ECHO_WINDOW_DAYS


def _tells_of_receipt(event: CaseEvent) -> bool:
    text = (event.event or "").casefold()
    return any(part in text for part in _PARTS) and _RECEIVED.search(text) is not None
