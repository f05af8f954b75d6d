"""After the meeting the coordinator edits the rapid review template: what was written is read back and kept."""

import datetime
import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline import durable
from pipeline.__main__ import main
from pipeline.composition.packs import assemble
from pipeline.errors import Unusable
from pipeline.outputs.panel_answers import written_by_people
from pipeline.outputs.panel_pack import build_panel_pack
from pipeline.outputs.panel_reading import read_template
from pipeline.outputs.word.templates import find_template
from pipeline.store import CaseFolder

BLANK = find_template("rapid-review.docx", "west-midlands").content
NOW = datetime.datetime(2026, 3, 16, 10, 0, tzinfo=datetime.UTC)
CASE = """reference = "AV-2026-003"
profile = "west-midlands"
notified = 2026-03-02
today = 2026-03-16
[[agencies]]
name = "Avonmere Police"
kind = "police"
"""


def template(view) -> bytes:
    return build_panel_pack(view)["panel-pack/rapid-review-template.docx"]


def edited(content: bytes, answers: dict[str, str], ticks: tuple[str, ...] = (), people: tuple[str, ...] = ()) -> bytes:
    """As a person would in Word: text typed beside or below a label, boxes ticked, a row of the participants filled."""
    document = Document(io.BytesIO(content))
    for label, text in answers.items():
        cell = cell_of(document, label)
        cell.text = text
    for control in document.element.body.iter(qn("w:sdt")):
        if control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) in ticks:
            control.find(".//{http://schemas.microsoft.com/office/word/2010/wordml}checked").attrib.update(
                {"{http://schemas.microsoft.com/office/word/2010/wordml}val": "1"}
            )
    if people:
        table = next(table for table in document.tables if table.rows[0].cells[-1].text == "Agency/Organisation")
        for cell, text in zip(table.rows[1].cells, people, strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def cell_of(document, label: str):
    for table in document.tables:
        for number, row in enumerate(table.rows):
            if row.cells[0].text.startswith(label):
                return row.cells[1] if len(row.cells) == 2 else table.rows[number + 1].cells[0]
    raise AssertionError(label)


def read_back(before: bytes, after: bytes):
    return written_by_people(read_template(before, BLANK), read_template(after, BLANK))


@pytest.fixture(name="open_template", scope="module")
def _open_template(make_view, make_case):
    nothing = dict.fromkeys(make_case().decisions, "")
    return template(make_view(make_case(decisions=nothing)))


def test_an_untouched_template_says_nothing(open_template, make_view) -> None:
    assert read_back(open_template, open_template).decisions == {}
    full = template(make_view())
    assert read_back(full, full).decisions == {}


def test_words_dates_people_and_ticks_are_read(open_template) -> None:
    after = edited(
        open_template,
        {
            "What was the child’s lived experience": "Wren was frightened.\nShe said so twice.",
            "Date of Rapid Review:": "13 March 2026",
            "Date notified to Ofsted:": "05/03/2026",
            "Gender:": "girl",
            "Police:": "Sam Reed, Detective Inspector",
        },
        ("criterion.improvements", "criterion.themes", "outcome.local", "immediate-safety-yes"),
        ("Jo Marsh", "Chair", "Avonmere ICB"),
    )
    assert read_back(open_template, after).decisions == {
        "lived_experience": "Wren was frightened.\nShe said so twice.",
        "meeting_date": "2026-03-13",
        "notification_made": "2026-03-05",
        "gender": "girl",
        "ratified_police": "Sam Reed, Detective Inspector",
        "criteria": "improvements; themes",
        "decision": "local",
        "immediate_safety": "yes",
        "participants": "Jo Marsh | Chair | Avonmere ICB",
    }


def test_a_box_that_several_decisions_share_is_told_apart_by_its_labels(open_template) -> None:
    after = edited(
        open_template,
        {
            "Exploration of key themes": "Bruises.\nRecognised risk factors: Domestic abuse.\nAnd debt.",
            "Long term impact": "Not known.\nNature of the harm: Two fractures.",
        },
    )
    assert read_back(open_template, after).decisions == {
        "themes": "Bruises.", "identity": "", "disability": "", "risk_factors": "Domestic abuse.\nAnd debt.",
        "long_term_impact": "Not known.", "serious_harm": "Two fractures.",
    }  # fmt: skip


def test_a_line_added_below_the_programs_own_leaves_the_others_where_they_were(make_view, make_case) -> None:
    full = template(make_view())
    themes = cell_of(Document(io.BytesIO(full)), "Exploration of key themes").text
    decisions = make_case().decisions
    assert read_back(full, edited(full, {"Exploration of key themes": f"{themes}\nAnd debt."})).decisions == {
        "themes": decisions["themes"], "identity": decisions["identity"], "disability": decisions["disability"],
        "risk_factors": f"{decisions['risk_factors']}\nAnd debt.",
    }  # fmt: skip


def test_what_the_program_only_offered_is_not_taken_for_somebodys_words(open_template) -> None:
    document = Document(io.BytesIO(open_template))
    offered = cell_of(document, "The Rapid Review is likely to identify").text
    assert "Learning of single agencies" in offered
    after = edited(
        open_template,
        {"The Rapid Review is likely to identify": offered.replace("[to be written at the meeting]", "Share bruises.")},
    )
    assert read_back(open_template, after).decisions == {
        "immediate_learning": "Share bruises.", "dissemination": "", "actions": "",
    }  # fmt: skip


def test_text_inserted_with_changes_tracked_counts(open_template) -> None:
    document = Document(io.BytesIO(open_template))
    paragraph = cell_of(document, "Rapid Review Conclusion:").paragraphs[0]
    inserted, run, text = OxmlElement("w:ins"), OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "There is more to learn."
    run.append(text)
    inserted.append(run)
    deleted = OxmlElement("w:del")
    for old in paragraph.runs:
        for piece in old._r.findall(qn("w:t")):
            piece.tag = qn("w:delText")
        deleted.append(old._r)
    paragraph._p.extend([deleted, inserted])
    target = io.BytesIO()
    document.save(target)
    assert read_back(open_template, target.getvalue()).decisions == {"conclusion": "There is more to learn."}


def test_what_cannot_be_read_is_said_and_left(open_template) -> None:
    after = edited(open_template, {"Date of Rapid Review:": "next week"}, ("outcome.local", "outcome.national"))
    written = read_back(open_template, after)
    assert written.decisions == {"criteria": "", "immediate_safety": ""}
    assert "“next week” for meeting_date, which is no date" in written.remarks[0]
    assert "More than one recommendation is ticked" in written.remarks[1]


def test_a_cleared_field_is_cleared(make_view) -> None:
    full = template(make_view())
    assert read_back(full, edited(full, {"Rapid Review Conclusion:": ""})).decisions == {"conclusion": ""}


def test_a_file_that_is_no_word_file_is_refused_with_advice() -> None:
    with pytest.raises(Unusable) as caught:
        read_template(b"not a zip", BLANK)
    assert "as .docx" in caught.value.advice


# --- the whole way, on the disk ---


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> CaseFolder:
    folder = CaseFolder("AV-2026-003", tmp_path / "intake", tmp_path / "outputs")
    for path in (folder.drafts, folder.accepted, folder.needs_attention):
        durable.make_folder(path)
    folder.case_file.write_text(CASE, encoding="utf-8")
    return folder


def packed(folder: CaseFolder):
    return assemble(folder, ("panel",), NOW, lambda words: None)


def lived_experience(folder: CaseFolder) -> str:
    document = Document(str(folder.results / "panel-pack/rapid-review-template.docx"))
    return cell_of(document, "What was the child’s lived experience").text


def test_what_people_wrote_feeds_the_gate_and_stays_in_every_later_copy(folder) -> None:
    first = packed(folder)
    assert "The child’s lived experience and voice" in [gap.name for gap in first.missing]
    path = folder.results / "panel-pack/rapid-review-template.docx"
    mine = edited(path.read_bytes(), {"What was the child’s lived experience": "Wren was frightened."})
    path.write_bytes(mine)
    second = packed(folder)
    assert "The child’s lived experience and voice" not in [gap.name for gap in second.missing]
    assert len(second.missing) == len(first.missing) - 1
    assert "Read from your rapid review template: lived_experience." in second.remarks
    aside = f"rapid-review-template (edited by hand {date(2026, 3, 16)}).docx"
    assert any(aside in remark for remark in second.remarks)
    assert (path.parent / aside).read_bytes() == mine
    assert lived_experience(folder) == "Wren was frightened."
    third = packed(folder)
    assert [gap.name for gap in third.missing] == [gap.name for gap in second.missing]
    assert lived_experience(folder) == "Wren was frightened."


def test_later_words_of_case_toml_are_offered_and_not_forced(folder) -> None:
    packed(folder)
    path = folder.results / "panel-pack/rapid-review-template.docx"
    path.write_bytes(edited(path.read_bytes(), {"What was the child’s lived experience": "Wren was frightened."}))
    folder.case_file.write_text(
        CASE + '[decisions]\nlived_experience = "Wren was content."\nconclusion = "More to learn."\n', encoding="utf-8"
    )
    remarks = packed(folder).remarks
    assert lived_experience(folder) == "Wren was frightened."
    assert any("case.toml says “Wren was content.” for lived_experience" in remark for remark in remarks)
    document = Document(str(path))
    assert cell_of(document, "Rapid Review Conclusion:").text == "More to learn."
    path.write_bytes(edited(path.read_bytes(), {"What was the child’s lived experience": ""}))
    packed(folder)
    assert lived_experience(folder) == "Wren was content."


# --- dropped into the intake folder ---


def run_once(tmp_path: Path) -> int:
    return main(["run", "--quiet", "--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")])


def test_a_template_dropped_back_is_read_once_and_never_taken_for_a_return(folder, tmp_path) -> None:
    packed(folder)
    path = folder.results / "panel-pack/rapid-review-template.docx"
    given_out = path.read_bytes()
    folder.case_file.write_text(CASE + '[decisions]\nconclusion = "More to learn."\n', encoding="utf-8")
    packed(folder)  # a later fact: the copy that was given out is older than the one that lies there now
    mine = edited(given_out, {"What was the child’s lived experience": "Wren was frightened."})
    (tmp_path / "intake" / "RR final JM.docx").write_bytes(mine)
    assert run_once(tmp_path) == 3
    (aside,) = (tmp_path / "intake" / "needs-attention").glob("*.docx")
    assert "(intake/AV-2026-003)" in aside.with_name(f"{aside.name}.why.txt").read_text(encoding="utf-8")
    (folder.intake / folder.reference / "RR final JM.docx").write_bytes(mine)
    assert run_once(tmp_path) == 3
    note = next(folder.needs_attention.glob("*.why.txt")).read_text(encoding="utf-8")
    assert "rapid-review pack AV-2026-003 panel" in note
    result = packed(folder)
    assert "Read from RR final JM.docx: lived_experience." in result.remarks
    assert lived_experience(folder) == "Wren was frightened."
    document = Document(str(path))
    assert cell_of(document, "Rapid Review Conclusion:").text == "More to learn."
    path.write_bytes(edited(path.read_bytes(), {"What was the child’s lived experience": "Wren told her teacher."}))
    packed(folder)
    packed(folder)  # the dropped copy is not read again over what was written since
    assert lived_experience(folder) == "Wren told her teacher."


def test_a_template_of_another_case_is_refused(folder, tmp_path) -> None:
    packed(folder)
    other = tmp_path / "intake" / "AV-2026-004"
    other.mkdir()
    (other / "case.toml").write_text(CASE.replace("2026-003", "2026-004"), encoding="utf-8")
    content = (folder.results / "panel-pack/rapid-review-template.docx").read_bytes()
    (other / "template.docx").write_bytes(content)
    assert run_once(tmp_path) == 3
    note = next((other / "needs-attention").glob("*.why.txt")).read_text(encoding="utf-8")
    assert "template of case AV-2026-003" in note
