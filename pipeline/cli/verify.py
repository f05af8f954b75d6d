"""`rapid-review verify`: whether a case is still what it was."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.places import Places, known_references, places_of

EXAMPLE = "rapid-review verify WM-2026-014"


def verify(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="REF", help="The case.", autocompletion=known_references)],
    archive: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Check this archive of the closed case instead.")
    ] = None,
) -> None:
    """Check the originals of a case against their hashes, its records and its log. Changes nothing.

    With --archive: the archive that `close` wrote, every file of it; it asks for the passphrase where there is one.

    Exit status 0 when all is as it was; 1 when something has changed or is missing.
    """
    from pipeline.cli.speaking import say
    from pipeline.composition.case_views import folder_of
    from pipeline.composition.verifying import verify_case

    places = places_of(context)
    if archive is not None:
        check_archive(reference, archive, places)
        return
    verified = verify_case(folder_of(reference, places.intake, places.outputs))
    for sentence in verified.problems:
        say(f"✗ {sentence}", errors=True)
    for sentence in verified.remarks:
        say(f"· {sentence}", quiet=places.quiet)
    checked = (
        f"{verified.originals} originals, {verified.records} records and {verified.lines} lines of the log checked"
    )
    say(f"{checked}: {'nothing has changed' if not verified.problems else 'see above'}.", quiet=places.quiet)
    say(f"The log's seal, to be noted elsewhere: {verified.seal}", quiet=places.quiet)
    if verified.problems:
        raise typer.Exit(1)


def check_archive(reference: str, archive: Path, places: Places) -> None:
    """Read an archive from end to end and say whether it is what was put in. The case itself may be long gone."""
    from pipeline.cli.passphrases import ask_passphrase
    from pipeline.cli.speaking import say
    from pipeline.composition.sealing import is_encrypted
    from pipeline.composition.verifying import verify_archive
    from pipeline.store import CaseFolder

    if not archive.is_file():
        say(f"rapid-review: There is no file at {archive}.", errors=True)
        raise typer.Exit(2)
    passphrase = ask_passphrase(new=False) if is_encrypted(archive) else None
    opened = verify_archive(CaseFolder(reference, places.intake, places.outputs), archive, passphrase)
    for sentence in opened.problems:
        say(f"✗ {sentence}", errors=True)
    files = len(opened.manifest["files"])
    say(f"{files} files checked: {'nothing has changed' if not opened.problems else 'see above'}.", quiet=places.quiet)
    say(f"The archive's hash: {opened.sha256}", quiet=places.quiet)
    if opened.problems:
        raise typer.Exit(1)
