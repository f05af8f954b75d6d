"""Dates of birth: a day beside a word of birth."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.written_dates import dates_in

_BIRTH = re.compile(
    r"(?i)(?:\bborn\b(?:\s+(?:on|at\s+[\w ]{3,30}\son))?|\bd\.?o\.?b\.?|\bdate of birth\b|\bbirth ?date\b|"
    r"\bbirthday\b(?:\s+(?:on|is|was|of))?|\bb\.)\W{0,4}(?:\w+\s){0,2}$"
)


_INSTEAD_OF = re.compile(
    r"^,? (?:(?:and|or|but) )?(?:not|rather than|instead of|(?:was |were )?(?:put down|recorded|given|entered) as|or) $"
)
"""Between a date of birth and the wrong one that stood somewhere."""


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Days that a word of birth stands before."""
    last = -1
    for written in sorted(dates_in(text), key=lambda one: one.start):
        joined = last >= 0 and _INSTEAD_OF.match(text[last : written.start]) is not None
        if joined or _BIRTH.search(text[max(0, written.start - 45) : written.start]):
            last = written.end
            known = roster.date(written.date) if written.date else roster.day_and_month(written.day, written.month)
            yield Span(
                written.start,
                written.end,
                text[written.start : written.end],
                "date-of-birth",
                "A date of birth.",
                "must-fix",
                known.belongs_to if known else None,
                "the age, not the day",
            )
