"""The friendly dialogue of `rapid-review new` in a terminal: a few questions, asked again where an answer cannot be."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import typer

from pipeline.errors import ConfigurationError
from schemas.agency import Agency, AgencyKind

_KIND_OF_CODE = {
    "POL": "police", "BTP": "police", "ICB": "icb", "CSC": "local-authority", "EH": "local-authority",
    "YJS": "local-authority", "ASC": "local-authority", "EDU": "education", "PRO": "probation", "HOU": "housing",
    "GP": "health", "ACU": "health", "HV": "health", "SN": "health", "MID": "health", "CMH": "health", "AMH": "health",
    "AMB": "health", "DA": "voluntary", "VOL": "voluntary",
}  # fmt: skip
_USUAL_END = {
    "school": "education", "academy": "education", "college": "education", "nursery": "education", "trust": "health",
    "hospital": "health", "hospitals": "health", "surgery": "health", "council": "local-authority",
    "homes": "housing", "housing": "housing", "probation": "probation",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What a person answered. `form` is a pre-completed scoping form or a referral, if they have one."""

    reference: str
    profile: str
    notified: str
    agencies: tuple[Agency, ...]
    form: Path | None = None


def ask_for_case(
    reference: str | None,
    profile: str | None,
    notified: str | None,
    agencies: tuple[Agency, ...],
    form: Path | None = None,
) -> Asked:
    """Ask for what was not given.

    Raises:
        ConfigurationError: nobody is there to answer.
    """
    from pipeline.cli.deadlines import read_day
    from pipeline.timetable.profiles import load_profile, shipped_profiles

    if not sys.stdin.isatty():
        raise ConfigurationError(
            "Say which case: rapid-review new WM-2026-014 --profile west-midlands --notified 2026-03-02"
        )
    typer.echo("A few questions; case.toml can be changed at any time. Ctrl-C stops, and then nothing is made.")
    while not reference or not reference.strip():
        reference = typer.prompt("Case reference (for example WM-2026-014)")
    while profile is None:
        words = typer.prompt(f"Partnership ({', '.join(shipped_profiles())})", default="national")
        profile = _accepted(as_profile(words), load_profile)
    while notified is None:
        notified = _accepted(as_day(typer.prompt("Day the referral was received (for example 2 March 2026)")), read_day)
    typer.echo(f"  That is {(day := read_day(notified)):%A} {day.day} {day:%B %Y}.")
    while form is None:
        words = typer.prompt(
            "A scoping form or referral that already holds the family (drag the file here; Enter if there is none)",
            default="",
            show_default=False,
        )
        if not words.strip():
            break
        form = _file(words)
    return Asked(str(reference).strip(), profile, notified, (*agencies, *_asked_agencies()), form)


def as_profile(words: str) -> str:
    """The partnership as its folder is named: "West Midlands" is meant for "west-midlands"."""
    return "-".join(words.casefold().split())


def as_day(words: str) -> str:
    """A day as year-month-day, however a person in Britain writes it; anything else as it was written.

    The dialogue shows the day in words at once, so an exchange of day and month is seen.
    """
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", words.strip().replace(".", "/"))
    for pattern in ("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y"):
        try:
            return datetime.datetime.strptime(plain, pattern).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return words.strip()


def _asked_agencies() -> Iterator[Agency]:
    """Agencies until an empty line; the kind that their name tells is proposed."""
    kinds = get_args(AgencyKind)
    typer.echo(f"Now the agencies to ask, one after the other. Kinds: {', '.join(kinds)}.")
    while name := typer.prompt("Agency (Enter when done)", default="", show_default=False).strip():
        named, _, kind = name.rpartition("=")  # as on the command line: Westmere Homes=housing
        kind = kind.strip().casefold()
        name = named.strip() if named.strip() and kind in kinds else name
        while kind not in kinds:
            kind = typer.prompt("  Kind", default=likely_kind(name)).strip().casefold()
            if kind not in kinds:
                typer.echo(f"  Choose one of: {', '.join(kinds)}", err=True)
        yield Agency.model_validate({"name": name, "kind": kind})


def likely_kind(name: str) -> str:
    """The kind that an agency's name tells, or `other`. It is only proposed."""
    from pipeline.merging.agency_words import plain_words, usual_code

    known = _KIND_OF_CODE.get(usual_code(name) or "")
    told = (_USUAL_END[word] for word in reversed(plain_words(name).split()) if word in _USUAL_END)
    return known or next(told, "other")


def _file(words: str) -> Path | None:
    """The file that was named or dragged in; `None`, with a sentence, where there is none."""
    path = Path(words.strip().strip("'\"").replace("\\ ", " ")).expanduser()
    if path.is_file():
        return path
    typer.echo(f"  There is no file at {path}.", err=True)
    return None


def _accepted(answer: str, check: Callable[[str], object]) -> str | None:
    """The answer if the check takes it; else its sentence is shown and the question comes again."""
    try:
        check(answer)
    except ConfigurationError as error:
        typer.echo(f"  {error}", err=True)
        return None
    return answer
