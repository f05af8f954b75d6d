"""What a date text was understood to mean, with each thing that was assumed on the way."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from schemas.partial_date import PartialDate, Precision


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that was assumed, repaired or not understood: a code of the catalogue and a sentence for a person."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The days that a text can mean, before it becomes a `PartialDate`.

    Args:
        first, last: both ends; `last` equals `first` for a single day; `None` is an open or unknown end.
        precision: as in `PartialDate`.
        approximate: the writer expressed doubt.
        assumptions: in the order in which they were made.
    """

    first: datetime.date | None
    last: datetime.date | None
    precision: Precision
    approximate: bool = False
    assumptions: tuple[Assumption, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether at least one end of the period is known."""
        return self.first is not None or self.last is not None

    def with_assumption(self, code: str, sentence: str) -> Reading:
        """The same reading, with one more thing said about it."""
        return replace(self, assumptions=(*self.assumptions, Assumption(code, sentence)))

    def doubted(self) -> Reading:
        """The same reading, marked approximate."""
        return replace(self, approximate=True)

    def as_partial_date(self, text: str | None) -> PartialDate:
        """The record's shape. A single day has no `date_end`."""
        return PartialDate(
            text=text,
            date=self.first,
            date_end=None if self.precision == "day" else self.last,
            precision=self.precision,
            approximate=self.approximate,
            notes=tuple(assumption.sentence for assumption in self.assumptions),
        )


def nothing(code: str | None = None, sentence: str = "") -> Reading:
    """No date: with the reason, where there is one to give."""
    assumptions = (Assumption(code, sentence),) if code else ()
    return Reading(None, None, "unknown", assumptions=assumptions)


def span(first: datetime.date, last: datetime.date, precision: Precision) -> Reading:
    """A period with both ends known."""
    return Reading(first, last, precision)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known beside the text of one cell.

    Args:
        year: the year that a heading row or the sheet's name gives; used only where the text itself has none.
        month: the month that a heading row gives.
        month_first: the whole column was found to be written month first (see `forms.day_month`).
        today_year: two-digit years after the next year belong to the last century; without it, see
            `settings.TWO_DIGIT_YEARS_FROM`.
    """

    year: int | None = None
    month: int | None = None
    month_first: bool = False
    today_year: int | None = None
