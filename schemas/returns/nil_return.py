"""A nil return: the agency says that it knows nothing of the family."""

from datetime import date

from schemas.chronology import LabelledText
from schemas.fact import Fact
from schemas.person import Practitioner


class NilReturn(Fact):
    """Who says so, when, and in which words. `other` keeps all else that the letter or the form says."""

    completed_by: Practitioner
    date_completed: date | None = None
    date_completed_text: str | None = None
    statement: str
    other: tuple[LabelledText, ...] = ()
