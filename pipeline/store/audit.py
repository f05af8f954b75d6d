"""The log of one case: what arrived, what was read from it, what was published, under which account. It only grows.

Every line carries a digest of all lines before it, so a line that is changed or removed shows. Programs that write at
one moment may follow the same line, however slow one of them is; the next line follows them all. The log holds hashes
and never the name of a file, a person or an agency, because names stand in file names.
"""

from __future__ import annotations

import datetime
import getpass
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256 as digest_of
from pathlib import Path
from typing import Literal

from pipeline import durable
from pipeline.store.folder import CaseFolder

Deed = Literal["received", "received again", "read", "set aside", "published", "kept by hand", "withdrawn", "closed"]
_LOG = ".audit.jsonl"
_START = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One thing that was done.

    Args:
        did: what.
        sha256: of the original, the output or the archive that it was done with.
        about: the form, the code of a refusal or the kind of output; never a name.
    """

    did: Deed
    sha256: str
    about: str = ""


@dataclass(frozen=True)
class Line:
    """One line as it was found: its number from 1, when, under which account, and what was done."""

    number: int
    at: str
    by: str
    entry: Entry


@dataclass(frozen=True)
class Log:
    """A log as it was read.

    Args:
        lines: every line that could be read.
        troubles: sentences on what does not follow; none for a log that nobody touched.
        seal: the digest over all lines. Written down elsewhere, it shows later whether lines at the end were removed.
    """

    lines: tuple[Line, ...]
    troubles: tuple[str, ...]
    seal: str


def write_down(folder: CaseFolder, entries: Sequence[Entry], at: datetime.datetime) -> None:
    """Add entries to the log of a case.

    Raises:
        OSError: the disk is full or gone; nothing was added, or a part that the next reading names.
    """
    if not entries:
        return
    path = path_of(folder if durable.may_write(folder.dropped) else folder.beside)
    present = _read(path)
    finished = present[: present.rfind(b"\n") + 1]  # what follows is torn, or being written by another just now
    before = _digests(finished)[-1]
    # All of them follow what was seen: a second one that followed the first would follow a state that never was, if
    # another program's line came in between.
    lines = [_line(entry, at, operator(), before) for entry in entries]
    torn = "" if finished == present else "\n"
    durable.append_line(path, torn + "\n".join(lines))


def read_log(folder: CaseFolder) -> Log:
    """Read the log of a case and check that every line follows those before it.

    Raises:
        OSError: it cannot be read.
    """
    present = _read(path_of(folder))
    digests = _digests(present)
    lines: list[Line] = []
    troubles: list[str] = []
    earlier: set[str] = set()
    for number, text in enumerate(_split(present), start=1):
        earlier.add(digests[number - 1])
        if not text:
            continue  # two programs that found the same torn line both ended it
        try:
            said = json.loads(text)
            entry = Entry(said["did"], said["sha256"], said["about"])
            line, before = Line(number, said["at"], said["by"], entry), said["before"]
        except (ValueError, KeyError, TypeError):
            troubles.append(f"Line {number} of the log cannot be read; a power cut may have torn it.")
            continue
        lines.append(line)
        if before not in earlier:
            troubles.append(
                f"Line {number} of the log does not follow the lines before it: something was changed there."
            )
    return Log(tuple(lines), tuple(troubles), digests[-1])


def path_of(folder: CaseFolder) -> Path:
    """Where the log lies: with the originals."""
    return folder.home / _LOG


def operator() -> str:
    """The account under which the program runs, as the system says."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown account"


def _line(entry: Entry, at: datetime.datetime, by: str, before: str) -> str:
    said = {"at": at.isoformat(), "by": by, "did": entry.did, "about": entry.about, "sha256": entry.sha256}
    return json.dumps({**said, "before": before}, ensure_ascii=True)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _split(present: bytes) -> list[bytes]:
    return present.removesuffix(b"\n").split(b"\n") if present else []


def _digests(present: bytes) -> list[str]:
    """The digest before the first line, then after each line, over everything so far."""
    digests = [_START]
    for text in _split(present):
        digests.append(_next(digests[-1], text))
    return digests


def _next(before: str, line: bytes) -> str:
    return digest_of(before.encode("ascii") + line).hexdigest()
