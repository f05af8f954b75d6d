"""Reading in a child process with a clock and a memory limit, so that no file can stop or fill the program.

A hostile or broken file can at worst cost its own child: the parent gets a refusal with a reason and goes on. The
memory limit holds on Linux, and by a job object on Windows (never tried there); macOS has only the clock and the limits
on sizes that `preflight` checks.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal, Self

from pipeline import settings
from pipeline.errors import NotYet, Unusable
from pipeline.readers.answers import Garbled, read_frame, unpack
from pipeline.readers.document import Document
from pipeline.readers.refusals import refuse

_KEPT_ENVIRONMENT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TMPDIR", "TEMP", "TMP", "PROGRAMFILES", "PROGRAMFILES(X86)")


class _TookTooLong(Exception):  # noqa: N818
    """The clock ran out."""


class _Lost(Exception):  # noqa: N818
    """The child ended, or answered with nonsense."""


@dataclass(frozen=True)
class _Request:
    """What a child is asked: for the document or the attachments of a file, by its path or with its bytes."""

    want: Literal["read", "attachments"]
    file: Path | bytes
    name: str

    def packed(self) -> bytes:
        path = str(self.file) if isinstance(self.file, Path) else None
        data = self.file if isinstance(self.file, bytes) else b""
        words = {"want": self.want, "path": path, "size": len(data), "name": self.name}
        return json.dumps(words).encode("ascii") + b"\n" + data


class _Child:
    """One child process and the thread that listens to it."""

    def __init__(self, entry: str, memory_bytes: int, work_folder: Path | None) -> None:
        self.files = 0
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter, our own module
            [sys.executable, "-m", "pipeline.readers.child", str(memory_bytes), entry],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(work_folder),
            start_new_session=os.name == "posix",
        )
        self._listener = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()

    def _listen(self, stream: BinaryIO) -> None:
        read_frame(stream, settings.LARGEST_ANSWER_BYTES, self._answers.put)

    def ask(self, request: _Request, seconds: float) -> tuple[Any, ...]:
        """The answer to one request.

        Raises:
            _TookTooLong: there was none in time.
            _Lost: the child ended or talked nonsense.
        """
        self.files += 1
        until = time.monotonic() + seconds
        # A child that does not even listen would hold a large request, and us, for ever.
        deaf = threading.Timer(max(seconds, 0.01), self._process.kill)
        deaf.start()
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(request.packed())
            self._process.stdin.flush()
            deaf.cancel()
            body = self._answers.get(timeout=max(until - time.monotonic(), 0.01))
        except queue.Empty as error:
            raise _TookTooLong from error
        except OSError as error:
            if time.monotonic() >= until:
                raise _TookTooLong from error
            raise _Lost from error
        finally:
            deaf.cancel()
        if body is None:
            raise _Lost
        try:
            return unpack(body)
        except Garbled as error:
            raise _Lost from error

    def end(self) -> None:
        """End the child and whatever it started."""
        try:
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        except (ProcessLookupError, PermissionError):
            self._process.kill()
        self._process.wait()
        self._listener.join(timeout=5)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # a pipe with an unsent request in it
                    continue


class ReadingRoom:
    """Several files read by one warm child. Use it as a context manager, or call `close`. Safe between threads.

    Args:
        seconds: wall clock for one file, retry included.
        memory_bytes: address space of the child.
        files_per_child: after how many files the child is replaced.
        entry: "module:function" that reads bytes and a name; only tests give another.
        work_folder: where a file is converted, so that no copy of it lies anywhere else; the system's temporary
            folder if left out, or if it is not there.
    """

    def __init__(
        self,
        *,
        seconds: float = settings.READING_SECONDS,
        memory_bytes: int = settings.READING_MEMORY_BYTES,
        files_per_child: int = settings.FILES_PER_CHILD,
        entry: str = "pipeline.readers:read_at_risk",
        work_folder: Path | None = None,
    ) -> None:
        self._work_folder = work_folder
        self._seconds = seconds
        self._memory_bytes = memory_bytes
        self._files_per_child = files_per_child
        self._entry = entry
        self._child: _Child | None = None
        self._lock = threading.Lock()

    def read(self, file: Path | bytes, name: str) -> Document:
        """One file as a `Document`.

        Args:
            file: where its bytes are, or the bytes themselves.
            name: what people call it, without folders.

        Raises:
            Unusable: with the reason; also when reading hangs, dies or eats the memory.
            NotYet: the file cannot be opened now.
        """
        found = self._asked(_Request("read", file, name))
        if not isinstance(found, Document):
            raise refuse("reader-stopped")
        return found

    def attachments(self, file: Path | bytes, name: str) -> tuple[tuple[str, bytes], ...]:
        """The files attached to an e-mail, base name and bytes; none for any other file. Refuses as `read` does."""
        found = self._asked(_Request("attachments", file, name))
        if not isinstance(found, tuple) or not all(_is_file(one) for one in found):
            raise refuse("reader-stopped")
        return found

    def _asked(self, request: _Request) -> object:
        """Try, and after a loss try once more in a fresh child, all within one clock. A hang is not tried again."""
        with self._lock:
            deadline, refusal = time.monotonic() + self._seconds, refuse("reader-stopped")
            for _ in range(settings.READING_TRIES):
                child = self._ready_child()
                is_fresh = child.files == 0
                try:
                    answer = child.ask(request, deadline - time.monotonic())
                except _TookTooLong:
                    self.close()
                    raise refuse("took-too-long", seconds=f"{self._seconds:g}") from None
                except _Lost:
                    self.close()
                    continue
                if answer[0] in ("read", "unusable", "not-yet"):
                    return _found(answer, request.name)
                self.close()
                if answer[0] == "memory":
                    refusal = refuse("took-too-much-memory", size=self._memory_bytes // 2**20)
                    if is_fresh:
                        break
            raise refusal

    def _ready_child(self) -> _Child:
        if self._child is not None and self._child.files >= self._files_per_child:
            self.close()
        if self._child is None:
            self._child = _Child(self._entry, self._memory_bytes, self._work_folder)
        return self._child

    def close(self) -> None:
        """End the child, if there is one. The room can be used again afterwards."""
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read_in_child(file: Path | bytes, name: str, work_folder: Path | None = None) -> Document:
    """One file (its path or its bytes), read by a child of its own. For several files, use one `ReadingRoom`.

    Args:
        work_folder: as a `ReadingRoom` takes it.

    Raises:
        Unusable: with the reason and what to do.
        NotYet: the file cannot be opened now.
    """
    with ReadingRoom(work_folder=work_folder) as room:
        return room.read(file, name)


def _found(answer: tuple[Any, ...], name: str) -> object:
    if answer[0] == "unusable":
        raise Unusable(*(str(word) for word in answer[1:4]))
    if answer[0] == "not-yet":
        raise NotYet(f"{name} cannot be opened now: {answer[1]}.")
    return answer[1]


def _is_file(found: object) -> bool:
    """Whether a child's word for an attachment is a name with its bytes."""
    return isinstance(found, tuple) and len(found) == 2 and isinstance(found[0], str) and isinstance(found[1], bytes)


def _environment(work_folder: Path | None) -> dict[str, str]:
    """What the child needs to start, and nothing of what the parent's environment may hold."""
    own = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(work_folder.resolve())) if work_folder else {}
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    places = [str(Path(__file__).resolve().parents[2]), *(path for path in sys.path if path)]
    return {
        **kept,
        **own,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(places)),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
