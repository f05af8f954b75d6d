"""Who may ask the local page anything: only the browser opened with the token, at this machine's own address."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline import settings
from pipeline.serve.drawing import trouble

COOKIE = "rapid-review"
STYLE = "/static/page.css"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": browsers then send "Origin: null" with this page's own forms, and a stranger's are refused.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
Answer = Callable[[Request], Awaitable[Response]]


@dataclass
class Gate:
    """One run of the page.

    Args:
        address: `127.0.0.1:8123`, the only host that is answered.
        token: in the first link only; it opens the page once.
        session: in the cookie after that.
        form_key: in every form, so that another page's form is refused.
    """

    address: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    form_key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    is_token_used: bool = False

    async def __call__(self, request: Request, answer: Answer) -> Response:
        """Let a request through or refuse it; every answer carries the protective headers."""
        response = await self._judged(request, answer)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    async def _judged(self, request: Request, answer: Answer) -> Response:
        refusal = self._from_elsewhere(request) or _too_much(request)
        if refusal is not None:
            return refusal
        if request.url.path == "/open":
            return self._opened(request)
        if request.url.path == STYLE and request.method == "GET":  # a refusal is to be read too, and it says nothing
            return await answer(request)
        if not _same(request.cookies.get(COOKIE, ""), self.session):
            words = "Open the page with the link that rapid-review serve printed, or start rapid-review serve again."
            return trouble(request, 403, words)
        return await answer(request)

    def _from_elsewhere(self, request: Request) -> Response | None:
        if request.headers.get("host") != self.address:
            return trouble(request, 403, "This page answers only at its own address.")
        if request.headers.get("origin") not in (None, f"http://{self.address}"):
            return trouble(request, 403, "Requests from another page are refused.")
        return None

    def _opened(self, request: Request) -> Response:
        given = request.query_params.get("token", "")
        if self.is_token_used or not _same(given, self.token):
            words = "This link was used before or is not right. Start rapid-review serve again."
            return trouble(request, 403, words)
        self.is_token_used = True
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(COOKIE, self.session, httponly=True, samesite="strict")
        return response


def _too_much(request: Request) -> Response | None:
    """A refusal of what says that it is too long, or does not say how long it is; nothing of it is read."""
    if request.method in ("GET", "HEAD"):
        return None
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        return trouble(request, 411, "Say how long the answer is.")
    if int(length) > settings.LARGEST_FORM_BYTES:
        words = "That is more than any form of this page holds."
        return trouble(request, 413, words, {"Connection": "close"})
    return None


def _same(given: str, expected: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how much of them is."""
    return hmac.compare_digest(given.encode(), expected.encode())
