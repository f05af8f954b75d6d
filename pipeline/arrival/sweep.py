"""Everything that waits, taken once: what `run` does, and what the watcher does at each round."""

from __future__ import annotations

import collections
import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline import durable, settings
from pipeline.arrival.listing import Listing, Seen, list_intake, look_at
from pipeline.arrival.names import shown
from pipeline.arrival.routing import route
from pipeline.arrival.take import Coming, Desk, refusal_for, take
from pipeline.arrival.wholeness import is_whole
from pipeline.errors import ConfigurationError, NotYet
from pipeline.store import CaseFolder
from pipeline.store.folder import NOTE_ENDING, UNSORTED
from schemas.case import Case
from schemas.receipt import Accepted, Handled, Refused, Taken

Cases = Callable[[], Mapping[str, Case]]
"""The known cases by reference; a case whose case.toml cannot be read is left out."""


@dataclass(frozen=True)
class Place:
    """Where to take files from and to."""

    intake: Path
    outputs: Path
    desk: Desk
    cases: Cases

    def folder(self, reference: str) -> CaseFolder:
        """The folders of one case."""
        return CaseFolder(reference, self.intake, self.outputs)


def take_all(place: Place, only: str | None = None, sleep: Callable[[float], None] = time.sleep) -> tuple[Taken, ...]:
    """Take everything that is at rest in the intake folder, once, and say what became of each file.

    A file that is not whole gets a few seconds to grow; then it is taken as it is, and set aside if it cannot be read.

    Raises:
        ConfigurationError: there is no intake folder.
    """
    results: list[Taken] = []
    settled, growing = _at_rest(place, only, sleep)
    for seen, coming in one_by_one(settled):
        if not is_still_so(seen):
            growing.append(seen)
            continue
        place.desk.expect(coming)
        results += take_one(place, seen)
    results += [_waits(seen, "It is still being written.") for seen in growing]
    listing = _list(place, only)
    results += [_homeless(name) for name in listing.homeless]
    for reference in (UNSORTED, *listing.cases):
        tidy(place.folder(reference))
    return tuple(results)


def one_by_one(files: Iterable[Seen]) -> Iterator[tuple[Seen, tuple[Coming, ...]]]:
    """Each file with those that come next, itself the first: so many as may be read ahead."""
    left = iter(files)
    window = collections.deque(itertools.islice(left, settings.READ_AHEAD_FILES))
    while window:
        yield window[0], tuple(Coming(seen.case or None, seen.path, seen.name) for seen in window if not seen.draft)
        window.popleft()
        window.extend(itertools.islice(left, 1))


def is_still_so(seen: Seen) -> bool:
    """Whether a file is as it was when it was found to be at rest and whole, or gone; the files before it took time."""
    return look_at(seen.path) in (None, seen.signature)


def take_one(place: Place, seen: Seen) -> tuple[Taken, ...]:
    """Take one file that has settled: into its case, or from the intake folder to the case that it names."""
    if seen.online_only:
        reason = "Its content is still with the sync service. Open the folder and choose “Always keep on this device”."
        return (_waits(seen, reason),)
    if seen.case:
        return take(seen.path, place.folder(seen.case), place.desk)
    return _take_unsorted(place, seen)


def tidy(folder: CaseFolder) -> None:
    """Remove this program's own leavings: temporary files of a crash, and notes whose file a person has taken away."""
    durable.clear_abandoned(folder.records)
    for home in (folder, folder.beside):
        _tidy_home(home)


def _tidy_home(folder: CaseFolder) -> None:
    for place in (folder.arriving, folder.accepted, folder.needs_attention, folder.receipts):
        durable.clear_abandoned(place)
    try:
        notes = [path for path in folder.needs_attention.iterdir() if path.name.endswith(NOTE_ENDING)]
    except OSError:
        return
    for note in notes:
        if not note.with_name(note.name.removesuffix(NOTE_ENDING)).exists():
            durable.discard(note)


def _take_unsorted(place: Place, seen: Seen) -> tuple[Taken, ...]:
    """Find the case of a file in the intake folder itself; where that is not certain, set it aside there."""
    try:
        before = durable.hash_of(seen.path)
        outcome = _identified(place, seen)
        goes_to = route(outcome.parsed, place.cases()) if isinstance(outcome, Accepted) else outcome
        if durable.hash_of(seen.path) != before:
            raise NotYet("The file is still being written.")
    except FileNotFoundError:
        return ()
    except (NotYet, ConfigurationError, OSError) as reason:
        return (_waits(seen, str(reason)),)
    if isinstance(goes_to, Refused):
        refused = goes_to
        aside = Desk(handle=lambda _case, _path, _name: refused, now=place.desk.now)
        return take(seen.path, place.folder(UNSORTED), aside)
    return take(seen.path, place.folder(goes_to), place.desk)


def _identified(place: Place, seen: Seen) -> Handled:
    try:
        return place.desk.handle(None, seen.path, seen.name)
    except (NotYet, ConfigurationError):
        raise
    except Exception as error:  # one boundary, as in `take`
        return refusal_for(error)


def _at_rest(place: Place, only: str | None, sleep: Callable[[float], None]) -> tuple[list[Seen], list[Seen]]:
    """Every waiting file that has stayed the same for a moment, and those that are still being written.

    One that is not whole gets a few seconds more; if it does not grow in them, it is handed on as it is.
    """
    first = _dropped(place, only)
    if not first:
        return [], []
    sleep(settings.SETTLED_IN_ONE_RUN_AFTER.total_seconds())
    settled = [seen for seen in first if seen.online_only or (_is_unchanged(seen) and _whole(seen.path))]
    rest = {seen.path for seen in first} - {seen.path for seen in settled}
    pending = [seen for seen in _dropped(place, only) if seen.path in rest] if rest else []
    if pending:
        sleep(settings.DAMAGED_IN_ONE_RUN_AFTER.total_seconds())
    settled += [seen for seen in pending if _is_unchanged(seen)]
    return settled, [seen for seen in pending if not _is_unchanged(seen) and seen.path.exists()]


def _is_unchanged(seen: Seen) -> bool:
    return look_at(seen.path) == seen.signature


def _dropped(place: Place, only: str | None) -> list[Seen]:
    return [seen for seen in _list(place, only).files if not seen.draft]


def _list(place: Place, only: str | None) -> Listing:
    try:
        return list_intake(place.intake, place.outputs, only)
    except OSError:
        raise ConfigurationError(
            f"There is no intake folder at {place.intake.absolute()}. Go to the folder in which it stands, or say "
            "where it is with --intake. For a first case: rapid-review new"
        ) from None


def _whole(path: Path) -> bool:
    try:
        return is_whole(path)
    except OSError:
        return False


def _waits(seen: Seen, reason: str) -> Taken:
    return Taken(case=seen.case or None, name=seen.name, outcome="waiting", reason=reason)


def _homeless(name: str) -> Taken:
    return Taken(
        case=name,
        name=shown(name),
        outcome="waiting",
        reason="Files lie in this folder, but it has no case.toml.",
        advice=f"Make the case with `rapid-review new {shown(name)}`.",
    )
