"""Which originals are the reviewer's own workbook come back, and the workbook in one saved as something else.

Light: `status` asks it of every file.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import Unusable
from schemas.receipt import REVIEWERS_WORKBOOK, Accepted, Handled

READ_AS_THEY_ARE = (".xlsx", ".xlsm")
TURNED_INTO_WORKBOOKS = (".ods", ".xls", ".xlsb")
"""What LibreOffice and older programs save a workbook as."""


def is_reviewers_workbook(outcome: Handled | None) -> bool:
    """Whether an original is an annotated copy of the integrated chronology."""
    return isinstance(outcome, Accepted) and any(one.code == REVIEWERS_WORKBOOK for one in outcome.parsed.issues)


def as_workbook(path: Path, name: str, work_folder: Path) -> bytes:
    """The bytes of an annotated copy as .xlsx, turned into one by LibreOffice where it was saved as something else.

    Args:
        path: where it lies.
        name: what it is called; its ending says what it is.
        work_folder: where it may be turned into a workbook; nothing stays there.

    Raises:
        Unusable: LibreOffice is not installed, or could not do it; the advice says how to save it.
    """
    data, suffix = path.read_bytes(), Path(name).suffix.lower()
    if suffix not in TURNED_INTO_WORKBOOKS:
        return data
    from pipeline.readers import convert

    try:
        return convert.to_xlsx(data, suffix[1:], work_folder)
    except Unusable as unusable:
        raise _saved_otherwise(suffix) from unusable


def _saved_otherwise(suffix: str) -> Unusable:
    return Unusable(
        "our-own-chronology",
        f"This is a copy of the integrated chronology saved as {suffix}. Without LibreOffice, notes, colours and "
        "comments can only be read from .xlsx.",
        "Open it, save it as an Excel workbook (.xlsx), and drop that. Nothing in it was taken yet.",
    )
