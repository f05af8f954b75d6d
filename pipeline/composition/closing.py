"""A case closed: everything of it in one archive with a manifest of hashes. Nothing is deleted."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import durable
from pipeline.composition.verifying import Verified, verify_case
from pipeline.store import CaseFolder
from pipeline.store.audit import Entry, operator, write_down

MANIFEST = "manifest.json"


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


def close_case(folder: CaseFolder, to: Path, now: datetime.datetime) -> Closed:
    """Write everything of a case into one archive, read it back, and note it in the case's log.

    Raises:
        OSError: something cannot be read, or the archive cannot be written.
        NotYet: the archive is open in another program.
    """
    verified = verify_case(folder)
    contents = {name: path.read_bytes() for name, path in _everything(folder, to)}
    listed = [
        {"path": name, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for name, data in sorted(contents.items())
    ]
    manifest = {
        "reference": folder.reference,
        "closed_at": now.isoformat(),
        "closed_by": operator(),
        "log_seal": verified.seal,
        "problems": list(verified.problems),
        "files": listed,
    }
    contents[MANIFEST] = json.dumps(manifest, indent=1, ensure_ascii=False).encode("utf-8")
    archive = _packed(contents, now)
    durable.publish(archive, to)
    sha256 = durable.hash_of(to)
    if sha256 != hashlib.sha256(archive).hexdigest():
        raise OSError("the archive does not read back as it was written")
    write_down(folder, [Entry("closed", sha256, "archive")], now)
    size = sum(len(data) for data in contents.values())
    return Closed(to, sha256, len(listed), size, verified, (folder.results, folder.dropped))


def _everything(folder: CaseFolder, to: Path) -> Iterator[tuple[str, Path]]:
    """Every regular file of the case, by its path in the archive; links are not followed."""
    for root, name in ((folder.dropped, "intake"), (folder.results, "outputs")):
        for path in sorted(root.rglob("*")):
            is_ours_in_progress = path.name.startswith(".rapid-review-")
            if path.is_file() and not path.is_symlink() and not is_ours_in_progress and path.resolve() != to.resolve():
                yield f"{name}/{folder.reference}/{path.relative_to(root).as_posix()}", path


def _packed(contents: dict[str, bytes], now: datetime.datetime) -> bytes:
    stream = io.BytesIO()
    moment = (now.year, now.month, now.day, now.hour, now.minute, now.second)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(contents.items()):
            member = zipfile.ZipInfo(name.encode("utf-8", "replace").decode("utf-8"), moment)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(member, data)
    return stream.getvalue()
