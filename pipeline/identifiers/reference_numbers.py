"""References of other agencies, known only by the words before them, and the case's own wherever it stands."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import OWN_REFERENCE, Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.references import called, references

_NAMES = (called(r"case|file|person|tenancy|system|record|LAA|PID|rent account|claimant|UTR|account|reference"),)
_OWN = "The partnership's own reference of this case."


def find(text: str, roster: Roster) -> Iterable[Span]:
    """References in the form that these bodies use, or called one by the words before them."""
    yield from references(text, roster, "A reference number of an agency.", (), _NAMES)
    for known in roster.values:
        if known.belongs_to == OWN_REFERENCE:
            for match in re.finditer(r"(?<!\w)" + r"[^\w\n]?".join(known.key) + r"(?!\w)", text):
                yield Span(*match.span(), match.group(), "identifier", _OWN, "must-fix", OWN_REFERENCE, "leave it out")
