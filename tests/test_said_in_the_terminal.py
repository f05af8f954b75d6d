"""What a coordinator reads in the terminal: doctor, status and the watcher's lines."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.cli import doctor
from pipeline.cli.pack import what_is_missing
from pipeline.cli.run import in_a_line
from pipeline.outputs.pack_gate.demand import GateCheck
from schemas.receipt import Taken

CASE = """\
reference = "AA-1"
profile = "west-midlands"
notified = 2026-03-02
today = 2026-03-12

[[agencies]]
name = "Haven"
kind = "voluntary"
asked = 2026-03-03

[[agencies]]
name = "Westmere Police"
kind = "police"
asked = 2026-03-03
phone = "01632 960101"
"""


@pytest.fixture
def only_here(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let doctor find every part but those that are named."""

    def lacking(*names: str) -> None:
        monkeypatch.setattr(doctor, "is_there", lambda need: need.name not in names)

    return lacking


def test_doctor_says_what_works_and_what_does_not(
    only_here: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    only_here("LibreOffice")
    assert main(["doctor"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Ready, but not for everything: 1 of 9 parts are missing." in said
    assert "What does not: reading .doc, .rtf and .odt, and the packs as PDF." in said
    works = said[said.index("What works:") : said.index("What does not:")]
    assert "returns in Word, Excel, PDF, CSV and e-mail" in works and ".odt" not in works


def test_doctor_says_ready_only_where_nothing_is_missing(
    only_here: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    only_here()
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "Ready.\n" in said and "What does not" not in said
    only_here("Working days")
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "Not ready: see the lines marked ✗." in said and "What does not: the timetable." in said


def test_status_gives_the_steps_in_order_the_number_to_ring_and_how_many_it_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "intake" / "AA-1"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(CASE, encoding="utf-8")
    words = ["status", "AA-1", "--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "0 returns in force, 4 outstanding, 0 to look at." in said
    assert said.count("01632 960101") == 2 and said.count("no number") == 2
    days = [line.split("  ")[0].strip() for line in said[said.index("Deadlines") :].splitlines()]
    dates = [time.strptime(day, "%a %d %b %Y") for day in days if day[-4:].isdecimal()]
    assert len(dates) == 8 and dates == sorted(dates)
    assert "later steps: the case's status.html has them all." in said


def test_status_says_nothing_of_a_case_that_it_cannot_read_but_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "intake" / "AA-1"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text("notified = today\n", encoding="utf-8")
    assert main(["status", "--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")]) == 0
    said = capsys.readouterr().out
    assert "case.toml" in said and "cannot be read" in " ".join(said.split())
    assert "in force" not in said and "Deadlines" not in said


def test_the_watchers_line_says_what_a_file_is_and_what_to_do() -> None:
    taken = Taken(case="AA-1", name="a.docx", outcome="accepted", form="scoping", agency="Haven", errors=1, warnings=2)
    assert in_a_line(taken) == "✓ taken a.docx (Scoping form · Haven): 1 to put right, 2 to look at"
    aside = Taken(case=None, name="b.docx", outcome="needs-attention", reason="A password.", advice="Ask for a copy.")
    assert in_a_line(aside) == "✗ set aside b.docx: A password. Ask for a copy."


def test_a_mistake_in_one_case_is_on_its_page_after_a_run_and_its_outputs_are_not_said_to_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "intake" / "AA-1"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(CASE.replace("2026-03-12", "12/03/2026"), encoding="utf-8")
    assert main(["run", "--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")]) == 2
    said = capsys.readouterr()
    assert "today = 2026-03-12" in said.err and "Outputs of" not in said.out
    page = (tmp_path / "outputs" / "AA-1" / "status.html").read_text(encoding="utf-8")
    assert "To be put right first" in page and "today = 2026-03-12" in page


def test_pack_says_what_is_missing_of_a_thing_that_is_there_in_part() -> None:
    gap = GateCheck(
        name="Identifying details", paragraph="p", passed=False, where_to_write="w", found="missing: gender."
    )
    assert what_is_missing(gap) == "Identifying details\n(missing: gender)"
    assert what_is_missing(replace(gap, found="nothing is written yet.")) == "Identifying details"
    assert what_is_missing(replace(gap, found="Still owed:\n- one\n- two")) == "Identifying details"
