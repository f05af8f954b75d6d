"""Which other agencies a row names, and whether it says that it told them something or was told by them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.merging.agency_mentions import names_of_staff, own_words_of_names, papers_for, phrases_for
from pipeline.merging.message_words import (
    ASKED,
    COME_FROM,
    DONE_BY,
    DONE_TO,
    MEANS,
    NOT_DONE,
    OTHERWISE,
    PAPER,
    REQUESTED,
    SENT_ON,
    TELLING,
    TO_COME,
)
from pipeline.merging.phrases import Found, PhraseFinder
from pipeline.merging.same_words import sentence_words
from schemas.case_view import CaseEvent

_FARTHEST_WORDS = 7
_AND_ALSO_WORDS = 2
_SENTENCES = re.compile(r"[.;\n]")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Other agencies of the case that one row names: at all, as told, as the one that told. `words` by agency told."""

    named: frozenset[str]
    told: tuple[tuple[str, str], ...]
    heard_from: frozenset[str]


_NONE = Mentions(frozenset(), (), frozenset())


class MentionFinder:
    """Knows the names of the agencies of one case; looks for them in rows."""

    def __init__(self, agencies: dict[str, tuple[str, ...]], texts: Iterable[str] = ()) -> None:
        """Args: agencies: name to the other names under which it is known; texts: all rows, to tell names by."""
        names = phrases_for(agencies)
        known = list(texts)
        own = {word: name for word, name in own_words_of_names(agencies, known).items() if word not in names}
        self._weak = frozenset(own)
        names |= own
        names |= {word: name for word, name in names_of_staff(names, known).items() if word not in names}
        self._names = PhraseFinder[str](names.items())
        self._papers = PhraseFinder[str](papers_for(agencies).items())

    def find(self, event: CaseEvent) -> Mentions:
        """What one row says of other agencies. Its own agency is never among them."""
        own = event.agency or ""
        named: set[str] = set()
        told: dict[str, str] = {}
        heard: set[str] = set()
        for text in (event.source, event.child_contact, event.family_contact):
            if text:
                named.update(found.meaning for found in self._names.find(sentence_words(text)))
        for sentence in _SENTENCES.split(event.event or ""):
            words = sentence_words(sentence)
            heard.update(found.meaning for found in self._papers.find(words))
            found = self._names.find(words)
            if found:
                named.update(each.meaning for each in found)
                heard.update(each.meaning for each in found if _has_it_from(each, found, words, own))
                for each in _told(words, found, own):
                    if words[each.start] not in self._weak:
                        told.setdefault(each.meaning, sentence.strip())
        if not named and not heard:
            return _NONE
        return Mentions(
            named=frozenset((named | heard) - {own}),
            told=tuple(sorted((agency, words) for agency, words in told.items() if agency not in heard | {own})),
            heard_from=frozenset(heard - {own}),
        )


def mentions_of(events: Iterable[CaseEvent], agencies: dict[str, tuple[str, ...]]) -> dict[str, Mentions]:
    """Event id to what the row says of other agencies.

    Args:
        events: rows of the case.
        agencies: name of each agency to the other names under which it is known.
    """
    rows = list(events)
    finder = MentionFinder(agencies, [row.event or "" for row in rows])
    return {row.id: finder.find(row) for row in rows}


def _has_it_from(name: Found[str], all_names: Sequence[Found[str]], words: Sequence[str], own: str) -> bool:
    """Whether the sentence says that its writer has it from the agency named."""
    return _named_as_sender(name, words) or _named_as_doing(name, all_names, words, own)


def _named_as_sender(name: Found[str], words: Sequence[str]) -> bool:
    """ "received from …", "told by …", with up to three words between."""
    for place in range(name.start - 1, max(-1, name.start - 5), -1):
        word = words[place]
        if word in OTHERWISE:
            return False
        before = words[max(0, place - 3) : place]
        if word == "from":
            return not before or before[-1] not in COME_FROM | REQUESTED
        if word == "by":
            return any(each in ASKED for each in before) and words[name.start] != "ambulance"
        if word == "received":
            return True
    return False


def _named_as_doing(name: Found[str], all_names: Sequence[Found[str]], words: Sequence[str], own: str) -> bool:
    """ "… rang", "… informed us", "… discharge letter"; not "police informed", "report sent to …"."""
    if name.start and words[name.start - 1] == "to":
        return False
    for place in range(name.end, min(len(words), name.end + 3)):
        word, after = words[place], words[place + 1 : place + 2]
        if word in DONE_BY:
            return True
        if word == "asked":
            return after != ["to"] and not any(name.start - 2 <= each.end <= name.start for each in all_names)
        if word in DONE_TO:
            return after == ["us"] or any(
                each.start in (place + 1, place + 2) and each.meaning == own for each in all_names
            )
        if word in PAPER:
            return not (after and after[0] in SENT_ON)
    return False


def _told(words: Sequence[str], found: Sequence[Found[str]], own: str) -> Iterator[Found[str]]:
    """Agencies soon after a word of telling, those that follow with "and", and those named as informed."""
    for verb, word in enumerate(words):
        if word not in TELLING and not (word == "handed" and words[verb + 1 : verb + 2] == ["over"]):
            continue
        if words[verb + 1 : verb + 2] == ["us"] or _is_not_done(words, verb):
            continue
        end, farthest = verb + 1, _FARTHEST_WORDS
        for name in found:
            between = words[end : name.start]
            if name.start < end or len(between) > farthest or _is_heard(between, word):
                continue
            yield name
            end, farthest = name.end, _AND_ALSO_WORDS
    for name in found:
        if _is_informed(name, words):
            yield name


def _is_heard(between: Sequence[str], verb: str) -> bool:
    """Whether what stands between the word of telling and the name turns it round: "letter from", "reported by"."""
    return any(each in ("received", "by") or (each == "from" and verb not in REQUESTED) for each in between)


def _is_informed(name: Found[str], words: Sequence[str]) -> bool:
    """ "Police and SW informed", "HV was told of …": it was told, unless the sentence goes on with whom it told."""
    place = name.end
    while place < len(words) and words[place] in ("was", "were", "team", "staff", "both", "also", "have", "been"):
        place += 1
    if place >= len(words) or words[place] not in DONE_TO | {"asked"} or words[place] == "called":
        return False
    after = words[place + 1 : place + 2]
    if words[place] == "asked":
        return after == ["to"]
    if after == ["by"] and words[place + 2 : place + 3] and words[place + 2] in MEANS:
        return True
    return not after or after[0] in (
        "of",
        "about",
        "re",
        "and",
        "at",
        "as",
        "same",
        "immediately",
        "today",
        "regarding",
    )


def _is_not_done(words: Sequence[str], verb: int) -> bool:
    before = words[max(0, verb - 3) : verb]
    return any(each in NOT_DONE for each in before[-2:]) or any(
        tuple(before[-len(phrase) :]) == phrase for phrase in TO_COME
    )
