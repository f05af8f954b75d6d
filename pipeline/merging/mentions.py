"""Which other agencies a row names, and whether it says that it told them something or was told by them."""

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.merging.agency_words import USUAL_AGENCIES, plain_words, usual_code
from schemas.case_view import CaseEvent

_TELLING = (
    r"referr(?:al|ed|als)|notifi(?:ed|cation)|notice|told|inform(?:ed|ation)|pass(?:ed)?|sent|shared|escalated|alert(?:ed)?"
    r"|contact(?:ed)?|reported|letter|marf|handed over|e ?mailed|telephoned|called|rang|spoke"
)
_HEARING = r"received|from|by"
_NOT_DONE = re.compile(r"\b(no|not|never|without|nor|declined|consider(?:ed)?|need to be|will be|to be)\s+(\w+\s+)?$")
_SOONEST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Mentions:
    """Other agencies of the case that one row names: at all, as told, as the one that told. `words` by agency told."""

    named: frozenset[str]
    told: tuple[tuple[str, str], ...]
    heard_from: frozenset[str]


class MentionFinder:
    """Knows the names of the agencies of one case; looks for them in rows."""

    def __init__(self, agencies: dict[str, tuple[str, ...]]) -> None:
        """Args: agencies: name to the other names under which it is known."""
        self._by_phrase = _phrases(agencies)
        names = "|".join(
            re.escape(phrase) for phrase in sorted(self._by_phrase, key=lambda phrase: (-len(phrase), phrase))
        )
        self._names = re.compile(rf"\b({names})\b") if names else None
        self._told = (
            re.compile(rf"\b({_TELLING})\b((?:\s+\w+){{0,{_SOONEST_WORDS}}}?)\s+({names})\b") if names else None
        )
        self._heard = re.compile(rf"\b({_HEARING})\b(?:\s+\w+){{0,3}}?\s+({names})\b") if names else None

    def find(self, event: CaseEvent) -> Mentions:
        """What one row says of other agencies. Its own agency is never among them."""
        if not (self._names and self._told and self._heard):
            return Mentions(frozenset(), (), frozenset())
        named: set[str] = set()
        told: dict[str, str] = {}
        heard: set[str] = set()
        for sentence in re.split(r"[.;\n]", event.event or ""):
            words = plain_words(sentence)
            named |= {self._by_phrase[match.group(1)] for match in self._names.finditer(words)}
            heard |= {self._by_phrase[match.group(2)] for match in self._heard.finditer(words)}
            for match in self._told.finditer(words):
                is_received = re.search(rf"\b({_HEARING})\b", match.group(2))
                if not is_received and not _NOT_DONE.search(words[: match.start()]):
                    told.setdefault(self._by_phrase[match.group(3)], sentence.strip())
        own = event.agency or ""
        return Mentions(
            named=frozenset(named - {own}),
            told=tuple(sorted((agency, words) for agency, words in told.items() if agency not in heard | {own})),
            heard_from=frozenset(heard - {own}),
        )


def _phrases(agencies: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Phrase to the one agency that it can mean. A word that fits two agencies of the case means neither."""
    found: dict[str, str] = {}
    codes = {name: usual_code(name) for name in agencies}
    how_many = Counter(codes.values())
    for usual in USUAL_AGENCIES:
        for name, code in codes.items():
            if code == usual.code and how_many[code] == 1:
                found.update(dict.fromkeys(usual.phrases, name))
    for name, others in agencies.items():
        for other in (name, *others):
            if plain := plain_words(other):
                found[plain] = name
    return found
