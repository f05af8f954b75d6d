"""`rapid-review rebuild`: make every output again from the originals."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.places import places_of

EXAMPLE = "rapid-review rebuild WM-2026-014"


def rebuild(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="REF", help="The case.")],
) -> None:
    """Read every kept original of a case again and make every output anew. Nothing is deleted."""
    from pipeline.arrival.again import read_again
    from pipeline.arrival.take import Desk
    from pipeline.cli.clock import now
    from pipeline.cli.run import show_taken
    from pipeline.cli.speaking import say
    from pipeline.composition.case_views import folder_of
    from pipeline.composition.drafts import check_drafts
    from pipeline.composition.reading import ReadingDesk
    from pipeline.composition.reflecting import reflect

    places = places_of(context)
    folder = folder_of(reference, places.intake, places.outputs)
    with ReadingDesk(places.intake, places.outputs) as reading:
        taken = read_again(folder, Desk(handle=reading.handle, now=now))
    check_drafts(folder, only_new=False)
    reflected = reflect(folder, now())
    for sentence in (*reflected.waiting, *reflected.told):
        say(sentence, errors=True)
    show_taken(taken, places)
    say(f"Outputs of {reference}: {folder.results}", quiet=places.quiet)
