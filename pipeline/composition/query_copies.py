"""Next to each query sheet: the agency's own file back, its problems highlighted and commented.

A copy is made once for each original and its problems; another agency's drop does not make it again.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping

from pipeline import __version__, durable
from pipeline.clearing.marked_copy import can_be_marked, marked_copy
from pipeline.outputs.asking import queries_of
from pipeline.outputs.publishing import is_ours
from pipeline.outputs.queries import sheet_names
from pipeline.store import CaseFolder, originals
from pipeline.store.originals import Original
from schemas.case_view import CaseView, ReturnEntry

log = logging.getLogger(__name__)

_MADE = ".marked-copies.json"


def query_copies(folder: CaseFolder, view: CaseView) -> dict[str, bytes]:
    """`queries/AGENCY - FILE NAME` for every accepted Word or Excel return with problems.

    Args:
        folder: where the originals are.
        view: which returns have which problems.

    Returns:
        Content by path below outputs/REF/. A file that cannot be marked is left out: its query sheet says it all.
    """
    kept = {original.sha256: original for original in originals(folder)}
    sheets = sheet_names(view)
    known = _known(folder)
    files: dict[str, bytes] = {}
    made: dict[str, str] = {}
    for entry in view.returns:
        original = kept.get(entry.sha256)
        if original is None or entry.agency not in sheets or entry.state != "accepted" or not queries_of(entry):
            continue
        name = _name(sheets[entry.agency], original.name, files)
        key = _key(entry)
        data = _as_before(folder, name, key, known) or _marked(original, entry)
        if data is not None:
            files[name], made[name] = data, key
    if made != known:
        durable.publish(json.dumps(made, indent=1).encode("utf-8"), folder.results / _MADE)
    return files


def _name(sheet: str, name: str, taken: Mapping[str, bytes]) -> str:
    stem, dot, ending = name.rpartition(".")
    agency = sheet.removesuffix(".docx")
    names = (f"{agency} - {stem}{f' ({number})' if number > 1 else ''}{dot}{ending}" for number in range(1, 1000))
    return next(one for one in names if one not in taken)


def _key(entry: ReturnEntry) -> str:
    told = [__version__, entry.sha256, *(issue.model_dump_json() for issue in queries_of(entry))]
    return hashlib.sha256("\n".join(told).encode("utf-8")).hexdigest()


def _known(folder: CaseFolder) -> dict[str, str]:
    try:
        found = json.loads((folder.results / _MADE).read_bytes())
        return {str(name): str(key) for name, key in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _as_before(folder: CaseFolder, name: str, key: str, known: Mapping[str, str]) -> bytes | None:
    if known.get(name) != key or not is_ours(folder, name):
        return None
    return (folder.results / name).read_bytes()


def _marked(original: Original, entry: ReturnEntry) -> bytes | None:
    if not can_be_marked(original.name, original.path.stat().st_size):
        return None
    try:
        return marked_copy(original.path.read_bytes(), original.name, queries_of(entry))
    except OSError:
        raise
    except Exception as error:  # libraries raise anything on a strange file; the log gets its kind and never its text
        log.warning("a return could not be marked: %s", type(error).__name__)
        return None
