"""Whether a file is all there, by its own structure. Unchanging size proves nothing: some copies are as long as the
original from the start, and only zeros inside.

A file that is not whole is still arriving; it is never refused here. After a while the reader sees it as it is.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from pipeline import settings

_ZIP, _PDF, _OLDER_OFFICE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_END, _PDF_TAIL_BYTES = b"%%EOF", 2048
_SAMPLE_BYTES = 512


def is_whole(path: Path) -> bool:
    """Whether the file looks complete: zip directory and checksums, the end mark of a PDF, no zeros at the end of text.

    Raises:
        OSError: it cannot be read now.
    """
    with path.open("rb") as stream:
        head = stream.read(_SAMPLE_BYTES)
        if _has_only_begun(head):
            return False
        if head.startswith(_ZIP):
            return _zip_is_whole(stream)
        tail = _tail(stream)
        if head.startswith(_PDF):
            return _PDF_END in tail
        if b"\0" not in head.rstrip(b"\0"):
            return not tail.endswith(b"\0")
        return True


def _has_only_begun(head: bytes) -> bool:
    """Whether so little is there that it could still become an Office file or a PDF: nothing, zeros, or "%P"."""
    letters = head.rstrip(b"\0")
    return any(len(letters) < len(mark) and mark.startswith(letters) for mark in (_ZIP, _PDF, _OLDER_OFFICE))


def _zip_is_whole(stream: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > settings.LARGEST_UNPACKED_BYTES:
                return True  # whole or not, the reader refuses it; checksums of a bomb are not worth the time
            if any(member.flag_bits & 1 for member in members):
                return True
            return archive.testzip() is None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError):
        return False
    except (NotImplementedError, RuntimeError, OverflowError):
        return True  # a kind of zip that we cannot check; the reader says so


def _tail(stream: BinaryIO) -> bytes:
    stream.seek(0, 2)
    stream.seek(max(0, stream.tell() - _PDF_TAIL_BYTES))
    return stream.read()
