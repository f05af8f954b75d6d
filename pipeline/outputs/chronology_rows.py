"""The integrated chronology as rows of plain words: the workbook, the Word table and the CSV all say the same.

Nothing assumed is ever shown as a fact: a day stands as a day only where the agency gave one without doubt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.outputs.agency_faces import AgencyFace, agency_faces, shown_name
from pipeline.outputs.safe_text import shown
from schemas.case_view import CaseEvent, CaseView

THEME = "Theme / KLOE"
OWN_COLUMNS = ("Key event", THEME, "Reviewer's note", "Follow up")
ORDER_NOT_KNOWN = "order within the day not known"
ORIGIN_MARK = " · "
OWN_LINE = "Your line"
CHANGES = {"new": "New", "changed": "Changed", "withdrawn": "Withdrawn", "put-back": "Put back"}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NOT_TICKED = ("", "no", "n", "false", "0")
Standing = Literal["dated", "undated", "withdrawn"]
_NOUN = {"month": "month", "quarter": "quarter", "year": "year", "week": "week", "range": "period"}


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """One row as it is shown.

    Args:
        number: its place in the integrated chronology, from 1; withdrawn rows go on counting.
        day: the day, where it is known without doubt.
        when: the date in words otherwise: the agency's own text.
        about_date: what was assumed in reading, and what is not known about the order.
        same_event: numbers of the linked rows, with the code of each agency.
        origin: the file and the place in it.
    """

    number: int
    standing: Standing
    source_event: CaseEvent
    face: AgencyFace
    day: date | None
    when: str
    time: str
    event: str
    child_contact: str
    seen_alone: str
    family_contact: str
    source: str
    comment: str
    age: str
    date_as_written: str
    about_date: str
    same_event: str
    other: str
    change: str
    origin: str


def chronology_rows(view: CaseView) -> tuple[ChronologyRow, ...]:
    """Every row of the case exactly once: the events in their order, then the withdrawn ones."""
    faces = agency_faces(view)
    events = (*view.events, *view.withdrawn_events)
    labels = {
        event.id: f"{number} ({faces[shown_name(event.agency)].code})" for number, event in enumerate(events, start=1)
    }
    kept = len(view.events)
    return tuple(
        _row(number, event, faces[shown_name(event.agency)], labels, is_withdrawn=number > kept)
        for number, event in enumerate(events, start=1)
    )


def reviewer_headings(view: CaseView) -> tuple[str, ...]:
    """The reviewer's columns: the four of ours, then each that the reviewer added, in the order first seen."""
    added = [column.label for column in view.reviewer_columns]
    added += [label for event in (*view.events, *view.withdrawn_events) for label in event.notes]
    return tuple(dict.fromkeys((*OWN_COLUMNS, *added)))


def is_key_event(row: ChronologyRow) -> bool:
    """Whether the reviewer marked the row as a key event; any word but a no counts."""
    return row.source_event.notes.get("Key event", "").strip().casefold() not in _NOT_TICKED


def day_words(day: date) -> str:
    """A day in words: `Mon 2 March 2026`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def date_words(day: date) -> str:
    """A day as it is printed: `Mon 02/03/2026`."""
    return f"{_DAYS[day.weekday()]} {day:%d/%m/%Y}"


def _row(
    number: int, event: CaseEvent, face: AgencyFace, labels: Mapping[str, str], *, is_withdrawn: bool
) -> ChronologyRow:
    day = event.date if event.date_precision == "day" and not event.approximate else None
    is_known = day is not None or event.when.is_known
    standing: Standing = "withdrawn" if is_withdrawn else "dated" if is_known else "undated"
    return ChronologyRow(
        number=number,
        standing=standing,
        source_event=event,
        face=face,
        day=day,
        when=date_words(day) if day else _words_for_doubtful_date(event),
        time=_time_words(event),
        event=shown(event.event),
        child_contact=shown(event.child_contact),
        seen_alone={True: "Yes", False: "No", None: ""}[event.seen_alone],
        family_contact=shown(event.family_contact),
        source=shown(event.source),
        comment=shown(event.comment),
        age=event.age_of_child or "",
        date_as_written=shown(event.date_text),
        about_date=_about_date(event, is_known=is_known),
        same_event=", ".join(labels[other] for other in event.same_as if other in labels),
        other="\n".join(f"{shown(part.label)}: {shown(part.text)}" for part in event.other),
        change=_gone_words(event) if is_withdrawn else CHANGES.get(event.change or "", ""),
        origin=f"{event.file}{ORIGIN_MARK}{event.location}",
    )


def _gone_words(event: CaseEvent) -> str:
    """Why a row that is in no return stands here: its agency took it back, or it is a line of the reviewer's own."""
    return CHANGES["withdrawn"] if event.agency or event.sha256 else OWN_LINE


def _words_for_doubtful_date(event: CaseEvent) -> str:
    if event.date_text:
        return shown(event.date_text)
    first, last = event.date, event.date_end
    if first and last and first != last:
        return f"{first:%d/%m/%Y} to {last:%d/%m/%Y}"
    if first is None and last is None:
        return "No date given"
    if first is None and last is not None:
        return f"until {last:%d/%m/%Y}"
    doubt = "about " if event.approximate else "from " if event.date_precision == "range" else ""
    return f"{doubt}{first:%d/%m/%Y}"


def _time_words(event: CaseEvent) -> str:
    if event.time:
        return f"{event.time} to {event.time_end}" if event.time_end else event.time
    return shown(event.time_text)


def _about_date(event: CaseEvent, *, is_known: bool) -> str:
    return "\n".join(_sentence(note) for note in _date_remarks(event, is_known=is_known))


def _date_remarks(event: CaseEvent, *, is_known: bool) -> Sequence[str]:
    remarks: list[str] = []
    if not is_known and not event.return_version:
        remarks.append("from the workbook: the row is in no return that is here")
    elif not is_known:
        remarks.append("no day can be read from this")
    elif event.date_precision in _NOUN:
        remarks.append(f"only the {_NOUN[event.date_precision]} is known; placed at its start")
    if event.approximate:
        remarks.append("the agency is not sure of the date")
    if event.order_unknown:
        remarks.append(ORDER_NOT_KNOWN)
    return (*remarks, *event.date_notes, *event.time_notes)


def _sentence(words: str) -> str:
    words = shown(words).strip()
    return (words[:1].upper() + words[1:]).rstrip(".") + "."
