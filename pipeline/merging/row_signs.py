"""Signs in a row that tie it to one event whatever its words: a day it speaks of, a reference."""

import datetime
import re
from collections.abc import Iterable, Iterator
from sys import intern

from schemas.case_view import CaseEvent

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_WORDS = re.compile(
    r"\b(?:on|of|dated|from|since)\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+(\d{4}))?\b",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_WITHOUT_YEAR = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/]|\.\d)")
_WITH_A_DOT = re.compile(r"(?<![\d/.])(\d{1,2})\.(\d{1,2})(?:\.\s|\.?$|(?=[\s,:;)]))")
_FROM_TO = re.compile(r"(?<![\d/.])(\d{1,2})\s?[-–]\s?(\d{1,2})/(\d{1,2})(?![\d/.]\d)")
_AFTER_A_WORD = re.compile(
    r"\b(?:on|of|dated|from|since|conf|conference|mtg|meeting|clinic|review|seen|report)\s+"
    r"(\d{1,2})/(\d{1,2})(?![\d/]|\.\d)(?!\s*(?:ago|old))",
    re.IGNORECASE,
)
_LATE_DAYS = 21
"""Days. 2.11 is a day only if it is one that a letter of this row can be about: most such figures are weights."""
_SHORTHAND = {7: 14, 12: 14, 52: 52, 24: 24}
"""3/7 and 2/12 are three days and two months in a nurse's notes: up to so many of each."""
_DAY_BEFORE = re.compile(
    r"\b(?:yesterday|yest|yday|last (?:night|evening)|(?:day|night|evening) before|previous (?:day|evening|night)"
    r"|overnight)\b",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ON_WEEKDAY = re.compile(
    r"\b(?:([Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|(Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun))\b"
)
_DAYS_AGO = re.compile(
    r"\b(one|two|three|four|five|six|1|2|3|4|5|6)(?:/7| (?:day|night|evening)s?) ago\b", re.IGNORECASE
)
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_WEEKEND = re.compile(r"\bweekend\b", re.IGNORECASE)
_LONGEST_AGO = 60
"""Days. A row that speaks of a day longer ago tells history, not the event."""
_REFERENCE = re.compile(r"\b(?=(?:[A-Za-z/-]*\d){4})[A-Za-z0-9]+(?:[/-][A-Za-z0-9]+)*\b")
_FEWEST_FIGURES = 4
_FIGURE = re.compile(r"\d")
_TIME = re.compile(
    r"(?<![\d/.:])(?:(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?!\d)|(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)\s?(?:hrs|hours|h)\b"
    r"|(?P<h12>1[0-2]|[1-9])(?:[.:](?P<m12>[0-5]\d))?\s?(?P<half>[ap])m\b)",
    re.IGNORECASE,
)
_SMALL_FIGURE = re.compile(r"(?<![\d:./])\d{2,3}(?![\d:/])(?!\s?[ap]m\b)")
_YEAR_OR_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")


def days_spoken_of(event: CaseEvent) -> frozenset[int]:
    """The days, as ordinals, before that of the row which its text gives as those that it is about."""
    day, text = event.date, event.event or ""
    if day is None:
        return frozenset()
    found: list[int | None] = list(_told_in_words(text, day))
    if _FIGURE.search(text):
        lower = text.casefold()
        if any(month in lower for month in _MONTHS):
            found += [_day(int(d), _MONTHS.index(m.lower()) + 1, y, day) for d, m, y in _IN_WORDS.findall(text)]
        if "/" not in text and "." not in text:
            return _recent(found, day)
        found += [_day(int(d), int(m), y, day) for d, m, y in _IN_FIGURES.findall(text)]
        found += [
            each
            for d, m in _WITH_A_DOT.findall(text)
            if (each := _day(int(d), int(m), "", day)) and day.toordinal() - each <= _LATE_DAYS
        ]
        for first, last, month in _FROM_TO.findall(text):
            if int(first) < int(last):
                found += [_day(number, int(month), "", day) for number in range(int(first), min(int(last), 31) + 1)]
        found += [_day(int(d), int(m), "", day) for d, m in _AFTER_A_WORD.findall(text)]
        found += [
            _day(int(d), int(m), "", day) for d, m in _WITHOUT_YEAR.findall(text) if int(d) > _SHORTHAND.get(int(m), 0)
        ]
    return _recent(found, day)


def _recent(found: Iterable[int | None], day: datetime.date) -> frozenset[int]:
    return frozenset(each for each in found if each and 0 < day.toordinal() - each <= _LONGEST_AGO)


def _told_in_words(text: str, day: datetime.date) -> Iterator[int]:
    """Yesterday, the weekend, Saturday: the last such day before that of the row."""
    if _DAY_BEFORE.search(text):
        yield day.toordinal() - 1
    for name in map("".join, _ON_WEEKDAY.findall(text)):
        yield day.toordinal() - ((day.weekday() - _WEEKDAYS.index(name[:3].lower()) - 1) % 7 + 1)
    for number in _DAYS_AGO.findall(text):
        yield day.toordinal() - (int(number) if number.isdigit() else _NUMBERS.index(number.lower()) + 1)
    if _WEEKEND.search(text):
        yield from (day.toordinal() - day.weekday() - 1, day.toordinal() - day.weekday() - 2)


def _day(number: int, month: int, year: str, of_row: datetime.date) -> int | None:
    """The day meant; without a year the last such day up to that of the row. `None` where the calendar has none."""
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else [of_row.year, of_row.year - 1]
    for candidate in years:
        try:
            ordinal = datetime.date(candidate, month, number).toordinal()
        except ValueError:
            continue
        if ordinal <= of_row.toordinal():
            return ordinal
    return None


def references_in(event: CaseEvent) -> frozenset[str]:
    """Log, crime and case numbers: four figures or more in one word that is neither a year nor a date."""
    text = f"{event.event or ''} {event.source or ''}"
    if sum(map(text.count, "0123456789")) < _FEWEST_FIGURES:
        return frozenset()
    return frozenset(intern(word.upper()) for word in _REFERENCE.findall(text) if not _YEAR_OR_DATE.fullmatch(word))


def times_in(text: str) -> tuple[int, ...]:
    """The times of day that a text gives ("on scene 15:17", "1540 hrs", "3.30pm"), as minutes since midnight."""
    if not _FIGURE.search(text):
        return ()
    return tuple(dict.fromkeys(_minutes(met) for met in _TIME.finditer(text)))


def _minutes(met: re.Match[str]) -> int:
    if met["half"]:
        hour = int(met["h12"]) % 12 + (12 if met["half"].lower() == "p" else 0)
        return hour * 60 + int(met["m12"] or 0)
    return int(met["h"] or met["h4"]) * 60 + int(met["m"] or met["m4"])


def figures_in(text: str) -> frozenset[str]:
    """Figures of two or three digits that are part of no date and no time: "17 ticks", "£340", each with "#" before."""
    if not _FIGURE.search(text):
        return frozenset()
    return frozenset(intern(f"#{figure}") for figure in _SMALL_FIGURE.findall(text))
