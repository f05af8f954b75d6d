"""What the lead reviewer wrote into learning-by-key-line.xlsx: read back by row id, whatever they did to its order.

The same rule as for the integrated chronology: a note is found by its row's id, where that is gone by the row's own
words, and one whose row no return holds any more stays with the row as it was. Nothing is lost in silence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pipeline.errors import Unusable
from pipeline.outputs.chronology_workbook.cell_marks import mark_of
from schemas.case_view import CellMark
from schemas.chronology import LabelledText

ROW_ID = "Row id"
KEY_LINE, FINDING, SINCE = "Reviewer: key line", "Reviewer: finding", "Since your version"
SAID = (
    "Key line of enquiry", "Agency", "Form", "What happened", "Analysis", "Recommendation", "Good practice",
    "Where it stands",
)  # fmt: skip
"""The columns that come from the returns, left to right."""
_OURS = frozenset(heading.casefold() for heading in (*SAID, SINCE, ROW_ID))
_HEADINGS_WITHIN = 15
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class NotedSaying:
    """One row as the reviewer last saved it.

    Args:
        row_id: the id in the row's last column.
        said: what the columns of `SAID` show.
        notes: the reviewer's columns that are filled in.
        marks: fills and comments that they put on cells of the row.
    """

    row_id: str
    said: tuple[str, ...]
    notes: tuple[LabelledText, ...] = ()
    marks: tuple[CellMark, ...] = ()

    @property
    def is_annotated(self) -> bool:
        """Whether the reviewer left anything on the row."""
        return bool(self.notes or self.marks)

    def note(self, heading: str) -> str:
        """What the reviewer wrote in a column, or nothing."""
        return next((note.text for note in self.notes if note.label == heading), "")


@dataclass(frozen=True, slots=True)
class KeyLineNotes:
    """All that one saved workbook says: every row, and the headings of the reviewer's columns in their order."""

    rows: tuple[NotedSaying, ...] = ()
    columns: tuple[str, ...] = (KEY_LINE, FINDING)


def read_key_line_notes(content: bytes) -> KeyLineNotes:
    """Everything that the reviewer left in a saved workbook.

    Raises:
        Unusable: it cannot be opened, or no sheet has the column Row id.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content), data_only=True)
    except Exception as error:  # the library raises a dozen kinds on damaged files
        raise Unusable(
            "workbook-unreadable",
            "The workbook of learning by key line cannot be opened.",
            "Open it in Excel or LibreOffice, save it again as .xlsx, and put it back.",
        ) from error
    for sheet in book.worksheets:
        for number in range(1, min(sheet.max_row, _HEADINGS_WITHIN) + 1):
            headings = _headings(sheet, number)
            if ROW_ID in headings.values():
                own = tuple(name for name in headings.values() if name.casefold() not in _OURS)
                return KeyLineNotes(
                    tuple(_rows(sheet, number, headings)), tuple(dict.fromkeys((KEY_LINE, FINDING, *own)))
                )
    raise Unusable(
        "not-our-chronology",
        "No sheet of the workbook of learning by key line has the column Row id, so its notes cannot be put back.",
        "Open the last workbook that has the column, copy the notes into it, and save that one.",
    )


def _headings(sheet: Any, number: int) -> dict[int, str]:
    last = min(sheet.max_column, _MOST_COLUMNS)
    named = {place: " ".join(_text(sheet.cell(number, place)).split()) for place in range(1, last + 1)}
    return {place: name for place, name in named.items() if name}


def _rows(sheet: Any, heading_row: int, headings: Mapping[int, str]) -> Iterator[NotedSaying]:
    """Rows with an id, and rows that the reviewer added themselves."""
    for number in range(heading_row + 1, sheet.max_row + 1):
        cells = {name: sheet.cell(number, place) for place, name in headings.items()}
        texts = {name: _text(cell) for name, cell in cells.items()}
        notes = tuple(
            LabelledText(label=name, text=text) for name, text in texts.items() if text and name.casefold() not in _OURS
        )
        marks = tuple(mark for name, cell in cells.items() if (mark := mark_of(cell, name)) is not None)
        if texts[ROW_ID] or notes:
            said = tuple(texts.get(name, "") for name in SAID)
            yield NotedSaying(texts[ROW_ID] or f"row {number} of the workbook", said, notes, marks)


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
