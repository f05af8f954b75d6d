"""The columns of the integrated chronology, left to right, the printed ones first. A reader finds them by heading."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.outputs.chronology_workbook.sheet import Column
from pipeline.outputs.chronology_workbook.styles import HEADING, REVIEWER_HEADING

ROW_ID = "Row id"


@dataclass(frozen=True)
class Field:
    """One column of ours: `name` is the part of `ChronologyRow` that fills it."""

    name: str
    heading: str
    width: float
    is_printed: bool = True


COLUMNS: tuple[Field, ...] = (
    Field("number", "No.", 5),
    Field("when", "Date", 13.5),
    Field("time", "Time", 6),
    Field("about_date", "About the date and order", 11.5),
    Field("agency", "Agency", 19.5),
    Field("code", "Code", 6.5),
    Field("event", "Event", 33.5),
    Field("child_contact", "Child seen / by whom", 12),
    Field("seen_alone", "Seen alone", 5.5),
    Field("family_contact", "Family contact", 11),
    Field("source", "Source of information", 11),
    Field("comment", "Comment and analysis", 17),
    Field("age", "Age of child", 8),
    Field("date_as_written", "Date as written", 14, is_printed=False),
    Field("same_event", "Same event", 11, is_printed=False),
    Field("other", "Other columns' text", 24, is_printed=False),
    Field("change", "Since last version", 10, is_printed=False),
    Field("reviewer", "", 0, is_printed=False),
    Field("origin", "Source file and row", 46, is_printed=False),
    Field("row_id", ROW_ID, 5, is_printed=False),
)
FROZEN_COLUMNS = 7
"""Up to the event, so that it stays in sight beside the columns in which the reviewer writes."""
_REVIEWER_WIDTHS = {"Key event": 8, "Theme / KLOE": 18, "Reviewer's note": 34, "Follow up": 18}
_ADDED_WIDTH = 22


def columns_with(reviewer_headings: Sequence[str]) -> list[Column]:
    """All columns, the reviewer's in their place."""
    columns: list[Column] = []
    for field in COLUMNS:
        if field.name == "reviewer":
            columns += [
                Column(heading, reviewer_width(heading), is_printed=False, look=REVIEWER_HEADING)
                for heading in reviewer_headings
            ]
        else:
            columns.append(Column(field.heading, field.width, field.is_printed, HEADING))
    return columns


def reviewer_width(heading: str) -> float:
    """The width of one of the reviewer's columns."""
    return _REVIEWER_WIDTHS.get(heading, _ADDED_WIDTH)
