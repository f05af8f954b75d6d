"""How many messages are listed that only one side is on record with, and how many of those that could be.

    python benchmarks/echoes.py [--lines]

On the invented cases of the tests that may be looked at (those held back are left alone): the messages that rows say
came, and those of them listed because the sender has no entry; the lines listed because the agency told has none; with
--lines every line listed, to be judged by a reader. Then, for each message that came and that the case's author tied to
rows of its sender, those rows are taken out, and it is counted whether the message is listed then. It need not be:
another row of the sender in those days may tell of it.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "merging"))

from test_same_event import CASES, children_of, read_case

from pipeline.merging.echoes import missing_echoes
from pipeline.merging.mentions import mentions_of
from pipeline.merging.messages_in_rows import MessageReader
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.same_event import link_events
from pipeline.merging.unsent_receipts import Received, messages_received, unsent_receipts
from schemas.case_view import CaseEvent
from schemas.messages_between import Echo, UnsentReceipt


@dataclass(frozen=True)
class Listed:
    """What one case's rows say came, and what is listed both ways."""

    received: tuple[Received, ...]
    echoes: tuple[Echo, ...]
    unsent: tuple[UnsentReceipt, ...]


def listed(name: str, events: list[CaseEvent], agencies: dict[str, tuple[str, ...]]) -> Listed:
    """The lists of one case, as the program makes them."""
    mentions = mentions_of(events, agencies)
    children = children_of(name)
    links = link_events(events, mentions, ReviewerNotes(), children).links
    reader = MessageReader(agencies, events, children.values())
    received = messages_received(events, mentions, reader)
    return Listed(
        received,
        missing_echoes(events, mentions, links, reader),
        unsent_receipts(received, events, mentions, links, reader, None),
    )


def planted(name: str) -> Iterator[bool]:
    """For each message tied to rows of its sender: whether it is listed once those rows are gone."""
    events, true, agencies = read_case(name)
    by_id = {event.id: event for event in events}
    for message in listed(name, events, agencies).received:
        tied = {other for pair in true if message.event.id in pair for other in pair if other != message.event.id}
        gone = {other for other in tied if by_id[other].agency == message.sender}
        if gone:
            left = listed(name, [event for event in events if event.id not in gone], agencies)
            yield any((each.event_id, each.heard_from) == (message.event.id, message.sender) for each in left.unsent)


def main() -> None:
    """Print the figures."""
    came = told = unsent = 0
    found: list[bool] = []
    for path in sorted(CASES.glob("*.txt")):
        if path.name.startswith("held_back"):
            continue
        events, _, agencies = read_case(path.name)
        lists = listed(path.name, events, agencies)
        came, told, unsent = came + len(lists.received), told + len(lists.echoes), unsent + len(lists.unsent)
        found += planted(path.name)
        if "--lines" in sys.argv:
            for echo in lists.echoes:
                print(f"{path.stem} {echo.date} {echo.agency} told {echo.told}: {echo.words}")
            for each in lists.unsent:
                print(f"{path.stem} {each.date} {each.agency} heard from {each.heard_from}: {each.words}")
    print(f"told, and the other has no entry: {told} listed")
    print(f"messages that came: {came}; the sender has no entry: {unsent} listed")
    print(f"with the sender's own rows of the message taken out: {sum(found)} of {len(found)} listed")


if __name__ == "__main__":
    main()
