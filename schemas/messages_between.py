"""What agencies say that they told and heard from each other, where the other side does not say it."""

import datetime

from schemas.fact import Fact


class Echo(Fact):
    """An agency says that it told another; the other has no entry within the window of days."""

    event_id: str
    agency: str
    told: str
    date: datetime.date
    window_days: int
    words: str


class UnsentReceipt(Fact):
    """An agency says that it heard from another; the other has no entry of having told it.

    Args:
        event_id, agency, date: the row that says so.
        heard_from: the agency that has no entry from `looked_from` to `looked_to`.
        words: those of the row.
    """

    event_id: str
    agency: str
    heard_from: str
    date: datetime.date
    looked_from: datetime.date
    looked_to: datetime.date
    words: str


class NamedWithoutRows(Fact):
    """An agency that others say they told or heard from, and that has no row in the chronology.

    Args:
        agency: as in case.toml, or in the words of the rows where the case does not list it.
        told_by, heard_by: ids of the rows that say they told it, and of those that say they heard from it.
    """

    agency: str
    is_of_case: bool
    told_by: tuple[str, ...] = ()
    heard_by: tuple[str, ...] = ()
