"""The watcher with slow writers, without events, in a storm of them, and with its folder gone. Its clock is ours."""

import datetime
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from amounts import SEED, amount
from faulty_disk import MOMENT, REFERENCE, kept_contents, office
from theatre import PATIENCE, Theatre

SEEDS = amount(2, 200)


def packed(chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("document.xml", chance.randbytes(chance.randrange(200, 20_000)).hex())
    return stream.getvalue()


def printed(chance: random.Random) -> bytes:
    return b"%PDF-1.7\n" + chance.randbytes(3000).hex().encode() + b"\nstartxref\n12\n%%EOF\n"


KINDS: dict[str, Callable[[random.Random], bytes]] = {".docx": packed, ".xlsx": packed, ".pdf": printed}
Writer = Callable[[Path, bytes, random.Random], Iterator[float]]
"""Writes a file bit by bit; yields the seconds until the next bit."""


def steady(path: Path, data: bytes, chance: random.Random) -> Iterator[float]:
    at = 0
    while at < len(data):
        step = chance.randrange(1, len(data))
        with path.open("ab") as stream:
            stream.write(data[at : at + step])
        at += step
        yield chance.random() * 3


def stalling(path: Path, data: bytes, chance: random.Random) -> Iterator[float]:
    cut = chance.randrange(1, len(data) - 30)
    path.write_bytes(data[:cut])
    yield 30
    path.write_bytes(data)


def preallocated(path: Path, data: bytes, chance: random.Random) -> Iterator[float]:
    path.write_bytes(bytes(len(data)))
    yield chance.random() * 20
    cut = chance.randrange(1, len(data) - 30)
    path.write_bytes(data[:cut] + bytes(len(data) - cut))
    yield chance.random() * 20
    path.write_bytes(data)


def temporary_then_renamed(path: Path, data: bytes, chance: random.Random) -> Iterator[float]:
    temporary = path.with_name("~WRD0001.tmp")
    temporary.write_bytes(data[: len(data) // 2])
    yield 20 * chance.random()
    temporary.write_bytes(data)
    temporary.rename(path)


def deleted_then_renamed(path: Path, data: bytes, chance: random.Random) -> Iterator[float]:
    path.write_bytes(data[: len(data) // 2])
    yield chance.random() * 4
    path.unlink()
    yield chance.random() * 4
    temporary = path.with_name("ABCD.tmp")
    temporary.write_bytes(data)
    temporary.rename(path)


def appended_pages(path: Path, data: bytes, chance: random.Random) -> Iterator[float]:
    """As a scanner: whole after every page, and the next page comes before the file has rested."""
    for _ in range(chance.randrange(1, 6)):
        path.write_bytes(KINDS[path.suffix](chance))
        yield chance.random() * 4
    path.write_bytes(data)


WRITERS: tuple[Writer, ...] = (
    steady,
    stalling,
    preallocated,
    appended_pages,
    temporary_then_renamed,
    deleted_then_renamed,
)


@pytest.mark.promise(4)
@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_a_half_copied_file_is_never_read(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Callable[..., None]
) -> None:
    for number in range(SEEDS):
        for ending, make in KINDS.items():
            chance = random.Random(SEED + number)
            data = make(chance)
            theatre = Theatre(tmp_path / f"{number}{ending}")
            office(theatre.root)
            path = theatre.root / "intake" / REFERENCE / f"return{ending}"
            ended = theatre.play(monkeypatch, writer(path, data, chance), 120, rest=3 * PATIENCE)
            assert [read for _, read in theatre.read] == [data], f"seed {SEED + number}, {ending}"
            assert theatre.read[0][0] - ended <= PATIENCE
            assert kept_contents(theatre.root) == [data]
    counted(copies=SEEDS * len(KINDS))


@pytest.mark.promise(4)
@pytest.mark.parametrize("ending", KINDS)
def test_a_save_between_copy_and_move_is_a_second_return(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Callable[..., None]
) -> None:
    for number in range(SEEDS):
        chance = random.Random(SEED + number)
        first, second = KINDS[ending](chance), KINDS[ending](chance)
        theatre = Theatre(tmp_path / str(number))
        office(theatre.root)
        path = theatre.root / "intake" / REFERENCE / f"return{ending}"
        path.write_bytes(first)

        def save(path: Path = path, second: bytes = second, theatre: Theatre = theatre) -> None:
            if len(theatre.read) == 1:
                path.write_bytes(second)

        theatre.during_reading = save
        theatre.play(monkeypatch, iter(()), 40, rest=3 * PATIENCE)
        assert [read for _, read in theatre.read] == [first, second]
        assert kept_contents(theatre.root) == sorted((first, second))
    counted(saves=SEEDS)


@pytest.mark.promise(7)
@pytest.mark.parametrize("how", ["gone", "empty", "refused"])
def test_the_folder_may_go_away_for_thirty_seconds(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theatre = Theatre(tmp_path)
    office(tmp_path)
    intake, away = tmp_path / "intake", tmp_path / "away"
    (intake / REFERENCE / "before.txt").write_bytes(b"good before")

    def people() -> Iterator[float]:
        yield 10
        intake.rename(away)
        if how == "empty":
            intake.mkdir()
        if how == "refused":
            intake.write_bytes(b"not a folder at all")
        yield 30
        if how == "refused":
            intake.unlink()
        if how == "empty":
            assert list(intake.iterdir()) == []
            intake.rmdir()
        away.rename(intake)
        (intake / REFERENCE / "after.txt").write_bytes(b"good after")

    ended = theatre.play(monkeypatch, people(), 70)
    assert any(theatre.offline) and not theatre.offline[-1]
    assert [data for _, data in theatre.read] == [b"good before", b"good after"]
    assert theatre.read[-1][0] - ended <= PATIENCE
    assert kept_contents(tmp_path) == [b"good after", b"good before"]


@pytest.mark.promise(10)
@pytest.mark.parametrize("step", [-3600, 3600, -86_400 * 400], ids=["an hour back", "an hour on", "a year back"])
def test_the_systems_clock_may_be_stepped(step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on the night in which summer time ends, or when a machine learns the right time."""
    theatre = Theatre(tmp_path)
    office(tmp_path)
    moments = {True: MOMENT, False: MOMENT + datetime.timedelta(seconds=step)}

    def people() -> Iterator[float]:
        (tmp_path / "intake" / REFERENCE / "before.txt").write_bytes(b"good before")
        yield 3
        monkeypatch.setattr(theatre, "now", lambda: moments[False] + datetime.timedelta(seconds=theatre.seconds))
        yield 10
        (tmp_path / "intake" / REFERENCE / "after.txt").write_bytes(b"good after")

    ended = theatre.play(monkeypatch, people(), 40)
    assert [data for _, data in theatre.read] == [b"good before", b"good after"]
    assert theatre.read[-1][0] - ended <= PATIENCE
    assert kept_contents(tmp_path) == [b"good after", b"good before"]


@pytest.mark.promise(6)
def test_what_came_while_nobody_watched_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Callable[..., None]
) -> None:
    number = amount(30, 500)
    office(tmp_path)
    dropped = {f"good {at}".encode() for at in range(number)}
    for data in dropped:
        (tmp_path / "intake" / REFERENCE / f"{data.decode()}.txt").write_bytes(data)
    theatre = Theatre(tmp_path)
    theatre.play(monkeypatch, iter(()), 20)
    assert set(kept_contents(tmp_path)) == dropped
    assert max(at for at, _ in theatre.read) <= PATIENCE
    counted(files_that_waited=number)
