"""Programs that are there at once, to be killed with -9: one process has everything loaded and forks them on request.

Where the system cannot fork, each program is a fresh Python; then the same tests take longer.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

HERE = Path(__file__).resolve().parent
PLACES = [str(HERE), str(HERE.parents[1])]
READY = b"ready"


def take_for_ever(root: Path) -> None:
    """A watcher that never rests."""
    from faulty_disk import HastyDisk, office

    from pipeline import durable
    from pipeline.arrival.sweep import take_all

    place = office(root)
    _say_ready()
    with durable.using(HastyDisk()):
        while True:
            take_all(place, sleep=lambda _seconds: None)


def write_log_for_ever(root: Path) -> None:
    """A program that adds two lines to a case's log, again and again."""
    from faulty_disk import MOMENT, REFERENCE, HastyDisk, office

    from pipeline import durable
    from pipeline.store.audit import Entry, write_down

    folder = office(root).folder(REFERENCE)
    _say_ready()
    with durable.using(HastyDisk()):
        while True:
            write_down(folder, [Entry("received", "0" * 64), Entry("read", "0" * 64)], MOMENT)


def publish_for_ever(root: Path) -> None:
    """A program that publishes one version of an output after the other."""
    import datetime

    from faulty_disk import REFERENCE, HastyDisk
    from versions import version

    from pipeline import durable
    from pipeline.outputs.publishing import publish_all
    from pipeline.store import CaseFolder

    folder = CaseFolder(REFERENCE, root / "intake", root / "outputs")
    _say_ready()
    with durable.using(HastyDisk()):
        for number in range(10**9):
            files = {"book.xlsx": version(number)}
            publish_all(files, folder, built_from=str(number), today=datetime.date(2026, 3, 4))


PROGRAMS: dict[str, Callable[[Path], None]] = {
    program.__name__: program for program in (take_for_ever, write_log_for_ever, publish_for_ever)
}


@dataclass(frozen=True)
class Running:
    """One program that runs now."""

    process: int

    def kill(self) -> None:
        """End it in the middle of whatever it does, and wait until it is no more."""
        os.kill(self.process, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            while True:
                os.kill(self.process, 0)
                time.sleep(0.0005)


class Programs:
    """Starts programs, and leaves none running. Use it as a context manager."""

    def __init__(self) -> None:
        words = [sys.executable, str(HERE / "forked.py"), *PLACES]
        self._nursery = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._running: list[Running] = []

    def start(self, program: Callable[[Path], None], root: Path) -> Running:
        """Start one and wait until it has begun."""
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(f"{program.__name__} {root}\n".encode())
        self._nursery.stdin.flush()
        said, process = self._nursery.stdout.readline().split()
        assert said == READY
        running = Running(int(process))
        self._running.append(running)
        return running

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for running in self._running:
            with contextlib.suppress(ProcessLookupError):
                os.kill(running.process, signal.SIGKILL)
        self._nursery.kill()
        self._nursery.wait()
        for stream in (self._nursery.stdin, self._nursery.stdout):
            assert stream is not None
            stream.close()


def _say_ready() -> None:
    os.write(1, READY + b" %d\n" % os.getpid())


def _requests() -> Iterator[tuple[str, str]]:
    for line in sys.stdin.buffer:
        name, _, root = line.decode().rstrip("\n").partition(" ")
        yield name, root


def main() -> None:
    """Fork one program for each line: its name and the folder that it works in."""
    sys.path[:0] = sys.argv[1:]
    import faulty_disk  # noqa: F401

    import pipeline.arrival.sweep
    import pipeline.outputs.publishing  # noqa: F401  loaded once, for all of them

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that what was killed is gone at once
    for name, root in _requests():
        if os.fork() == 0:
            try:
                PROGRAMS[name](Path(root))
            finally:
                os._exit(1)


if __name__ == "__main__":
    main()
