"""Outputs are whole at every moment, a person's edits stay, a full disk heals, and all of it can be made again."""

import datetime
import errno
import os
import random
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from amounts import SEED, amount
from faulty_disk import REFERENCE, HastyDisk, drop_all, kept_contents, office
from forked import Programs, publish_for_ever
from versions import assert_whole, version

from pipeline import durable
from pipeline.__main__ import main
from pipeline.arrival.sweep import take_all
from pipeline.outputs.publishing import publish_all
from pipeline.store import CaseFolder

PUBLISHES = amount(100, 1000)
KILLS = amount(4, 200)
DAY = datetime.date(2026, 3, 4)


def folder_in(root: Path) -> CaseFolder:
    return CaseFolder(REFERENCE, root / "intake", root / "outputs")


@pytest.mark.promise(9)
def test_a_reader_in_a_loop_always_finds_a_whole_file(tmp_path: Path, counted: Callable[..., None]) -> None:
    folder, done, torn, reads = folder_in(tmp_path), threading.Event(), [], [0]
    path = folder.results / "book.xlsx"
    durable.publish(version(0), path)

    def look() -> None:
        while not done.is_set():
            try:
                assert_whole(path.read_bytes())
            except (AssertionError, OSError) as error:
                torn.append(error)
            reads[0] += 1

    reader = threading.Thread(target=look)
    reader.start()
    try:
        with durable.using(HastyDisk()):
            for number in range(PUBLISHES):
                durable.publish(version(number + 1), path)
    finally:
        done.set()
        reader.join()
    assert torn == []
    assert reads[0] > 0
    counted(publishes=PUBLISHES, reads=reads[0])


@pytest.mark.promise(9)
@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the programs are forked, so that 200 take seconds")
def test_a_kill_in_the_middle_of_publishing_leaves_a_whole_file(tmp_path: Path, counted: Callable[..., None]) -> None:
    chance = random.Random(SEED)
    path = folder_in(tmp_path).results / "book.xlsx"
    with Programs() as programs:
        for _ in range(KILLS):
            program = programs.start(publish_for_ever, tmp_path)
            threading.Event().wait(0.02 + chance.random() * 0.1)
            program.kill()
            if path.exists():
                assert_whole(path.read_bytes())
    assert path.exists()
    assert list(folder_in(tmp_path).results.glob("*edited by hand*")) == []
    counted(kills_while_publishing=KILLS)


@pytest.mark.promise(15)
def test_whatever_a_person_saves_into_an_output_stays(tmp_path: Path, counted: Callable[..., None]) -> None:
    chance, folder, edits = random.Random(SEED), folder_in(tmp_path), []
    with durable.using(HastyDisk()):
        for number in range(amount(80, 2000)):
            name = chance.choice(("a.xlsx", "b.docx"))
            if chance.random() < 0.3 and (folder.results / name).exists():
                edits.append(f"by hand {number}".encode())
                (folder.results / name).write_bytes(edits[-1])
            publish_all({name: b"made %d" % number}, folder, built_from=str(number), today=DAY)
    publish_all({"a.xlsx": b"end", "b.docx": b"end"}, folder, built_from="end", today=DAY)
    present = {path.read_bytes() for path in folder.results.iterdir()}
    assert len(edits) > 10
    assert [edit for edit in edits if edit not in present] == []
    counted(edits=len(edits))


@pytest.mark.promise(12)
def test_a_full_disk_is_said_and_heals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = office(tmp_path)
    drop_all(tmp_path, {"good.txt": b"good"})
    usage = shutil.disk_usage(tmp_path)._replace(free=199 * 1024 * 1024)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.disk_usage", lambda _path: usage)
        [said] = take_all(place, sleep=lambda _seconds: None)
    assert (said.outcome, said.reason) == (
        "waiting", "The disk is nearly full. Nothing is taken until there is space again.",
    )  # fmt: skip
    assert (tmp_path / "intake" / REFERENCE / "good.txt").read_bytes() == b"good"
    [said] = take_all(place, sleep=lambda _seconds: None)
    assert said.outcome == "accepted"
    assert kept_contents(tmp_path) == [b"good"]


class ReadOnly(HastyDisk):
    """Nothing can be written below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def may_write(self, folder: Path) -> bool:
        return not folder.is_relative_to(self.folder) and super().may_write(folder)

    def create(self, path: Path) -> int:
        if path.is_relative_to(self.folder):
            raise OSError(errno.EROFS, "read-only file system")
        return super().create(path)

    def replace(self, source: Path, target: Path) -> None:
        if source.is_relative_to(self.folder) or target.is_relative_to(self.folder):
            raise OSError(errno.EROFS, "read-only file system")
        super().replace(source, target)


@pytest.mark.promise(12)
def test_a_folder_that_may_only_be_read_is_said_once_and_heals(tmp_path: Path) -> None:
    place = office(tmp_path)
    drop_all(tmp_path, {"good.txt": b"good"})
    with durable.using(ReadOnly(tmp_path / "intake")):
        [said] = take_all(place, sleep=lambda _seconds: None)
        assert said.outcome == "accepted"
        assert (
            said.reason
            == "It has been read. Its folder may only be read, so the file stays where it is; a copy is kept."
        )
        assert take_all(place, sleep=lambda _seconds: None) == ()
    assert (tmp_path / "intake" / REFERENCE / "good.txt").read_bytes() == b"good"
    take_all(place, sleep=lambda _seconds: None)
    assert kept_contents(tmp_path) == [b"good"]
    assert not (tmp_path / "intake" / REFERENCE / "good.txt").exists()


@pytest.mark.promise(14)
@pytest.mark.slow
def test_deleted_outputs_are_made_again_the_same(tmp_path: Path) -> None:
    case = tmp_path / "intake" / REFERENCE
    case.mkdir(parents=True)
    agency = '[[agencies]]\nname = "Westmere Police"\nkind = "police"\nexpects = ["chronology"]\n'
    text = f'reference = "{REFERENCE}"\nprofile = "national"\nnotified = 2026-03-02\n{agency}'
    (case / "case.toml").write_text(text, encoding="utf-8")
    rows = "Date,Time,Source,Event,Comment\n04/03/2025,14:30,Log,Visit to the home.,None\n"
    (case / "Westmere Police chronology.csv").write_text(rows, encoding="utf-8")
    words = ["--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs"), "--quiet"]
    assert main([*words, "run"]) == 0
    results = tmp_path / "outputs" / REFERENCE
    before = contents(results)
    assert "integrated-chronology.xlsx" in before
    shutil.rmtree(results)
    assert main([*words, "rebuild", REFERENCE]) == 0
    after = contents(results)
    assert after.keys() == before.keys()
    assert [name for name in before if before[name] != after[name]] == []


def contents(folder: Path) -> dict[str, bytes]:
    """Every output but the page that tells the time, and the list of what was published when."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".") and path.name != "status.html"
    }
