"""Whole files or none: publishing, keeping and moving on a disk that works, and on one that does not."""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from pipeline import durable
from pipeline.errors import NotYet

POSIX = os.name != "nt"


class Recorder(durable.Disk):
    """Writes down every call."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def write(self, descriptor: int, data: bytes) -> None:
        self.calls.append("write")
        super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self.calls.append("sync")
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self.calls.append("replace")
        super().replace(source, target)

    def sync_folder(self, path: Path) -> None:
        self.calls.append("sync folder")
        super().sync_folder(path)


class Locked(durable.Disk):
    """Another program holds the target open for the first so many tries."""

    def __init__(self, tries: int) -> None:
        self.left = tries

    def replace(self, source: Path, target: Path) -> None:
        if self.left > 0:
            self.left -= 1
            raise PermissionError(errno.EACCES, "in use")
        super().replace(source, target)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_publish_writes_whole_files_and_makes_the_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"
    assert durable.publish(b"hello", path) is True
    assert path.read_bytes() == b"hello"
    assert names(path.parent) == ["c.txt"]


def test_the_bytes_are_safe_before_the_name_is_and_the_name_before_it_returns(tmp_path: Path) -> None:
    disk = Recorder()
    with durable.using(disk):
        durable.publish(b"hello", tmp_path / "c.txt")
    assert disk.calls == ["write", "sync", "replace", "sync folder"]


@pytest.mark.skipif(not POSIX, reason="Windows has no such permissions")
def test_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "case" / "c.txt"
    durable.publish(b"hello", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_equal_content_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    durable.publish(b"hello", path)
    os.utime(path, ns=(1, 1))
    assert durable.publish(b"hello", path) is False
    assert path.stat().st_mtime_ns == 1
    assert durable.publish(b"other", path) is True
    assert path.read_bytes() == b"other"


def test_a_locked_file_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    with durable.using(Locked(3)):
        durable.publish(b"new", tmp_path / "c.txt")
    assert (tmp_path / "c.txt").read_bytes() == b"new"
    assert pauses == [0.05, 0.1, 0.2]


def test_a_file_that_stays_locked_keeps_its_old_content_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    path = tmp_path / "chronology.xlsx"
    durable.publish(b"old", path)
    with durable.using(Locked(1000)), pytest.raises(NotYet, match=r"chronology\.xlsx is open in another program"):
        durable.publish(b"new", path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["chronology.xlsx"]
    assert 2.5 <= sum(pauses) <= 4


def test_keep_copies_under_the_hash_and_leaves_the_source(tmp_path: Path) -> None:
    source = tmp_path / "Form.docx"
    source.write_bytes(b"abc")
    kept = durable.keep(source, tmp_path / "kept")
    # FIPS 180-2, the digest of "abc"
    assert kept.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert kept.path == tmp_path / "kept" / kept.sha256 / "Form.docx"
    assert kept.path.read_bytes() == b"abc" == source.read_bytes()
    assert kept.size == 3
    assert durable.keep(source, tmp_path / "kept") == kept
    assert names(tmp_path / "kept") == [kept.sha256]


def test_keep_refuses_a_file_that_changes_while_it_is_copied(tmp_path: Path) -> None:
    source = tmp_path / "Form.docx"
    source.write_bytes(b"abc")

    class Meddler(durable.Disk):
        def write(self, descriptor: int, data: bytes) -> None:
            super().write(descriptor, data)
            with source.open("ab") as stream:
                stream.write(b"more")

    with durable.using(Meddler()), pytest.raises(NotYet):
        durable.keep(source, tmp_path / "kept")
    assert source.read_bytes() == b"abcmore"
    assert names(tmp_path / "kept") == []


@pytest.mark.parametrize("saved", [b"new", b"n"], ids=["as long", "shorter"])
def test_keep_refuses_a_file_that_is_saved_anew_while_it_is_copied(tmp_path: Path, saved: bytes) -> None:
    """Its length may be the same, or its end may be cut: only time and size together tell."""
    source = tmp_path / "Form.docx"
    source.write_bytes(b"old")

    class Meddler(durable.Disk):
        def write(self, descriptor: int, data: bytes) -> None:
            super().write(descriptor, data)
            source.write_bytes(saved)
            os.utime(source, ns=(1, 1))

    with durable.using(Meddler()), pytest.raises(NotYet):
        durable.keep(source, tmp_path / "kept")
    assert names(tmp_path / "kept") == []


def test_what_is_poured_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path, disk = tmp_path / "a" / "case.zip", Recorder()
    with durable.using(disk):
        assert durable.pour(lambda stream: [stream.write(b"abc") for _ in range(2)] and None, path) == digest(b"abcabc")
    assert path.read_bytes() == b"abcabc"
    assert disk.calls[-4:] == ["write", "sync", "replace", "sync folder"]

    def stumbles(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        durable.pour(stumbles, path)
    assert path.read_bytes() == b"abcabc"
    assert names(path.parent) == ["case.zip"]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_move_puts_the_dropped_file_onto_its_kept_copy(tmp_path: Path) -> None:
    source, target = tmp_path / "Form.docx", tmp_path / "accepted" / "Form [x].docx"
    source.write_bytes(b"abc")
    durable.publish(b"abc", target)
    assert durable.move(source, target, digest(b"abc"), tmp_path / "aside") is True
    assert target.read_bytes() == b"abc"
    assert not source.exists()
    assert names(tmp_path / "aside") == []


def test_a_save_between_copy_and_move_is_a_new_arrival_and_nothing_is_lost(tmp_path: Path) -> None:
    source, target = tmp_path / "Form.docx", tmp_path / "accepted" / "Form [x].docx"
    durable.publish(b"abc", target)
    source.write_bytes(b"corrected")
    assert durable.move(source, target, digest(b"abc"), tmp_path / "aside") is False
    assert target.read_bytes() == b"abc"
    left = list((tmp_path / "aside").rglob("Form.docx"))
    assert [path.read_bytes() for path in left] == [b"corrected"]


def test_a_dropped_file_that_is_held_open_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    source = tmp_path / "Form.docx"
    source.write_bytes(b"abc")
    with durable.using(Locked(1000)), pytest.raises(NotYet):
        durable.move(source, tmp_path / "target", digest(b"abc"), tmp_path / "aside")
    assert source.read_bytes() == b"abc"
    assert names(tmp_path / "aside") == []


def test_lines_are_added_and_made_safe(tmp_path: Path) -> None:
    disk = Recorder()
    with durable.using(disk):
        durable.append_line(tmp_path / "log", "one")
        durable.append_line(tmp_path / "log", "two\n")
    assert (tmp_path / "log").read_text(encoding="utf-8") == "one\ntwo\n"
    assert disk.calls == ["write", "sync", "sync folder", "write", "sync"]


def test_only_old_temporary_files_of_our_own_are_cleared(tmp_path: Path) -> None:
    ours, fresh, theirs = ".rapid-review-1.tmp", ".rapid-review-2.tmp", "report.tmp"
    for name in (ours, fresh, theirs):
        (tmp_path / name).write_bytes(b"x")
    for name in (ours, theirs):
        os.utime(tmp_path / name, (0, 0))
    durable.clear_abandoned(tmp_path)
    assert names(tmp_path) == [fresh, theirs]
