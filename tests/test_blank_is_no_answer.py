"""A form that comes back as it was sent, with nothing filled in: it is taken, asked about, and still owed."""

import json
import shutil
from pathlib import Path

import pytest

from pipeline.__main__ import main


def test_a_blank_form_is_taken_queried_and_still_owed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = ["--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")]
    made = ["new", "WM-2026-031", "--profile", "tees", "--notified", "2026-03-02", "--agency", "Westmere Police=police"]
    assert main([*made, "--quiet", *places]) == 0
    [form] = (tmp_path / "outputs").rglob("*scoping form.docx")
    shutil.copy(form, tmp_path / "intake" / "WM-2026-031" / "back.docx")
    assert main(["run", "--quiet", *places]) == 0
    capsys.readouterr()
    assert main(["status", "--json", *places]) == 0
    [case] = json.loads(capsys.readouterr().out)["cases"]
    assert [(entry["agency"], entry["state"]) for entry in case["returns"]] == [("Westmere Police", "accepted")]
    assert {owed["form"] for owed in case["outstanding"]} == {"scoping", "chronology"}
    results = tmp_path / "outputs" / "WM-2026-031"
    assert json.loads((results / "case.json").read_text(encoding="utf-8"))["quorum"]["police"] is False
    assert (results / "queries" / "Westmere Police.docx").exists()
