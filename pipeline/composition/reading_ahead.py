"""The next files of a large drop, read by several readers before it is their turn to be taken.

Only the reading is done ahead, from bytes to a `Document`; each file is still taken, recorded and told of in its turn.
What was read is used only for a file with the very same bytes and name, so the results are those of a single reader.
"""

from __future__ import annotations

import os
import queue
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline import durable, settings
from pipeline.arrival.take import Coming
from pipeline.errors import Unusable
from pipeline.readers.document import Document
from pipeline.readers.sandbox import ReadingRoom
from pipeline.store.originals import unstamped

_UNTIL_NOTICED_SECONDS = 0.02

Outcome = Document | Unusable | None
"""What reading one file gave; nothing when it could not be opened, or has changed meanwhile."""


class Workers(Protocol):
    """Several readers: on this machine, or on others."""

    def read(self, path: Path, name: str, sha256: str) -> Future[Outcome]:
        """Begin to read a file whose bytes had this hash a moment ago."""

    def stop_reading(self) -> None:
        """Nothing more will be read, and nobody waits any longer."""


def readers_of_this_machine() -> int:
    """How many readers work at once: one a processor, within reason."""
    return max(1, min(os.cpu_count() or 1, settings.MOST_READERS))


@dataclass(frozen=True)
class _Begun:
    """A file that is being read: its name, hash and size in bytes, and what will come of it."""

    name: str
    sha256: str
    size: int
    outcome: Future[Outcome]


class ReadingAhead:
    """What is being read, by where it lies.

    Args:
        workers: who reads.
    """

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._begun: dict[Path, _Begun] = {}

    def expect(self, files: Sequence[Coming]) -> None:
        """The files that come next: begin those that are new, as far as there is room for them; forget all others."""
        coming = {file.path: file for file in files}
        for path in [path for path in self._begun if path not in coming]:
            self._begun.pop(path).outcome.cancel()
        room = settings.READ_AHEAD_BYTES - sum(begun.size for begun in self._begun.values())
        for path, file in coming.items():
            if path in self._begun:
                continue
            try:
                size = path.stat().st_size
                if size > room:
                    break
                sha256 = durable.hash_of(path)
            except OSError:
                continue
            room -= size
            name = unstamped(file.name, sha256)
            self._begun[path] = _Begun(name, sha256, size, self._workers.read(path, name, sha256))

    def document(self, path: Path, name: str) -> Document | None:
        """What was read ahead from the bytes that lie at `path` now, if they were; waits for it.

        Raises:
            Unusable: they cannot be read.
        """
        if not self._begun:
            return None
        sha256 = durable.hash_of(path)
        for begun in self._begun.values():
            if (begun.name, begun.sha256) == (name, sha256):
                return self._waited_for(begun)
        return None

    def _waited_for(self, begun: _Begun) -> Document | None:
        try:
            outcome = begun.outcome.result(settings.READ_AHEAD_SECONDS)
        except Exception:  # a worker that is lost, an answer that does not come: the ordinary way is left
            return None
        if isinstance(outcome, Unusable):
            raise outcome
        return outcome

    def close(self) -> None:
        """Begin nothing more, and end what was begun."""
        for begun in self._begun.values():
            begun.outcome.cancel()
        self._begun.clear()
        self._workers.stop_reading()


class LocalReaders:
    """Reading children of this machine, each with its own clock and its own limit of memory.

    Args:
        count: how many.
        entry: as a `ReadingRoom` takes it; only tests give one.
        seconds: wall clock for one file.
        work_folder: as a `ReadingRoom` takes it.
    """

    def __init__(
        self,
        count: int,
        *,
        entry: str = "pipeline.readers:read_at_risk",
        seconds: float = settings.READING_SECONDS,
        work_folder: Path | None = None,
    ) -> None:
        self._rooms = [ReadingRoom(entry=entry, seconds=seconds, work_folder=work_folder) for _ in range(count)]
        self._free: queue.SimpleQueue[ReadingRoom] = queue.SimpleQueue()
        for room in self._rooms:
            self._free.put(room)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reader")
        self._running: set[Future[Outcome]] = set()

    def read(self, path: Path, name: str, sha256: str) -> Future[Outcome]:
        """Begin to read a file as soon as a child is free."""
        self._running = {future for future in self._running if not future.done()}
        future = self._threads.submit(self._read, path, name, sha256)
        self._running.add(future)
        return future

    def _read(self, path: Path, name: str, sha256: str) -> Outcome:
        room = self._free.get()
        try:
            outcome: Outcome = room.read(path, name)
        except Unusable as refusal:
            outcome = refusal
        finally:
            self._free.put(room)
        return outcome if durable.hash_of(path) == sha256 else None

    def stop_reading(self) -> None:
        """End the children, also one that hangs: whoever waits for it is told that it was lost."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        while not all(future.done() for future in self._running):
            for room in self._rooms:
                room.close()
            time.sleep(_UNTIL_NOTICED_SECONDS)
        for room in self._rooms:
            room.close()
