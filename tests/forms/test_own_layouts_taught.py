"""An agency's own heading, asked about once: the line that the issue gives, put into its file, settles it."""

import json
import re
from pathlib import Path

import docx
import pytest

from pipeline.__main__ import main
from pipeline.composition.reading import ReadingDesk
from pipeline.errors import ConfigurationError
from schemas.chronology import Event
from schemas.receipt import Accepted, Handled, Refused
from schemas.returns.chronology import ChronologyRecord

REFERENCE = "HV-2026-009"
COLUMN_CODES = ("column-unsure", "column-guessed", "column-kept-as-is")
LINE = re.compile(r'below \[columns\]: ("[^"]+" = "\w+")')
CASE = """\
reference = "HV-2026-009"
profile = "national"
notified = 2026-03-02
today = 2026-03-12

[[agencies]]
name = "Harbour Vale Homes"
kind = "housing"
"""


class Partnership:
    """A case of its own, with one chronology dropped."""

    def __init__(self, folder: Path, headings: tuple[str, ...], *rows: tuple[str, ...]) -> None:
        self.intake, self.outputs = folder / "intake", folder / "outputs"
        self.dropped = self.intake / REFERENCE
        self.dropped.mkdir(parents=True)
        (self.dropped / "case.toml").write_text(CASE, encoding="utf-8")
        document = docx.Document()
        document.add_paragraph("Agency: Harbour Vale Homes")
        table = document.add_table(rows=0, cols=len(headings))
        for texts in (headings, *rows):
            cells = table.add_row().cells
            for cell, text in zip(cells, texts, strict=True):
                cell.text = text
        document.save(str(self.dropped / "chronology.docx"))

    def command(self, *words: str) -> int:
        return main([*words, "--quiet", "--intake", str(self.intake), "--outputs", str(self.outputs)])

    def answer(self, line: str) -> None:
        """Put a line where the advice says."""
        path = self.intake / "partnerships" / "national" / "layouts" / "Harbour Vale Homes.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"[columns]\n{line}\n", encoding="utf-8")

    def handled(self) -> Handled:
        """The dropped file through the line, with what people answered."""
        with ReadingDesk(self.intake, self.outputs) as desk:
            return desk.handle(REFERENCE, self.dropped / "chronology.docx", "chronology.docx")

    def events(self) -> tuple[Event, ...]:
        """The events of the dropped file."""
        outcome = self.handled()
        assert isinstance(outcome, Accepted)
        assert isinstance(outcome.parsed.record, ChronologyRecord)
        return outcome.parsed.record.events

    @property
    def case(self) -> dict[str, list[dict[str, object]]]:
        found: dict[str, list[dict[str, object]]] = json.loads(
            (self.outputs / REFERENCE / "case.json").read_text(encoding="utf-8")
        )
        return found


def test_an_unsure_column_is_asked_about_once(tmp_path: Path) -> None:
    made = Partnership(
        tmp_path,
        ("Date", "Event", "Housing officer analysis"),
        ("04/03/2025", "Visit to inspect the damp", "Nobody asked about the baby"),
        ("05/03/2025", "Repair ordered", "Prompt"),
    )
    assert made.command("run") == 0
    (entry,) = made.case["returns"]
    issues = [issue for issue in entry["issues"] if issue["code"] == "column-unsure"]  # type: ignore[attr-defined]
    assert len(issues) == 1
    assert made.case["events"][0]["comment"] is None
    found = LINE.search(issues[0]["advice"])
    assert found is not None
    assert found.group(1) == '"Housing officer analysis" = "comment"'
    made.answer(found.group(1))
    assert made.command("rebuild", REFERENCE) == 0
    (entry,) = made.case["returns"]
    assert not [issue for issue in entry["issues"] if issue["code"] in COLUMN_CODES]  # type: ignore[attr-defined]
    assert [event["comment"] for event in made.case["events"]] == ["Nobody asked about the baby", "Prompt"]


def test_a_chronology_without_an_event_heading_is_recognised_once_taught(tmp_path: Path) -> None:
    made = Partnership(
        tmp_path,
        ("Date", "Patch log", "Tenancy"),
        ("04/03/2025", "Damp seen", "T1"),
        ("05/03/2025", "Repaired", "T1"),
    )
    refused = made.handled()
    assert isinstance(refused, Refused)
    assert refused.code == "form-not-recognised"
    found = LINE.search(refused.advice)
    assert found is not None
    assert found.group(1) == '"Patch log" = "event"'
    made.answer(found.group(1))
    assert [event.event for event in made.events()] == ["Damp seen", "Repaired"]


def test_a_table_of_something_else_is_not_taken_for_a_chronology_to_be_taught(tmp_path: Path) -> None:
    made = Partnership(tmp_path, ("Name", "Patch log"), ("A. Tenant", "Damp seen"))
    refused = made.handled()
    assert isinstance(refused, Refused)
    assert "layouts" not in refused.advice


def test_a_column_kept_on_purpose_is_not_asked_about_again(tmp_path: Path) -> None:
    made = Partnership(tmp_path, ("Date", "Event", "Bricks seen"), ("04/03/2025", "Visit to inspect the damp", "Two"))
    made.answer('"Bricks seen" = "keep"')
    (event,) = made.events()
    assert [(other.label, other.text) for other in event.other] == [("Bricks seen", "Two")]
    outcome = made.handled()
    assert isinstance(outcome, Accepted)
    assert not [issue.code for issue in outcome.parsed.issues if issue.code in ("column-unsure", "column-guessed")]


@pytest.mark.parametrize("line", ['"Patch log" = "events"', "Patch log = event"])
def test_a_wrong_line_is_said(tmp_path: Path, line: str) -> None:
    made = Partnership(tmp_path, ("Date", "Event"), ("04/03/2025", "Visit to inspect the damp"))
    made.answer(line)
    with pytest.raises(ConfigurationError, match=r"Harbour Vale Homes\.toml"):
        made.handled()
