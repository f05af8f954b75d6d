"""Dates of birth and of the incident, as a person block gives them."""

from collections.abc import Iterator

from pipeline.rules.contents import PersonFound, people_of
from pipeline.rules.rule import ReturnUnderTest
from pipeline.rules.wording import in_words, whole_years
from pipeline.settings import OLDEST_PERSON_YEARS, OLDEST_SUBJECT_CHILD_YEARS
from schemas.catalogue import issue
from schemas.issue import Issue
from schemas.returns.referral import ReferralRecord


def check_births(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """Dates of birth in the future, too long ago, or of a subject child who is no child."""
    for found in people_of(under_test.parsed.record):
        born = found.person.date_of_birth
        if born is None:
            continue
        words = {"person": found.name, "when": in_words(born)}
        place = {"location": found.location, "field": f"{found.field}.date_of_birth"}
        years = whole_years(born, under_test.today)
        if born > under_test.today:
            yield issue("birth-in-future", **place, **words, today=in_words(under_test.today))
        elif years > OLDEST_PERSON_YEARS:
            yield issue("birth-too-long-ago", **place, **words, years=years)
        elif found.person.role == "subject-child":
            yield from _check_is_a_child(found, under_test)


def check_births_of_referred_family(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """The same for the family table of the referral (Document 1a, 1.2)."""
    record = under_test.parsed.record
    if not isinstance(record, ReferralRecord):
        return
    for number, member in enumerate(record.family):
        born = member.date_of_birth
        if born is None or 0 <= whole_years(born, under_test.today) <= OLDEST_PERSON_YEARS:
            continue
        words = {"person": member.name_and_address or member.relationship or "a relative", "when": in_words(born)}
        place = {"location": f"Section 1.2, row {number + 1}", "field": f"family.{number}.date_of_birth"}
        if born > under_test.today:
            yield issue("birth-in-future", **place, **words, today=in_words(under_test.today))
        else:
            yield issue("birth-too-long-ago", **place, **words, years=whole_years(born, under_test.today))


def check_incident_dates(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """The date of the incident: after the birth, not in the future, and the one that the case has."""
    known = under_test.case.incident if under_test.case else None
    for found in people_of(under_test.parsed.record):
        when, born = found.person.date_of_incident, found.person.date_of_birth
        if when is None:
            continue
        place = {"location": found.location, "field": f"{found.field}.date_of_incident"}
        if born and when < born <= under_test.today:
            words = {"when": in_words(when), "person": found.name, "born": in_words(born)}
            yield issue("incident-before-birth", **place, **words)
        elif when > under_test.today:
            yield issue("incident-in-future", **place, when=in_words(when), today=in_words(under_test.today))
        elif known and when != known and found.person.role == "subject-child":
            yield issue("incident-date-differs", **place, said=in_words(when), known=in_words(known))


def _check_is_a_child(found: PersonFound, under_test: ReturnUnderTest) -> Iterator[Issue]:
    born = found.person.date_of_birth
    on = found.person.date_of_incident or (under_test.case.incident if under_test.case else None) or under_test.today
    if born is None or whole_years(born, on) < OLDEST_SUBJECT_CHILD_YEARS:
        return
    yield issue(
        "child-over-eighteen",
        location=found.location,
        field=f"{found.field}.date_of_birth",
        person=found.name,
        when=in_words(born),
        years=whole_years(born, on),
        on=in_words(on),
    )
