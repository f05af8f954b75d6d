"""Pages from their templates, everything in them escaped; and the few files of the page's own that they need."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from schemas.agency import FORM_TITLES

_HERE = Path(__file__).parent
_PAGES = Environment(
    loader=FileSystemLoader(_HERE / "pages"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
# The type is said here: some Windows machines take .js for plain text, and the browser then refuses it.
_OWN_FILES: Mapping[str, str] = {
    "page.css": "text/css",
    "draft.js": "text/javascript",
    "chronology.js": "text/javascript",
}
_TITLES = {403: "Not let in", 404: "Not found", 409: "Not saved", 411: "Not accepted", 413: "Too large"}


def page(template: str, **words: Any) -> HTMLResponse:
    """One page."""
    return HTMLResponse(drawn(template, **words))


def drawn(template: str, **words: Any) -> str:
    """A page, or a piece of one."""
    return _PAGES.get_template(template).render(titles=FORM_TITLES, **words)


def trouble(request: Request, status: int, words: str, headers: Mapping[str, str] | None = None) -> Response:
    """Why something is not to be had: a page for a person, plain words for a script of ours that shows them itself."""
    if request.headers.get("accept") == "application/json" or "part" in request.query_params:
        return PlainTextResponse(words, status, dict(headers or {}))
    html = drawn("trouble.html", title=_TITLES.get(status, "Something went wrong"), words=words)
    return HTMLResponse(html, status, dict(headers or {}))


def own_file(request: Request) -> Response:
    """A style sheet or script of the page's own; nothing else is handed out here."""
    name = request.path_params["name"]
    if name not in _OWN_FILES:
        return trouble(request, 404, "There is no such file.")
    return Response((_HERE / "static" / name).read_bytes(), media_type=_OWN_FILES[name])
