"""The integrated chronology as CSV: every column of the workbook, every row once."""

import csv
from collections.abc import Sequence
from io import StringIO

from pipeline.outputs.chronology_rows import ChronologyRow, reviewer_headings
from pipeline.outputs.chronology_table.reviewers_part import comments_on
from pipeline.outputs.safe_text import csv_safe, shown
from schemas.case_view import CaseView

_OURS = (
    "No.", "Date", "Time", "Agency", "Code", "Event", "Child seen / by whom", "Seen alone", "Family contact",
    "Source of information", "Comment and analysis", "Age of child", "Date as written", "About the date and order",
    "Same event", "Other columns' text", "Since last version", "Source file and row", "Row id",
)  # fmt: skip
COMMENTS = "Comments on cells"


def csv_form(view: CaseView, rows: Sequence[ChronologyRow]) -> bytes:
    """UTF-8 with a mark, so that Excel knows; nothing in it can become a formula.

    An apostrophe stands before what a spreadsheet would take for one; taking it off again gives back the text.
    """
    target = StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    own = reviewer_headings(view)
    writer.writerow([csv_safe(shown(heading)) for heading in (*_OURS, *own, COMMENTS)])
    for row in rows:
        notes = [row.source_event.notes.get(heading) for heading in own]
        writer.writerow([csv_safe(shown(text)) for text in (*_ours(row), *notes, "\n".join(comments_on(row)))])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def _ours(row: ChronologyRow) -> tuple[str, ...]:
    return (
        str(row.number), row.when, row.time, row.face.name, row.face.code, row.event, row.child_contact,
        row.seen_alone, row.family_contact, row.source, row.comment, row.age, row.date_as_written, row.about_date,
        row.same_event, row.other, row.change, row.origin, row.source_event.id,
    )  # fmt: skip
