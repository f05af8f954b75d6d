"""`rapid-review verify`: whether a case is still what it was."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.places import places_of

EXAMPLE = "rapid-review verify WM-2026-014"


def verify(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="REF", help="The case.")],
) -> None:
    """Check the originals of a case against their hashes, its records and its log. Changes nothing.

    Exit status 0 when all is as it was; 1 when something has changed or is missing.
    """
    from pipeline.cli.speaking import say
    from pipeline.composition.case_views import folder_of
    from pipeline.composition.verifying import verify_case

    places = places_of(context)
    verified = verify_case(folder_of(reference, places.intake, places.outputs))
    for sentence in verified.problems:
        say(f"✗ {sentence}", errors=True)
    for sentence in verified.remarks:
        say(f"· {sentence}", quiet=places.quiet)
    checked = (
        f"{verified.originals} originals, {verified.records} records and {verified.lines} lines of the log checked"
    )
    say(f"{checked}: {'nothing has changed' if not verified.problems else 'see above'}.", quiet=places.quiet)
    say(f"The log's seal, to be noted elsewhere: {verified.seal}", quiet=places.quiet)
    if verified.problems:
        raise typer.Exit(1)
