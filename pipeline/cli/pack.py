"""`rapid-review pack`: the papers for the meeting, for the National Panel, and for a review that follows."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.places import Places, known_references, places_of

if TYPE_CHECKING:
    from pipeline.outputs.pack_gate.demand import GateCheck
    from pipeline.store import CaseFolder

EXAMPLE = "rapid-review pack WM-2026-014 panel"
LONGEST_FOUND = 60
"""Characters of what is missing that are shown in the terminal; the papers have it whole."""


class PackName(StrEnum):
    """Which pack."""

    MEETING = "meeting"
    PANEL = "panel"
    REVIEW = "review"


def pack(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="REF", help="The case.", autocompletion=known_references)],
    which: Annotated[PackName | None, typer.Argument(help="One of the packs; meeting and panel if left out.")] = None,
) -> None:
    """Assemble the papers for the meeting, the submission to the Panel, or those of the review that may follow.

    Exit status 0: complete; 1: assembled and marked DRAFT, with the list of what is missing and who asks for it.
    """
    from pipeline.composition.case_views import folder_of

    places = places_of(context)
    folder = folder_of(reference, places.intake, places.outputs)
    wanted = (which.value,) if which is not None else ("meeting", "panel")
    if not assemble_packs(folder, wanted, places):
        raise typer.Exit(1)


def assemble_packs(folder: CaseFolder, wanted: tuple[str, ...], places: Places) -> bool:
    """Write the packs and say what is missing. Returns whether they are complete."""
    from pipeline.cli.clock import now
    from pipeline.cli.speaking import progress, say, say_table
    from pipeline.composition.packs import assemble

    with progress(quiet=places.quiet) as shown:
        task = shown.add_task("Assembling", total=None)
        result = assemble(folder, wanted, now(), lambda words: shown.update(task, advance=1, description=words))
    for name in wanted:
        say(f"The {name} pack is in {folder.results / f'{name}-pack'}", quiet=places.quiet)
    for sentence in result.remarks:
        say(sentence, errors=True)
    if result.missing and not places.quiet:
        say_table(
            f"Marked DRAFT: {len(result.missing)} things are missing",
            ("What", "Who asks for it", "Where to write it"),
            ((what_is_missing(gap), gap.paragraph, gap.where_to_write) for gap in result.missing),
        )
    return not result.missing


def what_is_missing(gap: GateCheck) -> str:
    """What is asked for and, where it is short, what is missing of it; the first page of the papers has it all."""
    is_short = "\n" not in gap.found and len(gap.found) <= LONGEST_FOUND and not gap.found.startswith("nothing is")
    return f"{gap.name}\n({gap.found.rstrip('.')})" if gap.found and is_short else gap.name
