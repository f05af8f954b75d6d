"""Exact days of family events. Days of laws, guidance, inspections and the review's own work are let pass."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span
from pipeline.identifiers.written_dates import dates_in
from schemas.finding import Category

_PUBLIC = re.compile(
    r"(?i)\b(?:act|regulations?|statutory|guidance|working together|published|publication|commission(?:ed|ing)|"
    r"in(?:to)? force|royal assent|"
    r"legislation|policy|policies|procedures?|draft|protocol|strategy|inspect(?:ed|ion)|ofsted|cqc|hmicfrs|framework|"
    r"version|updated|accessed|"
    r"review panel|panel met|panel meeting|rapid review|terms of reference|scoping|national panel|learning event|"
    r"practitioner event|"
    r"launched|implementation|action plan|due by|target date|timescale|completed by|report was|this report|census|"
    r"integrated care board|came into being|restructure|inquiry|national review|independent reviewer|safeguarding "
    r"partners?)\b"
)
_FAMILY = re.compile(
    r"(?i)\b(?:born|birth|died|death|injur|admitted|mother|father|sibling|brother|sister|child|baby|he|she|arrest|"
    r"ambulance|"
    r"hospital|home|visit|moved|attended|strategy meeting|police were|999)\w*"
)
_TARGET = re.compile(
    r"(?i)\b(?:partnership|partners|agenc\w+|board|services?|trust)\b[^.;]*\b(?:should|must|will|is to|are to)\b[^.;]*"
    r"\b(?:by|before|until|no later than)\s+(?:the\s+)?$"
)
"""A day by which an agency is to act belongs to a recommendation, not to the family."""
_PERIOD = re.compile(
    r"(?i)\b(?:review period|period under review|timeframe|time frame|period (?:of|from|covered)|between|scope of)\b"
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Every exact day, weighed by what the case knows and by the words around it."""
    for written in dates_in(text):
        words = text[written.start : written.end]
        day = written.date
        known = roster.date(day) if day else roster.day_and_month(written.day, written.month)
        about = _clause(text, written.start, written.end)
        public = _PUBLIC.search(about) is not None
        if known is None and public and not _FAMILY.search(about):
            continue
        instead = written.month_and_year
        if known is not None and not (public and known.kind == "event"):
            category: Category = "date-of-birth" if known.kind == "birth" else "date"
            instead = "the age, not the day" if known.kind == "birth" else instead
            yield Span(
                written.start,
                written.end,
                words,
                category,
                f"The exact day of {known.belongs_to}.",
                "must-fix",
                known.belongs_to,
                instead,
            )
        elif public or _PERIOD.search(about) or _is_target(text, written.start):
            yield Span(
                written.start,
                written.end,
                words,
                "date",
                "An exact day; the words around it speak of the review or of guidance.",
                "consider",
                None,
                instead,
            )
        else:
            yield Span(
                written.start,
                written.end,
                words,
                "date",
                "An exact day of an event; the month and year say enough.",
                "check",
                None,
                instead,
            )


def _is_target(text: str, start: int) -> bool:
    return _TARGET.search(text[max(0, start - 160) : start]) is not None


def _clause(text: str, start: int, end: int) -> str:
    """The sentence around a stretch, at most 160 letters on either side."""
    before = re.split(r"(?<=[.!?;])\s|\n", text[max(0, start - 160) : start])[-1]
    after = re.split(r"(?<=[.!?;])\s|\n", text[end : end + 160])[0]
    return before + after
