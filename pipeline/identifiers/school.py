"""Schools, nurseries and colleges by name."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.let_pass import is_generic
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.service_words import SAINTS_SCHOOL, SCHOOL

_PUBLIC = re.compile(r"(?i)^(?:royal|national|british|staff|police)\b|\bcollege of\b")
_LEAD = re.compile(r"^(?:The|At|In|From|To|And|His|Her|Their|Both|When|After|Before|While|As|By|Mother|Father)\s+")


def find(text: str, roster: Roster) -> Iterable[Span]:
    """A school's name with its kind, and the schools that the case knows in any case of letters."""
    for pattern in (SAINTS_SCHOOL, SCHOOL):
        for match in pattern.finditer(text):
            start = match.start()
            while lead := _LEAD.match(text[start : match.end()]):
                start += lead.end()
            words = text[start : match.end()]
            if start >= match.start("kind") or is_generic(text[start : match.start("kind")]) or _PUBLIC.search(words):
                continue
            yield _span(start, match.end(), words, roster)
    yield from _known(text, roster)


def _known(text: str, roster: Roster) -> Iterable[Span]:
    folded = fold(text)
    for known in roster.values:
        if known.kind == "service" and re.search(r"school|academy|nursery|college|playgroup|centre$", known.key):
            pattern = r"[\s'.-]+s?".join(re.escape(fold(word)) for word in known.key.split())
            for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", folded):
                yield _span(match.start(), match.end(), text[match.start() : match.end()], roster)


def _span(start: int, end: int, words: str, roster: Roster) -> Span:
    known = roster.value("service", words)
    return Span(
        start,
        end,
        words,
        "organisation",
        "The name of a school, nursery or college.",
        "must-fix" if known else "check",
        known.belongs_to if known else None,
        _general(words),
    )


def _general(words: str) -> str:
    lowered = words.lower()
    for sign, instead in (
        ("nursery", "a nursery"),
        ("pre", "a pre-school"),
        ("primary", "a primary school"),
        ("infant", "an infant school"),
        ("junior", "a junior school"),
        ("secondary", "a secondary school"),
        ("high", "a secondary school"),
        ("special", "a special school"),
        ("college", "a college"),
        ("centre", "a children's centre"),
    ):
        if sign in lowered:
            return instead
    return "a school"
