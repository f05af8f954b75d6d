"""Vehicle registrations: the present form anywhere, older forms where a vehicle is spoken of."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.number_patterns import VEHICLE
from pipeline.identifiers.recogniser import Span

_OLDER = re.compile(r"\b(?:[A-Z]\d{1,3}[ ]?[A-Z]{3}|[A-Z]{3}[ ]?\d{1,3}[A-Z])\b")
_SPOKEN = re.compile(
    r"(?i)\b(?:car|van|vehicle|registration|reg|index|motorbike|moped|ford|vauxhall|bmw|audi|toyota|plate)\b"
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Number plates."""
    for match in VEHICLE.finditer(text):
        yield _span(match)
    for match in _OLDER.finditer(text):
        if _SPOKEN.search(text[max(0, match.start() - 50) : match.end() + 20]):
            yield _span(match)


def _span(match: re.Match[str]) -> Span:
    return Span(
        match.start(), match.end(), match.group(), "vehicle", "A vehicle registration.", "must-fix", None, "a vehicle"
    )
