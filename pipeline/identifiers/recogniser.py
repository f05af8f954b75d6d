"""The door of a recogniser: one kind of identifier, one module, one function `find`.

A recogniser sees the normalised text of one paragraph and the roster of the case; it knows nothing of files or parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from schemas.finding import Category, FindingSeverity

if TYPE_CHECKING:
    from pipeline.identifiers.known import Roster


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one paragraph that identify, or may identify, somebody.

    Args:
        start, end: character offsets into the text that was searched.
        text: the words.
        category: what kind of identifier it is.
        reason: the rule, in a sentence for the report's author.
        severity: how serious the recogniser takes it; the check raises it in hidden parts.
        matches: role and name of the person of the case, if it belongs to one.
        suggestion: what to write instead.
    """

    start: int
    end: int
    text: str
    category: Category
    reason: str
    severity: FindingSeverity = "check"
    matches: str | None = None
    suggestion: str | None = None


class Recogniser(Protocol):
    """What each recogniser module offers."""

    def find(self, text: str, roster: "Roster") -> Iterable[Span]:
        """The spans of one kind in a text."""
        ...
