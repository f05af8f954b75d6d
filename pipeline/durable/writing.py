"""Writing whole files: publish, pour, keep, place, move. After any crash each file is the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pipeline import settings
from pipeline.durable.disk import current
from pipeline.errors import NotYet

_TEMPORARY_PREFIX = ".rapid-review-"
_TEMPORARY_SUFFIX = ".tmp"


@dataclass(frozen=True)
class Kept:
    """A copy that is safe on the disk."""

    path: Path
    sha256: str
    size: int


class _Pouring(io.RawIOBase):
    """A stream into an open file, by way of the disk, that hashes what goes through it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        part = bytes(data)
        current().write(self._descriptor, part)
        self.digest.update(part)
        return len(part)


def publish(data: bytes, path: Path) -> bool:
    """Put `data` at `path`, all or nothing. Returns whether anything was written: equal content is left untouched.

    Raises:
        NotYet: another program holds the file open; what was there still is.
        OSError: the disk is full, read-only or gone; what was there still is.
    """
    if _holds(path, data):
        return False
    current().make_folder(path.parent)
    temporary = _temporary_beside(path)
    try:
        _write_whole(temporary, data)
        _replace_patiently(temporary, path)
    except BaseException:
        _discard_quietly(temporary)
        raise
    current().sync_folder(path.parent)
    return True


def pour(fill: Callable[[BinaryIO], None], path: Path) -> str:
    """Put what `fill` writes at `path`, all or nothing, without ever holding all of it in memory.

    Args:
        fill: writes to the stream that it is given, from the beginning to the end; it cannot go back in it.

    Returns:
        The SHA-256 of what was written.

    Raises:
        NotYet: another program holds the file open; what was there still is.
        OSError: the disk is full, read-only or gone; what was there still is.
    """
    current().make_folder(path.parent)
    temporary = _temporary_beside(path)
    try:
        descriptor = current().create(temporary)
        try:
            stream = _Pouring(descriptor)
            with io.BufferedWriter(stream, settings.COPY_CHUNK_BYTES) as buffered:
                fill(buffered)
            current().sync(descriptor)
        finally:
            current().close(descriptor)
        _replace_patiently(temporary, path)
    except BaseException:
        _discard_quietly(temporary)
        raise
    current().sync_folder(path.parent)
    return stream.digest.hexdigest()


def keep(source: Path, into: Path, name: str | None = None) -> Kept:
    """Copy a dropped file to `into/<sha256>/<name>`, hashing on the way. The source is left alone.

    Doing it twice, or from two programs at once, leaves the same one copy.

    Raises:
        NotYet: the file changed while it was copied.
        OSError: it could not be read, or the copy could not be written.
    """
    current().make_folder(into)
    temporary = into / f"{_TEMPORARY_PREFIX}{uuid.uuid4().hex}{_TEMPORARY_SUFFIX}"
    try:
        before = _signature(source)
        sha256, size = _copy(source, temporary, at_most=before[0])
        if _signature(source) != before or size != before[0]:
            raise NotYet("The file is still being written.")
        target = into / sha256 / (name or source.name)
        current().make_folder(target.parent)
        _replace_patiently(temporary, target)
    except BaseException:
        _discard_quietly(temporary)
        raise
    current().sync_folder(target.parent)
    return Kept(target, sha256, size)


def place(source: Path, target: Path) -> None:
    """Give a file of this program another place on the same disk.

    Raises:
        NotYet: another program holds one of them open.
        FileNotFoundError: somebody else moved it first.
    """
    current().make_folder(target.parent)
    _replace_patiently(source, target)
    current().sync_folder(target.parent)
    if source.parent != target.parent and source.parent.exists():
        current().sync_folder(source.parent)


def move(source: Path, target: Path, sha256: str, aside: Path) -> bool:
    """Move a dropped file onto its kept copy at `target`, after hashing it once more where nobody can save over it.

    Returns `False` when it is no longer the file with this hash: then it stands in a folder below `aside`, under its
    own name, and is a new arrival.

    Raises:
        NotYet: somebody holds it open; it was left where it is.
        FileNotFoundError: somebody else took it first.
    """
    refuge = aside / uuid.uuid4().hex / source.name
    current().make_folder(refuge.parent)
    try:
        place(source, refuge)
    except (OSError, NotYet):
        _discard_quietly(refuge.parent)
        raise
    if hash_of(refuge) != sha256:
        return False
    place(refuge, target)
    _discard_quietly(refuge.parent)
    return True


def append_line(path: Path, line: str) -> None:
    """Add one line to a file and make it safe."""
    current().make_folder(path.parent)
    is_new = not path.exists()
    descriptor = current().open_to_append(path)
    try:
        current().write(descriptor, (line.rstrip("\n") + "\n").encode("utf-8"))
        current().sync(descriptor)
    finally:
        current().close(descriptor)
    if is_new:
        current().sync_folder(path.parent)


def make_folder(path: Path) -> None:
    """Create a folder and its parents, readable by their owner only; an existing one is left as it is."""
    current().make_folder(path)


def may_write(folder: Path) -> bool:
    """Whether files may be made in a folder; a folder that is not there yet is not in the way."""
    return current().may_write(folder)


def discard(path: Path) -> None:
    """Remove a file, or an empty folder, that this program made. Never call it on anything that a person dropped."""
    with contextlib.suppress(FileNotFoundError):
        current().remove(path)


def discard_if_empty(folder: Path) -> None:
    """Remove a folder of this program if nothing is in it."""
    with contextlib.suppress(OSError):
        if folder.is_dir():
            current().remove(folder)


def clear_abandoned(folder: Path) -> None:
    """Remove what a crash left of this program's own temporary files in `folder`."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            is_ours = path.name.startswith(_TEMPORARY_PREFIX) and path.name.endswith(_TEMPORARY_SUFFIX)
            if is_ours and time.time() - path.stat().st_mtime > settings.ABANDONED_AFTER.total_seconds():
                _discard_quietly(path)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(settings.COPY_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _signature(path: Path) -> tuple[int, int, int]:
    stat = path.stat()
    return (stat.st_size, stat.st_mtime_ns, stat.st_ino)


def _temporary_beside(path: Path) -> Path:
    return path.with_name(f"{_TEMPORARY_PREFIX}{uuid.uuid4().hex}{_TEMPORARY_SUFFIX}")


def _write_whole(path: Path, data: bytes) -> None:
    descriptor = current().create(path)
    try:
        current().write(descriptor, data)
        current().sync(descriptor)
    finally:
        current().close(descriptor)


def _copy(source: Path, target: Path, at_most: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    descriptor = current().create(target)
    try:
        with source.open("rb") as stream:
            while chunk := stream.read(settings.COPY_CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
                if size > at_most:
                    raise NotYet("The file is still being written.")  # or copying would never end
                current().write(descriptor, chunk)
        current().sync(descriptor)
    finally:
        current().close(descriptor)
    return digest.hexdigest(), size


def _replace_patiently(source: Path, target: Path) -> None:
    """Replace; when another program holds the file (WinError 5, 32, 33), try again for a while."""
    pause, waited, longest = settings.LOCKED_PAUSE.total_seconds(), 0.0, settings.LOCKED_FOR.total_seconds()
    while True:
        try:
            current().replace(source, target)
        except OSError as error:
            if not _is_locked(error):
                raise
            if waited >= longest:
                raise NotYet(
                    f"{target.name} is open in another program. Close it there to see the new version."
                ) from None
            time.sleep(pause)
            waited, pause = waited + pause, min(pause * 2, 1.0)
        else:
            return


def _is_locked(error: OSError) -> bool:
    return isinstance(error, PermissionError) or error.errno in (errno.EBUSY, errno.ETXTBSY)


def _discard_quietly(path: Path) -> None:
    with contextlib.suppress(OSError):
        current().remove(path)
