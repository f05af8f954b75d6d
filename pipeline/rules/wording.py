"""How rules write dates and lists of places in their sentences."""

import datetime
from collections.abc import Sequence

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MOST_PLACES_NAMED = 12


def in_words(day: datetime.date) -> str:
    """`4 May 2019`: the month as a word, so that day and month cannot be confused."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def places(locations: Sequence[str]) -> str:
    """Several places in one line; after the twelfth only how many more there are."""
    named = "; ".join(locations[:MOST_PLACES_NAMED])
    rest = len(locations) - MOST_PLACES_NAMED
    return f"{named}; and {rest} more" if rest > 0 else named


def spaced_nhs_number(number: str) -> str:
    """`943 476 5919`, as it stands on letters."""
    return f"{number[:3]} {number[3:6]} {number[6:]}" if len(number) == 10 else number


def whole_years(born: datetime.date, on: datetime.date) -> int:
    """Completed years from one day to another."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
