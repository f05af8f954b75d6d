"""The submission to the Panel, opened and read back field by field."""

import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn

from pipeline.outputs.panel_pack import build_panel_pack

TEMPLATE = "panel-pack/rapid-review-template.docx"
LETTER = "panel-pack/covering-letter.docx"
OPEN = "[to be written at the meeting]"
BOXES = 9 + 5 + 2


@pytest.fixture(scope="module")
def complete(make_view):
    return build_panel_pack(make_view())


@pytest.fixture(scope="module")
def empty(make_view, make_case):
    case = make_case()
    return build_panel_pack(make_view(make_case(decisions=dict.fromkeys(case.decisions, ""))))


def word(data: bytes) -> Word:
    return Document(io.BytesIO(data))


def lines(document: Word) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def answer(document: Word, label: str) -> str:
    """The answer beside a label, or below it."""
    for table in document.tables:
        for number, row in enumerate(table.rows):
            if row.cells[0].text == label:
                return row.cells[1].text if len(row.cells) > 1 else table.rows[number + 1].cells[0].text
    raise AssertionError(label)


def ticked(data: bytes) -> list[str]:
    """The names of the check boxes that are ticked."""
    names = []
    for control in word(data).element.body.iter(qn("w:sdt")):
        if "☒" in "".join(text.text for text in control.iter(qn("w:t"))):
            names.append(control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")))
            checked = next(node for node in control.iter() if node.tag.endswith("}checked"))
            assert next(iter(checked.attrib.values())) == "1"
    return names


def test_background_information(complete) -> None:
    document = word(complete[TEMPLATE])
    assert {
        label: answer(document, label)
        for label in (
            "Name of Child:", "Date of Birth and Age:", "Ethnicity:", "Gender:", "Date of Death / Serious Incident:",
            "Date notified to Ofsted:", "Date of Rapid Review:",
        )
    } == {
        "Name of Child:": "Wren Alderley",
        "Date of Birth and Age:": "04/05/2019, 6 years",
        "Ethnicity:": "White British",
        "Gender:": "female",
        "Date of Death / Serious Incident:": "27/02/2026",
        "Date notified to Ofsted:": "5 March 2026",
        "Date of Rapid Review:": "13 March 2026",
    }  # fmt: skip


def test_participants_family_and_documents(complete) -> None:
    document = word(complete[TEMPLATE])
    people = next(table for table in document.tables if table.rows[0].cells[0].text == "Name")
    assert [cell.text for cell in people.rows[2].cells] == ["Sam Reed", "Detective Inspector", "Avonmere Police"]
    family = next(table for table in document.tables if table.rows[0].cells[0].text == "Name and Address")
    assert [cell.text for cell in family.rows[1].cells] == [
        "Tamsin Alderley\n4 Elder Row, Avonmere", "mother", "02/01/1994", "", "",
    ]  # fmt: skip
    assert len(family.rows) == 5
    documents = next(
        table.rows[1].cells[0].text
        for table in document.tables
        if table.rows[0].cells[0].text.startswith("Documentation")
    )
    assert "Fernhill Homes: nil return, received 9 March 2026" in documents


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Time period:", "1 March 2024 to 27 February 2026"),
        (
            "Previous agency involvement with Tamsin Alderley, Corin Hale:",
            "Avonmere Police: Four incidents were attended",
        ),
        ("What was the child’s lived experience:", "Wren told her teacher"),
        ("Rapid Review discussion:", "The bruise in June was not shared because"),
        ("Update from Police:", "The investigation continues."),
        ("Long term impact of injuries sustained:", "Nature of the harm: Two fractures"),
        (
            "Exploration of key themes / contextual factors:",
            "Race, culture, faith and ethnicity: Considered by two agencies.",
        ),
        ("Good Practice identified:", "The teacher’s record."),
        ("Rapid Review Conclusion:", "There is more to learn."),
        ("Has legal advice been sought? If yes, please give details.", "Not sought."),
        (
            "Proposed Key Lines of Enquiry for LCSPR (if decision is to progress to a review)",
            "1. How was Wren’s voice heard?",
        ),
        ("Integrated Care Board:", "Jo Marsh, Chief Nurse"),
        ("Police:", "Sam Reed, Detective Inspector"),
        ("Local Authority:", "Kit Lowe, Director"),
        ("Date this form submitted to the National Panel:", "18 March 2026"),
    ],
)
def test_each_field_of_the_template(complete, label: str, words: str) -> None:
    assert words in answer(word(complete[TEMPLATE]), label)


def test_reasons_hold_what_the_guidance_wants_beside_them(complete) -> None:
    document = word(complete[TEMPLATE])
    reasons = next(
        table.rows[1].cells[0].text
        for table in document.tables
        if table.rows[0].cells[0].text.startswith("Reasons for")
    )
    assert reasons.startswith("Two agencies did not work together.")
    assert "National review: No issue of national importance." in reasons
    assert "Potential for additional learning: Why information was not shared." in reasons


def test_check_boxes_are_ticked_as_decided(complete) -> None:
    assert ticked(complete[TEMPLATE]) == [
        "immediate-safety-yes", "criterion.improvements", "criterion.working-together", "outcome.local",
    ]  # fmt: skip


def test_an_undecided_template_has_every_box_empty_and_every_answer_open(empty) -> None:
    document = word(empty[TEMPLATE])
    assert ticked(empty[TEMPLATE]) == []
    assert sum(1 for _ in document.element.body.iter(qn("w:sdt"))) == BOXES
    for label in ("What was the child’s lived experience:", "Rapid Review Conclusion:", "Integrated Care Board:"):
        assert answer(document, label) == OPEN
    styles = {
        p.style.name for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs if p.text == OPEN
    }
    assert styles == {"Open"}


def test_a_draft_says_so_on_its_first_page_with_the_list(empty, complete) -> None:
    document = word(empty[TEMPLATE])
    assert lines(document)[1].startswith("DRAFT")
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["What is asked for", "What is missing", "Asked for by", "Where to write it"]
    assert rows[1][0] == "Criteria considered"
    assert "point 1" in rows[1][2]
    assert rows[1][3] == "case.toml, [decisions], criteria"
    assert not any("DRAFT" in line for line in lines(word(complete[TEMPLATE])) + lines(word(complete[LETTER])))
    assert any("DRAFT" in line for line in lines(word(empty[LETTER])))


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ("national", "the case meets the criteria for a national Child Safeguarding Practice Review."),
        ("local", "the case meets the criteria for a local Child Safeguarding Practice Review."),
        ("learning-acted-upon", "the case does not meet the criteria for a Child Safeguarding Practice Review."),
        ("", "the case [the decision, once it is made]."),
    ],
)
def test_the_letter_keeps_the_right_alternative(make_view, make_case, decision: str, words: str) -> None:
    letter = " ".join(lines(word(build_panel_pack(make_view(make_case(decisions={"decision": decision})))[LETTER])))
    assert words in letter


def test_the_letter_says_who_took_part_and_who_endorsed(complete, empty) -> None:
    letter = " ".join(lines(word(complete[LETTER])))
    assert "Dear Alex Hart," in letter
    assert "18 March 2026" in letter
    assert "A representative of each of the three Safeguarding Partners took part." in letter
    assert "endorsed by Jo Marsh, Chief Nurse; Sam Reed, Detective Inspector; Kit Lowe, Director." in letter
    assert "[who took part]" in " ".join(lines(word(empty[LETTER])))


def test_nothing_is_embedded(complete) -> None:
    """002, 4.7.1: all information stands in the template, and no document is embedded in it."""
    for data in complete.values():
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        hidden = ("embed", "media", "thumbnail", "comments")
        assert not [name for name in names if any(part in name.lower() for part in hidden)]


def test_what_agencies_typed_is_text_and_never_a_field(make_view, make_case) -> None:
    case = make_case(summary="{{ 7 * 7 }} & <b>", decisions={"conclusion": "{% if %}"})
    document = word(build_panel_pack(make_view(case))[TEMPLATE])
    assert answer(document, "Rapid Review Conclusion:") == "{% if %}"
    assert any(row.cells[0].text == "{{ 7 * 7 }} & <b>" for table in document.tables for row in table.rows)


def test_the_same_view_gives_the_same_bytes(make_view, complete) -> None:
    assert build_panel_pack(make_view()) == complete
