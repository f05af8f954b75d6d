"""National Insurance numbers."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

_NUMBER = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D]\b"
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Two letters, six digits, one letter, by the rules of HMRC's prefixes."""
    for match in _NUMBER.finditer(text):
        yield Span(
            match.start(),
            match.end(),
            match.group(),
            "identifier",
            "A National Insurance number.",
            "must-fix",
            None,
            "leave it out",
        )
