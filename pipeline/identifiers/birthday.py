"""Birthdays: with the day of an event they give the day of birth."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

_BIRTHDAY = re.compile(
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|"
    r"eighteenth)\s+birthday\b"
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """A numbered birthday; whose it was stays: a name there is a finding of its own."""
    for match in _BIRTHDAY.finditer(text):
        reason = "A birthday gives the day of birth to whoever knows the event's day."
        yield Span(*match.span(), match.group(), "age", reason, "check", None, "birthday")
