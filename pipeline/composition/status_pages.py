"""The pages that staff look at: one a case, and one of all cases. Made last, because they link to everything else."""

from __future__ import annotations

import datetime
from pathlib import Path

from pipeline import durable
from pipeline.arrival.heartbeat import watcher_state
from pipeline.composition.case_views import case_view, references
from pipeline.errors import ConfigurationError
from pipeline.outputs import status_page
from pipeline.store import CaseFolder, stored_returns
from pipeline.store.folder import UNSORTED
from schemas.case_view import CaseView
from schemas.receipt import Refused

_NOT_LINKED = (".", "records/")


def publish_status(folder: CaseFolder, view: CaseView, now: datetime.datetime) -> None:
    """Write status.html of one case. It is nobody's to edit, so it is simply put in place.

    Raises:
        OSError: the disk is full or gone.
    """
    made = status_page.build(view, watcher_state(folder.outputs, now), existing_outputs(folder))
    for name, data in made.items():
        durable.publish(data, folder.results / name)


def show_status(folder: CaseFolder, now: datetime.datetime) -> str | None:
    """Write status.html of one case as it stands; where case.toml cannot be used, what is wrong with it instead.

    The old page would say what is not so any more.

    Returns:
        What must be put right, or `None`.

    Raises:
        OSError: the disk is full or gone.
    """
    try:
        publish_status(folder, case_view(folder, now), now)
    except ConfigurationError as error:
        made = status_page.build_trouble(folder.reference, str(error), existing_outputs(folder))
        for name, data in made.items():
            durable.publish(data, folder.results / name)
        return str(error)
    return None


def publish_index(intake: Path, outputs: Path, now: datetime.datetime) -> None:
    """Write outputs/index.html, the page of all cases and of files that belong to none.

    Raises:
        OSError: the disk is full or gone.
    """
    views: list[CaseView] = []
    troubles: dict[str, str] = {}
    for reference in references(intake):
        try:
            views.append(case_view(CaseFolder(reference, intake, outputs), now))
        except ConfigurationError as error:
            troubles[reference] = str(error)
    page = status_page.build_index(views, watcher_state(outputs, now), now, troubles, unsorted_files(intake, outputs))
    durable.publish(page, outputs / "index.html")


def unsorted_files(intake: Path, outputs: Path) -> tuple[tuple[str, str, str], ...]:
    """Name, reason and advice of each file in the intake folder that belongs to no case yet."""
    stored = stored_returns(CaseFolder(UNSORTED, intake, outputs))
    return tuple(
        (each.original.name, each.outcome.reason, each.outcome.advice)
        for each in stored
        if isinstance(each.outcome, Refused)
    )


def existing_outputs(folder: CaseFolder) -> tuple[str, ...]:
    """Every output of a case that a person may open: paths below outputs/REF/."""
    paths = (path.relative_to(folder.results).as_posix() for path in folder.results.rglob("*") if path.is_file())
    return tuple(sorted(path for path in paths if not path.startswith(_NOT_LINKED) and not _is_nobodys(path)))


def _is_nobodys(path: str) -> bool:
    """What a program keeps for itself: hidden, or beside a document that is open in Word or Excel."""
    return any(part.startswith((".", "~$")) for part in path.split("/"))
