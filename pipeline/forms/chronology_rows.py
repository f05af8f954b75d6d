"""The rows of a chronology table, one by one: events, heading rows, totals, the template's own instruction row.

No row is dropped: what is not an event is handed back as labelled text, or reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.forms.chronology_dates import RowDates
from pipeline.forms.chronology_grid import GridRow, width_of
from pipeline.forms.chronology_notes import ChronologyNotes
from pipeline.forms.chronology_table import ChronologyTable, Column, is_repeated_heading
from pipeline.forms.colours import colour_of
from pipeline.forms.column_headings import normal
from pipeline.forms.when import read_date
from pipeline.readers.document import Cell
from schemas.chronology import LabelledText
from schemas.clock_time import ClockTime
from schemas.partial_date import PartialDate

_TOTALS = re.compile(
    r"^(?:grand |sub-?)?totals?\b|^(?:number|no\.?|count) of (?:events|entries|contacts|rows)\b", re.IGNORECASE
)
_INSTRUCTION = re.compile(
    r"^\W*(?:dd[/ .-]?mm[/ .-]?yy|hh[:.]?mm|e\.?g\b|example\b|insert\b|please (?:insert|enter|state|add|complete"
    r"|give|note)|"
    r"enter\b.{0,40}\bhere\b|\[?(?:click|type|tap)\b.{0,40}\bhere\b|click or tap|choose an item)",
    re.IGNORECASE,
)
_IGNORED_ALONE = ("reference",)
_WORDS_OF_A_NUMBER = 3
"""“Entry no. 7” is a number of a row; more words are text."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One event row, understood: its place, when, and each column's text under its field and heading."""

    location: str
    page: int | None
    day: PartialDate
    clock: ClockTime
    texts: tuple[tuple[str | None, str, str], ...]


@dataclass
class RowReader:
    """Reads the tables of one chronology; `rows` and `kept` grow from table to table."""

    notes: ChronologyNotes
    path: str
    rows: list[ReadRow] = field(default_factory=list)
    kept: list[LabelledText] = field(default_factory=list)
    _year: int | None = None
    _month: int | None = None
    _above: PartialDate | None = None

    def read_table(self, table: ChronologyTable) -> None:
        """Every row of a table."""
        year = read_date(table.table.place.sheet or "")
        sheet_year = year.date.year if year.date and year.precision == "year" else None
        dates = RowDates(table, self.notes, year=sheet_year or (self._year if table.is_continued else None))
        if table.is_continued:
            dates.month, dates.above = self._month, self._above
        width = width_of(list(table.rows))
        for row in table.rows:
            if row.texts() and not self._is_aside(row, table, dates, width):
                self._event(row, table, dates)
        self._year, self._month, self._above = dates.year, dates.month, dates.above

    def _is_aside(self, row: GridRow, table: ChronologyTable, dates: RowDates, width: int) -> bool:
        """Whether a row is not an event; it is then kept or reported here."""
        texts, location = row.texts(), row.place.describe()
        if is_repeated_heading(row, table.columns):
            self.notes.read_as.extend(texts)
            return True
        if self._is_only_numbered(row, table):
            self.notes.read_as.extend(texts)
            self.notes.say("empty-numbered-row", location, table=dates.name, what="The row holds only its number.")
            return True
        if _TOTALS.match(texts[0]) or (len(texts) > 1 and _TOTALS.match(texts[1]) and dates.is_blank(row)):
            self.kept.append(LabelledText(label="Totals", text=" | ".join(texts)))
            self.notes.raise_issue("totals-row", location, text=_short(texts))
            return True
        if self._is_instruction(texts):
            self.notes.read_as.extend(texts)
            self.notes.raise_issue("instruction-row-ignored", location, text=" | ".join(texts))
            return True
        return len(texts) == 1 and self._is_heading_row(row, dates, width, location)

    def _is_only_numbered(self, row: GridRow, table: ChronologyTable) -> bool:
        filled = {number for number in row.cells if row.text(number)}
        if any(len(row.text(number).split()) > _WORDS_OF_A_NUMBER for number in filled):
            return False  # a sentence below the numbers is no number
        return filled <= {column.number for column in table.columns if column.field in _IGNORED_ALONE}

    def _is_instruction(self, texts: list[str]) -> bool:
        """The template's own row: at least half of its texts tell what to write."""
        told = sum(1 for text in texts if _INSTRUCTION.match(text) or normal(text) in ("date", "time", "text"))
        return bool(_INSTRUCTION.match(texts[0])) and told * 2 >= len(texts)

    def _is_heading_row(self, row: GridRow, dates: RowDates, width: int, location: str) -> bool:
        """A row with one text: the year of the rows below, or a heading over the whole width."""
        number, cell = next((number, cell) for number, cell in sorted(row.cells.items()) if row.text(number))
        text = row.text(number)
        day = read_date(text.strip(" -–—"))
        is_broad = day.precision in ("year", "month") and day.date is not None and not day.approximate
        if is_broad and (number in dates.date_columns or number == 1):
            dates.year = day.date.year if day.date else None
            dates.month = day.date.month if day.date and day.precision == "month" else None
            dates.above = None
            self.kept.append(LabelledText(label="Heading row", text=text))
            return True
        if width > 2 and cell.column_span >= width - 1 and not day.is_known:
            self.kept.append(LabelledText(label="Heading row", text=text))
            self.notes.raise_issue("row-kept-as-heading", location, text=_short([text]))
            return True
        return False

    def _event(self, row: GridRow, table: ChronologyTable, dates: RowDates) -> None:
        location = row.place.describe()
        texts = tuple(self._texts(row, table))
        if self._is_continuation(row, dates):
            self._join(texts, location, row.place.page)
            return
        day, clock = dates.read(row, f"{self.path}.{len(self.rows)}")
        self.rows.append(ReadRow(location, row.place.page, day, clock, texts))

    def _texts(self, row: GridRow, table: ChronologyTable) -> list[tuple[str | None, str, str]]:
        by_number = {column.number: column for column in table.columns}
        found: list[tuple[str | None, str, str]] = []
        for number in sorted(row.cells):
            column = by_number.get(number)
            text = row.text(number) or _coloured(row.cells[number], column)
            if not text:
                continue
            heading = " ".join(column.heading.split()).rstrip(": ") if column else f"Column {number}"
            found.append((column.field if column else None, heading, text))
        return found

    def _is_continuation(self, row: GridRow, dates: RowDates) -> bool:
        """The first row of a new page without date, time or number goes on with the last row of the page before."""
        before = self.rows[-1] if self.rows else None
        if before is None or before.page is None or row.place.page is None or row.place.page <= before.page:
            return False
        return dates.is_blank(row) and not any(number in row.merged_down for number in dates.date_columns)

    def _join(self, texts: tuple[tuple[str | None, str, str], ...], location: str, page: int | None) -> None:
        before = self.rows[-1]
        joined = list(before.texts)
        for name, heading, text in texts:
            same = next((i for i, (_, other, _) in enumerate(joined) if other == heading), None)
            if same is None:
                joined.append((name, heading, text))
            else:
                joined[same] = (name, heading, f"{joined[same][2]}\n{text}")
        self.rows[-1] = ReadRow(before.location, page, before.day, before.clock, tuple(joined))
        self.notes.raise_issue("continuation-row-joined", location, before=before.location)


def _coloured(cell: Cell, column: Column | None) -> str:
    """A rating that is nothing but the colour of its cell, in words."""
    colour = colour_of(cell.fill) if column is not None and column.field == "rating" else None
    return f"{colour} (the cell’s colour)" if colour else ""


def _short(texts: list[str]) -> str:
    line = " ".join(" | ".join(texts).split())
    return line if len(line) <= 80 else f"{line[:77]}…"
