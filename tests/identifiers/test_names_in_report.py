"""What the report calls people, and what it says instead of a time, an age or an address: words that fit a sentence."""

import datetime

import pytest

from pipeline.identifiers import (
    age,
    birthday,
    date,
    demographic,
    known_person,
    police_reference,
    reference_numbers,
    street_address,
)
from pipeline.identifiers import organisation as organisations
from pipeline.identifiers import weekday_time_place as times
from pipeline.identifiers.check import check
from pipeline.identifiers.known import Roster
from pipeline.identifiers.person import ROLE_NOT_SAID
from pipeline.identifiers.report_quality import quality_of
from pipeline.identifiers.roster import build_roster
from pipeline.readers.document import Document, Paragraph, Place
from schemas.case import Case
from schemas.person import CasePerson

BORN_FIRST, BORN_LAST = datetime.date(2019, 5, 4), datetime.date(2025, 8, 19)
PEOPLE = (
    CasePerson(role="subject-child", name="Idris Tregarth"),
    CasePerson(role="mother", name="Carys Tregarth", previous_addresses=("Flat 6, Cooper's Yard, Anytown, ZZ2 8RD",)),
    CasePerson(role="sibling", name="Nest Tregarth", relationship="half-sister", date_of_birth=BORN_LAST),
    CasePerson(role="sibling", name="Mabli Tregarth", relationship="half-sister", date_of_birth=BORN_FIRST),
    CasePerson(role="significant-adult", name="Olwen Tregarth", relationship="maternal grandmother", sex="female"),
    CasePerson(role="significant-adult", name="Rhodri Penn", relationship="father of Mabli", sex="male"),
)
CASE = Case(
    reference="ZZ-2026-7", profile="national", notified=datetime.date(2026, 3, 2), pseudonym="Robin", people=PEOPLE
)


@pytest.fixture(scope="module")
def roster() -> Roster:
    return build_roster(CASE)


def found(text: str, roster: Roster) -> list[tuple[str, str | None]]:
    """Each name with what to write instead."""
    return [(span.text, span.suggestion) for span in known_person.find(text, roster)]


def test_two_people_are_never_called_alike_and_the_eldest_is_the_first(roster: Roster) -> None:
    assert found("Mabli and Nest played.", roster) == [("Mabli", "Half-sister 1"), ("Nest", "Half-sister 2")]


def test_no_suggestion_and_no_relationship_repeats_a_real_name_as_the_reports_own(roster: Roster) -> None:
    assert found("Rhodri Penn came.", roster) == [("Rhodri Penn", "Father of Half-sister 1")]
    (span,) = known_person.find("Rhodri Penn came.", roster)
    assert span.reason == "The name of the father of Mabli, whom the case knows."


def test_a_surname_of_several_people_is_given_to_none_of_them(roster: Roster) -> None:
    (span,) = known_person.find("Tregarth was seen as hostile.", roster)
    assert (span.suggestion, span.severity) == ("a member of the family", "must-fix")
    assert span.matches == "subject child, sibling, mother or maternal grandmother"
    assert "Read each place" in span.reason


@pytest.mark.parametrize(
    ("text", "name", "instead"),
    [
        ("She met Mrs Tregarth.", "Mrs Tregarth", "a member of the family"),
        ("The grandmother, Mrs Tregarth, rang.", "Mrs Tregarth", "Maternal Grandmother"),
        ("His mum, Ms Tregarth, rang.", "Ms Tregarth", "Mother"),
        ("Carys Tregarth rang.", "Carys Tregarth", "Mother"),
        ("Mr Penn rang.", "Mr Penn", "Father of Half-sister 1"),
    ],
)
def test_a_title_or_the_kin_just_before_says_who_is_meant(roster: Roster, text: str, name: str, instead: str) -> None:
    assert found(text, roster) == [(name, instead)]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("The Tregarths were well known.", [("Tregarths", "the family")]),
        ("The Tregarth family moved.", [("Tregarth", "a member of the family")]),
        ("Idris Tregarth was seen. Tregarth, Idris. Idris Tregarth slept.",
         [("Idris Tregarth", "Robin"), ("Tregarth, Idris", "Robin"), ("Idris Tregarth", "Robin")]),
    ],
)  # fmt: skip
def test_a_surname_that_means_them_all_and_names_that_end_with_their_sentence(
    roster: Roster, text: str, instead: list[tuple[str, str]]
) -> None:
    assert found(text, roster) == instead


def test_a_surname_that_is_an_english_word_is_found_before_family() -> None:
    people = (CasePerson(role="subject-child", name="Idris Vale"), CasePerson(role="mother", name="Carys Vale"))
    plain = build_roster(CASE.model_copy(update={"people": people}))
    assert found("The Vale family moved.", plain) == [("Vale", "a member of the family")]
    assert found("Down in the vale families walked.", plain) == []


def suggestions(text: str, roster: Roster) -> dict[str, str | None]:
    """What the whole check offers for each person of a sentence."""
    draft = Document("draft.docx", "0" * 64, "", (Paragraph(text, Place(paragraph=1)),))
    return {one.text: one.suggestion for one in check(draft, roster).findings if one.category == "person"}


def test_a_misspelt_name_with_another_surname_is_not_taken_for_the_person(roster: Roster) -> None:
    told = suggestions("Her sister, Caryl Khan, rang.", roster)
    assert told == {"Caryl Khan": ROLE_NOT_SAID}


def test_somebody_met_with_a_role_is_called_by_it_everywhere(roster: Roster) -> None:
    told = suggestions(
        "She rang the school nurse, Jo Bright. Ms Bright wrote it down. Their GP, Dr Olu Adey, knew.", roster
    )
    assert told == {"Jo Bright": "the school nurse", "Ms Bright": "the school nurse", "Dr Olu Adey": "the GP"}


def test_an_earlier_address_is_whole_and_is_not_called_the_family_home(roster: Roster) -> None:
    spans = list(street_address.find("They moved from Flat 6, Cooper's Yard in May.", roster))
    assert {(span.text, span.suggestion) for span in spans} == {("Flat 6, Cooper's Yard", "an earlier address")}


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("seen at 9.15 am", "the morning"),
        ("seen at 15:30", "the afternoon"),
        ("seen at 7pm", "the evening"),
        ("seen at noon", "the middle of the day"),
        ("seen at midnight", "the night"),
        ("On Christmas Day he fell", "a day in winter"),
        ("On Good Friday he fell", "a day in spring"),
        ("seen on Tuesday at 3.15 pm", "in the afternoon"),
    ],
)
def test_a_time_becomes_a_part_of_the_day_or_a_season(text: str, instead: str) -> None:
    assert [span.suggestion for span in times.find(text, Roster())] == [instead]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("He was six months old.", "under a year old"),
        ("He was 14 months old.", "one year old"),
        ("He was 30 months old.", "2 years old"),
        ("a six-week-old baby", "young"),
        ("He was six weeks old.", "a few weeks old"),
        ("Aged three days he fell.", "Aged a few days"),
        ("At six months he fell.", "in the first year"),
        ("He was two years and three months old.", "two years old"),
    ],
)
def test_an_exact_age_becomes_words_that_fit(text: str, instead: str) -> None:
    assert [span.suggestion for span in age.find(text, Roster())] == [instead]


def test_a_small_organisation_is_called_by_its_kind() -> None:
    spans = list(organisations.find("They went to St Bartle's Church and the Red Kite Club.", Roster()))
    assert [span.suggestion for span in spans if span.severity == "check"] == ["a place of worship", "a club"]


def test_whose_birthday_it_was_and_who_spoke_a_language_stay_in_the_sentence() -> None:
    (day,) = birthday.find("It was Nest's second birthday.", Roster())
    spoken = list(demographic.find("A Polish-speaking childminder and her son, who spoke Polish, came.", Roster()))
    assert (day.text, day.suggestion) == ("second birthday", "birthday")
    assert [span.suggestion for span in spoken] == ["multilingual", "a language other than English"]


def test_a_day_by_which_an_agency_is_to_act_is_hardly_worth_a_thought() -> None:
    (target,) = date.find("The Partnership should audit files by 1 September 2026.", Roster())
    (family,) = date.find("Mother was told that she must move by 1 September 2026.", Roster())
    assert (target.severity, family.severity) == ("consider", "check")


def test_the_cases_own_reference_and_a_short_collar_number_are_found(roster: Roster) -> None:
    assert [span.text for span in reference_numbers.find("Draft of May, ZZ-2026-7", roster)] == ["ZZ-2026-7"]
    assert [span.text for span in police_reference.find("PC Lowe (collar number 4471) came.", roster)] == ["4471"]


def test_names_in_capitals_are_no_acronyms_to_explain() -> None:
    words = "word " * 1200 + "IDRIS was seen by MASH."
    draft = Document("draft.docx", "0" * 64, "", (Paragraph(words, Place(paragraph=1)),))
    (said,) = [one for one in quality_of(draft, frozenset({"IDRIS"})) if one.startswith("Not explained")]
    assert "MASH" in said and "IDRIS" not in said
