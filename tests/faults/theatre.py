"""A watcher on a stage: its clock is ours, its file events come when we say, and something is played meanwhile."""

import datetime
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from faulty_disk import MOMENT, HastyDisk, office, reads

from pipeline import durable
from pipeline.arrival.heartbeat import watcher_state
from pipeline.arrival.sweep import Place
from pipeline.arrival.take import Desk
from pipeline.arrival.watch import Reactions, watch
from schemas.receipt import Handled

PATIENCE = 5 + 2 * 2  # seconds: settled, and two listings


@dataclass
class Theatre:
    """An office with a clock of its own, in which something is played while the watcher watches."""

    root: Path
    seconds: float = 0.0
    read: list[tuple[float, bytes]] = field(default_factory=list)
    offline: list[bool] = field(default_factory=list)
    during_reading: Callable[[], None] = lambda: None
    rings: list[float] = field(default_factory=list)
    """When file events reach the watcher, whatever happened when."""

    def handle(self, reference: str | None, path: Path, name: str) -> Handled:
        self.read.append((self.seconds, path.read_bytes()))
        self.during_reading()
        return reads(reference, path, name)

    def play(
        self, monkeypatch: pytest.MonkeyPatch, script: Iterator[float], until: float, *, rest: float = float("inf")
    ) -> float:
        """Watch until the clock says so; the script says how long it waits between its acts. Returns when it ended.

        Args:
            until: seconds on the clock at the latest.
            rest: seconds for which to watch on after the script's end.
        """
        stop, due, ended = threading.Event(), [0.0], [0.0]

        def wait(_alarm: object, seconds: float, _stop: threading.Event) -> None:
            wake = self.seconds + max(seconds, 0.01)
            early = [at for at in self.rings if at <= wake]
            if early:
                wake = max(self.seconds + 0.1, min(early))
                self.rings[:] = [at for at in self.rings if at > wake]
            while due[0] <= wake:
                self.seconds = max(self.seconds, due[0])
                try:
                    due[0] = self.seconds + next(script)
                except StopIteration:
                    ended[0], due[0] = self.seconds, float("inf")
            self.seconds = wake
            self.offline.append(watcher_state(self.root / "outputs", self.now()).offline)
            if self.seconds >= until or (due[0] == float("inf") and self.seconds >= ended[0] + rest):
                stop.set()

        monkeypatch.setattr("pipeline.arrival.alarm.Alarm.wait", wait)
        made = office(self.root)
        place = Place(made.intake, made.outputs, Desk(self.handle, lambda: self.now()), dict)  # noqa: PLW0108  stepped later
        nothing = Reactions(lambda _t: None, lambda _c: (), lambda _c, _p: None, lambda: self.seconds, MOMENT.date)
        with durable.using(HastyDisk()):
            watch(place, nothing, stop, events=False)
        return ended[0]

    def now(self) -> datetime.datetime:
        return MOMENT + datetime.timedelta(seconds=self.seconds)
