"""An invented case as a finished view: ten agencies, sixty rows of every awkward kind, two partners and twins."""

from datetime import UTC, date, datetime, timedelta

import pytest

from schemas.agency import Agency
from schemas.case import Case, ReviewPeriod
from schemas.case_view import AgencyChange, CaseEvent, CaseView, CellMark, Disagreement, PersonFact, Quorum, ReturnEntry, SameEvent, Silence
from schemas.messages_between import Echo, NamedWithoutRows, UnsentReceipt
from schemas.chronology import LabelledText
from schemas.issue import Issue
from schemas.person import CasePerson
from schemas.timetable import Deadline, Outstanding, Timetable

AGENCIES = (
    Agency(name="Severn Vale Police", kind="police"),
    Agency(name="Severn Vale Integrated Care Board", kind="icb"),
    Agency(name="Severn Vale Children's Social Care", kind="local-authority"),
    Agency(name="Severn Vale Early Help", kind="local-authority"),
    Agency(name="Larkmead Primary School", kind="education"),
    Agency(name="Severn Vale Health Visiting", kind="health"),
    Agency(name="Larkmead Surgery", kind="health"),
    Agency(name="Severn Vale Hospitals NHS Trust", kind="health"),
    Agency(name="Riverside Homes", kind="housing"),
    Agency(name="Harbour Women's Aid", kind="voluntary", phone="01632 960 111"),
)
CHILD = "Robyn Ashdown-Vale"
PEOPLE = (
    CasePerson(role="subject-child", name=CHILD, date_of_birth=date(2021, 5, 4), sex="female",
               parents=("Carys Ashdown", "Dylan Vale"), lives_with_subject_child=True),
    CasePerson(role="mother", name="Carys Ashdown", date_of_birth=date(1997, 2, 11), sex="female",
               partners=("Tomasz Breck",), former_partners=("Dylan Vale",), lives_with_subject_child=True),
    CasePerson(role="father", name="Dylan Vale", date_of_birth=date(1995, 9, 30), sex="male"),
    CasePerson(role="significant-adult", name="Tomasz Breck", relationship="mother's partner", sex="male",
               date_of_birth=date(1990, 1, 2), lives_with_subject_child=True),
    CasePerson(role="sibling", name="Ellis Ashdown", date_of_birth=date(2016, 3, 1), sex="male",
               parents=("Carys Ashdown", "Dylan Vale"), lives_with_subject_child=True),
    CasePerson(role="sibling", name="Kit Breck", date_of_birth=date(2024, 7, 19), sex="male",
               parents=("Carys Ashdown", "Tomasz Breck"), twin_of="Wren Breck", lives_with_subject_child=True),
    CasePerson(role="sibling", name="Wren Breck", date_of_birth=date(2024, 7, 19), sex="female",
               parents=("Carys Ashdown", "Tomasz Breck"), lives_with_subject_child=True,
               date_of_death=date(2024, 8, 2)),
    CasePerson(role="significant-adult", name="Maureen Ashdown", relationship="maternal grandmother", sex="female",
               date_of_birth=date(1969, 6, 6)),
)  # fmt: skip
LONG_TEXT = " ".join(f"Sentence {number} of a long entry about the home visit." for number in range(1, 121))
FIRST_DAY = date(2024, 3, 4)


def event(number: int, **changes: object) -> CaseEvent:
    """A plain row; any part of it can be given otherwise."""
    agency = AGENCIES[number % len(AGENCIES)]
    day = FIRST_DAY + timedelta(days=11 * number)
    parts: dict[str, object] = {
        "id": f"row-{number:03}", "agency": agency.name, "file": f"return-{number % 10}.docx", "sha256": "ab" * 32,
        "return_version": 1, "date": day, "date_precision": "day", "date_text": f"{day:%d/%m/%Y}",
        "time": f"{8 + number % 10:02}:15" if number % 3 else None, "time_text": "" if number % 3 == 0 else "8.15",
        "source": "Case notes", "child_contact": "Robyn seen in the kitchen by the worker",
            "seen_alone": number % 4 == 0,
        "family_contact": "Mother", "event": f"Visit {number}: planned contact at the family home.",
        "comment": "Professional curiosity could have gone further.", "location": f"table 2, row {number + 2}",
        "age_of_child": f"{2 + number // 33} y {number % 12} m",
    }  # fmt: skip
    return CaseEvent(**{**parts, **changes})  # type: ignore[arg-type]


def awkward_events() -> list[CaseEvent]:
    """Sixty rows: month-only, approximate, repaired, long, formula-like, tied, linked,
    annotated; the last two undated."""
    changes: dict[int, dict[str, object]] = {
        3: {"date_precision": "month", "date": date(2024, 4, 1), "date_end": date(2024, 4, 30),
            "date_text": "April 2024"},
        5: {"approximate": True, "date_text": "?28.04.24"},
        7: {"date_text": "20.05/24", "date_notes": ("read as 20 May 2024: the second separator was a slash",)},
        9: {"event": "=HYPERLINK(\"http://example.invalid\",\"press\")"},
        10: {"event": "+44 call taken from a neighbour"},
        11: {"event": "- mother said \"not today\""},
        12: {"event": "@school gate: father shouting", "comment": "=1+1"},
        13: {"event": LONG_TEXT},
        14: {"event": "Text with a bell \x07 in it and\x0ba line break"},
        15: {"order_unknown": True, "time": None, "time_text": None},
        16: {"date": FIRST_DAY + timedelta(days=165), "order_unknown": True, "time": None, "time_text": "pm"},
        20: {"same_as": ("row-021", "row-022"), "conflicts_with": ("row-021",)},
        21: {"same_as": ("row-020", "row-022"), "conflicts_with": ("row-020",)},
        22: {"same_as": ("row-020", "row-021")},
        25: {"notes": {"Key event": "Yes", "Theme / KLOE": "Was neglect seen?", "Reviewer's note": "Ask about the dog.",
                       "For the family": "Carys wants this said."}},
        26: {"marks": (CellMark(column="Event", fill="FFFF00"), CellMark(column="Comment and analysis",
            comment="Why?"))},
        30: {"other": (LabelledText(label="Voice of the child", text="I like it at Nan's."),)},
        31: {"change": "new"},
        32: {"change": "changed"},
        40: {"date_precision": "year", "date": date(2025, 1, 1), "date_end": date(2025, 12, 31), "date_text": "2025"},
        58: {"date": None, "date_precision": "unknown", "date_text": "TBC", "time": None, "time_text": None},
        59: {"date": None, "date_precision": "unknown", "date_text": None, "agency": None, "time": None,
            "time_text": None},
    }  # fmt: skip
    return [event(number, **changes.get(number, {})) for number in range(60)]


def returns() -> tuple[ReturnEntry, ...]:
    """One chronology an agency, one of them set aside, one replaced."""
    received = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
    bad = Issue(severity="error", code="impossible-date", message="The date 31/02/2025 does not exist.",
                location="table 2, row 14, column Date", advice="Please give the date that was meant.")  # fmt: skip
    look = Issue(severity="warning", code="outside-period", message="12/01/2019 lies before the review period.",
                 location="table 2, row 3, column Date", advice="Please confirm the date.")  # fmt: skip
    told = Issue(severity="info", code="date-repaired", message="20.05/24 was read as 20 May 2024.",
                 location="table 2, row 9, column Date")  # fmt: skip
    entries = [
        ReturnEntry(
            agency=agency.name, form="chronology", file=f"accepted/return-{number}.docx", sha256=f"{number:02}" * 32,
            received_at=received, version=1, state="accepted", names=(f"return-{number}.docx",),
            issues=(bad, look, told) if number == 4 else (look,) if number == 6 else (),
        )
        for number, agency in enumerate(AGENCIES)
    ]  # fmt: skip
    set_aside = ReturnEntry(
        agency=None, form="unknown", file="needs-attention/scan.pdf", sha256="ff" * 32, received_at=received, version=1,
        state="needs-attention", reason="The pages are pictures without text.", advice="Ask for the Word file.",
    )  # fmt: skip
    return (*entries, set_aside)


def make_view(**changes: object) -> CaseView:
    """The whole view; any part can be given otherwise."""
    case = Case(
        reference="WM-2026-014", profile="west-midlands", notified=date(2026, 3, 2), incident=date(2026, 2, 27),
        incident_kind="serious harm", key_lines_of_enquiry=("Was neglect seen, and by whom?",
            "Who spoke to Robyn alone?"),
        review_period=ReviewPeriod(start=date(2024, 3, 1), end=date(2026, 2, 27)), agencies=AGENCIES, people=PEOPLE,
    )  # fmt: skip
    parts: dict[str, object] = {
        "case": case, "as_at": date(2026, 3, 12), "generated_at": datetime(2026, 3, 12, 10, 0, tzinfo=UTC),
            "people": PEOPLE,
        "facts": (
            PersonFact(person=CHILD, role="subject-child", fact="date_of_birth", value="05/04/2021",
                       said_by="Larkmead Surgery", location="gp.docx, table 3, row 5", agrees=False),
        ),
        "returns": returns(),
        "outstanding": (Outstanding(agency="Harbour Women's Aid", form="scoping", due=date(2026, 3, 9),
                                    working_days_overdue=3, phone="01632 960 111"),),
        "timetable": Timetable(profile="west-midlands", notified=date(2026, 3, 2), anchor=date(2026, 3, 2), deadlines=(
            Deadline(name="Scoping forms returned", due=date(2026, 3, 9), working_day=5, rule="4.3.4",
                who="agencies"),)),
        "events": tuple(awkward_events()),
        "withdrawn_events": (event(70, id="row-gone", change="withdrawn", notes={"Reviewer's note": "Keep this."}),),
        "same_events": (SameEvent(first="row-020", second="row-021", strength=0.91,
                        reason="same day, both name the hospital"),),
        "disagreements": (Disagreement(about="Arrival at hospital", kind="time",
                                       first=("Severn Vale Police", "21:10", "return-0.docx, table 2, row 22"),
                                       second=("Larkmead Surgery", "21:40", "return-6.docx, table 2, row 9"),
                                       event_ids=("row-020", "row-021")),),
        "echoes": (Echo(event_id="row-023", agency="Larkmead Primary School", told="Severn Vale Early Help",
                        date=date(2024, 11, 12), window_days=14, words="Referred to Early Help by telephone."),),
        "unsent_receipts": (
            UnsentReceipt(event_id="row-021", agency="Severn Vale Integrated Care Board", heard_from="Severn Vale Police",
                          date=date(2024, 11, 10), looked_from=date(2024, 10, 27), looked_to=date(2024, 11, 13),
                          words="=Police letter read"),
        ),
        "named_without_rows": (
            NamedWithoutRows(agency="Harbour Women's Aid", is_of_case=True, told_by=("row-020", "row-021", "row-023"),
                             heard_by=("row-022",)),
            NamedWithoutRows(agency="probation", is_of_case=False, heard_by=("row-024",)),
        ),
        "silences": (
            Silence(agency="Severn Vale Police", longest_gap_days=110, gap_start=date(2024, 3, 4), gap_end=date(2024,
                6, 22),
                    last_contact=date(2025, 10, 25), days_since_child_seen=125, days_since_child_seen_alone=None),
            Silence(agency="Larkmead Surgery", longest_gap_days=None, gap_start=None, gap_end=None, last_contact=None,
                    days_since_child_seen=None, days_since_child_seen_alone=None),
        ),
        "organisational_changes": (
            AgencyChange(agency="Severn Vale Health Visiting", file="org.docx", date=date(2024, 9, 2),
                date_precision="day",
                         date_text="02/09/2024", change="Two teams became one.", impact="Caseloads rose.",
                             location="row 2"),
        ),
        "quorum": Quorum(icb=True, police=True, local_authority=True),
        "reviewer_columns": (LabelledText(label="For the family", text=""),),
    }  # fmt: skip
    return CaseView(**{**parts, **changes})  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def view() -> CaseView:
    return make_view()


@pytest.fixture(scope="session")
def make_case_view():  # type: ignore[no-untyped-def]
    return make_view


@pytest.fixture(scope="session")
def make_event():  # type: ignore[no-untyped-def]
    return event
