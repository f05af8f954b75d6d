"""What lies in the folder now. The listing is the truth; events only make it come sooner."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import settings
from pipeline.arrival.names import is_ignored, shown
from pipeline.store import CaseFolder, case_references
from pipeline.store.folder import OWN_PARTNERSHIPS, RESERVED, UNSORTED

Signature = tuple[int, int, int]
_ONLINE_ONLY = 0x400000 | 0x1000  # recall on data access, offline: a OneDrive placeholder whose content is not here


@dataclass(frozen=True)
class Seen:
    """One dropped file, as the listing shows it.

    Args:
        case: the reference of the case folder in which it lies; `UNSORTED` for the intake folder itself.
        path: where it is.
        signature: (size in bytes, time of last change in ns, inode). Only ever compared with itself.
        online_only: the name is here, the content is still with a sync service.
        draft: it lies in drafts/.
    """

    case: str
    path: Path
    signature: Signature
    online_only: bool = False
    draft: bool = False

    @property
    def name(self) -> str:
        """Its name, fit for a screen."""
        return shown(self.path.name)


@dataclass(frozen=True)
class Listing:
    """Everything that waits.

    Args:
        files: dropped files and drafts.
        cases: the references of all cases.
        homeless: folders in which files lie but no case.toml.
        case_files: for each case, the signature of its case.toml.
    """

    files: tuple[Seen, ...]
    cases: tuple[str, ...]
    homeless: tuple[str, ...]
    case_files: tuple[tuple[str, Signature], ...]


def list_intake(intake: Path, outputs: Path, only: str | None = None) -> Listing:
    """List the intake folder.

    Args:
        only: look at this case and leave the rest alone.

    Raises:
        OSError: the intake folder is not there or cannot be read. A case's folder that cannot be read counts as empty.
    """
    cases = case_references(intake)
    files: list[Seen] = []
    homeless = []
    if only is None:
        files += _dropped(CaseFolder(UNSORTED, intake, outputs), depth=0)
        for path in sorted(intake.iterdir()):
            is_candidate = (
                path.is_dir() and not path.name.startswith(".") and path.name not in (*RESERVED, OWN_PARTNERSHIPS)
            )
            if is_candidate and path.name not in cases and any(_files_below(path, settings.DEEPEST_FOLDER)):
                homeless.append(path.name)
    case_files = []
    for reference in cases:
        if only is not None and reference != only:
            continue
        folder = CaseFolder(reference, intake, outputs)
        files += _dropped(folder, depth=settings.DEEPEST_FOLDER)
        files += [seen for path in _files_below(folder.drafts, 0) if (seen := _seen(path, reference, draft=True))]
        if case_file := _seen(folder.case_file, reference):
            case_files.append((reference, case_file.signature))
    return Listing(tuple(files), cases, tuple(homeless), tuple(case_files))


def look_at(path: Path) -> Signature | None:
    """The signature of one file, or `None` where there is no regular file."""
    seen = _seen(path, UNSORTED)
    return seen.signature if seen else None


def _dropped(folder: CaseFolder, depth: int) -> list[Seen]:
    """What lies in a case's folder, and what a crash left on its way."""
    on_their_way = (*_files_below(folder.arriving, 1), *_files_below(folder.beside.arriving, 1))
    paths = [*_files_below(folder.dropped, depth, skip=RESERVED), *on_their_way]
    return [seen for path in paths if (seen := _seen(path, folder.reference))]


def _files_below(folder: Path, depth: int, skip: frozenset[str] = frozenset()) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
        except OSError:
            continue
        if not is_folder:
            if not is_ignored(entry.name):
                yield Path(entry.path)
        elif depth > 0 and entry.name not in skip and not entry.name.startswith("."):
            yield from _files_below(Path(entry.path), depth - 1)


def _seen(path: Path, case: str, *, draft: bool = False) -> Seen | None:
    """A regular file; no link, pipe or device. One that vanishes meanwhile (Office saves so) is simply not there."""
    try:
        status = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    attributes = getattr(status, "st_file_attributes", 0)
    signature = (status.st_size, status.st_mtime_ns, status.st_ino)
    return Seen(case, path, signature, bool(attributes & _ONLINE_ONLY), draft)
