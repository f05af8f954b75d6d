"""The chronology of organisational changes: date, change, impact. The toolkit asks for one and prints no template.

Source: paragraph 8.5.1 and Document 12 ("Why Do I Also Need to Complete a Chronology of Organisational Changes?").
"""

from __future__ import annotations

from pipeline.forms.chronology_headings import say_columns
from pipeline.forms.chronology_notes import ChronologyNotes
from pipeline.forms.chronology_rows import ReadRow, RowReader
from pipeline.forms.chronology_surroundings import agency_of, surroundings
from pipeline.forms.chronology_table import ChronologyTable, find_tables, is_titled_organisational
from pipeline.forms.dated_paragraphs import in_rows, is_from_paragraphs
from pipeline.forms.form import NO_LAYOUT, Extraction, Layout, Match
from pipeline.forms.stamps import case_reference, stamp
from pipeline.forms.struck_through import say_struck
from pipeline.readers.document import Document
from schemas.agency import FormName
from schemas.chronology import LabelledText, OrganisationalChange
from schemas.returns.organisational import OrganisationalRecord

NAME: FormName = "organisational-chronology"
PRINTED: tuple[str, ...] = (
    "Chronology of Organisational Changes",
    "Organisational Changes Chronology",
    "Date presented as (DD/MM/YYYY):",
    "Organisational change:",
    "Impact on practice:",
)


def recognise(document: Document, layout: Layout = NO_LAYOUT) -> Match | None:
    """A table with a date column and a column of changes, or of events under a title that says "organisational"."""
    document = in_rows(document)
    tables = _tables(document, layout)
    if not tables:
        return None
    return Match(NAME, tuple(" ".join(column.heading.split()) for column in tables[0].columns if column.field))


def _tables(document: Document, layout: Layout) -> list[ChronologyTable]:
    wanted = ("change", "event") if is_titled_organisational(document) else ("change",)
    return [table for table in find_tables(document, layout)[0] if table.has(*wanted)]


def extract(document: Document, layout: Layout) -> Extraction:
    """Every change, in the order of the file."""
    document = in_rows(document)
    tables = _tables(document, layout)
    others = [table for table in document.tables() if all(table is not one.table for one in tables)]
    notes = ChronologyNotes()
    reader = RowReader(notes, "changes")
    say_struck(document, notes)
    for table in tables:
        say_columns(table, notes)
        if is_from_paragraphs(table.table):
            notes.raise_issue("chronology-from-paragraphs", table.table.place.describe(), count=str(len(table.rows)))
        reader.read_table(table)
    if not reader.rows:
        notes.raise_issue(
            "chronology-without-rows", tables[0].table.place.describe() if tables else "the file as a whole"
        )
    kept = (*surroundings(document, tables, others), *reader.kept)
    said = {text for row in reader.rows for name, _, text in row.texts if name == "agency"}
    return Extraction(
        record=OrganisationalRecord(changes=tuple(_change(row) for row in reader.rows), preamble=kept),
        issues=notes.all_issues(),
        case_reference=case_reference(document),
        agency=stamp(document, "agency") or agency_of(kept, said),
        read_as=tuple(notes.read_as),
    )


def _change(row: ReadRow) -> OrganisationalChange:
    own = ("change", "impact") if _text(row, "change") else ("event", "impact")
    return OrganisationalChange(
        date=row.day.date,
        date_end=row.day.date_end,
        date_precision=row.day.contract_precision,
        date_text=row.day.text,
        approximate=row.day.approximate,
        change=_text(row, "change") or _text(row, "event"),
        impact=_text(row, "impact"),
        location=row.location,
        other=tuple(
            LabelledText(label=heading, text=text)
            for name, heading, text in row.texts
            if name not in own and not (name in ("date", "date_and_time") and text == row.day.text)
        ),
        date_notes=row.day.notes,
    )


def _text(row: ReadRow, field: str) -> str | None:
    found = [(heading, text) for name, heading, text in row.texts if name == field]
    if len(found) == 1:
        return found[0][1]
    return "\n".join(f"{heading}: {text}" for heading, text in found) or None
