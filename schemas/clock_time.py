"""A time of day as people write it, with nothing guessed: no morning or afternoon is ever assumed."""

from typing import Annotated

from pydantic import StringConstraints

from schemas.fact import Fact

HourMinute = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class ClockTime(Fact):
    """A time of day, or a period of it.

    Args:
        text: what the cell says, unchanged; `None` where there was nothing to read.
        time: `HH:MM`, the (first) time meant; `None` where the text does not fix one ("AM", "evening").
        time_end: `HH:MM`, the end of a period.
        approximate: the writer expressed doubt ("approx 3pm").
        notes: sentences for a person, one for each thing that was assumed or could not be read.
    """

    text: str | None = None
    time: HourMinute | None = None
    time_end: HourMinute | None = None
    approximate: bool = False
    notes: tuple[str, ...] = ()
