"""What people decided on the drafts of a case: read from their files, so that nothing decided is asked twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.clearing.decisions import JSON_NAME, decisions_from_json, decisions_from_workbook
from pipeline.clearing.draft_check import WORKBOOK_NAME
from pipeline.identifiers.memory import Decided, Memory, memory_of
from pipeline.outputs.publishing import is_ours
from pipeline.store import CaseFolder

CHECKS = "checks"
NO_CASE = "no-case"
"""The folder of the checks of drafts that belong to no case; it begins with no dot, or nobody would find it."""
_HEAD_LETTERS = 2_000
"""Of findings.json: its draft's name and hash stand first."""
HANDS = (JSON_NAME, WORKBOOK_NAME)
"""The files in which a person decides."""


def remembered(folder: CaseFolder, name: str) -> Memory:
    """What was decided on this draft and on the case's other drafts, the latest word last.

    What this draft's own files hold goes before the other drafts, what is left empty there too. The one of the two
    that a person changed says all; where both were changed, what is decided in either is decided, the later word last.

    Raises:
        Unusable: a person wrote something that is not a decision; the sentence says where.
    """
    checks = folder.results / CHECKS
    own = sorted((path for hand in HANDS if (path := checks / name / hand).is_file()), key=_changed)
    has_case = folder.reference != NO_CASE  # drafts of no case may be about any child: none decides for another
    others = [path for path in checks.glob(f"*/{JSON_NAME}") if path not in own] if has_case else []
    hands = [path for path in own if not is_ours(folder, f"{CHECKS}/{name}/{path.name}")]
    decided = [one for path in sorted(others, key=_changed) for one in _elsewhere(path)]
    here = {path: _decided_in(path) for path in own}
    if len(hands) == 1:
        # The workbook says a person's own words only where it was changed; those of findings.json stay elsewhere.
        words = [one for path in own if path.name == JSON_NAME for one in here[path] if one.own_words]
        said = [replace(one, decision=None, reason=None) for one in words]
        return memory_of([*decided, *said, *_from_where(here[hands[0]], here)])
    every = [replace(one, own_words=one.own_words or None) for path in own for one in _from_where(here[path], here)]
    return memory_of([*decided, *every, *(one for one in every if one.decision)])


def _elsewhere(path: Path) -> Iterator[Decided]:
    """What was decided on another draft, with the name of the draft on which a person did."""
    for one in _decided_in(path):
        if one.decision:
            yield replace(one, draft=one.draft or path.parent.name)


def _from_where(decided: Iterable[Decided], here: dict[Path, tuple[Decided, ...]]) -> Iterator[Decided]:
    """The workbook does not say from which draft a decision came; findings.json, made with it, does."""
    drafts = {
        (one.identifier, one.decision): one.draft
        for path, every in here.items()
        if path.name == JSON_NAME
        for one in every
    }
    for one in decided:
        yield replace(one, draft=drafts.get((one.identifier, one.decision)))


def _decided_in(path: Path) -> tuple[Decided, ...]:
    read = decisions_from_workbook if path.name == WORKBOOK_NAME else decisions_from_json
    return read(path.read_bytes())


def _changed(path: Path) -> float:
    return path.stat().st_mtime


def same_file_as(folder: CaseFolder, name: str, sha256: str) -> tuple[str, ...]:
    """In a sentence, the case's other drafts that are the very same file: dropped twice, or saved under two names."""
    checks = folder.results / CHECKS
    others = [path for path in sorted(checks.glob(f"*/{JSON_NAME}")) if path.parent.name != name]
    same = [path.parent.name for path in others if f'"{sha256}"' in path.read_text("utf-8")[:_HEAD_LETTERS]]
    if not same or folder.reference == NO_CASE:
        return ()
    return (f"{name} is the same file as {', '.join(same)}: what is decided on one counts for the other.",)
