"""File events as an alarm clock, and nothing more: they may come late, twice or never."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)
_STOP_CHECK_SECONDS = 0.25
_STORM_PAUSE_SECONDS = 0.1


class Alarm:
    """Wakes the watcher when something happens below a folder. A dead observer is replaced."""

    def __init__(self, folder: Path, *, enabled: bool = True) -> None:
        self._folder = folder
        self._enabled = enabled
        self._rung = threading.Event()
        self._observer: Any = None

    def wait(self, seconds: float, stop: threading.Event) -> None:
        """Return after so many seconds, or soon after something happened, or at once when told to stop."""
        self._revive()
        left = seconds
        while left > 0 and not stop.is_set():
            if self._rung.wait(min(left, _STOP_CHECK_SECONDS)):
                stop.wait(_STORM_PAUSE_SECONDS)  # ten thousand events are one listing
                self._rung.clear()
                return
            left -= _STOP_CHECK_SECONDS

    def close(self) -> None:
        """Stop listening."""
        observer, self._observer = self._observer, None
        if observer is not None:
            try:
                observer.stop()
                observer.join(timeout=2)
            except RuntimeError:
                log.info("the event listener had already stopped")

    def _revive(self) -> None:
        if not self._enabled or (self._observer is not None and self._is_well()):
            return
        if self._observer is not None:
            log.warning("the event listener died; a new one is started")
        self.close()
        try:
            self._observer = _listen(self._folder, self._rung)
        except Exception as error:  # no events on this file system, too many watches …: the listing is enough
            log.info("no file events here: %s", type(error).__name__)

    def _is_well(self) -> bool:
        """A polling thread may die while its observer lives on, so each is asked."""
        emitters = list(getattr(self._observer, "emitters", ()))
        return bool(self._observer.is_alive() and emitters and all(emitter.is_alive() for emitter in emitters))


def _listen(folder: Path, rung: threading.Event) -> Any:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    class Ring(FileSystemEventHandler):
        """Sets the flag; reading a file is no news, and our own reading would never let us sleep."""

        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write"):
                rung.set()

    observer = Observer()
    observer.daemon = True
    observer.schedule(Ring(), str(folder), recursive=True)
    observer.start()
    return observer
