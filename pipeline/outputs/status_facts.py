"""What the status page says, worked out from the case view: plain sentences and small tables, no markup."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from pipeline.outputs.status_to_do import things_to_do
from pipeline.outputs.status_words import Mark, ToDo, Tone, clock_time, counted, long_date, short_date
from pipeline.timetable.working_days import working_days_after
from schemas.agency import FORM_TITLES, Agency, FormName
from schemas.case_view import CaseView, ReturnEntry
from schemas.timetable import Deadline, Timetable
from schemas.watching import WatcherState


@dataclass(frozen=True)
class Step:
    """One row of the timetable."""

    deadline: Deadline
    mark: Mark
    when: str


@dataclass(frozen=True)
class AgencyRow:
    """One agency: for each form of the case, where it stands (`None`: not asked for)."""

    agency: Agency
    cells: tuple[Mark | None, ...]
    is_late: bool


@dataclass(frozen=True)
class StatusFacts:
    """Everything on the page, in its order."""

    watcher: Mark
    day: str
    day_note: str
    next_step: Step | None
    to_do: tuple[ToDo, ...]
    steps: tuple[Step, ...]
    forms: tuple[FormName, ...]
    agencies: tuple[AgencyRow, ...]
    received: int
    asked_for: int
    partners: tuple[Mark, ...]

    @property
    def has_passed(self) -> bool:
        """Whether the date of a step has passed of which nobody said that it is done."""
        return any(step.mark.words == "Date has passed" for step in self.steps)


def facts_of(view: CaseView, watcher: WatcherState | None) -> StatusFacts:
    """The facts of the page."""
    deadlines = _deadlines(view)
    steps = tuple(_step(deadline, view.as_at) for deadline in deadlines)
    forms = _forms(view)
    agencies = tuple(_agency_row(agency, forms, view) for agency in view.case.agencies)
    asked_for = sum(len(agency.expects) for agency in view.case.agencies)
    missing = len(view.outstanding)
    day, note = _day(view.timetable, view.as_at)
    open_steps = [step for step in steps if step.deadline.due >= view.as_at and step.deadline.done is not True]
    return StatusFacts(
        watcher=_watcher(watcher),
        day=day,
        day_note=note,
        next_step=min(open_steps, key=lambda step: step.deadline.due, default=None),
        to_do=tuple(things_to_do(view, deadlines, watcher)),
        steps=steps,
        forms=forms,
        agencies=agencies,
        received=asked_for - missing,
        asked_for=asked_for,
        partners=_partners(view),
    )


def _watcher(state: WatcherState | None) -> Mark:
    if state is None or state.last_looked is None:
        words = "The folder is not being watched. Files are taken when somebody runs rapid-review run or watch."
        return Mark("○", words, "plain")
    looked = clock_time(state.last_looked)
    if state.offline:
        return Mark("✕", f"The intake folder could not be reached at {looked}. It is tried again by itself.", "bad")
    if state.running:
        return Mark("●", f"The folder is being watched. Last looked at {looked}.", "good")
    return Mark("✕", f"The watcher has stopped. It last looked at {looked}. Start it again: rapid-review watch", "bad")


def _day(timetable: Timetable, today: datetime.date) -> tuple[str, str]:
    """The number of today on the timetable's clock, by the number that the timetable gives its own steps."""
    numbered = [step for step in timetable.deadlines if step.working_day is not None]
    if not numbered or today < timetable.anchor:
        return "Not started", f"The clock starts on {long_date(timetable.anchor)}."
    first = numbered[0]
    offset = (first.working_day or 0) - working_days_after(timetable.anchor, first.due)
    number = working_days_after(timetable.anchor, today) + offset
    last = max(step.working_day or 0 for step in numbered)
    if number > last:
        return f"Working day {number}", f"{counted(number - last, 'working day')} past the last of {last}."
    return f"Working day {number}", f"of {last}, counted from {long_date(timetable.anchor)}"


def _deadlines(view: CaseView) -> tuple[Deadline, ...]:
    """The steps in order of their days; that the forms are back is known from the forms themselves."""
    all_back = bool(view.case.agencies) and not view.outstanding
    steps = (
        step.model_copy(update={"done": True}) if step.key == "returns" and all_back else step
        for step in view.timetable.deadlines
    )
    return tuple(sorted(steps, key=lambda step: step.due))


def _step(deadline: Deadline, today: datetime.date) -> Step:
    days = (deadline.due - today).days
    if deadline.done:
        return Step(deadline, Mark("✓", "Done", "good"), "")
    if days < 0:
        tone: Tone = "bad" if deadline.done is False else "warn"
        words = "Late" if deadline.done is False else "Date has passed"
        return Step(deadline, Mark("!", words, tone), counted(-days, "day") + " ago")
    if days == 0:
        return Step(deadline, Mark("!", "Due today", "warn"), "today")
    return Step(deadline, Mark("○", "To come", "plain"), f"in {counted(days, 'day')}")


def _forms(view: CaseView) -> tuple[FormName, ...]:
    """The forms that anybody was asked for, in the toolkit's order."""
    asked = {form for agency in view.case.agencies for form in agency.expects}
    return tuple(form for form in FORM_TITLES if form in asked)


def _agency_row(agency: Agency, forms: tuple[FormName, ...], view: CaseView) -> AgencyRow:
    overdue = [owed.working_days_overdue for owed in view.outstanding if owed.agency == agency.name]
    entries = [entry for entry in view.accepted if entry.agency == agency.name]
    cells = tuple(_cell(form, agency, entries, view) for form in forms)
    return AgencyRow(agency, cells, any(days > 0 for days in overdue))


def _cell(form: FormName, agency: Agency, entries: list[ReturnEntry], view: CaseView) -> Mark | None:
    received = next((entry for entry in entries if entry.form == form), None)
    if received is not None:
        return _received(received)
    if form not in agency.expects:
        return None
    if any(entry.form == "nil-return" for entry in entries):
        return Mark("✓", "Nil return", "good")
    owed = next((item for item in view.outstanding if (item.agency, item.form) == (agency.name, form)), None)
    if owed is not None and owed.working_days_overdue > 0:
        return Mark("✕", f"{counted(owed.working_days_overdue, 'working day')} late", "bad")
    return Mark("○", f"Due {short_date(owed.due)}" if owed and owed.due else "Awaited", "plain")


def _received(entry: ReturnEntry) -> Mark:
    if entry.is_blank:
        return Mark("✕", "Came back blank", "bad")
    errors = sum(issue.severity == "error" for issue in entry.issues)
    version = f", version {entry.version}" if entry.version > 1 else ""
    if errors:
        return Mark("!", f"Received{version}, {counted(errors, 'error')} to query", "warn")
    return Mark("✓", f"Received{version}", "good")


def _partners(view: CaseView) -> tuple[Mark, ...]:
    quorum = view.quorum
    said = (("ICB", quorum.icb), ("Police", quorum.police), ("Local authority", quorum.local_authority))
    return tuple(Mark("✓" if yes else "○", name, "good" if yes else "warn") for name, yes in said)
