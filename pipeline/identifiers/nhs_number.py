"""NHS numbers: ten digits whose last is a check digit."""

import re
from collections.abc import Iterable

from stdnum.gb import nhs

from pipeline.identifiers.known import Roster
from pipeline.identifiers.number_patterns import NHS
from pipeline.identifiers.recogniser import Span

_NAMED = re.compile(r"(?i)\bNHS\s*(?:no|number|num)?\b[^.\n]{0,20}$")


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Ten digits with a right check digit, or called an NHS number by the words before them."""
    for match in NHS.finditer(text):
        words = match.group()
        known = roster.value("nhs-number", words)
        named = _NAMED.search(text[max(0, match.start() - 40) : match.start()]) is not None
        if known is None and not named and (words.startswith("0") or not nhs.is_valid(words)):
            continue
        reason = "An NHS number." if named or known else "Ten digits that are a valid NHS number."
        yield Span(
            match.start(),
            match.end(),
            words,
            "nhs-number",
            reason,
            "must-fix",
            known.belongs_to if known else None,
            "leave it out",
        )
