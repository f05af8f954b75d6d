"""What can be done with a draft of which format, in words for its author."""

from pathlib import PurePath

_ONLY_WORD = "There is no annotated copy and no pseudonymised copy of it"


def what_is_not_done(name: str) -> str | None:
    """Why a draft is checked but not changed; `None` for a Word file, of which both copies are made.

    Args:
        name: the draft's file name.
    """
    kind = PurePath(name).suffix.lower()
    if kind == ".docx":
        return None
    if kind == ".pdf":
        return (
            f"A PDF is checked, but not changed. {_ONLY_WORD}: make the changes in the Word draft from which it was "
            "made, check that one, and make the PDF again from its copy."
        )
    what = f"A {kind} file" if kind else "This file"
    return f"{what} is checked, but not changed. {_ONLY_WORD}: save it as Word (.docx) and check that one."
