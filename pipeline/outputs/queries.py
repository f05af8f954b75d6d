"""One query sheet for each agency whose return has problems: row by row, where, what was found, what is needed."""

import re
from collections.abc import Sequence

from pipeline.outputs.output import Files
from pipeline.outputs.word.paper import Paper
from schemas.case_view import CaseView, ReturnEntry
from schemas.issue import Issue

_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 80
_HEADINGS = ("", "Where in your file", "What we found", "What we need from you", "Your answer")
_SHARES = (0.7, 3.2, 5.0, 4.2, 4.6)
_NEEDED = "Please check this and tell us what is right."


def build(view: CaseView) -> Files:
    """`queries/AGENCY.docx` for every agency with something to put right; none for an agency without."""
    files: dict[str, bytes] = {}
    for agency in dict.fromkeys(entry.agency for entry in view.returns if entry.agency):
        entries = [entry for entry in view.returns if entry.agency == agency and _has_queries(entry)]
        if entries:
            files[f"queries/{_file_name(agency, files)}"] = _sheet(view, agency, entries)
    return files


def _has_queries(entry: ReturnEntry) -> bool:
    if entry.state == "superseded":
        return False
    return entry.state == "needs-attention" or any(issue.severity != "info" for issue in entry.issues)


def _sheet(view: CaseView, agency: str, entries: Sequence[ReturnEntry]) -> bytes:
    paper = Paper(f"Queries on the return of {agency}", view.case.reference, orientation="landscape")
    count = sum(len(_problems(entry)) + (entry.state == "needs-attention") for entry in entries)
    paper.text(
        f"Thank you for your return in case {view.case.reference}. As at {view.as_at:%d/%m/%Y} we have {count} "
        f"{'query' if count == 1 else 'queries'} about it. Nothing in your return was changed."
    )
    paper.text(
        "Please answer in the last column, or put it right in your own file and send the whole file again: "
        "we then take the new one in place of the old."
    )
    for entry in entries:
        _add_entry(paper, entry)
    return paper.content(view.as_at)


def _add_entry(paper: Paper, entry: ReturnEntry) -> None:
    name = entry.names[0] if entry.names else entry.file.rsplit("/", maxsplit=1)[-1]
    received = f"received {entry.received_at:%d/%m/%Y}"
    paper.heading(f"{entry.form.replace('-', ' ').capitalize()}: {name} ({received})", 2)
    if entry.state == "needs-attention":
        paper.text("We could not use this file.", bold=True)
        paper.text(" ".join(part for part in (entry.reason, entry.advice) if part))
    problems = _problems(entry)
    if problems:
        rows = [
            (str(number), issue.location, issue.message, issue.advice or _NEEDED, "")
            for number, issue in enumerate(problems, start=1)
        ]
        paper.table(_HEADINGS, rows, _SHARES)
    assumed = [issue for issue in entry.issues if issue.severity == "info"]
    if assumed:
        paper.text("How we read some of it. Tell us only if it is wrong:", bold=True, keep_with_next=True)
        paper.bullets(f"{issue.location}: {issue.message}" for issue in assumed)


def _problems(entry: ReturnEntry) -> list[Issue]:
    """Errors before warnings, each in the order of the file."""
    return [issue for severity in ("error", "warning") for issue in entry.issues if issue.severity == severity]


def _file_name(agency: str, taken: Files) -> str:
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", agency).split())[:_LONGEST_NAME].strip(" .") or "agency"
    names = [f"{plain}.docx", *(f"{plain} ({number}).docx" for number in range(2, len(taken) + 3))]
    return next(name for name in names if f"queries/{name}" not in taken)
