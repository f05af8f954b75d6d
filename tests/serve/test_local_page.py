"""The local page: nobody but the browser that was opened with the link, and nothing of a return runs in it."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.__main__ import main
from pipeline.cli.clock import now
from pipeline.serve.application import application
from pipeline.serve.decisions import decided, groups_of, read_report
from pipeline.serve.gate import COOKIE, Gate

ADDRESS = "127.0.0.1:8123"
FINDING = {
    "id": "a1", "text": "<script>alert(1)</script>", "category": "person", "severity": "must-fix", "part": "body",
    "page": None, "paragraph": 3, "start": 0, "end": 4, "context": "Kofi was seen.", "matches": None,
    "suggestion": "Robin", "why": "The name of the subject child.", "decision": None,
}  # fmt: skip
REPORT = {
    "draft": {"name": "draft.docx", "sha256": "0" * 64},
    "case_reference": "WM-1",
    "summary": {"must_fix": 2, "check": 1, "consider": 0, "by_category": {"person": 3}, "clear": False},
    "findings": [
        FINDING,
        {**FINDING, "id": "a2", "paragraph": 9},
        {**FINDING, "id": "b1", "severity": "check", "text": "Pyke"},
    ],
}


@pytest.fixture
def gate() -> Gate:
    return Gate(ADDRESS)


@pytest.fixture
def browser(tmp_path: Path, gate: Gate) -> TestClient:
    assert main(["new", "WM-1", "--profile", "national", "--notified", "2026-03-02", "--quiet",
                 "--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")]) == 0  # fmt: skip
    check = tmp_path / "outputs" / "WM-1" / "checks" / "draft.docx"
    check.mkdir(parents=True)
    (check / "findings.json").write_text(json.dumps(REPORT), encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return TestClient(application(tmp_path / "intake", tmp_path / "outputs", gate, now), base_url=f"http://{ADDRESS}")


def opened(browser: TestClient, gate: Gate) -> TestClient:
    """The browser after the link was opened."""
    assert browser.get(f"/open?token={gate.token}").status_code == 200
    return browser


def test_the_link_works_once(browser: TestClient, gate: Gate) -> None:
    opened(browser, gate)
    other = TestClient(browser.app, base_url=f"http://{ADDRESS}")
    assert other.get(f"/open?token={gate.token}").status_code == 403
    assert other.get("/").status_code == 403
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", "\u00e9"])
def test_a_wrong_token_is_refused(browser: TestClient, token: str) -> None:
    assert browser.get("/open", params={"token": token}).status_code == 403


def test_a_forged_cookie_is_refused(browser: TestClient) -> None:
    browser.cookies.set(COOKIE, "forged")
    assert browser.get("/").status_code == 403


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"origin": "http://evil.example"}, {"origin": "null"}])
def test_another_host_or_origin_is_refused(browser: TestClient, gate: Gate, headers: dict[str, str]) -> None:
    assert opened(browser, gate).get("/", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/case/WM-1/file/../../../secret.txt", "/case/WM-1/file/%2e%2e/%2e%2e/%2e%2e/secret.txt",
     "/case/WM-1/file/.published.jsonl", "/case/../file/x", "/case/NONE", "/case/WM-1/draft/%2e%2e",
     "/case/WM-1/return/%2e%2e%2fx"],
)  # fmt: skip
def test_nothing_outside_of_the_outputs_is_handed_out(browser: TestClient, gate: Gate, path: str) -> None:
    answer = opened(browser, gate).get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text.replace("secret.txt", "")


def test_every_answer_forbids_other_scripts_and_other_hosts(browser: TestClient, gate: Gate) -> None:
    for path in ("/", "/case/WM-1", "/case/WM-1/draft/draft.docx", "/nothing"):
        policy = opened_once(browser, gate).get(path).headers["content-security-policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'"
        assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"


def opened_once(browser: TestClient, gate: Gate) -> TestClient:
    """The browser, opened if it is not yet."""
    return browser if gate.is_token_used else opened(browser, gate)


def test_text_of_a_draft_is_shown_and_never_run(browser: TestClient, gate: Gate) -> None:
    page = opened(browser, gate).get("/case/WM-1/draft/draft.docx").text
    assert "<script>" not in page and page.count("<script ") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_decision_is_saved_for_every_place_of_the_same_thing(browser: TestClient, gate: Gate, tmp_path: Path) -> None:
    form = {"form_key": gate.form_key, "a1": "replace", "b1": "keep"}
    answer = opened(browser, gate).post("/case/WM-1/draft/draft.docx", data=form)
    assert answer.status_code == 200 and "Your decisions are saved" in answer.text
    saved = json.loads((tmp_path / "outputs" / "WM-1" / "checks" / "draft.docx" / "findings.json").read_text("utf-8"))
    assert {one["id"]: one["decision"] for one in saved["findings"]} == {"a1": "replace", "a2": "replace", "b1": "keep"}


def test_a_form_without_the_key_is_refused(browser: TestClient, gate: Gate, tmp_path: Path) -> None:
    answer = opened(browser, gate).post("/case/WM-1/draft/draft.docx", data={"a1": "keep"})
    assert answer.status_code == 403
    saved = json.loads((tmp_path / "outputs" / "WM-1" / "checks" / "draft.docx" / "findings.json").read_text("utf-8"))
    assert all(one["decision"] is None for one in saved["findings"])


def test_what_must_be_fixed_stands_first_and_each_thing_once() -> None:
    groups = groups_of(read_report(json.dumps(REPORT).encode()))
    assert [(group.first.text, len(group.places)) for group in groups] == [
        ("<script>alert(1)</script>", 2),
        ("Pyke", 1),
    ]


def test_a_decision_can_be_taken_back() -> None:
    report = decided(read_report(json.dumps(REPORT).encode()), {"a1": "keep"})
    assert [one.decision for one in report.findings] == ["keep", "keep", None]
    assert [one.decision for one in decided(report, {"a1": ""}).findings] == [None, None, None]
