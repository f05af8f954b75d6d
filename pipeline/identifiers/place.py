"""Places: those of the family's addresses, and others that a reader of free text sees."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.identifiers import language_model
from pipeline.identifiers.communities import COUNTRIES, LANGUAGES, PEOPLES, RELIGIONS
from pipeline.identifiers.known import Roster
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.let_pass import is_generic
from pipeline.identifiers.name_tables import MONTHS
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.word_lists import word_list

_KNOWN_TOWNS = word_list("large_towns")
_WIDE = word_list("wide_areas")
_COMMUNITY = frozenset(fold(f"{PEOPLES}|{LANGUAGES}|{RELIGIONS}").split("|"))
_FEATURE = re.compile(r"\b[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?[ ](?:Canal|River|Reservoir|Estate|Shopping Centre|Market|"
                      r"Station|Beach|Common|Woods|Marina)\b"
                      r"|\bRiver[ ][A-Z][a-z]+\b|\bJunction \d{1,2} of the M\d{1,2}\b")  # fmt: skip

_WHERE = re.compile(
    r"\b(?:lived?|lives|living|moved?|stay(?:ed|ing)?|born|grew up|address|flat|house|home|housed|placed|then|back|"
    r"travelled|went)(?: [a-z]+){0,2} (?:in|to|from|near) "
    r"(?P<place>[A-Z][a-z]+(?:[ -](?:on|upon|under|le|by|in)[ -][A-Z][a-z]+)?)\b(?! [A-Z]|'s)"
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Localities of the case and other places are worth a check; whole countries add to a jigsaw."""
    agencies = {word for name, reason in roster.allowed if "agency" in reason for word in fold(name).split()}
    yield from _of_the_case(text, roster, agencies)
    for match in _FEATURE.finditer(text):
        yield _span(text, match.start(), match.end(), "A place that a neighbour would know.", None)
    stretches = [match.span("place") for match in _WHERE.finditer(text)]
    stretches += [(one.start, one.end) for one in language_model.entities(text) if one.kind == "place"]
    for start, end in stretches:
        words = text[start:end].strip()
        if _is_a_place(words, agencies):
            span = _span(text, start, end, "A place narrows down who the family is.", None)
            if fold(words) in COUNTRIES:
                reason = "A country tells where the family comes from."
                span = replace(span, severity="consider", reason=reason, suggestion="a wider area")
            yield span


def _of_the_case(text: str, roster: Roster, agencies: set[str]) -> Iterable[Span]:
    for known in roster.values:
        if known.kind == "locality" and not set(known.key.split()) <= agencies:
            for match in re.finditer(rf"(?<!\w){re.escape(known.key)}(?!\w)", fold(text)):
                if text[match.start()].isupper():
                    reason = "A place where the family lives or lived."
                    yield _span(text, match.start(), match.end(), reason, known.belongs_to)


def _span(text: str, start: int, end: int, reason: str, belongs_to: str | None) -> Span:
    return Span(start, end, text[start:end], "place", reason, "check", belongs_to, "the local area")


def _is_a_place(words: str, agencies: set[str]) -> bool:
    parts = [fold(word) for word in re.findall(r"[^\W\d_]+", words)]
    if (
        not parts
        or not words[0].isupper()
        or is_generic(words)
        or set(parts) <= _WIDE | _COMMUNITY
        or set(parts) <= agencies | MONTHS
    ):
        return False
    return not (words.isupper() and len(words) <= 6) and not all(
        is_english(part) for part in parts if part not in _KNOWN_TOWNS
    )
