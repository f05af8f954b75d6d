"""`rapid-review demo`: the example case through the whole pipeline."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.places import Places, places_of

if TYPE_CHECKING:
    from pipeline.store import CaseFolder

EXAMPLE = "rapid-review demo --to demo"
# The example plays in March 2026: its returns come in on one day and a correction on the next.
RETURNS_CAME = datetime.datetime(2026, 3, 10, 9, 30, tzinfo=datetime.UTC)
CORRECTION_CAME = datetime.datetime(2026, 3, 11, 11, 15, tzinfo=datetime.UTC)


def demo(
    context: typer.Context,
    to: Annotated[
        Path, typer.Option(help="Where to put the example. Run again, it goes on with what is there.")
    ] = Path("demo"),
) -> None:
    """Write an example case with returns in many formats, run the whole pipeline on it, and say what to open."""
    import time

    from pipeline.cli.new import write_requests
    from pipeline.cli.pack import assemble_packs
    from pipeline.cli.run import run_once
    from pipeline.cli.speaking import say
    from pipeline.composition.case_views import folder_of
    from pipeline.demo.dropping import DEMO_REFERENCE, drop_corrections, drop_returns

    started = time.monotonic()
    quiet = places_of(context).quiet
    places = Places(to / "intake", to / "outputs", quiet)
    dropped = drop_returns(places.intake)
    say(f"An invented case: {dropped} files, dropped into {places.intake / DEMO_REFERENCE}", quiet=quiet)
    folder = folder_of(DEMO_REFERENCE, places.intake, places.outputs)
    write_requests(folder, places)
    run_once(places, DEMO_REFERENCE, lambda: RETURNS_CAME)
    say("\nOn the next day a corrected chronology comes in.", quiet=quiet)
    drop_corrections(places.intake)
    run_once(places, DEMO_REFERENCE, lambda: CORRECTION_CAME)
    say("\nThe packs are put together.", quiet=quiet)
    assemble_packs(folder, ("meeting", "panel"), places)
    tell_what_to_open(folder, time.monotonic() - started)


def tell_what_to_open(folder: CaseFolder, seconds: float) -> None:
    """Where each output is, and for whom."""
    from pipeline.cli.speaking import say

    say(f"\nDone in {seconds:.0f} seconds. Open these:")
    for words, name in (
        ("The case at a glance", "status.html"),
        ("The lead reviewer's workbook", "integrated-chronology.xlsx"),
        ("The family and the time line", "genogram.svg"),
        ("", "timeline.svg"),
        ("The checked draft, with comments", "checks"),
        ("Questions back to the agencies", "queries"),
        ("Papers for the rapid review meeting", "meeting-pack"),
        ("Submission to the National Panel", "panel-pack"),
        ("What was sent to the agencies", "requests"),
    ):
        say(f"  {words:36}{folder.results / name}")
    say(f"  {'Files set aside, with the reason':36}{folder.needs_attention}")
