"""Key events: one row of an agency's chronology. Source: Document 10, key events template."""

import datetime

from schemas.clock_time import ClockTime, HourMinute
from schemas.fact import Fact
from schemas.partial_date import ContractPrecision, PartialDate


class LabelledText(Fact):
    """Text kept under the heading that the agency itself gave it."""

    label: str
    text: str


class Event(Fact):
    """One row of a chronology.

    Dates follow the contract: `date` is the first day that the text can mean, `date_text` what the cell says.
    `other` keeps every column that has no field of its own; nothing of a row is dropped.
    `agency` is what an agency column of the row says, if there is one.
    `date_notes` and `time_notes` say what was assumed in reading.
    """

    date: datetime.date | None = None
    date_end: datetime.date | None = None
    date_precision: ContractPrecision = "unknown"
    date_text: str | None = None
    approximate: bool = False
    time: HourMinute | None = None
    time_end: HourMinute | None = None
    time_text: str | None = None
    source: str | None = None
    child_contact: str | None = None
    seen_alone: bool | None = None
    family_contact: str | None = None
    event: str | None = None
    comment: str | None = None
    location: str
    agency: str | None = None
    other: tuple[LabelledText, ...] = ()
    date_notes: tuple[str, ...] = ()
    time_notes: tuple[str, ...] = ()

    @property
    def when(self) -> PartialDate:
        """The date of the event with its order."""
        return PartialDate(
            text=self.date_text,
            date=self.date,
            date_end=self.date_end,
            precision=self.date_precision,
            approximate=self.approximate,
            notes=self.date_notes,
        )

    @property
    def clock(self) -> ClockTime:
        """The time of the event."""
        return ClockTime(text=self.time_text, time=self.time, time_end=self.time_end, notes=self.time_notes)


class OrganisationalChange(Fact):
    """One change in an agency (restructure, staffing, policy, IT) that bears on the case."""

    date: datetime.date | None = None
    date_end: datetime.date | None = None
    date_precision: ContractPrecision = "unknown"
    date_text: str | None = None
    approximate: bool = False
    change: str | None = None
    impact: str | None = None
    location: str
    other: tuple[LabelledText, ...] = ()
    date_notes: tuple[str, ...] = ()
