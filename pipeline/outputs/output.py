"""The door of this room: what an output is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from schemas.case_view import CaseView

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Output:
    """One thing made from a case.

    Args:
        name: what people call it.
        build: the case view to files; keys are paths below outputs/REF/ with forward slashes. Pure.
    """

    name: str
    build: Callable[[CaseView], Files]
