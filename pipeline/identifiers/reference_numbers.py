"""Numbers that police, courts, social care and other agencies give to a person or an incident."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.number_patterns import REFERENCE
from pipeline.identifiers.recogniser import Span

_NUMBER = r"(?P<number>(?=[\w/-]*\d)[A-Z0-9][\w/-]{3,24}\w)"
_CALLED = re.compile(
    rf"(?i:\b(?:crime|incident|log|custody|case|file|client|person|patient|hospital|court|claim|tenancy|system|"
    rf"record|police|social care|"
    rf"passport|driving licen[cs]e|collar|warrant|MARAC|URN|LCS|Mosaic|Liquidlogic|Carefirst|Azeus|EHM|EMIS|"
    rf"SystmOne|RiO|PNC|CRO|CAD|LAA|PID|HO)"
    rf"[ ]?(?:reference|ref|number|no|id|record|licen[cs]e|file)*\.?[ ]?(?:number|no|id)?[ ]?[:#.]?[ ]?(?:was |is |"
    rf"of )?){_NUMBER}\b"
)
_OFFICER = re.compile(r"\b(?:PC|DC|PS|DS|PCSO|WPC)[ ](?P<number>\d{3,6})\b")
_HARMLESS = re.compile(
    r"^(?:19|20)\d{2}$|^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$|^(?:19|20)\d{2}[-/](?:19|20)?\d{2}$|"
    r"^\d{1,4}$|^\d+(?:st|nd|rd|th)$|^[a-z]+-?\d{1,2}$"
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """References in a known form, or called one by the words before them."""
    for match in REFERENCE.finditer(text):
        if not _HARMLESS.match(match.group()):
            yield _span(match.start(), match.end(), match.group(), roster)
    for pattern in (_CALLED, _OFFICER):
        for match in pattern.finditer(text):
            number = match["number"]
            if not (_HARMLESS.match(number) and pattern is _CALLED) and sum(letter.isdigit() for letter in number) >= 3:
                yield _span(match.start("number"), match.end("number"), number, roster)


def _span(start: int, end: int, words: str, roster: Roster) -> Span:
    known = roster.value("identifier", words)
    return Span(
        start,
        end,
        words,
        "identifier",
        "A reference number of an agency, the police or a court.",
        "must-fix",
        known.belongs_to if known else None,
        "leave it out",
    )
