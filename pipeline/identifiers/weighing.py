"""Which of several findings on the same words stands, and how serious it is where it stands."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.identifiers.recogniser import Span
from schemas.finding import FindingSeverity

_RANK: dict[FindingSeverity, int] = {"must-fix": 0, "check": 1, "consider": 2}
_CATEGORY_RANK = {
    "email": 0,
    "url": 0,
    "nhs-number": 0,
    "date-of-birth": 1,
    "postcode": 1,
    "identifier": 1,
    "vehicle": 1,
    "phone": 2,
    "date": 3,
    "person": 3,
    "address": 3,
    "organisation": 4,
    "place": 5,
}
MISSPELT = "Another spelling"
_SWALLOWING = frozenset({"email", "url", "address", "organisation", "identifier"})
_DIRECT = frozenset(
    {
        "person",
        "date-of-birth",
        "date",
        "address",
        "postcode",
        "place",
        "phone",
        "email",
        "nhs-number",
        "identifier",
        "vehicle",
        "url",
    }
)


def one_per_place(spans: Iterable[Span]) -> list[Span]:
    """One finding for each stretch of words: the gravest, then the one of the case, then the longest.

    A longer stretch of the same seriousness swallows what stands inside it and keeps whom that matches.
    """
    kept: list[Span] = []
    for span in sorted(spans, key=_order):
        clash = next(
            (place for place, other in enumerate(kept) if span.start < other.end and other.start < span.end), None
        )
        if clash is None:
            kept.append(span)
            continue
        grown = _grown(span, kept[clash])
        if grown is not None:
            kept = [one for one in kept if not (grown.start < one.end and one.start < grown.end)]
            kept.append(grown)
    return sorted(kept, key=lambda span: span.start)


def _grown(span: Span, other: Span) -> Span | None:
    """The longer of two findings with what the shorter one inside of it knows; nothing where it stays out."""
    if span.end - span.start <= other.end - other.start or span.start > other.start or span.end < other.end:
        return None
    if span.category in _SWALLOWING and span.severity != "consider":
        return replace(span, severity=other.severity, matches=span.matches or other.matches)
    if span.category == other.category == "person" and other.matches is not None:
        return _relative(span, other)
    return None


def _relative(span: Span, known: Span) -> Span:
    """A whole name of which the case knows a part: its owner, or somebody who shares the surname."""
    begins = span.text.startswith(known.text) and not span.text.startswith(f"{known.text},")
    if begins and known.reason.startswith(MISSPELT):
        reason = f"{known.reason} The surname is none of theirs: the same person, or another?"
        return replace(known, end=span.end, text=span.text, start=span.start, reason=reason, suggestion=span.suggestion)
    if begins:
        reason = f"{known.reason} It stands here with a surname that the case does not know."
        return replace(known, end=span.end, text=span.text, start=span.start, reason=reason)
    reason = "A name that the case does not know, with a name of the family in it: a relative?"
    return replace(span, severity=known.severity, reason=reason)


def in_hidden_part(span: Span) -> Span:
    """A direct identifier where nobody looks has to go: it was not meant to be seen, or was forgotten."""
    if span.severity != "must-fix" and span.category in _DIRECT:
        return replace(
            span, severity="must-fix", reason=f"{span.reason} It stands in a part of the file that readers do not see."
        )
    return span


def without_passed(spans: Iterable[Span], passed: Iterable[tuple[int, int, str]]) -> list[Span]:
    """The spans that do not stand within words that are let pass."""
    stretches = tuple(passed)
    return [span for span in spans if not any(start <= span.start and span.end <= end for start, end, _ in stretches)]


def _order(span: Span) -> tuple[int, bool, int, int, int]:
    return (
        _RANK[span.severity],
        span.matches is None,
        _CATEGORY_RANK.get(span.category, 6),
        -(span.end - span.start),
        span.start,
    )
