"""Spans with their places become findings: ids that stay, the part that a reader would name, the words around."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.identifiers.memory import Memory
from pipeline.identifiers.passages import TAKE_OUT, Passage, is_in_picture
from pipeline.identifiers.recogniser import Span
from pipeline.readers.document import Part
from pipeline.settings import CONTEXT_CHARACTERS
from schemas.finding import Finding


@dataclass(frozen=True, slots=True)
class Found:
    """One span with the passage in which it stands."""

    passage: Passage
    span: Span

    @property
    def part(self) -> Part:
        """The part of the file; words that are a tracked insertion, wholly or in part, are called so."""
        inserted = any(start < self.span.end and self.span.start < end for start, end in self.passage.inserted)
        return "tracked-insertion" if inserted and self.passage.part != "hidden-text" else self.passage.part


def findings_of(found: Iterable[Found], memory: Memory) -> tuple[Finding, ...]:
    """The findings, each with an id that stays while its sentence does, and the decision made on it."""
    return tuple(_finding(one, number, memory) for one, number in _numbered(found))


def _numbered(found: Iterable[Found]) -> Iterator[tuple[Found, int]]:
    """Each finding with the number of its like in the same sentence of the same part."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        key = (one.part, _sentence(one.passage.original, one.span), one.span.text)
        seen[key] += 1
        yield one, seen[key]


def _finding(one: Found, occurrence: int, memory: Memory) -> Finding:
    passage, span = one.passage, one.span
    words = (one.part, _sentence(passage.original, span), span.category, span.text, str(occurrence))
    digest = hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:16]
    pictured = is_in_picture(passage.place.heading)
    decided = memory.by_id.get(digest) if pictured else memory.on(digest, span.category, span.text, one.part)
    return Finding(
        id=digest,
        text=span.text,
        category=span.category,
        severity=span.severity,
        part=one.part,
        page=passage.place.page,
        paragraph=passage.place.paragraph,
        start=span.start,
        end=span.end,
        context=_context(passage.original, span),
        matches=span.matches,
        suggestion=TAKE_OUT if pictured else span.suggestion,
        why=span.reason,
        decision=decided.decision if decided else None,
        member=passage.place.member or None,
        location=_location(one),
        reason=decided.reason if decided else None,
        own_words=(decided.own_words or None) if decided else None,
        decided_in=decided.draft if decided and decided.decision else None,
    )


def _location(one: Found) -> str:
    """Where it stands, in words, with the heading above: nobody counts paragraphs."""
    words = one.passage.place.describe()
    if one.part == "tracked-insertion":
        words = f"tracked insertion, {words}"
    return f"{words}, under “{one.passage.under}”" if one.passage.under else words


def _sentence(text: str, span: Span) -> str:
    """The sentence that a finding stands in, its white space evened out."""
    start = max((match.end() for match in re.finditer(r"[.!?]\s+|\n", text[: span.start])), default=0)
    stop = re.search(r"[.!?](?:\s|$)|\n", text[span.end :])
    end = span.end + stop.end() if stop else len(text)
    return " ".join(text[start:end].split())


def _context(text: str, span: Span) -> str:
    first, last = max(0, span.start - CONTEXT_CHARACTERS), min(len(text), span.end + CONTEXT_CHARACTERS)
    cut = text.find(" ", first, span.start) if first else -1
    first = cut + 1 if cut >= 0 else first
    cut = text.rfind(" ", span.end, last) if last < len(text) else -1
    last = cut if cut >= 0 else last
    return ("…" if first else "") + " ".join(text[first:last].split()) + ("…" if last < len(text) else "")
