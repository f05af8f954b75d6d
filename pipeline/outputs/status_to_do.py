"""What needs somebody now, for the status page: each thing with the reason, and with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.merging.case_doubts import case_doubts
from pipeline.outputs.copies_back import cells_to_decide
from pipeline.outputs.status_words import ToDo, counted, long_date, short_date
from pipeline.timetable.deadlines import day_to_write
from schemas.agency import FORM_TITLES
from schemas.case_view import CaseView, ReturnEntry
from schemas.timetable import Deadline
from schemas.watching import Waiting, WatcherState

EXAMPLE_PHONE = 'phone = "01632 960001"'
_MOST_SHOWN = 12
_MOST_CELLS = 5


def things_to_do(view: CaseView, deadlines: Sequence[Deadline], watcher: WatcherState | None) -> Iterator[ToDo]:
    """What needs somebody now, the most pressing first.

    Args:
        deadlines: the steps of the timetable, in order of their days.
        watcher: what the watcher last said of itself.
    """
    yield from _late_returns(view)
    yield from _set_aside(view)
    for item in watcher.waiting if watcher else ():
        if item.case in (None, view.case.reference):
            yield _waiting(item)
    for doubt in case_doubts(view.case):
        yield ToDo("case.toml may hold a slip", doubt, "Look at it, and put case.toml right.", "warn")
    yield from _steps(view, deadlines)
    yield from _to_query(view)
    yield from _notes_to_decide(view)
    yield from _lines_not_understood(view)


def _late_returns(view: CaseView) -> Iterator[ToDo]:
    """One entry an agency, however many forms it owes."""
    late: dict[str, list[str]] = {}
    for owed in view.outstanding:
        if owed.working_days_overdue > 0:
            late.setdefault(owed.agency, []).append(FORM_TITLES.get(owed.form, owed.form).lower())
    for agency, forms in list(late.items())[:_MOST_SHOWN]:
        longest = max(owed.working_days_overdue for owed in view.outstanding if owed.agency == agency)
        why = f"Still owes: {' and '.join(forms)}; {counted(longest, 'working day')} late."
        yield ToDo(agency, why, _ring(view, agency), "bad")
    more = len(late) - _MOST_SHOWN
    if more > 0:
        yield ToDo(f"{counted(more, 'more agency', 'more agencies')}", "Late as well.", "See chase-list.docx.", "bad")


def _ring(view: CaseView, name: str) -> str:
    """Whom to ring; where nobody wrote a number, the line to write."""
    phones = [owed.phone for owed in view.outstanding if owed.agency == name and owed.phone]
    contacts = [agency.contact for agency in view.case.agencies if agency.name == name and agency.contact]
    if phones:
        return f"Ring {phones[0]}{f' ({contacts[0]})' if contacts else ''}."
    return f"Ring them. To have the number here, write it below “{name}” in case.toml, for example: {EXAMPLE_PHONE}"


def _set_aside(view: CaseView) -> Iterator[ToDo]:
    for entry in view.returns:
        if entry.state == "needs-attention":
            name = entry.names[0] if entry.names else entry.file
            yield ToDo(f"“{name}” could not be used", entry.reason or "", entry.advice or "", "bad")


def _waiting(item: Waiting) -> ToDo:
    if item.name == "outputs":
        action = "It is tried again by itself, a few seconds after that is put right."
        return ToDo("An output is waiting", item.reason, action, "warn")
    return ToDo(f"“{item.name}” is waiting", item.reason, "It is tried again by itself.", "warn")


def _steps(view: CaseView, deadlines: Sequence[Deadline]) -> Iterator[ToDo]:
    """Steps that are late or due today, and those whose day has passed with nobody having said that they are done.

    Of a step whose day cannot be written down anywhere nothing is asked once its day has passed: it could never be
    struck off. Steps that the same line strikes off stand together.
    """
    passed: dict[str, list[Deadline]] = {}
    for step in deadlines:
        line = day_to_write(step.key, view.as_at)
        days = (view.as_at - step.due).days
        if step.done or days < 0:
            continue
        if step.done is False and days > 0:
            yield ToDo(step.name, f"It was due on {long_date(step.due)}.", f"For: {step.who}.", "bad")
        elif days == 0:
            yield ToDo(step.name, "It is due today.", _once_done(step, line), "warn")
        elif line is not None:
            passed.setdefault(line, []).append(step)
    for line, steps in passed.items():
        days = (view.as_at - steps[0].due).days
        why = (
            f"The last day was {short_date(steps[0].due)}, {counted(days, 'day')} ago. Nobody has said that it is done."
        )
        yield ToDo(" · ".join(step.name for step in steps), why, _once_done(steps[0], line), "warn")


def _once_done(step: Deadline, line: str | None) -> str:
    who = f"For: {step.who}."
    return f"{who} Once it is done, write its day in case.toml, {line}" if line else who


def _to_query(view: CaseView) -> Iterator[ToDo]:
    """Returns with something in them that cannot be relied on, and the sheet to send."""
    from pipeline.outputs.queries import sheet_names

    sheets = sheet_names(view)
    for entry in view.accepted:
        errors = [issue for issue in entry.issues if issue.severity == "error"]
        if errors:
            sent = f"The {FORM_TITLES[entry.form].lower()} of {entry.agency or 'an agency that is not named'}"
            more = f" And {len(errors) - 1} more." if len(errors) > 1 else ""
            yield ToDo(sent, f"{errors[0].message} ({errors[0].location}){more}", _send(entry, sheets), "warn")


def _send(entry: ReturnEntry, sheets: dict[str, str]) -> str:
    if entry.agency in sheets:
        return f"Send them {sheets[entry.agency]}."
    return "There is no query sheet for it: see its issues under Returns received, below."


def _notes_to_decide(view: CaseView) -> Iterator[ToDo]:
    """Cells in which a copy and the workbook say different things."""
    twofold = cells_to_decide(view)
    if twofold:
        shown = "; ".join(twofold[:_MOST_CELLS])
        why = f"A copy of the integrated chronology and the workbook say different things: {shown}."
        more = f" (and {len(twofold) - _MOST_CELLS} more)" if len(twofold) > _MOST_CELLS else ""
        yield ToDo(f"{counted(len(twofold), 'note')} to decide", why + more, "Keep one text in each cell.", "warn")


def _lines_not_understood(view: CaseView) -> Iterator[ToDo]:
    """Lines on the sheet "Same event" that ask for a link and name no two rows."""
    for line in view.unclear_lines:
        asked = f"The workbook’s sheet “Same event” ({line.place} when it was saved) asks to link"
        why = f"{asked} No. “{line.first or 'nothing'}” and No. “{line.second or 'nothing'}”. {line.why}"
        yield ToDo("A link that was not made", why, "Write both numbers there again, or delete the line.", "warn")
