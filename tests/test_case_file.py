"""case.toml: what reads, how mistakes are answered, what is written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.case_file import add_agency, new_case_text, read_case
from pipeline.errors import ConfigurationError
from schemas.agency import Agency
from schemas.case import Case, ReviewPeriod
from schemas.person import CasePerson

CONTRACT = """\
reference = "WM-2026-014"
profile = "west-midlands"            # or bexley
notified = 2026-03-02
incident = 2026-02-27
incident_kind = "serious harm"
summary = "A fall, told in two ways."
key_lines_of_enquiry = ["Was the child heard?", "Was information shared?"]
pseudonym = "Robin"
reviewers = ["Dr A. Reviewer"]

[review_period]
start = 2024-03-01
end = 2026-02-27

[[agencies]]
name = "West Midlands Police"
kind = "police"
asked = 2026-03-03
expects = ["scoping", "chronology"]

[[agencies]]
name = "Fernhill Trust"
kind = "health"

[[people]]
role = "subject-child"
name = "Wren Alderley"
also_known_as = ["Birdie"]
date_of_birth = 2019-05-04
nhs_number = "943 476 5919"
previous_addresses = ["1 Example Road"]

[decisions]
meeting_date = 2026-03-13
immediate_safety = true
participants = ["A | B | C", "D | E | F"]
"""
SMALL = 'reference = "A-1"\nprofile = "tees"\nnotified = 2026-03-02\n'


def answer(text: str) -> str:
    with pytest.raises(ConfigurationError) as raised:
        read_case(text, "intake/A-1/case.toml")
    return str(raised.value)


def test_the_contracts_example_reads() -> None:
    case = read_case(CONTRACT, "case.toml")
    assert (case.reference, case.notified, case.incident) == ("WM-2026-014", date(2026, 3, 2), date(2026, 2, 27))
    assert [agency.name for agency in case.agencies] == ["West Midlands Police", "Fernhill Trust"]
    assert case.agencies[0].asked == date(2026, 3, 3)
    assert case.agencies[1].expects == ("scoping", "chronology")
    assert case.subject_child is not None
    assert case.subject_child.also_known_as == ("Birdie",)
    assert case.review_period == ReviewPeriod(start=date(2024, 3, 1), end=date(2026, 2, 27))


def test_decisions_may_be_dates_yes_or_no_and_lists() -> None:
    decisions = read_case(CONTRACT, "case.toml").decisions
    assert decisions == {
        "meeting_date": "2026-03-13",
        "immediate_safety": "yes",
        "participants": "A | B | C\nD | E | F",
    }


def test_only_three_keys_are_required() -> None:
    assert read_case(SMALL, "case.toml").people == ()


def test_a_file_saved_by_notepad_with_a_byte_order_mark_reads() -> None:
    assert read_case("\ufeff" + SMALL, "case.toml").reference == "A-1"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('reference = "A-1"\nprofile = "tees"\n', ["“notified” is missing", "notified = 2026-03-02"]),
        ('reference = "A-1"\nprofile = "tees"\nnotified = 02/03/2026\n',
         ["line 3", "notified = 02/03/2026", "notified = 2026-03-02"]),
        ('reference = "A-1"\nprofile = "tees"\nnotified = "2 March"\n',
         ["line 3", "“2 March”", "year-month-day", "notified = 2026-03-02"]),
        ("reference = A-1\n", ["line 1", "quotation marks", 'reference = "WM-2026-014"']),
        (SMALL + '[[agencies]]\nname = "A"\nkind = "health"\n\n[[agencies]]\nname = "B"\nkind = "polce"\n',
         ["line 10", "“polce”", "police", 'kind = "police"']),
        (SMALL + '[[people]]\nrole = "mum"\nname = "A"\n', ["line 5", "“mum”", "mother"]),
        (SMALL + '[[people]]\nrole = "mother"\nname = "A"\nnhs_number = 9434765919\n',
         ["line 7", "9434765919", "quotation marks"]),
        (SMALL + 'pseudonyme = "Robin"\n', ["line 4", "“pseudonyme” is not known", "Did you mean “pseudonym”"]),
        (SMALL + '[[agencies]]\nname = "A"\nkind = "health"\nask = 2026-03-03\n', ["line 7", "Did you mean “asked”"]),
        (SMALL + "[review_period]\nstart = 2026-02-01\nend = 2024-02-01\n", ["line 5", "starts after it ends"]),
        (SMALL + '[[agencies]]\nname = "A"\nkind = "health"\n[[agencies]]\nname = "a"\nkind = "police"\n',
         ["line 8", "stands twice"]),
        (SMALL + '[decisions]\nmeeting_date = "soon"\n', ["line 5", "“soon” is not a date", "2026-03-16"]),
        (SMALL + '[decisions]\ndecison = "local"\n', ["line 5", "Did you mean “decision”"]),
        (SMALL + 'reviewers = "Dr A"\n', ["line 4", "a list stands between [ and ]"]),
    ],
)  # fmt: skip
def test_a_mistake_is_answered_with_line_expectation_and_example(text: str, words: list[str]) -> None:
    said = answer(text)
    assert said.startswith("intake/A-1/case.toml")
    for word in words:
        assert word in said


def test_every_mistake_is_told_at_once_in_the_order_of_the_file() -> None:
    said = answer('reference = 5\nprofile = "tees"\nnotified = "x"\n').splitlines()
    assert ["line 1" in said[0], "line 3" in said[1]] == [True, True]


@pytest.mark.parametrize(
    ("lines", "number", "advice"),
    [
        ("phone = 01632 960001", 4, 'phone = "01632 960001"'),
        ('[people]\nrole = "mother"', 4, "two brackets on each side: [[people]]"),
        ('[[people]]\nrole = "mother"\nname = "A\nsex = "female"', 6, "quotation mark is missing at its end"),
        ('[[people]]\nrole = "mother"\nname = "A"\npseudonym = "B"', 7, "above the first line that begins with ["),
        ('[[people]]\nrole = "mother"\nname = "A"\nmeeting_date = 2026-03-16', 7, "a line of its own: [decisions]"),
        ('[[agencies]]\nname = "A"\nkind = "police"\nrole = "mother"', 7, "It is written below [[people]]"),
        ('[[agencies]]\nname = "A"\nkind = "police"\nkind = "icb"', 7, "It stands twice in this place."),
        ("incident = 16/11/2025", 4, "incident = 2025-11-16"),
        ('incident = "16/11/2025"', 4, "Here: incident = 2025-11-16"),
        ("incident = 2025-31-11", 4, "There is no such day."),
        ('key_lines_of_enquiry = ["A?"\n "B?"]\n[[people]]', 4, "Its list is not finished"),
        ('key_lines_of_enquiry = ["A?",\n "B?"\n\n[[people]]', 4, "Its list is not finished"),
        ('summary = "One line\nand another"', 4, "Text of several lines stands between"),
        ('[[agencies]]\nname = "A"\nkind = "police"\nexpects = ["x"]', 7, "an agency is asked for scoping, chronology"),
    ],
)
def test_slips_that_a_coordinator_makes_are_answered_where_they_stand(lines: str, number: int, advice: str) -> None:
    said = answer(f"{SMALL}{lines}\n")
    assert f"line {number}:" in said and advice in said


# --- writing ---


def test_a_new_file_has_notes_for_what_is_not_known() -> None:
    text = new_case_text(Case(reference="A-1", profile="tees", notified=date(2026, 3, 2)))
    assert '# incident_kind = "serious harm"' in text
    assert "# start = 2024-03-01" in text
    assert '# [[people]]\n# role = "subject-child"' in text
    assert read_case(text, "case.toml") == Case(reference="A-1", profile="tees", notified=date(2026, 3, 2))


def test_the_contracts_example_survives_being_written() -> None:
    case = read_case(CONTRACT, "case.toml")
    assert read_case(new_case_text(case), "case.toml") == case


def test_what_is_not_known_of_an_agency_stands_there_as_a_note() -> None:
    longer = add_agency(SMALL, Agency(name="Haven", kind="voluntary"))
    assert "# asked = ..." in longer and '# phone = "..."' in longer
    asked = "asked = 2026-03-05".join(longer.split("# asked = ...", 1))
    assert read_case(asked, "case.toml").agencies[0].asked == date(2026, 3, 5)


def test_an_agency_is_added_without_touching_a_letter() -> None:
    police = Agency(name='The "New" Agency', kind="voluntary", asked=date(2026, 3, 5), phone="01632 960000")
    longer = add_agency(CONTRACT, police)
    assert longer.startswith(CONTRACT.rstrip())
    assert read_case(longer, "case.toml").agencies[-1] == police


def test_an_agency_that_is_there_is_not_added_again() -> None:
    with pytest.raises(ConfigurationError, match="already has the agency"):
        add_agency(CONTRACT, Agency(name="fernhill trust", kind="health"))


def test_agencies_written_as_one_list_are_left_alone() -> None:
    with pytest.raises(ConfigurationError, match=r"line 4.*\[\[agencies\]\]"):
        add_agency(SMALL + 'agencies = [{name = "A", kind = "health"}]\n', Agency(name="B", kind="police"))


TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(str.strip)


@settings(deadline=None, max_examples=80)
@given(TEXT, TEXT, st.lists(TEXT, max_size=3), st.dates(date(2000, 1, 1)), TEXT)
def test_whatever_people_type_is_read_back_as_typed(
    reference: str, name: str, lines: list[str], born: date, words: str
) -> None:
    case = Case(
        reference=reference,
        profile="tees",
        notified=born,
        summary=words,
        key_lines_of_enquiry=tuple(lines),
        agencies=(Agency(name=name, kind="health", also_known_as=tuple(lines)),),
        people=(CasePerson(role="sibling", name=name, date_of_birth=born, lives_with_subject_child=False),),
        decisions={"reasons": words},
    )
    text = new_case_text(case)
    assert read_case(text, "case.toml") == case
    more = add_agency(text, Agency(name=name + "2", kind="police"))
    assert len(read_case(more, "case.toml").agencies) == 2
