"""A disk that loses its power: what was not synced is dropped, torn or zeroed, and names that were not synced go back.

The model is stricter than any common file system: every change of a name since its folder was last synced is kept or
undone by chance, each by itself. A change of name is one step (rename is atomic); a sync of a folder makes the changes in
it lasting, with all that led to them. After SQLite's `test6.c` and ALICE (OSDI 2014).
"""

from __future__ import annotations

import random
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from faulty_disk import HastyDisk, Stopped

Site = tuple[str, int]
"""Where in the program a sync is asked for: function and line."""


@dataclass
class Content:
    """One file's bytes, whatever it is called: all that was written, and how much of it was synced."""

    written: bytes = b""
    synced: int = 0


@dataclass
class Change:
    """One change of names: what was taken away and what was put where (`None` for a folder)."""

    took: Path | None
    put: Path | None
    content: Content | None
    folders: set[Path] = field(default_factory=set)


class LossyDisk(HastyDisk):
    """Works on a real folder and remembers what would survive.

    Args:
        root: all that is on the disk; what lies there now is safe.
        stop_at: the power goes before this call, from 1; 0 for never.
        forgets: a sync that is left out, by its place in the program.
    """

    def __init__(self, root: Path, stop_at: int = 0, forgets: Site | None = None) -> None:
        self.root, self.stop_at, self.forgets = root, stop_at, forgets
        self.calls = 0
        self.sites: set[Site] = set()
        self._open: dict[int, Content] = {}
        self._safe: dict[Path, Content | None] = {}
        self._now: dict[Path, Content | None] = {}
        self._pending: list[Change] = []
        for path in root.rglob("*"):
            data = None if path.is_dir() else path.read_bytes()
            self._safe[path] = None if data is None else Content(data, len(data))
        self._now = dict(self._safe)

    def _step(self) -> None:
        self.calls += 1
        if self.stop_at and self.calls >= self.stop_at:
            raise Stopped

    def _is_forgotten(self) -> bool:
        frame = sys._getframe(2)
        site = (frame.f_code.co_name, frame.f_lineno)
        self.sites.add(site)
        return site == self.forgets

    def make_folder(self, path: Path) -> None:
        is_new = not path.is_dir()
        if is_new:
            self._step()
        super().make_folder(path)
        if is_new:
            self._notice_folders(path.parent)

    def _notice_folders(self, parent: Path) -> None:
        """A folder is seen when it is first synced, or when the program has gone on without."""
        for path in parent.iterdir():
            if path.is_dir() and path not in self._now:
                self._now[path] = None
                self._pending.append(Change(None, path, None, {parent}))

    def create(self, path: Path) -> int:
        self._step()
        descriptor = super().create(path)
        self._remember(path, Content(), descriptor)
        return descriptor

    def open_to_append(self, path: Path) -> int:
        self._step()
        is_new = not path.exists()
        descriptor = super().open_to_append(path)
        if is_new:
            self._remember(path, Content(), descriptor)
        else:
            found = self._now[path]
            assert found is not None
            self._open[descriptor] = found
        return descriptor

    def _remember(self, path: Path, content: Content, descriptor: int) -> None:
        self._now[path] = self._open[descriptor] = content
        self._pending.append(Change(None, path, content, {path.parent}))

    def write(self, descriptor: int, data: bytes) -> None:
        half = len(data) // 2
        for part in (data[:half], data[half:]):  # the power may go in the middle of a write
            self._step()
            super().write(descriptor, part)
            self._open[descriptor].written += part

    def sync(self, descriptor: int) -> None:
        self._step()
        if not self._is_forgotten():
            self._open[descriptor].synced = len(self._open[descriptor].written)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)
        content = self._now.pop(source)
        self._now[target] = content
        self._pending.append(Change(source, target, content, {source.parent, target.parent}))

    def sync_folder(self, path: Path) -> None:
        self._step()
        super().sync_folder(path)
        self._notice_folders(path)
        if self._is_forgotten():
            return
        kept: list[Change] = []
        for change in self._pending:
            change.folders.discard(path)
            # A file's way to a name is safe with the name; its way from a name needs that folder's own sync.
            if change.put is not None and change.put.parent == path:
                self._make_safe(change)
            if change.folders:
                kept.append(change)
        for change in self._pending:
            if change.took is not None and change.took.parent == path and self._now.get(change.took) is None:
                self._safe.pop(change.took, None)
        self._pending = kept

    def _make_safe(self, change: Change) -> None:
        assert change.put is not None
        if self._now.get(change.put, change) is change.content:
            self._safe[change.put] = change.content

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)
        self._now.pop(path)
        self._pending.append(Change(path, None, None, {path.parent}))

    def lose_power(self, chance: random.Random) -> None:
        """Leave on the real folder what a power cut would leave."""
        names = dict(self._safe)
        for change in self._pending:
            if chance.random() < 0.5:
                continue
            if change.put is not None:
                names[change.put] = change.content
            if change.took is not None:
                names.pop(change.took, None)
        for path in self.root.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for path in sorted(names):
            if path.parent != self.root and not (path.parent in names and path.parent.is_dir()):
                continue
            content = names[path]
            if content is None:
                path.mkdir()
            else:
                path.write_bytes(_left_of(content, chance))


def _left_of(content: Content, chance: random.Random) -> bytes:
    safe, loose = content.written[: content.synced], content.written[content.synced :]
    if not loose:
        return safe
    torn = loose[: chance.randrange(len(loose) + 1)]
    return safe + chance.choice((b"", torn, bytes(len(loose)), torn + bytes(len(loose) - len(torn))))


def write_beforehand(path: Path, data: bytes) -> None:
    """Put a file there that is safe from the start."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
