"""The words of the status page: days and hours as people say them, numbers with their nouns, marks and things to do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Tone = Literal["bad", "warn", "good", "plain"]


@dataclass(frozen=True)
class Mark:
    """A state in words, with a sign and a tone; the words alone are enough."""

    sign: str
    words: str
    tone: Tone


@dataclass(frozen=True)
class ToDo:
    """One thing that needs somebody now."""

    what: str
    why: str
    action: str
    tone: Tone


def long_date(day: datetime.date | None) -> str:
    """A date as people say it: "Monday 2 March 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}" if day else "no date"


def short_date(day: datetime.date | None) -> str:
    """A date for a table: "Mon 2 Mar 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}" if day else "no date"


def clock_time(moment: datetime.datetime) -> str:
    """A moment in the reader's own time: "14:02 on Mon 2 Mar 2026"."""
    return f"{time_of(moment)} on {day_of(moment)}"


def day_of(moment: datetime.datetime) -> str:
    """The day of a moment in the reader's own time."""
    return short_date((moment.astimezone() if moment.tzinfo else moment).date())


def time_of(moment: datetime.datetime) -> str:
    """The hour and minute of a moment in the reader's own time."""
    return f"{moment.astimezone() if moment.tzinfo else moment:%H:%M}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 return", "2 returns"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
