"""The terminal: help in people's words, mistakes answered with a right line, a dialogue, completion, 80 columns."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from pipeline.__main__ import main
from pipeline.case_file import read_case
from pipeline.cli.application import COMMANDS
from pipeline.cli.asking import as_day, likely_kind

ROOT = Path(__file__).resolve().parents[1]
NAMES = [command.__name__ for command in COMMANDS]


def places(folder: Path) -> list[str]:
    """The global options for a test's own folders."""
    return ["--intake", str(folder / "intake"), "--outputs", str(folder / "outputs")]


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_fits_80_columns_has_an_example_and_no_word_of_the_language(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    assert main([*([name] if name else []), "--help"]) == 0
    said = capsys.readouterr().out
    assert max(len(line) for line in said.splitlines()) <= 80
    assert ("Example: rapid-review" if name else "rapid-review demo") in " ".join(said.split())
    assert not {"<bool>", "<str>", "<path>", "<int>", "list["} & set(said.replace("[", " [").split())
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["stats"], "Perhaps you mean: rapid-review status WM-2026-014"),
        (["chek", "draft.docx"], "Perhaps you mean: rapid-review check"),
        (["deadlines"], "For example: rapid-review deadlines --profile west-midlands --notified 2026-03-02"),
        (["new", "--profil", "tees"], "For example: rapid-review new WM-2026-014"),
        (["parse"], "For example: rapid-review parse"),
    ],
)
def test_a_mistake_is_answered_with_the_nearest_right_line(
    words: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert line in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["new", "A-1", "--profile", "bexly", "--notified", "2026-03-02"], "Did you mean “bexley”?"),
        (["status", "wm-2026-15"], "Did you mean WM-2026-014?"),
    ],
)
def test_a_name_that_is_nearly_right_is_answered_with_the_right_one(
    words: list[str], meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "WM-2026-014", "--profile", "tees", "--notified", "2026-03-02", *places(tmp_path)]) == 0
    assert main([*words, *places(tmp_path)]) == 2
    assert meant in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("rapid-review st", ["status"]),
        ("rapid-review status D", ["DEMO-1", "DEMO-2"]),
        ("rapid-review check --ap", ["--apply"]),
    ],
)
def test_the_shell_completes_commands_options_and_cases(line: str, offered: list[str], tmp_path: Path) -> None:
    for name in ("DEMO-1", "DEMO-2", "OTHER"):
        (tmp_path / "intake" / name).mkdir(parents=True)
        (tmp_path / "intake" / name / "case.toml").touch()
    asked = {"_RAPID_REVIEW_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    answer = subprocess.run(
        [sys.executable, "-m", "pipeline"], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, **asked, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert answer.stdout.split() == offered


def test_a_table_that_is_piped_fits_80_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency = "Westmere Integrated Care Board for the Whole of the Northern Half of the County=icb"
    assert main(["new", "W-1", "--notified", "2026-03-02", "--agency", agency, "--quiet", *places(tmp_path)]) == 0
    assert main(["status", *places(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert max(len(line) for line in said.splitlines() if not line.startswith("The ")) <= 80
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Westmere Police", "police"), ("Westmere ICB", "icb"), ("Westmere Children's Services", "local-authority"),
        ("Oak Lane Primary School", "education"), ("Westmere NHS Foundation Trust", "health"),
        ("Harbour Homes", "housing"), ("Haven", "other"), ("Millbrook Surgery", "health"),
    ],
)  # fmt: skip
def test_the_kind_that_a_name_tells_is_proposed(name: str, kind: str) -> None:
    assert likely_kind(name) == kind


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2/3/2026", "2026-03-02"),
        ("02.03.26", "2026-03-02"),
        (" 2nd March 2026 ", "2026-03-02"),
        ("2 Mar 2026", "2026-03-02"),
        ("2026-03-02", "2026-03-02"),
        ("2 March", "2 March"),
        ("13/14/2026", "13/14/2026"),
    ],
)
def test_a_day_is_taken_as_people_in_britain_write_it(words: str, day: str) -> None:
    assert as_day(words) == day


def test_the_dialogue_says_the_day_in_words_and_that_the_forms_name_no_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["WM-2026-021", "West Midlands", "2/3/2026", "", "Westmere Homes=housing", ""])
    monkeypatch.setattr(typer, "prompt", lambda _words, default="", **_: next(answers) or default)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert main(["new", *places(tmp_path)]) == 0
    spoken = capsys.readouterr()
    said = " ".join(spoken.out.split()) + " ".join(spoken.err.split())
    for sentence in ("That is Monday 2 March 2026.", "lack the child and the family and the summary", "rapid-review watch",
                     "and run: rapid-review new WM-2026-021", "below each agency, like this: asked = 20"):  # fmt: skip
        assert sentence in said
    case = read_case((tmp_path / "intake" / "WM-2026-021" / "case.toml").read_text("utf-8"), "case.toml")
    assert (case.profile, [agency.name for agency in case.agencies]) == ("west-midlands", ["Westmere Homes"])
    assert case.agencies[0].asked is None  # nobody said that the letter has gone out


def test_the_dialogue_asks_again_takes_a_form_and_makes_the_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    form = ROOT / "tests" / "forms" / "scoping" / "section_1_corrected.docx"
    answers: Iterator[str] = iter(
        ["WM-2026-020", "nowhere", "tees", "2 March", "2026-03-02", "no such file.docx", f"'{form}'",
         "Westmere Police", "", "Haven", "refuge", "voluntary", ""]
    )  # fmt: skip

    def prompt(_words: str, default: str = "", **_: object) -> str:
        return next(answers) or default

    monkeypatch.setattr(typer, "prompt", prompt)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert main(["new", "--quiet", *places(tmp_path)]) == 0
    said = capsys.readouterr()
    for sentence in ("no timetable profile called “nowhere”", "year-month-day", "There is no file at no such file.docx",
                     "Choose one of: police"):  # fmt: skip
        assert sentence in said.err
    case = read_case((tmp_path / "intake" / "WM-2026-020" / "case.toml").read_text("utf-8"), "case.toml")
    assert (case.profile, case.notified.isoformat()) == ("tees", "2026-03-02")
    assert [(agency.name, agency.kind) for agency in case.agencies] == [
        ("Westmere Police", "police"),
        ("Haven", "voluntary"),
    ]
    assert [person.role for person in case.people][:1] == ["subject-child"]
    assert list(answers) == []


def test_curly_quotation_marks_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "intake" / "A").mkdir(parents=True)
    (tmp_path / "intake" / "A" / "case.toml").write_text("reference = “A”\n", encoding="utf-8")
    assert main(["status", "A", *places(tmp_path)]) == 2
    assert "curly" in capsys.readouterr().err
