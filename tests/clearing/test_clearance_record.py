"""The clearance record says who, when, from what, what looked and what was kept; the key of names lies elsewhere."""

import io
from datetime import UTC, datetime
from pathlib import Path

from docx import Document as OpenWord

from pipeline.clearing.clearance_record import Clearance, clearance_record, pseudonym_key
from pipeline.composition.drafts import apply_decisions, check_path
from schemas.finding import CheckReport, CheckSummary, DraftSource, Finding


def finding(text: str, **given: object) -> Finding:
    fields: dict[str, object] = {
        "id": text, "text": text, "category": "person", "severity": "must-fix", "part": "body", "context": text,
        "why": "A name.", **given,
    }  # fmt: skip
    return Finding.model_validate(fields)


def report(*findings: Finding, must_fix: int = 0) -> CheckReport:
    return CheckReport(
        draft=DraftSource(name="draft 4.docx", sha256="ab" * 32),
        case_reference="XX-2026-001",
        summary=CheckSummary(must_fix=must_fix, check=1, consider=0, by_category={}, clear=must_fix == 0),
        findings=findings,
        checked_with=("The case's roster: 4 people",),
        not_checked=("Words in pictures were not read.",),
    )


DRAFT = report(
    finding("Tiegan Hollis", matches="subject child (Tiegan Hollis)", suggestion="Robin", decision="replace"),
    finding("Hope", decision="keep", reason="the charity, not the child"),
    finding("Ngozi", severity="check"),
)


def words_of(data: bytes) -> str:
    word = OpenWord(io.BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_the_record_says_what_was_done_and_names_nobody_who_was_taken_out() -> None:
    again = report(finding("Ngozi", severity="check"))
    made = Clearance("p.adair", datetime(2026, 4, 9, 14, 5, tzinfo=UTC), "copy.docx", "cd" * 32, 7, DRAFT, again)
    words = words_of(clearance_record(made))
    for said in (
        "nothing that must be fixed is left", "p.adair", "9 April 2026 at 14:05", "ab" * 32, "cd" * 32, "7",
        "The case's roster: 4 people", "Words in pictures were not read.", "“Hope”: the charity, not the child",
        "“Ngozi” (person)", "cannot promise anonymity",
    ):  # fmt: skip
        assert said in words
    assert "Tiegan" not in words


def test_a_copy_that_is_not_clear_is_called_so() -> None:
    made = Clearance("p", datetime(2026, 4, 9, tzinfo=UTC), "copy.docx", "cd" * 32, 0, DRAFT, report(must_fix=2))
    assert words_of(clearance_record(made)).startswith("Clearance record: NOT CLEAR")


def test_the_key_holds_who_is_who() -> None:
    assert "Robin\t=\tsubject child (Tiegan Hollis)" in pseudonym_key(DRAFT).decode().splitlines()


def test_the_record_lies_with_the_copy_and_the_key_does_not(tmp_path: Path) -> None:
    folder = tmp_path / "intake" / "XX-2026-001"
    (folder / "drafts").mkdir(parents=True)
    case = 'reference = "XX-2026-001"\nprofile = "national"\nnotified = 2026-03-02\npseudonym = "Robin"\n'
    case += '\n[[people]]\nrole = "subject-child"\nname = "Tiegan Hollis"\n'
    (folder / "case.toml").write_text(case, encoding="utf-8")
    word = OpenWord()
    word.add_paragraph("Tiegan was seen.")
    word.save(str(folder / "drafts" / "draft.docx"))
    checked = check_path(folder / "drafts" / "draft.docx", tmp_path / "intake", tmp_path / "outputs", None, "lcspr")
    applied = apply_decisions(checked, "p.adair")
    assert applied.report.summary.clear
    assert {path.name for path in applied.folder.iterdir()} == {
        "draft - annotated.docx", "draft - pseudonymised.docx", "findings.xlsx", "findings.json",
        "clearance-record.docx",
    }  # fmt: skip
    assert "Tiegan Hollis" in (applied.case.results / "pseudonym-key.txt").read_text(encoding="utf-8")
    assert any("never send it" in remark for remark in applied.remarks)


def test_the_record_has_no_author() -> None:
    made = Clearance("p", datetime(2026, 4, 9, tzinfo=UTC), "copy.docx", "cd" * 32, 0, DRAFT, DRAFT)
    assert OpenWord(io.BytesIO(clearance_record(made))).core_properties.author == ""
