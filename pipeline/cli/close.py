"""`rapid-review close`: everything of a case in one sealed archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.places import known_references, places_of

EXAMPLE = "rapid-review close WM-2026-014 --to WM-2026-014.zip --passphrase"
OPEN = "Not encrypted: keep it where only those may read it who may read the case."
SAFE = (
    "Encrypted (AES-256). Without its passphrase nobody can ever open it: keep that apart from the archive. 7-Zip, "
    "WinZip and the like open it; inside is case.zip, so that not even names of files are shown."
)


def close(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="REF", help="The case.", autocompletion=known_references)],
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The archive; in the outputs folder if left out.")
    ] = None,
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help="Encrypt the archive (AES-256); the passphrase is asked for.")
    ] = False,
) -> None:
    """Write everything of a case into one archive with a manifest of hashes, and say what may be deleted then.

    Nothing is deleted. Exit status 0; 1 when the check of the case found something, which the manifest then names.
    """
    from pipeline.cli.clock import now
    from pipeline.cli.passphrases import ask_passphrase
    from pipeline.cli.speaking import say
    from pipeline.composition.case_views import folder_of
    from pipeline.composition.closing import close_case

    places = places_of(context)
    folder = folder_of(reference, places.intake, places.outputs)
    target = to or places.outputs / f"{reference} closed {now().astimezone():%Y-%m-%d}.zip"
    closed = close_case(folder, target, now(), ask_passphrase(new=True) if passphrase else None)
    for sentence in closed.verified.problems:
        say(f"✗ {sentence}", errors=True)
    say(f"Archive: {closed.path} ({closed.files} files)", quiet=places.quiet)
    say(f"Its hash, to be noted elsewhere: {closed.sha256}", quiet=places.quiet)
    say(SAFE if passphrase else OPEN, quiet=places.quiet)
    say("Nothing was deleted. Once the archive is stored as your retention schedule asks, these may be:")
    for path in closed.may_be_deleted:
        say(f"  {path}")
    if closed.verified.problems:
        raise typer.Exit(1)
