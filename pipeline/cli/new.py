"""`rapid-review new`: a case folder with a commented case.toml, and the requests that go out."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.places import Places, places_of

if TYPE_CHECKING:
    from pipeline.store import CaseFolder
    from schemas.agency import Agency
    from schemas.case import Case

EXAMPLE = 'rapid-review new WM-2026-014 --profile west-midlands --notified 2026-03-02 --agency "Westmere Police=police"'


def new(
    context: typer.Context,
    reference: Annotated[str | None, typer.Argument(metavar="REF", help="The case reference.")] = None,
    profile: Annotated[str | None, typer.Option(help="The partnership's timetable.")] = None,
    notified: Annotated[str | None, typer.Option(help="The day the referral was received, year-month-day.")] = None,
    agency: Annotated[list[str] | None, typer.Option(help="An agency to ask, as NAME=KIND. May be repeated.")] = None,
    from_form: Annotated[
        Path | None, typer.Option("--from", help="A scoping form or referral that already holds the family.")
    ] = None,
) -> None:
    """Make a case, or add what is missing to one: its folder, its case.toml and the requests to every agency.

    Nothing that a person wrote is ever changed. Run without options in a terminal to be asked for what is needed.
    """
    from pipeline import durable
    from pipeline.case_file import add_agency, new_case_text
    from pipeline.cli.asking import ask_for_case
    from pipeline.cli.next_steps import assumed
    from pipeline.cli.speaking import say
    from pipeline.composition.case_views import case_text
    from pipeline.store import CaseFolder

    places = places_of(context)
    agencies = tuple(read_agency(words) for words in agency or [])
    if reference is None or (sys.stdin.isatty() and is_new(reference, places) and not (profile and notified)):
        asked = ask_for_case(reference, profile, notified, agencies, from_form)
        reference, profile, notified, agencies = asked.reference, asked.profile, asked.notified, asked.agencies
        from_form = asked.form
    folder = CaseFolder(reference, places.intake, places.outputs)
    if folder.case_file.exists():
        text = case_text(folder)
        for added in agencies:
            if added.name.casefold() not in _known_agencies(text):
                text = add_agency(text, added)
                say(f"Added {added.name} to {folder.case_file}.", quiet=places.quiet)
    else:
        case, remarks = first_case(reference, profile, notified, agencies, from_form)
        for sentence in (*assumed(case, profile, notified), *remarks):
            say(sentence, errors=True)
        text = new_case_text(case)
        say(f"Made {folder.case_file.absolute()}. Open it in a text editor to fill in the rest.", quiet=places.quiet)
    for path in (folder.drafts, folder.accepted, folder.needs_attention):
        durable.make_folder(path)
    durable.publish(text.encode("utf-8"), folder.case_file)
    write_requests(folder, places)


def is_new(reference: str, places: Places) -> bool:
    """Whether there is no such case yet."""
    from pipeline.store import CaseFolder

    return not CaseFolder(reference, places.intake, places.outputs).case_file.exists()


def first_case(
    reference: str,
    profile: str | None,
    notified: str | None,
    agencies: tuple[Agency, ...],
    from_form: Path | None,
) -> tuple[Case, tuple[str, ...]]:
    """The case as far as it is known on its first day, and what a person should know of the form it was read from.

    Nobody has been asked yet: the day on which the letters go out is for a person to write.

    Raises:
        ConfigurationError: the profile is not known, or a date cannot be read.
        Unusable: the form named with --from cannot be read.
    """
    from pipeline.cli.deadlines import read_day
    from pipeline.composition.case_from_form import case_from_form
    from pipeline.timetable.profiles import load_profile
    from schemas.case import Case

    day = read_day(notified) if notified else datetime.date.today()  # noqa: DTZ011
    name = profile or "national"
    load_profile(name)
    case = Case(reference=reference, profile=name, notified=day, agencies=agencies)
    if from_form is None:
        return case, ()
    read = case_from_form(case, from_form)
    return read.case, read.remarks


def read_agency(words: str) -> Agency:
    """An agency from "NAME=KIND".

    Raises:
        ConfigurationError: it is not written so, or the kind is not one of the kinds.
    """
    from typing import get_args

    from pipeline.errors import ConfigurationError
    from schemas.agency import Agency, AgencyKind

    name, _, kind = words.rpartition("=")
    if not name.strip() or kind.strip() not in get_args(AgencyKind):
        kinds = ", ".join(get_args(AgencyKind))
        raise ConfigurationError(
            f'--agency "{words}": write NAME=KIND, for example "Westmere Police=police". Kinds: {kinds}.'
        )
    return Agency.model_validate({"name": name.strip(), "kind": kind.strip()})


def write_requests(folder: CaseFolder, places: Places) -> None:
    """Write the requests that do not lie there yet; what a person may have edited is left alone."""
    from pipeline import durable
    from pipeline.cli.clock import today_for
    from pipeline.cli.next_steps import gaps, next_steps
    from pipeline.cli.speaking import say
    from pipeline.composition.case_views import OWN_PARTNERSHIPS, case_of
    from pipeline.merging.case_doubts import case_doubts
    from pipeline.outputs.requests import build_requests
    from pipeline.timetable.profiles import load_profile

    case = case_of(folder)
    for doubt in case_doubts(case):
        say(f"Look at case.toml: {doubt}", errors=True)
    own = (folder.intake / OWN_PARTNERSHIPS,)
    profile = load_profile(case.profile, own)
    made = 0
    for name, data in build_requests(case, profile, today_for(case), own).items():
        path = folder.results / name
        if not path.exists():
            durable.publish(data, path)
            made += 1
    if made:
        say(f"Wrote {made} files to send out, in {folder.results / 'requests'}.", quiet=places.quiet)
        for sentence in gaps(case, profile, folder):
            say(sentence, errors=True)
        for sentence in next_steps(case, folder, today_for(case)):
            say(sentence, quiet=places.quiet)
    elif case.agencies:
        say("All requests are there already; nothing was changed.", quiet=places.quiet)
    else:
        say(
            f'Next: add the agencies. rapid-review new {case.reference} --agency "Westmere Police=police"',
            quiet=places.quiet,
        )


def _known_agencies(text: str) -> set[str]:
    from pipeline.case_file import read_case

    return {agency.name.casefold() for agency in read_case(text, "case.toml").agencies}
