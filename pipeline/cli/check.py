"""`rapid-review check`: the anonymisation check of one draft."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.places import places_of
from pipeline.cli.scheduling import Scheduler, cluster_at

if TYPE_CHECKING:
    from pipeline.clearing.entries import Entry
    from schemas.finding import CheckReport

MOST_SHOWN = 15
"""Things listed on the terminal, three lines each: what does not fit on a screen is read in findings.xlsx."""
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
    from pipeline.composition.drafts import apply_decisions, check_path, old_copies
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
            made = apply_decisions(checked, account_name()) if apply else checked
    except Unusable as unusable:
        say(f"{draft.name}: {unusable.reason} {unusable.advice}", errors=True)
        raise typer.Exit(2) from None
    if as_json:
        print_json(made.report.model_dump(mode="json"))
    elif not places.quiet:
        show(made.report, of_copy=apply)
        say(f"Written to {made.folder}")
        for sentence in verdict(checked.report, made.report) if apply else what_next(made.report, draft, case):
            say(sentence)
    for sentence in made.remarks if apply else (*made.remarks, *old_copies(made)):
        say(sentence, errors=True)
    raise typer.Exit(0 if made.report.summary.clear else 1)


def show(report: CheckReport, *, of_copy: bool = False) -> None:
    """What was not looked at, then what is not decided, gravest first, each thing once, for a person.

    Args:
        of_copy: the report is that of the pseudonymised copy.
    """
    from pipeline.clearing.entries import entries_of, left_in_words, taken_over, tally
    from pipeline.cli.speaking import MARKS, say, say_table
    from pipeline.identifiers.advice import REFUSED

    for name in report.not_checked:
        say(f"Not checked: {name}")
    entries = entries_of(report.findings)
    counted = tally(entries)
    open_ones = [entry for entry in entries if not entry.is_decided]
    left = left_in_words(entry.first.severity for entry in open_ones)
    decided = "" if of_copy else f" {counted.decided} of {counted.total} decided" + (f"; {left}." if left else ".")
    say(f"{report.draft.name}: {counted.in_words}.{decided}")
    for sentence in taken_over(entries):
        say(f"Taken over: {sentence}.")
    shown = [entry for entry in entries if entry.decision != "keep"] if of_copy else open_ones
    grave = [entry for entry in shown if entry.first.severity != "consider"]
    if grave:
        say_table(
            "",
            ("", "Text", "Why", "Write instead", "First seen in"),
            ((MARKS[one.first.severity], *_in_row(one)) for one in grave[:MOST_SHOWN]),
        )
    if len(grave) > MOST_SHOWN:
        say(f"… and {len(grave) - MOST_SHOWN} more, in findings.xlsx.")
    for sentence in report.advice:
        if sentence.startswith(REFUSED):
            say(sentence)
    quality = [sentence for sentence in report.advice if "(toolkit, " in sentence]
    if quality:
        pieces = "1 piece" if len(quality) == 1 else f"{len(quality)} pieces"
        say(f"On the report itself: {pieces} of advice, in findings.xlsx, sheet Advice.")


def _in_row(entry: Entry) -> tuple[str, str, str, str]:
    first, times = entry.first, len(entry.findings)
    text = f"{first.text} (×{times})" if times > 1 else first.text
    return text, first.why, first.suggestion or "", first.location or first.part


def what_next(report: CheckReport, draft: Path, case: str | None) -> tuple[str, ...]:
    """The next step, in a line that can be copied."""
    from pipeline.clearing.formats import what_is_not_done

    limit = what_is_not_done(draft.name)
    if limit:
        return (limit,)
    if report.findings and all(finding.decision for finding in report.findings):
        return ("Next: everything is decided; make the copy:", _apply_line(draft, case))
    if not report.findings:
        return ("Nothing was found. A person who knows the case still reads it.",)
    return (
        "Next: open the annotated copy, decide in findings.xlsx (or: rapid-review serve), save it, and run",
        _apply_line(draft, case),
    )


def _apply_line(draft: Path, case: str | None) -> str:
    named = f" --case {case}" if case else ""
    return f'  rapid-review check "{draft}"{named} --apply'


def verdict(report: CheckReport, copy: CheckReport) -> tuple[str, ...]:
    """What "clear" means for the copy, and that it is not before everything that must be fixed is decided."""
    from pipeline.clearing.entries import entries_of, still_open

    entries = entries_of(report.findings)
    undecided = sum(not entry.is_decided for entry in entries if entry.first.severity == "must-fix")
    others = still_open(entries)
    if not copy.summary.clear:
        return ("NOT CLEAR: what is listed above is still in the copy. Put it right in the draft, and check again.",)
    if undecided:
        return (
            f"NOT CLEAR YET: you did not decide on {undecided} of the things that must be fixed. The copy has the "
            "program's own words there: read them, and decide.",
            *others,
        )
    clear = "Clear: nothing that must be fixed is left in the copy. A person who knows the case still reads it."
    return (clear, *others)
