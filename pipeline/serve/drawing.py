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
_OWN_FILES: Mapping[str, str] = {"page.css": "text/css", "draft.js": "text/javascript"}


def page(template: str, **words: Any) -> HTMLResponse:
    """One page."""
    return HTMLResponse(_PAGES.get_template(template).render(titles=FORM_TITLES, **words))


def own_file(request: Request) -> Response:
    """A style sheet or script of the page's own; nothing else is handed out here."""
    name = request.path_params["name"]
    if name not in _OWN_FILES:
        return PlainTextResponse("There is no such file.", 404)
    return Response((_HERE / "static" / name).read_bytes(), media_type=_OWN_FILES[name])
