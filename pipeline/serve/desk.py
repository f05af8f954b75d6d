"""What every address of the local page works with: the folders, the gate, and the files already read."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from starlette.requests import Request

from pipeline.composition.case_views import folder_of
from pipeline.errors import NotYet, Unusable
from pipeline.readers.document import Document
from pipeline.readers.sandbox import read_in_child
from pipeline.serve.gate import Gate
from pipeline.store import CaseFolder

_KEPT, _AHEAD = 8, 3
_Stamp = tuple[str, int, int]


@dataclass
class Desk:
    """What the page shows: the folders, and the gate whose key stands in every form.

    Args:
        now: this moment, with its zone.
        read_already: files by path, time and size, so that the same one is not read for every key that is pressed.
        reading: a lock for each file, so that who opens one that is being read ahead waits for that reading.
        locks: held while a lock is looked for.
        making: held while outputs are made from the page.
    """

    intake: Path
    outputs: Path
    gate: Gate
    now: Callable[[], datetime.datetime]
    read_already: dict[_Stamp, Document] = field(default_factory=dict)
    reading: dict[_Stamp, Lock] = field(default_factory=dict)
    locks: Lock = field(default_factory=Lock)
    making: Lock = field(default_factory=Lock)

    def case(self, request: Request) -> CaseFolder:
        """The folders of the case in the address.

        Raises:
            ConfigurationError: there is no such case.
        """
        return folder_of(request.path_params["reference"], self.intake, self.outputs)

    def read(self, path: Path, name: str) -> Document:
        """A file, read in a child process as everywhere.

        Raises:
            Unusable: it cannot be read.
            NotYet: somebody is still writing it.
        """
        stamp = self._stamp(path)
        with self.locks:
            reading = self.reading.setdefault(stamp, Lock())
        with reading:
            return self._read(path, name, stamp)

    def _read(self, path: Path, name: str, stamp: _Stamp) -> Document:
        if stamp not in self.read_already:
            document = read_in_child(path, name, self.outputs)
            while len(self.read_already) >= _KEPT:
                self.read_already.pop(next(iter(self.read_already)))
            self.read_already[stamp] = document
        return self.read_already[stamp]

    def read_ahead(self, paths: Iterable[Path]) -> None:
        """Begin to read files that a person is about to open, beside everything else; what cannot be read waits."""
        waiting = [path for path in paths if path.is_file() and self._stamp(path) not in self.read_already]
        if waiting:
            Thread(target=self._read_quietly, args=(waiting[:_AHEAD],), daemon=True).start()

    def _read_quietly(self, paths: Iterable[Path]) -> None:
        for path in paths:
            with suppress(Unusable, NotYet, OSError):
                self.read(path, path.name)

    @staticmethod
    def _stamp(path: Path) -> _Stamp:
        stat = path.stat()
        return str(path), stat.st_mtime_ns, stat.st_size
