"""Dates that are periods by their wording: weeks, quarters, seasons, terms, decades, "early 2019", "end of March"."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable

from pipeline.forms.when.calendar_day import months_of, year_of
from pipeline.forms.when.reading import Hints, Reading, span
from pipeline.forms.when.single import read_single
from pipeline.forms.when.words import ORDINAL_WORDS, SEASONS, TERMS

_ORDINAL = "|".join(ORDINAL_WORDS)
_SEASON = "|".join(SEASONS)
_PART = "early|mid|middle|late|beginning|start|end"
_YEAR = r"(?P<year>(?:19|20)\d\d|'\d\d)"
_YEARS = r"(?P<year>(?:19|20)\d\d)\s?[/-]\s?(?P<next>\d\d(?:\d\d)?)"
_DIVIDED = ("year", "month", "season", "quarter", "range")
_Found = re.Match[str]


def read_period(text: str, hints: Hints) -> Reading | None:
    """The period that a plain text names, or `None` where it names none."""
    for pattern, reader in _PERIODS:
        match = pattern.fullmatch(text)
        if match:
            reading = reader(match, hints)
            if reading is not None:
                return reading
    return None


def _year(match: _Found, hints: Hints) -> int | None:
    text = match.groupdict().get("year")
    if text is None:
        return hints.year
    return 2000 + int(text[1:]) if text.startswith("'") else int(text)


def _week_from(match: _Found, hints: Hints) -> Reading | None:
    """`w/c 4 March 2024`: seven days from the day named; `w/e`: seven days that end on it."""
    day = read_single(match["rest"], hints)
    if day is None or day.first is None or day.precision != "day":
        return None
    six = datetime.timedelta(days=6)
    is_ending = match["kind"].replace(" ", "") in ("w/e", "we", "weekending", "wkending", "w/ending")
    first = day.first - six if is_ending else day.first
    return Reading(first, first + six, "week", assumptions=day.assumptions)


def _weekend(match: _Found, hints: Hints) -> Reading | None:
    """`weekend of 9 March 2024`: the Saturday and Sunday of that week."""
    day = read_single(match["rest"], hints)
    if day is None or day.first is None or day.precision != "day":
        return None
    saturday = day.first + datetime.timedelta(days=5 - day.first.weekday())
    return Reading(saturday, saturday + datetime.timedelta(days=1), "range", assumptions=day.assumptions)


def _quarter(match: _Found, hints: Hints) -> Reading | None:
    """`Q2 2019`: the calendar quarter, said; `Q2 2019/20`: the quarter of the financial year."""
    year, said = _year(match, hints), match["q"]
    if year is None:
        return None
    number = ORDINAL_WORDS[said] if said in ORDINAL_WORDS else int(said)
    if match.groupdict().get("next"):
        first, last = months_of(year + (number == 4), (number * 3) % 12 + 1, 3)
        note = "The quarter was read as one of the financial year, which begins in April."
    else:
        first, last = months_of(year, number * 3 - 2, 3)
        note = "The quarter was read as one of the calendar year."
    return span(first, last, "quarter").with_assumption("date-part-unknown", note)


def _season(match: _Found, hints: Hints) -> Reading | None:
    """`Spring 2019`: March to May. Winter begins in December of the year named."""
    year = _year(match, hints)
    if year is None:
        return None
    reading = span(*months_of(year, SEASONS[match["season"]], 3), "season")
    if match["season"] == "winter" and not match.groupdict().get("next"):
        return reading.with_assumption(
            "date-part-unknown", f"The winter was read as December {year} to February {year + 1}."
        )
    return reading


def _term(match: _Found, hints: Hints) -> Reading | None:
    year = _year(match, hints)
    if year is None:
        return None
    first, last = TERMS[match["season"]]
    reading = span(*months_of(year, first, last - first + 1), "range")
    return reading.with_assumption(
        "date-part-unknown", "The school term was read as whole months; terms differ by area."
    )


def _double_year(match: _Found, hints: Hints) -> Reading | None:
    """`academic year 2018/19`: September to August; `financial year 2018/19`: April to March."""
    year = int(match["year"])
    is_school = match["kind"].startswith(("a", "school"))
    reading = span(*months_of(year, 9 if is_school else 4, 12), "range")
    kind = "school year, September to August" if is_school else "financial year, April to March"
    return reading.with_assumption("date-part-unknown", f"This was read as the {kind}.")


def _decade(match: _Found, hints: Hints) -> Reading | None:
    first = int(match["decade"])
    return span(datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31), "range")


def _part(match: _Found, hints: Hints) -> Reading | None:
    """`early 2019`, `mid March 2019`, `end of 2018`: thirds of the period, said."""
    whole = read_single(match["rest"], hints) or read_period(match["rest"], hints)
    if whole is None or whole.first is None or whole.last is None or whole.first == whole.last:
        return None
    if whole.precision not in _DIVIDED:
        return None
    if re.match(rf"(?:{_PART})\b", match["rest"]):
        return None
    first, last = _third(whole.first, whole.last, _which(match["part"]))
    reading = Reading(first, last, "range", True, whole.assumptions)
    return reading.with_assumption("date-part-unknown", f"“{match['part']}” was read as a third of the period.")


def _two_parts(match: _Found, hints: Hints) -> Reading | None:
    """`mid to late March 2019`: from the beginning of the one part to the end of the other."""
    whole = read_single(match["rest"], hints) or read_period(match["rest"], hints)
    if whole is None or whole.first is None or whole.last is None or whole.precision not in _DIVIDED:
        return None
    first, last = _which(match["part"]), _which(match["until"])
    if first >= last:
        return None
    reading = Reading(
        _third(whole.first, whole.last, first)[0],
        _third(whole.first, whole.last, last)[1],
        "range",
        True,
        whole.assumptions,
    )
    note = f"“{match['part']} to {match['until']}” was read as thirds of the period."
    return reading.with_assumption("date-part-unknown", note)


def _which(part: str) -> int:
    """Which third of a period a word names: 0, 1 or 2."""
    return 0 if re.match("earl|beg|start", part) else 1 if part.startswith("mid") else 2


def _third(first: datetime.date, last: datetime.date, third: int) -> tuple[datetime.date, datetime.date]:
    """One third (0, 1, 2) of a period: whole months where it has twelve or three, ten days of a month, else by days."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months % 3 == 0 and first.day == 1:
        year, month = divmod(first.year * 12 + first.month - 1 + third * months // 3, 12)
        return months_of(year, month + 1, months // 3)
    days = 10 if months == 1 else ((last - first).days + 1) // 3
    start = first + datetime.timedelta(days=third * days)
    return start, last if third == 2 else start + datetime.timedelta(days=days - 1)


def _half(match: _Found, hints: Hints) -> Reading | None:
    year = _year(match, hints)
    if year is None:
        return None
    return span(*months_of(year, 1 if match["which"] in ("first", "1st") else 7, 6), "range")


def _week_of_month(match: _Found, hints: Hints) -> Reading | None:
    """`first week of March 2019`: days 1 to 7; `last week`: the last seven days."""
    month = read_single(match["rest"], hints)
    if month is None or month.first is None or month.precision != "month":
        return None
    length = calendar.monthrange(month.first.year, month.first.month)[1]
    start = length - 6 if match["which"] == "last" else ORDINAL_WORDS[match["which"]] * 7 - 6
    first = month.first.replace(day=start)
    reading = Reading(first, first + datetime.timedelta(days=6), "week", False, month.assumptions)
    return reading.with_assumption("date-part-unknown", "The weeks of a month were counted from its first day.")


def _feast(match: _Found, hints: Hints) -> Reading | None:
    """`Christmas 2019`, `Boxing Day 2019`, `New Year's Eve 2019`."""
    year = _year(match, hints)
    if year is None:
        return None
    name = match["feast"]
    fixed = {"christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26)}
    fixed |= {f"new year{s}s {day}": when for s in ("'", "") for day, when in (("eve", (12, 31)), ("day", (1, 1)))}
    if name in fixed:
        day = datetime.date(year, *fixed[name])
        return span(day, day, "day")
    reading = Reading(datetime.date(year, 12, 24), datetime.date(year, 12, 26), "range", approximate=True)
    return reading.with_assumption("date-part-unknown", "Christmas was read as 24 to 26 December.")


def _whole_year(match: _Found, hints: Hints) -> Reading | None:
    year = _year(match, hints)
    return None if year is None else year_of(year)


_PERIODS: tuple[tuple[re.Pattern[str], Callable[[_Found, Hints], Reading | None]], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"(?P<kind>(?:week|wk|w ?/) ?(?:commencing|comm|beginning|starting|ending|of)|w ?/ ?c|wc|w ?/ ?b|wb|wk|w ?/ ?e"
         r"|we)(?![a-z])"
         r"[.:]?(?: the| on)?[ .:-]*(?P<rest>.+)", _week_from),
        (r"(?:over )?(?:the )?(?:weekend|w/end)(?: of| beginning)?(?: the)? (?P<rest>.+)", _weekend),
        (rf"q(?:uarter|tr)?\.? ?(?P<q>[1-4])[ ,/-]*(?:of )?{_YEARS}", _quarter),
        (rf"q(?:uarter|tr)?\.? ?(?P<q>[1-4])(?:[ ,/-]*(?:of )?{_YEAR})?", _quarter),
        (rf"{_YEAR}[ ,/-]*q(?:uarter|tr)?\.? ?(?P<q>[1-4])", _quarter),
        (rf"(?P<q>{_ORDINAL}) (?:quarter|qtr)(?:,? (?:of )?{_YEAR})?", _quarter),
        (rf"(?P<season>{_SEASON}),? (?:of )?{_YEARS}", _season),
        (rf"(?P<season>{_SEASON})(?:,? ?(?:of )?{_YEAR})?", _season),
        (rf"{_YEAR},? (?P<season>{_SEASON})", _season),
        (rf"(?P<season>spring|summer|autumn) term(?:,? (?:of )?{_YEAR})?", _term),
        (rf"(?P<kind>academic year|school year|financial year|fy|f/y|acad\.? year)[ :]*{_YEARS}", _double_year),
        (rf"(?P<kind>a ?/? ?y) ?{_YEARS}", _double_year),
        (r"(?P<decade>(?:19|20)\d0)'?s", _decade),
        (rf"(?P<part>{_PART})[ -]*(?:to|or|and|/|-)[ -]*(?P<until>{_PART})[ -]*(?:of|in)?[ -]*(?:the )?(?P<rest>.+)",
         _two_parts),
        (rf"(?P<part>{_PART})(?:[ -]?part)?[ -]*(?:of|in)?[ -]*(?:the )?(?P<rest>(?!to\b).+)", _part),
        (rf"(?P<which>first|1st|second|2nd) half (?:of )?{_YEAR}", _half),
        (rf"(?P<which>{_ORDINAL}|last) week (?:of|in) (?P<rest>.+)", _week_of_month),
        (rf"(?P<feast>christmas(?: day| eve)?|boxing day|new year'?s (?:eve|day))(?:,? {_YEAR})?", _feast),
        (rf"(?:some ?time (?:in )?|calendar year |year (?:of )?|year end(?:ing)? ){_YEAR}", _whole_year),
    )
)  # fmt: skip
