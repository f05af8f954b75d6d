"""The watched folder: list, settle, take, reflect, again and again until told to stop.

The listing every few seconds is the truth. File events only make the next listing come sooner; when they fail, nothing
is lost but a second or two.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import durable, settings
from pipeline.arrival.alarm import Alarm
from pipeline.arrival.heartbeat import Heartbeat
from pipeline.arrival.listing import Listing, Seen, Signature, list_intake
from pipeline.arrival.settling import Watching, next_due, observe, quiet_for
from pipeline.arrival.shares import is_on_share
from pipeline.arrival.sweep import Place, is_still_so, one_by_one, take_one, tidy
from pipeline.arrival.wholeness import is_whole
from pipeline.errors import NotYet, RapidReviewError
from schemas.receipt import Taken
from schemas.watching import Waiting

log = logging.getLogger(__name__)
MARKER = ".intake"


@dataclass(frozen=True)
class Reactions:
    """What the watcher calls. Each may raise; the watcher says so and goes on.

    Args:
        taken: told of every file that was taken, set aside or has to wait.
        reflect: make the outputs of one case anew; returns what could not be published yet, as sentences.
        draft: a draft report is new or has changed.
        clock: monotonic seconds.
        alive: called once a minute, so that the pages can show when the folder was last looked at.
        today: a new day makes every case be reflected, because deadlines move.
    """

    taken: Callable[[Taken], None]
    reflect: Callable[[str], tuple[str, ...]]
    draft: Callable[[str, Path], None]
    clock: Callable[[], float] = time.monotonic
    today: Callable[[], datetime.date] = datetime.date.today
    alive: Callable[[], None] = lambda: None


@dataclass
class _Memory:
    """What the watcher knows between two rounds. All of it may be lost: the folder says the rest."""

    watching: Watching = field(default_factory=dict)
    done: dict[Path, Signature] = field(default_factory=dict)
    waiting: dict[Path, Waiting] = field(default_factory=dict)
    to_reflect: set[str] = field(default_factory=set)
    pending: dict[str, tuple[str, ...]] = field(default_factory=dict)
    again_at: dict[str, float] = field(default_factory=dict)
    case_files: dict[str, Signature] = field(default_factory=dict)
    day: datetime.date | None = None
    shown_at: float | None = None
    on_share: bool = False
    offline: bool = False
    seen_once: bool = False


def watch(place: Place, reactions: Reactions, stop: threading.Event, *, events: bool = True) -> None:
    """Watch the intake folder until `stop` is set.

    Args:
        events: use file events as an alarm clock; without them everything works, a second later.
    """
    alarm = Alarm(place.intake, enabled=events)
    heartbeat = Heartbeat(place.outputs, place.desk.now)
    memory = _Memory(on_share=is_on_share(place.intake))
    try:
        while not stop.is_set():
            has_more = _round(place, reactions, memory)
            heartbeat.beat(memory.offline, _all_waiting(memory))  # first, for the pages show what it says
            before = dict(memory.pending)
            _reflect(reactions, memory)
            heartbeat.beat(memory.offline, _all_waiting(memory))
            if before != memory.pending:
                memory.shown_at = None  # the pages were made before this was known: they would say what is past
            _show_life(reactions, memory)
            alarm.wait(0.0 if has_more else _until_due(reactions, memory), stop)
    finally:
        alarm.close()
        heartbeat.stop()


def _round(place: Place, reactions: Reactions, memory: _Memory) -> bool:
    """List, settle and take once. Returns whether more is ready to be taken."""
    listing = _listed(place, memory)
    if listing is None:
        return False
    now = reactions.clock()
    memory.watching = observe(memory.watching, ((seen.path, seen.signature) for seen in listing.files), now)
    memory.done = {path: signature for path, signature in memory.done.items() if path in memory.watching}
    memory.waiting = {path: waiting for path, waiting in memory.waiting.items() if path in memory.watching}
    _note_changes(listing, place, reactions, memory)
    return _take_settled(listing, place, reactions, memory, now)


def _until_due(reactions: Reactions, memory: _Memory) -> float:
    """Seconds until the next round, at the latest."""
    interval = settings.LISTING_INTERVAL.total_seconds()
    settled_after = (settings.SETTLED_ON_SHARE_AFTER if memory.on_share else settings.SETTLED_AFTER).total_seconds()
    due = next_due(memory.watching, memory.done, settled_after, reactions.clock())
    return interval if due is None else max(0.05, min(interval, due))


def _show_life(reactions: Reactions, memory: _Memory) -> None:
    now = reactions.clock()
    if memory.shown_at is None or now - memory.shown_at >= settings.STATUS_EVERY.total_seconds():
        memory.shown_at = now
        _safely(reactions.alive, "alive")


def _listed(place: Place, memory: _Memory) -> Listing | None:
    """The listing, or `None` when the folder is not there: offline is not the same as empty."""
    try:
        listing = list_intake(place.intake, place.outputs)
        if not (place.intake / MARKER).exists():
            if memory.seen_once and not listing.cases:
                raise FileNotFoundError  # an unmounted share leaves an empty folder behind
            with contextlib.suppress(OSError, NotYet):  # a folder that may only be read is still here
                durable.publish(b"This file shows that the intake folder is really here.\n", place.intake / MARKER)
    except OSError:
        if not memory.offline:
            log.warning("the intake folder is offline")
        memory.offline = True
        return None
    memory.offline, memory.seen_once = False, True
    return listing


def _note_changes(listing: Listing, place: Place, reactions: Reactions, memory: _Memory) -> None:
    """A new case, a changed case.toml, a new day: make those outputs anew."""
    today = reactions.today()
    if memory.day != today:
        memory.to_reflect.update(listing.cases)
        memory.day = today
        for reference in ("", *listing.cases):
            tidy(place.folder(reference))
    changed = {case for case, signature in listing.case_files if memory.case_files.get(case) != signature}
    memory.to_reflect |= changed
    memory.case_files = dict(listing.case_files)
    if changed:
        memory.done.clear()  # what waited for a case.toml to be put right may be taken now


def _take_settled(listing: Listing, place: Place, reactions: Reactions, memory: _Memory, now: float) -> bool:
    """Take what has settled, for a few seconds at most. Returns whether more is ready."""
    started = reactions.clock()
    for seen, coming in one_by_one(_ready(listing, reactions, memory, now)):
        if reactions.clock() - started > settings.TAKE_IN_ONE_ROUND.total_seconds():
            return True
        if not is_still_so(seen):
            continue
        memory.done[seen.path] = seen.signature
        if seen.draft:
            _safely(lambda seen=seen: reactions.draft(seen.case, seen.path), "draft")  # type: ignore[misc]
            memory.to_reflect.add(seen.case)
            continue
        place.desk.expect(coming)
        for taken in take_one(place, seen):
            if _is_news(taken, seen, memory):
                _safely(lambda taken=taken: reactions.taken(taken), "taken")  # type: ignore[misc]
            _remember(taken, seen, memory)
    return False


def _ready(listing: Listing, reactions: Reactions, memory: _Memory, now: float) -> Iterator[Seen]:
    """The files that may be taken now, one after the other; of those that rest but are not whole it is said."""
    for seen in listing.files:
        if memory.done.get(seen.path) == seen.signature:
            continue
        reason = _not_ready(seen, memory, now)
        if reason is None:
            yield seen
        else:
            _say_it_waits(seen, reason, reactions, memory)


def _not_ready(seen: Seen, memory: _Memory, now: float) -> str | None:
    """Why a file cannot be taken yet: "" while it settles, a sentence when it rests but is not all there.

    `None`: it has settled and is whole; or it has rested, incomplete, for so long that it is taken as it is.
    """
    quiet = quiet_for(memory.watching, seen.path, now)
    if quiet < settings.SETTLED_AFTER.total_seconds():
        return ""
    if memory.on_share and quiet < settings.SETTLED_ON_SHARE_AFTER.total_seconds():
        return ""
    try:
        if seen.online_only or quiet >= settings.STILL_ARRIVING_FOR.total_seconds() or is_whole(seen.path):
            return None
    except OSError:
        return "It cannot be opened at the moment."
    minutes = round(settings.STILL_ARRIVING_FOR.total_seconds() / 60)
    what = "It is not complete" if seen.signature[0] else "It is empty"
    return f"{what}: it may still be on its way. If it stays so for {minutes} minutes, it is taken as it is."


def _say_it_waits(seen: Seen, reason: str, reactions: Reactions, memory: _Memory) -> None:
    """Say once, on every page and on the terminal, that a file rests but is not taken yet."""
    before = memory.waiting.get(seen.path)
    if not reason or (before is not None and before.reason == reason):
        return
    memory.waiting[seen.path] = Waiting(case=seen.case or None, name=seen.name, reason=reason)
    if seen.case:
        memory.to_reflect.add(seen.case)
    taken = Taken(case=seen.case or None, name=seen.name, outcome="waiting", reason=reason)
    _safely(lambda: reactions.taken(taken), "taken")


def _is_news(taken: Taken, seen: Seen, memory: _Memory) -> bool:
    """A file that waits again for the same reason was told of before."""
    before = memory.waiting.get(seen.path)
    return taken.outcome != "waiting" or before is None or before.reason != taken.reason


def _remember(taken: Taken, seen: Seen, memory: _Memory) -> None:
    if taken.outcome == "waiting":
        memory.waiting[seen.path] = Waiting(case=taken.case, name=taken.name, reason=taken.reason or "")
        # Tried again when it has stayed the same for another settling time.
        memory.done.pop(seen.path, None)
        memory.watching.pop(seen.path, None)
    else:
        memory.waiting.pop(seen.path, None)
    if taken.case:
        memory.to_reflect.add(taken.case)


def _reflect(reactions: Reactions, memory: _Memory) -> None:
    """Make outputs anew where something changed, or, after a while, where one could not be published the last time."""
    if memory.offline:
        return
    now = reactions.clock()
    again = {reference for reference, due in memory.again_at.items() if due <= now}
    for reference in sorted(memory.to_reflect | again):
        memory.to_reflect.discard(reference)
        try:
            pending = reactions.reflect(reference)
        except RapidReviewError as reason:
            pending = (str(reason),)
        except Exception as error:  # one case's trouble must not stop the others
            log.warning("outputs could not be made: %s", type(error).__name__)
            pending = (f"The outputs could not be made ({type(error).__name__}). It is tried again by itself.",)
        if pending:
            memory.pending[reference] = pending
            memory.again_at[reference] = reactions.clock() + settings.OUTPUTS_AGAIN_AFTER.total_seconds()
        else:
            memory.pending.pop(reference, None)
            memory.again_at.pop(reference, None)


def _all_waiting(memory: _Memory) -> tuple[Waiting, ...]:
    outputs = tuple(
        Waiting(case=case, name="outputs", reason=reason)
        for case, reasons in sorted(memory.pending.items())
        for reason in reasons
    )
    return (*(memory.waiting[path] for path in sorted(memory.waiting)), *outputs)


def _safely(action: Callable[[], None], what: str) -> None:
    try:
        action()
    except Exception as error:  # a listener's fault is not the folder's
        log.warning("the %s listener failed: %s", what, type(error).__name__)
