"""`rapid-review serve`: the local review page in the browser, on this machine only."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from pipeline.cli.places import places_of

EXAMPLE = "rapid-review serve"
THIS_MACHINE = "127.0.0.1"


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="The port; a free one if left out.", min=0, max=65535)] = 0,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Open the local review page: decide on a draft's findings, see each return as it was read. Stop with Ctrl-C."""
    import webbrowser

    import uvicorn

    from pipeline.cli.clock import now
    from pipeline.cli.speaking import say
    from pipeline.serve.application import application
    from pipeline.serve.gate import Gate

    places = places_of(context)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind((THIS_MACHINE, port))
        address = f"{THIS_MACHINE}:{listening.getsockname()[1]}"
        gate = Gate(address)
        link = f"http://{address}/open?token={gate.token}"
        say(f"The page is open at {link}")
        say("It is on this machine only. Stop with Ctrl-C.", quiet=places.quiet)
        if browser:
            webbrowser.open(link)
        settings = uvicorn.Config(
            application(places.intake, places.outputs, gate, now), log_config=None, access_log=False, lifespan="off"
        )
        uvicorn.Server(settings).run(sockets=[listening])
