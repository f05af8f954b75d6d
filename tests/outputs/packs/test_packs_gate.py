"""Each check of the gate: a case that passes it, a case that does not, and the paragraph that asks for it."""

from datetime import date

import pytest

from pipeline.outputs.pack_gate import check_gate, check_meeting_gate, missing
from schemas.case_view import Quorum
from schemas.timetable import Outstanding

PANEL = "Panel practice guidance, Rapid reviews, point"
LATE = Outstanding(agency="Fernhill Homes", form="scoping", due=date(2026, 3, 10), working_days_overdue=1)

# Name of the check, paragraph, the change that breaks it (decisions), words of the answer.
BROKEN_BY_DECISIONS = [
    ("Criteria considered", f"{PANEL} 1", {"criteria": ""}, "no criterion is ticked"),
    ("Criteria considered", f"{PANEL} 1", {"criteria": "improvements; nonsense"}, "“nonsense” is not one of"),
    ("Criteria considered", f"{PANEL} 1", {"criteria": "none, themes"}, "together with others"),
    ("Immediate safeguarding of any children involved", f"{PANEL} 2", {"immediate_safety": ""}, "yes or no"),
    ("Immediate safeguarding of any children involved", f"{PANEL} 2", {"immediate_safety_details": ""}, "no details"),
    ("Clear decision on a review, with reasons", f"{PANEL} 4", {"decision": ""}, "no recommendation is chosen"),
    ("Clear decision on a review, with reasons", f"{PANEL} 4", {"reasons": ""}, "the reasons are not written"),
    ("Clear decision on a review, with reasons", f"{PANEL} 4", {"decision": "other-review"}, "which other review"),
    ("Whether a national review is necessary, with reasons", f"{PANEL} 5", {"national_review": ""}, "yes or no"),
    ("Whether a national review is necessary, with reasons", f"{PANEL} 5", {"national_review": "yes"}, "and yet"),
    ("Whether a national review is necessary, with reasons", f"{PANEL} 5", {"decision": "national"}, "and yet"),
    ("Whether a national review is necessary, with reasons", f"{PANEL} 5", {"national_review_reasons": ""}, "reasons"),
    ("Immediate learning and how it is spread", f"{PANEL} 6", {"immediate_learning": ""}, "not written"),
    ("Immediate learning and how it is spread", f"{PANEL} 6", {"dissemination": ""}, "how the learning is spread"),
    ("Potential for additional learning", f"{PANEL} 7", {"additional_learning": ""}, "nothing is written"),
    ("Why no further learning, where no review follows", f"{PANEL} 8", {"decision": "learning-acted-upon"},
     "not explained why no more"),
    ("Who took part in the decision", f"{PANEL} 10", {"participants": ""}, "no participant"),
    ("Quorum: ICB, police and local authority", "4.6.1",
     {"participants": "Jo | Chair | Avonmere ICB\nKit | Head | Avonmere Council Children’s Services"}, "Police"),
    ("Nature of the harm: serious, or long-term impairment", "Document 4, 2.3", {"serious_harm": ""}, "nothing"),
    ("The child’s lived experience and voice", "4.6.4", {"lived_experience": ""}, "nothing"),
    ("Race, culture, faith and ethnicity", "4.6.4", {"identity": ""}, "nothing"),
    ("Disability, health and identity", "4.6.4", {"disability": ""}, "nothing"),
    ("Recognised risk factors", "4.6.4", {"risk_factors": ""}, "nothing"),
    ("Good practice", "4.6.4", {"good_practice": ""}, "nothing"),
    ("Actions of agencies and partnership", "4.6.4", {"actions": ""}, "nothing"),
    ("Relevant national reviews", "4.6.4", {"national_reviews": ""}, "nothing"),
    ("The ‘why’ questions, in the discussion", "4.6.5", {"discussion": ""}, "nothing"),
    ("Ratified by each of the three safeguarding partners", "4.6.8", {"ratified_police": ""},
     "not ratified yet by: Police"),
    ("Notification to the Panel made", "4.1.4", {"notification_made": ""}, "not recorded"),
    ("In time: 15 working days", "4.2.2", {"submitted_date": "2026-03-25"}, "due on 20 March 2026"),
]  # fmt: skip


# Checks that are broken by something else than a decision, each in a test of its own below.
BROKEN_OTHERWISE = {
    "Concise summary of the facts",
    "Agencies involved, and every omission explained",
    "Identifying details of child and family",
    "Key lines of enquiry, where a review follows",
}
BROKEN_FOR_THE_MEETING = [
    ("Completed forms of every agency", "4.3.4 and 4.5.1", {"outstanding": (LATE,)}, "Fernhill Homes (scoping)"),
    ("Returns of the three statutory partners", "4.6.1",
     {"quorum": Quorum(icb=True, police=False, local_authority=True)}, "Police"),
    ("Chronology of key events", "4.3.4 and 4.5.1", {"events": ()}, "no agency has sent"),
]  # fmt: skip
BROKEN_IN_THE_CASE = [
    ("Family details and genogram", "4.5.1 and Document 3, item 3", {"people": ()}, "no subject child"),
    ("Summary of the incident", "Document 3, item 2", {"summary": None}, "no summary"),
    ("Date of the meeting", "4.4.2", {"decisions": {"meeting_date": ""}}, "not set"),
]


def test_every_check_has_a_case_here_that_fails_it(make_view) -> None:
    """A check that is added to the gate fails here until a failing case with its paragraph stands in this file."""
    panel = {name for name, *_ in BROKEN_BY_DECISIONS} | BROKEN_OTHERWISE
    assert {entry.name for entry in check_gate(make_view())} == panel
    meeting = {name for name, *_ in (*BROKEN_FOR_THE_MEETING, *BROKEN_IN_THE_CASE)} | {"No return set aside"}
    assert {entry.name for entry in check_meeting_gate(make_view())} == meeting


def check(checks, name: str):
    return next(entry for entry in checks if entry.name == name)


def test_a_complete_case_passes_every_check(make_view) -> None:
    view = make_view()
    assert missing(check_gate(view)) == ()
    assert missing(check_meeting_gate(view)) == ()


def test_the_eleven_points_of_the_guidance_stand_in_their_order(make_view) -> None:
    paragraphs = [entry.paragraph for entry in check_gate(make_view())]
    for number, paragraph in enumerate(paragraphs[:11], 1):
        assert f"point {number}" in paragraph.split(";")[0]


@pytest.mark.parametrize(("name", "paragraph", "change", "words"), BROKEN_BY_DECISIONS)
def test_each_omission_is_told_with_its_paragraph(
    make_case, make_view, name: str, paragraph: str, change: dict[str, str], words: str
) -> None:
    found = check(check_gate(make_view(make_case(decisions=change))), name)
    assert not found.passed
    assert words in found.found
    assert paragraph in found.paragraph
    assert "case.toml" in found.where_to_write


@pytest.mark.parametrize(
    ("summary", "words"), [(None, "no summary"), ("  ", "no summary"), ("word " * 1300, "1300 words")]
)
def test_the_summary_is_there_and_concise(make_case, make_view, summary: str | None, words: str) -> None:
    found = check(check_gate(make_view(make_case(summary=summary))), "Concise summary of the facts")
    assert (found.passed, words in found.found, "point 3" in found.paragraph) == (False, True, True)


def test_an_agency_that_did_not_come_is_explained_by_name(make_case, make_view) -> None:
    without = {"participants": "Jo | Chair | Avonmere ICB\nSam | DI | Avonmere Police\n"
               "Kit | Head | Avonmere Council Children’s Services", "omissions": ""}  # fmt: skip
    name = "Agencies involved, and every omission explained"
    found = check(check_gate(make_view(make_case(decisions=without))), name)
    assert (found.passed, found.found) == (False, "not explained: Fernhill Homes.")
    assert "point 9; toolkit, 4.6.1" in found.paragraph
    explained = {**without, "omissions": "Fernhill Homes does not know the family."}
    assert check(check_gate(make_view(make_case(decisions=explained))), name).passed


def test_an_agency_that_still_owes_is_explained_too(make_view) -> None:
    name = "Agencies involved, and every omission explained"
    found = check(check_gate(make_view(outstanding=(LATE,))), name)
    assert (found.passed, "Fernhill Homes" in found.found) == (False, True)
    assert "point 9" in found.paragraph


def test_identifying_details(make_case, make_view) -> None:
    name = "Identifying details of child and family"
    child = make_case().subject_child
    bare = child.model_copy(update={"ethnicity": None, "date_of_birth": None})
    found = check(check_gate(make_view(make_case(people=(bare,)))), name)
    assert found.found == "missing: date of birth, ethnicity, members of the family."
    assert "point 11" in found.paragraph
    assert check(check_gate(make_view(make_case(people=()))), name).found == "no subject child is named."


def test_key_lines_are_asked_for_only_where_a_review_follows(make_case, make_view) -> None:
    name = "Key lines of enquiry, where a review follows"
    found = check(check_gate(make_view(make_case(key_lines_of_enquiry=()))), name)
    assert (found.passed, "4.6.3" in found.paragraph) == (False, True)
    without = {"decision": "learning-acted-upon", "no_further_learning": "All was found."}
    assert check(check_gate(make_view(make_case(key_lines_of_enquiry=(), decisions=without))), name).passed


def test_a_case_without_a_review_passes_when_it_says_why(make_case, make_view) -> None:
    decided = {
        "decision": "learning-acted-upon",
        "no_further_learning": "The rapid review found all there is to learn.",
    }
    assert missing(check_gate(make_view(make_case(decisions=decided)))) == ()


def test_in_time_counts_to_today_until_it_is_submitted(make_case, make_view) -> None:
    case = make_case(decisions={"submitted_date": ""})
    assert check(check_gate(make_view(case, as_at=date(2026, 3, 20))), "In time: 15 working days").passed
    assert not check(check_gate(make_view(case, as_at=date(2026, 3, 23))), "In time: 15 working days").passed


def test_partners_are_known_by_their_kind_or_by_their_name(make_case, make_view) -> None:
    by_name = {"participants": "A | B | NHS Avonmere Integrated Care Board\nC | D | Northshire Constabulary\n"
               "E | F | Avonmere City Council\nG | H | Fernhill Homes",
               "omissions": "Avonmere ICB, Avonmere Police, Avonmere Council Children’s Services: see their "
                            "partners."}  # fmt: skip
    assert check(check_gate(make_view(make_case(decisions=by_name))), "Quorum: ICB, police and local authority").passed


@pytest.mark.parametrize(("name", "paragraph", "change", "words"), BROKEN_FOR_THE_MEETING)
def test_the_papers_of_the_meeting(make_view, name: str, paragraph: str, change: dict[str, object], words: str) -> None:
    found = check(check_meeting_gate(make_view(**change)), name)
    assert (found.passed, words in found.found, paragraph in found.paragraph) == (False, True, True)


@pytest.mark.parametrize(("name", "paragraph", "change", "words"), BROKEN_IN_THE_CASE)
def test_the_meeting_needs_a_date_a_summary_and_a_family(
    make_case, make_view, name: str, paragraph: str, change: dict[str, object], words: str
) -> None:
    (found,) = missing(check_meeting_gate(make_view(make_case(**change))))
    assert (found.name, words in found.found, paragraph in found.paragraph) == (name, True, True)


def test_a_return_that_was_set_aside_is_told(make_view, make_entry) -> None:
    aside = make_entry("Avonmere Police", "unknown", state="needs-attention", file="needs-attention/x [0a1b2c3d].pdf")
    found = check(check_meeting_gate(make_view(returns=(aside,))), "No return set aside")
    assert (found.passed, found.found) == (False, "1 could not be used: x.pdf.")
    assert "4.5.1" in found.paragraph
