"""What the reviewer decided on the local page, laid over what the workbook says, so that both ways agree.

The page never writes into the workbook: somebody may have it open. What is said there is one line each, and is part of
the reviewer's notes from then on, exactly as if it had been ticked or chosen in the workbook.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from schemas.case_view import CaseEvent
from schemas.chronology import LabelledText

KEY_EVENT = "Key event"
TICKED = "Yes"
Deed = Literal["tick", "untick", "link", "unlink", "leave"]
"""Mark or unmark a key event; say of two rows that they are the same event, or not; or say neither any more."""
_VERDICTS: Mapping[str, bool | None] = {"link": True, "unlink": False, "leave": None}
Row = TypeVar("Row", bound=CaseEvent)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said on the page.

    Args:
        deed: what was done.
        row: the row's id.
        other: the other row, for a link.
        before: what the row's column Key event said then: a workbook that says something else was changed since.
        words: what the column says from now on, for a tick; `Yes` where nothing is given.
    """

    deed: Deed
    row: str
    other: str = ""
    before: str = ""
    words: str = ""


@dataclass(frozen=True)
class Said:
    """Everything said on the page that no workbook shows yet.

    Args:
        ticks: row id to (what the column said before, what it says now).
        links: pairs of row ids, the ids in order, to whether they are the same event: yes, no, or nothing any more.
    """

    ticks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    links: Mapping[tuple[str, str], bool | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.ticks or self.links)


def said_in(lines: Sequence[Line], shown: int = 0) -> Said:
    """The lines together, the later word on the same thing counting.

    Args:
        shown: so many of the first lines are in the published workbook already, and in what is kept of it.
    """
    ticks: dict[str, tuple[str, str]] = {}
    links: dict[tuple[str, str], bool | None] = {}
    for line in lines[shown:]:
        if line.deed in ("tick", "untick"):
            before = ticks.get(line.row, (line.before, ""))[0]
            ticks[line.row] = (before, (line.words or TICKED) if line.deed == "tick" else "")
        elif line.row != line.other:
            links[pair_of(line.row, line.other)] = _VERDICTS[line.deed]
    return Said(ticks, links)


def with_said(notes: ReviewerNotes | None, said: Said, shown: Sequence[CaseEvent]) -> ReviewerNotes:
    """The reviewer's notes with what was said on the page.

    Args:
        notes: what the workbook says; `None` where nobody has written into one.
        shown: the rows as the last outputs showed them, which the reviewer looked at: what is compared with later.
    """
    if (notes is None or not notes.rows) and (said.ticks or said.links):
        noted = tuple(_row(event, number) for number, event in enumerate(shown, start=1))
        notes = replace(notes or ReviewerNotes(), rows=noted)
    return _with_links(_with_ticks(notes or ReviewerNotes(), said, shown), said)


def shown_with(events: Iterable[Row], said: Said, by_hand: Collection[tuple[str, str]] = ()) -> tuple[Row, ...]:
    """The rows of the last outputs as they look with what was said since.

    Args:
        by_hand: the links of those outputs that the reviewer made. One that they take off goes; one that was proposed
            stays when they say no more of it.
    """
    same = {pair for pair, is_same in said.links.items() if is_same}
    apart = {pair for pair, is_same in said.links.items() if is_same is False or (is_same is None and pair in by_hand)}
    return tuple(_shown_row(event, said, same, apart) for event in events)


def _shown_row(event: Row, said: Said, same: set[tuple[str, str]], apart: set[tuple[str, str]]) -> Row:
    update: dict[str, object] = {}
    if event.id in said.ticks:
        update["notes"] = {**event.notes, KEY_EVENT: said.ticks[event.id][1]}
    gone = {other for pair in apart if event.id in pair for other in pair}
    come = {other for pair in same if event.id in pair for other in pair if other != event.id}
    linked = tuple(sorted((set(event.same_as) - gone) | come))
    if linked != event.same_as:
        update["same_as"] = linked
    return event.model_copy(update=update) if update else event


def _with_ticks(notes: ReviewerNotes, said: Said, shown: Sequence[CaseEvent]) -> ReviewerNotes:
    there = {row.event_id for row in notes.rows}
    new = [_row(event, 0) for event in shown if event.id in said.ticks and event.id not in there]
    rows = tuple(_ticked(row, said) for row in (*notes.rows, *new))
    columns = notes.columns if not said.ticks or KEY_EVENT in notes.columns else (KEY_EVENT, *notes.columns)
    return replace(notes, rows=rows, columns=columns)


def _ticked(row: NotedRow, said: Said) -> NotedRow:
    """A row with its tick, unless the workbook was changed there too: then its own word stands."""
    if row.event_id not in said.ticks:
        return row
    before, now = said.ticks[row.event_id]
    written = next((note.text for note in row.notes if note.label == KEY_EVENT), "")
    if written not in (before, now):
        return row
    others = tuple(note for note in row.notes if note.label != KEY_EVENT)
    tick = (LabelledText(label=KEY_EVENT, text=now),) if now else ()
    return replace(row, notes=(*tick, *others))


def _with_links(notes: ReviewerNotes, said: Said) -> ReviewerNotes:
    same = [pair for each in notes.same if (pair := pair_of(*each)) not in said.links]
    apart = [pair for each in notes.not_the_same if (pair := pair_of(*each)) not in said.links]
    same += [pair for pair, is_same in said.links.items() if is_same]
    apart += [pair for pair, is_same in said.links.items() if is_same is False]
    return replace(notes, same=tuple(dict.fromkeys(same)), not_the_same=tuple(dict.fromkeys(apart)))


def _row(event: CaseEvent, order: int) -> NotedRow:
    """A row as the outputs showed it."""
    return NotedRow(
        event_id=event.id,
        agency=event.agency,
        date_text=event.date_text,
        event=event.event,
        notes=tuple(LabelledText(label=name, text=words) for name, words in event.notes.items() if words),
        marks=event.marks,
        order=order,
        time_text=event.time_text,
        location=event.location,
        file=event.file,
    )


def pair_of(first: str, second: str) -> tuple[str, str]:
    """Two row ids in order: a link has no first and no second."""
    return (first, second) if first <= second else (second, first)
