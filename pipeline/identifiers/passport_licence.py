"""Passports, driving licences and residence permits."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.references import called, references

_FORMS = (
    re.compile(r"(?i:\bpassport\b[^.;\n]{0,60}?)\b(?P<number>\d{9})\b"),
    re.compile(r"\b[A-Z]{2,5}9{0,3}\d{6}[A-Z9]{2}[A-Z0-9]\d?[A-Z]{2}\b"),
)
_NAMES = (
    called(
        r"passport|driving licen[cs]e|licen[cs]e|BRP|residence permit|biometric card|identity card|visa|Home Office|HO"
    ),
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """References in the form that these bodies use, or called one by the words before them."""
    return references(text, roster, "A passport, driving-licence or residence-permit number.", _FORMS, _NAMES)
