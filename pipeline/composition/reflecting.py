"""The outputs of one case, made anew when something that they are made from has changed, and published."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline import __version__, durable
from pipeline.composition.case_views import case_view
from pipeline.composition.page_decisions import lines_said, note_shown, notes_with_page
from pipeline.composition.query_copies import query_copies
from pipeline.composition.reviewers_hand import WORKBOOK, remember, reviewers_hand
from pipeline.composition.reviewers_told import since_their_version
from pipeline.composition.status_pages import publish_status
from pipeline.outputs.output import Output
from pipeline.outputs.publishing import Publication, is_current, publish_all
from pipeline.outputs.register import OUTPUTS, WAITED_FOR
from pipeline.store import CaseFolder
from pipeline.store.audit import Entry, write_down
from schemas.case_view import CaseView

_BUILT = ".built.json"
_COMPLETE_BELOW = ("queries/",)


@dataclass(frozen=True)
class Reflected:
    """What a person should know.

    Args:
        waiting: outputs that could not be published yet, each as a sentence; they are tried again.
        told: what else happened: a changed copy that was put aside.
    """

    waiting: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def reflect(folder: CaseFolder, now: datetime.datetime) -> Reflected:
    """Make and publish the outputs of a case: those that people wait for first, then the rest.

    Raises:
        ConfigurationError: case.toml, the profile or a template cannot be used.
        OSError: the disk is full or gone.
    """
    said, hand = lines_said(folder), reviewers_hand(folder)
    notes = notes_with_page(folder, hand.notes)
    view = case_view(folder, now, notes)
    digest = digest_of(view)
    if is_current(folder, _names_built(folder, digest), digest):
        note_shown(folder, said)
        publish_status(folder, view, now)
        return Reflected()
    remember(folder, notes, view)
    first = _built(view, OUTPUTS[:WAITED_FOR])
    published = [publish_all(first, folder, built_from=digest, today=view.as_at, understood=hand.read)]
    if all(each.path != WORKBOOK for each in published[0].pending):
        note_shown(folder, said)
    publish_status(folder, view, now)
    rest = {**_built(view, OUTPUTS[WAITED_FOR:]), **query_copies(folder, view)}
    below = _COMPLETE_BELOW
    published.append(publish_all(rest, folder, built_from=digest, today=view.as_at, complete_below=below))
    if not any(each.pending for each in published):
        built = {"built_from": digest, "outputs": sorted((*first, *rest))}
        durable.publish(json.dumps(built, indent=1).encode("utf-8"), folder.results / _BUILT)
    write_down(folder, _for_the_log({**first, **rest}, published), now)
    publish_status(folder, view, now)
    trouble = (hand.trouble,) if hand.trouble else ()
    since = since_their_version(view) if WORKBOOK in published[0].written and notes is not None else ()
    return Reflected(
        tuple(sentence for each in published for sentence in waiting(each)),
        (*trouble, *hand.told, *since, *(sentence for each in published for sentence in put_aside(each))),
    )


def _for_the_log(files: Mapping[str, bytes], published: Sequence[Publication]) -> list[Entry]:
    """What was published and what was not written over, by kind: a full name may hold a person's."""
    entries = []
    for each in published:
        for name in each.written:
            entries.append(Entry("published", hashlib.sha256(files[name]).hexdigest(), name.split("/")[0]))
        entries += [Entry("kept by hand", "", name.split("/")[0]) for name, _ in each.moved_aside]
        entries += [Entry("withdrawn", "", name.split("/")[0]) for name in each.withdrawn]
    return entries


def _built(view: CaseView, outputs: Sequence[Output]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for output in outputs:
        files.update(output.build(view))
    return files


def digest_of(view: CaseView) -> str:
    """What the outputs are made from, as one number: the view and this version of the program."""
    return hashlib.sha256(f"{__version__}\n{view.model_dump_json()}".encode()).hexdigest()


def waiting(published: Publication) -> tuple[str, ...]:
    """The outputs that could not be published yet, each as a sentence."""
    return tuple(f"{pending.path}: {pending.reason}" for pending in published.pending)


def put_aside(published: Publication) -> tuple[str, ...]:
    """The copies that a person had changed and that were kept under another name, each as a sentence."""
    return tuple(
        f"{name} had been changed by hand; the changed copy is kept as {kept}." for name, kept in published.moved_aside
    )


def _names_built(folder: CaseFolder, digest: str) -> tuple[str, ...]:
    """The outputs made from the same things the last time, or none."""
    try:
        built = json.loads((folder.results / _BUILT).read_bytes())
        return tuple(built["outputs"]) if built["built_from"] == digest else ()
    except (OSError, ValueError, KeyError, TypeError):
        return ()
