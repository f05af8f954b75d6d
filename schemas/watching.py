"""What the watcher says of itself, for the status page and `status`."""

import datetime

from schemas.fact import Fact


class Waiting(Fact):
    """A file or an output that could not be dealt with yet, and why."""

    case: str | None
    name: str
    reason: str


class WatcherState(Fact):
    """The watcher as it last wrote about itself.

    Args:
        last_looked: when the folder was last listed.
        running: it looked within the last minute.
        machine: where it runs.
        offline: the intake folder could not be listed.
        waiting: what could not be dealt with yet.
    """

    last_looked: datetime.datetime | None = None
    running: bool = False
    machine: str | None = None
    offline: bool = False
    waiting: tuple[Waiting, ...] = ()
