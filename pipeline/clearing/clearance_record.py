"""The clearance record: one page that says who had the copy made, from what, what looked and what was kept and why.

It holds no name that was taken out. The key of pseudonyms is a file of its own, kept with the case and never beside
the copy that is sent.
"""

import datetime
import io
from dataclasses import dataclass
from typing import Any

from pipeline.identifiers.advice import STANDARD
from schemas.finding import CheckReport, Finding

RECORD_NAME, KEY_NAME = "clearance-record.docx", "pseudonym-key.txt"
_MOST_LISTED = 12
_KEY_HEAD = (
    "Pseudonym key. Who is who in the pseudonymised copy.\n"
    "Keep this file with the case. Never send it with the report, and never put it into the folder of the copy.\n"
)


@dataclass(frozen=True, slots=True)
class Clearance:
    """One making of a copy.

    Args:
        operator: who ran it.
        made_at: when, local time.
        copy_name, copy_sha256: the copy.
        replaced: how many places were replaced.
        draft: the check of the draft with the decisions.
        again: the check of the copy.
    """

    operator: str
    made_at: datetime.datetime
    copy_name: str
    copy_sha256: str
    replaced: int
    draft: CheckReport
    again: CheckReport


def clearance_record(clearance: Clearance) -> bytes:
    """The record as a Word file of one page."""
    from docx import Document
    from docx.shared import Mm, Pt

    paper = Document()
    paper.styles["Normal"].font.name, paper.styles["Normal"].font.size = "Arial", Pt(9.5)
    paper.styles["Normal"].paragraph_format.space_after = Pt(3)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    clear = clearance.again.summary.clear
    title = paper.add_paragraph()
    run = title.add_run("Clearance record: " + ("nothing that must be fixed is left" if clear else "NOT CLEAR"))
    run.bold, run.font.size = True, Pt(15)
    paper.core_properties.author, paper.core_properties.title = "", "Clearance record"
    paper.core_properties.created = paper.core_properties.modified = clearance.made_at
    _rows(paper, clearance)
    _list(paper, "Looked", clearance.again.checked_with)
    _list(paper, "Did not look", clearance.again.not_checked or ("nothing that this check knows of",))
    _list(paper, "Kept by decision", _kept(clearance.draft))
    _list(paper, "Left as it is, undecided", _undecided(clearance.again))
    paper.add_paragraph(STANDARD)
    paper.add_paragraph("Read by (name, role): ______________________________    Date: ______________")
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def pseudonym_key(report: CheckReport) -> bytes:
    """Who is who: each person of the case whose name was taken out, and what the copy says instead."""
    rows = sorted(
        {
            (finding.matches, finding.suggestion)
            for finding in report.findings
            if finding.category == "person" and finding.matches and finding.suggestion and finding.decision != "keep"
        }
    )
    lines = [_KEY_HEAD, f"Draft: {report.draft.name}", f"Case: {report.case_reference or 'none'}", ""]
    lines += [f"{suggestion}\t=\t{matches}" for matches, suggestion in rows]
    return "\n".join([*lines, ""]).encode()


def _rows(paper: Any, clearance: Clearance) -> None:
    draft, again = clearance.draft, clearance.again
    rows = (
        ("Case", draft.case_reference or "none"),
        ("Made by", clearance.operator),
        ("Made on", _moment(clearance.made_at)),
        ("Draft", draft.draft.name),
        ("Its SHA-256", draft.draft.sha256),
        ("Copy", clearance.copy_name),
        ("Its SHA-256", clearance.copy_sha256),
        ("Found in the draft", _counts(draft)),
        ("Places replaced", str(clearance.replaced)),
        ("Found in the copy", _counts(again)),
    )
    table = paper.add_table(rows=0, cols=2)
    table.style, table.autofit = "Table Grid", False
    for name, words in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, words
        cells[0].paragraphs[0].runs[0].bold = True
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = _mm(40), _mm(134)


def _mm(width: int) -> Any:
    from docx.shared import Mm

    return Mm(width)


def _moment(moment: datetime.datetime) -> str:
    return f"{moment.day} {moment:%B %Y} at {moment:%H:%M}"


def _counts(report: CheckReport) -> str:
    summary = report.summary
    return f"{summary.must_fix} that must be fixed, {summary.check} to check, {summary.consider} to consider"


def _list(paper: Any, title: str, lines: tuple[str, ...]) -> None:
    paper.add_paragraph().add_run(title).bold = True
    more = (f"and {len(lines) - _MOST_LISTED} more, in findings.xlsx",) if len(lines) > _MOST_LISTED else ()
    for line in (*lines[:_MOST_LISTED], *more) or ("nothing",):
        paper.add_paragraph(line, style="List Bullet")


def _kept(report: CheckReport) -> tuple[str, ...]:
    kept = (one for one in report.findings if one.decision == "keep")
    return tuple(dict.fromkeys(f"“{_short(one)}”: {one.reason or 'no reason was given'}" for one in kept))


def _undecided(report: CheckReport) -> tuple[str, ...]:
    open_ones = (one for one in report.findings if one.decision is None)
    return tuple(dict.fromkeys(f"“{_short(one)}” ({one.category})" for one in open_ones))


def _short(finding: Finding) -> str:
    words = " ".join(finding.text.split())
    return words if len(words) <= 60 else words[:59] + "…"
