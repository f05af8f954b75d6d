"""One file through readers, forms and rules, with a warm child process and the cases at hand."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline import settings
from pipeline.arrival.take import Coming
from pipeline.composition.case_views import OWN_PARTNERSHIPS, case_of, case_view, references
from pipeline.composition.own_papers import came_back, case_of_attachments
from pipeline.composition.panel_copies import panel_template_came_back
from pipeline.composition.reading_ahead import LocalReaders, ReadingAhead, Workers, readers_of_this_machine
from pipeline.errors import ConfigurationError
from pipeline.forms.form import Layout
from pipeline.forms.layouts import read_layout
from pipeline.process import Line, process
from pipeline.readers.document import Document
from pipeline.readers.sandbox import ReadingRoom
from pipeline.store import CaseFolder
from schemas.case import Case
from schemas.receipt import Accepted, Attachment, Handled

_WITH_FILES_INSIDE = (".eml", ".msg", ".zip", ".dat")


class ReadingDesk:
    """Reads files for a command. Use it in a `with`: it ends its child processes.

    Args:
        intake, outputs: where the cases lie.
        workers: who reads ahead in a large drop; readers of this machine if left out.
    """

    def __init__(self, intake: Path, outputs: Path, workers: Workers | None = None) -> None:
        self._intake, self._outputs, self._workers = intake, outputs, workers
        self._room = ReadingRoom(work_folder=outputs)
        self._ahead: ReadingAhead | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ahead is not None:
            self._ahead.close()
        self._room.close()

    def expect(self, files: Sequence[Coming]) -> None:
        """The files that come next are read ahead, when they are many."""
        if self._ahead is None:
            if len(files) < settings.READ_AHEAD_FROM:
                return
            self._ahead = ReadingAhead(
                self._workers or LocalReaders(readers_of_this_machine(), work_folder=self._outputs)
            )
        self._ahead.expect(files)

    def _read(self, path: Path, name: str) -> Document:
        """From what was read ahead, or now."""
        ahead = self._ahead.document(path, name) if self._ahead is not None else None
        return ahead if ahead is not None else self._room.read(path, name)

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
            template = panel_template_came_back(document, case)
            return template or came_back(document, at, case, partial(self._row_ids, reference), self._outputs)

        outcome = process(path, name, Line(self._read, today, case, layouts, self._attachments, ours))
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
        if Path(name).suffix.lower() not in _WITH_FILES_INSIDE:
            return ()
        return tuple(Attachment(name=file, data=data) for file, data in self._room.attachments(path, name))
