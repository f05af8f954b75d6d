"""The files of a check: comments on the words, a workbook, decisions read back, a copy that names nobody."""

import html
import io
import json
import re
import sys
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from docx import Document as OpenWord
from openpyxl import load_workbook

from pipeline import readers
from pipeline.clearing.decisions import decisions_from_json, decisions_from_workbook
from pipeline.clearing.draft_check import Cleared, apply_files, check_files
from pipeline.clearing.scrub import without_exif
from pipeline.errors import Unusable
from pipeline.identifiers.check import check
from pipeline.identifiers.memory import decided_in, memory_of
from pipeline.identifiers.roster import build_roster
from schemas.finding import CheckReport

sys.path.insert(0, str(Path(__file__).parent))
from planted_draft import CASE, ROSTER_WORDS, planted_draft

NAME = "Tiegan_Hollis LCSPR.docx"
ROSTER = build_roster(CASE)


@cache
def checked() -> CheckReport:
    return check(readers.read(planted_draft(), NAME), ROSTER, case_reference=CASE.reference)


@cache
def files() -> dict[str, bytes]:
    draft = planted_draft()
    return dict(check_files(readers.read(draft, NAME), draft, checked()))


@cache
def cleared() -> Cleared:
    draft = planted_draft()
    return apply_files(readers.read(draft, NAME), draft, checked(), ROSTER)


def every_text_of(data: bytes) -> dict[str, str]:
    """Each part as text: tags taken out so that split runs join, entities decoded; attributes kept beside."""
    texts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            raw = archive.read(name).decode("utf-8", "replace")
            attributes = " ".join(re.findall(r'="([^"]*)"', raw))
            texts[name] = html.unescape(re.sub(r"<[^>]+>", "", raw) + " " + attributes).casefold()
    return texts


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("TIEGAN HOLLIS", "body"),
        ("14 Larkspur Close", "body"),
        ("WV11 3QT", "body"),
        ("943 476 5919", "body"),
        ("27 February 2026", "body"),
        ("Larchfield Primary School", "body"),
        ("Teigan Hollis", "table"),
        ("Hollis", "header"),
        ("Tig", "footer"),
        ("Zofia Szymańska", "footnote"),
        ("Kayleigh", "comment"),
        ("Kayleigh Hollis", "tracked-deletion"),
        ("Kwabena", "hidden-text"),
        ("Priya Raman", "properties"),
        ("Hollis", "bookmark"),
        ("Tiegan_Hollis", "properties"),
    ],
)
def test_everything_planted_is_found_in_its_part(text: str, part: str) -> None:
    assert [one.severity for one in checked().findings if (one.text, one.part) == (text, part)][:1] == ["must-fix"]


def test_a_name_split_over_runs_is_found() -> None:
    assert any(one.text == "Tiegan" and one.context.startswith("Her name was") for one in checked().findings)


def test_the_decoys_pass() -> None:
    decoys = ("Robin", "Ofsted", "Working Together", "Children Act", "Marlowe", "9 March 2026", "West Midlands Police")
    named = [one.text for one in checked().findings if any(decoy in one.text for decoy in decoys)]
    assert named == []


def test_the_annotated_copy_has_a_comment_on_the_words() -> None:
    data = next(data for name, data in files().items() if name.endswith("annotated.docx"))
    word = OpenWord(io.BytesIO(data))
    comments = {comment.comment_id: comment.text for comment in word.comments}
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    commented = {
        number: html.unescape(re.sub(r"<[^>]+>", "", match.group(1)))
        for number in comments
        if (
            match := re.search(rf'<w:commentRangeStart w:id="{number}"/>(.*?)<w:commentRangeEnd w:id="{number}"/>', xml)
        )
    }
    assert "TIEGAN HOLLIS" in commented.values()
    assert "Tiegan" in commented.values()
    assert "Kayleigh" in commented.values()
    assert any("MUST FIX" in text and "Instead: Robin" in text for text in comments.values())
    assert any("In the header" in text for text in comments.values())
    assert [paragraph.text for paragraph in word.paragraphs][1].startswith("TIEGAN HOLLIS lived at 14 Larkspur Close")


def test_the_annotated_copy_keeps_the_formatting_of_a_split_name() -> None:
    data = next(data for name, data in files().items() if name.endswith("annotated.docx"))
    runs = [run for paragraph in OpenWord(io.BytesIO(data)).paragraphs for run in paragraph.runs]
    assert [run.bold for run in runs if run.text in ("Tie", "gan")] == [True, True]


def test_the_workbook_begins_with_what_must_be_fixed_and_counts_repeats_once() -> None:
    sheet = load_workbook(io.BytesIO(files()["findings.xlsx"])).worksheets[0]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0][1] == "1 Must fix"
    texts = [(str(row[4]).casefold(), row[11]) for row in rows]
    assert len(texts) == len(set(texts))
    assert sheet.data_validations.dataValidation[0].formula1 == '"replace,keep"'


def test_decisions_come_back_from_the_workbook_for_all_places_and_for_one() -> None:
    book = load_workbook(io.BytesIO(files()["findings.xlsx"]))
    decide, places = book.worksheets[0], book.worksheets[1]
    row = next(row for row in decide.iter_rows(min_row=4) if row[4].value == "Tiegan")
    row[2].value = "Keep "
    row[3].value = "the name of a film"
    own = [line for line in places.iter_rows(min_row=4) if line[0].value == row[0].value]
    own[0][1].value = "replace"
    stream = io.BytesIO()
    book.save(stream)
    decisions = decisions_from_workbook(stream.getvalue())
    assert len(own) >= 2
    decided = {one.identifier: (one.decision, one.reason) for one in decisions if one.decision}
    places = {line[5].value: ("keep", "the name of a film") for line in own[1:]}
    assert decided == {own[0][5].value: ("replace", "the name of a film"), **places}


def test_decisions_come_back_from_the_json() -> None:
    data = json.loads(files()["findings.json"])
    data["findings"][0]["decision"] = "keep"
    decisions = decisions_from_json(json.dumps(data).encode())
    assert [one.identifier for one in decisions if one.decision == "keep"] == [data["findings"][0]["id"]]
    assert len(decisions) == len(data["findings"])


def test_a_decision_that_is_none_is_refused_with_its_words() -> None:
    data = json.loads(files()["findings.json"])
    data["findings"][0]["decision"] = "maybe"
    with pytest.raises(Unusable, match="maybe"):
        decisions_from_json(json.dumps(data).encode())
    with pytest.raises(Unusable, match="cannot be read"):
        decisions_from_workbook(b"not a workbook")


def test_nothing_of_the_roster_is_left_in_any_part_of_the_copy() -> None:
    left = [
        (name, word)
        for name, text in every_text_of(cleared().copy.data).items()
        for word in (*ROSTER_WORDS, "priya", "raman", "teigan")
        if word in text
    ]
    assert left == []
    assert cleared().copy.left == ()


def test_the_search_of_the_copy_can_fail() -> None:
    texts = every_text_of(planted_draft())
    assert all(any(word in text for text in texts.values()) for word in ("tiegan", "szyma", "priya"))


def test_the_copy_reads_on_and_is_clear() -> None:
    lines = [paragraph.text for paragraph in OpenWord(io.BytesIO(cleared().copy.data)).paragraphs]
    assert "Her name was Robin and she was well." in lines
    assert "Robin's father was seen in February 2026 at a primary school." in lines
    assert cleared().report.summary.clear
    assert cleared().copy.name == "Robin LCSPR - pseudonymised.docx"


def test_the_copy_has_no_comments_revisions_or_hidden_words() -> None:
    with zipfile.ZipFile(io.BytesIO(cleared().copy.data)) as archive:
        names = archive.namelist()
        xml = archive.read("word/document.xml").decode()
    assert not any("comments" in name for name in names)
    assert not re.search(r"<w:(?:ins|del|vanish|commentReference)\b", xml)
    assert "Moved: Mother came" in "".join(re.findall(r"<w:t[^>]*>([^<]*)", xml))


def test_words_that_a_person_keeps_stay() -> None:
    draft = planted_draft()
    keep = [
        replace(one, decision="keep") for one in decided_in(checked().findings) if "larchfield" in one.text.casefold()
    ]
    report = check(readers.read(draft, NAME), ROSTER, memory=memory_of(keep))
    copy = apply_files(readers.read(draft, NAME), draft, report, ROSTER)
    lines = [paragraph.text for paragraph in OpenWord(io.BytesIO(copy.copy.data)).paragraphs]
    assert any("Larchfield Primary School" in line for line in lines)
    assert copy.copy.left == ()
    assert copy.report.summary.clear


def test_a_pdf_is_not_rewritten() -> None:
    document = readers.read(b"Tiegan was seen.", "draft.txt")
    with pytest.raises(Unusable, match="not a Word file"):
        apply_files(document, b"", check(document, ROSTER), ROSTER)
    assert set(check_files(document, b"", check(document, ROSTER))) == {"findings.xlsx", "findings.json"}


def test_a_photograph_loses_its_camera_and_keeps_its_picture() -> None:
    exif = b"\xff\xe1\x00\x0aExif\x00\x00GP"
    picture = b"\xff\xd8" + exif + b"\xff\xdb\x00\x04ab" + b"\xff\xda\x00\x02rest\xff\xd9"
    assert without_exif(picture) == b"\xff\xd8\xff\xdb\x00\x04ab\xff\xda\x00\x02rest\xff\xd9"
    assert without_exif(b"not a picture") == b"not a picture"
