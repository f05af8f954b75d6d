"""Whether a case is what it was: originals against hashes, records against originals, the log against itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import durable
from pipeline.composition.sealing import Opened, open_sealed
from pipeline.outputs.publishing import edited_by_hand
from pipeline.store import CaseFolder, StoredReturn, stored_returns
from pipeline.store.audit import Log, read_log


@dataclass(frozen=True)
class Verified:
    """What was checked.

    Args:
        originals, records, lines: how many were checked.
        seal: the digest over the whole log.
        problems: sentences; none when all is as it was.
        remarks: what is no problem but good to know.
    """

    originals: int
    records: int
    lines: int
    seal: str
    problems: tuple[str, ...]
    remarks: tuple[str, ...]


def verify_case(folder: CaseFolder) -> Verified:
    """Check every original, every record and the log of a case. Changes nothing.

    Raises:
        OSError: something cannot be read at the moment.
    """
    stored = stored_returns(folder)
    logs = (read_log(folder), read_log(folder.beside))
    problems = [
        *_changed_originals(stored),
        *_missing_originals(stored, logs),
        *_unlogged(stored, logs),
        *_records(stored, folder),
        *(trouble for log in logs for trouble in log.troubles),
    ]
    edited = tuple(f"{name} was changed by hand since it was published." for name in edited_by_hand(folder))
    records = sum(entry.outcome is not None for entry in stored)
    lines = sum(len(log.lines) for log in logs)
    return Verified(len(stored), records, lines, logs[0].seal, tuple(problems), edited)


def verify_archive(folder: CaseFolder, archive: Path, passphrase: bytes | None) -> Opened:
    """Read the archive of a closed case from end to end. Changes nothing.

    Returns:
        What it holds, with one more problem where it is another case's or not the one that the case's log names.

    Raises:
        ConfigurationError: it is damaged, it is no such archive, or the passphrase does not open it.
        OSError: it cannot be read at the moment.
    """
    opened = open_sealed(archive, passphrase)
    problems = list(opened.problems)
    if opened.manifest.get("reference") != folder.reference:
        problems.append(f"It is the archive of case {opened.manifest.get('reference')}.")
    closed = [line.entry.sha256 for line in read_log(folder).lines if line.entry.did == "closed"]
    if closed and opened.sha256 not in closed:
        problems.append("It is not an archive that this case was closed with: the case's log names another hash.")
    return replace(opened, problems=tuple(problems))


def _changed_originals(stored: tuple[StoredReturn, ...]) -> Iterator[str]:
    for entry in stored:
        if durable.hash_of(entry.original.path) != entry.original.sha256:
            yield f"{entry.file} is not the file that was received: its content has changed."


def _missing_originals(stored: tuple[StoredReturn, ...], logs: tuple[Log, ...]) -> Iterator[str]:
    present = {entry.original.sha256 for entry in stored}
    told: set[str] = set()
    for log in logs:
        for line in log.lines:
            sha256 = line.entry.sha256
            if line.entry.did == "received" and sha256 not in present | told:
                told.add(sha256)
                yield f"The original {sha256[:8]}, received {line.at}, is not there any more."


def _unlogged(stored: tuple[StoredReturn, ...], logs: tuple[Log, ...]) -> Iterator[str]:
    received = {line.entry.sha256 for log in logs for line in log.lines if line.entry.did == "received"}
    for entry in stored:
        if entry.original.sha256 not in received:
            yield f"{entry.file} did not come through the program: the log does not know of it."


def _records(stored: tuple[StoredReturn, ...], folder: CaseFolder) -> Iterator[str]:
    mend = f"Run `rapid-review rebuild {folder.reference}`."
    for entry in stored:
        if entry.outcome is None:
            yield f"What was read from {entry.file} is not there any more. {mend}"
        elif entry.parsed is not None and entry.parsed.source.sha256 != entry.original.sha256:
            yield f"The record of {entry.file} was made from another file. {mend}"
    known = {entry.original.sha256 for entry in stored}
    for path in sorted(folder.records.glob("*.json")):
        if path.stem not in known:
            yield f"The record {path.stem[:8]} has no original."
