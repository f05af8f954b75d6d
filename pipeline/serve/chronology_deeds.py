"""What a reviewer does with the rows of the chronology: tick key events, link two rows, take a link apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from pipeline.composition.page_decisions import say
from pipeline.errors import Unusable
from pipeline.merging.said_on_page import Line
from pipeline.serve.chronology import KEY_EVENT, Sought, when
from pipeline.serve.chronology_pages import ChronologyPages, view_of
from pipeline.serve.drawing import drawn, trouble
from pipeline.store import CaseFolder
from schemas.case_document import EventInCase

_WORDS = {"tick": 2, "untick": 2, "link": 3, "unlink": 3}
_FORM_FIELDS = 200


@dataclass(frozen=True)
class Deeds:
    """The address to which the buttons of the chronology send."""

    pages: ChronologyPages

    async def do(self, request: Request) -> Response:
        """Write down what was done and answer with the rows as they look now."""
        form = await request.form(max_files=0, max_fields=_FORM_FIELDS)
        if form.get("form_key") != self.pages.desk.gate.form_key:
            return trouble(request, 403, "This form is not from this page. Open the chronology again.")
        folder = self.pages.desk.case(request)
        told, rows = await run_in_threadpool(self._done, folder, _asked(form))
        if request.headers.get("accept") != "application/json":
            back = Sought.of({key: str(value) for key, value in form.items()}).query
            address = f"{request.url.path}?{back}&view={view_of({'view': str(form.get('view'))})}"
            return RedirectResponse(f"{address}&said={told.replace(' ', '+')}#{rows[0]}", status_code=303)
        html = await run_in_threadpool(self._drawn, folder, rows, view_of({"view": str(form.get("view"))}))
        return JSONResponse({"said": told, "rows": html})

    def _done(self, folder: CaseFolder, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """What was done, as a sentence, and the ids of the rows that look different now."""
        by_id = {event.id: event for event in self.pages.document(folder).events}
        deed, ids = words[0] if words else "", tuple(words[1:])
        if len(words) != _WORDS.get(deed) or any(one not in by_id for one in ids):
            raise Unusable("no-such-row", "That row is not in the chronology any more.", "Open the page again.")
        if deed in ("tick", "untick"):
            return self._ticked(folder, by_id[ids[0]], is_ticked=deed == "tick")
        first, second = by_id[ids[0]], by_id[ids[1]]
        if first.agency == second.agency:
            raise Unusable(
                "one-agency", "Both rows are of one agency.", "Choose rows of two agencies that tell of the same event."
            )
        say(folder, Line("link" if deed == "link" else "unlink", first.id, second.id))
        named = f"{first.agency}, {when(first)}, and {second.agency}, {when(second)}"
        return f"{'Linked' if deed == 'link' else 'Not the same event'}: {named}.", ids

    def _ticked(self, folder: CaseFolder, event: EventInCase, *, is_ticked: bool) -> tuple[str, tuple[str, ...]]:
        before = next((said for name, said in event.notes.items() if name.strip().casefold() == KEY_EVENT), "")
        say(folder, Line("tick" if is_ticked else "untick", event.id, before=before))
        said = "A key event" if is_ticked else "No key event any more"
        return f"{said}: {event.agency}, {when(event)}.", (event.id,)

    def _drawn(self, folder: CaseFolder, ids: Sequence[str], view: str) -> dict[str, str]:
        document = self.pages.document(folder)
        words = self.pages.words(folder, document, view, is_part=True)
        return {one: drawn("chronology_row.html", event=words["by_id"][one], **words) for one in ids}


def _asked(form: FormData) -> list[str]:
    """The words of the button that was pressed; "link" alone means the rows that are chosen."""
    words = str(form.get("do", "")).split()
    if words != ["link"]:
        return words
    chosen = [str(one) for one in form.getlist("row")]
    if len(chosen) != 2:
        raise Unusable("two-rows", f"{len(chosen)} rows are chosen.", "Go back and choose the two rows to be linked.")
    return ["link", *chosen]
