"""Deadlines: what is due when, by which rule."""

from datetime import date

from schemas.fact import Fact


class Deadline(Fact):
    """One step of the timetable.

    Args:
        name: the step in the field's words.
        due: the last day on which it is in time.
        working_day: its number on the clock (day 0 or 1 is the anchor, by the profile); `None` for calendar periods.
        rule: what is asked and which paragraph asks for it.
        who: who does it.
        done: `None` where the program cannot know.
        key: the step's short name in the profile ("returns", "meeting", "submit").
    """

    name: str
    due: date
    working_day: int | None = None
    rule: str
    who: str
    done: bool | None = None
    key: str | None = None


class Timetable(Fact):
    """The whole timetable of one case (contract: `deadlines --json`)."""

    profile: str
    notified: date
    anchor: date
    deadlines: tuple[Deadline, ...]
    notes: tuple[str, ...] = ()


class Outstanding(Fact):
    """A form that an agency still owes."""

    agency: str
    form: str
    due: date | None
    working_days_overdue: int
    phone: str | None = None
