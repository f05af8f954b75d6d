"""`rapid-review parse`: recognise and validate one file, touching nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.places import places_of

if TYPE_CHECKING:
    from schemas.returns import ParsedReturn

EXAMPLE = 'rapid-review parse "Police chronology.docx"'


def parse(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The returned file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Recognise and validate one file, touching nothing.

    Exit status 0: parsed; 1: parsed, with errors in it; 2: could not be read or not recognised.
    """
    from pipeline.cli.speaking import print_json, say
    from pipeline.composition.reading import ReadingDesk
    from schemas.receipt import Refused

    places = places_of(context)
    if not file.is_file():
        say(f"rapid-review: There is no file at {file}.", errors=True)
        raise typer.Exit(2)
    with ReadingDesk(places.intake, places.outputs) as desk:
        outcome = desk.handle(None, file, file.name)
    if isinstance(outcome, Refused):
        if as_json:
            print_json(_refusal_as_json(file, outcome))
        say(f"{file.name}: {outcome.reason} {outcome.advice}", errors=True)
        raise typer.Exit(2)
    parsed = outcome.parsed
    if as_json:
        print_json(parsed.model_dump(mode="json"))
    elif not places.quiet:
        show(parsed)
    raise typer.Exit(1 if parsed.has_errors else 0)


def show(parsed: ParsedReturn) -> None:
    """What was read, and what is wrong with it, for a person."""
    from pipeline.cli.speaking import MARKS, say, say_table
    from schemas.agency import FORM_TITLES

    say(f"{parsed.source.name}")
    say(f"  Form:    {FORM_TITLES[parsed.form]}")
    say(f"  Agency:  {parsed.agency or 'not stated'}")
    say(f"  Case:    {parsed.case_reference or 'not stated'}")
    for name, value in parsed.record.model_dump().items() if parsed.record is not None else ():
        if isinstance(value, tuple | list) and value:
            say(f"  {name.replace('_', ' ').capitalize()}: {len(value)}")
    if not parsed.issues:
        say("  No issues.")
        return
    say_table(
        f"{len(parsed.issues)} issues",
        ("", "Where", "What", "What to do"),
        ((MARKS[issue.severity], issue.location, issue.message, issue.advice) for issue in parsed.issues),
    )


def _refusal_as_json(file: Path, refused: object) -> dict[str, object]:
    import hashlib

    from schemas.receipt import Refused

    assert isinstance(refused, Refused)
    issue = {
        "severity": "error",
        "code": refused.code,
        "message": refused.reason,
        "location": "the file as a whole",
        "field": None,
        "advice": refused.advice,
    }
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return {
        "source": {
            "name": file.name,
            "sha256": digest,
            "media_type": "application/octet-stream",
            "last_modified": None,
        },
        "form": refused.form,
        "case_reference": refused.case_reference,
        "agency": refused.agency,
        "record": None,
        "issues": [issue],
    }
