"""A disk that fails at its k-th call, and a small office that drops files and reads them, for the fault tests."""

import datetime
import errno
import hashlib
import os
from pathlib import Path

from pipeline import durable
from pipeline.arrival.sweep import Place
from pipeline.arrival.take import Desk
from pipeline.store import CaseFolder
from pipeline.store.audit import read_log
from schemas.person import Practitioner
from schemas.provenance import Source
from schemas.receipt import Accepted, Handled, Refused
from schemas.returns import ParsedReturn
from schemas.returns.nil_return import NilReturn

REFERENCE = "WM-2026-014"
MOMENT = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)


class HastyDisk(durable.Disk):
    """Does not wait for the platter: for tests in which the power stays on."""

    def sync(self, descriptor: int) -> None:
        return

    def sync_folder(self, path: Path) -> None:
        path.stat()


class FaultyDisk(HastyDisk):
    """Counts its calls and fails at one of them.

    Args:
        fail_at: which call fails, from 1; 0 for none.
        code: the error number; `None` stops the program there, as `kill -9` would.
        for_good: every later call fails too (a disk that is full or gone).
    """

    def __init__(self, fail_at: int = 0, code: int | None = errno.EIO, *, for_good: bool = False) -> None:
        self.fail_at, self.code, self.for_good, self.calls = fail_at, code, for_good, 0

    def _step(self) -> None:
        self.calls += 1
        if self.fail_at and (self.calls == self.fail_at or (self.for_good and self.calls > self.fail_at)):
            if self.code is None:
                raise Stopped
            raise OSError(self.code, os.strerror(self.code))

    def make_folder(self, path: Path) -> None:
        self._step()
        super().make_folder(path)

    def create(self, path: Path) -> int:
        self._step()
        return super().create(path)

    def write(self, descriptor: int, data: bytes) -> None:
        self._step()
        super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._step()
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)

    def sync_folder(self, path: Path) -> None:
        self._step()
        super().sync_folder(path)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)


class Stopped(BaseException):
    """The program ended here."""


def reads(_reference: str | None, path: Path, name: str) -> Handled:
    """`good …` is a nil return; anything else is refused."""
    data = path.read_bytes()
    if not data.startswith(b"good"):
        return Refused(code="form-not-recognised", reason="It is none of the forms.", advice="Ask for the form.")
    source = Source(name=name, sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain")
    record = NilReturn(completed_by=Practitioner(), statement=data.decode("utf-8"))
    return Accepted(parsed=ParsedReturn(source=source, form="nil-return", record=record))


def office(root: Path) -> Place:
    """An intake folder with one case."""
    case = root / "intake" / REFERENCE
    case.mkdir(parents=True, exist_ok=True)
    (case / "case.toml").write_text("reference = 'WM-2026-014'\n", encoding="utf-8")
    return Place(root / "intake", root / "outputs", Desk(reads, lambda: MOMENT), dict)


def drop_all(root: Path, files: dict[str, bytes]) -> None:
    """Drop files in one step each: these tests leave out the resting time that keeps half a copy from being taken."""
    half_way = root / "half way"
    for name, data in files.items():
        half_way.write_bytes(data)
        half_way.rename(root / "intake" / REFERENCE / name)


def kept_contents(root: Path) -> list[bytes]:
    """The content of every kept original, sorted; notes are no originals."""
    case = root / "intake" / REFERENCE
    return sorted(
        path.read_bytes()
        for folder in ("accepted", "needs-attention")
        for path in (case / folder).glob("*")
        if not path.name.endswith((".why.txt", ".tmp"))
    )


def everything(root: Path) -> dict[str, bytes]:
    """Every file below the root by path, but temporary ones and the log, which tells of each attempt."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.endswith((".tmp", ".audit.jsonl"))
    }


def assert_log_is_whole(root: Path) -> None:
    """The log follows itself and knows every kept original."""
    folder = CaseFolder(REFERENCE, root / "intake", root / "outputs")
    log = read_log(folder)
    assert log.troubles == ()
    received = {line.entry.sha256 for line in log.lines if line.entry.did == "received"}
    assert {hashlib.sha256(data).hexdigest() for data in kept_contents(root)} <= received
