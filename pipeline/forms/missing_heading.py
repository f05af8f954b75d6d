"""A table that would be a chronology if one knew which of its columns holds the events: the line that would tell.

Only for the advice of a refusal. Nothing is read by it.
"""

from pipeline.forms.chronology_grid import GridRow, rows_of
from pipeline.forms.column_headings import meaning_of
from pipeline.forms.form import Layout
from pipeline.forms.layouts import line_for
from pipeline.forms.when import read_cell
from pipeline.readers.document import Document
from pipeline.settings import HEADING_ROWS_SEARCHED, LONGEST_HEADING


def line_for_event_column(document: Document, layout: Layout) -> str | None:
    """The layout line for the wordiest column of unknown meaning beside a column of dates; `None` if there is none."""
    for table in document.tables():
        rows = rows_of(table)
        for index, row in enumerate(rows[:HEADING_ROWS_SEARCHED]):
            heading = _event_heading(row, rows[index + 1 :], layout)
            if heading is not None:
                return line_for(heading, "event")
    return None


def _event_heading(row: GridRow, below: list[GridRow], layout: Layout) -> str | None:
    fields = {number: meaning_of(text, layout).field for number, text in row.own.items() if text}
    dates = [number for number, field in fields.items() if field in ("date", "date_and_time")]
    if not dates or not any(read_cell(other.text(dates[0])).date.is_known for other in below):
        return None
    strange = [number for number, field in fields.items() if field is None and len(row.text(number)) <= LONGEST_HEADING]
    return max(
        (row.text(number) for number in strange),
        key=lambda text: sum(
            len(other.text(number)) for other in below for number in strange if row.text(number) == text
        ),
        default=None,
    )
