"""References of other agencies, known only by the words before them."""

from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.references import called, references

_NAMES = (called(r"case|file|person|tenancy|system|record|LAA|PID|rent account|claimant|UTR|account|reference"),)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """References in the form that these bodies use, or called one by the words before them."""
    return references(text, roster, "A reference number of an agency.", (), _NAMES)
