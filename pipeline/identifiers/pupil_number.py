"""Unique pupil numbers: a check letter and twelve digits."""

import re
from collections.abc import Iterable

from stdnum.gb import upn

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

_NUMBER = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b")
_NAMED = re.compile(r"(?i)\b(?:UPN|unique pupil number)\b[^.\n]{0,15}$")


def find(text: str, roster: Roster) -> Iterable[Span]:
    """A number whose check letter is right, or that is called a UPN."""
    for match in _NUMBER.finditer(text):
        if upn.is_valid(match.group()) or _NAMED.search(text[max(0, match.start() - 40) : match.start()]):
            yield Span(
                match.start(),
                match.end(),
                match.group(),
                "identifier",
                "A unique pupil number.",
                "must-fix",
                None,
                "leave it out",
            )
