"""Office files that are the same bytes whenever they are made from the same content."""

import re
import zipfile
from datetime import datetime
from io import BytesIO

NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001  what a file's properties say where no time is meant
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def restamped(data: bytes, at: datetime) -> bytes:
    """The same Office file with every member at one fixed time, and its created and modified times set.

    Args:
        data: a .docx or .xlsx.
        at: what the document's properties say; with a time zone or taken as it stands.
    """
    moment = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == _CORE:
                content = _STAMP.sub(rb"\g<1>" + moment + rb"\g<3>", content)
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            archive.writestr(member, content)
    return target.getvalue()
