"""Which case and which version a workbook is of: in its properties, and in words on its legend, because some programs
drop properties in saving. A copy that comes back is compared with the version that it was made from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from pipeline.merging.linked_by_hand import REASON
from schemas.case_view import CaseEvent, CaseView

FORM = "integrated-chronology"
CASE_PROPERTY, FORM_PROPERTY, VERSION_PROPERTY = "case_reference", "form", "version"
_DIGITS = 12
_SAID = re.compile(r"\bVersion ([0-9a-f]{12})\b")


def version_of(view: CaseView) -> str:
    """A number for what the chronology shows and carries: the same rows and notes have the same one."""
    digest = hashlib.sha256()
    for part in _parts(view):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\x1f")
    return digest.hexdigest()[:_DIGITS]


def version_words(version: str) -> str:
    """The version as the legend says it."""
    return f"Version {version}."


def put_stamp(workbook: Any, reference: str, version: str) -> None:
    """Write into a workbook's properties what it is, of which case, and which version."""
    from openpyxl.packaging.custom import StringProperty

    for name, value in ((CASE_PROPERTY, reference), (FORM_PROPERTY, FORM), (VERSION_PROPERTY, version)):
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))


def version_in(workbook: Any, first_rows: int = 10) -> str | None:
    """The version that a saved workbook was made from, by its properties or else by its legend."""
    for held in workbook.custom_doc_props.props:
        if held.name == VERSION_PROPERTY and held.value:
            return str(held.value)
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows(max_row=min(first_rows, sheet.max_row), max_col=3, values_only=True):
            for value in row:
                found = _SAID.search(value) if isinstance(value, str) else None
                if found:
                    return found.group(1)
    return None


def _parts(view: CaseView) -> Iterator[str]:
    yield view.case.reference
    for event in (*view.events, *view.withdrawn_events):
        yield from _shown(event)
    for column in view.reviewer_columns:
        yield column.label
    for pair in view.rejected_links:
        yield "|".join(pair)
    for link in view.same_events:
        if link.reason == REASON:
            yield f"{link.first}|{link.second}|same"
    for line in view.unclear_lines:
        yield f"{line.first}|{line.second}|not linked"


def _shown(event: CaseEvent) -> Iterator[str]:
    yield from (event.id, event.date_text or "", event.time_text or "", event.event or "")
    for label, text in event.notes.items():
        yield f"{label}={text}"
    for mark in event.marks:
        yield f"{mark.column}={mark.fill}={mark.comment}"
