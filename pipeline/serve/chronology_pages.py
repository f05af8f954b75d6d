"""The addresses of the chronology: a page of rows, the same rows as CSV, and the agencies' colours."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from pipeline.composition.case_views import case_of
from pipeline.errors import Unusable
from pipeline.outputs.file_names import sent_name
from pipeline.serve.chronology import Sought, as_csv, is_key, lanes_css, lanes_of, when
from pipeline.serve.desk import Desk
from pipeline.serve.drawing import page
from pipeline.serve.files import file_below
from pipeline.settings import CHRONOLOGY_PAGE_ROWS
from pipeline.store import CaseFolder
from schemas.case_document import CaseDocument

CASE_JSON = "case.json"


@dataclass
class ChronologyPages:
    """The chronologies that were looked at, each read once for as long as its file stays the same."""

    desk: Desk
    _read: tuple[str, int, CaseDocument] | None = None

    def show(self, request: Request) -> Response:
        """One page of the rows that are asked for."""
        folder = self.desk.case(request)
        document = self._document(folder)
        sought = Sought.of(request.query_params)
        rows = sought.rows(document.events)
        pages = max(1, -(-len(rows) // CHRONOLOGY_PAGE_ROWS))
        asked = request.query_params.get("page", "1")
        number = min(pages, max(1, int(asked) if asked.isdecimal() and len(asked) < 9 else 1))
        return page(
            "chronology.html",
            reference=folder.reference,
            sought=sought,
            query=sought.query,
            rows=rows[(number - 1) * CHRONOLOGY_PAGE_ROWS : number * CHRONOLOGY_PAGE_ROWS],
            first=(number - 1) * CHRONOLOGY_PAGE_ROWS + 1,
            count=len(rows),
            total=len(document.events),
            number=number,
            pages=pages,
            lanes=lanes_of(case_of(folder), document),
            by_id={event.id: event for event in document.events},
            group_query=lambda row: replace(Sought(), row=row).query,
            when=when,
            is_key=is_key,
            sent_name=sent_name,
            sha256_of={entry.file: entry.sha256 for entry in document.returns},
        )

    def export(self, request: Request) -> Response:
        """All rows that are asked for, those of other pages too, as CSV."""
        folder = self.desk.case(request)
        rows = Sought.of(request.query_params).rows(self._document(folder).events)
        name = {"Content-Disposition": 'attachment; filename="chronology-as-shown.csv"'}
        return Response(as_csv(rows), media_type="text/csv; charset=utf-8", headers=name)

    def colours(self, request: Request) -> Response:
        """The agencies' colours as a style sheet."""
        folder = self.desk.case(request)
        lanes = lanes_of(case_of(folder), self._document(folder))
        return Response(lanes_css(lanes.values()), media_type="text/css")

    def _document(self, folder: CaseFolder) -> CaseDocument:
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
