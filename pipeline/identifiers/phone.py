"""Telephone numbers of the United Kingdom, and of other countries where they carry the country's code."""

from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

_PUBLIC = ("999", "101", "111", "119", "116", "0800", "0808", "0345", "0300", "0303")


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Valid numbers by the public numbering plans; help lines are let pass."""
    if sum(letter.isdigit() for letter in text) < 9:
        return
    from phonenumbers import Leniency, PhoneNumberMatcher

    for match in PhoneNumberMatcher(text, "GB", leniency=Leniency.POSSIBLE):
        words: str = match.raw_string
        digits = "".join(letter for letter in words if letter.isdigit())
        known = roster.value("phone", words)
        if known is None and (
            not words.startswith(("0", "+", "("))
            or digits.startswith(_PUBLIC)
            or not 9 < len(digits) < 15
            or "/" in words
            or words.count("-") > 2
        ):
            continue
        yield Span(
            match.start,
            match.end,
            words,
            "phone",
            "A telephone number.",
            "must-fix",
            known.belongs_to if known else None,
            "leave it out",
        )
