"""One invented case for the packs: complete, and changed by each test where it should be otherwise."""

import datetime
from datetime import date

import pytest

from pipeline.timetable.deadlines import outstanding, timetable_of
from pipeline.timetable.profiles import load_profile
from schemas.agency import Agency
from schemas.case import Case, ReviewPeriod
from schemas.case_view import AgencyLearning, CaseEvent, CaseView, Disagreement, PersonFact, Quorum, ReturnEntry, Silence
from schemas.messages_between import Echo, NamedWithoutRows, UnsentReceipt
from schemas.person import CasePerson, Practitioner
from schemas.provenance import Source
from schemas.returns import ParsedReturn
from schemas.returns.nil_return import NilReturn
from schemas.returns.scoping import ScopingRecord

RECEIVED = datetime.datetime(2026, 3, 9, 10, 0, tzinfo=datetime.UTC)
AGENCIES = (
    Agency(name="Avonmere Police", kind="police", asked=date(2026, 3, 3), phone="01632 960001"),
    Agency(name="Avonmere ICB", kind="icb", asked=date(2026, 3, 3), expects=("scoping",)),
    Agency(name="Avonmere Council Children’s Services", kind="local-authority", asked=date(2026, 3, 3)),
    Agency(name="Fernhill Homes", kind="housing", asked=date(2026, 3, 3), expects=("scoping",)),
)
PEOPLE = (
    CasePerson(
        role="subject-child", name="Wren Alderley", also_known_as=("Birdie",), date_of_birth=date(2019, 5, 4),
        nhs_number="9434765919", ethnicity="White British", home_address="4 Elder Row, Avonmere", sex="female",
        previous_addresses=("12 Mill Lane",),
    ),
    CasePerson(role="mother", name="Tamsin Alderley", date_of_birth=date(1994, 1, 2), home_address="4 Elder Row, Avonmere"),
    CasePerson(role="father", name="Corin Hale", date_of_birth=date(1991, 11, 30)),
    CasePerson(role="sibling", name="Rowan Alderley", date_of_birth=date(2022, 8, 1), parents=("Tamsin Alderley",)),
    CasePerson(role="significant-adult", name="Dale Pike", relationship="mother’s partner"),
)  # fmt: skip
DECISIONS = {
    "became_aware": "2026-02-27", "notification_made": "2026-03-05", "meeting_date": "2026-03-13",
    "meeting_time": "10:00", "meeting_venue": "Room 2, Civic Hall", "chair": "Jo Marsh", "gender": "female",
    "participants": "Jo Marsh | Chair | Avonmere ICB\nSam Reed | Detective Inspector | Avonmere Police\n"
    "Kit Lowe | Head of Service | Avonmere Council Children’s Services\nAli Frost | Manager | Fernhill Homes",
    "omissions": "None.", "immediate_safety": "yes", "immediate_safety_details": "Rowan is with a relative.",
    "criteria": "improvements; working-together", "serious_harm": "Two fractures; recovery is expected to take a year.",
    "lived_experience": "Wren told her teacher that she did not want to go home.", "identity": "Considered by two agencies.",
    "disability": "None known.", "risk_factors": "Domestic abuse was known to three agencies.",
    "discussion": "The bruise in June was not shared because each agency took the other to hold the case.",
    "police_update": "The investigation continues.", "long_term_impact": "Not yet known.", "themes": "Information sharing.",
    "national_reviews": "The national review on bruising was considered.", "good_practice": "The teacher’s record.",
    "conclusion": "There is more to learn.", "immediate_learning": "Share bruises in under-twos the same day.",
    "dissemination": "Briefing to all schools by 30 March.", "actions": "Each agency briefs its staff.",
    "legal_advice": "Not sought.", "decision": "local", "reasons": "Two agencies did not work together.",
    "additional_learning": "Why information was not shared.", "national_review": "no",
    "national_review_reasons": "No issue of national importance.", "ratified_icb": "Jo Marsh, Chief Nurse",
    "ratified_police": "Sam Reed, Detective Inspector", "ratified_local_authority": "Kit Lowe, Director",
    "panel_chair": "Alex Hart", "signatory": "Jo Marsh, Chair", "submitted_date": "2026-03-18",
}  # fmt: skip


def case(**changes: object) -> Case:
    """The case, with changes; `decisions` given here are laid over the others, and an empty one is taken out."""
    decisions = {**DECISIONS, **changes.pop("decisions", {})}  # type: ignore[dict-item]
    given = {
        "reference": "AV-2026-003", "profile": "west-midlands", "notified": date(2026, 3, 2), "incident": date(2026, 2, 27),
        "incident_kind": "serious harm", "summary": "Wren (6) was brought to hospital with two fractures. Mum & Dad <differ>.",
        "key_lines_of_enquiry": ("How was Wren’s voice heard?", "How was information shared?"),
        "review_period": ReviewPeriod(start=date(2024, 3, 1), end=date(2026, 2, 27)), "agencies": AGENCIES, "people": PEOPLE,
        "decisions": {key: value for key, value in decisions.items() if value},
    } | changes  # fmt: skip
    return Case(**given)


def entry(agency: str, form: str, record: object = None, **changes: object) -> ReturnEntry:
    """One original."""
    name = f"{agency} {form}.docx"
    parsed = ParsedReturn(
        source=Source(name=name, sha256="a" * 64, media_type="x"), form=form, agency=agency, record=record
    )
    given = {
        "agency": agency, "form": form, "file": f"accepted/{name}", "sha256": "a" * 64, "received_at": RECEIVED,
        "version": 1, "state": "accepted", "parsed": parsed,
    } | changes  # fmt: skip
    return ReturnEntry(**given)


SCOPING = ScopingRecord(
    completed_by=Practitioner(name="P. Author"),
    people=(),
    involvement="Four incidents were attended between May 2024 and January 2026.",
    analysis="Good practice: the officer spoke with Wren alone. Domestic abuse was recorded each time.",
    concerns="The referral of 3 June was not followed up.",
    other_agencies="Fernhill Homes.",
)
RETURNS = (
    entry("Avonmere Police", "scoping", SCOPING),
    entry("Avonmere Police", "chronology"),
    entry("Avonmere ICB", "scoping", ScopingRecord(completed_by=Practitioner(), people=(), analysis="Wren is autistic; no plan was made.")),
    entry("Avonmere Council Children’s Services", "scoping", ScopingRecord(completed_by=Practitioner(), people=())),
    entry("Avonmere Council Children’s Services", "chronology"),
    entry("Fernhill Homes", "nil-return", NilReturn(
        completed_by=Practitioner(name="A. Frost"), date_completed=date(2026, 3, 6), statement="The family is not known to us.")),
)  # fmt: skip


def event(number: int, day: date, **changes: object) -> CaseEvent:
    """One row of the integrated chronology."""
    given = {
        "id": f"e{number}", "date": day, "date_precision": "day", "date_text": f"{day:%d/%m/%Y}", "location": f"table 1, row {number}",
        "event": f"Event number {number}.", "agency": "Avonmere Police", "file": "police.docx", "sha256": "a" * 64,
        "return_version": 1,
    } | changes  # fmt: skip
    return CaseEvent(**given)


EVENTS = (
    event(1, date(2024, 5, 3), time="21:10", event="999 call: shouting heard.", comment="No officer spoke with Wren."),
    event(
        2,
        date(2025, 6, 3),
        event="School referred a bruise to children’s services.",
        child_contact="Seen alone by teacher",
    ),
    event(3, date(2026, 2, 27), event="Wren brought to hospital.", conflicts_with=("e4",), agency="Avonmere ICB"),
    event(4, date(2026, 2, 27), time="22:05", event="Ambulance called.", conflicts_with=("e3",)),
)


def case_view(a_case: Case | None = None, **changes: object) -> CaseView:
    """The case as it stands; complete unless changed."""
    chosen = a_case or case()
    profile = load_profile(chosen.profile)
    given: dict[str, object] = {
        "case": chosen, "as_at": date(2026, 3, 11), "generated_at": RECEIVED, "people": chosen.people,
        "facts": (
            PersonFact(person="Wren Alderley", role="subject-child", fact="date of birth", value="2019-04-05",
                       said_by="Avonmere ICB", location="table 4, row 5", agrees=False),
            PersonFact(person="Wren Alderley", role="subject-child", fact="date of birth", value="2019-05-04",
                       said_by="Avonmere Police", location="table 4, row 5", agrees=True),
        ),
        "returns": RETURNS, "timetable": timetable_of(profile, chosen, date(2026, 3, 18)), "events": EVENTS,
        "disagreements": (
            Disagreement(about="27 February 2026", kind="time", first=("Avonmere ICB", "21:40", "row 3"),
                         second=("Avonmere Police", "22:05", "row 4"), event_ids=("e3", "e4")),
        ),
        "echoes": (
            Echo(event_id="e2", agency="Avonmere Police", told="Fernhill Homes", date=date(2025, 6, 3), window_days=14,
                 words="shared with Fernhill Homes"),
        ),
        "unsent_receipts": (
            UnsentReceipt(event_id="e3", agency="Avonmere ICB", heard_from="Avonmere Police", date=date(2025, 6, 3),
                          looked_from=date(2025, 5, 20), looked_to=date(2025, 6, 6), words="police letter read"),
        ),
        "named_without_rows": (
            NamedWithoutRows(agency="Fernhill Homes", is_of_case=True, told_by=("e2",), heard_by=("e2", "e3")),
            NamedWithoutRows(agency="probation", is_of_case=False, heard_by=("e1",)),
        ),
        "silences": (
            Silence(agency="Avonmere Police", longest_gap_days=396, gap_start=date(2024, 5, 3), gap_end=date(2025, 6, 3),
                    last_contact=date(2026, 2, 27), days_since_child_seen=None, days_since_child_seen_alone=269),
        ),
        "learning": (
            AgencyLearning(agency="Avonmere ICB", form="scoping", learning_point="Plans for autistic children", action="Audit",
                           lead="Lead nurse", target_date=date(2026, 4, 30), evidence="Begun", rag="amber"),
            AgencyLearning(agency="Avonmere Police", form="scoping", learning_point="Speak with the child", rag="red"),
        ),
        "quorum": Quorum(icb=True, police=True, local_authority=True),
    }  # fmt: skip
    if "outstanding" not in changes:
        received = {agency.name: {"scoping", "chronology"} for agency in chosen.agencies}
        given["outstanding"] = outstanding(chosen, received, date(2026, 3, 11))
    return CaseView(**(given | changes))


@pytest.fixture(name="make_case", scope="session")
def _make_case():  # type: ignore[no-untyped-def]
    return case


@pytest.fixture(name="make_view", scope="session")
def _make_view():  # type: ignore[no-untyped-def]
    return case_view


@pytest.fixture(name="make_event", scope="session")
def _make_event():  # type: ignore[no-untyped-def]
    return event


@pytest.fixture(name="make_entry", scope="session")
def _make_entry():  # type: ignore[no-untyped-def]
    return entry
