"""The program's only clock. Everything below is given the time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.case import Case


def now() -> datetime.datetime:
    """This moment, with its zone, to the second."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def today_for(case: Case | None) -> datetime.date:
    """Today, or the day that a training case takes for today."""
    return case.today if case is not None and case.today is not None else datetime.date.today()  # noqa: DTZ011
