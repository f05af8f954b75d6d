"""The integrated chronology as it is looked at: which rows are meant, whose colour each has, and what is handed out."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from io import StringIO
from itertools import groupby
from urllib.parse import urlencode

from pipeline.merging.agency_codes import agency_codes, code_of_stranger
from pipeline.outputs.agency_faces import shown_name
from pipeline.outputs.colours import AgencyColour, case_colours
from pipeline.outputs.safe_text import csv_safe, shown
from schemas.agency import AgencyKind
from schemas.case import Case
from schemas.case_document import CaseDocument, EventInCase

KEY_EVENT = "key event"
THEME = "theme / kloe"
_NO = frozenset({"", "no", "n", "false", "0"})
_HEADINGS = (
    "Date", "Date as written", "Time", "Agency", "Event", "Child seen / by whom", "Seen alone", "Family contact",
    "Source of information", "Comment and analysis", "Other columns' text", "Same event", "Reviewer's columns",
    "File", "Place in the file", "Row id",
)  # fmt: skip


@dataclass(frozen=True)
class Sought:
    """Which rows are meant; what is empty asks for nothing.

    Args:
        agency: an agency's name.
        text: words that all stand in the row, capitals or not: a person, a thing.
        since, until: the first and the last day, ISO 8601. Rows without a date are then left out.
        key: only rows that the reviewer ticked as key events in the workbook.
        linked: only rows that are linked with another as the same event.
        row: one row's id: that row and those linked with it.
        theme: what the reviewer's column Theme / KLOE says.
        changed: only rows that came or read otherwise since the workbook that the reviewer last saved.
    """

    agency: str = ""
    text: str = ""
    since: str = ""
    until: str = ""
    key: str = ""
    linked: str = ""
    row: str = ""
    theme: str = ""
    changed: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Sought:
        """As an address asks; a day that is none asks for nothing."""
        words = {one.name: asked.get(one.name, "").strip()[:200] for one in fields(cls)}
        for name in ("since", "until"):
            if _day(words[name]) is None:
                words[name] = ""
        return cls(**words)

    @property
    def query(self) -> str:
        """The same as part of an address."""
        return urlencode({one.name: value for one in fields(self) if (value := getattr(self, one.name))})

    def rows(self, events: Iterable[EventInCase]) -> tuple[EventInCase, ...]:
        """The rows that are meant, in the order of the chronology."""
        since, until, words = _day(self.since), _day(self.until), self.text.casefold().split()
        return tuple(
            one
            for one in events
            if (not self.agency or shown_name(one.agency) == self.agency)
            and _is_within(one, since, until)
            and (not self.key or is_key(one))
            and (not self.linked or one.same_as)
            and (not self.changed or one.change)
            and (not self.theme or self.theme in themes_said(one))
            and (not self.row or one.id == self.row or self.row in one.same_as)
            and (not words or _has(one, words))
        )


@dataclass(frozen=True)
class Lane:
    """One agency as it is shown; `number` names its class in the style sheet."""

    number: int
    name: str
    code: str
    colour: AgencyColour


def lanes_of(case: Case, document: CaseDocument) -> dict[str, Lane]:
    """Name to lane, with the colours that every other output gives: those of case.toml first, then the others."""
    expected = {agency.name: agency.kind for agency in case.agencies}
    named = {shown_name(event.agency) for event in (*document.events, *document.withdrawn_events)}
    named |= {change.agency for change in document.organisational_changes}
    named |= {entry.agency for entry in document.returns if entry.agency}
    kinds: dict[str, AgencyKind] = {**expected, **dict.fromkeys(sorted(named - set(expected)), "other")}
    codes, colours = agency_codes(case), case_colours(kinds.items())
    return {
        name: Lane(number, name, codes.get(name) or code_of_stranger(name), colours[name])
        for number, name in enumerate(kinds)
    }


def lanes_css(lanes: Iterable[Lane]) -> str:
    """The colours as a style sheet: a page of ours holds no style of its own."""
    return "".join(
        f".lane-{lane.number} {{ background: #{lane.colour.strong}; color: #{lane.colour.text}; }}\n"
        f".row-{lane.number} {{ background: #{lane.colour.pale}; }}\n"
        for lane in lanes
    )


def when(event: EventInCase) -> str:
    """The date as a person reads it: a day where the agency gave one, else the agency's words."""
    if event.date is not None and event.date_precision == "day" and not event.approximate:
        return f"{event.date:%d/%m/%Y}"
    return event.date_text or "no date"


def is_key(event: EventInCase) -> bool:
    """Whether the reviewer ticked the row, surely or possibly."""
    return any(
        name.strip().casefold() == KEY_EVENT and said.strip().casefold() not in _NO
        for name, said in event.notes.items()
    )


def themes_said(event: EventInCase) -> tuple[str, ...]:
    """The themes that the reviewer gave a row: more than one where they stand on lines or between semicolons."""
    said = (words for name, words in event.notes.items() if name.strip().casefold() == THEME)
    return tuple(one.strip() for words in said for one in words.replace("\n", ";").split(";") if one.strip())


def themes_of(events: Iterable[EventInCase]) -> tuple[str, ...]:
    """Every theme that was given to a row."""
    return tuple(sorted({theme for event in events for theme in themes_said(event)}, key=str.casefold))


def days_of(rows: Iterable[EventInCase]) -> tuple[tuple[str, tuple[EventInCase, ...]], ...]:
    """Rows that stand together under one date, as the lanes show them."""
    return tuple((day, tuple(group)) for day, group in groupby(rows, when))


def as_csv(rows: Sequence[EventInCase]) -> bytes:
    """The rows for a spreadsheet: UTF-8 with its mark, nothing in it can become a formula."""
    target = StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    for one in rows:
        writer.writerow([csv_safe(shown(text)) for text in _cells(one)])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def _cells(one: EventInCase) -> Iterator[str | None]:
    yield from (when(one), one.date_text, one.time or one.time_text, shown_name(one.agency), one.event)
    yield from (one.child_contact, {True: "Yes", False: "No", None: ""}[one.seen_alone], one.family_contact)
    yield from (one.source, one.comment, "\n".join(f"{other.label}: {other.text}" for other in one.other))
    yield from ("; ".join(one.same_as), "\n".join(f"{name}: {said}" for name, said in one.notes.items()))
    yield from (one.file, one.location, one.id)


def _has(event: EventInCase, words: Sequence[str]) -> bool:
    text = "\n".join(cell for cell in _cells(event) if cell).casefold()
    return all(word in text for word in words)


def _is_within(event: EventInCase, since: datetime.date | None, until: datetime.date | None) -> bool:
    """Whether any day that the row may mean lies between the two."""
    if since is None and until is None:
        return True
    if event.date is None:
        return False
    last = event.date_end or event.date
    return (since is None or last >= since) and (until is None or event.date <= until)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
