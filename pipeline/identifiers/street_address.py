"""Street addresses: the streets that the case knows, a house number with a street, and streets by their name."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import EARLIER, Roster
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.service_words import HOUSE_NUMBER, STREET_NAME

_CERTAIN = re.compile(r"(?i)\b(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Terrace|Mews|Rd|Ave|Cres)$")
_NOT_A_STREET = re.compile(
    r"(?i)^(?:the )?(?:children'?s|care|foster|nursing|residential|first|second|white|open|case|next|high) |"
    r"\b(?:county|crown|family|magistrates'?|high|supreme|youth|care|contact) (?:court|centre|house)$|"
    r"^(?:right|best|safe|good|no|one|every|this|that|a|an|in|by|any) |\b(?:downing street|high street)$"
)
_NUMBERED = r"(?:(?:flat|apartment|apt\.?|flt) )?(?:\d{1,4}[a-z]?,? )?"
_INSTEAD = "the family home"


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Streets with or without a number."""
    seen: set[int] = set()
    for match in STREET_NAME.finditer(text):
        start, end = match.span("street")
        number = HOUSE_NUMBER.search(text[max(0, start - 50) : start])
        first = start - len(number.group()) if number else start
        known = roster.value("street", match["street"])
        if known:
            seen.add(start)
            yield Span(
                first,
                end,
                text[first:end],
                "address",
                "A street that the case knows.",
                "must-fix",
                known.belongs_to,
                _home_of(known.belongs_to),
            )
        elif _NOT_A_STREET.search(match["street"]):
            continue
        elif number:
            yield Span(
                first, end, text[first:end], "address", "A house number with a street.", "must-fix", None, _INSTEAD
            )
        elif _CERTAIN.search(match["street"]):
            yield Span(
                start, end, text[start:end], "address", "The name of a street.", "check", None, "a residential street"
            )
    folded = fold(text)
    for known in roster.values:
        if known.kind == "street":
            pattern = r"[\s'.-]+".join(re.escape(fold(word)) for word in known.key.split())
            for match in re.finditer(rf"(?<!\w){_NUMBERED}{pattern}(?!\w)", folded):
                yield Span(
                    match.start(),
                    match.end(),
                    text[match.start() : match.end()],
                    "address",
                    "A street that the case knows.",
                    "must-fix",
                    known.belongs_to,
                    _home_of(known.belongs_to),
                )


def _home_of(belongs_to: str) -> str:
    """The home of the child and those who live with it is the family's; anybody else lives at another."""
    if belongs_to.startswith(EARLIER):
        return "an earlier address"
    _, of, role = belongs_to.partition("address of ")
    return _INSTEAD if not of or role in ("subject child", "sibling", "mother") else "another address"
