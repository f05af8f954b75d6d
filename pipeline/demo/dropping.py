"""Drop the example's files as people would: whole files, into the case's folder."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline import durable

DEMO_REFERENCE = "DEMO-2026-014"


def drop_returns(intake: Path) -> int:
    """Drop case.toml, every return, every unusable file and the draft report.

    Returns:
        How many files were dropped.
    """
    source = resources.files("pipeline.demo")
    folder = intake / DEMO_REFERENCE
    if not (folder / "case.toml").exists():
        durable.publish((source / "case.toml").read_bytes(), folder / "case.toml")
    dropped = _drop(source / "files" / "returns", folder) + _drop(source / "files" / "bad", folder)
    return dropped + _drop(source / "files" / "drafts", folder / "drafts")


def drop_corrections(intake: Path) -> int:
    """Drop what comes in later: a corrected version of one return."""
    return _drop(resources.files("pipeline.demo") / "files" / "later", intake / DEMO_REFERENCE)


def _drop(source: Traversable, folder: Path) -> int:
    files = sorted((entry for entry in source.iterdir() if entry.is_file()), key=lambda entry: entry.name)
    for entry in files:
        durable.publish(entry.read_bytes(), folder / entry.name)
    return len(files)
