"""The friendly dialogue of `rapid-review new` in a terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import get_args

import typer

from pipeline.errors import ConfigurationError
from schemas.agency import Agency, AgencyKind


@dataclass(frozen=True)
class Asked:
    """What a person answered."""

    reference: str
    profile: str
    notified: str
    agencies: tuple[Agency, ...]


def ask_for_case(
    reference: str | None, profile: str | None, notified: str | None, agencies: tuple[Agency, ...]
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
    reference = reference or typer.prompt("Case reference (for example WM-2026-014)")
    while profile is None:
        profile = _accepted(
            typer.prompt(f"Partnership ({', '.join(shipped_profiles())})", default="national"), load_profile
        )
    while notified is None:
        notified = _accepted(typer.prompt("Day the referral was received (year-month-day)"), read_day)
    kinds = get_args(AgencyKind)
    chosen = list(agencies)
    while name := typer.prompt("Agency to ask (empty line when done)", default="", show_default=False).strip():
        kind = ""
        while kind not in kinds:
            kind = typer.prompt(f"  What kind ({', '.join(kinds)})")
        chosen.append(Agency.model_validate({"name": name, "kind": kind}))
    return Asked(str(reference), profile, notified, tuple(chosen))


def _accepted(answer: str, check: object) -> str | None:
    """The answer if the check takes it; else its sentence is shown and the question comes again."""
    assert callable(check)
    try:
        check(answer)
    except ConfigurationError as error:
        typer.echo(f"  {error}", err=True)
        return None
    return answer
