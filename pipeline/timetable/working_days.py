"""Working days in England: no Saturday, no Sunday, no bank holiday. Knows nothing of reviews.

Source: 000, footnote 8 ("Working day" means any day which is not a Saturday, Sunday or Bank Holiday).
"""

import datetime
from collections.abc import Collection
from functools import cache

_SATURDAY = 5
_ONE_DAY = datetime.timedelta(days=1)


@cache
def bank_holidays(year: int) -> frozenset[datetime.date]:
    """England's bank holidays of a year, substitute days included."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=[year]))


def is_working_day(day: datetime.date, also_closed: Collection[datetime.date] = ()) -> bool:
    """Whether people work on the day.

    Args:
        day: the day asked about.
        also_closed: further bank holidays, proclaimed after this program was made.
    """
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year) and day not in also_closed


def add_working_days(start: datetime.date, count: int, also_closed: Collection[datetime.date] = ()) -> datetime.date:
    """The `count`-th working day after `start`; before it, when `count` is negative. 0 gives `start` itself.

    `start` need not be a working day: one working day after a Saturday is the Monday.
    """
    step = _ONE_DAY if count >= 0 else -_ONE_DAY
    day = start
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, also_closed):
            day += step
    return day


def first_working_day(day: datetime.date, also_closed: Collection[datetime.date] = ()) -> datetime.date:
    """The day itself if people work on it, else the next one on which they do."""
    return day if is_working_day(day, also_closed) else add_working_days(day, 1, also_closed)


def working_days_after(start: datetime.date, end: datetime.date, also_closed: Collection[datetime.date] = ()) -> int:
    """How many working days lie after `start` up to and including `end`; 0 when `end` is not later."""
    days = (end - start).days
    return sum(is_working_day(start + _ONE_DAY * number, also_closed) for number in range(1, days + 1))


def add_months(start: datetime.date, count: int) -> datetime.date:
    """The same day `count` calendar months later, or that month's last day where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    following = datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return datetime.date(year, month + 1, min(start.day, (following - _ONE_DAY).day))
