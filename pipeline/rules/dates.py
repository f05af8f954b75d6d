"""Dates that cannot be, or that should be looked at: compared with today, the child's birth, the period and each other.

Dates that could not be read at all are reported where they are read.
"""

import datetime
from collections.abc import Iterator

from pipeline.merging.names import names_only_another_child
from pipeline.rules.contents import events_of
from pipeline.rules.rule import ReturnUnderTest
from pipeline.rules.wording import in_words, places
from schemas.case import Case
from schemas.catalogue import issue
from schemas.chronology import Event
from schemas.issue import Issue
from schemas.returns.information_report import InformationReport
from schemas.returns.referral import ReferralRecord
from schemas.returns.scoping import ScopingRecord

_COMPLETION_DATES = (
    ("date_completed", "The date of completion"),
    ("date_of_completion", "The date of completion"),
    ("date_endorsed", "The date of endorsement"),
    ("date_of_referral", "The date of the referral"),
)
_NO_CONTACT = ("no", "n/a", "na", "none", "not seen", "nil", "no contact", "not applicable", "not recorded", "-")
_NO_CONTACT_OPENINGS = ("no contact", "not seen", "no - ", "no, not")


def check_future_events(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Rows dated after the day of the check."""
    for number, event in enumerate(events_of(under_test.parsed.record)):
        if event.date and event.date > under_test.today:
            yield issue(
                "event-in-future",
                location=event.location,
                field=f"events.{number}.date",
                when=in_words(event.date),
                today=in_words(under_test.today),
            )


def check_events_before_birth(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Contact with a child not yet born; family history before the birth is counted and no more."""
    born = _birth(under_test)
    if born is None:
        return
    history: list[str] = []
    for number, event in enumerate(events_of(under_test.parsed.record)):
        last = event.date_end or event.date
        if last is None or last >= born:
            continue
        if _is_about_contact_with_the_child(event, under_test.case):
            yield issue(
                "event-before-birth",
                location=event.location,
                field=f"events.{number}.date",
                when=in_words(last),
                born=in_words(born),
            )
        else:
            history.append(event.location)
    if history:
        total = len(events_of(under_test.parsed.record))
        where, count = places(history), len(history)
        yield issue("history-before-birth", location=where, count=count, total=total, born=in_words(born))


def check_review_period(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Rows that lie wholly outside of the review period, counted together."""
    period = under_test.case.review_period if under_test.case else None
    if period is None:
        return
    outside = [
        event.location
        for event in events_of(under_test.parsed.record)
        if event.date and ((event.date_end or event.date) < period.start or event.date > period.end)
    ]
    if outside:
        yield issue(
            "event-outside-review-period",
            location=places(outside),
            count=len(outside),
            total=len(events_of(under_test.parsed.record)),
            start=in_words(period.start),
            end=in_words(period.end),
        )


def check_periods(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Rows whose period ends before it starts."""
    for number, event in enumerate(events_of(under_test.parsed.record)):
        if event.date and event.date_end and event.date_end < event.date:
            yield issue(
                "period-ends-before-start",
                location=event.location,
                field=f"events.{number}.date_end",
                text=event.date_text or "",
                start=in_words(event.date),
                end=in_words(event.date_end),
            )


def check_completion(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """When the form says that it was completed: not in the future, and not before the case began."""
    record = under_test.parsed.record
    notified = under_test.case.notified if under_test.case else None
    for field, what in _COMPLETION_DATES:
        day = getattr(record, field, None)
        if not isinstance(day, datetime.date):
            continue
        if day > under_test.today:
            words = {"what": what, "when": in_words(day), "today": in_words(under_test.today)}
            yield issue("completed-in-future", location=what, field=field, **words)
        elif notified and day < notified and not isinstance(record, ReferralRecord):
            words = {"what": what, "when": in_words(day), "notified": in_words(notified)}
            yield issue("completed-before-request", location=what, field=field, **words)


def check_endorsement(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """A report is completed first and endorsed afterwards. Source: Document 14, background information."""
    record = under_test.parsed.record
    if not isinstance(record, InformationReport) or not (record.date_completed and record.date_endorsed):
        return
    if record.date_endorsed < record.date_completed:
        yield issue(
            "endorsed-before-completed",
            location="The date of endorsement",
            field="date_endorsed",
            endorsed=in_words(record.date_endorsed),
            completed=in_words(record.date_completed),
        )


def _birth(under_test: ReturnUnderTest) -> datetime.date | None:
    """The subject child's date of birth, by the case; a return checked alone goes by its own."""
    child = under_test.case.subject_child if under_test.case else None
    if child and child.date_of_birth:
        return child.date_of_birth
    record = under_test.parsed.record
    if isinstance(record, ScopingRecord):
        return next((person.date_of_birth for person in record.people if person.role == "subject-child"), None)
    return record.child.date_of_birth if isinstance(record, ReferralRecord) else None


def _is_about_contact_with_the_child(event: Event, case: Case | None) -> bool:
    """Whether the row says that the child was seen. "No", "N/A" and the like are not; a sister is another child."""
    said = (event.child_contact or "").strip(" .").casefold()
    if case is not None and names_only_another_child(said, case):
        return False
    return bool(event.seen_alone) or bool(
        said and said not in _NO_CONTACT and not said.startswith(_NO_CONTACT_OPENINGS)
    )
