"""The anonymisation check: every passage of a draft against every recogniser, then again with the names that were met.

It never says that a draft is anonymous; it says what was found, what looked and what did not.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.identifiers import KNOWING, RECOGNISERS, known_person, language_model, person
from pipeline.identifiers.advice import advice_on
from pipeline.identifiers.known import KnownPerson, Roster
from pipeline.identifiers.let_pass import passed
from pipeline.identifiers.name_forms import parts_of
from pipeline.identifiers.name_tables import MONTHS, WORDS_THAT_ARE_NAMES
from pipeline.identifiers.normalise import normalise
from pipeline.identifiers.passages import REMOVED_PARTS, Passage, passages_of
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.weighing import in_hidden_part, one_per_place, without_passed
from pipeline.identifiers.worth_reading import worth_reading
from pipeline.readers.document import Document
from pipeline.settings import CONTEXT_CHARACTERS
from schemas.finding import CheckReport, CheckSummary, Decision, DraftSource, Finding

DocumentType = Literal["lcspr", "rapid-review"]
_AUTHORS = frozenset(
    {"author", "last_modified_by", "last modified by", "manager", "company", "creator", "lastmodifiedby", "template"}
)
_SILENT = frozenset(
    {
        "created",
        "modified",
        "last_modified",
        "application",
        "revision",
        "pages",
        "words",
        "last_printed",
        "producer",
        "language",
        "content_status",
        "version",
        "app_version",
        "total_time",
        "characters",
        "lines",
        "paragraphs",
    }
)
_HARMLESS_PROPERTIES = frozenset({"Normal.dotm", "Normal", "Normal.dot", "python-docx"})


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    span: Span


def check(
    document: Document,
    roster: Roster,
    *,
    document_type: DocumentType = "lcspr",
    case_reference: str | None = None,
    decisions: Mapping[str, Decision] | None = None,
) -> CheckReport:
    """Everything in a draft that identifies, or may identify, somebody.

    Args:
        document: the draft, read.
        roster: all that the case knows; an empty one where the draft belongs to no case.
        document_type: "lcspr" is for publication and must not identify; "rapid-review" goes to the Panel and
            identifies on purpose, so that only hidden parts and people outside of the case are findings.
        case_reference: of the case, for the report.
        decisions: what a person decided before, by the id of the finding.
    """
    passages = tuple(passages_of(document))
    every = (text for one in passages for text in (one.searched, person.softened(one.searched)))
    language_model.read_ahead(every, worth_reading(roster))
    found = [_Found(one, span) for one in passages for span in _spans(one, roster)]
    met = _met(found)
    if met:
        known, strangers = roster.with_met(met), Roster(met=met)
        before: dict[int, list[Span]] = {}
        for earlier in found:
            before.setdefault(id(earlier.passage), []).append(earlier.span)
        found = [
            _Found(one, span) for one in passages for span in _again(one, known, strangers, before.get(id(one), []))
        ]
    if document_type == "rapid-review":
        found = [one for one in found if _matters_to_the_panel(one)]
    findings = tuple(_finding(one, number, decisions or {}) for one, number in _numbered(found))
    used, missing = language_model.what_was_used()
    return CheckReport(
        draft=DraftSource(name=document.name, sha256=document.sha256),
        case_reference=case_reference,
        summary=_summary(findings),
        findings=findings,
        checked_with=(_roster_in_words(roster), *used),
        not_checked=(*missing, *_not_read(document)),
        advice=advice_on(findings, roster, document_type),
    )


def known_spans(text: str, roster: Roster) -> list[Span]:
    """What the case itself knows in a text, wherever it stands: names, numbers, addresses and days of the roster."""
    plain = normalise(text)
    spans = [span for recogniser in KNOWING for span in recogniser.find(plain.text, roster)]
    spans = [span for span in spans if span.matches is not None and span.severity == "must-fix"]
    return [
        _at(plain.original(span.start, span.end), text, span)
        for span in one_per_place(without_passed(spans, passed(plain.text, roster)))
    ]


def _spans(passage: Passage, roster: Roster) -> list[Span]:
    """The findings of one passage, in offsets of its own text."""
    if passage.property_name is not None and passage.property_name.casefold() in _SILENT:
        return []
    text, lead = passage.searched, len(passage.lead)
    spans = [span for recogniser in RECOGNISERS for span in recogniser.find(text, roster) if span.start >= lead]
    spans = one_per_place(without_passed(spans, passed(text, roster)))
    placed = [_in_original(passage, span) for span in spans]
    placed += list(_whole_passage(passage, placed))
    return [in_hidden_part(span) for span in placed] if passage.hidden else placed


def _in_original(passage: Passage, span: Span) -> Span:
    lead = len(passage.lead)
    return _at(passage.plain.original(span.start - lead, span.end - lead), passage.original, span)


def _at(place: tuple[int, int], text: str, span: Span) -> Span:
    return replace(span, start=place[0], end=place[1], text=text[place[0] : place[1]])


def _whole_passage(passage: Passage, spans: list[Span]) -> Iterator[Span]:
    """What has to go whatever it says: comments, deletions, hidden words, authors in the properties."""
    words = passage.original
    if not words.strip():
        return
    if words in _HARMLESS_PROPERTIES:
        return
    if passage.property_name is not None and passage.property_name.casefold() in _AUTHORS and not spans:
        yield Span(
            0,
            len(words),
            words,
            "metadata",
            f"The file's properties name its {passage.property_name.replace('_', ' ')}.",
            "must-fix",
            None,
            "remove the file's properties",
        )
    elif passage.part == "hidden-text" and passage.place.part in ("body", "table"):
        yield Span(
            0,
            len(words),
            words,
            "hidden-text",
            "White or tiny letters: a heading on a colour, or hidden words?",
            "check",
        )
    elif passage.part in REMOVED_PARTS:
        what = passage.part.replace("-", " ")
        yield Span(
            0,
            len(words),
            words,
            "hidden-text",
            f"A {what} goes out with the file: remove it before publication.",
            "must-fix",
            None,
            f"remove the {what}",
        )


def _again(passage: Passage, known: Roster, strangers: Roster, before: list[Span]) -> list[Span]:
    """The findings of a passage with those of people met elsewhere in the draft."""
    text, lead = passage.searched, len(passage.lead)
    fresh = [span for span in known_person.find(text, strangers) if span.start >= lead]
    placed = [_in_original(passage, span) for span in without_passed(fresh, passed(text, known))]
    whole = [span for span in before if span.category in ("hidden-text", "metadata")]
    rest = one_per_place(
        [
            *(span for span in before if span not in whole),
            *(in_hidden_part(one) if passage.hidden else one for one in placed),
        ]
    )
    return [*rest, *whole]


def _met(found: list[_Found]) -> tuple[KnownPerson, ...]:
    """The people outside of the case whose names were found, to be searched for everywhere."""
    names: dict[str, KnownPerson] = {}
    for one in found:
        span = one.span
        if span.category != "person" or span.matches is not None:
            continue
        parts = parts_of(span.text)
        words = (*parts.given[:1], *parts.last)
        if words and all(len(word) > 2 and word not in WORDS_THAT_ARE_NAMES and word not in MONTHS for word in words):
            names.setdefault(
                span.text.casefold(),
                KnownPerson((span.text,), "person outside of the case", span.suggestion or "a person", False),
            )
    return tuple(sorted(names.values(), key=lambda known: -len(known.names[0])))


def _matters_to_the_panel(one: _Found) -> bool:
    outside = one.span.category == "person" and one.span.matches is None
    return one.passage.hidden or outside


def _numbered(found: list[_Found]) -> Iterator[tuple[_Found, int]]:
    """Each finding with the number of its like in the same sentence of the same part."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        key = (one.passage.part, _sentence(one.passage.original, one.span), one.span.text)
        seen[key] += 1
        yield one, seen[key]


def _finding(one: _Found, occurrence: int, decisions: Mapping[str, Decision]) -> Finding:
    passage, span = one.passage, one.span
    sentence = _sentence(passage.original, span)
    digest = hashlib.sha256(
        "\x1f".join((passage.part, sentence, span.category, span.text, str(occurrence))).encode()
    ).hexdigest()[:16]
    return Finding(
        id=digest,
        text=span.text,
        category=span.category,
        severity=span.severity,
        part=passage.part,
        page=passage.place.page,
        paragraph=passage.place.paragraph,
        start=span.start,
        end=span.end,
        context=_context(passage.original, span),
        matches=span.matches,
        suggestion=span.suggestion,
        why=span.reason,
        decision=decisions.get(digest),
        member=passage.place.member or None,
        location=passage.place.describe(),
    )


def _sentence(text: str, span: Span) -> str:
    """The sentence that a finding stands in, its white space evened out."""
    start = max((match.end() for match in re.finditer(r"[.!?]\s+|\n", text[: span.start])), default=0)
    stop = re.search(r"[.!?](?:\s|$)|\n", text[span.end :])
    end = span.end + stop.end() if stop else len(text)
    return " ".join(text[start:end].split())


def _context(text: str, span: Span) -> str:
    first, last = max(0, span.start - CONTEXT_CHARACTERS), min(len(text), span.end + CONTEXT_CHARACTERS)
    return ("…" if first else "") + " ".join(text[first:last].split()) + ("…" if last < len(text) else "")


def _summary(findings: tuple[Finding, ...]) -> CheckSummary:
    open_ones = [finding for finding in findings if finding.decision != "keep"]
    count = Counter(finding.severity for finding in open_ones)
    return CheckSummary(
        must_fix=count["must-fix"],
        check=count["check"],
        consider=count["consider"],
        by_category=dict(sorted(Counter(finding.category for finding in open_ones).items())),
        clear=count["must-fix"] == 0,
    )


def _roster_in_words(roster: Roster) -> str:
    if not roster.people and not roster.values:
        return "No case: patterns and language models only"
    numbers = f"{len(roster.values)} numbers, addresses and services, {len(roster.dates)} days"
    return f"The case's roster: {len(roster.people)} people, {numbers}"


def _not_read(document: Document) -> Iterator[str]:
    """What the reader could not read, in sentences."""
    codes = {remark.code for remark in document.remarks}
    pages = ", ".join(remark.words.get("page", "") for remark in document.remarks if remark.code == "page-without-text")
    if "picture-in-answer" in codes:
        yield "Words in the pixels of pictures were not read: look at each picture."
    if pages:
        yield f"Pages without a text layer were not read: {pages}."
    if "pages-missing" in codes:
        yield "Some pages of this PDF could not be read at all."
    if "embedded-file" in codes:
        yield "Files inside this file were not opened: take them out before publication."
