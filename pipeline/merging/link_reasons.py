"""Why two rows are linked, in words that the reviewer can check against the rows."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from pipeline.merging.event_kinds import KINDS
from pipeline.merging.evidence import Met, Placed
from pipeline.merging.linkable_row import LinkableRow
from pipeline.merging.row_surroundings import Weights
from pipeline.merging.same_words import sentence_words, telling_words

_MOST_WORDS = 4
_WRITTEN = re.compile(r"[^\W_][\w&+/’'-]*")
_DAY_MINUTES = 24 * 60
_WORDS = {
    "kind": "both are about the same kind of event: {kind}",
    "telling words": "both say {words}",
    "one number": "both give the number {number}",
    "told and heard": "one says that it told the other, and the other that it was told",
    "heard": "{hearer} says that it has it from {source}",
    "told": "{teller} says that it told {told}, which received something",
    "name each other": "each names the other",
    "one names the other": "{naming} names {named}",
    "one sender": "both have it from {sender}",
    "a paper sent, then had": "the one sent a letter or the like, the other had one",
    "both had a paper": "both had a letter or the like",
    "one third agency": "both name {third}",
    "one child": "both name the same child",
    "speaks of the day": "the later row speaks of the day of the other",
    "one minute": "at the same time",
    "gives the time of the other": "one gives in its words the time of the other",
    "a quarter of an hour": "{minutes} minutes apart",
    "only rows of the day": "neither agency has another row on that day",
    "days apart": "{days} apart",
    "late receipt": "the later row tells of a message or a paper",
    "next rows": "neither agency has a row between",
}
"""Signs in the order in which a person would give them; those that are not here are doubts, or say too little alone."""
_SAID_BY = {
    "one names the other": ("told and heard", "heard", "told"),
    "name each other": ("told and heard",),
    "one third agency": ("one sender",),
}
"""A sign that goes without saying where one of these is given."""


def reason_for(one: Placed, other: Placed, signs: Sequence[Met], weights: Weights) -> str:
    """What two rows have in common: what they say, who tells whom, when."""
    first, second = (one.row, other.row) if one.row.day <= other.row.day else (other.row, one.row)
    met = {name for name, much in signs if much}
    given = {name for name in met if met.isdisjoint(_SAID_BY.get(name, ()))}
    facts = {**_who(first, second), **_when(first, second)}
    facts |= {"kind": _kind(first, second), "number": min(first.references & second.references, default="")}
    if "telling words" in given:
        facts["words"] = _words(first, second, weights)
    return "; ".join(words.format(**facts) for name, words in _WORDS.items() if name in given)


def _kind(first: LinkableRow, second: LinkableRow) -> str:
    kind = min(first.kinds & second.kinds, key=lambda number: (-KINDS[number].weight, number), default=None)
    return "" if kind is None else KINDS[kind].name


def _words(first: LinkableRow, second: LinkableRow, weights: Weights) -> str:
    """The most telling words that both say, each as one of the rows writes it."""
    stems = sorted(first.words & second.words, key=lambda word: (-weights[word], word))[:_MOST_WORDS]
    met: dict[str, list[str]] = {stem: [] for stem in stems}
    for row in (first, second):
        for written, stem in chain.from_iterable(map(_written, (row.event.event or "").split())):
            if stem in met:
                met[stem].append(written)
    return ", ".join(f"“{_shortest(stem, met[stem]).removeprefix('#')}”" for stem in stems)


def _shortest(stem: str, written: Sequence[str]) -> str:
    """Of the words that have this stem the shortest, those first that begin with it; of equals the first."""
    return min(written, key=lambda word: (not word.startswith(stem), len(word)), default=stem)


@lru_cache(maxsize=20_000)
def _written(part: str) -> tuple[tuple[str, str], ...]:
    """Of a part of a text without spaces each word in lower case, with each of its stems."""
    words = [word.rstrip("’'-/").lower() for word in _WRITTEN.findall(part)]
    return tuple((word, stem) for word in words for stem in telling_words(sentence_words(word)))


def _who(first: LinkableRow, second: LinkableRow) -> dict[str, str]:
    hearer, source = (second, first) if first.agency in second.heard_from else (first, second)
    teller, told = (first, second) if second.agency in first.told else (second, first)
    naming, named = (first, second) if second.agency in first.named else (second, first)
    return {
        "hearer": hearer.agency,
        "source": source.agency,
        "teller": teller.agency,
        "told": told.agency,
        "naming": naming.agency,
        "named": named.agency,
        "sender": min(first.heard_from & second.heard_from, default=""),
        "third": min(first.named & second.named, default=""),
    }


def _when(first: LinkableRow, second: LinkableRow) -> dict[str, str]:
    days = second.day - first.day
    gap = abs((second.clock or 0) - (first.clock or 0) + days * _DAY_MINUTES)
    return {"days": f"{days} day{'' if days == 1 else 's'}", "minutes": str(gap)}
