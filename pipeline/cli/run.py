"""`rapid-review run`: process everything that waits, make the outputs again, and say what became of each file."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.clock import now
from pipeline.cli.places import Places, places_of

if TYPE_CHECKING:
    from schemas.finding import CheckReport
    from schemas.receipt import Taken

EXAMPLE = "rapid-review run WM-2026-014"
WORDS = {
    "accepted": "✓ taken",
    "already-received": "= already in the case",
    "needs-attention": "✗ set aside",
    "waiting": "… waits",
}


def run(
    context: typer.Context,
    reference: Annotated[str | None, typer.Argument(metavar="REF", help="One case; all of them if left out.")] = None,
) -> None:
    """Process everything that is waiting, make the outputs again, then exit.

    Exit status 0; 3 when something was set aside in needs-attention/.
    """
    places = places_of(context)
    taken = run_once(places, reference)
    if any(result.outcome == "needs-attention" for result in taken):
        raise typer.Exit(3)


def run_once(places: Places, reference: str | None, clock: Callable[[], datetime.datetime] = now) -> tuple[Taken, ...]:
    """One round over the intake folder, with every output made again.

    Args:
        clock: the time for receipts; the example case brings its own.

    Raises:
        ConfigurationError: there is no intake folder, no such case, or a case.toml that cannot be read.
    """
    from pipeline.arrival.sweep import Place, take_all
    from pipeline.arrival.take import Desk
    from pipeline.cli.speaking import progress, say
    from pipeline.composition.case_views import folder_of, known_cases, references
    from pipeline.composition.drafts import check_drafts
    from pipeline.composition.reading import ReadingDesk
    from pipeline.composition.reflecting import reflect

    if reference is not None:
        folder_of(reference, places.intake, places.outputs)
    with ReadingDesk(places.intake, places.outputs) as reading, progress(quiet=places.quiet) as shown:
        task = shown.add_task("Reading what was dropped", total=None)

        def handle(case: str | None, path: object, name: str) -> object:
            shown.update(task, advance=1, description=f"Reading {name[:40]}")
            return reading.handle(case, path, name)  # type: ignore[arg-type]

        desk = Desk(handle=handle, now=clock)  # type: ignore[arg-type]
        place = Place(places.intake, places.outputs, desk, lambda: known_cases(places.intake, places.outputs))
        taken = take_all(place, reference)
        cases = (reference,) if reference is not None else references(places.intake)
        for case in cases:
            folder = folder_of(case, places.intake, places.outputs)
            shown.update(task, description=f"Checking the drafts of {case}")
            tell_of_drafts(check_drafts(folder, only_new=True), places)
            shown.update(task, description=f"Making the outputs of {case}")
            for sentence in reflect(folder, clock()):
                say(sentence, errors=True)
    show_taken(taken, places)
    for case in cases:
        say(f"Outputs of {case}: {places.outputs / case}", quiet=places.quiet)
    return taken


def tell_of_drafts(checked: Sequence[tuple[str, CheckReport]], places: Places) -> None:
    """What was found in each draft that was checked."""
    from pipeline.cli.speaking import say

    for name, report in checked:
        counts = f"{report.summary.must_fix} must be fixed, {report.summary.check} to check"
        say(f"Draft checked: {name}: {counts}. See checks/{name}/", quiet=places.quiet)


def show_taken(taken: Sequence[Taken], places: Places) -> None:
    """What was taken, what was not, and why. When quiet, only what was not."""
    from pipeline.cli.speaking import say, say_table

    told = [result for result in taken if not places.quiet or result.outcome in ("needs-attention", "waiting")]
    if not told:
        say("Nothing was waiting.", quiet=places.quiet)
        return
    say_table(
        "",
        ("", "File", "What it is", "Remarks"),
        ((WORDS[result.outcome], result.name, _kind(result), _remarks(result)) for result in told),
    )


def _kind(result: Taken) -> str:
    return " · ".join(word for word in (result.form if result.form != "unknown" else "", result.agency or "") if word)


def _remarks(result: Taken) -> str:
    if result.outcome == "accepted":
        counts = ((result.errors, "to put right"), (result.warnings, "to look at"))
        return ", ".join(f"{count} {word}" for count, word in counts if count) or "no issues"
    return " ".join(words for words in (result.reason, result.advice) if words)
