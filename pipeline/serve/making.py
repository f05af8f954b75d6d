"""What is otherwise said in a terminal: make the outputs of a case anew, or read its originals again first."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.arrival.again import read_again
from pipeline.arrival.take import Desk as TakingDesk
from pipeline.composition.reading import ReadingDesk
from pipeline.composition.reflecting import reflect
from pipeline.errors import Unusable
from pipeline.serve.desk import Desk
from pipeline.serve.drawing import trouble
from pipeline.store import CaseFolder

_BUSY = Unusable("being-made", "The outputs are being made already.", "Wait a minute and open the page again.")
_LONGEST = 600
"""Letters of an account in an address."""


async def make(desk: Desk, request: Request) -> Response:
    """Make the outputs: what was said on the page is then in the workbook, and what the workbook says is here."""
    form = await request.form(max_files=0, max_fields=10)
    if form.get("form_key") != desk.gate.form_key:
        return trouble(request, 403, "This form is not from this page. Open the case again.")
    folder = desk.case(request)
    told = await run_in_threadpool(made_again, desk, folder, is_read_again=form.get("what") == "read again")
    path = f"/case/{folder.reference}" + ("/chronology" if form.get("back") == "chronology" else "")
    return RedirectResponse(_with_words(path, told), status_code=303)


def made_again(desk: Desk, folder: CaseFolder, *, is_read_again: bool) -> str:
    """Make the outputs of a case, one at a time.

    Args:
        is_read_again: read every original anew first, so that an answer about a column counts.

    Returns:
        What a person should know of it, in sentences.

    Raises:
        Unusable: they are being made already.
        ConfigurationError: case.toml, the profile or a template cannot be used.
        OSError: the disk is full or gone.
    """
    if not desk.making.acquire(blocking=False):
        raise _BUSY
    try:
        if is_read_again:
            with ReadingDesk(desk.intake, desk.outputs) as reading:
                read_again(folder, TakingDesk(handle=reading.handle, now=desk.now))
        reflected = reflect(folder, desk.now())
    finally:
        desk.making.release()
    if reflected.waiting:
        return _said(("Not all could be made.", *reflected.waiting, *reflected.told))
    return _said(("Made: the workbook, the pictures and the other outputs say the same as this page.", *reflected.told))


def _said(sentences: Iterable[str]) -> str:
    words = " ".join(sentences)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} … (the status page says the rest)"


def _with_words(path: str, told: str) -> str:
    from urllib.parse import quote, urlencode

    return f"{quote(path)}?{urlencode({'said': told})}"
