"""Day first or month first: decided once for a whole column, never by a single cell.

Excel set to American dates stores 04/03/2024 as 3 April and leaves 25/03/2024, which it cannot read, as text. And a
system set to American dates writes 03/25/2024. Both show in the column as a whole, and nowhere else.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.forms.when.cell import Value
from pipeline.settings import CELLS_THAT_DECIDE_MONTH_FIRST

_NUMERIC = re.compile(r"^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")


@dataclass(frozen=True, slots=True)
class DateColumn:
    """How one column's dates are written.

    Args:
        stored_swapped: real dates of the column have day and month exchanged.
        text_month_first: texts of the column stand month first.
        evidence: one sentence for a person; empty where nothing speaks for an exchange.
        is_doubtful: something speaks for an exchange, too little to act on.
    """

    stored_swapped: bool = False
    text_month_first: bool = False
    evidence: str = ""
    is_doubtful: bool = False


def judge_column(cells: Sequence[tuple[Value, str]]) -> DateColumn:
    """How the dates of a column are written, from its typed values and texts in row order."""
    stored = [_day(value) for value, _ in cells if isinstance(value, datetime.date)]
    texts = [(int(match[1]), int(match[2])) for value, text in cells
             if not isinstance(value, datetime.date) and (match := _NUMERIC.match(text))]  # fmt: skip
    if len(stored) >= CELLS_THAT_DECIDE_MONTH_FIRST and texts:
        return _stored(cells, stored, texts)
    return _written(cells, texts)


def _day(value: Value) -> datetime.date:
    return value.date() if isinstance(value, datetime.datetime) else value  # type: ignore[return-value]


def _stored(
    cells: Sequence[tuple[Value, str]], stored: list[datetime.date], texts: list[tuple[int, int]]
) -> DateColumn:
    """A column of real dates and left-over texts."""
    late_texts = sum(1 for first, second in texts if first > 12 and second <= 12)
    if any(day.day > 12 for day in stored) or late_texts == 0 or late_texts < len(texts):
        return DateColumn()
    as_stored, turned = _out_of_order(cells, False), _out_of_order(cells, True)
    evidence = (
        f"No real date of the column has a day after the 12th, while {late_texts} later days stand there as text; "
        f"rows out of order: {as_stored} as stored, {turned} when exchanged."
    )
    if late_texts >= CELLS_THAT_DECIDE_MONTH_FIRST and turned <= as_stored:
        return DateColumn(stored_swapped=True, evidence=evidence)
    return DateColumn(evidence=evidence, is_doubtful=turned < as_stored)


def _written(cells: Sequence[tuple[Value, str]], texts: list[tuple[int, int]]) -> DateColumn:
    """A column of texts."""
    only_month_first = sum(1 for first, second in texts if first <= 12 < second)
    only_day_first = sum(1 for first, second in texts if second <= 12 < first)
    if only_month_first == 0 or only_day_first:
        return DateColumn()
    as_read, turned = _out_of_order(cells, False), _out_of_order(cells, True)
    evidence = (
        f"{only_month_first} dates of the column can only be month first and none can only be day first; "
        f"rows out of order: {as_read} day first, {turned} month first."
    )
    if only_month_first >= CELLS_THAT_DECIDE_MONTH_FIRST and turned <= as_read:
        return DateColumn(text_month_first=True, evidence=evidence)
    return DateColumn(evidence=evidence, is_doubtful=True)


def _out_of_order(cells: Sequence[tuple[Value, str]], turned: bool) -> int:
    """How often a row's date is before that of the row above, or after it where the column runs backwards."""
    days = [day for value, text in cells if (day := _as_day(value, text, turned))]
    steps = [(later - earlier).days for earlier, later in itertools.pairwise(days)]
    back, forth = sum(1 for step in steps if step < 0), sum(1 for step in steps if step > 0)
    return min(back, forth)


def _as_day(value: Value, text: str, turned: bool) -> datetime.date | None:
    if isinstance(value, datetime.date):
        day = _day(value)
        return datetime.date(day.year, day.day, day.month) if turned and day.day <= 12 else day
    match = _NUMERIC.match(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    day_number, month = (second, first) if (turned and first <= 12) or second > 12 else (first, second)
    try:
        return datetime.date(year if year > 99 else 2000 + year, month, day_number)
    except ValueError:
        return None
