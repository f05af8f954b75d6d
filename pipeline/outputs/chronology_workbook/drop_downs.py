"""Drop-downs in the reviewer's columns. They suggest; anything else may be typed."""

from collections.abc import Sequence

from pipeline.outputs.chronology_workbook.sheet import Sheet

KEY_EVENT_CHOICES = ("Yes", "Possibly")
FOLLOW_UP_CHOICES = ("Ask the agency", "Raise at the meeting", "Speak to practitioner", "Check the record", "Done")
NOT_SAME_CHOICES = ("Not the same", "Same event")


def add_drop_downs(sheet: Sheet, reviewer_headings: Sequence[str], themes_range: str | None) -> None:
    """Offer the choices in the columns of ours; a column that the reviewer added gets none."""
    headings = [column.heading for column in sheet.columns]
    lists = {"Key event": _quoted(KEY_EVENT_CHOICES), "Follow up": _quoted(FOLLOW_UP_CHOICES)}
    if themes_range:
        lists["Theme / KLOE"] = themes_range
    for heading, choices in lists.items():
        if heading in reviewer_headings:
            add_list(sheet, headings.index(heading) + 1, choices)


def add_list(sheet: Sheet, column: int, choices: str, *, spare: int = 0) -> None:
    """One drop-down down a whole column, below its heading, and on so many spare lines under the last."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    validation = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=False)
    letter = get_column_letter(column)
    validation.add(f"{letter}{sheet.first_row}:{letter}{max(sheet.rows_written, sheet.first_row) + spare}")
    sheet.raw.data_validations.append(validation)


def _quoted(choices: Sequence[str]) -> str:
    return '"' + ",".join(choices) + '"'


NOT_SAME_LIST = _quoted(NOT_SAME_CHOICES)
