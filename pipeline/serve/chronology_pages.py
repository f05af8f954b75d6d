"""The addresses of the chronology: its rows as a table or in lanes, part by part, and the same rows as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pipeline.composition.case_views import case_of
from pipeline.composition.page_decisions import CASE_JSON, said_on_page
from pipeline.errors import Unusable
from pipeline.merging.said_on_page import shown_with
from pipeline.outputs.agency_faces import NOT_STATED
from pipeline.outputs.file_names import sent_name
from pipeline.serve.chronology import Sought, as_csv, days_of, is_key, lanes_css, lanes_of, themes_of, when
from pipeline.serve.desk import Desk
from pipeline.serve.drawing import page
from pipeline.serve.files import file_below
from pipeline.serve.pairs_said import PairsSaid, own_links, pairs_said
from pipeline.settings import CHRONOLOGY_PAGE_ROWS
from pipeline.store import CaseFolder
from schemas.case_document import CaseDocument, EventInCase

VIEWS = ("table", "lanes")


@dataclass
class ChronologyPages:
    """The chronologies that were looked at, each read once for as long as its file stays the same."""

    desk: Desk
    _read: tuple[str, int, CaseDocument] | None = None

    def show(self, request: Request) -> Response:
        """One page of the rows that are asked for; with `part` only the rows, to be put into the page."""
        folder, asked = self.desk.case(request), request.query_params
        document = self.document(folder)
        sought = Sought.of(asked)
        rows = sought.rows(document.events)
        pages = max(1, -(-len(rows) // CHRONOLOGY_PAGE_ROWS))
        number = asked.get("page", "1")
        at = min(pages, max(1, int(number) if number.isdecimal() and len(number) < 9 else 1))
        here = rows[(at - 1) * CHRONOLOGY_PAGE_ROWS : at * CHRONOLOGY_PAGE_ROWS]
        return page(
            "chronology_rows.html" if "part" in asked else "chronology.html",
            **self.words(folder, document, view_of(asked), is_part="part" in asked),
            sought=sought,
            query=sought.query,
            rows=here,
            days=days_of(here),
            first=(at - 1) * CHRONOLOGY_PAGE_ROWS + 1,
            count=len(rows),
            total=len(document.events),
            number=at,
            pages=pages,
            themes=themes_of(document.events),
            said=asked.get("said", "")[:500],
            undo=_known_undo(asked.get("undo", ""), document),
            unclear=document.unclear_lines,
        )

    def words(self, folder: CaseFolder, document: CaseDocument, view: str, *, is_part: bool) -> dict[str, Any]:
        """What every drawing of a row needs. `is_part`: it is put into a page whose script does what its form would."""
        return {
            "reference": folder.reference,
            "view": view,
            "is_part": is_part,
            "lanes": lanes_of(case_of(folder), document),
            "by_id": {event.id: event for event in document.events},
            "group_query": lambda row: replace(Sought(), row=row).query,
            "nameless": NOT_STATED,
            "when": when,
            "is_key": is_key,
            "sent_name": sent_name,
            "sha256_of": {entry.file: entry.sha256 for entry in document.returns},
            "form_key": self.desk.gate.form_key,
            "pairs": self.pairs(folder),
        }

    def export(self, request: Request) -> Response:
        """All rows that are asked for, those of other pages too, as CSV."""
        folder = self.desk.case(request)
        rows = Sought.of(request.query_params).rows(self.document(folder).events)
        name = {"Content-Disposition": 'attachment; filename="chronology-as-shown.csv"'}
        return Response(as_csv(rows), media_type="text/csv; charset=utf-8", headers=name)

    def colours(self, request: Request) -> Response:
        """The agencies' colours as a style sheet."""
        folder = self.desk.case(request)
        lanes = lanes_of(case_of(folder), self._published(folder))
        return Response(lanes_css(lanes.values()), media_type="text/css")

    def document(self, folder: CaseFolder) -> CaseDocument:
        """The rows as they look with what was said on this page since the outputs were made."""
        published, said = self._published(folder), said_on_page(folder)
        if not said:
            return published
        return published.model_copy(update={"events": shown_with(published.events, said, own_links(published))})

    def pairs(self, folder: CaseFolder) -> PairsSaid:
        """What the reviewer says of pairs of rows now."""
        return pairs_said(self._published(folder), said_on_page(folder))

    def published_row(self, folder: CaseFolder, row: str) -> EventInCase | None:
        """A row as the last outputs show it."""
        return next((event for event in self._published(folder).events if event.id == row), None)

    def _published(self, folder: CaseFolder) -> CaseDocument:
        """case.json: the same rows as in every other output.

        Raises:
            Unusable: there is none, or another version of the program wrote it.
        """
        path = file_below(folder.results, CASE_JSON)
        stamp = (str(path), path.stat().st_mtime_ns)
        if self._read is None or self._read[:2] != stamp:
            try:
                self._read = (*stamp, CaseDocument.model_validate_json(path.read_bytes()))
            except ValueError:
                advice = f"Run: rapid-review rebuild {folder.reference}"
                raise Unusable("case-json-unreadable", "case.json is of another version.", advice) from None
        return self._read[2]


def view_of(asked: Mapping[str, str]) -> str:
    """How the rows are to be drawn."""
    return asked["view"] if asked.get("view") in VIEWS else VIEWS[0]


def _known_undo(asked: str, document: CaseDocument) -> str:
    """What a button takes back, if it speaks of rows that are here."""
    deed, *rows = asked.split() or [""]
    return asked if deed and rows and {event.id for event in document.events}.issuperset(rows) else ""
