"""The kept originals of a case and the receipts of how they came."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from hashlib import sha256 as digest_of
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from pipeline import durable
from pipeline.store.folder import NOTE_ENDING, CaseFolder
from schemas.receipt import Receipt

OriginalState = Literal["accepted", "needs-attention"]
_STAMPED = re.compile(r" \[([0-9a-f]{8})\](?=(\.[^.]*)?$)")


@dataclass(frozen=True)
class Original:
    """One kept original.

    Args:
        path: where it is.
        sha256: of its bytes.
        state: which folder it stands in.
        receipts: every drop of these bytes, earliest first.
    """

    path: Path
    sha256: str
    state: OriginalState
    receipts: tuple[Receipt, ...] = ()

    @property
    def name(self) -> str:
        """The name under which it first came."""
        return self.receipts[0].name if self.receipts else unstamped(self.path.name)

    @property
    def received_at(self) -> datetime.datetime:
        """When it first came; the file's own time where no receipt is left."""
        if self.receipts:
            return self.receipts[0].received_at
        return datetime.datetime.fromtimestamp(self.path.stat().st_mtime, tz=datetime.UTC)


def stamped(name: str, sha256: str) -> str:
    """The name under which an original is kept: `Scoping form [3f9a2c1d].docx`. `name` must be fit for storing."""
    path = Path(name)
    ending = path.suffix if path.stem else ""
    stem = name.removesuffix(ending) if ending else name
    return f"{stem} [{sha256[:8]}]{ending}"


def unstamped(name: str, sha256: str | None = None) -> str:
    """The name without the hash, if it carries one (and, where a hash is given, that one)."""
    found = _STAMPED.search(name)
    if found is None or (sha256 is not None and found.group(1) != sha256[:8]):
        return name
    return name[: found.start()] + name[found.end() :]


def originals(folder: CaseFolder) -> tuple[Original, ...]:
    """All kept originals, in the order in which they came; those of a read-only intake folder too."""
    found: list[Original] = []
    for home in (folder, folder.beside):
        receipts = _receipts_by_hash(home)
        found += _in_folder(home.accepted, "accepted", receipts)
        found += _in_folder(home.needs_attention, "needs-attention", receipts)
    return tuple(sorted(found, key=lambda original: (original.received_at, original.sha256, original.state)))


def find_original(folder: CaseFolder, sha256: str) -> Original | None:
    """The kept original with this hash, accepted before set aside."""
    receipts = {sha256: _receipts_of(folder, sha256)}
    places: tuple[tuple[Path, OriginalState], ...] = (
        (folder.accepted, "accepted"),
        (folder.needs_attention, "needs-attention"),
    )
    for place, state in places:
        for path in _kept_files(place):
            stamp = _STAMPED.search(path.name)
            if stamp and stamp.group(1) == sha256[:8] and durable.hash_of(path) == sha256:
                return Original(path, sha256, state, receipts[sha256])
    return None


def save_receipt(folder: CaseFolder, receipt: Receipt) -> bool:
    """Write down one drop. Returns whether it is the first of these bytes under this name."""
    name_hash = digest_of(receipt.name.encode("utf-8")).hexdigest()[:8]
    path = folder.receipts / f"{receipt.sha256}.{name_hash}.json"
    if path.exists():
        return False
    return durable.publish(receipt.model_dump_json(indent=1).encode("utf-8"), path)


def note_of(original: Path) -> Path:
    """Where the note stands that says why an original was set aside."""
    return original.with_name(original.name + NOTE_ENDING)


def _in_folder(place: Path, state: OriginalState, receipts: dict[str, tuple[Receipt, ...]]) -> list[Original]:
    by_stamp = {sha256[:8]: sha256 for sha256 in receipts}
    found = []
    for path in _kept_files(place):
        stamp = _STAMPED.search(path.name)
        # A receipt spares hashing a large file at every listing; without one the file itself must say.
        sha256 = by_stamp.get(stamp.group(1)) if stamp else None
        sha256 = sha256 or durable.hash_of(path)
        found.append(Original(path, sha256, state, receipts.get(sha256, ())))
    return found


def _kept_files(place: Path) -> list[Path]:
    try:
        return sorted(
            path
            for path in place.iterdir()
            if path.is_file()
            and not path.is_symlink()
            and not path.name.startswith((".", "~$"))
            and not path.name.endswith(NOTE_ENDING)
        )
    except FileNotFoundError:
        return []


def _receipts_by_hash(folder: CaseFolder) -> dict[str, tuple[Receipt, ...]]:
    found: dict[str, list[Receipt]] = {}
    for receipt in _receipts(folder, "*.json"):
        found.setdefault(receipt.sha256, []).append(receipt)
    return {sha256: _in_order(receipts) for sha256, receipts in found.items()}


def _receipts_of(folder: CaseFolder, sha256: str) -> tuple[Receipt, ...]:
    return _in_order(_receipts(folder, f"{sha256}.*.json"))


def _in_order(receipts: list[Receipt]) -> tuple[Receipt, ...]:
    return tuple(sorted(receipts, key=lambda receipt: (receipt.received_at, receipt.name)))


def _receipts(folder: CaseFolder, pattern: str) -> list[Receipt]:
    found = []
    for path in sorted(folder.receipts.glob(pattern)):
        try:
            found.append(Receipt.model_validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            continue  # a receipt that cannot be read costs a name and a time, never an original
    return found
