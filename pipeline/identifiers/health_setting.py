"""Surgeries, hospitals, wards and clinics by name."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.let_pass import is_generic
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.service_words import HEALTH, WARD

_LEAD = re.compile(r"^(?:The|At|In|From|To|And|His|Her|Their|Both|When|After|Before|While|As|By|Mother|Father)\s+")
_KINDS = (
    ("surgery", "a GP surgery"),
    ("practice", "a GP practice"),
    ("medical", "a GP practice"),
    ("health centre", "a health centre"),
    ("ward", "a hospital ward"),
    ("hospital", "a hospital"),
    ("infirmary", "a hospital"),
    ("clinic", "a clinic"),
    ("hospice", "a hospice"),
    ("pharmacy", "a pharmacy"),
    ("dental", "a dentist"),
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """A setting's name with its kind, wards by number, and the settings that the case knows."""
    for match in HEALTH.finditer(text):
        start = match.start()
        while lead := _LEAD.match(text[start : match.end()]):
            start += lead.end()
        if start < match.start("kind") and not is_generic(text[start : match.start("kind")]):
            yield _span(start, match.end(), text[start : match.end()], roster)
    for match in WARD.finditer(text):
        yield _span(match.start(), match.end(), match.group(), roster)
    folded = fold(text)
    for known in roster.values:
        if known.kind == "service" and any(sign in known.key for sign, _ in _KINDS):
            pattern = r"[\s'.-]+s?".join(re.escape(fold(word)) for word in known.key.split())
            for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", folded):
                yield _span(found.start(), found.end(), text[found.start() : found.end()], roster)


def _span(start: int, end: int, words: str, roster: Roster) -> Span:
    known = roster.value("service", words)
    lowered = words.lower()
    instead = next((general for sign, general in _KINDS if sign in lowered), "a health service")
    hospital = "hospital" in lowered and known is None
    return Span(
        start,
        end,
        words,
        "organisation",
        "The name of a surgery, ward, clinic or hospital.",
        "must-fix" if known and not hospital else "check",
        known.belongs_to if known else None,
        instead,
    )
