"""The stamp in a file's properties: case, agency and form, so that the return finds its case by itself."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

_PART = "docProps/custom.xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def stamped(content: bytes, properties: Mapping[str, str]) -> bytes:
    """A Word file with custom properties; those it had are replaced.

    Args:
        content: a .docx.
        properties: name to text; `case_reference`, `agency` and `form` are those that the return is matched by.
    """
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name == _PART:
                continue
            data = source.read(name)
            if name == "[Content_Types].xml" and _TYPE.encode() not in data:
                data = data.replace(b"</Types>", _override() + b"</Types>")
            if name == "_rels/.rels" and _RELATION.encode() not in data:
                data = data.replace(b"</Relationships>", _relationship() + b"</Relationships>")
            put(archive, name, data)
        put(archive, _PART, _properties(properties))
    return target.getvalue()


def put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """One member of a Word file, the same bytes whenever it is written."""
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    archive.writestr(member, data)


def _override() -> bytes:
    return f'<Override PartName="/{_PART}" ContentType="{_TYPE}"/>'.encode()


def _relationship() -> bytes:
    return f'<Relationship Id="rIdStamp" Type="{_RELATION}" Target="{_PART}"/>'.encode()


def _properties(properties: Mapping[str, str]) -> bytes:
    entries = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name={quoteattr(name)}><vt:lpwstr>{escape(value)}</vt:lpwstr>'
        "</property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{entries}</Properties>'
    ).encode()
