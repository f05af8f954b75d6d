"""Silence: what each agency's rows do not hold in the review period. Days are calendar days.

A gap is the number of days between two neighbouring days with a row, the edges of the period counting as such days; a
row that covers a period covers each day of it. The child counts as seen only where the row says so.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from pipeline.merging.child_seen import is_child_seen, is_child_seen_alone
from schemas.case import Case
from schemas.case_view import CaseEvent, Silence


def silences(events: Sequence[CaseEvent], case: Case) -> tuple[Silence, ...]:
    """One line an agency that has sent rows, by name.

    "Days since" count up to the end of the review period, else up to the incident; without either they are not given.
    Rows after that day do not count.
    """
    by_agency: dict[str, list[CaseEvent]] = {}
    for event in events:
        if event.agency:
            by_agency.setdefault(event.agency, []).append(event)
    return tuple(_silence(agency, rows, case) for agency, rows in sorted(by_agency.items()))


def _silence(agency: str, rows: list[CaseEvent], case: Case) -> Silence:
    start, end = _period(case)
    dated = [row for row in rows if row.date and (end is None or row.date <= end)]
    within = [row for row in dated if start is None or _last_day(row) >= start]
    gap = _longest_gap(within, start, end)
    return Silence(
        agency=agency,
        longest_gap_days=gap[0] if gap else None,
        gap_start=gap[1] if gap else None,
        gap_end=gap[2] if gap else None,
        last_contact=max((_last_day(row) for row in dated), default=None),
        days_since_child_seen=_days_since(dated, end, lambda row: is_child_seen(row, case)),
        days_since_child_seen_alone=_days_since(dated, end, lambda row: is_child_seen_alone(row, case)),
    )


def _period(case: Case) -> tuple[datetime.date | None, datetime.date | None]:
    if case.review_period:
        return case.review_period.start, case.review_period.end
    return None, case.incident


def _last_day(row: CaseEvent) -> datetime.date:
    assert row.date is not None
    return max(row.date, row.date_end) if row.date_end else row.date


def _longest_gap(
    rows: Sequence[CaseEvent], start: datetime.date | None, end: datetime.date | None
) -> tuple[int, datetime.date, datetime.date] | None:
    """The longest gap: its days, the day before it begins and the day on which it ends; the earliest of equals."""
    spans = sorted((row.date, min(_last_day(row), end) if end else _last_day(row)) for row in rows if row.date)
    edges = ([(start, start)] if start else []) + spans + ([(end, end)] if end else [])
    longest: tuple[int, datetime.date, datetime.date] | None = None
    covered: datetime.date | None = None
    for first, last in edges:
        if covered is not None and (longest is None or (first - covered).days > longest[0]):
            longest = ((first - covered).days, covered, first)
        covered = last if covered is None else max(covered, last)
    return longest if longest and longest[0] > 0 else None


def _days_since(
    rows: Iterable[CaseEvent], end: datetime.date | None, is_sighting: Callable[[CaseEvent], bool | None]
) -> int | None:
    """Days from the last certain sighting; a row that covers a period counts from its first day, which is certain.

    Looked for from the last row backwards: what a row says of the child takes a while to read.
    """
    if end is None:
        return None
    latest_first = sorted(((row.date, row) for row in rows if row.date), key=itemgetter(0), reverse=True)
    return next(((end - day).days for day, row in latest_first if is_sighting(row)), None)
