"""The date and time of each row of a chronology: merged and blank cells, heading years, whole columns month first."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from pipeline.forms.chronology_grid import GridRow, whole_text
from pipeline.forms.chronology_notes import ChronologyNotes
from pipeline.forms.chronology_table import ChronologyTable
from pipeline.forms.day_month import DateColumn, judge_column
from pipeline.forms.when import SAME_AS_ABOVE, CellReading, Hints, read_cell, read_time_value, read_value
from pipeline.forms.when.leading import leading_date
from pipeline.readers.document import Cell
from schemas.clock_time import ClockTime
from schemas.partial_date import PartialDate

_SHOWS_24_HOURS = re.compile(r"^\s*(?:(?:1[3-9]|2[0-3])[:.]?[0-5]\d|0\d[:.]?[0-5]\d)\b(?!\s*[ap]\.?m)", re.IGNORECASE)
_ENOUGH_DATED_ROWS = 4  # below that a list is too short to show its writer's habit
_NOTHING = CellReading(PartialDate(), ClockTime())


@dataclass
class RowDates:
    """Reads the date cells of one table, row after row, remembering the date above and the year of the heading."""

    table: ChronologyTable
    notes: ChronologyNotes
    year: int | None = None
    month: int | None = None
    above: PartialDate | None = None

    def __post_init__(self) -> None:
        self.date_columns = [
            column.number for column in self.table.columns if column.field in ("date", "date_and_time")
        ]
        self.event_columns = [column.number for column in self.table.columns if column.field in ("event", "change")]
        self.end_columns = [column.number for column in self.table.columns if column.field == "date_end"]
        self.time_columns = [column.number for column in self.table.columns if column.field == "time"]
        self.time_end_columns = [column.number for column in self.table.columns if column.field == "time_end"]
        self.name = self.table.table.place.describe()
        self.judged = {number: self._judge(number) for number in (*self.date_columns, *self.end_columns)}
        self.leaves_blank = self._leaves_blank()
        self.twenty_four_hour = any(
            _SHOWS_24_HOURS.match(row.text(number)) for row in self.table.rows for number in self.time_columns
        )

    def _judge(self, number: int) -> DateColumn:
        rows = [row for row in self.table.rows if number in row.cells]
        judged = judge_column([(row.cells[number].value, row.text(number)) for row in rows])
        heading = next((column for column in self.table.columns if column.number == number), None)
        place = f"{self.name}, column “{heading.heading}”" if heading else self.name
        if judged.stored_swapped or judged.text_month_first:
            self.notes.say("date-column-month-first", place, what=judged.evidence)
        elif judged.is_doubtful:
            self.notes.say("date-column-doubtful", place, what=judged.evidence)
        return judged

    def _leaves_blank(self) -> bool:
        """Whether a blank date cell can mean "as above" in this table.

        Not where the writer repeats the date on rows of one day; and not for one blank row at the very end of a list in
        which every other row is dated: that is a note whose date nobody wrote.
        """
        said = [[row.text(number) for number in self.date_columns] for row in self.table.rows if row.texts()]
        dated = [texts for texts in said if any(texts)]
        repeats = any(first == second and any(first) for first, second in itertools.pairwise(said))
        ends_blank = len(said) - len(dated) == 1 and len(dated) >= _ENOUGH_DATED_ROWS and not any(said[-1])
        return not repeats and not ends_blank

    def is_blank(self, row: GridRow) -> bool:
        """Whether the row has no date and no time of its own."""
        return not any(row.text(number) for number in (*self.date_columns, *self.time_columns))

    def read(self, row: GridRow, where: str) -> tuple[PartialDate, ClockTime]:
        """The date and time of a row; everything assumed is said. `where` is the event's path in the record."""
        location = row.place.describe()
        reading = self._date(row, location, where)
        day, clock = self._ending(row, reading.date, location, where), reading.time
        own_clock = self._time(row, location, where)
        if own_clock.text is not None:
            clock = own_clock if own_clock.time or not clock.time else clock
        if day.is_known:
            self.above = day
        return day, clock

    def _date(self, row: GridRow, location: str, where: str) -> CellReading:
        for number in self.date_columns:
            cell = row.cells.get(number)
            text = row.text(number)
            if cell and text and not SAME_AS_ABOVE.match(text.strip().casefold()):
                return self._own(cell, text, number, location, where)
        for number in self.date_columns:
            if number in row.merged_down and whole_text(row.merged_down[number]):
                return self._carried("date-as-above", "The date cell reaches over this row.", None, location, where)
        said = next((row.text(number) for number in self.date_columns if row.text(number)), None)
        told = self._in_event(row) if said is None else None
        if told is not None:
            what = f"The date cell is blank; “{told}” at the beginning of the event was used."
            self.notes.say("date-from-event", location, f"{where}.date", table=self.name, what=what)
            return read_cell(told, Hints(year=self.year, month=self.month))
        if said is not None:
            return self._carried(
                "date-as-above", f"“{said}” was read as the date of the row above.", said, location, where
            )
        if self.above is not None and not self.leaves_blank:
            self.notes.say("date-blank", location, f"{where}.date", table=self.name, what="The date cell is blank.")
            return _NOTHING
        return self._carried("date-carried-down", "The date cell is blank; the date of the row above was used.", None,
                             location, where)  # fmt: skip

    def _in_event(self, row: GridRow) -> str | None:
        """The date with which the event's own text begins."""
        for number in self.event_columns:
            found = leading_date(row.text(number))
            if found is not None:
                return found[0]
        return None

    def _own(self, cell: Cell, text: str, number: int, location: str, where: str) -> CellReading:
        judged = self.judged[number]
        is_text = cell.value is None or isinstance(cell.value, str)
        month_first = judged.text_month_first if is_text else judged.stored_swapped
        hints = Hints(year=self.year, month=self.month, month_first=month_first)
        reading = read_value(cell.value, text, hints)
        for assumption in reading.assumptions:
            part = "time" if assumption.code.startswith("time") else "date"
            self.notes.say(assumption.code, location, f"{where}.{part}", table=self.name, what=assumption.sentence)
        return reading

    def _carried(self, code: str, note: str, text: str | None, location: str, where: str) -> CellReading:
        if self.above is None:
            if text is None:
                return _NOTHING
            reason = f"“{text}” stands here, but no row above has a date."
            self.notes.say("date-not-understood", location, f"{where}.date", what=reason)
            return replace(_NOTHING, date=PartialDate(text=text, notes=(reason,)))
        self.notes.say(code, location, f"{where}.date", table=self.name, what=note)
        carried = self.above.model_copy(update={"text": text, "notes": (*self.above.notes, note)})
        return replace(_NOTHING, date=carried)

    def _ending(self, row: GridRow, day: PartialDate, location: str, where: str) -> PartialDate:
        """The end of the period, where a column of its own gives it."""
        for number in self.end_columns:
            cell = row.cells.get(number)
            text = row.text(number)
            if cell is None or not text or day.date is None:
                continue
            end = self._own(cell, text, number, location, where).date
            last = end.date_end or end.date
            if last is None or last == day.date:
                continue
            if last < day.date:
                self.notes.say("date-range-reversed", location, f"{where}.date",
                               what=f"The end “{text}” stands before the beginning “{day.text}”.")  # fmt: skip
                continue
            return day.model_copy(update={"date_end": last, "precision": "range"})
        return day

    def _time(self, row: GridRow, location: str, where: str) -> ClockTime:
        clock = self._one_time(row, self.time_columns, location, where)
        end = self._one_time(row, self.time_end_columns, location, where)
        return clock.model_copy(update={"time_end": end.time}) if end.time and clock.time else clock

    def _one_time(self, row: GridRow, columns: list[int], location: str, where: str) -> ClockTime:
        for number in columns:
            cell = row.cells.get(number)
            if cell is None or not row.text(number):
                continue
            clock, assumptions = read_time_value(cell.value, row.text(number), twenty_four_hour=self.twenty_four_hour)
            for assumption in assumptions:
                self.notes.say(assumption.code, location, f"{where}.time", table=self.name, what=assumption.sentence)
            return clock
        return ClockTime()
