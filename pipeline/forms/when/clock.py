"""The grammar of times of day. No morning or afternoon is ever guessed: a time that may be either is left open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.forms.when.reading import Assumption
from pipeline.forms.when.spelling import plain
from pipeline.forms.when.words import DOUBT_AFTER, DOUBT_BEFORE, NO_DATE
from pipeline.settings import LONGEST_DATE_TEXT, MOST_RANGE_MARKS
from schemas.clock_time import ClockTime

_MARK = r"(?P<mark>a\.? ?m\.?|p\.? ?m\.?)"
_IN_WORDS = r"(?P<words>(?:in the |this |that )?(?:early )?(?:morning|afternoon|evening)|at night|tonight|early hours)"
_HOURS = r"(?:hrs?|hours?|h|hundred hours|z|gmt|bst|utc)\.?"
_COLON = re.compile(rf"(?P<h>\d{{1,2}})\s?[:;.h]\s?(?P<m>\d{{2}})(?:[:.]\d{{2}}(?:\.\d+)?)?(?P<unit>\s?{_HOURS})?")
_MARKED = re.compile(
    rf"(?P<h>\d{{1,2}})(?:\s?[:;.]?\s?(?P<m>\d{{2}})(?::\d{{2}})?)?\s?\.?(?:o'?clock )?(?:{_MARK}|{_IN_WORDS})"
)
_DIGITS = re.compile(rf"(?P<h>\d{{2}})(?P<m>\d{{2}})(?P<unit>\s?{_HOURS})?")
_THREE = re.compile(rf"(?P<h>\d)(?P<m>\d{{2}})(?P<unit>\s?{_HOURS})?")
_HOUR_UNIT = re.compile(rf"(?P<h>\d{{1,2}})\s?(?P<unit>{_HOURS})")
_OCLOCK = re.compile(
    r"(?P<h>\d{1,2}) ?o'? ?clock|(?P<words>(?:half|quarter|\d{1,2}(?: minutes?)?) (?:past|to) \w+)(?P<rest>.*)"
)
_FIXED = {
    "noon": "12:00", "midday": "12:00", "12 noon": "12:00", "12 midday": "12:00", "12noon": "12:00",
    "12.00 noon": "12:00",
    "12:00 noon": "12:00", "mid-day": "12:00", "mid day": "12:00", "midnight": "00:00", "12 midnight": "00:00",
    "12midnight": "00:00", "mid-night": "00:00", "12.00 midnight": "00:00", "12:00 midnight": "00:00",
    "00:00 midnight": "00:00",
}  # fmt: skip
_PARTS_OF_DAY = re.compile(
    r"(?:(?:in the|during the|early|late|mid|mid-|later|over|first thing|that|this) ?)*\s*"
    r"(?:a\.?m\.?|p\.?m\.?|mornings?|afternoons?|evenings?|nights?|over ?night|(?:early|small) hours|lunch ?time|"
    r"tea ?time|bed ?time|breakfast(?: time)?|dawn|dusk|after school|before school|school day|all day|day ?time|"
    r"out of hours|ooh|first thing|various|late|early|am ?/ ?pm|night shift|late shift|early shift)"
    r"(?: of\b.*)?"
)
_RANGE = re.compile(r"\s*(?:-+|\bto\b|\buntil\b|\btill\b|\band\b)\s*")
_MIDNIGHT_NOTE = Assumption(
    "time-midnight", "“Midnight” was read as the beginning of the day named; it may mean its end."
)


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A time of day as understood. `hour_only` is the hour (1–12) of a time whose half of the day is not said."""

    start: str | None = None
    end: str | None = None
    approximate: bool = False
    assumptions: tuple[Assumption, ...] = ()

    def as_clock_time(self, text: str | None) -> ClockTime:
        """The record's shape."""
        notes = tuple(assumption.sentence for assumption in self.assumptions)
        return ClockTime(text=text, time=self.start, time_end=self.end, approximate=self.approximate, notes=notes)


def understand_time(text: str, twenty_four_hour: bool = False) -> TimeReading:
    """The time of day that a text says.

    Args:
        text: as it stands in the cell.
        twenty_four_hour: other cells of the column show that it is kept in 24-hour time, so `4:30` is 04:30.
    """
    said = plain(text).strip(" .,;:|")
    if not said or said in NO_DATE or re.fullmatch(r"[-./?_x: ]*", said):
        return TimeReading()
    reading = _read(said, twenty_four_hour, 0) if len(said) <= LONGEST_DATE_TEXT else None
    if reading is not None:
        return reading
    short = " ".join(text.split())
    return TimeReading(assumptions=(Assumption("time-not-understood", f"“{short}” was not understood as a time."),))


def _read(said: str, twenty_four_hour: bool, depth: int) -> TimeReading | None:
    said = re.sub(r"\s+", " ", re.sub(r"[()\[\]\"]", " ", said)).strip(" .,;:|")
    if not said or depth > 5:
        return None
    single = _single(said, twenty_four_hour)
    if single is not None:
        return single
    rest = re.sub(
        r"^(?:at|@|from|between|by|time:?|just|shortly)\s*(?=\S)|\s*-?\s*\b(?:onwards?|on)$", "", said, count=1
    )
    if rest != said:
        return _read(rest, twenty_four_hour, depth + 1)
    rest = DOUBT_BEFORE.sub("", said, count=1)
    rest = rest if rest != said else DOUBT_AFTER.sub("", said, count=1)
    rest = (
        rest
        if rest != said
        else re.sub(r"^(?:before|after|just (?:before|after)|pre|post|prior to|by|<|>)\s*", "", said)
    )
    if rest != said and rest:
        reading = _read(rest, twenty_four_hour, depth + 1)
        return replace(reading, approximate=True) if reading is not None else None
    return _range(said, twenty_four_hour, depth) or _several(said, twenty_four_hour, depth)


def _single(said: str, twenty_four_hour: bool) -> TimeReading | None:
    if said in _FIXED:
        return TimeReading(_FIXED[said], assumptions=(_MIDNIGHT_NOTE,) if "midnight" in said else ())
    if _PARTS_OF_DAY.fullmatch(said):
        return _left_open("time-part-of-day", f"Only the part of the day is given (“{said.removesuffix(' of')}”).")
    marked = _MARKED.fullmatch(said)
    if marked:
        return _twelve_hour(int(marked["h"]), int(marked["m"] or 0), marked["mark"] or marked["words"])
    if _OCLOCK.fullmatch(said):
        return _either(said)
    if re.search(r"\?", said) and re.fullmatch(r"[\d?]{1,2}[:.]?[\d?]{0,2}", said):
        return _left_open("time-not-understood", f"Part of the time is not given (“{said}”).")
    return _unmarked(said, twenty_four_hour)


def _unmarked(said: str, twenty_four_hour: bool) -> TimeReading | None:
    """Figures without am or pm."""
    for pattern in (_COLON, _DIGITS, _THREE, _HOUR_UNIT):
        match = pattern.fullmatch(said)
        if match:
            minute = int(match.groupdict().get("m") or 0)
            is_exact = bool(match["unit"]) or len(match["h"]) == 2
            return _twenty_four_hour(int(match["h"]), minute, is_exact, twenty_four_hour)
    return None


def _left_open(code: str, sentence: str) -> TimeReading:
    return TimeReading(assumptions=(Assumption(code, sentence),))


def _either(said: str) -> TimeReading:
    return _left_open("time-morning-or-afternoon-unknown", f"“{said}” does not say whether it is morning or afternoon.")


def _twenty_four_hour(hour: int, minute: int, is_exact: bool, column_is: bool) -> TimeReading:
    if (hour, minute) == (24, 0):
        return TimeReading("00:00", assumptions=(_MIDNIGHT_NOTE,))
    if hour > 23 or minute > 59:
        return _left_open("time-not-understood", f"There is no time {hour}:{minute:02d}.")
    reading = TimeReading(f"{hour:02d}:{minute:02d}")
    if is_exact or hour == 0:
        return reading
    if not column_is:
        return _either(f"{hour}:{minute:02d}")
    note = f"“{hour}:{minute:02d}” was read as {reading.start}: the times beside it are in 24 hours."
    return replace(reading, assumptions=(Assumption("time-24-hour-column", note),))


def _twelve_hour(hour: int, minute: int, mark: str) -> TimeReading:
    is_morning = (mark.startswith("a") and "afternoon" not in mark) or "morning" in mark or "early hours" in mark
    if "night" in mark:
        is_morning = hour in (12, 1, 2, 3, 4)
    if minute > 59 or hour > 23 or (is_morning and hour > 12):
        return _left_open("time-not-understood", f"There is no time {hour}:{minute:02d} {mark}.")
    if hour == 0 and not is_morning:
        return _left_open("time-not-understood", f"There is no time 0:{minute:02d} {mark}.")
    if hour > 12 or hour == 0:
        return TimeReading(f"{hour:02d}:{minute:02d}")
    full = hour % 12 + (0 if is_morning else 12)
    reading = TimeReading(f"{full:02d}:{minute:02d}")
    if hour == 12 and minute == 0:
        meant = "midnight, the beginning of the day" if is_morning else "noon"
        return replace(reading, assumptions=(Assumption("time-midnight", f"“12{mark}” was read as {meant}."),))
    return reading


def _range(said: str, twenty_four_hour: bool, depth: int) -> TimeReading | None:
    """`14:00-15:30`, `10-11am`: the mark of the end holds for the beginning, unless that would then come after it."""
    marks = list(_RANGE.finditer(said))
    for mark in marks if len(marks) <= MOST_RANGE_MARKS else ():
        head, tail = said[: mark.start()].strip(), said[mark.end() :].strip()
        last = _read(tail, twenty_four_hour, depth + 2) if head and tail else None
        if last is None:
            continue
        first = _first_of_range(head, tail, last, twenty_four_hour, depth)
        if first is not None:
            first, last = _agreeing(head, tail, first, last, twenty_four_hour, depth)
            assumptions = tuple(dict.fromkeys((*first.assumptions, *last.assumptions)))
            return TimeReading(first.start, last.start, first.approximate or last.approximate, assumptions)
    return None


def _agreeing(
    head: str, tail: str, first: TimeReading, last: TimeReading, twenty_four_hour: bool, depth: int
) -> tuple[TimeReading, TimeReading]:
    """`9.30 - 14.00` shows 24-hour time by its end; `9.30 - 10.30` leaves both ends open."""
    if first.start is not None or last.start is None or re.search(_MARK + "$", tail):
        return first, last
    if last.start >= "13":
        return _read(head, True, depth + 2) or first, last
    return first, replace(last, start=None)


def _first_of_range(head: str, tail: str, last: TimeReading, twenty_four_hour: bool, depth: int) -> TimeReading | None:
    said_half = re.search(_MARK + "$", tail)
    bare = re.fullmatch(r"\d{1,2}(?:[:.]\d{2})?", head)
    if not bare:
        return _read(head, twenty_four_hour, depth + 2)
    if said_half is None or int(re.split(r"[:.]", head)[0]) > 12:
        is_hours = re.search(_HOURS + "$", tail) and ":" not in head and "." not in head
        return _read(f"{head} hrs" if is_hours else head, twenty_four_hour, depth + 2)
    here = _read(head + said_half["mark"], twenty_four_hour, depth + 2)
    other = _read(head + ("am" if said_half["mark"].startswith("p") else "pm"), twenty_four_hour, depth + 2)
    if here is None or here.start is None or last.start is None:
        return here
    if here.start <= last.start:
        return here
    return other


def _several(said: str, twenty_four_hour: bool, depth: int) -> TimeReading | None:
    parts = [part for part in re.split(r"\s*(?:,|;|&|/|\+|\band\b)\s*", said) if part]
    readings = [_read(part, twenty_four_hour, depth + 2) for part in parts] if 2 <= len(parts) <= 20 else []
    if not readings or any(reading is None for reading in readings):
        return None
    known = [reading for reading in readings if reading is not None]
    listed = Assumption("time-several-in-cell", "Several times stand here; the row is placed at the first.")
    first = known[0]
    return replace(first, end=None, assumptions=(*first.assumptions, listed))
