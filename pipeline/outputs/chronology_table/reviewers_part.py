"""What the lead reviewer put on a row, in words: their columns, and the comments on its cells."""

from collections.abc import Sequence

from pipeline.outputs.chronology_rows import ChronologyRow
from pipeline.outputs.safe_text import shown


def notes_on(row: ChronologyRow, headings: Sequence[str]) -> list[str]:
    """Each filled column of the reviewer's, `Follow up: Ask the agency`."""
    notes = row.source_event.notes
    return [f"{shown(heading)}: {shown(notes[heading])}" for heading in headings if notes.get(heading)]


def comments_on(row: ChronologyRow) -> list[str]:
    """Each comment that stands on a cell of the row, `Event: Why?`."""
    return [f"{shown(mark.column)}: {shown(mark.comment)}" for mark in row.source_event.marks if mark.comment]
