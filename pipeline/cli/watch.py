"""`rapid-review watch`: watch the intake folder until stopped."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

import typer

from pipeline.cli.places import places_of

if TYPE_CHECKING:
    from schemas.receipt import Taken

EXAMPLE = "rapid-review --intake R:\\Reviews\\intake watch"


def watch(context: typer.Context) -> None:
    """Watch the intake folder until stopped (Ctrl-C). What came while nobody watched is taken first."""
    from pipeline import durable
    from pipeline.arrival.sweep import Place
    from pipeline.arrival.take import Desk
    from pipeline.arrival.watch import watch as watch_folder
    from pipeline.cli.clock import now
    from pipeline.cli.run import in_a_line
    from pipeline.cli.speaking import say
    from pipeline.composition.case_views import known_cases
    from pipeline.composition.reading import ReadingDesk
    from pipeline.composition.watching import Watchman

    places = places_of(context)
    durable.make_folder(places.intake)
    stop = stop_on_signal()

    def tell(sentence: str, *, matters: bool = True) -> None:
        say(f"{now().astimezone():%H:%M:%S}  {sentence}", quiet=places.quiet and not matters)

    def told(taken: Taken) -> None:
        tell(in_a_line(taken), matters=taken.outcome != "accepted")

    with ReadingDesk(places.intake, places.outputs) as reading:
        place = Place(
            places.intake,
            places.outputs,
            Desk(handle=reading.handle, now=now, expect=reading.expect),
            lambda: known_cases(places.intake, places.outputs),
        )
        say(f"Watching {places.intake.absolute()}. Stop with Ctrl-C.", quiet=places.quiet)
        say(f"What comes of it: {(places.outputs / 'index.html').absolute()}", quiet=places.quiet)
        watch_folder(place, Watchman(places.intake, places.outputs, now, tell, told).reactions(), stop)
    say("Stopped.", quiet=places.quiet)


def stop_on_signal() -> threading.Event:
    """An event that is set by Ctrl-C, by SIGTERM and, on Windows, by Ctrl-Break."""
    stop = threading.Event()
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: stop.set())
    return stop
