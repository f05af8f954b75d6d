"""`rapid-review check`: the anonymisation check of one draft."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.places import places_of
from pipeline.cli.scheduling import Scheduler, cluster_at

if TYPE_CHECKING:
    from schemas.finding import CheckReport

EXAMPLE = 'rapid-review check "Robin LCSPR draft 3.docx" --case WM-2026-014'


class DocumentType(StrEnum):
    """What kind of draft it is."""

    LCSPR = "lcspr"
    RAPID_REVIEW = "rapid-review"


def check(
    context: typer.Context,
    draft: Annotated[Path, typer.Argument(help="The draft: .docx, .pdf, .txt or .md.")],
    case: Annotated[str | None, typer.Option(metavar="REF", help="The case whose people must not be named.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Write the pseudonymised copy by the decisions made.")] = False,
    document_type: Annotated[
        DocumentType,
        typer.Option(
            help="lcspr: for publication, must not identify. rapid-review: for the Panel, identifies on purpose."
        ),
    ] = DocumentType.LCSPR,
    scheduler: Scheduler = None,
) -> None:
    """Check one draft for identifying details.

    Exit status 0: nothing must be fixed; 1: something must be fixed; 2: the draft could not be read.
    """
    from pipeline.cli.speaking import print_json, progress, say
    from pipeline.composition.account import account_name
    from pipeline.composition.draft_checking import check_here
    from pipeline.composition.drafts import apply_decisions, check_path
    from pipeline.errors import Unusable

    places = places_of(context)
    if not draft.is_file():
        say(f"rapid-review: There is no file at {draft}.", errors=True)
        raise typer.Exit(2)
    try:
        with cluster_at(scheduler) as cluster, progress(quiet=places.quiet or as_json) as shown:
            shown.add_task(f"Checking {draft.name[:40]}", total=None)
            checker = cluster.checker(()) if cluster is not None else check_here
            checked = check_path(draft, places.intake, places.outputs, case, document_type.value, checker)
            if apply:
                checked = apply_decisions(checked, account_name())
    except Unusable as unusable:
        say(f"{draft.name}: {unusable.reason} {unusable.advice}", errors=True)
        raise typer.Exit(2) from None
    if as_json:
        print_json(checked.report.model_dump(mode="json"))
    elif not places.quiet:
        show(checked.report)
        say(f"Written to {checked.folder}")
    for sentence in checked.remarks:
        say(sentence, errors=True)
    raise typer.Exit(0 if checked.report.summary.clear else 1)


def show(report: CheckReport) -> None:
    """The findings that matter most, each thing once, for a person."""
    from pipeline.cli.speaking import MARKS, say, say_table
    from pipeline.identifiers.advice import REFUSED

    summary = report.summary
    counts = f"{summary.must_fix} must be fixed, {summary.check} to check, {summary.consider} to consider"
    say(f"{report.draft.name}: {counts}.")
    rows: dict[tuple[str, str], list[str]] = {}
    for finding in report.findings:
        if finding.severity == "consider":
            continue
        place = f"{finding.part} {finding.paragraph or ''}".strip()
        rows.setdefault((finding.severity, finding.text), [finding.why, finding.suggestion or "", place])
    shown = list(rows.items())[:40]
    if shown:
        say_table(
            "",
            ("", "Text", "Why", "Write instead", "First seen in"),
            ((MARKS[severity], text, *words) for (severity, text), words in shown),
        )
    if len(rows) > len(shown):
        say(f"… and {len(rows) - len(shown)} more, in findings.xlsx.")
    for sentence in report.advice:
        if sentence.startswith(REFUSED):
            say(sentence)
    quality = [sentence for sentence in report.advice if "(toolkit, " in sentence]
    if quality:
        say(f"On the report itself: {len(quality)} pieces of advice, in findings.xlsx, sheet Advice.")
    for name in report.not_checked:
        say(f"Not checked: {name}")
