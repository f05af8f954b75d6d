"""Decisions through the whole check: kept with their reason, taken back, and known in the next draft of the case."""

import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.composition.drafts import Checked, check_path
from schemas.finding import Finding

CASE = """
reference = "XX-2026-001"
profile = "national"
notified = 2026-03-02
pseudonym = "Robin"

[[people]]
role = "subject-child"
name = "Tiegan Hollis"
"""
TEXT = "Tiegan was seen by Ngozi Okafor.\n\nThe review met in a library on Tuesdays.\n\nTiegan went to school.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "intake" / "XX-2026-001"
    (folder / "drafts").mkdir(parents=True)
    (folder / "case.toml").write_text(CASE, encoding="utf-8")
    (folder / "drafts" / "one.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(place: Path, name: str) -> Checked:
    draft = place / "intake" / "XX-2026-001" / "drafts" / name
    return check_path(draft, place / "intake", place / "outputs", None, "lcspr")


def decide(checked: Checked, text: str, decision: str | None, reason: str | None, seconds: int) -> None:
    """What a person does in findings.xlsx."""
    path = checked.folder / "findings.xlsx"
    book = load_workbook(path)
    row = next(row for row in book.worksheets[0].iter_rows(min_row=4) if row[4].value == text)
    row[2].value, row[3].value = decision, reason
    book.save(path)
    later = path.stat().st_mtime + seconds
    os.utime(path, (later, later))


def on(checked: Checked, text: str) -> list[Finding]:
    return [one for one in checked.report.findings if one.text == text]


def test_a_decision_is_kept_taken_back_and_known_in_the_next_draft(place: Path) -> None:
    first = run(place, "one.md")
    decide(first, "Tiegan", "keep", "a stage name", 5)
    decide(first, "Ngozi Okafor", "replace", None, 10)
    second = run(place, "one.md")
    assert [(one.decision, one.reason) for one in on(second, "Tiegan")] == [("keep", "a stage name")] * 2
    assert [one.decision for one in on(second, "Ngozi Okafor")] == ["replace"]

    changed = "A new beginning.\n\nTiegan was seen twice by Ngozi Okafor.\n"
    (place / "intake" / "XX-2026-001" / "drafts" / "two.md").write_text(changed, encoding="utf-8")
    other = run(place, "two.md")
    assert [(one.decision, one.reason) for one in on(other, "Tiegan")] == [("keep", "a stage name")]
    assert [one.decision for one in on(other, "Ngozi Okafor")] == ["replace"]

    decide(second, "Tiegan", None, None, 20)
    third = run(place, "one.md")
    assert [one.decision for one in on(third, "Tiegan")] == [None, None]
    assert [one.decision for one in on(third, "Ngozi Okafor")] == ["replace"]
    assert [one.decision for one in on(run(place, "one.md"), "Tiegan")] == [None, None]


def write_instead(checked: Checked, text: str, words: str | None, seconds: int) -> None:
    """What a person does who has better words than the check."""
    path = checked.folder / "findings.xlsx"
    book = load_workbook(path)
    heads = [cell.value for cell in book.worksheets[0][3]]
    row = next(row for row in book.worksheets[0].iter_rows(min_row=4) if row[4].value == text)
    row[heads.index("Write instead")].value = words
    book.save(path)
    later = path.stat().st_mtime + seconds
    os.utime(path, (later, later))


def test_words_changed_in_the_workbook_are_the_persons_own(place: Path) -> None:
    first = run(place, "one.md")
    write_instead(first, "Ngozi Okafor", "the social worker on duty", 5)
    decide(first, "Ngozi Okafor", "replace", None, 10)
    second = run(place, "one.md")
    assert [one.own_words for one in on(second, "Ngozi Okafor")] == ["the social worker on duty"]
    assert [one.own_words for one in on(second, "Tiegan")] == [None, None]

    decide(second, "Tiegan", "replace", None, 20)
    third = run(place, "one.md")
    assert [one.own_words for one in on(third, "Ngozi Okafor")] == ["the social worker on duty"]

    write_instead(third, "Ngozi Okafor", None, 30)
    assert [one.own_words for one in on(run(place, "one.md"), "Ngozi Okafor")] == [None]


def test_own_words_of_the_workbook_stand_in_the_next_draft_too(place: Path) -> None:
    first = run(place, "one.md")
    write_instead(first, "Tiegan", "the young person", 5)
    decide(first, "Tiegan", "replace", None, 10)
    run(place, "one.md")
    (place / "intake" / "XX-2026-001" / "drafts" / "two.md").write_text("Later Tiegan moved.\n", encoding="utf-8")
    assert [one.own_words for one in on(run(place, "two.md"), "Tiegan")] == ["the young person"]
