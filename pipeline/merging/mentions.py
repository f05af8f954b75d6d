"""Which other agencies a row names, and whether it says that it told them something or was told by them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.merging.agency_words import USUAL_AGENCIES, plain_words, usual_code
from schemas.case_view import CaseEvent

_TELLING = (
    r"referr(?:al|ed|als)|notifi(?:ed|cation)|notice|told|inform(?:ed|ation)|pass(?:ed)?|sent|shared|escalated|alert(?:ed)?"
    r"|contact(?:ed)?|reported|letter|marf|handed over|e ?mailed|telephoned|called|call to|rang|spoke"
)
_HEARD_BEFORE = r"received|from|by"
_HEARD_AFTER = (
    r"received|read|told us|notified us|informed us|logged|wrote|reported|requested"
    r"|(?:telephoned|rang|called|e ?mailed) (?:us|about|with|to say)"
)
# "Treated by officers until the ambulance came", "brought in by ambulance": nobody told anybody anything.
_OTHERWISE = r"(?:until|before|after|when|while)\b"
_NOT_DONE = re.compile(r"\b(no|not|never|without|nor|declined|consider(?:ed)?|need to be|will be|to be)\s+(\w+\s+)?$")
_TELLS = re.compile(rf"\b({_TELLING})\b(?! us\b)")
_HEARS = re.compile(rf"\b({_HEARD_BEFORE})\b")
_FARTHEST_WORDS = 7
_AND_ALSO_WORDS = 2


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
        longest_first = sorted(self._by_phrase, key=lambda phrase: (-len(phrase), phrase))
        names = "|".join(map(re.escape, longest_first)) or r"(?!)"
        self._names = re.compile(rf"\b({names})\b")
        self._heard = re.compile(
            rf"\b(?!by ambulance\b)(?:{_HEARD_BEFORE})\b(?:\s+(?!{_OTHERWISE})\w+){{0,3}}?\s+({names})\b|"
            rf"\b({names})(?:\s+\w+){{0,2}}?\s+(?:{_HEARD_AFTER})\b"
        )

    def find(self, event: CaseEvent) -> Mentions:
        """What one row says of other agencies. Its own agency is never among them."""
        named: set[str] = set()
        told: dict[str, str] = {}
        heard: set[str] = set()
        for text in (event.source, event.child_contact, event.family_contact):
            named |= {self._by_phrase[match.group(1)] for match in self._names.finditer(plain_words(text or ""))}
        for sentence in re.split(r"[.;\n]", event.event or ""):
            words = plain_words(sentence)
            found = list(self._names.finditer(words))
            if not found:
                continue
            named |= {self._by_phrase[match.group(1)] for match in found}
            heard |= {self._by_phrase[match.group(1) or match.group(2)] for match in self._heard.finditer(words)}
            for agency in self._told(words, found):
                told.setdefault(agency, sentence.strip())
        own = event.agency or ""
        return Mentions(
            named=frozenset(named - {own}),
            told=tuple(sorted((agency, words) for agency, words in told.items() if agency not in heard | {own})),
            heard_from=frozenset(heard - {own}),
        )

    def _told(self, words: str, found: list[re.Match[str]]) -> Iterator[str]:
        """Agencies soon after a word of telling, and those that follow with "and"."""
        for verb in _TELLS.finditer(words):
            end, farthest = verb.end(), _FARTHEST_WORDS
            if _NOT_DONE.search(words[: verb.start()]):
                continue
            for name in found:
                between = words[end : name.start()]
                if name.start() < end or len(between.split()) > farthest or _HEARS.search(between):
                    continue
                yield self._by_phrase[name.group(1)]
                end, farthest = name.end(), _AND_ALSO_WORDS


def mentions_of(events: Iterable[CaseEvent], agencies: dict[str, tuple[str, ...]]) -> dict[str, Mentions]:
    """Event id to what the row says of other agencies.

    Args:
        events: rows of the case.
        agencies: name of each agency to the other names under which it is known.
    """
    finder = MentionFinder(agencies)
    return {event.id: finder.find(event) for event in events}


def _phrases(agencies: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Phrase to the one agency that it can mean. A word that fits two agencies of the case means neither.

    Of a school and a nursery, "school" is the one with the word in its name.
    """
    found: dict[str, str] = {}
    names = {agency: tuple(plain_words(name) for name in (agency, *others)) for agency, others in agencies.items()}
    codes = {agency: {usual_code(name) for name in known} for agency, known in names.items()}
    for usual in USUAL_AGENCIES:
        of_kind = [agency for agency in agencies if usual.code in codes[agency]]
        for phrase in usual.phrases:
            called = [agency for agency in of_kind if any(f" {phrase} " in f" {name} " for name in names[agency])]
            if len(of_kind) == 1 or len(called) == 1:
                found[phrase] = (of_kind if len(of_kind) == 1 else called)[0]
    for name, others in agencies.items():
        for other in (name, *others):
            if plain := plain_words(other):
                found[plain] = name
    return found
