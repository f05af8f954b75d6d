"""The timetable of one case: which step is due when, by which paragraph, and which agency still owes what.

Dates move when the case's facts move: a known day replaces the latest day on which the step could have been in time.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping

from pipeline.errors import ConfigurationError
from pipeline.timetable.profiles import Profile, Step, load_profile
from pipeline.timetable.working_days import (
    add_months,
    add_working_days,
    first_working_day,
    working_days_after,
)
from schemas.agency import Agency
from schemas.case import Case
from schemas.timetable import Deadline, Outstanding, Timetable

_ANCHOR_WORDS = {
    "became-aware": "the day the local authority became aware",
    "referral-received": "the day the referral was received",
    "notification-made": "the day of the notification to the Panel",
}
# The key in `[decisions]` of case.toml that says when a step was done.
_DONE_BY = {
    "notification_made": "notify",
    "meeting_date": "meeting",
    "recommendation_date": "recommendation",
    "ratified_date": "ratify",
    "submitted_date": "submit",
    "review_decided_date": "review-decided",
    "publication_date": "publication",
    "review_returns_date": "review-returns",
}
# Steps that the same key strikes off as well.
_DONE_WITH = {"send": "submitted_date", "submit-aware": "submitted_date", "meeting-set": "meeting_date"}
# Forms of a review that follows: no source gives a figure, the lead reviewer agrees a day (002, Documents 11 and 15).
_AGREED_WITH_REVIEWER = ("learning-template", "information-report")
_PLANNED_AHEAD = ("meeting", "publication")
_UNKNOWN_STARTS = ("became-aware", "notification-made")


def known_dates(case: Case) -> dict[str, datetime.date]:
    """The days that the case knows: starts of the clock and steps that are done, by their key.

    Raises:
        ConfigurationError: a date in `[decisions]` is not written as a date.
    """
    dates = {"referral-received": case.notified}
    for key, step in {"became_aware": "became-aware", **_DONE_BY}.items():
        written = case.decisions.get(key)
        if written:
            dates[step] = _as_date(key, written)
    if "notify" in dates:
        dates["notification-made"] = dates["notify"]
    if "submit" in dates:
        dates["send"] = dates["submit-aware"] = dates["submit"]
    asked = [agency.asked for agency in case.agencies]
    known = [day for day in asked if day is not None]
    if known and len(known) == len(asked):
        dates["requests"] = max(known)
    return dates


def day_to_write(step: str | None, day: datetime.date) -> str | None:
    """Where and how a person says that a step is done: the block of case.toml, and the line to write there.

    Args:
        step: the step's key.
        day: the day for the example.

    Returns:
        For example "under [decisions]: meeting_date = 2026-03-13"; `None` for a step of which nothing can be said.
    """
    if step == "requests":
        return f"below each agency, the day its letter went out: asked = {day.isoformat()}"
    keys = {**{done: key for key, done in _DONE_BY.items()}, **_DONE_WITH}
    return f"under [decisions]: {keys[step]} = {day.isoformat()}" if step in keys else None


def _as_date(key: str, written: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise ConfigurationError(
            f"case.toml, [decisions], {key}: “{written}” is not a date. "
            "Write it as year-month-day, for example 2026-03-16."
        ) from None


def timetable_of(profile: Profile, case: Case, as_at: datetime.date | None = None) -> Timetable:
    """The timetable of a case, with all that its case.toml knows.

    Args:
        as_at: the day for which it is made; a step whose day lies after it is planned, not done.
    """
    return timetable_for(profile, case.notified, incident=case.incident, dates=known_dates(case), as_at=as_at)


def timetable_for(
    profile: Profile,
    notified: datetime.date,
    incident: datetime.date | None = None,
    dates: Mapping[str, datetime.date] | None = None,
    as_at: datetime.date | None = None,
) -> Timetable:
    """Every step of a profile with the last day on which it is in time.

    Args:
        profile: the partnership's profile.
        notified: the day the referral was received.
        incident: the day of the incident, for a note on the earliest day of becoming aware.
        dates: known days by step key or start of the clock (`known_dates`).
        as_at: the day for which it is made; without it, the days of the meeting and of publication count as planned.
    """
    clock = _Clock(profile, {"referral-received": notified, **(dates or {})}, as_at)
    deadlines = tuple(clock.deadline(step) for step in profile.steps)
    notes = [*clock.notes(incident), *profile.notes]
    for difference in profile.contradictions:
        notes.append(
            f"{difference.subject}: the source says {difference.one}, and also {difference.other}. "
            f"Used: {difference.used}."
        )
    return Timetable(
        profile=profile.key, notified=notified, anchor=clock.anchor, deadlines=deadlines, notes=tuple(notes)
    )


class _Clock:
    """Counts the steps of one case. `due` holds the latest day in time of each step; `known` what really happened."""

    def __init__(self, profile: Profile, known: Mapping[str, datetime.date], as_at: datetime.date | None) -> None:
        self.profile = profile
        self.as_at = as_at
        self.known = dict(known)
        self.due: dict[str, datetime.date] = {}
        self.anchor = self._start(profile.anchor)

    def _start(self, name: str) -> datetime.date:
        """A start of the clock; where it is not known, the day the referral was received."""
        return self.known.get(name, self.known["referral-received"])

    def notes(self, incident: datetime.date | None) -> list[str]:
        """What was assumed about the starts of the clock."""
        used = {self.profile.anchor, *(step.after for step in self.profile.steps)}
        notes = []
        for name in _UNKNOWN_STARTS:
            if name in used and name not in self.known:
                key = name.replace("-", "_")
                notes.append(
                    f"{_ANCHOR_WORDS[name].capitalize()} is not recorded: the day the referral was received is used. "
                    f"Write {key} under [decisions] in case.toml."
                )
        if incident and "became-aware" in used and "became-aware" not in self.known:
            earliest = add_working_days(incident, 5, self.profile.also_closed)
            notes.append(
                f"If the local authority became aware on the day of the incident itself ({_long(incident)}), "
                f"five working days from then end on {_long(earliest)}."
            )
        return notes

    def deadline(self, step: Step) -> Deadline:
        """One step, counted."""
        due = self._counted(step, step.offset)
        self.due[step.key] = due
        rule = f"{step.rule} ({step.source})."
        if step.not_before is not None:
            rule += f" Not before {_long(self._counted(step, step.not_before))}."
        if step.note:
            rule += f" {step.note}"
        name = f"If a local review follows: {step.name}" if step.if_review else step.name
        done = self._is_done(step.key)
        number = self._number(step, due)
        return Deadline(name=name, due=due, working_day=number, rule=rule, who=step.who, done=done, key=step.key)

    def _is_done(self, key: str) -> bool | None:
        """Whether a step's known day has come; `None` where the program cannot know."""
        if key == "meeting-set":
            return True if "meeting" in self.known else None
        day = self.known.get(key)
        if day is None or (self.as_at is None and key in _PLANNED_AHEAD):
            return None
        return self.as_at is None or day <= self.as_at

    def _counted(self, step: Step, offset: int) -> datetime.date:
        start = self._start_of(step)
        if step.unit == "months":
            return add_months(start, offset)
        if step.unit == "days":
            return start + datetime.timedelta(days=offset)
        closed = self.profile.also_closed
        if step.after == "anchor" and self.profile.day_one == "anchor":
            return add_working_days(first_working_day(start, closed), offset - 1, closed)
        return add_working_days(start, offset, closed)

    def _start_of(self, step: Step) -> datetime.date:
        """The day a step is counted from: what is known of it, else the latest day on which it would be in time."""
        if step.after == "anchor":
            return self.anchor
        if step.after in _ANCHOR_WORDS:
            return self._start(step.after)
        if step.after in self.known:
            return self.known[step.after]
        if step.after == "review-decided":
            return self.known.get("submit", self.due["submit"])
        if step.after == "publication":
            return self.due["report"]
        return self.due[step.after]

    def _number(self, step: Step, due: datetime.date) -> int | None:
        """The working day's number on the partnership's clock; `None` for what does not run on it."""
        if step.if_review or step.unit != "working-days" or step.after == "submit":
            return None
        if step.after == "anchor":
            return step.offset
        number = working_days_after(self.anchor, due, self.profile.also_closed)
        if self.profile.day_one == "anchor":
            number = working_days_after(first_working_day(self.anchor, self.profile.also_closed), due) + 1
        return number


def _long(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def outstanding(
    case: Case,
    received: Mapping[str, Collection[str]],
    as_at: datetime.date,
    profile: Profile | None = None,
) -> tuple[Outstanding, ...]:
    """The forms that agencies still owe, the longest overdue first.

    Args:
        case: the case with its agencies, and what each is expected to send.
        received: agency to the forms in force from it; a nil return answers everything.
        as_at: the day for which overdue days are counted.
        profile: the partnership's profile; the shipped one of the case when left out.
    """
    chosen = profile or load_profile(case.profile)
    steps = timetable_of(chosen, case).deadlines
    fallback = next((step.due for step in steps if step.key == "returns"), None)
    agreed = known_dates(case).get("review-returns")
    came = {name.casefold(): set(forms) for name, forms in received.items()}
    owed: list[Outstanding] = []
    for agency in case.agencies:
        forms = set().union(*(came.get(name.casefold(), set()) for name in (agency.name, *agency.also_known_as)))
        if "nil-return" in forms:
            continue
        due = add_working_days(agency.asked, chosen.returns_days, chosen.also_closed) if agency.asked else fallback
        owed.extend(_owed(agency, forms, (due, agreed), as_at, chosen.also_closed))
    return tuple(sorted(owed, key=lambda entry: (-entry.working_days_overdue, entry.agency, entry.form)))


def _owed(
    agency: Agency,
    forms: set[str],
    days: tuple[datetime.date | None, datetime.date | None],
    as_at: datetime.date,
    closed: Iterable[datetime.date],
) -> Iterable[Outstanding]:
    """What one agency owes; `days` are those of the rapid review's forms and of a later review's."""
    for form in agency.expects:
        if form in forms:
            continue
        by = days[form in _AGREED_WITH_REVIEWER]
        late = working_days_after(by, as_at, tuple(closed)) if by else 0
        yield Outstanding(agency=agency.name, form=form, due=by, working_days_overdue=late, phone=agency.phone)
