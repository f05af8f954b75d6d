"""What is said of a chronology's headings: which were guessed, are unsure, or have something typed beside them.

Must never count words that somebody typed into a heading's cell as a part of the heading: they are told.
Source: Document 10, whose headings end with a colon.
"""

from __future__ import annotations

import re

from pipeline.forms.chronology_notes import ChronologyNotes
from pipeline.forms.chronology_table import ChronologyTable, Column
from pipeline.forms.column_headings import FIELD_WORDS, meaning_of, normal
from pipeline.forms.form import NO_LAYOUT
from pipeline.forms.layouts import KEEP, line_for

OUR_HEADINGS = (
    "Date presented as (DD/MM/YYYY):",
    "Time",
    "Source of Information:",
    "Contact with the child/young person (state whether they were seen alone or not) and by whom:",
    "Contact with family member (state which family member) and by whom:",
    "Key Event/Action Undertaken:",
    "Comment and Analysis, including potential areas for learning:",
)
FEWEST_WORDS_ADDED = 4
"""Words from which what goes on behind an agency's own heading may be a sentence that somebody added."""
_INSTRUCTS = (
    r"^[\s:;,–-]*(?:[(\[]|(?:(?:please|includ|indicat|stat|giv|describ|list|record|provid|detail|identif|specif)\w*|use|note"
    r"|e\.?g|i\.?e|if|for|what|who|where|when|which|whether|how|was|were|did|and|or|of|to|by|with|in|on|as)\b)"
)
_INSTRUCTION = re.compile(rf"[()\[\]?/]|:\s*$|{_INSTRUCTS}", re.IGNORECASE)
_GOES_ON = re.compile(_INSTRUCTS, re.IGNORECASE)
_OURS = tuple(
    re.compile(r"\s*".join(map(re.escape, heading.split())), re.IGNORECASE)
    for heading in OUR_HEADINGS
    if heading.endswith(":")
)
_PARTING = re.compile(r"(?<=[:)\]])")


def say_columns(table: ChronologyTable, notes: ChronologyNotes) -> None:
    """Says which headings were guessed, are unsure (with the line that settles it) or were kept as they are."""
    if not table.has_headings:
        notes.raise_issue("table-without-headings", table.table.place.describe(), count=str(len(table.rows)))
        return
    for column in table.columns:
        heading = " ".join(column.heading.split())
        said = _without_added_words(column)
        notes.read_as.append(said)
        notes.read_as.extend(said.split(" – "))
        if table.is_continued or not notes.is_first(heading):
            continue
        place = column.place.describe()
        meaning = column.meaning
        words = FIELD_WORDS.get(meaning.field or "", "")
        if meaning.sureness == "guessed":
            notes.raise_issue("column-guessed", place, heading=heading, meaning=words,
                              line=line_for(heading, meaning.field or KEEP))  # fmt: skip
        elif meaning.sureness == "unsure":
            notes.raise_issue("column-unsure", place, heading=heading, meaning=words,
                              line=line_for(heading, meaning.field or KEEP), keep=line_for(heading, KEEP))  # fmt: skip
        elif meaning.sureness == "strange" and not heading.casefold().startswith("column"):
            notes.raise_issue("column-kept-as-is", place, heading=heading)


def _without_added_words(column: Column) -> str:
    """The heading without what somebody typed behind or below it in the same cell: that is told.

    Words that instruct, ask or go on from what stands before belong to the heading. A sentence beside a heading that is
    known without it does not: it is left for the rule of conservation to report.
    """
    ours = next((found for found in (one.match(column.heading) for one in _OURS) if found), None)
    if ours and not _GOES_ON.match(column.heading[ours.end() :]):
        return ours.group()
    first, *more = [line for line in column.heading.split("\n") if line.strip()] or [""]
    first = _without_added_end(first, column.meaning.like)
    if column.meaning.field is None or meaning_of(first, NO_LAYOUT).field != column.meaning.field:
        return column.heading
    return "\n".join((first, *(line for line in more if not _is_added(line))))


def _without_added_end(line: str, like: str) -> str:
    """A heading's line up to a sentence that follows the known words, a bracket or a colon.

    Args:
        like: the known heading that it begins with, as `normal` spells it.
    """
    words = line.split()
    ends = next((end for end in range(1, len(words)) if normal(" ".join(words[:end])) == like), 0)
    begin, rest = " ".join(words[:ends]), " ".join(words[ends:])
    parts = ([begin] if begin else []) + [part for part in _PARTING.split(rest) if part]
    return " ".join((parts[0], *(part for part in parts[1:] if not _is_added(part)))) if parts else line


def _is_added(words: str) -> bool:
    return len(words.split()) >= FEWEST_WORDS_ADDED and not _INSTRUCTION.search(words)
