"""A folder on a share is known as one, and a file there has to rest longer."""

from pathlib import PureWindowsPath

import pytest

from pipeline.arrival.shares import is_network_mount, is_on_share, is_windows_share

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/reviews /mnt/reviews\\040team cifs rw 0 0
server:/people /people nfs4 rw 0 0
/dev/sdb1 /people/anna ext4 rw 0 0
jo@server: /run/jo fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "is_share"),
    [
        ("/srv/intake", False), ("/mnt/reviews team/intake", True), ("/mnt/reviews teams", False), ("/people", True),
        ("/people/jo/intake", True), ("/people/anna/intake", False), ("/run/jo/x", True), ("/", False),
    ],
)  # fmt: skip
def test_the_innermost_mount_decides(place: str, is_share: bool) -> None:
    assert is_network_mount(place, MOUNTS) is is_share


def test_windows_shares_by_their_name() -> None:
    assert is_windows_share(PureWindowsPath("//server/reviews/intake"))
    assert not is_windows_share(PureWindowsPath("C:/Reviews/intake"))


def test_a_folder_of_this_machine_is_none(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert not is_on_share(tmp_path)
    assert not is_on_share(tmp_path / "not there")
