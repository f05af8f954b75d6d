"""Echoes, silences, who saw the child, and facts about people."""

import datetime
from typing import Any

import pytest

from pipeline.merging.child_seen import is_child_seen, is_child_seen_alone
from schemas.agency import Agency
from schemas.case import ReviewPeriod
from schemas.case_view import CaseEvent
from schemas.chronology import OrganisationalChange
from schemas.person import CasePerson, FamilyPerson, Practitioner
from schemas.returns.learning import KeyLine, LearningRecord
from schemas.returns.organisational import OrganisationalRecord
from schemas.returns.referral import ReferralRecord, ReferredChild, ReferredFamilyMember
from schemas.returns.scoping import IndividualFacts, LearningPoint, ScopingRecord

POLICE, WCS, AMBULANCE = "Westmere Police", "Westmere Children's Services", "Westmere Ambulance Service"


def echoes(view: Any) -> list[tuple[str, str]]:
    return [(each.agency, each.told) for each in view.echoes]


def test_a_referral_without_an_entry_within_fourteen_days(view: Any, entry: Any, chronology: Any) -> None:
    police = chronology(("2025-03-03", "Referral made to children's social care after the disturbance."))
    silent = chronology(("2025-03-10", "Planned home visit."), ("2025-03-18", "Police referral received."))
    made = view(entry(POLICE, police), entry(WCS, silent))
    assert echoes(made) == [(POLICE, WCS)]
    only = made.echoes[0]
    assert (only.date, only.window_days) == (datetime.date(2025, 3, 3), 14)
    assert only.words == "Referral made to children's social care after the disturbance"


@pytest.mark.parametrize(
    "answer",
    [
        ("2025-03-17", "Referral received from police, no further action."),
        ("2025-03-04", "Contact received about noise in the night."),
        ("2025-03-03", "Police telephoned the duty desk."),
    ],
)
def test_an_answer_within_the_window_is_an_echo(view: Any, entry: Any, chronology: Any, answer: Any) -> None:
    police = chronology(("2025-03-03", "Referral made to children's social care after the disturbance."))
    assert echoes(view(entry(POLICE, police), entry(WCS, chronology(answer)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "No referral made to children's social care.",
        "Referral received from children's social care.",
        "Mother said that the social worker told us nothing.",
        "Will be referred to children's social care if it happens again.",
        "Mother advised to contact children's social care.",
        "Told her to ring children's social care.",
        "Children's social care asked to keep the door locked.",  # who asked whom?
        "Neighbour told social worker of the noise.",
        "Previously referred to children's social care.",
    ],
)
def test_what_was_not_told_has_no_echo(view: Any, entry: Any, chronology: Any, text: str) -> None:
    police, other = chronology(("2025-03-03", text)), chronology(("2025-05-10", "Planned home visit."))
    assert echoes(view(entry(POLICE, police), entry(WCS, other))) == []


def test_an_agency_without_a_chronology_is_not_accused(view: Any, entry: Any, chronology: Any) -> None:
    police = chronology(("2025-03-03", "Referral made to children's social care after the disturbance."))
    assert echoes(view(entry(POLICE, police))) == []


def test_the_planted_gap_is_the_longest(view: Any, entry: Any, row: Any, chronology: Any) -> None:
    rows = (
        row("2024-03-20", "Visit", child_contact="Seen alone in her bedroom", seen_alone=True),
        row("2025-10-01", "Visit", child_contact="Seen with mother, not alone", seen_alone=False),
        row("2026-01-06", "Visit", child_contact="Not seen, no reply"),
        *(row(f"2024-{month:02d}-20", "Visit") for month in range(4, 13)),
        *(row(f"2025-{month:02d}-20", "Visit") for month in range(1, 10)),
    )
    only = view(entry(WCS, chronology(*rows))).silences[0]
    assert (only.longest_gap_days, only.gap_start, only.gap_end) == (
        97,
        datetime.date(2025, 10, 1),
        datetime.date(2026, 1, 6),
    )
    assert only.last_contact == datetime.date(2026, 1, 6)
    assert only.days_since_child_seen == 149  # 1 October 2025 to 27 February 2026
    assert only.days_since_child_seen_alone == 709  # 20 March 2024 to 27 February 2026


def test_the_edges_of_the_period_count(view: Any, entry: Any, chronology: Any) -> None:
    only = view(entry(POLICE, chronology(("2025-06-01", "Stop check"), ("2026-03-05", "After the incident")))).silences[
        0
    ]
    assert (only.longest_gap_days, only.gap_start) == (457, datetime.date(2024, 3, 1))
    assert only.last_contact == datetime.date(2025, 6, 1)


@pytest.mark.parametrize(
    ("text", "seen", "alone"),
    [
        ("Yes", True, None),
        ("Yes, seen alone by social worker", True, True),
        ("Seen alone", True, True),
        ("Robin seen with mother", True, False),
        ("Robin seen, not seen alone", True, False),
        ("Seen, not alone", True, False),
        ("Child seen by officer, not spoken to", True, None),
        ("Spoken to on her own in bedroom", True, True),
        ("Child seen in the presence of father", True, False),
        ("Both children seen", True, None),
        ("Examined by paediatrician", True, None),
        ("Weighed in clinic with mother", True, False),
        ("Not seen", False, False),
        ("Not seen.", False, False),
        ("Child not seen", False, False),
        ("No", False, False),
        ("No reply", False, False),
        ("N/A", False, False),
        ("None", False, False),
        ("Did not attend", False, False),
        ("Was not brought", False, False),
        ("DNA", False, False),
        ("WNB", False, False),
        ("No access to the property", False, False),
        ("Telephone call only", False, False),
        ("Refused entry by father", False, False),
        ("Nobody home", False, False),
        ("Sam seen alone at school", None, None),
        ("Robin and Sam seen", True, None),
        ("", None, None),
        (None, None, None),
        ("Health visitor", None, None),
    ],
)
def test_thirty_phrasings_of_child_seen(case_of: Any, text: str | None, seen: Any, alone: Any) -> None:
    case = case_of(
        people=(
            CasePerson(role="subject-child", name="Robin Ashdown"),
            CasePerson(role="sibling", name="Sam Ashdown"),
        )
    )
    event = CaseEvent(id="x", file="f", sha256="", return_version=1, location="r", child_contact=text)
    assert (is_child_seen(event, case), is_child_seen_alone(event, case)) == (seen, alone)


@pytest.mark.parametrize(
    ("text", "answer", "seen", "alone"),
    [
        ("Child seen alone?: No", False, None, False),
        ("Seen alone: N", False, None, False),
        ("Was the child seen alone?: N/A", None, None, None),
        ("Child seen alone?: Yes", True, True, True),
        ("Seen by Ms Poole\nSeen alone?: No", False, True, False),
        ("Seen by Ms Poole\nSeen alone?: Y", True, True, True),
        ("Seen alone?: seen with mother", False, True, False),
        ("Not seen, no reply\nSeen alone?: No", False, False, False),
    ],
)
def test_the_heading_seen_alone_is_no_answer(case_of: Any, text: str, answer: Any, seen: Any, alone: Any) -> None:
    row = CaseEvent(id="x", file="f", sha256="", return_version=1, location="r", child_contact=text, seen_alone=answer)
    assert (is_child_seen(row, case_of()), is_child_seen_alone(row, case_of())) == (seen, alone)


def scoping(**more: Any) -> ScopingRecord:
    return ScopingRecord(**({"completed_by": Practitioner(name="P. Heron"), "people": ()} | more))


def test_who_says_what_about_whom(view: Any, entry: Any) -> None:
    returned = FamilyPerson(
        role="subject-child", name="Robyn Ashdown", date_of_birth=datetime.date(2023, 4, 5), location="table 2, row 1"
    )
    individual = IndividualFacts(name="Kay Ashdown", language="English", religion=None)
    made = view(entry(POLICE, scoping(people=(returned,), individuals=(individual,)), "scoping"))
    assert [(f.person, f.fact, f.value, f.said_by, f.agrees) for f in made.facts] == [
        ("Robin Ashdown", "date of birth", "2023-04-05", POLICE, False),
        ("Robin Ashdown", "name", "Robyn Ashdown", POLICE, False),
        ("Kay Ashdown", "language", "English", POLICE, None),
    ]
    (difference,) = made.disagreements
    assert (difference.about, difference.kind) == ("date of birth of Robin Ashdown", "person")
    assert difference.first[1] == "2023-05-04"
    assert difference.second == (POLICE, "2023-04-05", "Westmere Police scoping.docx, table 2, row 1")


def test_agencies_that_differ_where_the_case_says_nothing(view: Any, entry: Any) -> None:
    def mother(address: str) -> ScopingRecord:
        return scoping(people=(FamilyPerson(role="mother", name="Kay Ashdown", home_address=address),))

    made = view(entry(POLICE, mother("1 Mill Lane"), "scoping"), entry(AMBULANCE, mother("9 Mill Lane"), "scoping"))
    assert [(each.first[:2], each.second[:2]) for each in made.disagreements] == [
        ((AMBULANCE, "9 Mill Lane"), (POLICE, "1 Mill Lane"))
    ]


def test_learning_and_changes_are_gathered_by_agency(view: Any, entry: Any) -> None:
    tracker = scoping(learning=(LearningPoint(learning_point="Share notices", action="Train", rag="amber"),))
    template = LearningRecord(key_lines=(KeyLine(number=2, narrative="What happened", recommendation="Meet weekly"),))
    second_of_january = datetime.date(2025, 1, 2)
    changes = OrganisationalRecord(
        changes=(
            OrganisationalChange(change="Restructure", location="row 2"),
            OrganisationalChange(change="New system", location="row 3", date=second_of_january, date_precision="day"),
        )
    )
    made = view(
        entry(POLICE, tracker, "scoping"),
        entry(AMBULANCE, template, "learning-template"),
        entry(POLICE, changes, "organisational-chronology"),
    )
    assert [
        (each.agency, each.form, each.learning_point, each.action, each.rag, each.key_line) for each in made.learning
    ] == [
        (AMBULANCE, "learning-template", "What happened", "Meet weekly", None, 2),
        (POLICE, "scoping", "Share notices", "Train", "amber", None),
    ]
    assert [(each.agency, each.change) for each in made.organisational_changes] == [
        (POLICE, "New system"),
        (POLICE, "Restructure"),
    ]


def test_the_family_table_of_a_referral_says_who_is_who(view: Any, entry: Any) -> None:
    member = ReferredFamilyMember(
        name_and_address="Kay Ashdown\n1 Mill Lane", relationship="Mother", date_of_birth=datetime.date(1998, 5, 1)
    )
    record = ReferralRecord(
        child=ReferredChild(role="subject-child", name="Robin Ashdown"),
        safeguarding_lead=Practitioner(),
        family=(member,),
    )
    made = view(entry(POLICE, record, "referral"))
    told = [(f.fact, f.value, f.location) for f in made.facts if f.person == "Kay Ashdown"]
    assert told == [
        ("date of birth", "1998-05-01", "Westmere Police referral.docx, Section 1.2"),
        ("home address", "1 Mill Lane", "Westmere Police referral.docx, Section 1.2"),
    ]


def test_silence_worked_out_by_hand(view: Any, entry: Any, row: Any, chronology: Any, case_of: Any) -> None:
    """Gaps of 9, 22, 38 and 11 days between 1 January, 10 January, 1 to 10 February, 20 March and 31 March."""
    first, last = datetime.date(2025, 1, 1), datetime.date(2025, 3, 31)
    rows = chronology(
        row("2025-01-10", "Home visit.", child_contact="Seen alone by social worker"),
        row("2025-02-01", "Stay with aunt.", date_end=datetime.date(2025, 2, 10), date_precision="range"),
        row("2025-03-20", "Home visit, no reply.", child_contact="Not seen"),
        row("2025-04-05", "After the period.", child_contact="Seen alone"),
        row(None, "Undated.", date_text="TBC"),
    )
    made = view(entry(WCS, rows), case=case_of(review_period=ReviewPeriod(start=first, end=last)))
    (silence,) = made.silences
    gap = (silence.longest_gap_days, silence.gap_start, silence.gap_end)
    assert gap == (38, datetime.date(2025, 2, 10), datetime.date(2025, 3, 20))
    assert silence.last_contact == datetime.date(2025, 3, 20)
    assert (silence.days_since_child_seen, silence.days_since_child_seen_alone) == (80, 80)


def test_each_way_of_telling_has_its_own_echo(view: Any, entry: Any, chronology: Any) -> None:
    """Police told social care, which answered; social care told the ambulance service, which did not; on the last day."""
    police = chronology(("2025-03-03", "Referral made to social care."), ("2025-03-17", "Social care telephoned."))
    care = chronology(("2025-03-17", "Police referral received."), ("2025-03-17", "Ambulance service informed."))
    ambulance = chronology(("2025-04-01", "Call to the address."))
    made = view(entry(POLICE, police), entry(WCS, care), entry(AMBULANCE, ambulance))
    assert echoes(made) == [(WCS, AMBULANCE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A member of staff brought him inside and rang 999.", []),
        ("Rang the ambulance service on 999.", [(WCS, AMBULANCE)]),
    ],
)
def test_who_rings_999_may_have_rung_for_the_police(
    view: Any, entry: Any, chronology: Any, text: str, expected: Any
) -> None:
    ambulance = chronology(("2025-05-10", "Fall at the address."))
    made = view(entry(WCS, chronology(("2025-03-03", text))), entry(AMBULANCE, ambulance))
    assert echoes(made) == expected


def test_a_name_of_the_family_is_nobodys_staff(view: Any, entry: Any, row: Any, chronology: Any) -> None:
    """The police write of "Ms Ashdown" alone; who calls the mother has not told the police."""
    police = chronology(
        ("2025-03-03", "Ms Ashdown spoken to."),
        ("2025-05-05", "Ms Ashdown seen."),
        *[(f"2025-06-{day:02}", "Stop check.") for day in range(1, 20)],
    )
    care = chronology(("2025-08-04", "Duty worker called Ms Ashdown."))
    assert echoes(view(entry(POLICE, police), entry(WCS, care))) == []


def test_telling_the_school_is_not_telling_the_nursery(view: Any, entry: Any, chronology: Any, case_of: Any) -> None:
    names = ("Sunbeam Nursery", "Oakfield Primary School", "Westmere Education Welfare")
    case = case_of(agencies=(*case_of().agencies, *(Agency(name=name, kind="education") for name in names)))
    silent = [entry(name, chronology(("2025-09-01", "Attendance checked."))) for name in names]

    def told(text: str) -> list[tuple[str, str]]:
        return echoes(view(entry(WCS, chronology(("2025-03-03", text))), *silent, case=case))

    assert told("School informed of the fall.") == [(WCS, "Oakfield Primary School")]
    assert told("Nursery informed of the fall.") == [(WCS, "Sunbeam Nursery")]
    assert told("College informed of the fall.") == []
