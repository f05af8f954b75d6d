"""Collects what was noticed while a chronology was read, the same remark about many rows said once."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.catalogue import issue
from schemas.issue import Issue

SAID_ONCE = frozenset({
    "date-two-digit-year", "date-serial-number", "date-as-above", "date-carried-down", "date-year-from-heading",
    "date-from-event",
    "date-day-month-swapped", "date-part-unknown", "time-part-of-day", "time-midnight",
    "time-morning-or-afternoon-unknown", "time-repaired", "time-24-hour-column", "empty-numbered-row",
})  # fmt: skip
"""Codes that would repeat for row after row: one issue a table, naming the rows."""
ROWS_NAMED = 12
"""Rows named in one sentence; more make it unreadable."""


@dataclass
class ChronologyNotes:
    """Issues, and texts that stand in the record in another shape."""

    issues: list[Issue] = field(default_factory=list)
    read_as: list[str] = field(default_factory=list)
    _headings: set[str] = field(default_factory=set)
    _repeated: dict[tuple[str, str], list[tuple[str, str, str | None]]] = field(default_factory=dict)

    def is_first(self, heading: str) -> bool:
        """Whether a heading has not been spoken of before: the next sheet or page has the same ones."""
        is_first = heading not in self._headings
        self._headings.add(heading)
        return is_first

    def say(self, code: str, location: str, where: str | None = None, *, table: str = "", what: str = "") -> None:
        """Raise an issue; `what` is its sentence, `table` groups those that are said once a table."""
        if code in SAID_ONCE:
            self._repeated.setdefault((code, table), []).append((location, what, where))
        else:
            self.issues.append(issue(code, location=location, field=where, what=what))

    def raise_issue(self, code: str, location: str, **words: str | None) -> None:
        """Raise an issue whose sentence has words of its own."""
        self.issues.append(issue(code, location=location, **words))

    def all_issues(self) -> tuple[Issue, ...]:
        """Everything noticed, repeated remarks last, each with the rows that it is about."""
        return (*self.issues, *(self._joined(code, found) for (code, _), found in self._repeated.items()))

    def _joined(self, code: str, found: list[tuple[str, str, str | None]]) -> Issue:
        location, what, where = found[0]
        if len(found) == 1:
            return issue(code, location=location, field=where, what=what)
        rows = [place.rsplit(", ", 1)[-1] for place, _, _ in found]
        shown = ", ".join(rows[:ROWS_NAMED]) + (f" and {len(rows) - ROWS_NAMED} more" if len(rows) > ROWS_NAMED else "")
        return issue(code, location=location, field=where, what=f"{what} The same in {len(found)} rows: {shown}.")
