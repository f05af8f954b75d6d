"""One file through readers, forms and rules, with a warm child process and the cases at hand."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.composition.case_views import OWN_PARTNERSHIPS, case_of, case_view, references
from pipeline.composition.own_papers import came_back, case_of_attachments
from pipeline.errors import ConfigurationError
from pipeline.forms.form import Layout
from pipeline.forms.layouts import read_layout
from pipeline.process import Line, process
from pipeline.readers.document import Document
from pipeline.readers.sandbox import ReadingRoom
from pipeline.store import CaseFolder
from schemas.case import Case
from schemas.receipt import Accepted, Attachment, Handled

_MAIL = (".eml", ".msg")


class ReadingDesk:
    """Reads files for a command. Use it in a `with`: it ends its child process.

    Args:
        intake, outputs: where the cases lie.
    """

    def __init__(self, intake: Path, outputs: Path) -> None:
        self._intake, self._outputs = intake, outputs
        self._room = ReadingRoom()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._room.close()

    def handle(self, reference: str | None, path: Path, name: str) -> Handled:
        """Read one file.

        Args:
            reference: the case in whose folder it lies; `None` if that is not known.
            path: where it lies.
            name: the name to show.

        Raises:
            NotYet: it cannot be read at the moment.
            ConfigurationError: the case's case.toml cannot be read.
        """
        case = case_of(CaseFolder(reference, self._intake, self._outputs)) if reference else None
        today = case.today if case is not None and case.today is not None else datetime.date.today()  # noqa: DTZ011
        layouts = self._layouts(case)

        def ours(document: Document, at: Path) -> Handled | None:
            return came_back(document, at, case, partial(self._row_ids, reference))

        outcome = process(path, name, Line(self._room.read, today, case, layouts, self._attachments, ours))
        if reference is None and isinstance(outcome, Accepted) and outcome.parsed.case_reference is None:
            said = case_of_attachments(outcome.attachments)
            return outcome.model_copy(update={"parsed": outcome.parsed.model_copy(update={"case_reference": said})})
        return outcome

    def _row_ids(self, reference: str | None) -> dict[str, frozenset[str]]:
        """The row ids of one case, or of all."""
        found = {}
        for name in [reference] if reference else references(self._intake):
            try:
                view = case_view(CaseFolder(name, self._intake, self._outputs), datetime.datetime.now(datetime.UTC))
            except ConfigurationError:
                continue
            found[name] = frozenset(event.id for event in (*view.events, *view.withdrawn_events))
        return found

    def _layouts(self, case: Case | None) -> dict[str, Layout]:
        """What people answered to "which column is this?", by agency."""
        if case is None:
            return {}
        folder = self._intake / OWN_PARTNERSHIPS / case.profile / "layouts"
        return {
            path.stem: read_layout(path.read_text(encoding="utf-8"), str(path))
            for path in sorted(folder.glob("*.toml"))
        }

    def _attachments(self, path: Path, name: str) -> tuple[Attachment, ...]:
        if Path(name).suffix.lower() not in _MAIL:
            return ()
        return tuple(Attachment(name=file, data=data) for file, data in self._room.attachments(path, name))
