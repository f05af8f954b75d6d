"""The local page's addresses: cases, one case's files, its chronology, its returns, its drafts with their decisions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from pipeline.composition.case_views import references
from pipeline.errors import ConfigurationError, Unusable
from pipeline.serve.chronology_pages import CASE_JSON, ChronologyPages
from pipeline.serve.desk import Desk
from pipeline.serve.draft_pages import DRAFTS, decide, draft
from pipeline.serve.drawing import own_file, page
from pipeline.serve.files import file_below, files_below
from pipeline.serve.gate import Gate
from pipeline.serve.layout_answers import questions_of
from pipeline.serve.return_pages import answer_column, return_page
from pipeline.store import load_record
from schemas.receipt import Accepted


def home(desk: Desk, _request: Request) -> Response:
    """All cases."""
    return page("home.html", cases=references(desk.intake))


def one_case(desk: Desk, request: Request) -> Response:
    """One case: its chronology, its checked drafts, its returns, its outputs."""
    folder = desk.case(request)
    files = files_below(folder.results) if folder.results.is_dir() else ()
    drafts = sorted({name.split("/")[1] for name in files if name.startswith(f"{DRAFTS}/") and name.count("/") > 1})
    returns = [
        (name.removeprefix("records/").removesuffix(".json"), outcome.parsed)
        for name in files
        if name.startswith("records/") and isinstance(outcome := load_record(folder, Path(name).stem), Accepted)
    ]
    return page(
        "case.html",
        reference=folder.reference,
        files=[name for name in files if not name.startswith("records/")],
        drafts=drafts,
        returns=returns,
        questions={sha256 for sha256, parsed in returns if questions_of(parsed.issues)},
        has_chronology=CASE_JSON in files,
    )


def one_file(desk: Desk, request: Request) -> Response:
    """One output, to open or to save. Pages are handed out as files, so that nothing in them runs here."""
    path = file_below(desk.case(request).results, request.path_params["name"])
    return FileResponse(path, filename=path.name)


def application(intake: Path, outputs: Path, gate: Gate) -> Starlette:
    """The page as an application."""
    desk = Desk(intake, outputs, gate)
    chronology = ChronologyPages(desk)
    case = "/case/{reference}"
    routes = [
        Route("/", _at(home, desk)),
        Route("/static/{name}", own_file),
        Route(case, _at(one_case, desk)),
        Route(case + "/file/{name:path}", _at(one_file, desk)),
        Route(case + "/chronology", chronology.show),
        Route(case + "/chronology.csv", chronology.export),
        Route(case + "/lanes.css", chronology.colours),
        Route(case + "/return/{sha256}", _at(return_page, desk), methods=["GET"]),
        Route(case + "/return/{sha256}", partial(answer_column, desk), methods=["POST"]),
        Route(case + "/draft/{name}", _at(draft, desk), methods=["GET"]),
        Route(case + "/draft/{name}", partial(decide, desk), methods=["POST"]),
    ]
    troubles: Mapping[Any, Any] = {Unusable: _not_there, ConfigurationError: _not_there}
    return Starlette(
        routes=routes,
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=gate)],
        exception_handlers=troubles,
    )


def _at(answer: Any, desk: Desk) -> Any:
    """An address that knows the desk. Starlette runs it beside the others, so that a slow file holds up nobody."""
    return partial(answer, desk)


async def _not_there(_request: Request, error: Exception) -> Response:
    return PlainTextResponse(str(error), 404)
