"""The workbook being written: what all its sheets share."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote

from pipeline.outputs.agency_faces import AgencyFace, agency_faces
from pipeline.outputs.chronology_rows import ChronologyRow, chronology_rows, reviewer_headings
from pipeline.outputs.chronology_workbook.columns import columns_with
from pipeline.outputs.chronology_workbook.row_looks import RowLooks, looks_of
from pipeline.outputs.chronology_workbook.sheet import Column, Sheet
from pipeline.outputs.chronology_workbook.styles import Look
from pipeline.outputs.chronology_workbook.version_stamp import version_of
from pipeline.outputs.chronology_workbook.workbook_file import WorkbookFile
from schemas.case_view import CaseEvent, CaseView, ReturnEntry

MOST_LINKS = 60_000
"""Excel refuses a sheet with more than 65,530 links."""
PAGE_WIDTH = 144.0
"""What A4 landscape takes of columns of 9 point letters at their full size, in Excel's units."""
LEGEND = "Legend and how to read this"
_LEGEND_ROWS_ABOVE_AGENCIES = 3


class Book:
    """One workbook, its styles, and the rows that its sheets tell of.

    Args:
        view: the case.
    """

    def __init__(self, view: CaseView) -> None:
        self.view = view
        self.file = WorkbookFile(view.generated_at)
        self.faces: dict[str, AgencyFace] = agency_faces(view)
        self.rows: tuple[ChronologyRow, ...] = chronology_rows(view)
        self.headings: tuple[str, ...] = reviewer_headings(view)
        self.all_headings = tuple(column.heading for column in columns_with(self.headings))
        self.version = version_of(view)
        self._looks: dict[tuple[str, bool], RowLooks] = {}
        self._row_looks: dict[tuple[str, bool, bool], tuple[Look, ...]] = {}
        self._style_numbers: dict[int, tuple[int, ...]] = {}
        self._numbers = {row.source_event.id: row.number for row in self.rows}
        self._has_links = len(self.rows) <= MOST_LINKS
        self._targets = _link_targets(view.case.reference, view.returns)

    @property
    def themes_range(self) -> str | None:
        """Where the key lines of enquiry stand for the drop-down, if the case has any."""
        count = len(self.view.case.key_lines_of_enquiry)
        first = _LEGEND_ROWS_ABOVE_AGENCIES + len(self.faces) + 2
        return f"'{LEGEND}'!$A${first}:$A${first + count - 1}" if count else None

    def sheet(
        self, title: str, columns: Sequence[Column], *, explanation: Sequence[str] = (), frozen_columns: int = 0
    ) -> Sheet:
        """A new sheet with this workbook's styles and footing."""
        made = f"{self.view.case.reference} · made {self.view.generated_at:%d/%m/%Y %H:%M}"
        # Only the chronology itself is wider than the page: LibreOffice, when it has to print a sheet smaller, counts
        # the pages at one size and fills them at another, and now and then leaves an empty one at the end.
        fitted = columns if frozen_columns else _on_the_page(columns)
        return Sheet(
            self.file, title, fitted, explanation=explanation, frozen_columns=frozen_columns, footing=made,
        )  # fmt: skip

    def looks(self, face: AgencyFace, *, is_struck: bool = False) -> RowLooks:
        """The looks of one agency's rows."""
        key = (face.name, is_struck)
        if key not in self._looks:
            self._looks[key] = looks_of(face, is_struck=is_struck)
        return self._looks[key]

    def row_looks(self, face: AgencyFace, *, is_struck: bool, has_day: bool) -> tuple[Look, ...]:
        """The looks of a whole row of the integrated chronology, column by column."""
        key = (face.name, is_struck, has_day)
        if key not in self._row_looks:
            self._row_looks[key] = self.looks(face, is_struck=is_struck).across(self.headings, has_day=has_day)
        return self._row_looks[key]

    def style_numbers(self, sheet: Sheet, looks: tuple[Look, ...]) -> tuple[int, ...]:
        """The style numbers of a row's looks, worked out once for each."""
        found = self._style_numbers.get(id(looks))
        if found is None:
            found = self._style_numbers[id(looks)] = sheet.styles_of(looks)
        return found

    def number(self, event_id: str) -> int | None:
        """The number of a row of the integrated chronology."""
        return self._numbers.get(event_id)

    def link_to(self, event: CaseEvent) -> str | None:
        """Where the original is kept, from where the workbook is kept."""
        return self._targets.get(event.file) if self._has_links else None

    def link_to_return(self, entry: ReturnEntry) -> str | None:
        """Where one original is kept."""
        return self._targets.get(entry.file)


def _on_the_page(columns: Sequence[Column]) -> list[Column]:
    """The printed columns made narrower, all by the same share, where together they are wider than the page."""
    printed = sum(column.width for column in columns if column.is_printed)
    share = min(1.0, PAGE_WIDTH / printed)
    return [replace(column, width=column.width * share) if column.is_printed else column for column in columns]


def _link_targets(reference: str, returns: Sequence[ReturnEntry]) -> dict[str, str]:
    """Every name of a file that a row may give, to a relative address: outputs/ and intake/ are neighbours."""
    targets: dict[str, str] = {}
    for entry in returns:
        address = quote(f"../../intake/{reference}/{entry.file}")
        for name in (entry.file, PurePosixPath(entry.file).name, *entry.names):
            targets.setdefault(name, address)
    return targets
