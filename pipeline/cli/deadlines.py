"""`rapid-review deadlines`: the statutory and local timetable, without a case."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from pipeline.cli.places import places_of

EXAMPLE = "rapid-review deadlines --profile west-midlands --notified 2026-03-02"


def deadlines(
    context: typer.Context,
    profile: Annotated[str, typer.Option(help="The partnership, for example west-midlands, bexley, tees, national.")],
    notified: Annotated[str, typer.Option(help="The day the referral was received, year-month-day.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show what is due when, by which rule, in working days."""
    from pipeline.cli.speaking import print_json, say, say_table
    from pipeline.timetable.deadlines import timetable_for
    from pipeline.timetable.profiles import load_profile

    places = places_of(context)
    timetable = timetable_for(load_profile(profile, (places.intake / "partnerships",)), read_day(notified))
    if as_json:
        print_json(timetable.model_dump(mode="json"))
        return
    say(f"Timetable of {timetable.profile}. The clock starts on {timetable.anchor:%A %d %B %Y}.")
    say_table(
        "",
        ("Due", "Day", "What", "Who", "Rule"),
        (
            (
                f"{deadline.due:%a %d %b %Y}",
                "" if deadline.working_day is None else str(deadline.working_day),
                deadline.name,
                deadline.who,
                deadline.rule,
            )
            for deadline in sorted(timetable.deadlines, key=lambda deadline: deadline.due)
        ),
    )
    for note in timetable.notes:
        say(f"Note: {note}")


def read_day(text: str) -> datetime.date:
    """A day from the command line.

    Raises:
        ConfigurationError: it is not written as year-month-day.
    """
    from pipeline.case_file import british_day
    from pipeline.errors import ConfigurationError

    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        example = british_day(text) or "2026-03-02"
        raise ConfigurationError(f"“{text}” is not a date. Write year-month-day, for example {example}.") from None
