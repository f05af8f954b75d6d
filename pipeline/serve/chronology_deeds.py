"""What a reviewer does with the rows of the chronology: tick key events, link two rows, take a link apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

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
from pipeline.serve.pairs_said import DEED_FOR
from pipeline.store import CaseFolder
from schemas.case_document import EventInCase

_WORDS = {"tick": 2, "again": 2, "untick": 2, "link": 3, "unlink": 3, "leave": 3}
"""What a button may ask for, and how many words that is. "again" puts back the word that the outputs show."""
_FORM_FIELDS = 200
_LATER = "The workbook and the packs have it the next time the outputs are made."


@dataclass(frozen=True)
class Done:
    """What was done.

    Args:
        told: as a sentence.
        rows: ids of the rows that look different now.
        undo: what a button asks for that takes it back.
    """

    told: str
    rows: tuple[str, ...]
    undo: str


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
        done = await run_in_threadpool(self._done, folder, _asked(form))
        view = view_of({"view": str(form.get("view"))})
        if request.headers.get("accept") != "application/json":
            back = Sought.of({key: str(value) for key, value in form.items()}).query
            told = urlencode({"view": view, "said": done.told, "undo": done.undo})
            return RedirectResponse(f"{request.url.path}?{back}&{told}#{done.rows[0]}", status_code=303)
        html = await run_in_threadpool(self._drawn, folder, done.rows, view)
        return JSONResponse({"said": done.told, "rows": html, "undo": done.undo})

    def _done(self, folder: CaseFolder, words: Sequence[str]) -> Done:
        by_id = {event.id: event for event in self.pages.document(folder).events}
        deed, ids = words[0] if words else "", tuple(words[1:])
        if len(words) != _WORDS.get(deed) or any(one not in by_id for one in ids):
            raise Unusable("no-such-row", "That row is not in the chronology any more.", "Open the page again.")
        if deed in ("tick", "again", "untick"):
            return self._ticked(folder, by_id[ids[0]], deed)
        first, second = by_id[ids[0]], by_id[ids[1]]
        if first.agency == second.agency:
            raise Unusable(
                "one-agency", "Both rows are of one agency.", "Choose rows of two agencies that tell of the same event."
            )
        before = self.pages.pairs(folder).verdict(*ids)
        say(folder, Line(deed, first.id, second.id))  # type: ignore[arg-type]  # it is in _WORDS
        named = f"{first.agency}, {when(first)}, and {second.agency}, {when(second)}"
        is_proposed = second.id in self._as_now(folder, first.id).same_as
        return Done(_told_of_pair(deed, before, named, is_proposed), ids, f"{DEED_FOR[before]} {' '.join(ids)}")

    def _ticked(self, folder: CaseFolder, event: EventInCase, deed: str) -> Done:
        before = _key_word(event)
        published = _key_word(self.pages.published_row(folder, event.id))
        words = published if deed == "again" else ""
        say(folder, Line("untick" if deed == "untick" else "tick", event.id, before=before, words=words))
        said = "No key event any more" if deed == "untick" else "A key event"
        undo = "untick" if deed != "untick" else "again" if before and before == published else "tick"
        return Done(f"{said}: {event.agency}, {when(event)}. {_LATER}", (event.id,), f"{undo} {event.id}")

    def _as_now(self, folder: CaseFolder, row: str) -> EventInCase:
        return next(event for event in self.pages.document(folder).events if event.id == row)

    def _drawn(self, folder: CaseFolder, ids: Sequence[str], view: str) -> dict[str, str]:
        document = self.pages.document(folder)
        words = self.pages.words(folder, document, view, is_part=True)
        return {one: drawn("chronology_row.html", event=words["by_id"][one], **words) for one in ids}


def _told_of_pair(deed: str, before: bool | None, named: str, is_linked: bool) -> str:
    """What became of two rows, as a sentence."""
    if deed == "link":
        return f"Linked: {named}. {_LATER}"
    if deed == "unlink":
        return f"Not the same event: {named}. They are not linked, and will not be proposed again. {_LATER}"
    if before is False:
        now = "They are linked as before" if is_linked else "The program looks at them again"
        return f"Taken back, you do not say any more that these are not the same event: {named}. {now}. {_LATER}"
    now = "The program’s proposal stands" if is_linked else "They are not linked"
    return f"Your link was taken off: {named}. {now}. {_LATER}"


def _key_word(event: EventInCase | None) -> str:
    """What the column Key event says of a row."""
    notes = event.notes if event is not None else {}
    return next((said for name, said in notes.items() if name.strip().casefold() == KEY_EVENT), "")


def _asked(form: FormData) -> list[str]:
    """The words of the button that was pressed; "link" alone means the rows that are chosen."""
    words = str(form.get("do", "")).split()
    if words != ["link"]:
        return words
    chosen = [str(one) for one in form.getlist("row")]
    if len(chosen) != 2:
        raise Unusable("two-rows", f"{len(chosen)} rows are chosen.", "Go back and choose the two rows to be linked.")
    return ["link", *chosen]
