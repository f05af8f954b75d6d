"""The door of this room: what a rule is given, and what it gives back."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemas.case import Case
from schemas.issue import Issue
from schemas.returns import ParsedReturn


@dataclass(frozen=True)
class LocatedText:
    """One piece of text of the file and where it stands. `part` is "body" or the hidden part's name."""

    text: str
    location: str
    part: str = "body"


@dataclass(frozen=True)
class ReturnUnderTest:
    """All that a rule may look at.

    Args:
        parsed: the return as read; its `issues` are those found so far.
        today: the day the check is made.
        case: the case it belongs to, or `None` (then rules that need it give nothing).
        pieces: every piece of text of the file.
        printed: the form's own printed wording.
        read_as: texts of the file that stand in the record in another shape.
    """

    parsed: ParsedReturn
    today: datetime.date
    case: Case | None = None
    pieces: tuple[LocatedText, ...] = ()
    printed: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()


Rule = Callable[[ReturnUnderTest], Iterable[Issue]]
