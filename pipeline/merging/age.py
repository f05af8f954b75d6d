"""How old the child was at an event, in words; where the date is only partly known it says between which ages."""

import calendar
import datetime
from functools import lru_cache

from schemas.chronology import Event
from schemas.partial_date import PartialDate

BEFORE_BIRTH = "before birth"


def age_at(born: datetime.date | None, when: PartialDate | Event) -> str | None:
    """`2 years 3 months`, `5 weeks`, `before birth`; `None` where either date is not known.

    A period of which first and last day give different ages is `between … and …`.
    """
    if born is None or when.date is None:
        return None
    youngest = age_on(born, when.date)
    oldest = age_on(born, when.date_end) if when.date_end else youngest
    about = "about " if when.approximate else ""
    if youngest == oldest:
        return youngest if youngest == BEFORE_BIRTH else f"{about}{youngest}"
    return f"between {youngest} and {oldest}"


@lru_cache(maxsize=10_000)
def age_on(born: datetime.date, day: datetime.date) -> str:
    """Years and months; weeks below three months, days below two weeks."""
    if day < born:
        return BEFORE_BIRTH
    days = (day - born).days
    months = _whole_months(born, day)
    if days < 14:
        return _counted(days, "day")
    if months < 3:
        return _counted(days // 7, "week")
    years, rest = divmod(months, 12)
    if years == 0:
        return _counted(rest, "month")
    return f"{_counted(years, 'year')} {_counted(rest, 'month')}" if rest else _counted(years, "year")


def _whole_months(born: datetime.date, day: datetime.date) -> int:
    """Completed months; who was born on the 31st completes one on the last day of a shorter month."""
    last = calendar.monthrange(day.year, day.month)[1]
    completed = day.day >= min(born.day, last)
    return (day.year - born.year) * 12 + day.month - born.month - (not completed)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
