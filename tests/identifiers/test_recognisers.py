"""Each recogniser against a table of what it must find and what it must pass, all invented."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.identifiers import RECOGNISERS, known_person
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
TABLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("known_person", "Tiegan was seen.", ("Tiegan",)),
    ("known_person", "TIEGAN HOLLIS was seen.", ("TIEGAN HOLLIS",)),
    ("known_person", "Hollis, Tiegan was seen.", ("Hollis, Tiegan",)),
    ("known_person", "tiegan's coat", ("tiegan",)),
    ("known_person", "Teigan was seen.", ("Teigan",)),
    ("known_person", "Ms Hollis rang.", ("Ms Hollis",)),
    ("known_person", "Tig was seen.", ("Tig",)),
    ("known_person", "Abdul Rahman Siddiqui came.", ("Abdul Rahman Siddiqui",)),
    ("known_person", "Mrs Szymanska came.", ("Mrs Szymanska",)),
    ("known_person", "T. Hollis signed.", ("T. Hollis",)),
    ("known_person", "Mr Bonsu said so.", ("Mr Bonsu",)),
    ("known_person", "They met Will at home.", ("Will",)),
    ("known_person", "Will was at home.", ("Will",)),
    ("known_person", "Will the plan be followed?", ()),
    ("known_person", "The plan will be followed.", ()),
    ("known_person", "In May 2024 the plan ended.", ()),
    ("known_person", "May was at school.", ("May",)),
    ("known_person", "On 4 May a visit was made.", ()),
    ("known_person", "The hollow tree fell.", ()),
    ("known_person", "Robin was seen.", ()),
    ("person", "The health visitor, Ngozi Okafor, came.", ("Ngozi Okafor",)),
    ("person", "DC Harpreet Gill arrested him.", ("DC Harpreet Gill",)),
    ("person", "OLUWASEUN BALOGUN WAS PRESENT", ("OLUWASEUN BALOGUN",)),
    ("person", "She told her uncle Kwabena everything.", ("Kwabena",)),
    ("person", "The Social Worker told the Team Manager and the Health Visitor.", ()),
    ("person", "The Strategy Meeting was chaired by Children's Services.", ()),
    ("email", "Write to j.okoro@homes.example today.", ("j.okoro@homes.example",)),
    ("email", "Meet @ the school.", ()),
    ("url_handle", "See www.facebook.com/justice.for.t and #JusticeForT, said @mum_of_4.",
     ("www.facebook.com/justice.for.t", "#JusticeForT", "@mum_of_4")),
    ("url_handle", "See https://www.gov.uk/government/publications/working-together", ()),
    ("nhs_number", "NHS number 943 476 5919.", ("943 476 5919",)),
    ("nhs_number", "His number is 4010232137.", ("4010232137",)),
    ("nhs_number", "The grant was 4010232138 pounds.", ()),
    ("national_insurance", "NI number QQ 12 34 56 C is made up, AB 12 34 56 C is not.", ("AB 12 34 56 C",)),
    ("national_insurance", "Section AB 12 of the code.", ()),
    ("pupil_number", "UPN A123456789012 was given.", ("A123456789012",)),
    ("pupil_number", "Order B123456789012 was placed.", ()),
    ("police_reference", "Crime number 20DY/123456/24 was closed.", ("20DY/123456/24",)),
    ("police_reference", "PC 4471 attended log 388 of 24/07/2025.", ("4471", "388 of 24/07/2025")),
    ("police_reference", "Custody record HM/2218/25 was kept.", ("HM/2218/25",)),
    ("police_reference", "In 2023/24 police saw 12 of 40 cases on 24/07/2025.", ()),
    ("court_reference", "Case ZC24C50123 was heard.", ("ZC24C50123",)),
    ("court_reference", "The family court case, no. FD/23/4471, ended.", ("FD/23/4471",)),
    ("court_reference", "The court sat on 24/07/2025 and in 2024.", ()),
    ("social_care_reference", "Mosaic ID 1182736; her file on Liquidlogic is 30117254.", ("1182736", "30117254")),
    ("social_care_reference", "Social care saw 1,204 children in 2023/24.", ()),
    ("health_record_number", "His hospital number is RK7740021.", ("RK7740021",)),
    ("health_record_number", "The hospital saw 4471 children in 2024, ward 12.", ()),
    ("passport_licence", "A passport, no. 561220937, and a driving licence, FARNW912175L99AB.", ("561220937", "FARNW912175L99AB")),
    ("passport_licence", "They had no passport and 561 pounds.", ()),
    ("reference_numbers", "Tenancy reference TN-88120-4 was ended.", ("TN-88120-4",)),
    ("reference_numbers", "In 2023/24 there were 1,204 referrals, case review 3 of 4.", ()),
    ("phone", "Ring 07700 900123 or 0121 496 0456.", ("07700 900123", "0121 496 0456")),
    ("phone", "Ring 999 or 0800 1111 in 2023 - 2024.", ()),
    ("vehicle", "A car, BD17 KLM, left.", ("BD17 KLM",)),
    ("vehicle", "The car R123 ABC left.", ("R123 ABC",)),
    ("vehicle", "Regulation 27 and PART 2 apply.", ()),
    ("street_address", "They lived at 14 Larkspur Close.", ("14 Larkspur Close",)),
    ("street_address", "LARKSPUR CLOSE was searched.", ("LARKSPUR CLOSE",)),
    ("street_address", "They fled to Flat 3, 27 Brindle Street that night.", ("Flat 3, 27 Brindle Street",)),
    ("street_address", "The Family Court heard it; the way forward is clear.", ()),
    ("postcode", "They moved to WV11 3QT and then SW1A 1ZZ.", ("WV11 3QT", "SW1A 1ZZ")),
    ("postcode", "The WV11 area", ("WV11",)),
    ("postcode", "Figure B12 shows Part 1 of it.", ()),
    ("school", "He went to St Brannock's Catholic Primary School.", ("St Brannock's Catholic Primary School",)),
    ("school", "She left larchfield primary school early.", ("larchfield primary school",)),
    ("school", "The Primary School and the Nursery were told.", ()),
    ("health_setting", "They were registered at Millbrook Surgery, then on Ward 12B.", ("Millbrook Surgery", "Ward 12B")),
    ("health_setting", "The Hospital told the Clinic and the Health Centre.", ()),
    ("date_of_birth", "Born on 9 June 2018, DOB: 09/06/2018.", ("9 June 2018", "09/06/2018")),
    ("date_of_birth", "The policy of 9 June 2018 was new.", ()),
    ("date", "She fell on 3rd March 2025.", ("3rd March 2025",)),
    ("date", "On 27/02/2026 he died.", ("27/02/2026",)),
    ("date", "The Act came into force on 1 October 2021.", ()),
    ("date", "This happened in March 2025 and in spring.", ()),
    ("age", "He was 11 weeks old; on his fifth birthday they moved.", ("11 weeks old",)),
    ("age", "The mother was 19 when they met.", ("19",)),
    ("age", "The review for all babies at six weeks was missed; he was four.", ()),
    ("place", "The family moved from Darlaston to Wednesfold.", ("Darlaston", "Wednesfold")),
    ("place", "The family lives in England.", ()),
    ("organisation", "They went to Beacon Hill Community Church.", ("Beacon Hill Community Church",)),
    ("organisation", "The Multi-Agency Safeguarding Hub met the Local Authority.", ()),
    ("weekday_time_place", "At 14:32 on Tuesday she rang.", ("At 14:32 on Tuesday",)),
    ("weekday_time_place", "She rang on Christmas Eve.", ("Christmas Eve",)),
    ("weekday_time_place", "The meeting is held every week.", ()),
    ("demographic", "The mother is Eritrean and speaks Tigrinya.", ("Eritrean", "Tigrinya")),
    ("findable", "The judge spoke of “a house without any love at all”.", ("a house without any love at all",)),
    ("person", "Statement of Yeung-Tam, Kit-Wai to the police.", ("Yeung-Tam, Kit-Wai",)),
    ("person", "Report of the Panel, May 2025.", ()),
    ("findable", "She told her teacher “I do not want to go home today”.", ()),
        ("demographic", "The English language and Down's syndrome are known.", ()),
    ("age", "Lewis Farnworth, 29, was there, and so was Ms Dunn (31).", ("29", "31")),
    ("age", "On 3 May, 20 people came; Act 4, 19 and 20.", ()),
    ("birthday", "On his fifth birthday they moved.", ("fifth birthday",)),
    ("birthday", "Birthday cards were on the shelf.", ()),
    ("rare_condition", "He has Angelman syndrome and Perthes disease.", ("Angelman syndrome", "Perthes disease")),
    ("rare_condition", "Down's syndrome and heart disease are known.", ()),
    ("demographic", "He is a Muslim boy; she works as a dental nurse at night.", ("Muslim", "dental nurse")),
    ("date_of_birth", "Born on 14 March 2023, and not 3 April 2023.", ("14 March 2023", "3 April 2023")),
    ("person", "That night Filmon drove him. In the hall stood Senait.", ("Filmon", "Senait")),
    ("person", "According to Kamran, a man called Nana came.", ("Kamran", "Nana")),
    ("person", "A friend, Summer, stayed with Rose Tattersall and Dean.", ("Summer", "Rose Tattersall", "Dean")),
    ("person", "He told Yaw, who knocked; she met Housing and asked Legal.", ("Yaw",)),
    ("person", "The mentor, Felix Ward, left.", ("Felix Ward",)),
    ("person", "The file on Liquidlogic was scanned by Docman; they had met in Yarlside.", ()),
    ("person", "Marfan syndrome runs in the family; she speaks Twi.", ()),
    ("person", "The criteria are met. Was Not Brought codes are used in Wakefield.", ()),
    ("person", "[bookmark: _Toc181887813]About this Toolkit", ()),
)  # fmt: skip


BY_NAME = {one.__name__.rsplit(".", 1)[-1]: one for one in RECOGNISERS}


@pytest.mark.parametrize(("recogniser", "text", "expected"), TABLE, ids=[row[1][:50] for row in TABLE])
def test_finds_what_it_must_and_passes_the_near_miss(recogniser: str, text: str, expected: tuple[str, ...]) -> None:
    found = {span.text for span in BY_NAME[recogniser].find(text, ROSTER)}
    assert found == set(expected)


@pytest.mark.parametrize("recogniser", BY_NAME)
def test_every_recogniser_has_hits_and_near_misses(recogniser: str) -> None:
    own = [expected for one, _, expected in TABLE if one == recogniser]
    assert any(own)
    assert not all(own)


def test_a_span_stands_where_its_words_stand() -> None:
    for recogniser, text, _ in TABLE:
        for span in BY_NAME[recogniser].find(text, ROSTER):
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
    missing = [name for name in BY_NAME if f"| `{name}` |" not in page]
    assert missing == []
