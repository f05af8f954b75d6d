"""Reading back what a person decided, from findings.json or findings.xlsx; the caller knows which was changed last."""

import io
import json
from collections.abc import Iterator, Mapping
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

_ADVICE = "Delete the file and run the check again; decisions in it are lost."


def decisions_from_json(data: bytes) -> tuple[Decided, ...]:
    """What stands in findings.json for each finding, undecided ones too.

    Raises:
        Unusable: it is not the check's own JSON, or holds another decision than replace or keep.
    """
    try:
        findings = json.loads(data)["findings"]
        rows = [
            (str(one["id"]), str(one["category"]), str(one["text"]), one.get("decision"), one.get("reason"))
            for one in findings
        ]
        own = [_one_line(one.get("own_words")) or "" for one in findings]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable(
            "decisions-unreadable", "findings.json cannot be read as the check wrote it.", _ADVICE
        ) from error
    return tuple(_decided(row, "findings.json", words) for row, words in zip(rows, own, strict=True))


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
    return _decided(_of_row(place, entry), "findings.xlsx", _changed_words(entry))


def _changed_words(entry: Mapping[str, Any]) -> str | None:
    """What a person wrote under "Write instead": empty where it was cleared, `None` where it stands as it was made."""
    words, offered = _one_line(entry.get("Write instead")), _one_line(entry.get("Offered"))
    if "Offered" not in entry or words == offered:
        return None
    return words or ""


def _of_row(place: Mapping[str, Any], entry: Mapping[str, Any]) -> tuple[str, str, str, object, object]:
    """One place of the second sheet with what the first says for all places of its words."""
    return (
        str(place["Finding"]),
        str(entry.get("Kind") or ""),
        str(place.get("Stands in the draft") or ""),
        place["Decision"] or entry.get("Decision"),
        entry.get("Reason for the decision"),
    )


def _rows(sheet: Any, expected: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The rows below the headings, by heading: columns may have been moved and rows sorted."""
    headings = [cell.value for cell in sheet[HEADING_ROW]]
    if not {"No.", "Decision"} <= set(headings):
        raise KeyError(expected[0])
    for row in sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True):
        if any(value is not None for value in row):
            yield dict(zip(headings, row, strict=False))


def _one_line(value: object) -> str | None:
    return " ".join(str(value or "").split()) or None


def _decided(row: tuple[str, str, str, object, object], file: str, own_words: str | None = None) -> Decided:
    identifier, category, text, value, reason = row
    words = str(value or "").strip().casefold()
    if words not in ("replace", "keep", ""):
        raise Unusable(
            "decision-not-known", f"{file} holds the decision “{value}”.", "Write replace or keep, or leave it empty."
        )
    decision: Decision | None = "replace" if words == "replace" else "keep" if words == "keep" else None
    return Decided(identifier, category, text, decision, _one_line(reason), own_words)
