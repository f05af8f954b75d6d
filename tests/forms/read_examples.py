"""The example files, each read once for all tests: reading is what takes the time."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from pipeline.readers import read
from pipeline.readers.document import Document

NEED_LIBREOFFICE = (".odt", ".doc")


@cache
def document_of(path: Path) -> Document:
    """One example. Formats that only LibreOffice opens are left out where it is not installed."""
    if path.suffix in NEED_LIBREOFFICE and shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not on this machine")
    return read(path.read_bytes(), path.name)
