"""Zip archives, as secure-mail portals send them: what is inside, and each file of it as a return of its own.

An archive is kept whole; its files are taken out in memory, in the reading child, under `preflight`'s limits. A path
inside of an archive is only ever a part of a name that people see: nothing is written where it points to. An archive in
an archive is not opened, so that no file can unfold for ever; it is named instead.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from pipeline import settings
from pipeline.readers.document import Document, Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.message import base_name
from pipeline.readers.refusals import refuse
from pipeline.readers.source import Source

_OF_THE_COMPUTER = ("__macosx", "._*", ".ds_store", "thumbs.db", "desktop.ini", "~$*")
_OFFICE_MARKS = {"[Content_Types].xml", "mimetype"}


@dataclass(frozen=True)
class Member:
    """One file of an archive.

    Args:
        path: its place in the archive, for people.
        data: its bytes; `None` where it could not be taken out, for the reason `why`.
    """

    path: str
    data: bytes | None
    why: str = ""


def is_plain(names: set[str]) -> bool:
    """Whether a zip with these members is an archive of files and not the container of one Office file."""
    return not names & _OFFICE_MARKS


def read(source: Source) -> Document:
    """What an archive holds: no text of its own, the names of its files aside.

    Raises:
        Unusable: there is too much in it, or nothing that can be taken out.
    """
    gathering = Gathering()
    skipped = 0
    members = []
    for member in _members(source.data):
        if _is_of_the_computer(member.path):
            skipped += 1
            continue
        members.append(member)
        gathering.put(member.path, Place("attachment"))
        if member.data is None:
            gathering.remark("archive-file-not-read", Place("attachment"), name=member.path, why=member.why)
        else:
            gathering.remark("archive-file-found", Place("attachment"), name=member.path)
    if members and all(member.data is None for member in members):
        raise refuse("zip-archive", what="a zip archive")
    if skipped:
        gathering.remark("archive-files-passed-over", Place("attachment"), count=str(skipped))
    return Document(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        blocks=(),
        aside=tuple(gathering.aside),
        remarks=tuple(gathering.remarks),
    )


def files_in(data: bytes, name: str) -> tuple[tuple[str, bytes], ...]:
    """The files of an archive, each named by the archive and its place in it: "returns.zip - Police - form.docx".

    Raises:
        Unusable: there is too much in it.
    """
    return tuple(
        (" - ".join((name, *map(base_name, PurePosixPath(member.path.lstrip("/")).parts))), member.data)
        for member in _members(data)
        if member.data is not None and not _is_of_the_computer(member.path)
    )


def _is_of_the_computer(path: str) -> bool:
    """Whether a file is what Windows or macOS keep beside people's files."""
    parts = [part.casefold() for part in PurePosixPath(path).parts]
    return any(fnmatchcase(part, pattern) for part in parts for pattern in _OF_THE_COMPUTER)


def _members(data: bytes) -> Iterator[Member]:
    """The files in the order of the directory. What they really unpack to is counted: a directory can lie."""
    left = settings.LARGEST_ARCHIVE_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if not info.filename.replace("\\", "/").endswith("/")]
        claimed = sum(info.file_size for info in infos)
        if len(infos) > settings.MOST_ARCHIVE_FILES or claimed > left:
            raise refuse(
                "archive-too-large",
                count=len(infos),
                size=-(-claimed // 2**20),
                most=settings.MOST_ARCHIVE_FILES,
                limit=left // 2**20,
            )
        for info in infos:
            member = _taken_out(archive, info, left)
            left -= len(member.data or b"")
            yield member


def _taken_out(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> Member:
    path = info.filename.replace("\\", "/")
    try:
        with archive.open(info) as stream:
            data = stream.read(most + 1)
    except NotImplementedError:
        return Member(path, None, "it is packed in a way that cannot be read here")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return Member(path, None, "it is damaged")
    if len(data) > most:
        raise refuse("inflates-too-much", size=len(data) // 2**20)
    if not data:
        return Member(path, None, "it is empty")
    if _is_archive(data):
        return Member(path, None, "it is an archive itself")
    return Member(path, data)


def _is_archive(data: bytes) -> bool:
    """Whether a file is a zip archive of files; other archives are refused each by its own name."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return is_plain(set(archive.namelist()))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
