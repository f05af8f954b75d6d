"""The papers of the review that may follow, opened and read back."""

import io
from datetime import date

import openpyxl
import pytest
from docx import Document

from pipeline.outputs.pack_gate import check_review_gate
from pipeline.outputs.review_pack import build_review_pack
from pipeline.outputs.review_pack.said_to_key_lines import sayings
from pipeline.outputs.status_page import links
from schemas.person import Practitioner
from schemas.returns.information_report import InformationReport, ParallelProcesses
from schemas.returns.learning import KeyLine, LearningRecord, SingleAgencyEvent
from schemas.timetable import Outstanding

REVIEW = {
    "review_decided_date": "2026-03-23", "review_team": "Ola Finch | Chair | Avonmere ICB\nTam Birch | Police lead | Avonmere Police",
    "time_period_reason": "The two years before the injury.", "family_plan": "The lead reviewer visits with an advocate.",
    "family_contact": "Jo Marsh, 01632 960009", "parallel_investigations": "The police investigate.",
    "other_considerations": "The family’s first language is Polish.", "review_returns_date": "2026-04-24",
    "workshop_date": "2026-05-12", "workshop_time": "9:45 to 13:00", "workshop_venue": "Civic Hall", "feedback_date": "2026-06-30",
}  # fmt: skip
TEMPLATE = LearningRecord(
    synopsis_before="Two calls in 2022.",
    key_lines=(
        KeyLine(number=2, narrative="Calls were not shared.", analysis="No lead was named.", recommendation="Name a lead.",
                good_practice="One officer rang the school."),
    ),
    single_agency_events=(SingleAgencyEvent(narrative="A file was lost."),),
)  # fmt: skip
REPORT = InformationReport(
    completed_by=Practitioner(), endorsed_by=Practitioner(), parallel_processes=ParallelProcesses(),
    analysis="On key line of enquiry 1 and KLOE 2: nobody asked Wren.\nStaff had changed twice.",
    actions_planned="Training (key line of inquiry no. 2) in May.",
)  # fmt: skip


def reviewed(make_view, make_case, make_entry, **decisions: str):
    """The view of a case whose review is planned in full, but for what is given."""
    case = make_case(decisions={**REVIEW, **decisions}, reviewers=("Dr P. Reader",), pseudonym="Robin")
    agencies = tuple(
        agency.model_copy(update={"expects": (*agency.expects, "learning-template")}) for agency in case.agencies
    )
    returns = (
        *make_view().returns,
        make_entry("Avonmere Police", "learning-template", TEMPLATE),
        make_entry("Avonmere ICB", "information-report", REPORT),
    )
    return make_view(case.model_copy(update={"agencies": agencies}), returns=returns, outstanding=())


@pytest.fixture(name="view", scope="module")
def _view(make_view, make_case, make_entry):
    return reviewed(make_view, make_case, make_entry)


@pytest.fixture(name="pack", scope="module")
def _pack(view):
    return build_review_pack(view)


def word(pack, start: str):
    return Document(io.BytesIO(next(data for name, data in pack.items() if name.startswith(f"review-pack/{start}"))))


def words(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def answer(document, label: str) -> str:
    """What stands beside or below a label."""
    for table in document.tables:
        for number, row in enumerate(table.rows):
            if row.cells[0].text == label:
                return (row.cells[1] if len(row.cells) > 1 else table.rows[number + 1].cells[0]).text
    raise AssertionError(label)


def test_every_paper_lies_in_the_pack_but_none_for_an_agency_that_knows_nobody(pack) -> None:
    assert [name.removeprefix("review-pack/") for name in pack] == [
        "00-contents.docx",
        "01-terms-of-reference.docx",
        "02-leaflet-for-the-family.docx",
        "02-letter-to-father.docx",
        "02-letter-to-mother.docx",
        "03-letter-to-practitioners.docx",
        "04-workshop-invitation.docx",
        "05-workshop-agenda.docx",
        "06-workshop-worksheets.docx",
        "07-information-report-request Avonmere Council Children’s Services.docx",
        "07-information-report-request Avonmere ICB.docx",
        "07-information-report-request Avonmere Police.docx",
        "08-action-plan.docx",
        "learning-by-key-line.xlsx",
    ]


def test_the_terms_of_reference_are_document_7(pack) -> None:
    document = word(pack, "01")
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 1"]
    assert headings == [
        "1. INTRODUCTION", "2. CASE SUMMARY", "3. REVIEW TEAM", "4. SCOPE OF THE REVIEW",
        "5. PLANS TO INVOLVE CHILDREN AND FAMILY MEMBERS", "6. METHODOLOGY", "7. LEGAL CONSIDERATIONS",
        "8. OTHER CONSIDERATIONS", "9. TIMELINE AND KEY DATES",
    ]  # fmt: skip
    assert answer(document, "CHILD REFERENCE:") == "AV-2026-003"
    assert answer(document, "Summary of Serious Incident:").endswith("Mum & Dad <differ>.")
    assert answer(document, "Name of Lead Reviewer:") == "Dr P. Reader"
    assert answer(document, "Time Period to be Considered by the Review and Rationale:") == (
        "1 March 2024 to 27 February 2026\nThe two years before the injury."
    )
    assert answer(document, "Key Issues to be Addressed by the Review:") == (
        "1. How was Wren’s voice heard?\n2. How was information shared?"
    )
    assert answer(document, "Chronologies:") == "Avonmere Police; Avonmere Council Children’s Services"
    assert answer(document, "Legal Advice:") == "Not sought."
    assert answer(document, "Tam Birch") == "Police lead"
    assert answer(document, "Reflective Learning Workshop") == "12 May 2026"
    milestones = [row.cells[0].text for row in document.tables[-1].rows[1:]]
    assert milestones[:4] == [
        "Decision to start the review", "Agencies’ reports returned", "Reflective Learning Workshop", "Feedback session",
    ]  # fmt: skip


def test_what_only_the_team_can_say_is_left_open_in_plain_sight(make_view, make_case) -> None:
    pack = build_review_pack(make_view(make_case()))
    document = word(pack, "01")
    assert answer(document, "Name of Lead Reviewer:") == "[name of the lead reviewer]"
    assert answer(document, "Parallel Investigations:") == "[to be agreed by the review team]"
    cells = [row.cells for table in document.tables for row in table.rows if len(row.cells) == 2]
    open_cell = next(right for left, right in cells if left.text == "Name of Lead Reviewer:")
    assert open_cell.paragraphs[0].style.name == "Open"
    missing = [row.cells[0].text for row in word(pack, "00").tables[0].rows[1:]]
    assert "Lead reviewer" in missing
    assert "Key lines of enquiry" not in missing


def test_each_parent_has_a_letter_and_one_who_has_died_has_none(make_view, make_case, pack) -> None:
    letter = words(word(pack, "02-letter-to-mother"))
    assert "Dear Tamsin Alderley," in letter
    assert "the serious injury of Wren Alderley" in letter
    assert "please contact Jo Marsh, 01632 960009." in letter
    assert letter.strip().endswith(
        "Dr P. Reader, Independent Lead Reviewer\nEnclosed: Information for Parents and Carers"
    )
    case = make_case()
    people = tuple(
        person.model_copy(update={"date_of_death": date(2026, 2, 27)})
        if person.role in ("mother", "father")
        else person
        for person in case.people
    )
    names = list(build_review_pack(make_view(case.model_copy(update={"people": people}))))
    assert [name for name in names if "/02-letter" in name] == ["review-pack/02-letter-to-family.docx"]


def test_the_leaflet_has_document_9s_questions_and_never_names_the_child(pack) -> None:
    leaflet = word(pack, "02-leaflet")
    assert [line.text for line in leaflet.paragraphs if line.style.name == "Heading 1"] == [
        "What is a Child Safeguarding Practice Review?",
        "Who will carry out the Safeguarding Practice Review?",
        "How are parents and families involved?",
        "How long will the review take?",
        "Publication of the report",
        "Whom to talk to",
    ]
    assert answer(leaflet, "The Independent Lead Reviewer for your case is:") == "Dr P. Reader"
    assert answer(leaflet, "If you have any questions or want to know more contact:") == "Jo Marsh, 01632 960009"
    assert "six months" in words(leaflet)
    for name in ("Wren", "Alderley", "Birdie", "Hale"):
        assert name not in words(leaflet)


def test_the_workshops_papers_hold_its_day_and_the_worksheets_never_name_the_child(pack) -> None:
    invitation = word(pack, "04")
    assert invitation.paragraphs[0].text == "Reflective Learning Workshop – 12 May 2026"
    assert answer(invitation, "Feedback session, to hold in your diary:") == "30 June 2026"
    items = {row.cells[1].text: row.cells[2].text for row in word(pack, "05").tables[1].rows}
    assert items["10:00am"] == "Welcome and Introductions"
    assert "1. How was Wren’s voice heard?" in items["11:45am"]
    sheets = words(word(pack, "06"))
    assert "supporting and safeguarding Robin?" in sheets
    assert "Wren" not in sheets


def test_the_request_for_a_report_is_document_15_with_its_case_summary(pack) -> None:
    request = word(pack, "07-information-report-request Avonmere ICB")
    assert answer(request, "Return by") == "24 April 2026"
    assert answer(request, "D.O.B:") == "04/05/2019"
    assert answer(request, "D.O.D/Serious injury:") == "27/02/2026"
    assert answer(request, "mother’s partner") == "Dale Pike"
    assert answer(request, "Key Lines of Inquiry:").splitlines()[1] == "2. How was information shared?"


def test_the_action_plan_is_document_20_with_ratings_in_words(pack) -> None:
    rows = [[cell.text for cell in row.cells] for row in word(pack, "08").tables[0].rows]
    assert rows[0] == [
        "Recommendation", "Agreed Actions", "Responsible Person", "Timescale", "Actions Taken",
        "Progress Update (and RAG rating)", "Evidence of impact / outcome",
    ]  # fmt: skip
    assert rows[1] == ["Avonmere Police: Speak with the child", "", "", "", "", "Red", ""]
    assert rows[2] == [
        "Avonmere ICB: Plans for autistic children", "Audit", "Lead nurse", "30/04/2026", "", "Amber", "Begun",
    ]  # fmt: skip


# --- learning by key line ---


def sheet(pack, name: str) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(pack["review-pack/learning-by-key-line.xlsx"]))
    return [[cell or "" for cell in row] for row in book[name].iter_rows(values_only=True)]


def test_each_key_line_gathers_what_every_agency_says_to_it(pack) -> None:
    rows = sheet(pack, "By key line")
    first, second = "1. How was Wren’s voice heard?", "2. How was information shared?"
    asked = "On key line of enquiry 1 and KLOE 2: nobody asked Wren."
    assert [row[:7] for row in rows[1:]] == [
        [first, "Avonmere ICB", "information report", "", asked, "", ""],
        [first, "Avonmere Police", "learning template", "", "Says nothing to this key line.", "", ""],
        [second, "Avonmere Police", "learning template", "Calls were not shared.", "No lead was named.", "Name a lead.",
         "One officer rang the school."],
        [second, "Avonmere ICB", "information report", "", asked, "", ""],
        [second, "Avonmere ICB", "information report", "", "", "Training (key line of inquiry no. 2) in May.", ""],
        ["Not tied to a key line", "Avonmere Police", "learning template", "A file was lost.", "", "", ""],
        ["Not tied to a key line", "Avonmere Police", "learning template", "Two calls in 2022.", "", "", ""],
        ["Not tied to a key line", "Avonmere ICB", "information report", "", "Staff had changed twice.", "", ""],
    ]  # fmt: skip
    assert rows[3][7] == "Avonmere Police learning-template.docx, Section 3, key line 2"


def test_the_reviewer_can_tie_a_saying_to_a_key_line(pack) -> None:
    book = openpyxl.load_workbook(io.BytesIO(pack["review-pack/learning-by-key-line.xlsx"]))
    (choice,) = book["By key line"].data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"1,2"', "I2:I9")


def test_no_sentence_of_a_return_is_lost_on_the_way_into_the_workbook(view, pack) -> None:
    everything = "\n".join(str(cell) for row in sheet(pack, "By key line") for cell in row)
    for record in (TEMPLATE.key_lines[0], TEMPLATE.single_agency_events[0]):
        for text in (record.narrative, record.analysis, record.recommendation, record.good_practice):
            assert (text or "") in everything
    for paragraph in (REPORT.analysis or "").splitlines():
        assert paragraph in everything
    assert len(sayings(view)) == 7


def test_actions_have_their_rating_in_words_and_colour(pack) -> None:
    rows = sheet(pack, "Actions")
    assert [row[6] for row in rows[1:]] == ["Amber", "Red"]
    book = openpyxl.load_workbook(io.BytesIO(pack["review-pack/learning-by-key-line.xlsx"]))
    assert book["Actions"]["G3"].fill.fgColor.rgb.endswith("F4C7C3")


# --- the gate ---


def test_a_review_planned_in_full_passes(view, pack) -> None:
    assert [check.name for check in check_review_gate(view) if not check.passed] == []
    assert "DRAFT" not in words(word(pack, "00"))


@pytest.mark.parametrize(
    ("key", "name", "paragraph"),
    [
        ("review_decided_date", "Decision to hold a review", "3.1.2"),
        ("decision", "Decision to hold a review", "4.6.3"),
        ("review_team", "Membership of the review team", "6.2.1"),
        ("time_period_reason", "Time period and its reason", "5.2.1"),
        ("other_considerations", "Ethnicity, culture and intersectionality", "5.4.1"),
        ("family_plan", "Plan to involve children and family", "7.3.1"),
        ("family_contact", "Whom the family can ring", "Document 8"),
        ("parallel_investigations", "Parallel investigations", "5.7.1"),
        ("legal_advice", "Legal advice", "5.8.1"),
        ("workshop_venue", "Reflective Learning Workshop", "8.9.1"),
    ],
)
def test_each_gap_is_named_with_its_paragraph(make_view, make_case, make_entry, key, name, paragraph) -> None:
    view = reviewed(make_view, make_case, make_entry, **{key: ""})
    (gap,) = [check for check in check_review_gate(view) if not check.passed]
    assert gap.name == name
    assert paragraph in gap.paragraph
    assert key in gap.where_to_write


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"reviewers": ()}, "Lead reviewer"),
        ({"key_lines_of_enquiry": ()}, "Key lines of enquiry"),
        ({"review_period": None}, "Time period and its reason"),
        ({"agencies": ()}, "Learning templates or information reports"),
    ],
)
def test_a_gap_in_the_case_is_named(view, changes, name) -> None:
    changed = view.model_copy(update={"case": view.case.model_copy(update=changes)})
    assert [check.name for check in check_review_gate(changed) if not check.passed] == [name]


def test_a_report_still_owed_holds_the_pack_back(view) -> None:
    owed = Outstanding(agency="Avonmere ICB", form="learning-template", due=None, working_days_overdue=0)
    changed = view.model_copy(update={"outstanding": (owed,)})
    (gap,) = [check for check in check_review_gate(changed) if not check.passed]
    assert gap.found == "still owed by: Avonmere ICB."


def test_the_same_view_gives_the_same_bytes(view, pack) -> None:
    assert build_review_pack(view) == pack


def test_the_status_page_leads_to_the_review_pack(pack) -> None:
    found = {link.title: link.path for link in links(pack)}
    assert found["Review pack"] in ("review-pack/", "review-pack/00-contents.docx")
