"""The draft's page: its own text with its findings, decisions and own words that reach the copy, clear only when it is."""

import asyncio
import hashlib
import json
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import docx
import pytest
from starlette.testclient import TestClient

from pipeline.__main__ import main
from pipeline.clearing.decisions import decisions_from_json
from pipeline.clearing.entries import entries_of
from pipeline.clearing.replacement import words_instead
from pipeline.cli.clock import now
from pipeline.identifiers.memory import Decided, memory_of
from pipeline.identifiers.passages import TAKE_OUT
from pipeline.readers.document import Document, Paragraph, Place
from pipeline.serve.application import application
from pipeline.serve.decisions import Chosen, decided, groups_of, progress, progress_words, read_report, verdict
from pipeline.serve.draft_text import Line, draft_text, sentence_after
from pipeline.serve.gate import COOKIE, Gate
from schemas.finding import CheckReport

ADDRESS = "127.0.0.1:8123"
PAGE = "/case/WM-1/draft/draft.docx"
FINDING: dict[str, Any] = {
    "id": "a1", "text": "Kofi", "category": "person", "severity": "must-fix", "part": "body", "page": None,
    "paragraph": 1, "start": 0, "end": 4, "context": "Kofi was seen by Ms Pyke.", "matches": None,
    "suggestion": "Robin", "why": "The name of the subject child.", "decision": None, "member": "word/document.xml",
}  # fmt: skip
FINDINGS = [
    FINDING,
    {**FINDING, "id": "a2", "paragraph": 2, "start": 9, "end": 13, "context": "We asked Kofi."},
    {**FINDING, "id": "b1", "severity": "check", "text": "Pyke", "start": 20, "end": 24, "suggestion": None},
    {**FINDING, "id": "h1", "part": "comment", "member": "word/comments.xml", "text": "author: G T", "context": "x"},
]


def report_of(findings: list[dict[str, Any]], sha256: str = "0" * 64) -> CheckReport:
    """A report as findings.json holds it."""
    content = {
        "draft": {"name": "draft.docx", "sha256": sha256},
        "case_reference": "WM-1",
        "summary": {"must_fix": 3, "check": 1, "consider": 0, "by_category": {"person": 4}, "clear": False},
        "findings": findings,
    }
    return read_report(json.dumps(content).encode())


class Room:
    """One case with one checked draft, and a browser that was let in."""

    def __init__(self, folder: Path) -> None:
        places = ["--intake", str(folder / "intake"), "--outputs", str(folder / "outputs")]
        assert main(["new", "WM-1", "--profile", "national", "--notified", "2026-03-02", "--quiet", *places]) == 0
        self.draft = folder / "intake" / "WM-1" / "drafts" / "draft.docx"
        self.draft.parent.mkdir(exist_ok=True)
        self.path = folder / "outputs" / "WM-1" / "checks" / "draft.docx" / "findings.json"
        self.path.parent.mkdir(parents=True)
        self.gate = Gate(ADDRESS)
        self.browser = TestClient(application(folder / "intake", folder / "outputs", self.gate, now),
                                  base_url=f"http://{ADDRESS}")  # fmt: skip
        self.browser.get(f"/open?token={self.gate.token}")

    def keep(self, report: CheckReport) -> None:
        """The report as the check wrote it."""
        self.path.write_text(report.model_dump_json(), encoding="utf-8")

    def saved(self) -> dict[str, dict[str, Any]]:
        """What stands in findings.json, by id."""
        return {one["id"]: one for one in json.loads(self.path.read_text("utf-8"))["findings"]}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    made = Room(tmp_path)
    made.keep(report_of(FINDINGS))
    return made


def test_the_draft_itself_is_shown_with_its_findings(room: Room) -> None:
    document = docx.Document()
    document.add_paragraph("Kofi was seen by Ms Pyke.")
    document.add_paragraph("We asked Kofi.")
    document.save(str(room.draft))
    room.keep(report_of(FINDINGS, hashlib.sha256(room.draft.read_bytes()).hexdigest()))
    page = room.browser.get(PAGE).text
    assert page.count('id="m-a1"') == page.count('id="m-a2"') == page.count('id="m-b1"') == 1
    assert "check it again" not in page


def test_a_draft_that_was_changed_is_not_shown_as_the_one_that_was_checked(room: Room) -> None:
    docx.Document().save(str(room.draft))
    page = room.browser.get(PAGE).text
    assert "or was changed since: check it again" in page
    assert 'id="m-a1"' in page


def test_a_finding_is_marked_only_where_its_words_stand() -> None:
    here = Place(member="word/document.xml", paragraph=1)
    hidden = Paragraph("author: G T", Place(part="comment", member="word/comments.xml", paragraph=1))
    document = Document("draft.docx", "0" * 64, "", (Paragraph("Kofi was seen by Mr Lowe.", here),), aside=(hidden,))
    text = draft_text(document, groups_of(report_of(FINDINGS)))
    (line,) = text.body
    assert isinstance(line, Line)
    assert [(piece.text, piece.finding and piece.finding.id) for piece in line.pieces] == [
        ("Kofi", "a1"),
        (" was seen by Mr Lowe.", None),
    ]
    assert text.beside == ()
    assert text.marked == {"a1"}


@pytest.mark.parametrize(
    ("context", "text", "start", "words", "expected"),
    [
        ("Kofi was seen.", "Kofi", 0, "Robin", "Robin was seen."),
        ("Kofi told Kofi.", "Kofi", 10, "Robin", "Kofi told Robin."),
        ("On 3 March 2025 he fell.", "3 March 2025", 3, "March 2025", "In March 2025 he fell."),
    ],
)
def test_the_sentence_is_shown_as_the_copy_will_have_it(
    context: str, text: str, start: int, words: str, expected: str
) -> None:
    one = {**FINDING, "context": context, "text": text, "start": start, "suggestion": words}
    sentence = sentence_after(report_of([one]).findings[0])
    assert sentence.before + sentence.words + sentence.after == expected


def test_a_key_is_answered_with_progress_and_the_new_sentence(room: Room) -> None:
    form = {"form_key": room.gate.form_key, "a1": "replace", "words-a1": "the boy"}
    answer = room.browser.post(PAGE, data=form, headers={"accept": "application/json"}).json()
    assert (answer["decided"], answer["total"]) == (1, 3)
    assert answer["after"]["a2"] == ["We asked ", "the boy", "."]
    assert "Not clear: 1 thing that must be fixed is not decided." in answer["verdict"]


def test_own_words_and_the_reason_are_written_down_and_go_before_the_suggestion(room: Room) -> None:
    form = {"form_key": room.gate.form_key, "a1": "replace", "words-a1": " the  boy ", "b1": "keep",
            "reason-b1": "a public office"}  # fmt: skip
    assert room.browser.post(PAGE, data=form).status_code == 200
    saved = room.saved()
    assert [saved[one]["own_words"] for one in ("a1", "a2", "b1")] == ["the boy", "the boy", None]
    assert saved["b1"]["reason"] == "a public office"
    assert words_instead(read_report(room.path.read_bytes()).findings[0]) == "the boy"
    memory = memory_of(decisions_from_json(room.path.read_bytes()))
    assert memory.by_id["a1"].own_words == "the boy"


def test_a_workbook_that_says_nothing_of_own_words_does_not_take_them_away() -> None:
    said = Decided("a1", "person", "Kofi", "replace", own_words="the boy")
    silent = Decided("a1", "person", "Kofi", "replace", "because")
    none = Decided("a1", "person", "Kofi", "replace", own_words="")
    assert memory_of([said, silent]).by_id["a1"] == Decided("a1", "person", "Kofi", "replace", "because", "the boy")
    assert memory_of([said, none, silent]).by_id["a1"].own_words == ""


def test_the_suggestion_left_as_it_is_is_nobodys_own_words() -> None:
    report = decided(report_of(FINDINGS), {"a1": "replace", "words-a1": "Robin", "words-b1": ""})
    assert [one.own_words for one in report.findings] == [None, None, None, None]


def test_one_place_may_be_decided_alone_and_stays_so() -> None:
    report = decided(report_of(FINDINGS), {"a1": "replace", "place-a2": "keep"})
    assert [one.decision for one in report.findings][:2] == ["replace", "keep"]
    again = decided(report, {"place-a1": "", "b1": "keep"})
    assert [one.decision for one in again.findings] == ["replace", "keep", "keep", None]
    assert [one.decision for one in decided(again, {"place-a2": "open"}).findings][:2] == ["replace", None]


def test_clear_is_said_only_when_nothing_is_left_that_must_be_fixed() -> None:
    start = report_of(FINDINGS)
    replaced = decided(start, {"a1": "replace", "h1": "replace"})
    assert verdict(replaced).startswith("Not clear yet")
    assert not replaced.summary.clear
    kept = decided(start, {"a1": "keep", "h1": "keep"})
    assert verdict(kept).startswith("Clear:")
    assert kept.summary.clear and kept.summary.must_fix == 0 and kept.summary.check == 1
    assert not decided(kept, {"h1": ""}).summary.clear


def test_progress_counts_things_not_places() -> None:
    assert progress(groups_of(decided(report_of(FINDINGS), {"a1": "keep"}))) == (1, 3)


def test_the_filter_works_without_a_script(room: Room) -> None:
    page = room.browser.get(PAGE, params={"rank": "check"}).text
    assert 'id="d-b1"' in page and 'id="d-a1"' not in page
    groups = groups_of(decided(report_of(FINDINGS), {"a1": "keep"}))
    assert [group.key for group in Chosen(is_open_only=True).of(groups)] == ["h1", "b1"]
    assert Chosen(category="date").of(groups) == ()


def test_what_nobody_sees_stands_in_its_own_panel(room: Room) -> None:
    page = room.browser.get(PAGE).text
    panel = page[page.index('class="hidden-parts"') :]
    assert 'id="m-h1"' in panel and 'id="m-a1"' not in panel[: panel.index("</section>")]
    assert 'name="words-h1"' not in page


@pytest.mark.parametrize(
    ("length", "status"), [(b"52428800", 413), (b"4194305", 413), (None, 411), (b"-1", 411), (b"1e9", 411)]
)
def test_a_huge_post_is_refused_before_it_is_read(room: Room, length: bytes | None, status: int) -> None:
    sent: list[MutableMapping[str, Any]] = []

    async def never() -> dict[str, Any]:
        raise AssertionError("it was read")

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    headers = [(b"host", ADDRESS.encode()), (b"cookie", f"{COOKIE}={room.gate.session}".encode())]
    headers += [(b"content-length", length)] if length is not None else [(b"transfer-encoding", b"chunked")]
    scope = {"type": "http", "method": "POST", "path": PAGE, "raw_path": PAGE.encode(), "query_string": b"",
             "headers": headers, "scheme": "http", "server": ("127.0.0.1", 8123), "http_version": "1.1"}  # fmt: skip

    async def ask() -> None:
        await room.browser.app(scope, never, send)

    asyncio.run(ask())
    assert sent[0]["status"] == status


def test_the_pages_own_script_is_handed_out_and_nothing_else(room: Room) -> None:
    script = room.browser.get("/static/draft.js")
    assert script.headers["content-type"].startswith("text/javascript") and "addEventListener" in script.text
    assert room.browser.get("/static/..%2fgate.py").status_code == 404
    assert room.browser.get("/static/gate.py").status_code == 404
    page = room.browser.get(PAGE).text
    assert page.count("<script") == 1 and " onclick=" not in page and " style=" not in page and "<style" not in page


def test_what_is_left_is_counted_by_rank_in_things() -> None:
    report = report_of(FINDINGS)
    assert progress_words(groups_of(report)) == "0 of 3 decided; left: 2 must fix, 1 to check"
    done = decided(report, {"a1": "replace", "b1": "keep", "h1": "replace"})
    assert progress_words(groups_of(done)) == "3 of 3 decided"


def test_all_names_of_one_person_stand_in_a_row_with_the_numbers_of_the_workbook() -> None:
    mother = {**FINDING, "matches": "mother (Carys)"}
    report = report_of([
        {**mother, "id": "m1", "text": "Carys"}, {**FINDING, "id": "c1", "matches": "subject child (Kofi)"},
        {**mother, "id": "m2", "text": "Caz"},
    ])  # fmt: skip
    groups = groups_of(report)
    assert [(group.first.text, group.number, group.names) for group in groups] == [
        ("Carys", 1, 2), ("Caz", 2, 2), ("Kofi", 3, 1),
    ]  # fmt: skip
    assert [entry.number for entry in entries_of(report.findings)] == [group.number for group in groups]


def test_a_draft_that_is_no_word_file_offers_no_copy_and_says_why(room: Room) -> None:
    room.path.rename(room.path.with_name("kept.json"))
    folder = room.path.parent.with_name("draft.pdf")
    folder.mkdir()
    (folder / "findings.json").write_text(report_of(FINDINGS).model_dump_json(), encoding="utf-8")
    page = room.browser.get("/case/WM-1/draft/draft.pdf").text
    assert "A PDF is checked, but not changed." in page
    assert 'id="copy-form"' not in page and "make the copy" not in page


def test_a_decision_of_an_earlier_draft_says_so_until_it_is_changed(room: Room) -> None:
    room.keep(report_of([{**FINDING, "decision": "replace", "decided_in": "draft 1.docx"}]))
    page = room.browser.get(PAGE).text
    assert "1 decision made in draft 1.docx: “Kofi”" in page and "Decided in draft 1.docx." in page
    room.browser.post(PAGE, data={"form_key": room.gate.form_key, "a1": "replace"})
    assert room.saved()["a1"]["decided_in"] == "draft 1.docx"
    room.browser.post(PAGE, data={"form_key": room.gate.form_key, "a1": "keep"})
    assert room.saved()["a1"]["decided_in"] is None


def test_words_in_a_picture_have_no_field_for_other_words(room: Room) -> None:
    room.keep(report_of([{**FINDING, "location": "text box, “read in the picture a.png”", "suggestion": TAKE_OUT}]))
    page = room.browser.get(PAGE).text
    assert f"No copy changes a picture: {TAKE_OUT}." in page and 'name="words-a1"' not in page


def test_what_was_let_pass_can_be_read_on_the_page(room: Room) -> None:
    report = report_of(FINDINGS).model_copy(update={"let_pass": ("“Robin”: the pseudonym, 4 times",)})
    room.keep(report)
    assert "Let pass: “Robin”: the pseudonym, 4 times" in room.browser.get(PAGE).text


def test_the_case_says_how_far_each_draft_is(room: Room) -> None:
    assert "0 of 3 decided; left: 2 must fix, 1 to check" in room.browser.get("/case/WM-1").text
    room.path.write_text("cut sh", encoding="utf-8")
    assert "not checked: see the note in its folder" in room.browser.get("/case/WM-1").text
