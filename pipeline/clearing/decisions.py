"""Reading back what a person decided, from findings.json or findings.xlsx; the caller knows which was changed last."""

import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.clearing.findings_workbook import (
    DECIDE_HEADINGS,
    DECIDE_SHEET,
    HEADING_ROW,
    PLACES_HEADINGS,
    PLACES_SHEET,
)
from pipeline.errors import Unusable
from schemas.finding import Decision

_ADVICE = "Delete the file and run the check again; decisions in it are lost."


def decisions_from_json(data: bytes) -> dict[str, Decision]:
    """The decisions in findings.json, by the id of the finding.

    Raises:
        Unusable: it is not the check's own JSON, or holds another decision than replace or keep.
    """
    try:
        findings = json.loads(data)["findings"]
        pairs = [(str(one["id"]), one.get("decision")) for one in findings]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unusable(
            "decisions-unreadable", "findings.json cannot be read as the check wrote it.", _ADVICE
        ) from error
    return dict(_decided(pairs, "findings.json"))


def decisions_from_workbook(data: bytes) -> dict[str, Decision]:
    """The decisions in findings.xlsx, by the id of the finding. A decision for one place goes before the one for all.

    Raises:
        Unusable: it is not the check's own workbook, or holds another decision than replace or keep.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        for_all = {row["No."]: row["Decision"] for row in _rows(book[DECIDE_SHEET], DECIDE_HEADINGS)}
        places = list(_rows(book[PLACES_SHEET], PLACES_HEADINGS))
    except Exception as error:  # openpyxl raises a dozen kinds on a damaged workbook
        raise Unusable(
            "decisions-unreadable", "findings.xlsx cannot be read as the check wrote it.", _ADVICE
        ) from error
    pairs = ((str(row["Finding"]), row["Decision"] or for_all.get(row["No."])) for row in places if row["Finding"])
    return dict(_decided(pairs, "findings.xlsx"))


def _rows(sheet: Any, expected: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The rows below the headings, by heading: columns may have been moved and rows sorted."""
    headings = [cell.value for cell in sheet[HEADING_ROW]]
    if not {"No.", "Decision"} <= set(headings):
        raise KeyError(expected[0])
    for row in sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True):
        if any(value is not None for value in row):
            yield dict(zip(headings, row, strict=False))


def _decided(pairs: Iterable[tuple[str, object]], file: str) -> Iterator[tuple[str, Decision]]:
    for identifier, value in pairs:
        words = str(value or "").strip().casefold()
        if words in ("replace", "keep"):
            yield identifier, "replace" if words == "replace" else "keep"
        elif words:
            raise Unusable(
                "decision-not-known",
                f"{file} holds the decision “{value}”.",
                "Write replace or keep, or leave it empty.",
            )
