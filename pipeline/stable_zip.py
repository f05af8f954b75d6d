"""Office files that are the same bytes whenever they are made from the same content."""

import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001  what a file's properties say where no time is meant
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


class StableZip(zipfile.ZipFile):
    """An Office file being packed: every member at one fixed time, its created and modified times set.

    Args:
        target: where the file goes.
        at: what the document's properties say; with a time zone or taken as it stands.
    """

    def __init__(self, target: IO[bytes], at: datetime) -> None:
        super().__init__(target, "w", zipfile.ZIP_DEFLATED)
        self._moment = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()

    def writestr(self, name: Any, data: str | bytes, *_: Any) -> None:  # type: ignore[override]
        """One member, whole."""
        content = data.encode() if isinstance(data, str) else data
        if name == _CORE:
            content = _STAMP.sub(rb"\g<1>" + self._moment + rb"\g<3>", content)
        super().writestr(_member(name), content)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        """A file, whole; one that is in here already, because it was written bit by bit, is not taken again."""
        if arcname not in self.NameToInfo:
            self.writestr(arcname, Path(filename).read_bytes())

    def member(self, name: str) -> IO[bytes]:
        """One member to be written bit by bit, and closed before the next one begins."""
        return self.open(_member(name), "w")


def restamped(data: bytes, at: datetime) -> bytes:
    """The same Office file with every member at one fixed time, and its created and modified times set.

    Args:
        data: a .docx or .xlsx.
        at: what the document's properties say; with a time zone or taken as it stands.
    """
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, StableZip(target, at) as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
    return target.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    return member
