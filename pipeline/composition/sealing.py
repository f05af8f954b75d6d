"""The archive of a closed case: written as it is read, file after file, plain or with a passphrase; and checked again.

An AES-encrypted zip shows the names of its files, and names of files name people. So an archive with a passphrase is a
zip with one member, `case.zip`, which is the plain archive (decision 130). Only this module knows the format.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pipeline import durable, settings
from pipeline.errors import ConfigurationError

MANIFEST = "manifest.json"
_INNER = "case.zip"
_ENCRYPTED = 0x1
Manifest = dict[str, Any]


@dataclass(frozen=True)
class Sealed:
    """An archive that was written: its hash, how many files of the case are in it, and their bytes."""

    sha256: str
    files: int
    size: int


@dataclass(frozen=True)
class Opened:
    """An archive that was read from end to end.

    Args:
        sha256: of the archive as it lies there.
        manifest: what it says of itself.
        problems: sentences; none when every file is the one that was put in.
    """

    sha256: str
    manifest: Manifest
    problems: tuple[str, ...]


def check_passphrase(passphrase: str) -> bytes:
    """A passphrase as any program for zip files takes it.

    Raises:
        ConfigurationError: it is too short, or has letters that programs write down differently.
    """
    if len(passphrase) < settings.SHORTEST_PASSPHRASE:
        raise ConfigurationError(
            f"The passphrase must have at least {settings.SHORTEST_PASSPHRASE} characters; four or five words do well."
        )
    if not passphrase.isascii() or not passphrase.isprintable():
        raise ConfigurationError(
            "The passphrase may only have letters without accents, digits, spaces and punctuation: programs write down "
            "other letters differently, and the archive could not be opened with them."
        )
    return passphrase.encode("ascii")


def seal(
    files: Iterable[tuple[str, Path]],
    manifest: Callable[[list[Manifest]], Manifest],
    to: Path,
    moment: datetime.datetime,
    passphrase: bytes | None = None,
) -> Sealed:
    """Write an archive, all or nothing, without holding more than a part of a file in memory.

    Args:
        files: path in the archive, path on the disk.
        manifest: given what was put in (path, sha256, size), what the archive says of itself.
        moment: the time of every member.

    Raises:
        OSError: something cannot be read, or the archive cannot be written.
        NotYet: the archive is open in another program.
    """
    listed: list[Manifest] = []

    def fill(stream: BinaryIO) -> None:
        with _plain_or_encrypted(stream, moment, passphrase) as inner, zipfile.ZipFile(inner, "w") as archive:
            for name, path in files:
                listed.append(_put_in(archive, name, path, moment))
            words = json.dumps(manifest(listed), indent=1, ensure_ascii=False).encode("utf-8")
            archive.writestr(_member(MANIFEST, moment), words)

    sha256 = durable.pour(fill, to)
    return Sealed(sha256, len(listed), sum(int(one["size"]) for one in listed))


def open_sealed(archive: Path, passphrase: bytes | None = None) -> Opened:
    """Read an archive from end to end and compare every file with its manifest. Writes nothing.

    Raises:
        ConfigurationError: it is no archive of a case, it is damaged, or the passphrase does not open it.
        OSError: it cannot be read at the moment.
    """
    sha256 = durable.hash_of(archive)
    try:
        with _opened(archive, passphrase) as inner, zipfile.ZipFile(inner) as found:
            manifest: Manifest = json.loads(found.read(MANIFEST))
            return Opened(sha256, manifest, tuple(_differing(found, manifest)))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError) as error:
        raise ConfigurationError(
            f"{archive.name} is damaged, or it is not the archive of a case. Take another copy of it; its hash was "
            "noted when the case was closed."
        ) from error


def is_encrypted(archive: Path) -> bool:
    """Whether an archive asks for a passphrase."""
    try:
        with zipfile.ZipFile(archive) as found:
            return any(member.flag_bits & _ENCRYPTED for member in found.infolist())
    except zipfile.BadZipFile:
        return False


def _put_in(archive: zipfile.ZipFile, name: str, path: Path, moment: datetime.datetime) -> Manifest:
    digest, size = hashlib.sha256(), 0
    member = _member(name, moment)
    member.file_size = path.stat().st_size  # decides whether the member may be over 4 GB
    with path.open("rb") as source, archive.open(member, "w") as target:
        while chunk := source.read(settings.COPY_CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return {"path": member.filename, "sha256": digest.hexdigest(), "size": size}


def _member(name: str, moment: datetime.datetime) -> zipfile.ZipInfo:
    when = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    member = zipfile.ZipInfo(name.encode("utf-8", "replace").decode("utf-8"), when)
    member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return member


@contextlib.contextmanager
def _plain_or_encrypted(stream: BinaryIO, moment: datetime.datetime, passphrase: bytes | None) -> Iterator[BinaryIO]:
    if passphrase is None:
        yield stream
        return
    import pyzipper

    when = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    with pyzipper.AESZipFile(stream, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES) as outer:
        outer.setpassword(passphrase)
        with outer.open(outer.zipinfo_cls(_INNER, when), "w", force_zip64=True) as inner:
            yield inner


@contextlib.contextmanager
def _opened(archive: Path, passphrase: bytes | None) -> Iterator[BinaryIO]:
    """The plain archive inside."""
    if not is_encrypted(archive):
        with archive.open("rb") as stream:
            yield stream
        return
    import pyzipper

    with pyzipper.AESZipFile(archive) as outer:
        try:
            inner = outer.open(_INNER, pwd=passphrase)
        except RuntimeError:
            raise ConfigurationError(
                f"The passphrase does not open {archive.name}. Try again: capitals count, and so does every space."
            ) from None
        with inner:
            yield inner


def _differing(found: zipfile.ZipFile, manifest: Manifest) -> Iterator[str]:
    named = {str(one["path"]): str(one["sha256"]) for one in manifest["files"]}
    present = [member.filename for member in found.infolist()]
    for name in present:
        if name != MANIFEST and name not in named:
            yield f"{name} is in the archive, but its manifest does not know of it."
    for name, sha256 in named.items():
        if name not in present:
            yield f"{name} is missing in the archive."
        elif _hash_in(found, name) != sha256:
            yield f"{name} is not the file that was put into the archive."


def _hash_in(found: zipfile.ZipFile, name: str) -> str | None:
    digest = hashlib.sha256()
    try:
        with found.open(name) as stream:
            while chunk := stream.read(settings.COPY_CHUNK_BYTES):
                digest.update(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return None
    return digest.hexdigest()
