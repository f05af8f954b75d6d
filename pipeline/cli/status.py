"""`rapid-review status`: returns received and outstanding, deadlines, what needs attention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.places import known_references, places_of

if TYPE_CHECKING:
    from schemas.status import CaseStatus, StatusReport

EXAMPLE = "rapid-review status WM-2026-014"
STEPS_SHOWN = 8
"""Of the timetable, in the terminal."""


def status(
    context: typer.Context,
    reference: Annotated[
        str | None,
        typer.Argument(metavar="REF", help="One case; all of them if left out.", autocompletion=known_references),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show the returns received and outstanding, the deadlines and what needs attention."""
    from pipeline.cli.clock import now
    from pipeline.cli.speaking import print_json, say
    from pipeline.composition.statuses import status_report

    places = places_of(context)
    report = status_report(places.intake, places.outputs, reference, now())
    if as_json:
        print_json(report.model_dump(mode="json"))
        return
    say(watcher_sentence(report))
    if not report.cases:
        say("There is no case yet. Make one with: rapid-review new WM-2026-014")
    for case in report.cases:
        show_case(case)


def watcher_sentence(report: StatusReport) -> str:
    """Whether somebody is watching the folder."""
    if report.watcher.last_looked is None:
        return "The folder has not been watched yet. Start with: rapid-review watch"
    looked = report.watcher.last_looked.astimezone().strftime("%d %B %Y, %H:%M:%S")
    return f"The watcher is running; it last looked at {looked}." if report.watcher.running else (
        f"The watcher is NOT running; it last looked at {looked}. Start it with: rapid-review watch"
    )  # fmt: skip


def show_case(case: CaseStatus) -> None:
    """One case, for a person."""
    from pipeline.cli.speaking import say, say_table
    from schemas.agency import FORM_TITLES

    say(f"\nCase {case.reference}")
    if case.deadlines:  # where case.toml cannot be read nothing is known of the rest
        accepted = sum(entry.state == "accepted" for entry in case.returns)
        counts = f"{accepted} {'return' if accepted == 1 else 'returns'} in force, {len(case.outstanding)} outstanding"
        say(f"  {counts}, {len(case.needs_attention)} to look at.")
    if case.needs_attention:
        say_table(
            "Needs attention",
            ("File", "Why", "What to do"),
            ((item.file, item.reason, item.advice) for item in case.needs_attention),
        )
    if case.outstanding:
        say_table(
            "Outstanding",
            ("Agency", "Form", "Due", "Working days late", "Ring"),
            (
                (
                    owed.agency,
                    FORM_TITLES.get(owed.form, owed.form),
                    f"{owed.due:%d %b %Y}" if owed.due else "",
                    str(owed.working_days_overdue or ""),
                    (owed.phone or "no number in case.toml") if owed.working_days_overdue else "",
                )
                for owed in case.outstanding
            ),
        )
    show_deadlines(case)


def show_deadlines(case: CaseStatus) -> None:
    """The steps that are not known to be done, the first ones first."""
    from pipeline.cli.speaking import say, say_table

    coming = sorted((step for step in case.deadlines if not step.done), key=lambda step: step.due)
    if not coming:
        return
    say_table(
        "Deadlines",
        ("Due", "What", "Who"),
        ((f"{step.due:%a %d %b %Y}", step.name, step.who) for step in coming[:STEPS_SHOWN]),
    )
    if len(coming) > STEPS_SHOWN:
        say(f"And {len(coming) - STEPS_SHOWN} later steps: the case's status.html has them all.")
