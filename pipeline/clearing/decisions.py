"""Reading back what a person decided, from findings.json or findings.xlsx; the caller knows which was changed last."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.clearing.findings_workbook import (
    DECIDE_HEADINGS,
    DECIDE_SHEET,
    HEADING_ROW,
    PLACES_HEADINGS,
    PLACES_SHEET,
)
from pipeline.errors import Unusable
from pipeline.identifiers.memory import Decided
from schemas.finding import Decision

JSON_NAME = "findings.json"
_ROW, _LONGEST_QUOTE = "row of the sheet", 60
_ADVICE = "Delete the file and run the check again; decisions in it are lost."


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one line, before it is known to be a decision; `where` says so to a person."""

    identifier: str
    category: str
    text: str
    decision: object
    reason: object
    where: str
    own_words: str | None = None
    draft: str | None = None


def decisions_from_json(data: bytes) -> tuple[Decided, ...]:
    """What stands in findings.json for each finding, undecided ones too.

    Raises:
        Unusable: it is not the check's own JSON, or holds another decision than replace or keep.
    """
    try:
        findings = json.loads(data)["findings"]
        rows = [
            _Row(
                str(one["id"]), str(one["category"]), str(one["text"]), one.get("decision"), one.get("reason"),
                JSON_NAME, _one_line(one.get("own_words")) or "", _one_line(one.get("decided_in")),
            )
            for one in findings
        ]  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable(
            "decisions-unreadable", "findings.json cannot be read as the check wrote it.", _ADVICE
        ) from error
    return tuple(_decided(row) for row in rows)


def decisions_from_workbook(data: bytes) -> tuple[Decided, ...]:
    """What stands in findings.xlsx for each finding. A decision for one place goes before the one for all.

    Raises:
        Unusable: it is not the check's own workbook, or holds another decision than replace or keep.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        for_all = {row["No."]: row for row in _rows(book[DECIDE_SHEET], DECIDE_HEADINGS)}
        places = list(_rows(book[PLACES_SHEET], PLACES_HEADINGS))
    except Exception as error:  # openpyxl raises a dozen kinds on a damaged workbook
        raise Unusable(
            "decisions-unreadable", "findings.xlsx cannot be read as the check wrote it.", _ADVICE
        ) from error
    return tuple(_of_place(row, for_all.get(row["No."], {})) for row in places if row["Finding"])


def _of_place(place: Mapping[str, Any], entry: Mapping[str, Any]) -> Decided:
    """One place of the second sheet with what the first says for all places of its words."""
    sheet, line = (PLACES_SHEET, place) if place["Decision"] else (DECIDE_SHEET, entry)
    text = str(place.get("Stands in the draft") or "")
    return _decided(
        _Row(
            str(place["Finding"]),
            str(entry.get("Kind") or ""),
            text,
            line.get("Decision"),
            entry.get("Reason for the decision"),
            f"findings.xlsx, sheet “{sheet}”, row {line.get(_ROW)} (“{text[:_LONGEST_QUOTE]}”)",
            _changed_words(entry),
        )
    )


def _changed_words(entry: Mapping[str, Any]) -> str | None:
    """What a person wrote under "Write instead": empty where it was cleared, `None` where it stands as it was made."""
    words, offered = _one_line(entry.get("Write instead")), _one_line(entry.get("Offered"))
    if "Offered" not in entry or words == offered:
        return None
    return words or ""


def _rows(sheet: Any, expected: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The rows below the headings, by heading: columns may have been moved and rows sorted."""
    headings = [cell.value for cell in sheet[HEADING_ROW]]
    if not {"No.", "Decision"} <= set(headings):
        raise KeyError(expected[0])
    for number, row in enumerate(sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True), HEADING_ROW + 1):
        if any(value is not None for value in row):
            yield {**dict(zip(headings, row, strict=False)), _ROW: number}


def _one_line(value: object) -> str | None:
    return " ".join(str(value or "").split()) or None


def _decided(row: _Row) -> Decided:
    words = str(row.decision or "").strip().casefold()
    if words not in ("replace", "keep", ""):
        raise Unusable(
            "decision-not-known",
            f"{row.where} holds the decision “{str(row.decision)[:_LONGEST_QUOTE]}”.",
            "Write replace or keep there, or leave it empty; save the file and check again.",
        )
    decision: Decision | None = "replace" if words == "replace" else "keep" if words == "keep" else None
    return Decided(row.identifier, row.category, row.text, decision, _one_line(row.reason), row.own_words, row.draft)
