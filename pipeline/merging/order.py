"""The order of the integrated chronology: total, the same in every rebuild, and honest about what is not known.

1. By first day that the date can mean; on the same first day the broader period stands first (a year, a month, a day).
2. Within a day, by clock time.
3. A row without a clock time stands in its agency's own order: right after the row above it in the agency's file that
   has a time on that day, else right before the next one that has; where the file gives no time for that day at all, at
   the end of the day. Such a row is marked `order_unknown` when any other row stands on its day.
4. What is still equal stands by agency, file and row.
5. Rows without any date come last, by agency, file and row.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipeline.merging.many_objects import without_collecting
from pipeline.merging.row_copies import changed_row
from schemas.case_view import CaseEvent
from schemas.partial_date import DayOrder, day_order

DaySlot = tuple[int, int]
_END_OF_DAY = (24 * 60, 0)


@without_collecting
def in_order(events_by_return: Iterable[Sequence[CaseEvent]]) -> tuple[CaseEvent, ...]:
    """Every row once, in order.

    Args:
        events_by_return: the rows of each return in force, in the order of its file.
    """
    every: list[CaseEvent] = []
    keys: list[tuple[int | str, ...]] = []
    for rows in events_by_return:
        days = [day_order(row.date, row.date_end, row.date_precision) for row in rows]
        slots = _slots(rows, days)
        for place, (row, day, slot) in enumerate(zip(rows, days, slots, strict=True)):
            keys.append((*day, *slot, row.time_end or "", row.agency or "\uffff", row.sha256, place))
        every.extend(rows)
    return _mark_unknown_order([every[place] for place in sorted(range(len(every)), key=keys.__getitem__)])


@lru_cache(maxsize=24 * 60)
def minutes(clock: str) -> int:
    """`21:40` in minutes since midnight."""
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)


def _slots(rows: Sequence[CaseEvent], days: Sequence[DayOrder]) -> list[DaySlot]:
    """Where each row stands within its day: minutes, and before (-1), at (0) or after (1) the row with that time."""
    slots: list[DaySlot | None] = [(minutes(row.time), 0) if row.time else None for row in rows]
    for direction, side in ((1, 1), (-1, -1)):
        last_time: dict[DayOrder, int] = {}
        indexes = range(len(rows)) if direction == 1 else range(len(rows) - 1, -1, -1)
        for index in indexes:
            row, day = rows[index], days[index]
            if row.time:
                last_time[day] = minutes(row.time)
            elif slots[index] is None and day in last_time:
                slots[index] = (last_time[day], side)
    return [slot or _END_OF_DAY for slot in slots]


def _mark_unknown_order(events: list[CaseEvent]) -> tuple[CaseEvent, ...]:
    on_day = Counter(row.date for row in events if row.date_precision == "day")
    return tuple(
        changed_row(row, order_unknown=True)
        if row.time is None and row.date and row.date_precision == "day" and on_day[row.date] > 1
        else row
        for row in events
    )
