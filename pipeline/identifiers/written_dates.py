"""Every way in which an exact day is written in a report, found in running text: shared by the recognisers of dates."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?[ \t]+(?:the[ \t]+)?)?"
_YEAR = r"(?:(?:,|[ \t]+of)?[ \t\n]+(?P<year>(?:19|20)\d{2}|'\d{2}))"
_PATTERNS = (
    re.compile(
        rf"\b{_WEEKDAY}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:[ \t]+(?:day[ \t]+)?of)?[ \t\n]+{_MONTH}(?!\w){_YEAR}?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_WEEKDAY}{_MONTH}[ \t]+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:])(?:,?[ \t]+(?P<year>(?:19|20)\d{{2}}))?",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d/.-])(?P<day>[0-3]?\d)[/.-](?P<number>[01]?\d)[/.-](?P<year>(?:19|20)?\d{2})(?![\d/]|[.-]\d)"),
    re.compile(r"(?<![\d/-])(?P<year>(?:19|20)\d{2})-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)"),
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day in a text. `year` is `None` where it is not written."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    @property
    def date(self) -> datetime.date | None:
        """The day, if its year is written."""
        return None if self.year is None else datetime.date(self.year, self.month, self.day)

    @property
    def month_and_year(self) -> str:
        """What a published report writes instead: "March 2024"."""
        name = MONTHS[self.month - 1].capitalize()
        return name if self.year is None else f"{name} {self.year}"


def dates_in(text: str) -> Iterator[WrittenDate]:
    """Every exact day, in order of the patterns; no place twice."""
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            written = _written(match)
            if written is not None and not any(start < written.end and written.start < end for start, end in taken):
                taken.append((written.start, written.end))
                yield written


def _written(match: re.Match[str]) -> WrittenDate | None:
    named = match.groupdict()
    day = int(named["day"])
    month = int(named["number"]) if named.get("number") else _month_number(named["month"])
    year = _year(named.get("year"))
    try:
        datetime.date(year or 2024, month, day)
    except ValueError:
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return WrittenDate(start, match.end(), day, month, year)


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def _year(written: str | None) -> int | None:
    if not written:
        return None
    number = int(written.lstrip("'"))
    if number < 100:
        number += 2000 if number < 50 else 1900
    return number
