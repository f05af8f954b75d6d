"""The sign that the watcher is alive: a small file in the outputs folder, one for each watcher."""

from __future__ import annotations

import datetime
import os
import platform
import re
from collections.abc import Callable
from pathlib import Path

from pipeline import durable, settings
from pipeline.errors import NotYet
from schemas.watching import Waiting, WatcherState

_FOLDER = ".watchers"
_FOR_EVER = datetime.timedelta(days=1)


class Heartbeat:
    """Writes every few seconds when the folder was last looked at, and at once when there is other news."""

    def __init__(self, outputs: Path, now: Callable[[], datetime.datetime]) -> None:
        machine = platform.node() or "this machine"
        plain = re.sub(r"[^A-Za-z0-9-]+", "-", machine)
        self._path = outputs / _FOLDER / f"{plain}-{os.getpid()}.json"
        self._machine = machine
        self._now = now
        self._last: WatcherState | None = None

    def beat(self, offline: bool, waiting: tuple[Waiting, ...]) -> None:
        """Say that the folder was looked at just now. A full or missing disk does not stop the watcher."""
        now = self._now()
        last = self._last
        is_no_news = last is not None and (offline, waiting) == (last.offline, last.waiting)
        if is_no_news and last and last.last_looked and now - last.last_looked < settings.HEARTBEAT_EVERY:
            return
        state = WatcherState(last_looked=now, running=True, machine=self._machine, offline=offline, waiting=waiting)
        self._write(state)
        self._last = state

    def stop(self) -> None:
        """Say that it stopped."""
        if self._last:
            self._write(self._last.model_copy(update={"running": False}))

    def _write(self, state: WatcherState) -> None:
        try:
            durable.publish(state.model_dump_json().encode("utf-8"), self._path)
        except (OSError, NotYet):
            return


def watcher_state(outputs: Path, now: datetime.datetime) -> WatcherState:
    """The watcher that looked last, and whether it is still running. Several watchers' news are put together."""
    states = _states(outputs)
    if not states:
        return WatcherState()
    alive = [state for state in states if _is_alive(state, now)]
    latest = max(states, key=_looked)
    waiting = {(item.case, item.name): item for state in alive for item in state.waiting}
    machines = sorted({state.machine or "" for state in alive})
    return WatcherState(
        last_looked=latest.last_looked,
        running=bool(alive),
        machine=" and ".join(machines) or latest.machine,
        offline=bool(alive) and all(state.offline for state in alive),
        waiting=tuple(waiting.values()),
    )


def _is_alive(state: WatcherState, now: datetime.datetime) -> bool:
    return state.running and abs(now - _looked(state)) < settings.STOPPED_AFTER


def _looked(state: WatcherState) -> datetime.datetime:
    return state.last_looked or datetime.datetime.min.replace(tzinfo=datetime.UTC)


def _states(outputs: Path) -> list[WatcherState]:
    states = []
    for path in sorted((outputs / _FOLDER).glob("*.json")):
        try:
            states.append(WatcherState.model_validate_json(path.read_bytes()))
        except (OSError, ValueError):
            continue
    return states
