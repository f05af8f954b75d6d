"""Police references: crimes, incidents, custody records, logs, warrants, collar numbers."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.references import called, references

_FORMS = (
    re.compile(r"\b(?:\d{2}[A-Z]{1,3}\d?/\d{3,7}/\d{2}|\d{2}/\d{4,7}/\d{2}|[A-Z]{2,4}-?\d{8}-\d{2,5})\b"),
    re.compile(
        r"(?i:\b(?:log|incident|CAD)(?: (?:number|no\.?))? )"
        r"(?P<number>\d{1,4} of \d{1,2}[/ .]\w{1,9}[/ .](?:20)?\d{2})\b"
    ),
    re.compile(r"\b(?:PC|DC|PS|DS|PCSO|WPC)[ ](?P<number>\d{3,6})\b"),
    re.compile(r"(?i:\b(?:collar|warrant card|shoulder)[ ](?:numbers?|no\.?)?[ ]?(?:is |was )?)(?P<number>\d{3,6})\b"),
)
_NAMES = (called(r"crime|incident|log|custody|police|collar|warrant|URN|PNC|CRO|CAD|arrest|niche|intelligence"),)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """References in the form that these bodies use, or called one by the words before them."""
    reason = "A police reference: a crime, incident, log, custody or collar number."
    return references(text, roster, reason, _FORMS, _NAMES)
