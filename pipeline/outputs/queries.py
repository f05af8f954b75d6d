"""One query sheet for each agency whose return has problems: row by row, where, what was found, what is needed."""

import re
from collections.abc import Sequence

from pipeline.outputs.asking import OURS, queries_of
from pipeline.outputs.output import Files
from pipeline.outputs.word.paper import Paper
from schemas.agency import FORM_TITLES
from schemas.case_view import CaseView, ReturnEntry

_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 80
_HEADINGS = ("", "Where in your file", "What we found", "What we need from you", "Your answer")
_SHARES = (0.7, 3.2, 5.0, 4.2, 4.6)


def build(view: CaseView) -> Files:
    """`queries/AGENCY.docx` for every agency with something to put right; none for an agency without."""
    return {
        name: _sheet(view, agency, [entry for entry in view.returns if entry.agency == agency and _has_queries(entry)])
        for agency, name in sheet_names(view).items()
    }


def sheet_names(view: CaseView) -> dict[str, str]:
    """The path of each agency's query sheet, below outputs/REF/."""
    names: dict[str, str] = {}
    for entry in view.returns:
        if entry.agency and entry.agency not in names and _has_queries(entry):
            names[entry.agency] = f"queries/{_file_name(entry.agency, tuple(names.values()))}"
    return names


def _has_queries(entry: ReturnEntry) -> bool:
    if entry.state == "superseded":
        return False
    return entry.state == "needs-attention" or bool(queries_of(entry))


def _sheet(view: CaseView, agency: str, entries: Sequence[ReturnEntry]) -> bytes:
    paper = Paper(f"Queries on the return of {agency}", view.case.reference, orientation="landscape")
    count = sum(len(queries_of(entry)) + (entry.state == "needs-attention") for entry in entries)
    paper.text(
        f"Thank you for your return in case {view.case.reference}. As at {view.as_at:%d/%m/%Y} we have {count} "
        f"{'query' if count == 1 else 'queries'} about it. Nothing in your return was changed."
    )
    paper.text(
        "Please answer in the last column, or put it right in your own file and send the whole file again: "
        "we then take the new one in place of the old. Beside this sheet lies a copy of each Word or Excel return with "
        "the queries as comments at their places; you may answer in that copy too."
    )
    for entry in entries:
        _add_entry(paper, entry)
    return paper.content(view.as_at)


def _add_entry(paper: Paper, entry: ReturnEntry) -> None:
    name = entry.names[0] if entry.names else entry.file.rsplit("/", maxsplit=1)[-1]
    received = f"received {entry.received_at:%d/%m/%Y}"
    paper.heading(f"{FORM_TITLES[entry.form]}: {name} ({received})", 2)
    if entry.state == "needs-attention":
        paper.text("We could not use this file.", bold=True)
        paper.text(" ".join(part for part in (entry.reason, entry.advice) if part))
    problems = queries_of(entry)
    if problems:
        rows = [
            (str(number), issue.location, issue.message, issue.advice, "")
            for number, issue in enumerate(problems, start=1)
        ]
        paper.table(_HEADINGS, rows, _SHARES)
    assumed = [issue for issue in entry.issues if issue.severity == "info" and issue.code not in OURS]
    if assumed:
        paper.text("How we read some of it. Tell us only if it is wrong:", bold=True, keep_with_next=True)
        paper.bullets(f"{issue.location}: {issue.message}" for issue in assumed)


def _file_name(agency: str, taken: Sequence[str]) -> str:
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", agency).split())[:_LONGEST_NAME].strip(" .") or "agency"
    names = [f"{plain}.docx", *(f"{plain} ({number}).docx" for number in range(2, len(taken) + 3))]
    return next(name for name in names if f"queries/{name}" not in taken)
