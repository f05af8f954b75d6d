"""From an edited rapid review template to decisions: what people wrote in it, told from what the program wrote.

Only what differs from the program's own last copy is somebody's words. Nothing is guessed: a date that cannot be read
and two recommendations ticked together are said and left.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.outputs.criteria import CRITERIA, OUTCOMES
from pipeline.outputs.panel_reading import TemplateWords
from pipeline.outputs.word.paper import OPEN

_FROM_RETURNS = "Learning of single agencies, from their returns:"
_OFFERED = "Offered by the returns:"
_DATES = ("notification_made", "meeting_date", "submitted_date")
_DATE_FORMS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d")
# Field of the template to the decisions that share it, each with the label that begins its line (panel_pack.py).
_SHARED: dict[str, tuple[tuple[str, str], ...]] = {
    "long_term_impact": (("long_term_impact", ""), ("serious_harm", "Nature of the harm")),
    "themes": (
        ("themes", ""), ("identity", "Race, culture, faith and ethnicity"),
        ("disability", "Disability, health and identity"), ("risk_factors", "Recognised risk factors"),
    ),
    "learning": (("immediate_learning", ""), ("dissemination", "How it is shared"), ("actions", "Actions")),
    "reasons": (
        ("reasons", ""), ("national_review_reasons", "National review"),
        ("additional_learning", "Potential for additional learning"),
        ("no_further_learning", "Why no further learning is to be gained"),
    ),
}  # fmt: skip
_ALONE = {
    **{
        key: key
        for key in (
            "other_details", "omissions", "immediate_safety_details", "lived_experience", "discussion", "police_update",
            "national_reviews", "good_practice", "conclusion", "legal_advice", "other_review", "ratified_icb",
            "ratified_police", "ratified_local_authority", "scrutineer", "participants", "observers", *_DATES,
        )
    },
    "child_gender": "gender",
}  # fmt: skip


@dataclass(frozen=True)
class Written:
    """What people changed.

    Args:
        decisions: key of `[decisions]` to its new words; an empty text where a field was cleared.
        remarks: what could not be taken, as sentences.
    """

    decisions: dict[str, str]
    remarks: tuple[str, ...] = ()


def written_by_people(made: TemplateWords, now: TemplateWords) -> Written:
    """The decisions that an edited template holds and the program's own copy of it did not."""
    decisions: dict[str, str] = {}
    remarks: list[str] = []
    for field, text in now.texts.items():
        before = made.texts.get(field, "")
        if (field not in _ALONE and field not in _SHARED) or _same(text, before):
            continue
        words = _own_words(text, before)
        if field in _SHARED:
            decisions.update(_shared(_SHARED[field], words))
        elif field in _DATES:
            day = _day(words)
            if words and not day:
                remarks.append(
                    f"The rapid review template says “{words}” for {field}, which is no date. Write 13 March 2026."
                )
            elif not words or day:
                decisions[field] = day
        else:
            decisions[_ALONE[field]] = words
    if set(made.ticked) != set(now.ticked):
        decisions.update(_ticks(now.ticked, remarks))
    return Written(decisions, tuple(remarks))


def _same(text: str, before: str) -> bool:
    return " ".join(text.split()) == " ".join(before.split())


def _own_words(text: str, before: str) -> str:
    """The text without what stood open or was only offered: those lines are the program's."""
    text = text.partition(_FROM_RETURNS)[0]
    offered = {line.strip() for line in before.split("\n")} if before.startswith("[") else set()
    lines = [line for line in text.split("\n") if line.strip() not in offered]
    kept = [line.partition("]")[2].removeprefix(" " + _OFFERED) if line.startswith(OPEN) else line for line in lines]
    return "\n".join(kept).strip()


def _shared(keys: tuple[tuple[str, str], ...], words: str) -> Iterator[tuple[str, str]]:
    """The parts of one box; a part begins with its label, the first has none."""
    parts: dict[str, list[str]] = {key: [] for key, _ in keys}
    current = keys[0][0]
    for line in words.split("\n"):
        for key, label in keys[1:]:
            if line.casefold().startswith(f"{label.casefold()}:"):
                current, line = key, line[len(label) + 1 :]  # noqa: PLW2901  the label is no part of the words
                break
        parts[current].append(line.strip())
    for key, lines in parts.items():
        yield key, "\n".join(lines).strip()


def _day(words: str) -> str:
    for form in _DATE_FORMS:
        try:
            return datetime.datetime.strptime(words, form).replace(tzinfo=datetime.UTC).date().isoformat()
        except ValueError:
            continue
    return ""


def _ticks(ticked: tuple[str, ...], remarks: list[str]) -> Iterator[tuple[str, str]]:
    criteria = [key for key in CRITERIA if f"criterion.{key}" in ticked]
    yield "criteria", "; ".join(criteria)
    outcomes = [key for key in OUTCOMES if f"outcome.{key}" in ticked]
    if len(outcomes) > 1:
        remarks.append(
            "More than one recommendation is ticked in the rapid review template, so none was taken from it."
        )
    else:
        yield "decision", "".join(outcomes)
    safe = [answer for answer in ("yes", "no") if f"immediate-safety-{answer}" in ticked]
    if len(safe) > 1:
        remarks.append(
            "Both Yes and No are ticked under 2.1 of the rapid review template, so neither was taken from it."
        )
    else:
        yield "immediate_safety", "".join(safe)
