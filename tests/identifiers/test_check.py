"""The check of a whole draft: parts, severity, names found once and searched everywhere, stable ids, document types."""

from dataclasses import replace
from datetime import date

from pipeline.identifiers.check import check
from pipeline.identifiers.known import Roster
from pipeline.identifiers.memory import decided_in, memory_of
from pipeline.identifiers.roster import build_roster
from pipeline.readers.document import Cell, Document, Paragraph, Place, Remark, Table
from schemas.agency import Agency
from schemas.case import Case
from schemas.finding import CheckReport, Finding
from schemas.person import CasePerson

CASE = Case(
    reference="XX-2026-001",
    profile="national",
    notified=date(2026, 3, 2),
    pseudonym="Robin",
    reviewers=("Dr Anneka Marlowe",),
    agencies=(Agency(name="Westmere Police", kind="police"),),
    people=(CasePerson(role="subject-child", name="Tiegan Hollis"), CasePerson(role="mother", name="Kayleigh Hollis")),
)
ROSTER = build_roster(CASE)


def document(*texts: str, aside: tuple[Paragraph, ...] = (), name: str = "draft.docx") -> Document:
    blocks = tuple(Paragraph(text, Place(paragraph=number)) for number, text in enumerate(texts, 1))
    return Document(name=name, sha256="0" * 64, media_type="x", blocks=blocks, aside=aside)


def found(report: CheckReport, text: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.text == text]


def test_a_known_name_must_go_and_a_new_one_is_to_be_checked() -> None:
    report = check(document("Tiegan saw Ngozi Okafor."), ROSTER)
    assert [one.severity for one in found(report, "Tiegan")] == ["must-fix"]
    assert [one.severity for one in found(report, "Ngozi Okafor")] == ["check"]
    assert not report.summary.clear


def test_a_draft_without_identifiers_is_clear() -> None:
    text = (
        "The Child Safeguarding Practice Review Panel wrote under Working Together 2023 and the Children Act 1989. "
        "Robin was seen by Westmere Police. Ofsted inspected Children's Services. Dr Anneka Marlowe led the review."
    )
    report = check(document(text), ROSTER)
    assert report.findings == ()
    assert report.summary.clear


def test_a_reviewer_with_a_title_that_the_case_does_not_write_is_let_pass() -> None:
    case = CASE.model_copy(update={"reviewers": ("Anneka Marlowe",)})
    assert check(document("The review was led by Dr Anneka Marlowe."), build_roster(case)).findings == ()


def test_a_relative_who_shares_the_surname_is_one_finding_and_is_not_taken_for_the_mother() -> None:
    report = check(document("That night Nadeem Hollis drove him.", "Nadeem wept."), ROSTER)
    whole = found(report, "Nadeem Hollis")[0]
    assert (whole.severity, whole.matches, "relative" in whole.why) == ("must-fix", None, True)
    assert [one.text for one in report.findings if one.paragraph == 2] == ["Nadeem"]


def test_a_known_given_name_with_a_new_surname_is_one_finding_of_its_owner() -> None:
    finding = found(check(document("The letter was from Kayleigh Ransome-Pike."), ROSTER), "Kayleigh Ransome-Pike")[0]
    assert (finding.severity, finding.matches) == ("must-fix", "mother (Kayleigh Hollis)")


def test_a_long_heading_is_cut_between_words_and_says_so() -> None:
    title = "What each agency knew about the family before the night on which the ambulance was called"
    blocks = (Paragraph(title, Place(paragraph=1), heading_level=1), Paragraph("Tiegan came.", Place(paragraph=2)))
    report = check(Document("draft.docx", "0" * 64, "x", blocks), ROSTER)
    assert (
        report.findings[0].location
        == "paragraph 2, under “What each agency knew about the family before the night on…”"
    )


def test_what_is_let_pass_is_said_with_its_reason() -> None:
    text = "Dr Anneka Marlowe read Working Together. Dr Anneka Marlowe met Robin; see Fennimore (2019)."
    assert check(document(text), ROSTER).let_pass == (
        "“Dr Anneka Marlowe”: reviewer, named in a published report, 2 times",
        "“Robin”: the pseudonym",
        "“Fennimore”: author cited in a reference",
        "“Working Together”: law, guidance, national body or published inquiry",
    )


def test_a_name_found_once_is_searched_everywhere() -> None:
    report = check(document("The social worker, Ngozi Okafor, came.", "okafor wrote to Ngozi."), ROSTER)
    assert {one.text for one in report.findings if one.paragraph == 2} == {"okafor", "Ngozi"}


def test_what_stands_in_a_hidden_part_must_go() -> None:
    comment = Paragraph("Ask Bronagh Tully.", Place(part="comment", paragraph=1))
    report = check(document("Nothing here.", aside=(comment,)), ROSTER)
    assert {(one.text, one.part, one.severity) for one in report.findings} == {
        ("Bronagh Tully", "comment", "must-fix"),
        ("Ask Bronagh Tully.", "comment", "must-fix"),
    }


def test_the_name_of_the_file_is_searched() -> None:
    report = check(document("Nothing here.", name="Tiegan_Hollis_v3.docx"), ROSTER)
    assert [(one.text, one.part) for one in report.findings] == [("Tiegan_Hollis", "properties")]


def test_a_name_alone_in_a_cell_is_read_with_its_heading() -> None:
    def cell(row: int, column: int, text: str) -> Cell:
        place = Place(part="table", table=1, row=row, column=column)
        return Cell(row, column, (Paragraph(text, place),), place)

    rows = (
        (cell(1, 1, "Date"), cell(1, 2, "Name of worker"), cell(1, 3, "Note")),
        (cell(2, 1, "March"), cell(2, 2, "Olufunke Adebayo"), cell(2, 3, "Visit")),
    )
    whole = Document("draft.docx", "0" * 64, "x", (Table(rows, Place(part="table", table=1)),))
    finding = found(check(whole, ROSTER), "Olufunke Adebayo")[0]
    assert (finding.part, finding.start, finding.end) == ("table", 0, 16)


def test_the_id_stays_when_other_sentences_change() -> None:
    first = check(document("An opening.", "Tiegan was seen."), ROSTER)
    second = check(document("Another opening.", "More.", "Before that. Tiegan was seen."), ROSTER)
    third = check(document("Tiegan was not seen."), ROSTER)
    assert first.findings[0].id == second.findings[0].id
    assert first.findings[0].id != third.findings[0].id


def test_two_names_in_one_sentence_have_two_ids() -> None:
    report = check(document("Tiegan and Tiegan."), ROSTER)
    assert len({one.id for one in report.findings}) == 2


def test_decisions_are_taken_over_and_a_kept_finding_no_longer_counts() -> None:
    draft = document("Tiegan was seen.")
    first = check(draft, ROSTER)
    keep = [replace(one, decision="keep", reason="its own") for one in decided_in(first.findings)]
    again = check(draft, ROSTER, memory=memory_of(keep))
    assert (again.findings[0].decision, again.findings[0].reason) == ("keep", "its own")
    assert again.summary.clear


def test_a_draft_for_the_panel_may_name_the_family_but_nobody_else() -> None:
    comment = Paragraph("Tiegan again.", Place(part="comment", paragraph=1))
    draft = document("Tiegan, born on 4 May 2019, was seen by Ngozi Okafor.", aside=(comment,))
    report = check(draft, ROSTER, document_type="rapid-review")
    assert {one.text for one in report.findings} == {"Ngozi Okafor", "Tiegan", "Tiegan again."}
    assert {one.part for one in report.findings if one.text.startswith("Tiegan")} == {"comment"}


def test_the_report_says_who_looked_and_promises_nothing() -> None:
    report = check(document("Nothing here."), Roster())
    assert any("spaCy" in one for one in report.checked_with)
    assert any("Rampart" in one for one in report.checked_with)
    assert any("cannot promise anonymity" in one for one in report.advice)


def test_hidden_letters_do_not_hide_a_name_and_offsets_are_those_of_the_file() -> None:
    text = "So Tie\u00adgan\u00a0Hollis came."
    finding = check(document(text), ROSTER).findings[0]
    assert text[finding.start : finding.end] == "Tie\u00adgan\u00a0Hollis"


def test_a_pseudonym_with_the_child_s_initial_is_advised_against() -> None:
    case = CASE.model_copy(update={"pseudonym": "Toby"})
    report = check(document("Nothing here."), build_roster(case))
    assert any("refused: “Toby” shares its initial" in one for one in report.advice)


def test_many_small_details_are_counted_together() -> None:
    text = (
        "The mother is Eritrean and speaks Tigrinya. The child was one of twins. He was 11 weeks old. "
        "She worked as a florist. They were refugees."
    )
    report = check(document(text), ROSTER)
    assert any("add up to a picture" in one for one in report.advice)


def test_white_letters_are_asked_about_and_names_in_them_must_go() -> None:
    white = Paragraph("Learning about Tiegan", Place(paragraph=1), hidden=True)
    report = check(Document("draft.docx", "0" * 64, "x", (white,)), ROSTER)
    assert {(one.text, one.part, one.severity) for one in report.findings} == {
        ("Tiegan", "hidden-text", "must-fix"),
        ("Learning about Tiegan", "hidden-text", "check"),
    }


def test_what_could_not_be_read_is_said() -> None:
    remarks = (Remark("page-without-text", {"page": "3"}, Place(page=3)), Remark("picture-in-answer", {}, Place()))
    draft = Document("draft.pdf", "0" * 64, "x", (Paragraph("Nothing here.", Place(page=1)),), remarks=remarks)
    said = check(draft, ROSTER).not_checked
    assert "Pages without a text layer were not read: 3." in said
    assert any("pictures were not read" in one for one in said)
