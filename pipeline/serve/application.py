"""The local page's addresses: cases, one case's files, one return as it was read, one draft with its decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from pipeline import durable
from pipeline.composition.case_views import folder_of, references
from pipeline.errors import ConfigurationError, Unusable
from pipeline.serve.decisions import decided, groups_of, read_report
from pipeline.serve.files import file_below, files_below
from pipeline.serve.gate import Gate
from pipeline.store import CaseFolder, load_record
from schemas.agency import FORM_TITLES
from schemas.receipt import Accepted

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_DRAFTS = "checks"
_FINDINGS = "findings.json"


@dataclass(frozen=True)
class Desk:
    """What the page shows: the folders, and the gate whose key stands in every form."""

    intake: Path
    outputs: Path
    gate: Gate

    def case(self, request: Request) -> CaseFolder:
        """The folders of the case in the address."""
        return folder_of(request.path_params["reference"], self.intake, self.outputs)

    async def home(self, _request: Request) -> Response:
        """All cases."""
        return page("home.html", cases=references(self.intake))

    async def one_case(self, request: Request) -> Response:
        """One case: its outputs, its returns, its checked drafts."""
        folder = self.case(request)
        files = files_below(folder.results) if folder.results.is_dir() else ()
        drafts = sorted(
            {name.split("/")[1] for name in files if name.startswith(f"{_DRAFTS}/") and name.count("/") > 1}
        )
        returns = [
            (name.removeprefix("records/").removesuffix(".json"), outcome.parsed)
            for name in files
            if name.startswith("records/") and isinstance(outcome := load_record(folder, Path(name).stem), Accepted)
        ]
        shown = [name for name in files if not name.startswith("records/")]
        return page("case.html", reference=folder.reference, files=shown, drafts=drafts, returns=returns)

    async def one_file(self, request: Request) -> Response:
        """One output, to open or to save. Pages are handed out as files, so that nothing in them runs here."""
        path = file_below(self.case(request).results, request.path_params["name"])
        return FileResponse(path, filename=path.name)

    async def one_return(self, request: Request) -> Response:
        """One return: each field as it was read, and each issue with its place."""
        folder = self.case(request)
        outcome = load_record(folder, Path(request.path_params["sha256"]).name)
        if not isinstance(outcome, Accepted):
            raise Unusable("no-such-return", "There is no such return.", "Go back to the case.")
        record = outcome.parsed.record
        fields = record.model_dump(mode="json") if record is not None else {}
        return page("return.html", reference=folder.reference, parsed=outcome.parsed, fields=fields)

    async def draft(self, request: Request) -> Response:
        """One checked draft: everything that was found, each thing once, with its decision."""
        folder = self.case(request)
        name = request.path_params["name"]
        report = read_report(file_below(folder.results, f"{_DRAFTS}/{name}/{_FINDINGS}").read_bytes())
        words = {"reference": folder.reference, "name": name, "report": report, "groups": groups_of(report)}
        return page("draft.html", **words, form_key=self.gate.form_key, saved="saved" in request.query_params)

    async def decide(self, request: Request) -> Response:
        """Write the decisions into findings.json, as a person could by hand."""
        form = await request.form(max_files=0, max_fields=5000)
        if form.get("form_key") != self.gate.form_key:
            return PlainTextResponse("This form is not from this page. Open the draft again.", 403)
        folder = self.case(request)
        name = request.path_params["name"]
        path = file_below(folder.results, f"{_DRAFTS}/{name}/{_FINDINGS}")
        answers = {key: str(value) for key, value in form.items()}
        report = decided(read_report(path.read_bytes()), answers)
        durable.publish(report.model_dump_json(indent=1).encode("utf-8"), path)
        return RedirectResponse(f"{request.url.path}?saved", status_code=303)


def page(template: str, **words: Any) -> HTMLResponse:
    """One page, everything in it escaped."""
    return HTMLResponse(_PAGES.get_template(template).render(titles=FORM_TITLES, **words))


def application(intake: Path, outputs: Path, gate: Gate) -> Starlette:
    """The page as an application."""
    desk = Desk(intake, outputs, gate)
    routes = [
        Route("/", desk.home),
        Route("/case/{reference}", desk.one_case),
        Route("/case/{reference}/file/{name:path}", desk.one_file),
        Route("/case/{reference}/return/{sha256}", desk.one_return),
        Route("/case/{reference}/draft/{name}", desk.draft, methods=["GET"]),
        Route("/case/{reference}/draft/{name}", desk.decide, methods=["POST"]),
    ]
    troubles: Mapping[Any, Any] = {Unusable: _not_there, ConfigurationError: _not_there}
    return Starlette(
        routes=routes,
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=gate)],
        exception_handlers=troubles,
    )


async def _not_there(_request: Request, error: Exception) -> Response:
    return PlainTextResponse(str(error), 404)
