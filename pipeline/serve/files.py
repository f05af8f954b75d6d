"""Which files the local page may hand out: those below a case's outputs, by their listed names and no other way."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import Unusable


def file_below(folder: Path, name: str) -> Path:
    """The file of this name below a folder.

    Args:
        folder: the only place from which files are handed out.
        name: a path with forward slashes, as it stood in a link.

    Raises:
        Unusable: there is none, or the name leads out of the folder.
    """
    path = (folder / name).resolve()
    inside = path.is_relative_to(folder.resolve())
    hidden = any(part.startswith(".") for part in Path(name).parts)
    if not inside or hidden or not path.is_file():
        raise Unusable("no-such-file", "There is no such file.", "Go back and choose one from the list.")
    return path


def files_below(folder: Path) -> tuple[str, ...]:
    """Every file below a folder that may be handed out, by its path with forward slashes."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(name for name in found if not any(part.startswith((".", "~$")) for part in name.split("/"))))
