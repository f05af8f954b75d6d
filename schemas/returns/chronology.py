"""A returned key events chronology. Source: Document 10."""

from schemas.chronology import Event, LabelledText
from schemas.fact import Fact


class ChronologyRecord(Fact):
    """Every row of the chronology, in the order of the file. `preamble` keeps text that stands around the table."""

    events: tuple[Event, ...]
    preamble: tuple[LabelledText, ...] = ()
