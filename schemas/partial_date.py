"""A date as people write it: a day, or only a month, a season or a year, or nothing that can be known.

Never holds an assumed value without saying so: `text` is what the person wrote, `notes` is what was assumed.
"""

import datetime
from typing import Literal

from schemas.fact import Fact

Precision = Literal["day", "range", "week", "month", "quarter", "season", "year", "unknown"]
ContractPrecision = Literal["day", "range", "week", "month", "quarter", "year", "unknown"]

_BROADEST_FIRST: tuple[Precision, ...] = (
    "year",
    "season",
    "quarter",
    "month",
    "range",
    "week",
    "day",
    "unknown",
)
_RANKS = {precision: rank for rank, precision in enumerate(_BROADEST_FIRST)}

DayOrder = tuple[int, int, int, int]
SortKey = tuple[int, int, int, int, str]


class PartialDate(Fact):
    """The days that a text can mean.

    Args:
        text: what the cell or line says, unchanged; `None` where there was nothing to read.
        date: the first day that the text can mean; `None` if unknown or open ("before March 2019").
        date_end: the last day that the text can mean; `None` for a single day, or if unknown or open ("since 2019").
        precision: how much of the date is known. An open period is a `range` with one end.
        approximate: the writer expressed doubt ("circa", "?", "approx").
        notes: sentences for a person, one for each thing that was assumed or repaired.
    """

    text: str | None = None
    date: datetime.date | None = None
    date_end: datetime.date | None = None
    precision: Precision = "unknown"
    approximate: bool = False
    notes: tuple[str, ...] = ()

    @property
    def contract_precision(self) -> ContractPrecision:
        """The precision as the contract's JSON names it: a season is a range of days there."""
        return "range" if self.precision == "season" else self.precision

    @property
    def sort_key(self) -> SortKey:
        """A total, stable order: by first day, broader periods first, then by last day and text; unknown dates last."""
        return (*day_order(self.date, self.date_end, self.precision), self.text or "")

    @property
    def is_known(self) -> bool:
        """Whether at least one end of the period is known."""
        return self.date is not None or self.date_end is not None


def day_order(date: datetime.date | None, date_end: datetime.date | None, precision: Precision) -> DayOrder:
    """The order of dates, whatever their texts say: by first day, broader periods first, by last day; unknown last."""
    first = date or date_end
    if first is None:
        return (1, 0, 0, 0)
    last = date_end or first
    return (0, first.toordinal(), _RANKS[precision], last.toordinal())
