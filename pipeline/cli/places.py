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


def known_references(incomplete: str) -> list[str]:
    """The cases whose reference begins so, for the shell's completion; none where the folder cannot be read."""
    from pipeline.store import case_references

    try:
        return [one for one in case_references(Places().intake) if one.casefold().startswith(incomplete.casefold())]
    except OSError:
        return []


def places_of(context: typer.Context) -> Places:
    """What the global options said."""
    found = context.find_object(Places)
    return found if found is not None else Places()
