"""Outputs onto the disk: unchanged ones untouched, open ones later, and never over what a person wrote.

What this program published is written down in a list that only grows (`.published.jsonl`), before each file is put in
its place. A file whose content is not in the list was changed by a person.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pipeline import durable, settings
from pipeline.errors import NotYet
from pipeline.outputs.output import Files
from pipeline.store import CaseFolder

_LIST = ".published.jsonl"
_OPEN = (
    "{name} is open in Excel, Word or LibreOffice, perhaps on another computer. The new version waits until it is "
    "closed. "
    "If nobody has it open, delete the file {mark} beside it."
)


@dataclass(frozen=True)
class Pending:
    """An output that could not be published yet, and what to do about it."""

    path: str
    reason: str


@dataclass(frozen=True)
class Publication:
    """What happened to each output; paths are below outputs/REF/ with forward slashes.

    Args:
        moved_aside: (output, new name of the copy that a person had changed).
        withdrawn: outputs of earlier times that are not made any more.
    """

    written: tuple[str, ...] = ()
    untouched: tuple[str, ...] = ()
    pending: tuple[Pending, ...] = ()
    moved_aside: tuple[tuple[str, str], ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass
class _Ledger:
    """Every content that this program ever published, by path; the digest of what the latest was built from."""

    path: Path
    known: dict[str, list[str]] = field(default_factory=dict)
    built_from: dict[str, str] = field(default_factory=dict)
    lines: int = 0
    is_torn: bool = False


def publish_all(
    files: Files,
    folder: CaseFolder,
    *,
    built_from: str,
    today: datetime.date,
    understood: Mapping[str, str] = MappingProxyType({}),
    complete_below: tuple[str, ...] = (),
) -> Publication:
    """Publish outputs of one case.

    Args:
        files: content by path below outputs/REF/.
        built_from: digest of everything that the files were made from.
        today: for the name of a copy that a person had changed.
        understood: outputs whose changes by a person have been read into `files`, with the hash of what was read; they
            are written over, unless somebody has saved them again since.
        complete_below: folders ("queries/") of which `files` holds everything: what else we published there goes.

    Raises:
        OSError: the disk is full or gone. Every output is the old or the new one, whole.
    """
    ledger = _read(folder)
    written: list[str] = []
    untouched: list[str] = []
    pending: list[Pending] = []
    aside: list[tuple[str, str]] = []
    for name, data in files.items():
        path = folder.results / name
        present = _hash_or_none(path)
        if present == _hash(data):
            _note(ledger, name, present, built_from)
            untouched.append(name)
            continue
        if (mark := _mark_of_opening(path)) is not None:
            pending.append(Pending(name, _OPEN.format(name=path.name, mark=mark.name)))
            continue
        try:
            if present is not None and present not in ledger.known.get(name, ()) and understood.get(name) != present:
                aside.append((name, _put_aside(path, present, folder, today)))
            _note(ledger, name, _hash(data), built_from)
            durable.publish(data, path)
            written.append(name)
        except NotYet as reason:
            pending.append(Pending(name, str(reason)))
    withdrawn = list(_withdraw(files, folder, ledger, complete_below))
    _compact(ledger)
    return Publication(tuple(written), tuple(untouched), tuple(pending), tuple(aside), tuple(withdrawn))


def is_current(folder: CaseFolder, names: tuple[str, ...], built_from: str) -> bool:
    """Whether these outputs stand there as published from the same things, so that they need not be built again."""
    ledger = _read(folder)
    return bool(names) and all(
        ledger.built_from.get(name) == built_from
        and _hash_or_none(folder.results / name) == next(reversed(ledger.known.get(name, [])), "")
        for name in names
    )


def built_from(folder: CaseFolder, name: str) -> str | None:
    """What an output was made from when it was last published; `None` where it does not stand there."""
    return _read(folder).built_from.get(name) if (folder.results / name).is_file() else None


def is_ours(folder: CaseFolder, name: str) -> bool:
    """Whether an output stands there exactly as this program published it at some time."""
    present = _hash_or_none(folder.results / name)
    return present is not None and present in _read(folder).known.get(name, ())


def edited_by_hand(folder: CaseFolder) -> tuple[str, ...]:
    """The published outputs that a person has changed since."""
    ledger = _read(folder)
    present = {name: _hash_or_none(folder.results / name) for name in ledger.known}
    return tuple(sorted(name for name, sha256 in present.items() if sha256 and sha256 not in ledger.known[name]))


def _mark_of_opening(path: Path) -> Path | None:
    """The small file that an office program keeps beside one that it has open.

    Windows refuses to replace an open file; over a network share, and elsewhere, it would be replaced under the hands
    of whoever works in it.
    """
    marks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return next((mark for name in marks if (mark := path.with_name(name)).is_file()), None) if path.is_file() else None


def _put_aside(path: Path, present: str, folder: CaseFolder, today: datetime.date) -> str:
    """Rename what a person changed. The same changed copy twice has one name; two on one day have two."""
    number = 1
    while True:
        suffix = "" if number == 1 else f" {number}"
        target = path.with_name(f"{path.stem} (edited by hand {today.isoformat()}{suffix}){path.suffix}")
        if _hash_or_none(target) in (None, present):
            durable.place(path, target)
            return target.relative_to(folder.results).as_posix()
        number += 1


def _withdraw(files: Files, folder: CaseFolder, ledger: _Ledger, below: tuple[str, ...]) -> Iterator[str]:
    """Take away what we published there earlier and make no more. What a person changed stays."""
    for name in sorted(ledger.known):
        if name in files or not name.startswith(below):
            continue
        path = folder.results / name
        if _hash_or_none(path) in ledger.known[name]:
            durable.discard(path)
            durable.discard_if_empty(path.parent)
            yield name


def _read(folder: CaseFolder) -> _Ledger:
    ledger = _Ledger(folder.results / _LIST)
    try:
        text = ledger.path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ledger
    ledger.is_torn = bool(text) and not text.endswith("\n")
    for line in text.splitlines():
        try:
            entry = json.loads(line)
            name, sha256, built_from = entry["path"], entry["sha256"], entry["built_from"]
        except (json.JSONDecodeError, KeyError, TypeError):
            continue  # a line torn by a power cut: it was written before the file that it announces
        ledger.lines += 1
        contents = ledger.known.setdefault(name, [])
        if sha256 in contents:
            contents.remove(sha256)
        contents.append(sha256)
        ledger.built_from[name] = built_from
    return ledger


def _note(ledger: _Ledger, name: str, sha256: str, built_from: str) -> None:
    contents = ledger.known.setdefault(name, [])
    if contents and contents[-1] == sha256 and ledger.built_from.get(name) == built_from:
        return
    # After a line that was torn, ours would be torn with it, and what we publish would look like a person's work.
    durable.append_line(ledger.path, ("\n" if ledger.is_torn else "") + _line(name, sha256, built_from))
    ledger.is_torn = False
    if sha256 in contents:
        contents.remove(sha256)
    contents.append(sha256)
    ledger.built_from[name] = built_from
    ledger.lines += 1


def _compact(ledger: _Ledger) -> None:
    """Keep the list small: the latest few contents of each output are all that a person can still be looking at."""
    if ledger.lines <= settings.PUBLISHED_LINES_AT_MOST:
        return
    lines = [
        _line(name, sha256, ledger.built_from[name])
        for name, contents in sorted(ledger.known.items())
        for sha256 in contents[-settings.PUBLISHED_CONTENTS_KEPT :]
    ]
    durable.publish(("\n".join(lines) + "\n").encode("utf-8"), ledger.path)


def _line(name: str, sha256: str, built_from: str) -> str:
    return json.dumps({"path": name, "sha256": sha256, "built_from": built_from}, ensure_ascii=False)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _hash_or_none(path: Path) -> str | None:
    try:
        return durable.hash_of(path)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
