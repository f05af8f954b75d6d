"""Answers made into values: text, a day, yes or no, a NHS number, several names; with a note of everything assumed.

What was written is never lost: where a value has another shape than its text, the text is kept in `Notes.read_as`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from pipeline.forms.labels import Answer, Item
from pipeline.forms.when import read_date
from schemas.catalogue import issue
from schemas.chronology import LabelledText
from schemas.issue import Issue

_NOTHING = re.compile(
    r"(n\s*/?\s*[ak]|not applicable|unknown|not known|n\.k\.|tbc|not recorded|not held|none recorded|[-–—_.?]+)\.?",
    re.IGNORECASE,
)
_NONE = re.compile(r"(none|nil|no|none known|nothing)\.?", re.IGNORECASE)
_LEFT_IN = re.compile(
    r"\[?\s*(insert\b[^\]\n]{0,80}|(click|tap|enter|type)\b[^\]\n]{0,40}\b(text|here|date)[^\]\n]{0,20}|choose an item"
    r"|add dates?|please (complete|insert)\b[^\]\n]{0,60})\.?\s*\]?",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"[\s,;(/&–-]*\b(?:and\s+)?(?:(?:aged?|age)\b\s*:?\s*\d{1,3}(?:\s*(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)(?:\s+old)?)?"
    r"|\d{1,3}\s*(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|y/?o)(?:\s+old|\s+of\s+age)?)"
    r"(?:\s*(?:,|and)?\s*\d{1,2}\s*(?:months?|mths?|weeks?|wks?|days?))?\s*\)?",
    re.IGNORECASE,
)
Value = TypeVar("Value")


@dataclass
class Notes:
    """What was noticed while a form was read."""

    issues: list[Issue] = field(default_factory=list)
    read_as: list[str] = field(default_factory=list)

    def say(self, code: str, location: str, where: str | None = None, **words: object) -> None:
        """Raise an issue of the catalogue; `where` is the path in the record."""
        self.issues.append(issue(code, location=location, field=where, **words))

    def keep(self, text: str | None) -> None:
        """Remember a text that stands in the record in another shape."""
        if text:
            self.read_as.append(text)

    def text(self, text: str | None, location: str, where: str) -> str | None:
        """A free answer: `None` where it is blank, a dash, "N/A", or the template's own "insert here" left in."""
        if text is None or not text.strip():
            return None
        if _NOTHING.fullmatch(text.strip()):
            self.keep(text)
            return None
        if _LEFT_IN.fullmatch(text.strip()):
            self.keep(text)
            self.say("prompt-left-in", location, where, text=shortened(text))
            return None
        return text.strip()

    def fact(self, text: str | None, location: str, where: str) -> str | None:
        """A plain fact on one line: as `text`, and "none" counts as blank too."""
        value = self.text(text, location, where)
        if value is None or not _NONE.fullmatch(value):
            return in_one_line(value)
        self.keep(value)
        return None

    def day(
        self, text: str | None, location: str, where: str, *, month_will_do: bool = False
    ) -> tuple[date | None, str | None]:
        """A day and what was written. An age beside the date ("Date of Birth & Age") is passed over.

        A target may be a month: `month_will_do` raises no issue for one; the text is kept either way.
        """
        written = self.fact(text, location, where)
        if written is None:
            return None, None
        reading = read_date(written)
        if reading.precision != "day":
            without_age = _AGE.sub("", written).strip(" ,;()–-")
            reading = read_date(without_age) if without_age and without_age != written else reading
        self.keep(text)
        if reading.precision == "day" and reading.date is not None:
            for note in reading.notes:
                self.say("date-assumed", location, where, text=shortened(written), note=note)
            return reading.date, written
        if not (month_will_do and reading.is_known):
            self.say("date-not-a-day", location, where, text=shortened(written))
        return None, written

    def nhs_number(self, text: str | None, location: str, where: str) -> tuple[str | None, str | None]:
        """Ten digits without spaces, and what was written."""
        written = self.fact(text, location, where)
        if written is None:
            return None, None
        self.keep(text)
        digits = re.sub(r"[\s\-–.]", "", re.sub(r"^\s*nhs\s*(no|number)?\.?\s*:?", "", written, flags=re.IGNORECASE))
        if re.fullmatch(r"\d{10}", digits):
            return digits, written
        return None, written


def shortened(text: str, longest: int = 80) -> str:
    """A text for a sentence: one line, at most `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def in_one_line(text: str | None) -> str | None:
    """Lines put together with commas, as one writes an address."""
    if text is None:
        return None
    lines = (line.strip().rstrip(",;") for line in re.split(r"[\n\t]+", text))
    return ", ".join(line for line in lines if line) or None


def typed_beside(typed: str | None, agency: str | None, notes: Notes) -> tuple[LabelledText, ...]:
    """What was typed for the agency, to be kept by itself where the record's agency is another.

    The stamp of our own template decides whose form it is; a box may be answered twice.
    """
    if typed is None or agency in (typed, in_one_line(typed)):
        notes.keep(typed)
        return ()
    return (LabelledText(label="Agency, as typed", text=typed),)


def several(text: str | None) -> tuple[str, ...]:
    """Names in one box, apart by line breaks or semicolons; numbers and bullets before them are taken off."""
    if text is None:
        return ()
    parts = (re.sub(r"^\s*(?:\(?\d{1,2}[.)]|[-•·–*])\s*", "", part).strip() for part in re.split(r"[;\n\t]+", text))
    return tuple(part.rstrip(",") for part in parts if part)


def together(answers: Iterable[Answer]) -> dict[str, Answer]:
    """Answers by key; those to the same question, met again further down, put together."""
    found: dict[str, Answer] = {}
    for answer in answers:
        before = found.get(answer.key)
        pieces = answer.pieces if before is None else (*before.pieces, *answer.pieces)
        found[answer.key] = replace(before or answer, pieces=pieces)
    return found


def outside(items: Iterable[Item], headings: Iterable[str]) -> tuple[LabelledText, ...]:
    """Text that answers no question: before the first one, or under a heading that asks nothing."""
    without_question = {"", *headings}
    texts = []
    for item in items:
        if isinstance(item, Answer) and item.key in without_question and item.text:
            texts.append(LabelledText(label=item.asked or "Before the first question", text=item.text))
    return tuple(texts)


def say_typed_outside(items: Iterable[Item], notes: Notes) -> None:
    """Tell of text below a question's box: it was taken as part of the answer above it."""
    for item in items:
        if isinstance(item, Answer) and item.key and item.place.table is not None:
            for piece in item.pieces:
                if piece.box is None:
                    text = shortened(piece.text)
                    notes.say(
                        "text-outside-box", piece.place.describe(), item.key, text=text, question=shortened(item.asked)
                    )


def first(*values: Value | None) -> Value | None:
    """The first value that is there."""
    return next((value for value in values if value is not None), None)
