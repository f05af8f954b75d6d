"""A power cut at any moment leaves each file old or new, never torn; what was said to be safe is there."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from amounts import SEED, amount
from faulty_disk import HastyDisk, Stopped, drop_all, everything, kept_contents, office
from lossy_disk import LossyDisk, Site, write_beforehand

from pipeline import durable
from pipeline.arrival.sweep import take_all

CUTS = amount(300, 10_000)
OLD, NEW = b"the old version" * 20, b"the new version!" * 30


class BrokenError(AssertionError):
    """A promise of the disk room did not hold."""


@dataclass(frozen=True)
class Deed:
    """One function of the room: what is there before, what it does, and what must be there afterwards."""

    prepare: Callable[[Path], None]
    do: Callable[[Path], None]
    check: Callable[[Path, bool], None]


def insist(condition: bool, words: str) -> None:
    if not condition:
        raise BrokenError(words)


def content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def check_publish(root: Path, is_done: bool) -> None:
    found = content(root / "a" / "b.txt")
    insist(found in ((NEW,) if is_done else (OLD, NEW)), "publish: torn, or not there after it returned")


def check_publish_new(root: Path, is_done: bool) -> None:
    found = content(root / "new" / "deep" / "b.txt")
    insist(found in ((NEW,) if is_done else (None, NEW)), "publish in a new folder")


def check_keep(root: Path, is_done: bool) -> None:
    insist(content(root / "drop" / "f.txt") == NEW, "keep: the dropped file")
    kept = [path.read_bytes() for path in (root / "kept").glob("*/f.txt")] if (root / "kept").exists() else []
    insist(kept == [NEW] if is_done else kept in ([], [NEW]), "keep: the copy")


def check_place(root: Path, is_done: bool) -> None:
    there, here = content(root / "to" / "f.txt"), content(root / "from" / "f.txt")
    insist(NEW in (there, here), "place: lost")
    insist(there in (NEW, OLD) and (not is_done or (there == NEW and here is None)), "place: not safe when it returned")


def check_move(root: Path, is_done: bool) -> None:
    found = [path.read_bytes() for path in root.rglob("*") if path.is_file()]
    insist(NEW in found and set(found) <= {NEW}, "move: lost or torn")
    insist(not is_done or content(root / "drop" / "f.txt") is None, "move: came back after it returned")


def check_append(root: Path, is_done: bool) -> None:
    found = content(root / "log") or b""
    insist(found.startswith(b"one\n"), "append: an earlier line")
    insist(not is_done or found == b"one\ntwo\n", "append: the line after it returned")


def check_append_new(root: Path, is_done: bool) -> None:
    insist(not is_done or content(root / "log") == b"two\n", "append to a new file")


DEEDS = {
    "publish": Deed(
        lambda root: write_beforehand(root / "a" / "b.txt", OLD),
        lambda root: void(durable.publish(NEW, root / "a" / "b.txt")),
        check_publish,
    ),
    "publish in a new folder": Deed(
        lambda root: None, lambda root: void(durable.publish(NEW, root / "new" / "deep" / "b.txt")), check_publish_new
    ),
    "pour": Deed(
        lambda root: write_beforehand(root / "a" / "b.txt", OLD),
        lambda root: void(durable.pour(lambda stream: void(stream.write(NEW)), root / "a" / "b.txt")),
        check_publish,
    ),
    "keep": Deed(
        lambda root: write_beforehand(root / "drop" / "f.txt", NEW),
        lambda root: void(durable.keep(root / "drop" / "f.txt", root / "kept")),
        check_keep,
    ),
    "place": Deed(
        lambda root: (write_beforehand(root / "from" / "f.txt", NEW), write_beforehand(root / "to" / "f.txt", OLD))[0],
        lambda root: durable.place(root / "from" / "f.txt", root / "to" / "f.txt"),
        check_place,
    ),
    "move": Deed(
        lambda root: (write_beforehand(root / "drop" / "f.txt", NEW), write_beforehand(root / "to" / "f.txt", NEW))[0],
        lambda root: void(
            durable.move(
                root / "drop" / "f.txt", root / "to" / "f.txt", durable.hash_of(root / "drop" / "f.txt"), root / "aside"
            )
        ),
        check_move,
    ),
    "append": Deed(
        lambda root: write_beforehand(root / "log", b"one\n"),
        lambda root: durable.append_line(root / "log", "two"),
        check_append,
    ),
    "append to a new file": Deed(
        lambda root: None, lambda root: durable.append_line(root / "log", "two"), check_append_new
    ),
}


def void(_result: object) -> None:
    return


def cut(deed: Deed, root: Path, chance: random.Random, stop_at: int, forgets: Site | None = None) -> LossyDisk:
    """Do it, take the power away, look. `stop_at` 0: after it has returned."""
    root.mkdir()
    deed.prepare(root)
    disk = LossyDisk(root, stop_at, forgets)
    try:
        with durable.using(disk):
            deed.do(root)
        is_done = True
    except Stopped:
        is_done = False
    disk.lose_power(chance)
    deed.check(root, is_done)
    return disk


def calls_of(deed: Deed, root: Path) -> LossyDisk:
    return cut(deed, root, random.Random(1), 0)


@pytest.mark.promise(3)
def test_a_power_cut_leaves_the_old_or_the_new(tmp_path: Path, counted: Callable[..., None]) -> None:
    calls = {name: calls_of(deed, tmp_path / f"whole {name}").calls for name, deed in DEEDS.items()}
    names = list(DEEDS)
    for number in range(CUTS):
        chance = random.Random(SEED + number)
        name = names[number % len(names)]
        root = tmp_path / str(number)
        try:
            cut(DEEDS[name], root, chance, chance.randrange(0, calls[name] + 1))
        except BrokenError as broken:
            pytest.fail(f"{name}, seed {SEED + number}: {broken}")
    counted(power_cuts=CUTS)


def every_sync(folder: Path) -> list[tuple[str, Site]]:
    found = []
    for name, deed in DEEDS.items():
        found += [(name, site) for site in sorted(calls_of(deed, folder / name).sites)]
    return found


@pytest.mark.promise(3)
def test_without_any_one_sync_the_test_above_turns_red(tmp_path: Path, counted: Callable[..., None]) -> None:
    sites = every_sync(tmp_path)
    needless = []
    for site in sorted({site for _, site in sites}):
        if not any(breaks(name, site, tmp_path / f"{name} {site[0]} {site[1]}") for name, at in sites if at == site):
            needless.append(site)
    assert needless == []
    assert len(sites) >= 9, sites
    counted(syncs_removed_one_at_a_time=len({site for _, site in sites}))


def breaks(name: str, site: Site, folder: Path) -> bool:
    folder.mkdir()
    deed = DEEDS[name]
    calls = calls_of(deed, folder / "whole").calls
    for number in range(400):
        chance = random.Random(SEED + number)
        try:
            cut(deed, folder / str(number), chance, chance.choice((0, chance.randrange(1, calls + 1))), site)
        except BrokenError:
            return True
    return False


@pytest.mark.promise(3)
def test_a_power_cut_while_files_are_taken_loses_nothing(tmp_path: Path, counted: Callable[..., None]) -> None:
    files = {"good.txt": b"good return", "minutes.txt": b"minutes of a meeting"}
    root = tmp_path / "whole"
    office(root)
    drop_all(root, files)
    disk = LossyDisk(root)
    with durable.using(disk):
        take_all(office(root), sleep=lambda _seconds: None)
    wanted = everything(root)
    rounds = amount(1, 20)
    for number in range(rounds):
        for stop_at in range(1, disk.calls + 1):
            root = tmp_path / f"{number} {stop_at}"
            office(root)
            drop_all(root, files)
            lossy = LossyDisk(root, stop_at)
            try:
                with durable.using(lossy):
                    take_all(office(root), sleep=lambda _seconds: None)
            except Stopped:
                pass
            lossy.lose_power(random.Random(SEED + number * 1000 + stop_at))
            with durable.using(HastyDisk()):
                take_all(office(root), sleep=lambda _seconds: None)
            assert kept_contents(root) == sorted(files.values()), f"cut before call {stop_at}, seed {SEED}"
            assert everything(root) == wanted, f"cut before call {stop_at}"
    counted(power_cuts_while_taking=rounds * disk.calls)
