"""Referral echo: an agency says that it told another, and the other's chronology has no answer to it.

An answer is a row of the other agency, from the day itself to the end of the window, that names the first agency or
speaks of a referral, contact or information received without naming another sender. Where the other agency has sent no
chronology there is nothing to say.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


@without_collecting
def missing_echoes(
    events: Sequence[CaseEvent], mentions: dict[str, Mentions], links: Iterable[SameEvent], reader: MessageReader
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
    rows = _rows_by_agency(events)
    found: list[Echo] = []
    for event in events:
        if event.date is None or event.date_precision != "day":
            continue
        for told, words in reader.told(event, mentions[event.id]):
            if (
                told in rows
                and (event.id, told) not in answered
                and not any(_answers(answer, event, mentions[answer.id]) for answer in rows[told].within(event.date))
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


@dataclass(frozen=True, slots=True)
class _AgencyRows:
    """The dated rows of one agency in order of their first day; `broad` are those that cover more than a day."""

    days: list[datetime.date]
    rows: list[CaseEvent]
    broad: list[CaseEvent]

    def within(self, day: datetime.date) -> Iterator[CaseEvent]:
        """Rows whose first day lies in the window, and earlier ones that reach into it."""
        start = bisect_left(self.days, day)
        end = bisect_left(self.days, day + datetime.timedelta(days=ECHO_WINDOW_DAYS + 1))
        yield from self.rows[start:end]
        yield from (row for row in self.broad if row.date and row.date < day and row.date_end and row.date_end >= day)


def _rows_by_agency(events: Sequence[CaseEvent]) -> dict[str, _AgencyRows]:
    found: dict[str, _AgencyRows] = {}
    dated = sorted((event.date, place) for place, event in enumerate(events) if event.date and event.agency)
    for day, place in dated:
        event = events[place]
        held = found.setdefault(event.agency or "", _AgencyRows([], [], []))
        held.days.append(day)
        held.rows.append(event)
        if event.date_end:
            held.broad.append(event)
    return found


def _answers(answer: CaseEvent, event: CaseEvent, mentions: Mentions) -> bool:
    if event.agency in mentions.named or event.agency in mentions.perhaps_named:
        return True
    return bool(_RECEIVED.search(answer.event or "")) and not mentions.heard_from
