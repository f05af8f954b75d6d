"""What the rows say of each other: one event told twice, differences, answers that are missing, silences."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.merging.compared_rows import CrowdedDay
from pipeline.merging.disagreements import disagreements_of_events
from pipeline.merging.echoes import missing_echoes
from pipeline.merging.linked_by_hand import with_links_by_hand
from pipeline.merging.mentions import MentionFinder, Mentions, mentions_of
from pipeline.merging.messages_in_rows import MessageReader
from pipeline.merging.named_without_rows import named_without_rows
from pipeline.merging.names import names_of_children
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.row_copies import changed_row
from pipeline.merging.same_event import link_events
from pipeline.merging.silences import silences
from pipeline.merging.unsent_receipts import messages_received, unsent_receipts
from schemas.case import Case
from schemas.case_view import CaseEvent, Disagreement, SameEvent, Silence
from schemas.catalogue import issue
from schemas.issue import Issue
from schemas.messages_between import Echo, NamedWithoutRows, UnsentReceipt


@dataclass(frozen=True)
class Compared:
    """The rows, each naming those that it is linked with, and all that was found between them."""

    events: tuple[CaseEvent, ...]
    links: tuple[SameEvent, ...]
    differences: tuple[Disagreement, ...]
    echoes: tuple[Echo, ...]
    unsent_receipts: tuple[UnsentReceipt, ...]
    named_without_rows: tuple[NamedWithoutRows, ...]
    silences: tuple[Silence, ...]
    issues: tuple[Issue, ...]


def compare(events: Sequence[CaseEvent], case: Case, reviewer: ReviewerNotes) -> Compared:
    """Compare the rows in force, given in the order of the chronology."""
    names = _agency_names(case, events)
    finder = MentionFinder(names, events)
    mentions = mentions_of(events, names, finder)
    linked = link_events(events, mentions, reviewer, names_of_children(case), finder.words)
    links = with_links_by_hand(linked.links, events, reviewer)
    differences = disagreements_of_events(links, events, case)
    reader = MessageReader(names, events, _names_of_family(case), finder)
    unsent, without_rows = _messages(events, mentions, links, case, reader)
    return Compared(
        events=_linked(events, links, differences),
        links=links,
        differences=differences,
        echoes=missing_echoes(events, mentions, links, reader),
        unsent_receipts=unsent,
        named_without_rows=without_rows,
        silences=silences(events, case),
        issues=tuple(_crowded(each) for each in linked.crowded),
    )


def _messages(
    events: Sequence[CaseEvent],
    mentions: dict[str, Mentions],
    links: Sequence[SameEvent],
    case: Case,
    reader: MessageReader,
) -> tuple[tuple[UnsentReceipt, ...], tuple[NamedWithoutRows, ...]]:
    received = messages_received(events, mentions, reader)
    return (
        unsent_receipts(received, events, mentions, links, reader, case.review_period),
        named_without_rows(received, events, mentions, reader),
    )


def _names_of_family(case: Case) -> tuple[str, ...]:
    return tuple(name for person in case.people for name in (person.name, *person.also_known_as) if name)


def _crowded(crowded: CrowdedDay) -> Issue:
    day = f"{datetime.date.fromordinal(crowded.day):%d/%m/%Y}"
    return issue("too-many-alike-on-one-day", location=f"integrated chronology, {day}", day=day, rows=crowded.rows,
                 thing=crowded.thing)  # fmt: skip


def _agency_names(case: Case, events: Sequence[CaseEvent]) -> dict[str, tuple[str, ...]]:
    """Every agency that can be named: those of the case, and those that sent rows without being among them."""
    strangers = {event.agency: () for event in events if event.agency}
    return dict(sorted({**strangers, **{agency.name: agency.also_known_as for agency in case.agencies}}.items()))


def _linked(
    events: Sequence[CaseEvent], links: Sequence[SameEvent], differences: Sequence[Disagreement]
) -> tuple[CaseEvent, ...]:
    same = _neighbours((link.first, link.second) for link in links)
    conflicts = _neighbours((each.event_ids[0], each.event_ids[1]) for each in differences)
    return tuple(
        changed_row(event, same_as=same[event.id], conflicts_with=conflicts.get(event.id, ()))
        if event.id in same
        else event
        for event in events
    )


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {event: tuple(sorted(others)) for event, others in found.items()}
