"""The anonymisation check: every passage of a draft against every recogniser, then again with the names that were met.

It never says that a draft is anonymous; it says what was found, what looked and what did not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from pipeline.identifiers import KNOWING, RECOGNISERS, known_person, language_model, person
from pipeline.identifiers.advice import advice_on
from pipeline.identifiers.found import Found, findings_of
from pipeline.identifiers.known import OWN_REFERENCE, KnownPerson, Roster
from pipeline.identifiers.let_pass import passed
from pipeline.identifiers.memory import Memory
from pipeline.identifiers.name_forms import parts_of
from pipeline.identifiers.name_tables import MONTHS, WORDS_THAT_ARE_NAMES
from pipeline.identifiers.normalise import normalise
from pipeline.identifiers.passages import Passage, passages_of
from pipeline.identifiers.pronoun_slips import slips
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.swept import swept
from pipeline.identifiers.told_passes import told_passes
from pipeline.identifiers.weighing import in_hidden_part, one_per_place, without_passed
from pipeline.identifiers.whole_passages import is_silent, pictures_of, whole_passage
from pipeline.identifiers.worth_reading import worth_reading
from pipeline.readers.document import Document
from schemas.finding import CheckReport, CheckSummary, DraftSource

DocumentType = Literal["lcspr", "rapid-review"]


def check(
    document: Document,
    roster: Roster,
    *,
    document_type: DocumentType = "lcspr",
    case_reference: str | None = None,
    memory: Memory | None = None,
) -> CheckReport:
    """Everything in a draft that identifies, or may identify, somebody.

    Args:
        document: the draft, read.
        roster: all that the case knows; an empty one where the draft belongs to no case.
        document_type: "lcspr" is for publication and must not identify; "rapid-review" goes to the Panel and
            identifies on purpose, so that only hidden parts and people outside of the case are findings.
        case_reference: of the case, for the report.
        memory: what people decided before, on this draft and on others of the case.
    """
    passages = tuple(passages_of(document))
    every = (text for one in passages for text in (one.searched, person.softened(one.searched)))
    language_model.read_ahead(every, worth_reading(roster))
    found = [Found(one, span) for one in passages for span in _spans(one, roster)]
    told = _told(found)
    found = [Found(one.passage, _as_told(one.span, told)) for one in found]
    met = _met(found)
    if met:
        known, strangers = roster.with_met(met), Roster(met=met)
        before: dict[int, list[Span]] = {}
        for earlier in found:
            before.setdefault(id(earlier.passage), []).append(earlier.span)
        found = [
            Found(one, span) for one in passages for span in _again(one, known, strangers, before.get(id(one), []))
        ]
    found += pictures_of(document)
    found += slips(passages, roster.pseudonym)
    found += swept(document.strings, passages, tuple(found), lambda text: known_spans(text, roster))
    if document_type == "rapid-review":
        found = [one for one in found if _matters_to_the_panel(one)]
    findings = findings_of(found, memory or Memory())
    used, missing = language_model.what_was_used()
    return CheckReport(
        draft=DraftSource(name=document.name, sha256=document.sha256),
        case_reference=case_reference,
        summary=CheckSummary.of(findings),
        findings=findings,
        checked_with=(_roster_in_words(roster), *used),
        let_pass=told_passes(passages, roster),
        not_checked=(*missing, *_not_read(document)),
        advice=advice_on(findings, roster, document_type, document),
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
    if is_silent(passage):
        return []
    text, lead = passage.searched, len(passage.lead)
    spans = [span for recogniser in RECOGNISERS for span in recogniser.find(text, roster) if span.start >= lead]
    spans = one_per_place(without_passed(spans, passed(text, roster)))
    placed = [_in_original(passage, span) for span in spans]
    placed += list(whole_passage(passage, placed))
    return [in_hidden_part(span) for span in placed] if passage.hidden else placed


def _in_original(passage: Passage, span: Span) -> Span:
    lead = len(passage.lead)
    return _at(passage.plain.original(span.start - lead, span.end - lead), passage.original, span)


def _at(place: tuple[int, int], text: str, span: Span) -> Span:
    return replace(span, start=place[0], end=place[1], text=text[place[0] : place[1]])


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


def _met(found: list[Found]) -> tuple[KnownPerson, ...]:
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


def _told(found: Iterable[Found]) -> Mapping[str, str]:
    """What "Ms Bright" is called where the draft names "Jo Bright, the school nurse", and no other of that surname."""
    unknown = (one.span for one in found if one.span.category == "person" and one.span.matches is None)
    named = {span.text: span.suggestion or person.ROLE_NOT_SAID for span in unknown}
    told: dict[str, str] = {}
    for name, suggestion in named.items():
        parts = parts_of(name)
        fuller = {said for other, said in named.items() if parts_of(other).last == parts.last} - {person.ROLE_NOT_SAID}
        if suggestion == person.ROLE_NOT_SAID and not parts.given and len(fuller) == 1:
            told[name.casefold()] = fuller.pop()
    return told


def _as_told(span: Span, told: Mapping[str, str]) -> Span:
    is_unknown = span.category == "person" and span.matches is None
    return replace(span, suggestion=told.get(span.text.casefold(), span.suggestion)) if is_unknown else span


def _matters_to_the_panel(one: Found) -> bool:
    outside = one.span.category == "person" and one.span.matches is None
    return one.passage.hidden or one.part == "tracked-insertion" or outside


def _roster_in_words(roster: Roster) -> str:
    if not roster.people and all(one.belongs_to == OWN_REFERENCE for one in roster.values):
        return "No case: patterns and language models only"
    numbers = f"{len(roster.values)} numbers, addresses and services, {len(roster.dates)} days"
    return f"The case's roster: {len(roster.people)} people, {numbers}"


def _not_read(document: Document) -> Iterator[str]:
    """What the reader could not read, in sentences."""
    codes = {remark.code for remark in document.remarks}
    pages = ", ".join(remark.words.get("page", "") for remark in document.remarks if remark.code == "page-without-text")
    if "picture-not-read" in codes or ("picture-in-answer" in codes and "picture-read" not in codes):
        yield "Words in the pixels of pictures were not read: look at each picture."
    elif "picture-read" in codes:
        yield "Words in pictures were read by a program that misses some (OCR): look at each picture all the same."
    if pages:
        yield f"Pages without a text layer were not read: {pages}."
    if "pages-missing" in codes:
        yield "Some pages of this PDF could not be read at all."
    if "embedded-file" in codes:
        yield (
            "Files inside this file were read as far as they are Office files or plain text: take them out before "
            "publication."
        )
