"""learning-by-key-line.xlsx: what every agency says to each key line of enquiry, side by side, for the lead reviewer.

Learning templates answer by number. Information reports do not: a paragraph of theirs that names a key line stands
under it, every other stands at the end with a list to choose its key line from. Nothing is left out or summed up.
"""

import datetime
from io import BytesIO

from pipeline.outputs.chronology_workbook.drop_downs import add_list
from pipeline.outputs.chronology_workbook.sheet import Cell, Column, Sheet
from pipeline.outputs.chronology_workbook.styles import REVIEWER, REVIEWER_HEADING, TEXT, Look, StyleBook
from pipeline.outputs.review_pack.said_to_key_lines import FORMS, Saying, owed_to_key_lines, sayings
from pipeline.outputs.safe_text import shown
from pipeline.stable_zip import restamped
from schemas.case_view import CaseView

_RATINGS = {"red": "Red", "amber": "Amber", "green": "Green", None: "not rated"}
_LOOKS = {
    "red": Look("Rated red", "F4C7C3", bold=True),
    "amber": Look("Rated amber", "FCE8B2", bold=True),
    "green": Look("Rated green", "C9E7CB", bold=True),
    None: TEXT,
}
_BY_LINE = (
    Column("Key line of enquiry", 24),
    Column("Agency", 18),
    Column("Form", 13),
    Column("What happened", 36),
    Column("Analysis", 36),
    Column("Recommendation", 30),
    Column("Good practice", 26),
    Column("Where it stands", 20),
    Column("Reviewer: key line", 11, look=REVIEWER_HEADING),
    Column("Reviewer: finding", 26, look=REVIEWER_HEADING),
)
_CHOSEN_LINE = 9
"""The column in which the reviewer ties a saying to a key line."""
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


def learning_workbook(view: CaseView) -> bytes:
    """The workbook: by key line, actions, and what is still owed."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    styles = StyleBook(book)
    footing = f"{view.case.reference} · made {view.generated_at:%d/%m/%Y %H:%M}"
    _by_line(Sheet(book, styles, "By key line", _BY_LINE, frozen_columns=2, footing=footing), view)
    _actions(Sheet(book, styles, "Actions", _ACTIONS, frozen_columns=1, footing=footing), view)
    owed = Sheet(book, styles, "Still owed", (Column("Agency", 40), Column("Form", 30)), footing=footing)
    for entry in view.outstanding:
        if entry.form in FORMS:
            owed.add([Cell(shown(entry.agency)), Cell(FORMS[entry.form])])
    owed.say_if_empty("No learning template or information report is owed.")
    owed.finish()
    book.properties.title = "Learning by key line of enquiry"
    book.properties.creator, book.properties.language = "Safeguarding partnership", "en-GB"
    target = BytesIO()
    book.save(target)
    return restamped(target.getvalue(), datetime.datetime.combine(view.as_at, datetime.time(), datetime.UTC))


def _by_line(sheet: Sheet, view: CaseView) -> None:
    lines = view.case.key_lines_of_enquiry
    found = sayings(view)
    named = [saying.key_line for saying in found if saying.key_line]
    for number in range(1, max([len(lines), *named]) + 1):
        words = f"{number}. {lines[number - 1] if number <= len(lines) else 'not one of the case’s key lines'}"
        here = [saying for saying in found if saying.key_line == number]
        for saying in here:
            _row(sheet, words, saying)
        if not here:
            _row(sheet, words, Saying(None, "", "", analysis="No agency has said anything to this key line."))
        for agency in owed_to_key_lines(view, here):
            _row(sheet, words, Saying(number, agency, "learning template", analysis="Says nothing to this key line."))
    for saying in found:
        if saying.key_line is None:
            _row(sheet, "Not tied to a key line", saying)
    if lines:
        numbers = ",".join(str(number) for number in range(1, len(lines) + 1))
        add_list(sheet, _CHOSEN_LINE, f'"{numbers}"')
    sheet.finish()


def _row(sheet: Sheet, words: str, saying: Saying) -> None:
    texts = (
        words, saying.agency, saying.form, saying.narrative, saying.analysis, saying.recommendation,
        saying.good_practice, saying.where,
    )  # fmt: skip
    sheet.add([*(Cell(shown(text)) for text in texts), Cell("", REVIEWER), Cell("", REVIEWER)])


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
