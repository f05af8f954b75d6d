"""The rules: each with a record that it passes and one that it does not. Expected codes are written by hand."""

import datetime
from typing import Any

import pytest

from pipeline.rules import RULES, check_return
from pipeline.rules.rule import ReturnUnderTest
from schemas.agency import Agency, FormName
from schemas.case import Case, ReviewPeriod
from schemas.chronology import Event
from schemas.issue import Issue
from schemas.person import CasePerson, FamilyPerson, Practitioner
from schemas.provenance import Source
from schemas.returns import ParsedReturn, Record
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.information_report import InformationReport, ParallelProcesses
from schemas.returns.learning import KeyLine, LearningRecord
from schemas.returns.nil_return import NilReturn
from schemas.returns.referral import ReferralRecord, ReferredChild, ReferredFamilyMember
from schemas.returns.scoping import IndividualFacts, LearningPoint, ScopingRecord

TODAY = datetime.date(2026, 3, 12)
CHILD = CasePerson(
    role="subject-child",
    name="Robin Ashdown",
    also_known_as=("Bobby",),
    date_of_birth=datetime.date(2023, 5, 4),
    nhs_number="943 476 5919",
    ethnicity="White British",
    home_address="12 Mill Lane, Westmere WM1 2AB",
    previous_addresses=("3 Canal Street, Westmere",),
)
CASE = Case(
    reference="WM-2026-014",
    profile="west-midlands",
    notified=datetime.date(2026, 3, 2),
    incident=datetime.date(2026, 2, 27),
    review_period=ReviewPeriod(start=datetime.date(2024, 3, 1), end=datetime.date(2026, 2, 27)),
    agencies=(
        Agency(name="Westmere Police", kind="police", expects=("scoping",)),
        Agency(name="Westmere Integrated Care Board", kind="icb"),
    ),
    people=(CHILD, CasePerson(role="mother", name="Kay Ashdown")),
)


def check(record: Record, form: FormName, case: Case | None = CASE, **more: Any) -> list[Issue]:
    agency = more.pop("agency", "Westmere Integrated Care Board")
    parsed = ParsedReturn(
        source=Source(name="return.docx", sha256="0" * 64, media_type="x"),
        form=form,
        agency=agency,
        case_reference=more.pop("case_reference", None),
        record=record,
    )
    return list(check_return(ReturnUnderTest(parsed=parsed, today=TODAY, case=case, **more)))


def codes(found: list[Issue]) -> list[str]:
    return [each.code for each in found]


def event(day: str | None, text: str | None = "Visit", **more: Any) -> Event:
    date = datetime.date.fromisoformat(day) if day else None
    given: dict[str, Any] = {
        "date": date,
        "date_precision": "day" if date else "unknown",
        "date_text": day,
        "event": text,
        "source": "Record",
        "child_contact": "Not seen",
        "family_contact": "None",
        "comment": "None",
        "location": "table 1, row 2",
    }
    return Event(**(given | more))


def chronology(*events: Event) -> ChronologyRecord:
    return ChronologyRecord(events=events)


def scoping(**more: Any) -> ScopingRecord:
    given: dict[str, Any] = {
        "completed_by": Practitioner(name="P. Heron", designation="Named nurse, Westmere Integrated Care Board"),
        "date_completed": datetime.date(2026, 3, 9),
        "people": (),
        "involvement": "Universal services only.",
        "individuals": (IndividualFacts(name="Kay Ashdown", language="English"),),
        "analysis": "Reviews were kept.",
        "concerns": "Late notice of a move.",
        "learning_narrative": "Ask about moves.",
        "other_agencies": "School.",
    }
    return ScopingRecord(**(given | more))


def child(**more: Any) -> ScopingRecord:
    return scoping(people=(FamilyPerson(**({"role": "subject-child", "location": "table 3, row 1"} | more)),))


def test_a_good_scoping_form_and_a_good_chronology_have_no_issue() -> None:
    assert check(scoping(), "scoping") == []
    assert check(chronology(event("2025-03-04")), "chronology") == []


# --- dates


def test_an_event_after_today() -> None:
    (found,) = check(chronology(event("2026-02-01"), event("2026-05-01", location="table 1, row 3")), "chronology")[:1]
    assert (found.code, found.severity, found.location, found.field) == (
        "event-in-future",
        "warning",
        "table 1, row 3",
        "events.1.date",
    )
    assert found.message == "The date of this event, 1 May 2026, is after 12 March 2026, the day of the check."


@pytest.mark.parametrize(
    ("contact", "alone", "expected"),
    [
        ("Seen with mother", None, "event-before-birth"),
        (None, True, "event-before-birth"),
        ("No contact", None, "history-before-birth"),
        ("N/A", None, "history-before-birth"),
        ("Not seen, in foster care", None, "history-before-birth"),
        ("No concerns, seen alone", None, "event-before-birth"),
    ],
)
def test_before_birth_only_contact_is_suspect(contact: str | None, alone: bool | None, expected: str) -> None:
    found = check(chronology(event("2023-05-03", child_contact=contact, seen_alone=alone)), "chronology")
    assert expected in codes(found)
    assert len({"event-before-birth", "history-before-birth"} & set(codes(found))) == 1


def test_a_sister_may_be_seen_before_the_birth() -> None:
    case = CASE.model_copy(update={"people": (*CASE.people, CasePerson(role="sibling", name="Ellie Ashdown"))})
    for contact, expected in (("Ellie seen", "history-before-birth"), ("Ellie and Robin seen", "event-before-birth")):
        found = check(chronology(event("2023-05-03", child_contact=contact, seen_alone=None)), "chronology", case)
        assert expected in codes(found)


def test_a_period_that_reaches_the_birth_is_not_before_it() -> None:
    month = event("2023-05-01", date_end=datetime.date(2023, 5, 31), date_precision="month", child_contact="Seen")
    assert codes(check(chronology(month), "chronology")) == ["event-outside-review-period"]


def test_rows_outside_of_the_review_period_are_counted_together() -> None:
    rows = [
        event("2024-02-29", location="row 2"),
        event("2024-03-01", location="row 3"),
        event("2026-02-28", location="row 4"),
    ]
    (found,) = check(chronology(*rows), "chronology")
    assert (found.code, found.severity, found.location) == ("event-outside-review-period", "info", "row 2; row 4")
    assert found.message == "Outside of the review period, 1 March 2024 to 27 February 2026: 2 of 3 rows."


def test_a_period_that_ends_before_it_starts() -> None:
    backwards = event("2025-03-09", date_end=datetime.date(2025, 3, 4), date_precision="range")
    (found,) = check(chronology(backwards), "chronology")
    assert (found.code, found.severity) == ("period-ends-before-start", "error")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (datetime.date(2026, 3, 12), []),
        (datetime.date(2026, 3, 13), ["completed-in-future"]),
        (datetime.date(2026, 3, 1), ["completed-before-request"]),
    ],
)
def test_when_the_form_was_completed(day: datetime.date, expected: list[str]) -> None:
    assert codes(check(scoping(date_completed=day), "scoping")) == expected


def report(**more: Any) -> InformationReport:
    given: dict[str, Any] = {
        "agency": "Westmere Integrated Care Board",
        "completed_by": Practitioner(name="P. Heron"),
        "date_completed": datetime.date(2026, 3, 9),
        "endorsed_by": Practitioner(name="R. Teal"),
        "date_endorsed": datetime.date(2026, 3, 10),
        "parallel_processes": ParallelProcesses(answer=False),
        "files_secured": "3 March 2026",
        "documents_reviewed": "Records",
        "interviews": "None",
        "details_confirmed": True,
        "analysis": "Text",
        "good_practice": "Text",
        "key_learning": "Text",
        "actions_planned": "Text",
        "multi_agency_learning": "Text",
    }
    return InformationReport(**(given | more))


def without_expectation(found: list[Issue]) -> list[str]:
    return [code for code in codes(found) if code != "form-not-expected"]


def test_a_report_is_endorsed_after_it_is_completed() -> None:
    assert without_expectation(check(report(), "information-report")) == []
    early = report(date_endorsed=datetime.date(2026, 3, 8))
    assert without_expectation(check(early, "information-report")) == ["endorsed-before-completed"]


@pytest.mark.parametrize(
    ("role", "born", "expected"),
    [
        ("mother", datetime.date(2026, 3, 13), "birth-in-future"),
        ("mother", datetime.date(1900, 1, 1), "birth-too-long-ago"),
        ("subject-child", datetime.date(2008, 2, 27), "child-over-eighteen"),
    ],
)
def test_dates_of_birth_that_cannot_be(role: Any, born: datetime.date, expected: str) -> None:
    record = scoping(people=(FamilyPerson(role=role, name=None, date_of_birth=born),))
    assert expected in codes(check(record, "scoping"))


def test_a_child_is_a_child_until_the_eighteenth_birthday() -> None:
    last_day = scoping(people=(FamilyPerson(role="subject-child", date_of_birth=datetime.date(2008, 2, 28)),))
    assert "child-over-eighteen" not in codes(check(last_day, "scoping"))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (datetime.date(2026, 2, 27), []),
        (datetime.date(2026, 2, 26), ["incident-date-differs"]),
        (datetime.date(2026, 3, 20), ["incident-in-future"]),
        (datetime.date(2022, 1, 1), ["incident-before-birth"]),
    ],
)
def test_the_date_of_the_incident(when: datetime.date, expected: list[str]) -> None:
    record = child(name="Robin Ashdown", date_of_birth=CHILD.date_of_birth, date_of_incident=when)
    assert codes(check(record, "scoping")) == expected


def referral(**more: Any) -> ReferralRecord:
    given: dict[str, Any] = {
        "child": ReferredChild(role="subject-child", name="Robin Ashdown", date_of_birth=CHILD.date_of_birth),
        "date_of_referral": datetime.date(2026, 2, 28),
        "referrers": (Practitioner(name="P. Heron"),),
        "safeguarding_lead": Practitioner(name="R. Teal"),
        "family": (ReferredFamilyMember(name_and_address="Kay Ashdown"),),
        "outline": "What happened",
        "reason": "Why",
    }
    return ReferralRecord(**(given | more))


def test_a_referral_may_come_before_the_case_and_its_family_is_checked() -> None:
    assert check(referral(), "referral") == []
    old = ReferredFamilyMember(name_and_address="Ivy Ashdown", date_of_birth=datetime.date(1890, 1, 1))
    (found,) = check(referral(family=(old,)), "referral")
    assert (found.code, found.location) == ("birth-too-long-ago", "Section 1.2, row 1")


# --- people


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        ("9434765919", None, []),
        ("9434765910", None, ["nhs-number-check-digit", "person-nhs-number-differs"]),
        (None, "943 476 591", ["nhs-number-wrong-length"]),
        (None, "not known", []),
        ("4010232137", None, ["person-nhs-number-differs"]),
        ("1111111111", None, ["nhs-number-check-digit", "person-nhs-number-differs"]),
    ],
)
def test_nhs_numbers(number: str | None, text: str | None, expected: list[str]) -> None:
    record = child(name="Robin Ashdown", nhs_number=number, nhs_number_text=text)
    assert codes(check(record, "scoping")) == expected


def test_one_number_for_two_people() -> None:
    people = (
        FamilyPerson(role="subject-child", name="Robin Ashdown", nhs_number="9434765919"),
        FamilyPerson(role="mother", name="Kay Ashdown", nhs_number="9434765919"),
    )
    found = [each for each in check(scoping(people=people), "scoping") if each.code == "nhs-number-shared"]
    assert [each.message for each in found] == ["Kay Ashdown and Robin Ashdown have the same NHS number, 943 476 5919."]


@pytest.mark.parametrize(
    ("more", "code", "hint"),
    [
        (
            {"date_of_birth": datetime.date(2023, 4, 5)},
            "person-birth-differs",
            "Day and month seem to have changed places.",
        ),
        ({"date_of_birth": datetime.date(2022, 5, 4)}, "person-birth-differs", "Only the year differs."),
        ({"date_of_birth": datetime.date(2023, 5, 14)}, "person-birth-differs", "One digit differs."),
        ({"date_of_birth": datetime.date(2023, 5, 23)}, "person-birth-differs", "the case has 4 May 2023."),
        ({"home_address": "21 Mill Lane, Westmere WM1 2AB"}, "person-address-differs", "21 Mill Lane"),
        ({"home_address": "12 Mill Lane, Westmere WM1 2AC"}, "person-address-differs", "WM1 2AC"),
        ({"home_address": "3 Canal Street Westmere"}, "person-address-differs", "among the previous addresses."),
        ({"ethnicity": "White Irish"}, "person-ethnicity-differs", "White Irish"),
        ({"also_known_as": ("Robbo",)}, "person-alias-not-known", "Robbo"),
    ],
)
def test_details_that_differ_from_the_case(more: dict[str, Any], code: str, hint: str) -> None:
    (found,) = check(child(name="Robin Ashdown", **more), "scoping")
    assert found.code == code
    assert hint in found.message
    assert found.location == "table 3, row 1"


@pytest.mark.parametrize(
    "name", ["Robin Ashdown", "ASHDOWN, Robin", "Master Robin Ashdown", "Bobby", "Robin Ashdown (Bobby)"]
)
def test_names_that_are_the_same(name: str) -> None:
    address = "12, Mill Lane\nWESTMERE, WM12AB"
    assert check(child(name=name, home_address=address, ethnicity="white  british"), "scoping") == []


def test_a_name_spelt_otherwise_and_a_stranger() -> None:
    people = (
        FamilyPerson(role="subject-child", name="Robyn Ashdown", location="table 3, row 1"),
        FamilyPerson(role="significant-adult", name="Lee Marlow", relationship="lodger", location="table 3, row 9"),
        FamilyPerson(role="father"),
    )
    grid = (
        IndividualFacts(name="Lee Marlow", language="English"),
        IndividualFacts(name="Jo Finch", language="English"),
    )
    found = check(scoping(people=people, individuals=grid), "scoping")
    assert [(each.code, each.field) for each in found] == [
        ("person-name-differs", "people.0.name"),
        ("person-not-known", "people.1.name"),
        ("person-not-known", "individuals.1.name"),
    ]
    assert "Lee Marlow (lodger)" in found[1].message


# --- completeness


def test_each_blank_answer_is_named_in_the_words_of_the_form() -> None:
    record = scoping(analysis=None, concerns="  ", learning_narrative=None, date_completed=None)
    found = check(record, "scoping")
    assert [(each.code, each.field) for each in found] == [
        ("required-answer-blank", "date_completed"),
        ("required-answer-blank", "analysis"),
        ("required-answer-blank", "concerns"),
        ("required-answer-blank", "learning_narrative"),
    ]
    assert found[1].location == "Section 2, question 3"


def test_a_cell_with_only_the_agency_lacks_the_designation_and_says_so() -> None:
    (found,) = check(scoping(completed_by=Practitioner(name="Ada Finch", designation=" ")), "scoping")
    assert found.message == "“Designation/title, beside the agency” is left blank."


def test_a_date_that_was_written_but_not_understood_is_not_blank() -> None:
    assert check(scoping(date_completed=None, date_completed_text="soon"), "scoping") == []


def test_names_filled_in_beforehand_are_no_answer() -> None:
    found = check(scoping(individuals=(IndividualFacts(name="Kay Ashdown"),)), "scoping")
    assert [(each.code, each.field) for each in found] == [("required-answer-blank", "individuals")]


@pytest.mark.parametrize(
    "words", ["No involvement with the family", "Nil return", "Nothing known", "N/A", "No records held"]
)
def test_an_agency_without_involvement_need_not_answer_the_rest(words: str) -> None:
    blank = {"individuals": (), "analysis": None, "concerns": None, "learning_narrative": None, "other_agencies": None}
    assert check(scoping(involvement=words, **blank), "scoping") == []
    other = scoping(involvement="No concerns arose in our visits", **blank)
    assert codes(check(other, "scoping")) == ["required-answer-blank"] * 5


def test_a_form_without_any_answer_is_one_issue() -> None:
    empty = ScopingRecord(completed_by=Practitioner(), people=())
    assert "form-empty" in codes(check(empty, "scoping"))
    assert codes(check(chronology(), "chronology")) == ["form-empty"]


def test_rows_without_event_or_date_and_blank_columns() -> None:
    rows = (
        event("2025-03-04", None, location="row 2"),
        event(None, "Undated note", location="row 3", date_text=None),
        event("2025-03-05", location="row 4", source=None),
        event(None, "Some time", location="row 5", date_text="spring, perhaps"),
    )
    found = check(chronology(*rows), "chronology")
    assert [(each.code, each.location) for each in found] == [
        ("row-without-event", "row 2"),
        ("row-without-date", "row 3"),
        ("column-left-blank", "row 4"),
    ]
    assert found[2].message == "“Source of Information” is blank in 1 of 4 rows."


def test_a_comment_may_be_blank_in_some_rows_but_not_in_all() -> None:
    some = chronology(event("2025-03-04", comment=None), event("2025-03-05"))
    assert check(some, "chronology") == []
    none = chronology(event("2025-03-04", comment=None), event("2025-03-05", comment=" "))
    (found,) = check(none, "chronology")
    assert (found.code, found.location, found.field) == ("column-left-blank", "every row", "events.*.comment")


@pytest.mark.parametrize(
    "text",
    [
        "Click or tap here to enter text.",
        "[insert name]",
        "DD/MM/YYYY",
        "Brief analysis of individual and multi-agency practice:",
    ],
)
def test_the_forms_own_words_as_an_answer(text: str) -> None:
    printed = ("Brief analysis of individual and multi-agency practice", "Yes")
    found = check(scoping(analysis=text, concerns="Yes"), "scoping", printed=printed)
    assert [(each.code, each.field) for each in found] == [("prompt-returned", "analysis")]


def test_half_filled_trackers_and_key_lines() -> None:
    point = LearningPoint(
        learning_point="Share notices", lead="Head of service", target_date_text="June", location="table 9, row 2"
    )
    (found,) = check(scoping(learning=(point,)), "scoping")
    assert (found.code, found.location) == ("learning-point-incomplete", "table 9, row 2")
    assert found.message == "The learning point “Share notices” has no action."
    template = LearningRecord(
        subject_child="Robin",
        agency="Westmere Integrated Care Board",
        author="P. Heron",
        senior_lead="R. Teal",
        date_of_completion=TODAY,
        synopsis_before="Text",
        synopsis_after="Text",
        key_lines=(KeyLine(number=3, narrative="What happened", analysis="Why"),),
    )
    assert without_expectation(check(template, "learning-template")) == ["key-line-incomplete"]


# --- agreement


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("Westmere Integrated Care Board", []),
        ("Northmoor Police", ["agency-not-expected"]),
        (None, ["agency-not-stated"]),
        ("Police", ["agency-assumed"]),
    ],
)
def test_the_agency_is_one_of_the_case(agency: str | None, expected: list[str]) -> None:
    record = scoping(completed_by=Practitioner(name="P. Heron", designation="Manager" if agency else None))
    found = [code for code in codes(check(record, "scoping", agency=agency)) if code != "required-answer-blank"]
    assert found == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("WM-2026-014", []),
        ("wm 2026 014", []),
        ("Robin Ashdown", []),
        ("Robin Ashdown / WM-2026-014", []),
        (None, []),
        ("WM-2026-015", ["case-reference-differs"]),
    ],
)
def test_the_reference_is_the_cases(reference: str | None, expected: list[str]) -> None:
    assert codes(check(scoping(), "scoping", case_reference=reference)) == expected


def test_a_form_that_was_not_asked_for() -> None:
    found = check(chronology(event("2025-03-04")), "chronology", agency="Westmere Police")
    assert codes(found) == ["form-not-expected"]
    nil = NilReturn(completed_by=Practitioner(name="P. Heron"), date_completed=TODAY, statement="Nothing known.")
    assert check(nil, "nil-return", agency="Westmere Police") == []


def test_without_a_case_nothing_is_compared_with_it() -> None:
    record = child(name="Somebody Else", date_of_birth=datetime.date(2020, 1, 1))
    assert check(record, "scoping", case=None, agency=None, case_reference="X-1") == []


def test_what_the_form_module_said_is_not_said_again() -> None:
    said = Issue(severity="error", code="form-left-blank", message="Blank.", location="the form")
    parsed = ParsedReturn(
        source=Source(name="return.docx", sha256="0" * 64, media_type="x"),
        form="scoping",
        record=ScopingRecord(completed_by=Practitioner(), people=()),
    )
    for issues, expected in (((), ["form-empty"]), ((said,), [])):
        under_test = ReturnUnderTest(parsed=parsed.model_copy(update={"issues": issues}), today=TODAY)
        assert codes(list(check_return(under_test))) == expected


def test_every_rule_stands_once_in_the_tuple() -> None:
    assert len(set(RULES)) == len(RULES)
