"""The addresses of a checked draft: its text with what was found, and the decisions that are written down."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from pipeline import durable
from pipeline.clearing.entries import entries_of, still_open, taken_over
from pipeline.clearing.formats import what_is_not_done
from pipeline.clearing.replacement import words_instead
from pipeline.composition.account import account_name
from pipeline.composition.drafts import Checked, apply_decisions, check_path
from pipeline.errors import NotYet, Unusable
from pipeline.identifiers.passages import is_in_picture
from pipeline.readers.document import Document
from pipeline.serve.decisions import Chosen, Group, decided, groups_of, progress, progress_words, read_report, verdict
from pipeline.serve.desk import Desk
from pipeline.serve.draft_text import draft_text, is_hidden, sentences
from pipeline.serve.drawing import page, trouble
from pipeline.serve.files import file_below
from pipeline.store import CaseFolder
from schemas.finding import CheckReport

DRAFTS = "checks"
_FINDINGS = "findings.json"
_MOST_FIELDS = 20_000
_RANKS = {"must-fix": "must fix", "check": "check", "consider": "consider"}


def findings_path(folder: CaseFolder, name: str) -> Path:
    """Where the findings of a draft stand.

    Raises:
        Unusable: there are none of that name.
    """
    return file_below(folder.results, f"{DRAFTS}/{name}/{_FINDINGS}")


def how_far(folder: CaseFolder, name: str) -> str:
    """How far the decisions on a checked draft are, for the page of its case."""
    try:
        return progress_words(groups_of(read_report(findings_path(folder, name).read_bytes())))
    except (Unusable, OSError, ValueError):
        return "not checked: see the note in its folder"


def draft(desk: Desk, request: Request) -> Response:
    """One checked draft: its text, everything that was found, each thing once, with its decision."""
    folder, name = desk.case(request), request.path_params["name"]
    report = read_report(findings_path(folder, name).read_bytes())
    every = groups_of(report)
    asked = request.query_params
    chosen = Chosen(asked.get("rank", ""), asked.get("category", ""), "open" in asked)
    document = _draft_itself(desk, folder, name, report)
    text = draft_text(document, every) if document is not None else None
    return page(
        "draft.html",
        reference=folder.reference,
        name=name,
        path=folder.drafts / name,
        report=report,
        groups=chosen.of(every),
        every=every,
        chosen=chosen,
        categories=sorted({group.first.category for group in every}),
        ranks=_RANKS,
        text=text,
        hidden=[one for group in every for one in group.places if is_hidden(one)],
        key_of={one.id: group.key for group in every for one in group.places},
        is_hidden=is_hidden,
        words_instead=words_instead,
        sentences=sentences(every),
        progress=progress(every),
        progress_words=progress_words(every),
        not_done=what_is_not_done(name),
        taken_over=taken_over(entries_of(report.findings)),
        is_in_picture=lambda one: is_in_picture(one.location),
        verdict=verdict(report),
        form_key=desk.gate.form_key,
        saved="saved" in asked,
    )


async def decide(desk: Desk, request: Request) -> Response:
    """Write the decisions into findings.json, as a person could by hand."""
    form = await request.form(max_files=0, max_fields=_MOST_FIELDS)
    if form.get("form_key") != desk.gate.form_key:
        return trouble(request, 403, "This form is not from this page. Open the draft again.")
    path = findings_path(desk.case(request), request.path_params["name"])
    answers = {key: str(value) for key, value in form.items()}
    report = decided(read_report(path.read_bytes()), answers)
    try:
        durable.publish((report.model_dump_json(indent=2) + "\n").encode("utf-8"), path)
    except NotYet:
        return trouble(request, 409, f"{path.name} is open in another program. Close it there and save again.")
    if request.headers.get("accept") == "application/json":
        return JSONResponse(_told(report, answers))
    return RedirectResponse(f"{request.url.path}?saved", status_code=303)


async def copy(desk: Desk, request: Request) -> Response:
    """Make the pseudonymised copy by the decisions, and say what a new check of that copy found."""
    form = await request.form(max_files=0, max_fields=_MOST_FIELDS)
    if form.get("form_key") != desk.gate.form_key:
        return trouble(request, 403, "This form is not from this page. Open the draft again.")
    folder, name = desk.case(request), request.path_params["name"]
    findings_path(folder, name)
    checked, made = await run_in_threadpool(_copied, desk, folder, name)
    must = [group for group in groups_of(checked.report) if group.first.severity == "must-fix"]
    undecided = sum(not group.is_decided for group in must)
    return page(
        "copy.html",
        reference=folder.reference,
        name=name,
        report=made.report,
        undecided=undecided,
        still_open=still_open(entries_of(checked.report.findings)),
        remarks=made.remarks,
        left=[one for one in made.report.findings if one.severity == "must-fix" and one.decision != "keep"],
        files=[path.name for path in sorted(made.folder.glob("*")) if path.suffix == ".docx"],
        checks=f"{DRAFTS}/{name}",
    )


def _copied(desk: Desk, folder: CaseFolder, name: str) -> tuple[Checked, Checked]:
    """The check of the draft, and that of its copy."""
    draft_file = file_below(folder.drafts, name)
    checked = check_path(draft_file, desk.intake, desk.outputs, folder.reference, "lcspr")
    return checked, apply_decisions(checked, account_name())


def _told(report: CheckReport, answers: Mapping[str, str]) -> dict[str, object]:
    """What changes on the page after a decision."""
    every = groups_of(report)
    touched: list[Group] = [
        group for group in every if any(key.endswith(group.key) for key in answers if key != "form_key")
    ]
    done, total = progress(every)
    after = {key: [one.before, one.words, one.after] for key, one in sentences(touched).items()}
    words = {"progress": progress_words(every), "verdict": verdict(report)}
    return {"decided": done, "total": total, **words, "after": after}


def _draft_itself(desk: Desk, folder: CaseFolder, name: str, report: CheckReport) -> Document | None:
    """The draft that was checked, read again; `None` where it is not at hand or is no longer the same."""
    try:
        document = desk.read(file_below(folder.drafts, name), name)
    except (Unusable, NotYet):
        return None
    return document if document.sha256 == report.draft.sha256 else None
