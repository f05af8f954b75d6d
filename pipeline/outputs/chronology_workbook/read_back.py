"""The reviewer's workbook read back: their notes, fills and comments by row id, whatever they did to its order.

It may have been sorted, filtered, renamed, given new columns, or saved by LibreOffice. Columns are found by heading and
rows by id; nothing depends on where they stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

from pipeline.errors import Unusable
from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from pipeline.outputs.chronology_rows import CHANGES, ORIGIN_MARK
from pipeline.outputs.chronology_workbook.cell_marks import mark_of
from pipeline.outputs.chronology_workbook.chronology_sheet import CONTINUED
from pipeline.outputs.chronology_workbook.columns import COLUMNS, ROW_ID
from pipeline.outputs.chronology_workbook.same_event_sheet import FIRST_ID, VERDICT
from pipeline.outputs.chronology_workbook.verdicts import Verdicts, verdicts_in
from pipeline.outputs.chronology_workbook.version_stamp import version_in
from schemas.case_view import CellMark
from schemas.chronology import LabelledText

_HEADINGS_WITHIN = 15
_MOST_COLUMNS = 200
_OURS = {column.heading.casefold(): column.name for column in COLUMNS if column.heading}


@dataclass(frozen=True)
class _Table:
    """One sheet of rows with ids: where its headings stand and what each column is called."""

    sheet: Any
    heading_row: int
    headings: Mapping[int, str]

    def column(self, heading: str) -> int | None:
        wanted = heading.casefold()
        return next((place for place, name in self.headings.items() if name.casefold() == wanted), None)


@dataclass
class _Gathered:
    """Rows so far, by id; pieces of one event come together here."""

    rows: dict[str, NotedRow] = field(default_factory=dict)
    columns: dict[str, None] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)


def read_back(data: bytes) -> ReviewerNotes:
    """Everything that a reviewer left in a saved workbook."""
    return read_back_with_version(data)[0]


def read_back_with_version(data: bytes) -> tuple[ReviewerNotes, str | None]:
    """Everything that a reviewer left in a saved workbook, and the version that it was made from, if it says so.

    Args:
        data: the bytes of an .xlsx that was once ours.

    Raises:
        Unusable: it cannot be opened, or no sheet has the column Row id.
    """
    workbook = _opened(data)
    gathered = _Gathered()
    tables = [table for sheet in workbook.worksheets if (table := _table(sheet, ROW_ID)) is not None]
    if not tables:
        raise Unusable(
            "not-our-chronology",
            "No sheet of this workbook has the column Row id, so its notes cannot be put back on their rows.",
            "Open the last workbook that has the column, copy the notes into it, and save that one.",
        )
    for table in tables:
        _gather(table, gathered)
    verdicts = _verdicts(workbook, gathered)
    notes = ReviewerNotes(
        rows=tuple(gathered.rows.values()),
        columns=tuple(gathered.columns),
        not_the_same=verdicts.rejected,
        withdrawn=frozenset(gathered.withdrawn),
        links_kept=verdicts.kept,
        same=verdicts.linked,
        unclear=verdicts.unclear,
    )
    return notes, version_in(workbook)


def _opened(data: bytes) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(BytesIO(data), data_only=True)
    except Exception as error:  # the library raises a dozen kinds on damaged files
        raise Unusable(
            "workbook-unreadable",
            "The annotated chronology cannot be opened as an Excel workbook.",
            "Open it in Excel or LibreOffice, save it again as .xlsx, and put it back.",
        ) from error


def _table(sheet: Any, needed: str) -> _Table | None:
    last = min(sheet.max_column, _MOST_COLUMNS)
    for number in range(1, min(sheet.max_row, _HEADINGS_WITHIN) + 1):
        names = {place: _text(sheet.cell(number, place).value) for place in range(1, last + 1)}
        if needed.casefold() in (name.casefold() for name in names.values()):
            return _Table(sheet, number, _named(sheet, number, names))
    return None


def _named(sheet: Any, heading_row: int, names: Mapping[int, str]) -> dict[int, str]:
    """Headings by column; a column that holds words but has no heading is called by its letter."""
    from openpyxl.utils import get_column_letter

    named = {place: " ".join(name.split()) for place, name in names.items() if name}
    for place in names.keys() - named.keys():
        below = (sheet.cell(row, place).value for row in range(heading_row + 1, sheet.max_row + 1))
        if any(_text(value) for value in below):
            named[place] = f"Column {get_column_letter(place)}"
    return dict(sorted(named.items()))


def _gather(table: _Table, gathered: _Gathered) -> None:
    own = {place: name for place, name in table.headings.items() if name.casefold() not in _OURS}
    gathered.columns.update(dict.fromkeys(own.values()))
    for number in range(table.heading_row + 1, table.sheet.max_row + 1):
        cells = {name: table.sheet.cell(number, place) for place, name in table.headings.items()}
        row = _row(cells, number, frozenset(own.values()))
        if row is None:
            continue
        seen = gathered.rows.get(row.event_id)
        gathered.rows[row.event_id] = row if seen is None else _joined(seen, row)
        if any(
            cell.value == CHANGES["withdrawn"] for name, cell in cells.items() if _OURS.get(name.casefold()) == "change"
        ):
            gathered.withdrawn.add(row.event_id)


def _row(cells: Mapping[str, Any], number: int, own: frozenset[str]) -> NotedRow | None:
    """One row as it shows itself. A row without an id counts only if the reviewer wrote on it."""
    ours = {_OURS[name.casefold()]: _text(cell.value) for name, cell in cells.items() if name.casefold() in _OURS}
    notes = tuple(
        LabelledText(label=name, text=words) for name in cells if name in own and (words := _text(cells[name].value))
    )
    marks = tuple(mark for name, cell in cells.items() if (mark := mark_of(cell, name)) is not None)
    event_id = ours.get("row_id", "").split(f" {CONTINUED} ")[0]
    if not event_id and not notes:
        return None
    file, _, location = ours.get("origin", "").partition(ORIGIN_MARK)
    order = ours.get("number", "")
    return NotedRow(
        event_id=event_id or f"row {number} of the workbook",
        agency=ours.get("agency") or None,
        date_text=ours.get("date_as_written") or None,
        event=_unstripped(cells) or None,
        notes=notes,
        marks=marks,
        order=int(order) if order.isdigit() else 0,
        time_text=ours.get("time") or None,
        location=location or None,
        file=file or None,
    )


def _joined(first: NotedRow, more: NotedRow) -> NotedRow:
    """A row with what stands on its continuation."""
    notes = {note.label: note.text for note in first.notes}
    for note in more.notes:
        notes[note.label] = f"{notes[note.label]}\n{note.text}" if note.label in notes else note.text
    marks: dict[tuple[str, str | None, str | None], CellMark] = {
        (mark.column, mark.fill, mark.comment): mark for mark in (*first.marks, *more.marks)
    }
    return replace(
        first,
        event=(first.event or "") + (more.event or "") or None,
        notes=tuple(LabelledText(label=label, text=text) for label, text in notes.items()),
        marks=tuple(marks.values()),
    )


def _verdicts(workbook: Any, gathered: _Gathered) -> Verdicts:
    """What the sheet "Same event" says."""
    by_number = {row.order: row.event_id for row in gathered.rows.values() if row.order}
    lines = [
        (
            f"row {number}",
            {name.casefold(): _text(sheet.cell(number, place).value) for place, name in table.headings.items()},
        )
        for sheet in workbook.worksheets
        if (table := _table(sheet, VERDICT)) is not None and table.column(FIRST_ID)
        for number in range(table.heading_row + 1, sheet.max_row + 1)
    ]
    rows = gathered.rows.values()
    return verdicts_in(
        lines, by_number, {row.event_id: row.agency for row in rows if row.event_id not in gathered.withdrawn}
    )


def _unstripped(cells: Mapping[str, Any]) -> str:
    """The event's text with the spaces at its ends: a piece of a long text may end with one."""
    values = (cell.value for name, cell in cells.items() if _OURS.get(name.casefold()) == "event")
    return next((value if isinstance(value, str) else _text(value) for value in values), "")


def _text(value: object) -> str:
    """What a cell shows, as words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
