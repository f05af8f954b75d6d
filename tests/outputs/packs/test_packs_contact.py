"""`new` says that the letters lack a contact, and where to write it; with one it says nothing."""

from pathlib import Path

import pytest
from docx import Document

from pipeline.__main__ import main

WORDS = ["new", "WM-2026-020", "--profile", "west-midlands", "--notified", "2026-03-02"]


def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    folders = ["--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")]
    assert main([*WORDS, *words, *folders]) == 0
    said = capsys.readouterr().err
    return said[said.index("The letters have gaps") :] if "The letters have gaps" in said else ""


def test_a_profile_without_contact_is_said_with_the_file_and_the_lines_to_write(tmp_path: Path, capsys) -> None:
    first = told(tmp_path, capsys, "--agency", "Westmere Police=police")
    file = tmp_path / "intake" / "partnerships" / "west-midlands" / "profile.toml"
    assert "an e-mail address for returns" in first
    assert str(file) in first
    assert told(tmp_path, capsys) == ""  # nothing was written this time

    lines = [line.strip() for line in first.splitlines() if line.startswith("    ")]
    assert lines[:2] == ['extends = "west-midlands"', "[contact]"]
    file.parent.mkdir(parents=True)
    file.write_text("\n".join(lines), encoding="utf-8")
    assert told(tmp_path, capsys, "--agency", "Westmere Homes=housing") == ""
    [letter] = (tmp_path / "outputs").rglob("*Westmere Homes - letter.docx")
    words = "\n".join(cell.text for table in Document(str(letter)).tables for row in table.rows for cell in row.cells)
    assert "returns@avonmere.example" in words
    assert "[e-mail" not in words


def test_a_profile_of_ones_own_is_told_only_what_it_lacks(tmp_path: Path, capsys) -> None:
    file = tmp_path / "intake" / "partnerships" / "west-midlands" / "profile.toml"
    file.parent.mkdir(parents=True)
    file.write_text('extends = "west-midlands"\n[contact]\nname = "Jo Marsh"\nphone = "1"\n', encoding="utf-8")
    said = told(tmp_path, capsys, "--agency", "Westmere Police=police")
    assert "does not say: an e-mail address for returns." in said
    assert "extends" not in said
