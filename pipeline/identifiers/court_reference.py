"""Case numbers of courts."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.references import called, references

_FORMS = (re.compile(r"\b(?:[A-Z]{2}\d{2}[A-Z]\d{5}|[TSAU]20\d{6})\b"),)
_NAMES = (called(r"court|claim|proceedings|indictment|family court case|court case|court file"),)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """References in the form that these bodies use, or called one by the words before them."""
    return references(text, roster, "A court's case number.", _FORMS, _NAMES)
