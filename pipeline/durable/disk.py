"""The calls to the operating system that change a disk. Tests put a failing disk in its place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


class Disk:
    """The operating system, one call a method. Tests put a failing one in its place with `using`."""

    def make_folder(self, path: Path) -> None:
        """Create a folder and its parents, readable by their owner only."""
        if not path.parent.is_dir():
            self.make_folder(path.parent)
        try:
            path.mkdir(mode=0o700)
        except FileExistsError:
            return
        self.sync_folder(path.parent)  # or a power cut would take the folder with everything in it

    def may_write(self, folder: Path) -> bool:
        """Whether files may be made in a folder at all; `True` where the system does not say (Windows shares)."""
        return not folder.is_dir() or os.access(folder, os.W_OK)

    def create(self, path: Path) -> int:
        """Open a file that must not exist yet for writing, readable by its owner only."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)

    def open_to_append(self, path: Path) -> int:
        """Open a file for appending."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of the data."""
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]

    def sync(self, descriptor: int) -> None:
        """Make what was written survive a power cut."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, in place of what had it before."""
        source.replace(target)

    def sync_folder(self, path: Path) -> None:
        """Make names in a folder survive a power cut. Windows does this by itself and has no call for it."""
        if os.name == "nt":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file or an empty folder."""
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


_now = Disk()


@contextlib.contextmanager
def using(disk: Disk) -> Iterator[None]:
    """Write through another disk for a while (tests)."""
    global _now  # noqa: PLW0603  one seam for the whole program
    before, _now = _now, disk
    try:
        yield
    finally:
        _now = before


def current() -> Disk:
    """The disk that is written through now."""
    return _now
