"""What the case and its returns know becomes searchable."""

from datetime import date

from pipeline.identifiers import known_person
from pipeline.identifiers.name_forms import names_in, parts_of
from pipeline.identifiers.roster import build_roster
from schemas.agency import Agency
from schemas.case import Case
from schemas.chronology import Event
from schemas.person import CasePerson, FamilyPerson, Practitioner
from schemas.provenance import Source
from schemas.returns import ParsedReturn
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.scoping import ScopingRecord

SOURCE = Source(name="return.docx", sha256="0" * 64, media_type="x")
CASE = Case(
    reference="XX-2026-001",
    profile="national",
    notified=date(2026, 3, 2),
    reviewers=("Dr Anneka Marlowe",),
    agencies=(
        Agency(name="Westmere Police", kind="police"),
        Agency(name="Larchfield Primary School", kind="education"),
    ),
    people=(
        CasePerson(
            role="subject-child", name="Tiegan Hollis", home_address="Flat 2, 14 Larkspur Close, Wednesfold WV11 3QT"
        ),
    ),
)
SCOPING = ParsedReturn(
    source=SOURCE,
    form="scoping",
    agency="Westmere Homes",
    record=ScopingRecord(
        completed_by=Practitioner(
            name="Bronagh Tully, Housing Officer", designation="Housing Officer", contact="b.tully@homes.example"
        ),
        people=(
            FamilyPerson(
                role="mother",
                name="HOLLIS, Kayleigh (also known as Kaz)",
                date_of_birth=date(1998, 1, 3),
                nhs_number="9434765919",
            ),
        ),
        involvement="Social worker Ngozi Okafor rang 07700 900123. They attend Millbrook Surgery.",
    ),
)
CHRONOLOGY = ParsedReturn(
    source=SOURCE,
    form="chronology",
    agency="Westmere Police",
    record=ChronologyRecord(
        events=(
            Event(
                date=date(2025, 3, 3),
                date_precision="day",
                event="PC Ilir Gashi attended; log 20DY/123456/25.",
                location="row 1",
            ),
            Event(
                date=date(2025, 4, 1),
                date_end=date(2025, 4, 30),
                date_precision="month",
                event="Seen.",
                location="row 2",
            ),
        )
    ),
)
ROSTER = build_roster(CASE, [SCOPING, CHRONOLOGY])


def test_people_of_the_case_and_of_the_returns_are_known() -> None:
    known = {person.names[0]: person for person in ROSTER.people}
    assert known["Kayleigh HOLLIS"].role == "mother"
    assert known["Kayleigh HOLLIS"].names == ("Kayleigh HOLLIS", "Kaz")
    assert known["Bronagh Tully"].role == "practitioner, Westmere Homes"
    assert known["Bronagh Tully"].suggestion == "the housing officer"
    assert {"Ngozi Okafor", "Ilir Gashi"} <= set(known)


def test_numbers_addresses_and_services_are_known() -> None:
    assert ROSTER.value("postcode", "wv11 3qt")
    assert ROSTER.value("street", "LARKSPUR CLOSE")
    assert ROSTER.value("nhs-number", "943 476 5919")
    assert ROSTER.value("phone", "+44 7700 900123")
    assert ROSTER.value("email", "B.Tully@homes.example")
    assert ROSTER.value("service", "Millbrook Surgery")
    assert ROSTER.value("service", "Larchfield Primary School")
    assert ROSTER.value("identifier", "20DY/123456/25")


def test_only_exact_days_are_days_of_the_family() -> None:
    assert ROSTER.date(date(2025, 3, 3))
    assert ROSTER.date(date(2025, 4, 1)) is None
    birth = ROSTER.date(date(1998, 1, 3))
    assert birth is not None
    assert birth.kind == "birth"


def test_agencies_pass_but_a_school_does_not() -> None:
    passes = dict(ROSTER.allowed)
    assert "Westmere Police" in passes
    assert "Dr Anneka Marlowe" in passes
    assert "Larchfield Primary School" not in passes


def test_a_name_is_known_in_its_other_spellings_and_not_in_another_name() -> None:
    people = (
        CasePerson(role="subject-child", name="Mohammed Hussain"),
        CasePerson(role="father", name="Stephen Chaudhry"),
        CasePerson(role="mother", name="Oksana Tkachenko"),
    )
    roster = build_roster(CASE.model_copy(update={"people": people}))

    def known(text: str) -> list[str]:
        return [span.text for span in known_person.find(text, roster) if span.severity == "must-fix"]

    for written in ("Muhammad", "Hussein", "Mr Chowdhury", "Steven", "Oxana", "HOSSAIN"):
        assert known(f"They met {written} at home.") == [written]
    for other in ("Mahmood", "Stefan", "Roxana"):
        assert known(f"They met {other} at home.") == []


def test_names_are_taken_apart() -> None:
    assert names_in("Not known") == ()
    assert names_in("Jo Bell (née Hart)") == ("Jo Bell", "Hart")
    assert parts_of("Mrs Adebayo-Clarke").last == ("adebayo", "clarke")
    assert parts_of("Maria de la Cruz").last == ("de", "la", "cruz")
    assert parts_of("Tiegan Mae Hollis").given == ("tiegan", "mae")
