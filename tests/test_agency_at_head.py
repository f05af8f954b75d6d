"""A return whose form names no agency, but whose head does."""

import datetime
import io
from pathlib import Path

import pytest
from docx import Document

from pipeline.merging.named_agency import agency_at_head
from pipeline.process import Line, process
from pipeline.readers import read
from schemas.agency import Agency
from schemas.case import Case
from schemas.receipt import Accepted

CASE = Case(
    reference="WM-2026-001",
    profile="national",
    notified=datetime.date(2026, 3, 2),
    agencies=(
        Agency(name="Westmere Integrated Care Board", kind="icb", also_known_as=("Millbrook Surgery",)),
        Agency(name="Westmere Homes", kind="housing"),
    ),
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Records held by Millbrook Surgery since 2023"], "Westmere Integrated Care Board"),
        (["Chronology", "Westmere Homes"], "Westmere Homes"),
        (["Westmere Homes and Millbrook Surgery met"], None),
        (["Nothing here names anybody"], None),
        (["A long story about a visit of Westmere Homes. " * 4], None),
    ],
)
def test_only_one_certain_name_at_the_head_counts(lines: list[str], expected: str | None) -> None:
    found = agency_at_head(lines, CASE)
    assert (None if found is None else found.name) == expected


def test_the_agency_is_taken_from_the_head_and_said(tmp_path: Path) -> None:
    word = Document()
    word.add_paragraph("These are the entries that we hold at Millbrook Surgery.")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("Date", "Event", "04/03/2025", "Seen."), strict=True
    ):
        cell.text = text
    data = io.BytesIO()
    word.save(data)
    path = tmp_path / "chronology.docx"
    path.write_bytes(data.getvalue())
    line = Line(lambda file, name: read(file.read_bytes(), name), datetime.date(2026, 3, 11), CASE)
    outcome = process(path, path.name, line)
    assert isinstance(outcome, Accepted)
    assert outcome.parsed.agency == "Westmere Integrated Care Board"
    assert "agency-from-head" in {issue.code for issue in outcome.parsed.issues}
