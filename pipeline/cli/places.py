"""Where the command works: what the global options say, handed to every command."""

from dataclasses import dataclass
from pathlib import Path

import typer


@dataclass(frozen=True)
class Places:
    """The folders that a command works on, and whether it keeps quiet."""

    intake: Path = Path("intake")
    outputs: Path = Path("outputs")
    quiet: bool = False


def places_of(context: typer.Context) -> Places:
    """What the global options said."""
    found = context.find_object(Places)
    return found if found is not None else Places()
