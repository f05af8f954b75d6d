"""`rapid-review rebuild`: make every output again from the originals."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.places import known_references, places_of

EXAMPLE = "rapid-review rebuild WM-2026-014"


def rebuild(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="REF", help="The case.", autocompletion=known_references)],
) -> None:
    """Read every kept original of a case again and make every output anew. Nothing is deleted."""
    from pipeline.arrival.again import read_again
    from pipeline.arrival.take import Desk
    from pipeline.cli.clock import now
    from pipeline.cli.run import show_taken
    from pipeline.cli.speaking import progress, say
    from pipeline.composition.case_views import folder_of
    from pipeline.composition.drafts import check_drafts
    from pipeline.composition.reading import ReadingDesk
    from pipeline.composition.reflecting import reflect

    places = places_of(context)
    folder = folder_of(reference, places.intake, places.outputs)
    with ReadingDesk(places.intake, places.outputs) as reading, progress(quiet=places.quiet) as shown:
        task = shown.add_task("Reading the originals again", total=None)
        taken = read_again(folder, Desk(handle=reading.handle, now=now))
        shown.update(task, advance=1, description="Checking the drafts again")
        check_drafts(folder, only_new=False)
        shown.update(task, advance=1, description="Making the outputs")
        reflected = reflect(folder, now())
    for sentence in (*reflected.waiting, *reflected.told):
        say(sentence, errors=True)
    show_taken(taken, places)
    say(f"Outputs of {reference}: {folder.results}", quiet=places.quiet)
