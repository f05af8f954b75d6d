"""Which originals are the reviewer's own workbook come back. Light: `status` asks it of every file."""

from __future__ import annotations

from schemas.receipt import REVIEWERS_WORKBOOK, Accepted, Handled


def is_reviewers_workbook(outcome: Handled | None) -> bool:
    """Whether an original is an annotated copy of the integrated chronology."""
    return isinstance(outcome, Accepted) and any(one.code == REVIEWERS_WORKBOOK for one in outcome.parsed.issues)
