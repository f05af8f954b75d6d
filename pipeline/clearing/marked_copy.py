"""An agency's own file, back with the places of its problems highlighted and commented. Its answers stay untouched.

Word and Excel only: in a PDF nobody can answer. What cannot be marked has its query sheet all the same.
"""

from collections.abc import Sequence
from pathlib import PurePath

from pipeline.settings import LARGEST_MARKED_COPY
from schemas.issue import Issue

WORD, WORKBOOK = (".docx", ".docm"), (".xlsx", ".xlsm")


def can_be_marked(name: str, size: int) -> bool:
    """Whether a file of this name and size (bytes) is one that is marked."""
    return PurePath(name).suffix.lower() in (*WORD, *WORKBOOK) and size <= LARGEST_MARKED_COPY


def marked_copy(original: bytes, name: str, issues: Sequence[Issue]) -> bytes:
    """The file with one comment for each issue, at the place that the issue names.

    Args:
        original: the file as it was received.
        name: its name; the ending says how it is marked.
        issues: in the order and with the numbers of the query sheet. An issue without a place that can be found is
            commented at the beginning of the file.

    Raises:
        ValueError: it is neither a Word nor an Excel file.
    """
    from pipeline.clearing.marked_word import marked_word
    from pipeline.clearing.marked_workbook import marked_workbook

    ending = PurePath(name).suffix.lower()
    comments = [(issue.location, words_of(number, issue)) for number, issue in enumerate(issues, start=1)]
    if ending in WORD:
        return marked_word(original, name, comments)
    if ending in WORKBOOK:
        return marked_workbook(original, comments, has_macros=ending == ".xlsm")
    raise ValueError(f"{ending} is not marked")


def words_of(number: int, issue: Issue) -> str:
    """What the comment says; the number is that of the query sheet."""
    return f"Query {number}: {issue.message} {issue.advice}".strip()
