"""The key events chronology: Document 10's seven columns, or an agency's own layout, in Word, Excel, CSV or PDF.

Must never drop a row, join rows without saying so, or take the small event table of a referral for a chronology.
"""

from __future__ import annotations

import re

from pipeline.forms.chronology_headings import OUR_HEADINGS, say_columns
from pipeline.forms.chronology_notes import ChronologyNotes
from pipeline.forms.chronology_rows import ReadRow, RowReader
from pipeline.forms.chronology_surroundings import agency_of, surroundings
from pipeline.forms.chronology_table import ChronologyTable, find_tables, is_titled_organisational
from pipeline.forms.dated_paragraphs import in_rows, is_from_paragraphs
from pipeline.forms.form import NO_LAYOUT, Extraction, Layout, Match
from pipeline.forms.seen_alone import read_seen_alone, read_seen_alone_column
from pipeline.forms.stamps import case_reference, stamp
from pipeline.forms.struck_through import say_struck
from pipeline.readers.document import Document
from schemas.agency import FormName
from schemas.chronology import Event, LabelledText
from schemas.returns.chronology import ChronologyRecord
from schemas.template_wording import CHRONOLOGY_INSTRUCTIONS, CHRONOLOGY_INSTRUCTIONS_TITLE

NAME: FormName = "chronology"
PRINTED: tuple[str, ...] = (
    "Key Events Chronology",
    *OUR_HEADINGS,
    CHRONOLOGY_INSTRUCTIONS_TITLE,
    *CHRONOLOGY_INSTRUCTIONS,
)
_OTHER_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\balso known as\b", r"\bprevious address(?:es)?\b", r"\breason for involvement\b", r"\blegal status\b",
        r"\blearning point\b", r"\baction required\b", r"\btarget date for completion\b", r"\bdate of referral\b",
        r"\breason for referral\b", r"\bnational health number\b", r"\brelationship to child\b",
        r"\bkey line of enquiry\b",
        r"\bhighlight good practice\b", r"\bparallel processes\b", r"\bbrief summary of your agency.s involvement\b",
        r"\bhave files been secured\b", r"\bsynopsis\b", r"\bchronology table below\b",
    )
)  # fmt: skip
_OWN_FIELDS = ("source", "child_contact", "family_contact", "event", "comment", "agency")
_WHEN_FIELDS = ("date", "date_and_time", "time", "time_end")


def recognise(document: Document, layout: Layout = NO_LAYOUT) -> Match | None:
    """A chronology: a table with a date column and an event column, in a document that is not mostly another form."""
    document = in_rows(document)
    tables, _ = find_tables(document, layout)
    tables = [table for table in tables if table.has("event") and not table.has("change")]
    if not tables or is_titled_organisational(document):
        return None
    headings = [" ".join(column.heading.split()) for column in tables[0].columns if column.field]
    if len(headings) < 4 and stamp(document, "form") != NAME:
        ours = "\n".join(text for table in tables for row in table.rows for text in row.texts())
        around = document.text
        markers = sum(1 for marker in _OTHER_FORMS if marker.search(around) and not marker.search(ours))
        if markers >= 2:
            return None
    return Match(NAME, tuple(headings))


def extract(document: Document, layout: Layout) -> Extraction:
    """Every row of every chronology table, in the order of the file."""
    document = in_rows(document)
    tables, others = find_tables(document, layout)
    tables = [table for table in tables if table.has("event")]
    notes = ChronologyNotes()
    reader = RowReader(notes, "events")
    say_struck(document, notes)
    for table in tables:
        say_columns(table, notes)
        if is_from_paragraphs(table.table):
            notes.raise_issue("chronology-from-paragraphs", _place([table]), count=str(len(table.rows)))
        reader.read_table(table)
    events = tuple(_event(row) for row in reader.rows)
    if not events:
        notes.raise_issue("chronology-without-rows", _place(tables))
    kept = (*surroundings(document, tables, others), *reader.kept)
    said = {event.agency for event in events if event.agency}
    return Extraction(
        record=ChronologyRecord(events=events, preamble=kept),
        issues=notes.all_issues(),
        case_reference=case_reference(document),
        agency=stamp(document, "agency") or agency_of(kept, said),
        read_as=tuple(notes.read_as),
    )


def _place(tables: list[ChronologyTable]) -> str:
    return tables[0].table.place.describe() if tables else "the file as a whole"


def _event(row: ReadRow) -> Event:
    own = {name: _joined(row, name) for name in _OWN_FIELDS}
    alone = [text for name, _, text in row.texts if name == "seen_alone"]
    if alone:
        labelled = "\n".join(f"{heading}: {text}" for name, heading, text in row.texts if name == "seen_alone")
        own["child_contact"] = "\n".join(text for text in (own["child_contact"], labelled) if text)
    seen = read_seen_alone_column(alone[0]) if alone else read_seen_alone(own["child_contact"] or "")
    return Event(
        date=row.day.date,
        date_end=row.day.date_end,
        date_precision=row.day.contract_precision,
        date_text=row.day.text,
        approximate=row.day.approximate,
        time=row.clock.time,
        time_end=row.clock.time_end,
        time_text=row.clock.text,
        seen_alone=seen,
        location=row.location,
        other=_others(row),
        date_notes=row.day.notes,
        time_notes=row.clock.notes,
        **own,
    )


def _joined(row: ReadRow, field: str) -> str | None:
    """The text of a field; where several columns go to it, each under its heading."""
    found = [(heading, text) for name, heading, text in row.texts if name == field]
    if len(found) == 1:
        return found[0][1]
    return "\n".join(f"{heading}: {text}" for heading, text in found) or None


def _others(row: ReadRow) -> tuple[LabelledText, ...]:
    """Every text that has no field of its own, and every date or time text that is not already the event's."""
    placed = (*_OWN_FIELDS, "seen_alone")
    said = {row.day.text, row.clock.text}
    return tuple(
        LabelledText(label=heading, text=text)
        for name, heading, text in row.texts
        if name not in placed and not (name in _WHEN_FIELDS and text in said)
    )
