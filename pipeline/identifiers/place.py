"""Places: those of the family's addresses, and others that a reader of free text sees."""

import re
from collections.abc import Iterable

from pipeline.identifiers import language_model
from pipeline.identifiers.communities import COUNTRIES
from pipeline.identifiers.known import Roster
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.let_pass import is_generic
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span

_WIDE = frozenset("england wales scotland britain great united kingdom uk ireland northern europe london midlands west north south east "
                  "english welsh british the county of city region west midlands".split())  # fmt: skip
_FEATURE = re.compile(r"\b[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?[ ](?:Canal|River|Reservoir|Estate|Shopping Centre|Market|Station|Beach|Common|Woods|Marina)\b"
                      r"|\bRiver[ ][A-Z][a-z]+\b|\bJunction \d{1,2} of the M\d{1,2}\b")  # fmt: skip


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Localities of the case must go; other places are worth a check; whole countries add to a jigsaw."""
    agencies = {word for name, reason in roster.allowed if "agency" in reason for word in fold(name).split()}
    for known in roster.values:
        if known.kind == "locality" and not set(known.key.split()) <= agencies:
            for match in re.finditer(rf"(?<!\w){re.escape(known.key)}(?!\w)", fold(text)):
                if text[match.start()].isupper():
                    yield Span(match.start(), match.end(), text[match.start() : match.end()], "place",
                               "A place where the family lives or lived.", "check", known.belongs_to, "the local area")  # fmt: skip
    for match in _FEATURE.finditer(text):
        yield Span(match.start(), match.end(), match.group(), "place", "A place that a neighbour would know.", "check", None,
                   "what kind of place it is")  # fmt: skip
    for entity in language_model.entities(text):
        words = text[entity.start : entity.end].strip()
        if entity.kind == "place" and _is_a_place(words, agencies):
            foreign = fold(words) in COUNTRIES
            yield Span(entity.start, entity.end, text[entity.start : entity.end], "place",
                       "A country tells where the family comes from." if foreign else "A place narrows down who the family is.",
                       "consider" if foreign else "check", None, "a wider area" if foreign else "the local area")  # fmt: skip


def _is_a_place(words: str, agencies: set[str]) -> bool:
    parts = [fold(word) for word in re.findall(r"[^\W\d_]+", words)]
    if not parts or not words[0].isupper() or is_generic(words) or set(parts) <= _WIDE or set(parts) <= agencies:
        return False
    return not (words.isupper() and len(words) <= 6) and not all(
        is_english(part) for part in parts if part not in _KNOWN_TOWNS
    )


_KNOWN_TOWNS = frozenset("birmingham manchester liverpool leeds bristol sheffield bradford coventry wolverhampton leicester nottingham derby stoke "
                         "sunderland newcastle hull portsmouth southampton plymouth norwich oxford cambridge york bath exeter luton reading "
                         "walsall dudley solihull sandwell stockport bolton oldham rochdale preston blackpool middlesbrough gateshead".split())  # fmt: skip
