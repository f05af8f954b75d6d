"""Each recogniser against a table of what it must find and what it must pass, all invented."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.identifiers import (
    RECOGNISERS,
    date_of_birth,
    demographic,
    email,
    findable,
    health_setting,
    known_person,
    national_insurance,
    nhs_number,
    organisation,
    person,
    phone,
    place,
    postcode,
    pupil_number,
    reference_numbers,
    school,
    street_address,
    url_handle,
    vehicle,
    weekday_time_place,
)
from pipeline.identifiers import age as ages
from pipeline.identifiers import date as dates
from pipeline.identifiers.recogniser import Recogniser
from pipeline.identifiers.roster import build_roster
from schemas.agency import Agency
from schemas.case import Case
from schemas.person import CasePerson

CASE = Case(
    reference="XX-2026-001",
    profile="national",
    notified=date(2026, 3, 2),
    incident=date(2026, 2, 27),
    pseudonym="Robin",
    reviewers=("Dr Anneka Marlowe",),
    agencies=(
        Agency(name="Westmere Police", kind="police"),
        Agency(name="Larchfield Primary School", kind="education"),
    ),
    people=(
        CasePerson(
            role="subject-child",
            name="Tiegan Mae Hollis",
            also_known_as=("Tig",),
            date_of_birth=date(2019, 5, 4),
            nhs_number="9434765919",
            home_address="14 Larkspur Close, Wednesfold, WV11 3QT",
        ),
        CasePerson(role="mother", name="Kayleigh Hollis", sex="female"),
        CasePerson(role="father", name="Will Osei-Bonsu", sex="male"),
        CasePerson(role="sibling", name="May Hollis"),
        CasePerson(role="significant-adult", name="Zofia Szymańska", relationship="maternal grandmother"),
        CasePerson(role="significant-adult", name="Abdul-Rahman Siddiqui", relationship="uncle"),
    ),
)
ROSTER = build_roster(CASE)

# recogniser, text, the words that must be found (none for a near miss)
TABLE: tuple[tuple[Recogniser, str, tuple[str, ...]], ...] = (
    (known_person, "Tiegan was seen.", ("Tiegan",)),
    (known_person, "TIEGAN HOLLIS was seen.", ("TIEGAN HOLLIS",)),
    (known_person, "Hollis, Tiegan was seen.", ("Hollis, Tiegan",)),
    (known_person, "tiegan's coat", ("tiegan",)),
    (known_person, "Teigan was seen.", ("Teigan",)),
    (known_person, "Ms Hollis rang.", ("Ms Hollis",)),
    (known_person, "Tig was seen.", ("Tig",)),
    (known_person, "Abdul Rahman Siddiqui came.", ("Abdul Rahman Siddiqui",)),
    (known_person, "Mrs Szymanska came.", ("Mrs Szymanska",)),
    (known_person, "T. Hollis signed.", ("T. Hollis",)),
    (known_person, "Mr Bonsu said so.", ("Mr Bonsu",)),
    (known_person, "They met Will at home.", ("Will",)),
    (known_person, "Will was at home.", ("Will",)),
    (known_person, "Will the plan be followed?", ()),
    (known_person, "The plan will be followed.", ()),
    (known_person, "In May 2024 the plan ended.", ()),
    (known_person, "May was at school.", ("May",)),
    (known_person, "On 4 May a visit was made.", ()),
    (known_person, "The hollow tree fell.", ()),
    (known_person, "Robin was seen.", ()),
    (person, "The health visitor, Ngozi Okafor, came.", ("Ngozi Okafor",)),
    (person, "DC Harpreet Gill arrested him.", ("Harpreet Gill",)),
    (person, "OLUWASEUN BALOGUN WAS PRESENT", ("OLUWASEUN BALOGUN",)),
    (person, "She told her uncle Kwabena everything.", ("Kwabena",)),
    (person, "The Social Worker told the Team Manager and the Health Visitor.", ()),
    (person, "The Strategy Meeting was chaired by Children's Services.", ()),
    (email, "Write to j.okoro@homes.example today.", ("j.okoro@homes.example",)),
    (email, "Meet @ the school.", ()),
    (url_handle, "See www.facebook.com/justice.for.t and #JusticeForT, said @mum_of_4.",
     ("www.facebook.com/justice.for.t", "#JusticeForT", "@mum_of_4")),
    (url_handle, "See https://www.gov.uk/government/publications/working-together", ()),
    (nhs_number, "NHS number 943 476 5919.", ("943 476 5919",)),
    (nhs_number, "His number is 4010232137.", ("4010232137",)),
    (nhs_number, "The grant was 4010232138 pounds.", ()),
    (national_insurance, "NI number QQ 12 34 56 C is made up, AB 12 34 56 C is not.", ("AB 12 34 56 C",)),
    (national_insurance, "Section AB 12 of the code.", ()),
    (pupil_number, "UPN A123456789012 was given.", ("A123456789012",)),
    (pupil_number, "Order B123456789012 was placed.", ()),
    (reference_numbers, "Crime number 20DY/123456/24 was closed.", ("20DY/123456/24",)),
    (reference_numbers, "Case ZC24C50123 was heard.", ("ZC24C50123",)),
    (reference_numbers, "PC 4471 attended, Mosaic ID 1182736.", ("4471", "1182736")),
    (reference_numbers, "In 2023/24 there were 1,204 referrals, case review 3 of 4.", ()),
    (phone, "Ring 07700 900123 or 0121 496 0456.", ("07700 900123", "0121 496 0456")),
    (phone, "Ring 999 or 0800 1111 in 2023 - 2024.", ()),
    (vehicle, "A car, BD17 KLM, left.", ("BD17 KLM",)),
    (vehicle, "The car R123 ABC left.", ("R123 ABC",)),
    (vehicle, "Regulation 27 and PART 2 apply.", ()),
    (street_address, "They lived at 14 Larkspur Close.", ("14 Larkspur Close",)),
    (street_address, "LARKSPUR CLOSE was searched.", ("LARKSPUR CLOSE",)),
    (street_address, "They fled to Flat 3, 27 Brindle Street that night.", ("Flat 3, 27 Brindle Street",)),
    (street_address, "The Family Court heard it; the way forward is clear.", ()),
    (postcode, "They moved to WV11 3QT and then SW1A 1ZZ.", ("WV11 3QT", "SW1A 1ZZ")),
    (postcode, "The WV11 area", ("WV11",)),
    (postcode, "Figure B12 shows Part 1 of it.", ()),
    (school, "He went to St Brannock's Catholic Primary School.", ("St Brannock's Catholic Primary School",)),
    (school, "She left larchfield primary school early.", ("larchfield primary school",)),
    (school, "The Primary School and the Nursery were told.", ()),
    (health_setting, "They were registered at Millbrook Surgery, then on Ward 12B.", ("Millbrook Surgery", "Ward 12B")),
    (health_setting, "The Hospital told the Clinic and the Health Centre.", ()),
    (date_of_birth, "Born on 9 June 2018, DOB: 09/06/2018.", ("9 June 2018", "09/06/2018")),
    (date_of_birth, "The policy of 9 June 2018 was new.", ()),
    (dates, "She fell on 3rd March 2025.", ("3rd March 2025",)),
    (dates, "On 27/02/2026 he died.", ("27/02/2026",)),
    (dates, "The Act came into force on 1 October 2021.", ()),
    (dates, "This happened in March 2025 and in spring.", ()),
    (ages, "He was 11 weeks old; on his fifth birthday they moved.", ("11 weeks old", "his fifth birthday")),
    (ages, "The mother was 19 when they met.", ("19",)),
    (ages, "The review for all babies at six weeks was missed; he was four.", ()),
    (place, "The family moved from Darlaston to Wednesfold.", ("Darlaston", "Wednesfold")),
    (place, "The family lives in England.", ()),
    (organisation, "They went to Beacon Hill Community Church.", ("Beacon Hill Community Church",)),
    (organisation, "The Multi-Agency Safeguarding Hub met the Local Authority.", ()),
    (weekday_time_place, "At 14:32 on Tuesday she rang.", ("At 14:32 on Tuesday",)),
    (weekday_time_place, "She rang on Christmas Eve.", ("Christmas Eve",)),
    (weekday_time_place, "The meeting is held every week.", ()),
    (demographic, "The mother is Eritrean and speaks Tigrinya.", ("Eritrean", "Tigrinya")),
    (findable, "The judge spoke of “a house without any love at all”.", ("a house without any love at all",)),
    (person, "Statement of Yeung-Tam, Kit-Wai to the police.", ("Yeung-Tam, Kit-Wai",)),
    (person, "Report of the Panel, May 2025.", ()),
    (findable, "She told her teacher “I do not want to go home today”.", ()),
    (demographic, "He has Angelman syndrome.", ("Angelman syndrome",)),
    (demographic, "The English language and Down's syndrome are known.", ()),
)  # fmt: skip


@pytest.mark.parametrize(("recogniser", "text", "expected"), TABLE, ids=[row[1][:50] for row in TABLE])
def test_finds_what_it_must_and_passes_the_near_miss(
    recogniser: Recogniser, text: str, expected: tuple[str, ...]
) -> None:
    found = {span.text for span in recogniser.find(text, ROSTER)}
    assert found == set(expected)


@pytest.mark.parametrize("recogniser", RECOGNISERS, ids=lambda recogniser: recogniser.__name__.rsplit(".", 1)[-1])
def test_every_recogniser_has_hits_and_near_misses(recogniser: Recogniser) -> None:
    own = [expected for one, _, expected in TABLE if one is recogniser]
    assert any(own)
    assert not all(own)


def test_a_span_stands_where_its_words_stand() -> None:
    for recogniser, text, _ in TABLE:
        for span in recogniser.find(text, ROSTER):
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "matches", "suggestion"),
    [
        ("Tiegan", "subject child (Tiegan Mae Hollis)", "Robin"),
        ("Mrs Hollis came", "mother (Kayleigh Hollis)", "Mother"),
        ("Mr Osei-Bonsu came", "father (Will Osei-Bonsu)", "Father"),
        ("Zofia came", "maternal grandmother (Zofia Szymańska)", "Maternal Grandmother"),
    ],
)
def test_a_known_person_is_matched_and_gets_a_relationship_instead(text: str, matches: str, suggestion: str) -> None:
    span = next(iter(known_person.find(text, ROSTER)))
    assert (span.matches, span.suggestion, span.severity) == (matches, suggestion, "must-fix")


def test_every_recogniser_is_documented() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "identifiers.md").read_text(encoding="utf-8")
    missing = [one.__name__ for one in RECOGNISERS if f"| `{one.__name__.rsplit('.', 1)[-1]}` |" not in page]
    assert missing == []
