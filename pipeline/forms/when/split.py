"""Takes the time of day out of a text that holds a date and a time."""

from __future__ import annotations

import re

from pipeline.forms.when.spelling import plain

_MARK = r"(?:a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
_HOURS = r"(?:hrs?|hours?|h)\b\.?"
_LEAD = r"(?:(?:\bat|@|\bapprox(?:imately)?\.?|\bcirca|\bc\.|\babout|\baround|~)\s*){0,2}"
_CLOCK = (
    rf"(?:(?:0?\d|1[0-2])(?:[:;.]?\d{{2}})?|(?:1[3-9]|2[0-3])[:;.]\d{{2}})\s?{_MARK}"
    r"|(?:0?\d|1[0-2])(?:[:;.]?\d{2})?\s(?:in the (?:early )?(?:morning|afternoon|evening)|at night)\b"
    rf"|\d{{1,2}}[:;]\d{{2}}(?::\d{{2}}(?:\.\d+)?)?(?:\s?{_HOURS}|z\b)?(?![\d/])"
    rf"|\d{{1,2}}[.]?\d{{2}}\s?{_HOURS}"
    r"|\b(?:12 )?(?:noon|midday|midnight)\b"
)
_AT = r"(?:(?<=\bat )|(?<=@ )|(?<=@))\d{1,2}[.]?\d{2}(?![\d/.])"
_WORDS = (
    r"\b(?:(?:early|late|mid|in the|during the|later that|that)\s+)*"
    r"(?:morning|afternoon|evening|night|overnight|early hours|lunch ?time|tea ?time)\b(?: of(?: the)?\b)?"
    rf"|(?<![\d.])\b{_MARK}"
)
# A number after a slash, dot, dash or digit belongs to a date; only the end of a period of time may follow a dash.
_ALONE = r"(?<![\d/.-])"
_SPAN = re.compile(
    rf"{_LEAD}(?:(?:between|from)\s+)?{_ALONE}(?:\d{{1,2}}(?:[:.]\d{{2}})?|{_CLOCK})\s*(?:-|to|until"
    rf"|and)\s*(?:{_CLOCK})"
    rf"|{_LEAD}(?:{_ALONE}(?:{_CLOCK})|{_AT})|{_WORDS}"
)
_AFTER_DATE = re.compile(
    r"^(?P<date>.*(?:\d[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|[a-z]{3,} ?,?'?(?:\d{4}|\d{2})))[ ,;:-]+"
    r"(?P<time>(?:(?:approx(?:imately)?|circa|about|around|c)\.? ?)?(?:[01]\d|2[0-4])[:.]?[0-5]\d"
    rf"(?:\s?-\s?(?:[01]\d|2[0-4])[:.]?[0-5]\d(?:\s?{_HOURS})?)?|\d[:.][0-5]\d)$"
)
_ISO = re.compile(r"^(?P<date>\d{4}-\d{2}-\d{2})[t ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:z|[+-]\d{2}:?\d{2})?$")
_LOOSE = re.compile(
    r"^(?:at|on|and|to|until|between|from|the|[-,;:@&()]|\s)+|(?:\b(?:at|on|and|to|until|between|from)\b"
    r"|[-,;:@&(]|\s)+$"
)


def is_time_of_day(said: str) -> bool:
    """Whether a plain text holds a time of day, or a part of the day."""
    return _SPAN.search(said) is not None


def split_time(text: str) -> tuple[str, tuple[str, ...]]:
    """The text of the date, and the texts of the times, in order. No times where none was found."""
    said = plain(text)
    iso = _ISO.match(said)
    if iso:
        return iso["date"], ("" if iso["time"].startswith("00:00:00") else iso["time"],)
    after = _AFTER_DATE.match(said)
    if after and not _SPAN.search(after["date"]):
        return after["date"], (after["time"],)
    times = tuple(match.group().strip() for match in _SPAN.finditer(said) if match.group().strip())
    rest = _SPAN.sub(" ", said)
    rest = _LOOSE.sub("", re.sub(r"\(\s*\)", " ", rest))
    rest = re.sub(r"\s+(?:at|@|,)?\s*(?=-)|\s+", " ", rest).strip()
    return rest, times
