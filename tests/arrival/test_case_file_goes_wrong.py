"""A case.toml that somebody breaks while the folder is watched: it is said everywhere, and the other cases go on."""

import datetime
from pathlib import Path

import pytest

from pipeline.composition.watching import Watchman
from pipeline.errors import ConfigurationError

NOW = datetime.datetime(2026, 3, 11, 9, 0, tzinfo=datetime.UTC)
GOOD = 'reference = "{0}"\nprofile = "west-midlands"\nnotified = 2026-03-02\n'
BROKEN = "\n[[agencies]]\nname = “Haven”\n"


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path]:
    for reference in ("AA-1", "BB-2"):
        folder = tmp_path / "intake" / reference
        folder.mkdir(parents=True)
        (folder / "case.toml").write_text(GOOD.format(reference), encoding="utf-8")
    return tmp_path / "intake", tmp_path / "outputs"


def break_it(intake: Path) -> None:
    (intake / "AA-1" / "case.toml").write_text(GOOD.format("AA-1") + BROKEN, encoding="utf-8")


def mend_it(intake: Path) -> None:
    (intake / "AA-1" / "case.toml").write_text(GOOD.format("AA-1"), encoding="utf-8")


def test_its_page_and_the_page_of_all_cases_say_so_and_the_other_case_is_kept_fresh(place: tuple[Path, Path]) -> None:
    intake, outputs = place
    told: list[str] = []
    watchman = Watchman(intake, outputs, lambda: NOW, told.append, lambda _: None)
    watchman.alive()
    assert "Working day 7" in (outputs / "AA-1" / "status.html").read_text(encoding="utf-8")
    (outputs / "BB-2" / "status.html").unlink()
    break_it(intake)
    watchman.alive()
    own = (outputs / "AA-1" / "status.html").read_text(encoding="utf-8")
    assert "line 6" in own and "quotation marks are curly" in own and "Working day" not in own
    assert "Working day 7" in (outputs / "BB-2" / "status.html").read_text(encoding="utf-8")
    assert "quotation marks are curly" in (outputs / "index.html").read_text(encoding="utf-8")


def test_the_terminal_is_told_once_and_again_when_it_is_right(place: tuple[Path, Path]) -> None:
    intake, outputs = place
    told: list[str] = []
    watchman = Watchman(intake, outputs, lambda: NOW, told.append, lambda _: None)
    break_it(intake)
    for _ in range(3):
        with pytest.raises(ConfigurationError):
            watchman.reflect("AA-1")
        watchman.alive()
    assert [sentence.split(". ")[0] for sentence in told] == ["AA-1 waits"]
    mend_it(intake)
    watchman.reflect("AA-1")
    assert told[-1] == "AA-1: put right; its outputs are made again."
    assert "Working day 7" in (outputs / "AA-1" / "status.html").read_text(encoding="utf-8")
