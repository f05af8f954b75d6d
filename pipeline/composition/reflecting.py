"""The outputs of one case, made anew when something that they are made from has changed, and published."""

from __future__ import annotations

import datetime
import hashlib
import json

from pipeline import __version__, durable
from pipeline.composition.case_views import case_view
from pipeline.composition.reviewers_hand import WORKBOOK, remember, reviewer_notes
from pipeline.composition.status_pages import publish_status
from pipeline.outputs import OUTPUTS
from pipeline.outputs.publishing import Publication, is_current, publish_all
from pipeline.store import CaseFolder
from schemas.case_view import CaseView

_BUILT = ".built.json"
_COMPLETE_BELOW = ("queries/",)


def reflect(folder: CaseFolder, now: datetime.datetime) -> tuple[str, ...]:
    """Make and publish the outputs of a case.

    Returns:
        What a person should know: an output that is open elsewhere, a copy that was put aside. Empty when all is well.

    Raises:
        ConfigurationError: case.toml, the profile or a template cannot be used.
        OSError: the disk is full or gone.
    """
    notes = reviewer_notes(folder)
    view = case_view(folder, now, notes)
    digest = digest_of(view)
    if is_current(folder, _names_built(folder, digest), digest):
        publish_status(folder, view, now)
        return ()
    remember(folder, notes)
    files: dict[str, bytes] = {}
    for output in OUTPUTS:
        files.update(output.build(view))
    published = publish_all(
        files,
        folder,
        built_from=digest,
        today=view.as_at,
        understood=frozenset({WORKBOOK}),
        complete_below=_COMPLETE_BELOW,
    )
    if not published.pending:
        built = {"built_from": digest, "outputs": sorted(files)}
        durable.publish(json.dumps(built, indent=1).encode("utf-8"), folder.results / _BUILT)
    publish_status(folder, view, now)
    return told(published)


def digest_of(view: CaseView) -> str:
    """What the outputs are made from, as one number: the view and this version of the program."""
    return hashlib.sha256(f"{__version__}\n{view.model_dump_json()}".encode()).hexdigest()


def told(published: Publication) -> tuple[str, ...]:
    """What a person should know of a publication."""
    waiting = (f"{pending.path}: {pending.reason}" for pending in published.pending)
    aside = (
        f"{name} had been changed by hand; the changed copy is kept as {kept}." for name, kept in published.moved_aside
    )
    return (*waiting, *aside)


def _names_built(folder: CaseFolder, digest: str) -> tuple[str, ...]:
    """The outputs made from the same things the last time, or none."""
    try:
        built = json.loads((folder.results / _BUILT).read_bytes())
        return tuple(built["outputs"]) if built["built_from"] == digest else ()
    except (OSError, ValueError, KeyError, TypeError):
        return ()
