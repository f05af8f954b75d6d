"""Passages of the returns that may bear on a question of the toolkit, found by plain words that the paper names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.outputs.file_names import sent_name
from pipeline.settings import LONGEST_PASSAGE, MOST_PASSAGES
from schemas.case_view import CaseView
from schemas.returns.information_report import InformationReport
from schemas.returns.learning import LearningRecord
from schemas.returns.scoping import ScopingRecord

# Words, by the question's key; they are shown to the meeting as they stand, and longer words that begin so count too.
_WORDS = {
    "lived_experience": ("said", "told", "wishes", "feelings", "voice", "seen alone", "disclosed", "frightened"),
    "identity": (
        "race", "racism", "racial", "culture", "cultural", "faith", "religion", "religious", "ethnic", "first language",
        "interpreter", "heritage",
    ),
    "disability": (
        "disability", "disabled", "autism", "autistic", "ADHD", "mental health", "depression", "depressed", "anxiety",
        "anxious", "learning difficulty", "learning difficulties", "self-harm",
    ),
    "risk_factors": (
        "domestic", "alcohol", "substance", "drug", "neglect", "homeless", "debt", "violence", "violent",
        "exploitation",
    ),
    "good_practice": ("good practice", "persevere", "prompt", "thorough", "outstanding", "well recorded"),
}  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """One passage: who says it, its words, and where it stands."""

    agency: str
    words: str
    where: str


def passages_bearing_on(view: CaseView, key: str) -> tuple[tuple[str, ...], list[Passage]]:
    """The words looked for, and the passages that hold one of them, at most a handful, in the order of the returns."""
    words = _WORDS[key]
    pattern = re.compile(r"\b(" + "|".join(re.escape(word) for word in words) + ")", re.IGNORECASE)
    found: dict[str, Passage] = {}
    for agency, text, where in _texts(view):
        match = pattern.search(text)
        if match:
            words_around = _around(text, match.start())
            found.setdefault(words_around.casefold(), Passage(agency, words_around, where))
    return words, list(found.values())[:MOST_PASSAGES]


def _texts(view: CaseView) -> Iterator[tuple[str, str, str]]:
    """Analysis first, then the events' comments and the events themselves, the latest first."""
    for entry in view.accepted:
        record = entry.parsed.record if entry.parsed else None
        for label, text in _narratives(record):
            if text:
                yield entry.agency or "Agency not stated", text, f"{sent_name(entry.file)}, {label}"
    for event in reversed(view.events):
        for text in (event.child_contact, event.event, event.comment):
            if text:
                yield event.agency or "Agency not stated", text, f"{sent_name(event.file)}, {event.location}"


def _narratives(record: object) -> Iterator[tuple[str, str | None]]:
    if isinstance(record, ScopingRecord):
        yield "analysis of practice", record.analysis
        yield "areas for concern", record.concerns
        yield "involvement", record.involvement
    elif isinstance(record, InformationReport):
        yield "good practice", record.good_practice
        yield "analysis", record.analysis
    elif isinstance(record, LearningRecord):
        for line in record.key_lines:
            yield f"key line of enquiry {line.number}, good practice", line.good_practice
            yield f"key line of enquiry {line.number}, analysis", line.analysis


def _around(text: str, place: int) -> str:
    """The sentence that holds a place, cut at whole words where it is long."""
    start = max((text.rfind(mark, 0, place) for mark in (". ", "\n", "? ", "! ")), default=-1)
    start = start + 1 if start >= 0 else 0
    ends = [found for mark in (". ", "\n", "? ", "! ") if (found := text.find(mark, place)) >= 0]
    end = min(ends) + 1 if ends else len(text)
    sentence = " ".join(text[start:end].split())
    if len(sentence) <= LONGEST_PASSAGE:
        return sentence
    return sentence[:LONGEST_PASSAGE].rsplit(" ", 1)[0] + " …"
