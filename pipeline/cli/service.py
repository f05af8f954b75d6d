"""`rapid-review service`: the watcher as a service of the system."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.places import places_of

EXAMPLE = "rapid-review --intake /srv/reviews/intake --outputs /srv/reviews/outputs service --to rapid-review.service"
_SYSTEMS = {"Linux": "linux", "Windows": "windows", "Darwin": "macos"}


def service(
    context: typer.Context,
    system: Annotated[
        str | None, typer.Option(metavar="linux|windows|macos", help="The system; this one if left out.")
    ] = None,
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it there instead of printing it.")] = None,
) -> None:
    """Write the file that lets the system start the watcher by itself: systemd, Task Scheduler or launchd."""
    from pipeline import durable
    from pipeline.cli.speaking import say
    from pipeline.composition.services import service_for

    places = places_of(context)
    made = service_for(system or _SYSTEMS.get(platform.system(), "linux"), places.intake, places.outputs)
    if to is None:
        typer.echo(made.data.decode("utf-16" if made.data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"))
    else:
        durable.publish(made.data, to)
        say(f"Written: {to}", quiet=places.quiet)
    for sentence in made.how:
        say(sentence, errors=True, quiet=places.quiet)
