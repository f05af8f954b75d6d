"""The reviewer's notes on the right rows, three ways: what the agency had sent, what it sends now, what was written.

A row is found by its id; where the id is gone, by its agency and its own words. A note never falls off: one whose row
was withdrawn stays with the withdrawn row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.merging.agency_words import plain_words
from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from pipeline.merging.row_copies import changed_row
from schemas.case_view import CaseEvent, ShownBefore


@dataclass(frozen=True)
class NotedEvents:
    """Rows in force with their notes, and the withdrawn rows that carry some.

    `shown_before` are the rows that read otherwise now, and those that went without a note, as they were shown.
    """

    events: tuple[CaseEvent, ...]
    withdrawn: tuple[CaseEvent, ...]
    shown_before: tuple[ShownBefore, ...] = ()


def put_notes(events: Sequence[CaseEvent], superseded: Iterable[CaseEvent], reviewer: ReviewerNotes) -> NotedEvents:
    """Lay the notes over the events and mark what changed since the workbook was made.

    Args:
        events: the rows in force, in order.
        superseded: rows of older versions, newest version last; a withdrawn row is shown as it last stood there.
        reviewer: what the saved workbook says. Without any row there is nothing to compare with.
    """
    if not reviewer.rows:
        return NotedEvents(tuple(events), ())
    found = _rows_by_event(events, reviewer)
    noted = tuple(_noted(event, found.get(event.id), reviewer) for event in events)
    at_home = {row.event_id for row in found.values()}
    last_stood = {event.id: event for event in superseded}
    in_order = sorted(reviewer.rows, key=lambda row: (row.order, row.event_id))
    gone = [row for row in in_order if row.event_id not in at_home]
    withdrawn = tuple(_withdrawn(row, last_stood.get(row.event_id)) for row in gone if row.is_annotated)
    before = [_shown_before(event.id, found[event.id]) for event in noted if event.change == "changed"]
    # One that the reviewer saw struck through, and took the note off, is known to be gone.
    unseen = (row for row in gone if not row.is_annotated and row.event_id not in reviewer.withdrawn)
    before += [_shown_before(row.event_id, row) for row in unseen]
    return NotedEvents(noted, withdrawn, tuple(before))


def _rows_by_event(events: Sequence[CaseEvent], reviewer: ReviewerNotes) -> dict[str, NotedRow]:
    """Event id to the workbook's row: by id first, then by agency, date and words where exactly one row has them."""
    here = {event.id for event in events}
    found = {row.event_id: row for row in reviewer.rows if row.event_id in here}
    astray: dict[tuple[str, str, str], list[NotedRow]] = {}
    for row in reviewer.rows:
        if row.event_id not in here:
            astray.setdefault(_words(row.agency, row.date_text, row.event), []).append(row)
    for event in events:
        same = astray.get(_words(event.agency, event.date_text, event.event), [])
        if event.id not in found and len(same) == 1:
            found[event.id] = same.pop()
    return found


def _words(agency: str | None, date_text: str | None, event: str | None) -> tuple[str, str, str]:
    return plain_words(agency or ""), plain_words(date_text or ""), plain_words(event or "")


def _noted(event: CaseEvent, row: NotedRow | None, reviewer: ReviewerNotes) -> CaseEvent:
    is_put_back = event.id in reviewer.put_back
    if row is None:
        return changed_row(event, change="put-back" if is_put_back else "new")
    update: dict[str, object] = {"change": "put-back"} if is_put_back else {}
    if row.notes:
        update["notes"] = {note.label: note.text for note in row.notes}
    if row.marks:
        update["marks"] = row.marks
    shown = (row.date_text, row.event, row.time_text)
    now = (event.date_text, event.event, event.time_text)
    if any(plain_words(one or "") != plain_words(other or "") for one, other in zip(shown, now, strict=True)):
        update["change"] = "changed"
    return changed_row(event, **update) if update else event


def _shown_before(event_id: str, row: NotedRow) -> ShownBefore:
    return ShownBefore(
        event_id=event_id,
        agency=row.agency,
        date_text=row.date_text,
        time_text=row.time_text,
        event=row.event,
        file=row.file,
        location=row.location,
    )


def _withdrawn(row: NotedRow, last_stood: CaseEvent | None) -> CaseEvent:
    event = last_stood or CaseEvent(
        id=row.event_id,
        agency=row.agency,
        date_text=row.date_text,
        time_text=row.time_text,
        event=row.event or (None if row.agency else f"A line of your own ({row.event_id})"),
        file=row.file or "",
        sha256="",
        return_version=0,
        location=row.location or "not in any return that is here",
    )
    notes = {note.label: note.text for note in row.notes}
    return changed_row(event, notes=notes, marks=row.marks, change="withdrawn")
