"""A failing disk changes nothing: whatever call fails, one clean run later gives what a good disk would have given."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty_disk import FaultyDisk, HastyDisk, Stopped, assert_log_is_whole, drop_all, everything, kept_contents, office

from pipeline import durable
from pipeline.arrival.sweep import take_all

FILES = {"good.txt": b"good return", "minutes.txt": b"minutes of a meeting"}


def run(root: Path) -> None:
    with durable.using(HastyDisk()):
        run_here(root)


def run_here(root: Path) -> None:
    """On whichever disk is in place."""
    take_all(office(root), sleep=lambda _seconds: None)


@pytest.fixture(scope="module")
def fault_free(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    """What a good disk gives, and how many calls it takes."""
    root = tmp_path_factory.mktemp("good")
    office(root)
    drop_all(root, FILES)
    disk = FaultyDisk()
    with durable.using(disk):
        run_here(root)
    assert disk.calls > 40
    return everything(root), disk.calls


@pytest.mark.promise(2)
@pytest.mark.parametrize(
    ("code", "for_good"),
    [(errno.ENOSPC, True), (errno.EIO, False), (errno.EACCES, False), (None, True)],
    ids=["full", "one error", "no access once", "stopped"],
)
def test_every_call_may_fail(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault_free: tuple[dict[str, bytes], int],
    code: int | None,
    for_good: bool,
    counted: Callable[..., None],
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    wanted, calls = fault_free
    counted(faults=calls)
    for fail_at in range(1, calls + 1):
        root = tmp_path / str(fail_at)
        office(root)
        drop_all(root, FILES)
        try:
            with durable.using(FaultyDisk(fail_at, code, for_good=for_good)):
                run_here(root)
        except Stopped:
            pass
        for data in FILES.values():
            assert data in everything(root).values(), f"lost at call {fail_at}"
        run(root)
        assert kept_contents(root) == sorted(FILES.values()), f"call {fail_at}"
        assert everything(root) == wanted, f"call {fail_at}"
        assert_log_is_whole(root)
