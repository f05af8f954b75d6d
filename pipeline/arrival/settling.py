"""When a file counts as written: its size, time and inode have stayed the same for long enough, by a monotonic clock.

Pure: time comes in as a number, so the tests need not wait. A file's own clock is never compared with ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.arrival.listing import Signature


@dataclass(frozen=True)
class Watched:
    """One file under observation. `since`: monotonic seconds."""

    signature: Signature
    since: float


Watching = dict[Path, Watched]


def observe(before: Watching, listed: Iterable[tuple[Path, Signature]], now: float) -> Watching:
    """The observations after one more listing. A file that is gone is forgotten; a changed one starts anew.

    Args:
        now: monotonic seconds.
    """
    after: Watching = {}
    for path, signature in listed:
        known = before.get(path)
        after[path] = known if known and known.signature == signature else Watched(signature, now)
    return after


def quiet_for(watching: Watching, path: Path, now: float) -> float:
    """Seconds for which a file has not changed; 0 for an unknown one."""
    known = watching.get(path)
    return now - known.since if known else 0.0


def next_due(watching: Watching, done: Iterable[Path], settled_after: float, now: float) -> float | None:
    """Seconds until the next file will have settled, or `None` when nothing is settling."""
    finished = set(done)
    waits = [
        settled_after - (now - known.since)
        for path, known in watching.items()
        if path not in finished and now - known.since < settled_after
    ]
    return min(waits) if waits else None
