"""Dates and times as people write them, read without guessing.

    read_date("w/c 4 March 2024")             -> PartialDate(2024-03-04 … 2024-03-10, week)
    read_time("14.30hrs")                     -> ClockTime("14:30")
    read_date_and_time("4/3/24 at 2.30pm")    -> both
    read_value(datetime.date(2024, 3, 4), …)  -> the same for a typed spreadsheet cell

The original text is always kept; every assumption is a note, and in `CellReading.assumptions` a code of the catalogue.
Source: the reference forms (Documents 1a, 2 and 10) ask for DD/MM/YYYY and receive everything else.
"""

from pipeline.forms.when.cell import (
    CellReading,
    read_cell,
    read_date,
    read_date_and_time,
    read_time,
    read_time_value,
    read_value,
)
from pipeline.forms.when.reading import Assumption, Hints
from pipeline.forms.when.words import SAME_AS_ABOVE

__all__ = [
    "SAME_AS_ABOVE",
    "Assumption",
    "CellReading",
    "Hints",
    "read_cell",
    "read_date",
    "read_date_and_time",
    "read_time",
    "read_time_value",
    "read_value",
]
