"""Word files made by hand for the tests: raw XML in a zip, so that each feature stands there exactly as it is tested."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OWN_TYPES = {"header", "footer", "footnotes", "endnotes", "comments", "styles", "settings", "numbering"}
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inner: str) -> str:
    """A paragraph: of one run if it is plain text, else of the XML given."""
    return f"<w:p>{inner if inner.startswith('<') else run(inner)}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    """A table cell."""
    content = inner if inner.startswith(("<w:p", "<w:tbl", "<w:sdt")) else para(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(inner: str, properties: str = "") -> str:
    """A content control around anything."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def part(tag: str, inner: str) -> str:
    """An XML part with the usual names."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{tag} {NAMES}>{inner}</w:{tag}>'


def links(*targets: tuple[str, str], external: tuple[tuple[str, str], ...] = ()) -> str:
    """A relationships part: kinds and targets."""
    entries = [
        f'<Relationship Id="r{i}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets)
    ]
    entries += [
        f'<Relationship Id="x{i}" Type="{RELATIONSHIPS}/{kind}" Target="{target}" TargetMode="External"/>'
        for i, (kind, target) in enumerate(external)
    ]
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def word_parts(
    body: str, parts: Mapping[str, tuple[str, str]] | None = None, external: tuple[tuple[str, str], ...] = ()
) -> dict[str, str | bytes]:
    """The parts of a Word file.

    Args:
        body: XML inside `w:body`.
        parts: more parts by file name below word/: relationship kind and XML.
        external: kind and address of links out of the file.
    """
    parts = parts or {}
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>{_types(parts)}</Types>',
        "_rels/.rels": links(("officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": links(*((kind, name) for name, (kind, _) in parts.items()), external=external),
    }
    found.update({f"word/{name}": xml for name, (_, xml) in parts.items()})
    return found


def _types(parts: Mapping[str, tuple[str, str]]) -> str:
    """What each further part is, for programs that ask before they look."""
    kinds = ((name, MAIN_TYPE.replace("document.main", kind)) for name, (kind, _) in parts.items() if kind in OWN_TYPES)
    return "".join(f'<Override PartName="/word/{name}" ContentType="{kind}"/>' for name, kind in kinds)


def word_file(
    body: str, parts: Mapping[str, tuple[str, str]] | None = None, external: tuple[tuple[str, str], ...] = ()
) -> bytes:
    """A Word file; the arguments are those of `word_parts`."""
    return zipped(word_parts(body, parts, external))
