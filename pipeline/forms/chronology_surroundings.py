"""What stands around a chronology's tables (titles, the agency's name, details of the child): kept, and searched.

Nothing is invented: an agency is named by a stamp, by a line that says "Agency:", by an agency column that always says
the same, by the title, or by the only line that is an organisation's name; else it stays unknown.
"""

from __future__ import annotations

import re

from pipeline.forms.chronology_grid import whole_text
from pipeline.forms.chronology_table import ChronologyTable
from pipeline.forms.column_headings import normal
from pipeline.readers.document import Document, Field, Paragraph, Table
from schemas.chronology import LabelledText
from schemas.template_wording import CHRONOLOGY_INSTRUCTIONS, CHRONOLOGY_INSTRUCTIONS_TITLE

_OUR_INSTRUCTIONS = frozenset(map(normal, (CHRONOLOGY_INSTRUCTIONS_TITLE, *CHRONOLOGY_INSTRUCTIONS)))

_AGENCY_LABELS = frozenset({
    "agency", "name of agency", "agency name", "organisation", "name of organisation", "organisation name", "service",
    "name of service", "agency organisation", "agency service", "agency completing", "completing agency",
    "agency completing the chronology", "agency completing this chronology", "chronology completed by agency",
    "reporting agency", "agency team", "submitted by agency", "name of agency completing the chronology",
})  # fmt: skip
_TITLE = re.compile(
    r"^(?:(?P<before>[^:|\n]{2,80}?)\s*(?:[-–—:|]\s*|\s)(?:agency |single[- ]agency |key events? "
    r"|significant events? |case )?chronology(?: of (?:key|significant) events)?"
    r"|(?:agency |single[- ]agency |key events? |significant events? |case )?chronology(?: of (?:key "
    r"|significant )?events| template)?\s*"
    r"(?:[-–—:|]|for|from|by|of involvement by|completed by)\s*(?P<after>[^:|\n]{2,80}))$",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:police|constabulary|council|borough|trust|nhs|icb|integrated care|school|academy|college|nursery"
    r"|hospital|surgery|"
    r"medical|health|practice|probation|housing|homes|association|charity|services?|social care|camhs|ambulance"
    r"|cafcass|refuge|"
    r"women'?s aid|centre|hub|authority|fire|foundation|agency|organisation|gp|midwifery|education)\b",
    re.IGNORECASE,
)


_NAMED_SO = re.compile(
    r"^(?:[A-Z][\w&.'’-]*|of|and|the|for|&|,)(?: (?:[A-Z][\w&.'’-]*|of|and|the|for|&))* "
    r"(?:Police|Constabulary|Council|Trust|"
    r"School|Academy|College|Nursery|Hospitals?|Surgery|Practice|Services?|Association|Homes|Board|Authority|Partnership)$"
)


def surroundings(document: Document, tables: list[ChronologyTable], others: list[Table]) -> tuple[LabelledText, ...]:
    """Every text of the body outside the chronology's rows, in reading order."""
    ours = {id(table.table): table for table in tables}
    kept: list[LabelledText] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            kept += _lines(block.text)
        elif isinstance(block, Field):
            kept.append(LabelledText(label=block.name, text=block.value))
        elif id(block) in ours:
            for row in ours[id(block)].above:
                kept += _row(list(row.texts()))
        else:
            for cells in block.rows:
                kept += _row([text for text in map(whole_text, cells) if text])
    return tuple(kept)


def _lines(text: str) -> list[LabelledText]:
    lines = (line.strip() for line in text.split("\n"))
    return [_labelled(line) for line in lines if line and normal(line) not in _OUR_INSTRUCTIONS]


def _labelled(line: str) -> LabelledText:
    label, colon, rest = line.partition(":")
    if colon and rest.strip() and 0 < len(label) <= 60:
        return LabelledText(label=label.strip(), text=rest.strip())
    return LabelledText(label="Beside the table", text=line)


def _row(texts: list[str]) -> list[LabelledText]:
    if len(texts) < 2:
        return [one for text in texts for one in _lines(text)]
    return [LabelledText(label=texts[0].rstrip(": "), text=" | ".join(texts[1:]))]


def agency_of(kept: tuple[LabelledText, ...], said_in_rows: set[str]) -> str | None:
    """The agency that the text around the table names, else the one that every row names."""
    for one in kept:
        if normal(one.label) in _AGENCY_LABELS and normal(one.text):
            return one.text.split("|")[0].strip()
    if len(said_in_rows) == 1:
        return next(iter(said_in_rows))
    for one in kept:
        title = _TITLE.match(one.text if one.label == "Beside the table" else f"{one.label}: {one.text}")
        name = (title["before"] or title["after"] or "").strip(" -–—:|") if title else ""
        if name and _ORGANISATION.search(name):
            return name
    alone = {one.text for one in kept if one.label == "Beside the table" and _NAMED_SO.match(one.text)}
    return alone.pop() if len(alone) == 1 else None
