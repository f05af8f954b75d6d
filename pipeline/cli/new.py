"""`rapid-review new`: a case folder with a commented case.toml, and the requests that go out."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.places import Places, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    from pipeline.cli.speaking import say
    from pipeline.store import CaseFolder

    places = places_of(context)
    agencies = tuple(read_agency(words) for words in agency or [])
    if reference is None or (sys.stdin.isatty() and is_new(reference, places) and not (profile and notified)):
        asked = ask_for_case(reference, profile, notified, agencies, from_form)
        reference, profile, notified, agencies = asked.reference, asked.profile, asked.notified, asked.agencies
        from_form = asked.form
    folder = CaseFolder(reference, places.intake, places.outputs)
    if folder.case_file.exists():
        text = folder.case_file.read_text(encoding="utf-8")
        for added in agencies:
            if added.name.casefold() not in _known_agencies(text):
                text = add_agency(text, added)
                say(f"Added {added.name} to {folder.case_file}.", quiet=places.quiet)
    else:
        case = first_case(reference, profile, notified, agencies, from_form)
        for sentence in assumed(case, profile, notified):
            say(sentence, errors=True)
        text = new_case_text(case)
        say(f"Made {folder.case_file}. Open it in a text editor to fill in the rest.", quiet=places.quiet)
    for path in (folder.drafts, folder.accepted, folder.needs_attention):
        durable.make_folder(path)
    durable.publish(text.encode("utf-8"), folder.case_file)
    if write_requests(folder, places):
        for advice in contact_advice(folder):
            say(advice, errors=True)


def is_new(reference: str, places: Places) -> bool:
    """Whether there is no such case yet."""
    from pipeline.store import CaseFolder

    return not CaseFolder(reference, places.intake, places.outputs).case_file.exists()


def assumed(case: Case, profile: str | None, notified: str | None) -> list[str]:
    """What was taken for lack of an answer, each as a sentence with what to do."""
    sentences = []
    if profile is None:
        sentences.append(
            f"No --profile was given: the timetable is “{case.profile}”. Change it in case.toml if need be."
        )
    if notified is None:
        day = f"{case.notified:%d %B %Y}"
        sentences.append(
            f"No --notified was given: the referral counts as received today, {day}. Change it in case.toml."
        )
    return sentences


def first_case(
    reference: str,
    profile: str | None,
    notified: str | None,
    agencies: tuple[Agency, ...],
    from_form: Path | None,
) -> Case:
    """The case as far as it is known on its first day.

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
    asked = tuple(agency.model_copy(update={"asked": day}) for agency in agencies)
    case = Case(reference=reference, profile=name, notified=day, agencies=asked)
    return case if from_form is None else case_from_form(case, from_form)


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


def write_requests(folder: CaseFolder, places: Places) -> bool:
    """Write the requests that do not lie there yet; what a person may have edited is left alone.

    Returns whether any were written.
    """
    from pipeline import durable
    from pipeline.cli.clock import today_for
    from pipeline.cli.speaking import say
    from pipeline.composition.case_views import OWN_PARTNERSHIPS, case_of
    from pipeline.outputs.requests import build_requests
    from pipeline.timetable.profiles import load_profile

    case = case_of(folder)
    own = (folder.intake / OWN_PARTNERSHIPS,)
    made = 0
    for name, data in build_requests(case, load_profile(case.profile, own), today_for(case), own).items():
        path = folder.results / name
        if not path.exists():
            durable.publish(data, path)
            made += 1
    if made:
        say(f"Wrote {made} files to send out, in {folder.results / 'requests'}.", quiet=places.quiet)
        for sentence in next_steps(case, folder):
            say(sentence, quiet=places.quiet)
    elif case.agencies:
        say("All requests are there already; nothing was changed.", quiet=places.quiet)
    else:
        say("Add agencies to case.toml (or with --agency) and run this again for their requests.", quiet=places.quiet)

    return made > 0


def next_steps(case: Case, folder: CaseFolder) -> Iterator[str]:
    """What to do with the requests; first, that they do not name the family where case.toml does not name it."""
    if not any(person.role == "subject-child" for person in case.people):
        yield (
            f"These forms name no child, because case.toml names none. Write the family into {folder.case_file}, "
            f"delete the folder {folder.results / 'requests'}, and run: rapid-review new {case.reference}"
        )
    yield f"Next: read them and send them by your secure e-mail. Drop what comes back into {folder.dropped}."
    yield "Then run: rapid-review watch"
    yield f"What was taken, what was not, and why: {folder.results / 'status.html'}"


def contact_advice(folder: CaseFolder) -> Iterator[str]:
    """What the letters lack because nobody filled in the partnership's contact, where to write it, and what then."""
    from pipeline.composition.case_views import OWN_PARTNERSHIPS, case_of
    from pipeline.timetable.profiles import load_profile

    own = folder.intake / OWN_PARTNERSHIPS
    profile = load_profile(case_of(folder).profile, (own,))
    if not profile.contact.gaps:
        return
    named = {"name": "who answers questions", "phone": "a telephone number", "email": "an e-mail address for returns"}
    file = own / profile.key / "profile.toml"
    lines = ["[contact]", 'name = "Jo Marsh"', 'phone = "01632 960009"', 'email = "returns@avonmere.example"']
    if not file.exists():
        lines.insert(0, f'extends = "{profile.key}"')
    yield (
        f"The letters have gaps in square brackets, because the profile “{profile.key}” does not say: "
        f"{', '.join(named[key] for key in profile.contact.gaps)}. Write it once for all cases, in {file}:"
    )
    yield "\n".join(f"    {line}" for line in lines)
    yield "Then delete the requests that have not gone out yet, and run this command again."


def _known_agencies(text: str) -> set[str]:
    from pipeline.case_file import read_case

    return {agency.name.casefold() for agency in read_case(text, "case.toml").agencies}
