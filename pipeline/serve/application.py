"""The local page's addresses: cases, one case's files, its chronology, its returns, its drafts with their decisions."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from pipeline.composition.case_views import references
from pipeline.composition.page_decisions import CASE_JSON
from pipeline.errors import ConfigurationError, Unusable
from pipeline.serve.chronology_deeds import Deeds
from pipeline.serve.chronology_pages import ChronologyPages
from pipeline.serve.desk import Desk
from pipeline.serve.draft_pages import DRAFTS, copy, decide, draft, how_far
from pipeline.serve.drawing import own_file, page, trouble
from pipeline.serve.files import file_below, files_below
from pipeline.serve.gate import Gate
from pipeline.serve.layout_answers import questions_of
from pipeline.serve.making import make
from pipeline.serve.outputs_listed import WORKBOOK, grouped
from pipeline.serve.return_pages import answer_column, return_page
from pipeline.store import CaseFolder, stored_returns
from schemas.case_document import CaseDocument
from schemas.receipt import Accepted, Refused


def home(desk: Desk, _request: Request) -> Response:
    """All cases."""
    return page("home.html", cases=references(desk.intake))


def one_case(desk: Desk, request: Request) -> Response:
    """One case: its chronology, its checked drafts, its returns, its outputs."""
    folder = desk.case(request)
    files = files_below(folder.results) if folder.results.is_dir() else ()
    drafts = sorted({name.split("/")[1] for name in files if name.startswith(f"{DRAFTS}/") and name.count("/") > 1})
    desk.read_ahead(folder.drafts / name for name in drafts)
    stored = stored_returns(folder)
    read = [(one.original.sha256, one.outcome.parsed) for one in stored if isinstance(one.outcome, Accepted)]
    refused = [
        (one.original.name, one.original.sha256, one.outcome) for one in stored if isinstance(one.outcome, Refused)
    ]
    return page(
        "case.html",
        reference=folder.reference,
        groups=grouped(name for name in files if not name.startswith("records/")),
        workbook=(folder.results / WORKBOOK).absolute() if WORKBOOK in files else None,
        drafts=[(name, how_far(folder, name)) for name in drafts],
        returns=sorted(read, key=lambda one: (one[1].agency or "", one[1].source.name)),
        replaced=_replaced(folder),
        refused=refused,
        questions={sha256 for sha256, parsed in read if questions_of(parsed.issues)},
        has_chronology=CASE_JSON in files,
        form_key=desk.gate.form_key,
        said=request.query_params.get("said", "")[:700],
    )


def _replaced(folder: CaseFolder) -> frozenset[str]:
    """The returns that a later version has replaced, by their hash, as the last outputs say."""
    try:
        document = CaseDocument.model_validate_json((folder.results / CASE_JSON).read_bytes())
    except (OSError, ValueError):
        return frozenset()
    return frozenset(entry.sha256 for entry in document.returns if entry.state == "superseded")


def one_file(desk: Desk, request: Request) -> Response:
    """One output, to open or to save. Pages are handed out as files, so that nothing in them runs here."""
    path = file_below(desk.case(request).results, request.path_params["name"])
    return FileResponse(path, filename=path.name)


def application(intake: Path, outputs: Path, gate: Gate, now: Callable[[], datetime.datetime]) -> Starlette:
    """The page as an application. Args: now: this moment, with its zone."""
    desk = Desk(intake, outputs, gate, now)
    chronology = ChronologyPages(desk)
    case = "/case/{reference}"
    routes = [
        Route("/", _at(home, desk)),
        Route("/static/{name}", own_file),
        Route(case, _at(one_case, desk)),
        Route(case + "/file/{name:path}", _at(one_file, desk)),
        Route(case + "/chronology", chronology.show, methods=["GET"]),
        Route(case + "/chronology", Deeds(chronology).do, methods=["POST"]),
        Route(case + "/chronology.csv", chronology.export),
        Route(case + "/lanes.css", chronology.colours),
        Route(case + "/make", partial(make, desk), methods=["POST"]),
        Route(case + "/return/{sha256}", _at(return_page, desk), methods=["GET"]),
        Route(case + "/return/{sha256}", partial(answer_column, desk), methods=["POST"]),
        Route(case + "/draft/{name}", _at(draft, desk), methods=["GET"]),
        Route(case + "/draft/{name}", partial(decide, desk), methods=["POST"]),
        Route(case + "/draft/{name}/copy", partial(copy, desk), methods=["POST"]),
    ]
    troubles: Mapping[Any, Any] = {
        Unusable: _not_there,
        ConfigurationError: _not_there,
        OSError: _no_disk,
        HTTPException: _no_page,
    }
    return Starlette(
        routes=routes,
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=gate)],
        exception_handlers=troubles,
    )


def _at(answer: Any, desk: Desk) -> Any:
    """An address that knows the desk. Starlette runs it beside the others, so that a slow file holds up nobody."""
    return partial(answer, desk)


async def _not_there(request: Request, error: Exception) -> Response:
    return trouble(request, 404, str(error))


async def _no_disk(request: Request, error: Exception) -> Response:
    """A full disk, a share that is gone: nothing of what was asked for has been half done."""
    return trouble(request, 500, f"The folder cannot be used: {error}. Nothing was changed. Try again.")


async def _no_page(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return trouble(request, status, "There is no such page here. Go back to all cases.")
