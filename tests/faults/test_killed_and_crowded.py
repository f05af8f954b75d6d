"""Killed at any moment, watched by two at once, fed with anything: nothing is lost, torn or counted twice.

The power stays on, so nothing waits for the platter; `test_power_cut` is about the rest.
"""

import hashlib
import os
import random
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from amounts import SEED, amount
from faulty_disk import REFERENCE, HastyDisk, assert_log_is_whole, drop_all, everything, kept_contents, office
from forked import Programs, take_for_ever, write_log_for_ever

from pipeline import durable
from pipeline.arrival.sweep import take_all
from pipeline.store import CaseFolder, stored_returns
from pipeline.store.audit import read_log

ROUNDS = amount(4, 670)
"""Half of them with two watchers, so that 670 rounds are 1,005 kills."""
SHUFFLES = amount(6, 200)
ROUNDS_A_SEASON = 50
"""Then a new folder, so that the listing of what was kept before does not take the time."""
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the programs are forked, so that 1,000 take minutes")


@pytest.fixture(scope="module")
def programs() -> Iterator[Programs]:
    with Programs() as found:
        yield found


def run(root: Path) -> None:
    with durable.using(HastyDisk()):
        take_all(office(root), sleep=lambda _seconds: None)


def assert_nothing_lost_or_double(root: Path, dropped: set[bytes]) -> None:
    assert set(kept_contents(root)) == dropped
    assert len(kept_contents(root)) == len(dropped)
    folder = CaseFolder(REFERENCE, root / "intake", root / "outputs")
    stored = stored_returns(folder)
    assert len(stored) == len(dropped)
    for entry in stored:
        assert hashlib.sha256(entry.original.path.read_bytes()).hexdigest() == entry.original.sha256
        assert entry.outcome is not None
    assert_log_is_whole(root)
    left = [
        path for path in folder.dropped.iterdir() if path.is_file() and path.name not in ("case.toml", ".audit.jsonl")
    ]
    assert left == []
    assert [path for path in folder.arriving.rglob("*") if path.is_file() and not path.name.endswith(".tmp")] == []


@pytest.mark.promise(1)
@pytest.mark.slow
@needs_fork
def test_killed_at_any_moment_with_one_watcher_and_with_two(
    tmp_path: Path, programs: Programs, counted: Callable[..., None]
) -> None:
    chance = random.Random(SEED)
    files = kills = at_work = 0
    for season in range(0, ROUNDS, ROUNDS_A_SEASON):
        rounds = min(ROUNDS_A_SEASON, ROUNDS - season)
        kills += rounds + rounds // 2
        dropped, busy = kill_and_count(tmp_path / str(season), rounds, chance, programs)
        files, at_work = files + dropped, at_work + busy
    assert at_work > kills / 10 or kills < 100, (
        "nearly every watcher had finished before it was killed, so nothing was proved"
    )
    counted(kills=kills, kills_with_files_unfinished=at_work, rounds=ROUNDS, files=files, lost=0, torn=0, double=0)


def kill_and_count(root: Path, rounds: int, chance: random.Random, programs: Programs) -> tuple[int, int]:
    """Drop files into one folder while watchers are killed.

    Returns how many files, none of them lost or double, and how many of the killed had not finished.
    """
    office(root)
    at_work = 0
    dropped: set[bytes] = set()
    for number in range(rounds):
        watchers = [programs.start(take_for_ever, root) for _ in range(1 + number % 2)]
        for file in range(8):
            text = f"{chance.choice(['good', 'bad'])} {number} {file} {'x' * chance.randrange(100_000)}".encode()
            dropped.add(text)
            drop_all(root, {f"return {number} {file}.txt": text})
            time.sleep(chance.random() * 0.01)
        time.sleep(chance.random() * 0.06)
        for watcher in watchers:
            watcher.kill()
        at_work += len(watchers) if unfinished(root) else 0
    run(root)
    run(root)
    assert_nothing_lost_or_double(root, dropped)
    return len(dropped), at_work


def unfinished(root: Path) -> bool:
    """Whether anything is still on its way from the drop to its place."""
    folder = CaseFolder(REFERENCE, root / "intake", root / "outputs")
    waiting = [path for path in folder.dropped.iterdir() if path.suffix == ".txt"]
    return bool(waiting) or (folder.arriving.exists() and any(folder.arriving.iterdir()))


@pytest.mark.promise(1)
@pytest.mark.slow
@needs_fork
def test_writers_killed_in_a_crowd_leave_a_log_that_follows_itself(
    tmp_path: Path, programs: Programs, counted: Callable[..., None]
) -> None:
    """Lines of one writer that followed each other, and a slow writer's, once looked as if somebody had changed them."""
    chance, kills = random.Random(SEED), 0
    for number in range(amount(2, 40)):
        root = tmp_path / str(number)
        folder = office(root).folder(REFERENCE)
        writers = [programs.start(write_log_for_ever, root) for _ in range(3)]
        until = time.monotonic() + 60
        while time.monotonic() < until and len(read_log(folder).lines) <= 6:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.2)
        for writer in writers:
            writer.kill()
        kills += len(writers)
        log = read_log(folder)
        assert log.troubles == (), f"seed {SEED}, crowd {number}"
        assert len(log.lines) > 6
    counted(kills_of_writers=kills)


@pytest.mark.promise(1)
@pytest.mark.slow
@needs_fork
def test_two_watchers_on_one_folder_agree(tmp_path: Path, programs: Programs) -> None:
    office(tmp_path)
    watchers = [programs.start(take_for_ever, tmp_path) for _ in range(2)]
    dropped = {f"good {number}".encode() for number in range(20)}
    for number, text in enumerate(sorted(dropped)):
        drop_all(tmp_path, {f"return {number}.txt": text})
    folder = CaseFolder(REFERENCE, tmp_path / "intake", tmp_path / "outputs")
    until = time.monotonic() + 120
    while time.monotonic() < until and len(list(folder.accepted.glob("*"))) < len(dropped):
        time.sleep(0.05)
    for watcher in watchers:
        watcher.kill()
    run(tmp_path)
    assert_nothing_lost_or_double(tmp_path, dropped)


@pytest.mark.promise(6)
def test_twenty_restarts_leave_every_byte_and_every_time_alone(tmp_path: Path, counted: Callable[..., None]) -> None:
    counted(restarts=20)
    office(tmp_path)
    drop_all(tmp_path, {"a.txt": b"good a", "b.txt": b"bad b"})
    run(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.name != "case.toml"}
    before = everything(tmp_path)
    for _ in range(20):
        run(tmp_path)
    assert everything(tmp_path) == before
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.name != "case.toml"} == times


@pytest.mark.promise(10)
def test_the_order_of_arrival_does_not_matter(tmp_path: Path, counted: Callable[..., None]) -> None:
    counted(shuffles=SHUFFLES)
    files = {f"{number}.txt": f"good {number % 4}".encode() for number in range(8)}
    results = []
    for shuffle in range(SHUFFLES):
        root = tmp_path / str(shuffle)
        office(root)
        names = list(files)
        random.Random(SEED + shuffle).shuffle(names)
        step = 1 + shuffle % 8
        for at in range(0, 8, step):
            drop_all(root, {name: files[name] for name in names[at : at + step]})
            run(root)
        records = {path: data for path, data in everything(root).items() if path.startswith("outputs")}
        assert kept_contents(root) == [b"good 0", b"good 1", b"good 2", b"good 3"]
        results.append(sorted(path for path in records))
    assert all(result == results[0] for result in results)


NASTY = [
    "plain.txt", "two  spaces.txt", " leading space.txt", "trailing space .txt", "trailing dot..txt", "no ending",
    ".txt.txt"[1:], "CON.txt", "prn", "AUX.docx", "nul.tar.gz", "COM1.txt", "LPT9.xlsx", "a" * 200 + ".txt",
    "é" * 100 + ".txt", "-rf.txt", "--help", "=cmd().txt", "+1.txt", "@sum.txt", "%s%n.txt", "${HOME}.txt", "`id`.txt",
    "a;b.txt", "a&b.txt", "a'b.txt", 'a"b.txt', "a<b>c.txt", "a|b.txt", "a?b*.txt", "a:b.txt", "a\\b.txt",
    "line\nbreak.txt", "tab\there.txt", "bell\a.txt", "\u202egnp.txt", "zero\u200bwidth.txt", "😀👨‍👩‍👧.txt",
    unicodedata.normalize("NFC", "Zoë.txt"), unicodedata.normalize("NFD", "Zoë.txt"), "Case.txt", "case.TXT",
    "report [3f9a2c1d].txt", "why.txt", "名前.txt", "ملف.txt", "файл.txt", "ﬁle.txt", "İstanbul.txt", "ß.txt", "SS.txt",
    "accepted.txt", "drafts.txt", "case.toml.txt", "index.html", "status.json", "{{ name }}.txt", "<script>.txt",
    "~tilde.txt",
    "caf\udce9.txt",
]  # fmt: skip


@pytest.mark.promise(11)
@pytest.mark.skipif(os.name == "nt", reason="Windows itself refuses half of these names")
def test_names_do_not_matter(tmp_path: Path, counted: Callable[..., None]) -> None:
    counted(names=len(NASTY))
    assert len(set(NASTY)) >= 60
    office(tmp_path)
    files = {name: f"good {number}".encode() for number, name in enumerate(NASTY)}
    drop_all(tmp_path, files)
    run(tmp_path)
    assert_nothing_lost_or_double(tmp_path, set(files.values()))
    for path in (tmp_path / "intake" / REFERENCE / "accepted").iterdir():
        assert len(path.name.encode("utf-8")) <= 200
        assert not set(path.name) & set('<>:"/\\|?*\n\t\a')
        assert not path.name.startswith("CON.")


@pytest.mark.promise(10)
@pytest.mark.skipif(os.name == "nt", reason="needs the times of a POSIX file system")
def test_the_files_own_clock_does_not_matter(tmp_path: Path) -> None:
    office(tmp_path)
    dropped = {f"good {number}".encode() for number in range(4)}
    drop_all(tmp_path, {f"{number}.txt": text for number, text in enumerate(sorted(dropped))})
    for number, seconds in enumerate((0, 1, 4_070_908_800, 1_772_600_000)):
        os.utime(tmp_path / "intake" / REFERENCE / f"{number}.txt", (seconds, seconds))
    run(tmp_path)
    assert_nothing_lost_or_double(tmp_path, dropped)
