"""A clock time or a weekday of an event: with a place they lead straight to a press report."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

_DAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas (?:Day|Eve)|Boxing Day|New Year's "
    r"(?:Day|Eve)|Good Friday|Easter (?:Sunday|Monday)|Eid|Diwali|Halloween|Bonfire Night)"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}[ ]?(?:am|pm|hours|hrs)?|\d{1,2}[ ]?(?:am|pm|o'clock)|[0-2]\d[0-5]\d[ ]?(?:hours|hrs)|"
    r"midnight|noon|midday)"
)
_BOTH = re.compile(
    rf"\b(?:(?:[Oo]n|[Bb]y|[Aa]t)[ ])?(?:{_DAY}\b[^.;\n]{{0,25}}?\b{_CLOCK}|{_CLOCK}\b[^.;\n]{{0,25}}?\b{_DAY})\b"
)
_TIME = re.compile(rf"\b(?:at|around|about|by|from|until)[ ](?P<time>{_CLOCK})(?!\w)", re.IGNORECASE)
_FEAST = re.compile(
    r"\b(?:on|On)[ ](?P<time>Christmas (?:Day|Eve)|Boxing Day|New Year's (?:Day|Eve)|Good Friday|Easter (?:Sunday|"
    r"Monday)|Halloween|Bonfire Night)\b"
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Weekday and time together are worth a check, either alone is worth a thought."""
    taken: list[tuple[int, int]] = []
    for match in _BOTH.finditer(text):
        taken.append(match.span())
        yield Span(
            match.start(),
            match.end(),
            match.group(),
            "date",
            "A weekday and a clock time pin the event down.",
            "check",
            None,
            f"in {_part_of_day(match.group())}",
        )
    for pattern in (_TIME, _FEAST):
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in taken):
                yield Span(
                    match.start("time"),
                    match.end("time"),
                    match["time"],
                    "date",
                    "An exact time or feast day of an event.",
                    "consider",
                    None,
                    _part_of_day(match["time"]) if pattern is _TIME else _season(match["time"]),
                )


def _part_of_day(words: str) -> str:
    """The part of the day in which a clock time falls."""
    lower = words.lower()
    clock = re.search(r"(?P<hour>\d{1,2})(?:[:.]?\d{2})?[ ]?(?P<half>am|pm|o'clock)?(?!\d)", lower)
    if clock is None or "midnight" in lower:
        return "the night" if "midnight" in lower else "the middle of the day"
    hour = int(clock["hour"]) % 24
    if clock["half"] == "pm" or (clock["half"] == "o'clock" and hour < 8):
        hour = hour % 12 + 12
    parts = ((5, "the night"), (12, "the morning"), (18, "the afternoon"), (22, "the evening"), (24, "the night"))
    return next(part for end, part in parts if hour < end)


def _season(feast: str) -> str:
    lower = feast.lower()
    season = "spring" if "easter" in lower or "friday" in lower else "winter"
    return f"a day in {'autumn' if 'halloween' in lower or 'bonfire' in lower else season}"
