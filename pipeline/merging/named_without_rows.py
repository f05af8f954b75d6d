"""Agencies that rows say they told, or heard from, and that have no row themselves: nothing can be compared there.

No charge, but a reason to ask for a return: of an agency of the case that has sent no chronology, or of one that the
case does not list.
"""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.merging.mentions import Mentions
from pipeline.merging.messages_in_rows import MessageReader
from pipeline.merging.unsent_receipts import Received
from schemas.case_view import CaseEvent
from schemas.messages_between import NamedWithoutRows


def named_without_rows(
    received: Sequence[Received], events: Sequence[CaseEvent], mentions: dict[str, Mentions], reader: MessageReader
) -> tuple[NamedWithoutRows, ...]:
    """Each such agency once, those of the case first, by name; the rows in the order of the events."""
    has_rows = {event.agency for event in events}
    told: dict[tuple[bool, str], list[str]] = defaultdict(list)
    heard: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for event in events:
        for agency, _ in reader.told(event, mentions[event.id]):
            if agency not in has_rows:
                told[True, agency].append(event.id)
        for phrase, _ in reader.from_strangers(event):
            heard[False, phrase].append(event.id)
    for each in received:
        if each.sender not in has_rows:
            heard[True, each.sender].append(each.event.id)
    return tuple(
        NamedWithoutRows(
            agency=agency,
            is_of_case=is_of_case,
            told_by=tuple(told.get((is_of_case, agency), ())),
            heard_by=tuple(dict.fromkeys(heard.get((is_of_case, agency), ()))),
        )
        for is_of_case, agency in sorted({*told, *heard}, key=lambda key: (not key[0], key[1]))
    )
