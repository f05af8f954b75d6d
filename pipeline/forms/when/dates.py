"""The grammar of date texts: doubt, open periods, ranges, several dates, and single dates inside them.

Never raises on any text, and never gives a date that the text does not say: what is not understood is `unknown`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from pipeline.forms.when.periods import read_period
from pipeline.forms.when.reading import Hints, Reading, nothing
from pipeline.forms.when.single import read_single
from pipeline.forms.when.spelling import plain, tokens_of
from pipeline.forms.when.split import is_time_of_day
from pipeline.forms.when.words import (
    AFTER,
    BEFORE,
    DOUBT_AFTER,
    DOUBT_BEFORE,
    FILLER_BEFORE,
    MONTH_NAMES,
    NO_DATE,
    ONWARDS,
    SINCE,
    UNTIL,
)
from pipeline.settings import LONGEST_DATE_TEXT, MOST_DATES_LISTED, MOST_RANGE_MARKS

_DAY = datetime.timedelta(days=1)
_NUMERIC = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_RANGE_MARK = re.compile(r"\s*(?:-+|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b)\s*")
_BETWEEN = re.compile(r"^(?:between|btw|b/w|from)\s+(?P<first>.+?)\s+(?:and|&|to|-|until)\s+(?P<last>.+)$")
_SEVERAL_MARK = re.compile(r"\s*(?:;|,|&|\+|\band\b|\balso\b|\bthen\b|\|)\s*")
_NOISE = re.compile(r"[()\[\]{}*\"]")


def understand_date(text: str, hints: Hints) -> Reading:
    """The days that a text can mean, with what was assumed; `unknown` where it means none.

    Args:
        text: as it stands in the cell, without its time.
        hints: what the column, the heading row and the day of reading add.
    """
    said = plain(text)
    if not said:
        return nothing()
    if len(said) > LONGEST_DATE_TEXT:
        return nothing("date-not-understood", "The text is too long to be a date.")
    reading = _read(said, hints, depth=0)
    if reading is None and "\n" in text.strip():
        reading = _read(plain(text.strip().replace("\n", " ; ")), hints, depth=0)
    reading = reading or _beside_words(said, hints)
    if reading is None:
        short = " ".join(text.split())
        return nothing("date-not-understood", f"“{short}” was not understood as a date.")
    return reading


def _read(said: str, hints: Hints, depth: int) -> Reading | None:
    """One step of the grammar. Each step takes words away, and `depth` stops what would not end."""
    said = _tidy(said)
    if not said or said in NO_DATE or re.fullmatch(r"[-./?_x ]*", said):
        return nothing()
    if depth > 6:
        return None
    if _NUMERIC.fullmatch(said):
        return read_single(said, hints)
    for step in _STEPS:
        reading = step(said, hints, depth)
        if reading is not None:
            return reading
    return None


def _beside_words(said: str, hints: Hints) -> Reading | None:
    """`04/03/2024 home visit`: a date at the beginning, then words without figures, which are quoted."""
    words = said.split(" ")
    for count in range(min(len(words) - 1, 6), 0, -1):
        rest = " ".join(words[count:])
        if re.search(r"\d", rest) or not re.search(r"[a-z]{2}", rest) or is_time_of_day(rest):
            continue
        reading = _read(" ".join(words[:count]), hints, depth=3)
        if reading is not None and reading.first is not None and reading.precision in ("day", "range", "month", "week"):
            return reading.with_assumption("date-beside-words", f"The date cell also says “{rest}”.")
    return None


def _tidy(said: str) -> str:
    said = re.sub(r"\s+", " ", _NOISE.sub(" ", said))
    return said.strip(" ,;:.|'\"").removesuffix("/").strip()


def _single_or_period(said: str, hints: Hints, depth: int) -> Reading | None:
    return read_period(said, hints) or read_single(said, hints)


def _doubted(said: str, hints: Hints, depth: int) -> Reading | None:
    rest = DOUBT_BEFORE.sub("", said, count=1)
    rest = rest if rest != said else DOUBT_AFTER.sub("", said, count=1)
    if rest == said or not rest:
        return None
    reading = _read(rest, hints, depth + 1)
    return reading.doubted() if reading is not None else None


def _open_ended(said: str, hints: Hints, depth: int) -> Reading | None:
    """`before March 2019` ends the day before; `since 2019` has no end."""
    for pattern, opens_before, includes in (
        (BEFORE, True, False), (UNTIL, True, True), (AFTER, False, False), (SINCE, False, True), (ONWARDS, False, True),
    ):  # fmt: skip
        rest = pattern.sub("", said, count=1)
        rest = ONWARDS.sub("", rest, count=1) if pattern is SINCE else rest
        if rest == said or not rest or (pattern is SINCE and _RANGE_MARK.search(rest) and "-" not in rest[:1]):
            continue
        whole = _read(rest, hints, depth + 1)
        if whole is None or whole.first is None or whole.last is None:
            continue
        if opens_before:
            return replace(whole, first=None, last=whole.last if includes else whole.first - _DAY, precision="range")
        return replace(whole, first=whole.first if includes else whole.last + _DAY, last=None, precision="range")
    return None


def _week_said(said: str, hints: Hints, depth: int) -> Reading | None:
    """`w/c 4th - 8th March 2024`: the days that it names, if they lie within one week."""
    match = re.match(r"(?:w ?/ ?[cb]|(?:week|wk|w ?/) ?(?:commencing|comm|beginning))[ .:]+(?P<rest>.+)", said)
    reading = _range(match["rest"], hints, depth + 1) if match else None
    if reading is None or reading.first is None or reading.last is None or reading.last - reading.first > 6 * _DAY:
        return None
    return reading


def _between(said: str, hints: Hints, depth: int) -> Reading | None:
    match = _BETWEEN.match(said)
    return _joined(match["first"], match["last"], hints, depth) if match else None


def _either(said: str, hints: Hints, depth: int) -> Reading | None:
    """`4 or 5 March 2024`: both days and what lies between them, in doubt."""
    match = re.fullmatch(r"(?:either )?(?P<first>.+?) or (?P<last>.+)", said)
    joined = _joined(match["first"], match["last"], hints, depth) if match else None
    return joined.doubted() if joined is not None else None


def _range(said: str, hints: Hints, depth: int) -> Reading | None:
    """`3-5 March 2024`, `Dec 2010 - July 2013`, `3/4 March 2024`: every place where the text may be cut is tried."""
    marks = list(_RANGE_MARK.finditer(said))
    if len(marks) > MOST_RANGE_MARKS:
        return None
    for mark in marks:
        reading = _joined(said[: mark.start()], said[mark.end() :], hints, depth)
        if reading is not None:
            return reading
    days = re.fullmatch(
        r"(?P<first>\d{1,2}(?:\s?(?:st|nd|rd|th))?)\s?/\s?(?P<last>\d{1,2}(?:\s?(?:st|nd|rd"
        r"|th))?(?: of)?\s?[a-z]{3}.*)",
        said,
    )
    days = days or re.fullmatch(r"(?P<first>[a-z]{3,9})\s?/\s?(?P<last>[a-z]{3,9}\b.*)", said)
    days = days or re.fullmatch(r"(?P<first>[a-z][a-z .'-]*(?:\d{2,4})?)\s?/\s?(?P<last>[a-z][a-z .'-]*\d{2,4})", said)
    return _joined(days["first"], days["last"], hints, depth) if days else None


def _joined(head: str, tail: str, hints: Hints, depth: int) -> Reading | None:
    """A range from its two texts; the first may leave out what the last says."""
    last = _read(tail, hints, depth + 2)
    if last is None or last.first is None or last.last is None:
        return None
    first = _completed(_tidy(head), last.first, hints, depth)
    if first is None or first.first is None:
        return None
    assumptions = tuple(dict.fromkeys((*first.assumptions, *last.assumptions)))
    joined = Reading(first.first, last.last, "range", first.approximate or last.approximate, assumptions)
    if first.first > last.last:
        joined = replace(joined, first=last.first, last=first.last or first.first)
        return joined.with_assumption("date-range-reversed", "The end of the period stands before its beginning.")
    return joined


def _completed(head: str, last: datetime.date, hints: Hints, depth: int) -> Reading | None:
    """The first half of a range, with the month or year of the last half where it has none of its own."""
    if re.search(r"\d{4}|\d\D+\d\D+\d", head):
        return _read(head, hints, depth + 2)
    if re.fullmatch(r"(?:[a-z]+ )?\d{1,2}(?: ?(?:st|nd|rd|th))?", head):
        whole = f"{head} {MONTH_NAMES[last.month - 1].lower()} {last.year}"
        return _read(whole, replace(hints, month_first=False), depth + 2)
    own = _with_year(head, last.year, hints, depth)
    if own is None or own.first is None or own.first <= last or own.first.year != last.year:
        return own
    earlier = _with_year(head, last.year - 1, hints, depth)
    if earlier is None or earlier.first is None:
        return own
    return earlier.with_assumption(
        "date-part-unknown", f"The period was read as beginning in {last.year - 1}, the year before its end."
    )


def _with_year(head: str, year: int, hints: Hints, depth: int) -> Reading | None:
    """The first half of a range read with a year, which the range itself gives and no heading."""
    reading = _read(head, replace(hints, year=year), depth + 2)
    if reading is None:
        return None
    kept = tuple(one for one in reading.assumptions if one.code != "date-year-from-heading")
    return replace(reading, assumptions=kept)


def _several(said: str, hints: Hints, depth: int) -> Reading | None:
    """`4, 6 and 9 March 2024`: the span from the first to the last, and each of them named."""
    parts = [part for part in _SEVERAL_MARK.split(said) if _tidy(part)]
    if len(parts) == 1:
        parts = re.findall(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", said)
        if _SPACES_AND_DATES.fullmatch(said) is None:
            return None
    if not 2 <= len(parts) <= MOST_DATES_LISTED:
        return None
    readings: list[Reading] = []
    following: datetime.date | None = None
    for part in reversed(parts):
        one = (
            _read(part, hints, depth + 3) if following is None else _completed(_tidy(part), following, hints, depth + 1)
        )
        if one is None or one.first is None or one.last is None:
            return None
        following = one.first
        readings.insert(0, one)
    return _listing(readings)


_SPACES_AND_DATES = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:[ /]+\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})+")


def _listing(readings: list[Reading]) -> Reading:
    firsts = [reading.first for reading in readings if reading.first]
    lasts = [reading.last for reading in readings if reading.last]
    days = ", ".join(f"{day.day}/{day.month}/{day.year}" for day in firsts)
    assumptions = tuple(dict.fromkeys(one for reading in readings for one in reading.assumptions))
    doubtful = any(reading.approximate for reading in readings)
    if min(firsts) == max(lasts):
        return replace(readings[0], assumptions=assumptions, approximate=doubtful)
    return Reading(min(firsts), max(lasts), "range", doubtful, assumptions).with_assumption(
        "date-several-in-cell", f"Several dates stand here ({days}); the row is placed at the first."
    )


def _days_of_one_month(said: str, hints: Hints, depth: int) -> Reading | None:
    """`4/5/6 March 2024`: several days; two of them are a range, and three in figures alone are a date."""
    match = re.fullmatch(r"(?P<days>\d{1,2}(?:\s?/\s?\d{1,2}){2,}) (?P<month>[a-z]{3,9}.*)", said)
    match = match if match and tokens_of(match["month"])[0].kind == "month" else None
    return _several(f"{match['days'].replace('/', ', ')} {match['month']}", hints, depth) if match else None


def _without_filler(said: str, hints: Hints, depth: int) -> Reading | None:
    """Takes away words that say nothing about when: "on", "date of event:", "the"."""
    rest = FILLER_BEFORE.sub("", said, count=1)
    if rest != said and rest:
        return _read(rest, hints, depth + 1)
    tokens = tokens_of(said)
    if len(tokens) > 1 and tokens[0].kind == "weekday":
        return _read(said[len(tokens[0].text) :], hints, depth + 1)
    return None


_STEPS = (
    _single_or_period, _doubted, _open_ended, _between, _either, _week_said, _range, _days_of_one_month, _several,
    _without_filler,
)  # fmt: skip
