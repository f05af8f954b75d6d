"""Whether a folder lies on another machine: there copies stall for longer, and a file has to rest longer as well."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

_MOUNTS = Path("/proc/mounts")
_NETWORK = {
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs", "lustre", "davfs",
    "fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.glusterfs", "fuse.cifs",
}  # fmt: skip
_REMOTE_DRIVE = 4
"""What Windows answers for a drive letter that stands for a share (DRIVE_REMOTE)."""


def is_on_share(folder: Path) -> bool:
    """Whether a folder is on a network share. Where the system does not say, it is taken for a disk of this machine."""
    try:
        place = folder.resolve()
        if os.name == "nt":
            return is_windows_share(PureWindowsPath(place))
        if _MOUNTS.is_file():
            return is_network_mount(str(place), _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return False
    return str(place).startswith("/Volumes/")  # macOS; a disk plugged in there rests a little longer than it must


def is_network_mount(place: str, mounts: str) -> bool:
    """Whether the innermost mount above a path is a network file system.

    Args:
        mounts: lines as in /proc/mounts; blanks in a path are written \\040.
    """
    kind, longest = "", -1
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        at = words[1].replace("\\040", " ").rstrip("/")
        if (place == at or place.startswith(f"{at}/")) and len(at) >= longest:
            kind, longest = words[2], len(at)
    return kind in _NETWORK


def is_windows_share(place: PureWindowsPath) -> bool:
    """Whether a path is written as a share (//server/folder), or its drive letter stands for one."""
    if place.drive.startswith("\\\\"):
        return True
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return windows is not None and windows.kernel32.GetDriveTypeW(f"{place.drive}\\") == _REMOTE_DRIVE
