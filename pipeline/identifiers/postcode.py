"""Postcodes: whole ones, and the first half of one that the case knows."""

from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.service_words import OUTWARD, POSTCODE

_INSTEAD = "the area, if it must be named"


def find(text: str, roster: Roster) -> Iterable[Span]:
    """A whole postcode leads to about fifteen homes; its first half, where the family lives, to a neighbourhood."""
    whole: list[tuple[int, int]] = []
    for match in POSTCODE.finditer(text):
        if not any(letter.isupper() for letter in match.group()):
            continue
        whole.append(match.span())
        known = roster.value("postcode", match.group())
        yield Span(
            match.start(),
            match.end(),
            match.group(),
            "postcode",
            f"The postcode of an {known.belongs_to}."
            if known and "address" in known.belongs_to
            else "A whole postcode.",
            "must-fix",
            known.belongs_to if known else None,
            _INSTEAD,
        )
    for match in OUTWARD.finditer(text):
        known = roster.value("postcode", match.group())
        if known and not any(start <= match.start() < end for start, end in whole):
            yield Span(
                match.start(),
                match.end(),
                match.group(),
                "postcode",
                "The first half of a postcode that the case knows.",
                "must-fix",
                known.belongs_to,
                _INSTEAD,
            )
