"""`rapid-review run`: process everything that waits, make the outputs again, and say what became of each file."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.clock import now
from pipeline.cli.places import Places, known_references, places_of
from pipeline.cli.scheduling import Scheduler, cluster_at

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.composition.cluster import Cluster
    from pipeline.composition.draft_checking import Checker
    from pipeline.store import CaseFolder
    from schemas.receipt import Handled, Taken

Clock = Callable[[], datetime.datetime]
EXAMPLE = "rapid-review run WM-2026-014"
WORDS = {
    "accepted": "✓ taken",
    "already-received": "= already in the case",
    "needs-attention": "✗ set aside",
    "waiting": "… waits",
}


def run(
    context: typer.Context,
    reference: Annotated[
        str | None,
        typer.Argument(metavar="REF", help="One case; all of them if left out.", autocompletion=known_references),
    ] = None,
    scheduler: Scheduler = None,
) -> None:
    """Process everything that is waiting, make the outputs again, then exit.

    Exit status 0; 3 when something was set aside in needs-attention/.
    """
    places = places_of(context)
    with cluster_at(scheduler) as cluster:
        taken = run_once(places, reference, cluster=cluster)
    if any(result.outcome == "needs-attention" for result in taken):
        raise typer.Exit(3)


def run_once(
    places: Places, reference: str | None, clock: Clock = now, *, cluster: Cluster | None = None
) -> tuple[Taken, ...]:
    """One round over the intake folder, with every output made again.

    Args:
        clock: the time for receipts; the example case brings its own.
        cluster: other machines that read and check; everything is written here.

    Raises:
        ConfigurationError: there is no intake folder, no such case, or a case.toml that cannot be read.
    """
    from pipeline.arrival.sweep import Place, take_all
    from pipeline.arrival.take import Desk
    from pipeline.cli.speaking import progress, say
    from pipeline.composition.case_views import folder_of, known_cases, references
    from pipeline.composition.reading import ReadingDesk
    from pipeline.composition.status_pages import publish_index, show_status
    from pipeline.errors import ConfigurationError
    from pipeline.store import CaseFolder

    if reference is not None:
        folder_of(reference, places.intake, places.outputs)
    with ReadingDesk(places.intake, places.outputs, cluster) as reading, progress(quiet=places.quiet) as shown:
        task = shown.add_task("Reading what was dropped", total=None)

        def handle(case: str | None, path: Path, name: str) -> Handled:
            shown.update(task, advance=1, description=f"Reading {name[:40]}")
            return reading.handle(case, path, name)

        desk = Desk(handle=handle, now=clock, expect=reading.expect)
        place = Place(places.intake, places.outputs, desk, lambda: known_cases(places.intake, places.outputs))
        taken = take_all(place, reference)
        cases = (reference,) if reference is not None else references(places.intake)
        folders = [CaseFolder(case, places.intake, places.outputs) for case in cases]
        checker, troubles = checker_of(cluster, folders), dict[str, str]()
        for folder in folders:
            shown.update(task, description=f"Making the outputs of {folder.reference}")
            try:
                make_outputs(folder, places, clock, checker)
            except ConfigurationError as error:  # one case's case.toml must not stop the others
                troubles[folder.reference] = str(error)
                show_status(folder, clock())
        publish_index(places.intake, places.outputs, clock())
    show_taken(taken, places)
    for folder in (folder for folder in folders if folder.reference not in troubles):
        say(f"Outputs of {folder.reference}: {folder.results}", quiet=places.quiet)
    if troubles:
        raise ConfigurationError("\n".join(troubles.values()))
    return taken


def checker_of(cluster: Cluster | None, folders: Sequence[CaseFolder]) -> Checker:
    """Who checks drafts: the cluster, which begins those of all cases at once, or this machine."""
    from pipeline.composition.draft_checking import check_here
    from pipeline.composition.drafts import drafts_to_check

    return cluster.checker(drafts_to_check(folders)) if cluster is not None else check_here


def make_outputs(folder: CaseFolder, places: Places, clock: Clock, checker: Checker | None = None) -> None:
    """Check the new drafts of a case, make its outputs, and say what a person should know.

    Args:
        checker: who checks the drafts; this machine if left out.

    Raises:
        ConfigurationError: its case.toml, its profile or a template cannot be used.
    """
    from pipeline.cli.speaking import say
    from pipeline.composition.draft_checking import check_here
    from pipeline.composition.drafts import check_drafts
    from pipeline.composition.reflecting import reflect

    for sentence in check_drafts(folder, only_new=True, checker=checker or check_here):
        say(sentence, quiet=places.quiet)
    reflected = reflect(folder, clock())
    for sentence in (*reflected.waiting, *reflected.told):
        say(sentence, errors=True)


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


def in_a_line(result: Taken) -> str:
    """What became of one file, in one line: what it is and whose, and what is to be done about it."""
    what = f" ({kind})" if (kind := _kind(result)) else ""
    return f"{WORDS[result.outcome]} {result.name}{what}: {_remarks(result)}"


def _kind(result: Taken) -> str:
    from schemas.agency import FORM_TITLES

    title = FORM_TITLES[result.form] if result.form != "unknown" else ""
    return " · ".join(word for word in (title, result.agency or "") if word)


def _remarks(result: Taken) -> str:
    if result.outcome == "accepted":
        if result.form == "unknown" and result.reason:
            return result.reason
        counts = ((result.errors, "to put right"), (result.warnings, "to look at"))
        return ", ".join(f"{count} {word}" for count, word in counts if count) or "no issues"
    return " ".join(words for words in (result.reason, result.advice) if words)
