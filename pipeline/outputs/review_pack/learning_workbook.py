"""learning-by-key-line.xlsx: what every agency says to each key line of enquiry, side by side, for the lead reviewer.

Learning templates answer by number. Information reports do not: a paragraph of theirs that names a key line stands
under it, every other stands at the end with a list to choose its key line from. Nothing is left out or summed up, and
what the reviewer writes stays on its row when the workbook is made again.
"""

import datetime

from pipeline.outputs.chronology_workbook.drop_downs import add_list
from pipeline.outputs.chronology_workbook.reviewer_marks import marked
from pipeline.outputs.chronology_workbook.sheet import Cell, Column, Sheet
from pipeline.outputs.chronology_workbook.styles import REVIEWER, REVIEWER_HEADING, TEXT, Look
from pipeline.outputs.chronology_workbook.workbook_file import WorkbookFile
from pipeline.outputs.review_pack.key_line_rows import key_line_rows
from pipeline.outputs.review_pack.reviewers_columns import FINDING, KEY_LINE, ROW_ID, SAID, SINCE, KeyLineNotes
from pipeline.outputs.review_pack.said_to_key_lines import FORMS
from pipeline.outputs.safe_text import shown
from schemas.case_view import CaseView

_RATINGS = {"red": "Red", "amber": "Amber", "green": "Green", None: "not rated"}
_LOOKS = {
    "red": Look("Rated red", "F4C7C3", bold=True),
    "amber": Look("Rated amber", "FCE8B2", bold=True),
    "green": Look("Rated green", "C9E7CB", bold=True),
    None: TEXT,
}
_WIDTHS = (24, 18, 13, 36, 36, 30, 26, 20)
_REVIEWER_WIDTHS = {KEY_LINE: 11, FINDING: 30}
_ADDED_WIDTH = 24
"""Of a column that the reviewer added."""
_ACTIONS = (
    Column("Agency", 24),
    Column("Learning Point", 44),
    Column("Action Required", 40),
    Column("Lead", 18),
    Column("Target date for completion", 16),
    Column("Evidence of Progress of Implementation", 34),
    Column("R A G", 12),
    Column("Key line of enquiry", 12),
    Column("Where it stands", 26),
)


def learning_workbook(view: CaseView, notes: KeyLineNotes | None = None) -> bytes:
    """The workbook: by key line, actions, and what is still owed.

    Args:
        notes: what the reviewer wrote into their last version; it stands on the same rows again.
    """
    file = WorkbookFile(datetime.datetime.combine(view.as_at, datetime.time(), datetime.UTC))
    footing = f"{view.case.reference} · made {view.generated_at:%d/%m/%Y %H:%M}"
    _by_line(file, footing, view, notes)
    _actions(Sheet(file, "Actions", _ACTIONS, frozen_columns=1, footing=footing), view)
    owed = Sheet(file, "Still owed", (Column("Agency", 40), Column("Form", 30)), footing=footing)
    for entry in view.outstanding:
        if entry.form in FORMS:
            owed.add([Cell(shown(entry.agency)), Cell(FORMS[entry.form])])
    owed.say_if_empty("No learning template or information report is owed.")
    owed.finish()
    properties = file.book.properties
    properties.title, properties.creator = "Learning by key line of enquiry", "Safeguarding partnership"
    return file.packed()


def _by_line(file: WorkbookFile, footing: str, view: CaseView, notes: KeyLineNotes | None) -> None:
    headings = notes.columns if notes else KeyLineNotes().columns
    columns = (
        *(Column(heading, width) for heading, width in zip(SAID, _WIDTHS, strict=True)),
        *(Column(head, _REVIEWER_WIDTHS.get(head, _ADDED_WIDTH), look=REVIEWER_HEADING) for head in headings),
        Column(SINCE, 12, is_printed=False),
        Column(ROW_ID, 18, is_printed=False),
    )
    sheet = Sheet(file, "By key line", columns, frozen_columns=2, footing=footing)
    names = [column.heading for column in columns]
    for row in key_line_rows(view, notes):
        written = [row.noted.note(heading) if row.noted else "" for heading in headings]
        cells = [
            *(Cell(text) for text in row.said),
            *(Cell(shown(text), REVIEWER) for text in written),
            Cell(row.since),
            Cell(row.row_id),
        ]
        sheet.add(marked(cells, row.noted.marks, names) if row.noted else cells)
    lines = view.case.key_lines_of_enquiry
    if lines:
        numbers = ",".join(str(number) for number in range(1, len(lines) + 1))
        add_list(sheet, names.index(KEY_LINE) + 1, f'"{numbers}"')
    sheet.finish()


def _actions(sheet: Sheet, view: CaseView) -> None:
    for point in view.learning:
        texts = (
            point.agency, point.learning_point, point.action, point.lead,
            f"{point.target_date:%d/%m/%Y}" if point.target_date else point.target_date_text, point.evidence,
        )  # fmt: skip
        sheet.add(
            [
                *(Cell(shown(text)) for text in texts),
                Cell(_RATINGS[point.rag], _LOOKS[point.rag]),
                Cell(str(point.key_line or "")),
                Cell(shown(", ".join(part for part in (FORMS.get(point.form, point.form), point.location) if part))),
            ]
        )
    sheet.say_if_empty("No agency has reported learning yet.")
    sheet.finish()
