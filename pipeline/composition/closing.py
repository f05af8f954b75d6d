"""A case closed: everything of it in one archive with a manifest of hashes. Nothing is deleted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.composition.sealing import Manifest, open_sealed, seal
from pipeline.composition.verifying import Verified, verify_case
from pipeline.store import CaseFolder
from pipeline.store.audit import Entry, operator, write_down


@dataclass(frozen=True)
class Closed:
    """An archive that was written and read back.

    Args:
        path: where it is.
        sha256: of the archive.
        files, size: how many files are in it, and their bytes.
        verified: what the check before closing found.
        may_be_deleted: folders that hold nothing that is not in the archive.
    """

    path: Path
    sha256: str
    files: int
    size: int
    verified: Verified
    may_be_deleted: tuple[Path, ...]


def close_case(folder: CaseFolder, to: Path, now: datetime.datetime, passphrase: bytes | None = None) -> Closed:
    """Write everything of a case into one archive, read it back, and note it in the case's log.

    Args:
        passphrase: encrypts the archive; as `sealing.check_passphrase` gives it.

    Raises:
        OSError: something cannot be read, or the archive cannot be written or does not read back.
        NotYet: the archive is open in another program.
    """
    verified = verify_case(folder)

    def manifest(listed: list[Manifest]) -> Manifest:
        return {
            "reference": folder.reference,
            "closed_at": now.isoformat(),
            "closed_by": operator(),
            "log_seal": verified.seal,
            "problems": list(verified.problems),
            "files": listed,
        }

    sealed = seal(_everything(folder, to), manifest, to, now, passphrase)
    opened = open_sealed(to, passphrase)
    if opened.sha256 != sealed.sha256 or opened.problems:
        raise OSError("the archive does not read back as it was written")
    write_down(folder, [Entry("closed", sealed.sha256, "archive")], now)
    return Closed(to, sealed.sha256, sealed.files, sealed.size, verified, (folder.results, folder.dropped))


def _everything(folder: CaseFolder, to: Path) -> Iterator[tuple[str, Path]]:
    """Every regular file of the case, by its path in the archive; links are not followed."""
    for root, name in ((folder.dropped, "intake"), (folder.results, "outputs")):
        for path in sorted(root.rglob("*")):
            is_ours_in_progress = path.name.startswith(".rapid-review-")
            if path.is_file() and not path.is_symlink() and not is_ours_in_progress and path.resolve() != to.resolve():
                yield f"{name}/{folder.reference}/{path.relative_to(root).as_posix()}", path
