"""Every string of every part of a file, and what the files and pictures inside of it say of themselves.

The reader gives each part its meaning; this gives the check of a draft the rest, so that no part can be forgotten: an
attribute that no reader knows, a chart, a diagram, a workbook inside of the document, the camera's notes in a picture.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline import settings
from pipeline.errors import Unusable
from pipeline.readers.document import Document, Paragraph, Part, Place, Remark
from pipeline.readers.package import Package
from pipeline.readers.pdf_inside import inside_pdf
from pipeline.readers.pictured_words import pictured
from pipeline.readers.pictures import PICTURES, picture_words
from pipeline.readers.preflight import KINDS
from pipeline.readers.raw_words import raw_words
from pipeline.readers.refusals import refuse

_CONTAINERS = {"p", "si", "is"}
_LEAVES = {"t", "delText", "instrText", "delInstrText"}
_DEEPEST = 2
_WORDS = re.compile(r"[^\W\d_]{2,}|\d{9,}|\d{3} \d{3} \d{4}")
_PARTS: tuple[tuple[str, Part], ...] = (
    ("docprops/", "properties"),
    ("customxml/", "custom-xml"),
    ("/embeddings/", "embedded-file"),
    ("/glossary/", "hidden-text"),
    ("/charts/", "text-box"),
    ("/diagrams/", "text-box"),
    ("/drawings/", "text-box"),
    ("/media/", "alt-text"),
    ("comments", "comment"),
    ("people.xml", "properties"),
    ("settings.xml", "properties"),
    ("footnotes", "footnote"),
    ("endnotes", "endnote"),
    ("header", "header"),
    ("footer", "footer"),
)
_DRAWN = ("/charts/", "/diagrams/", "/drawings/")
_BY_NAME: dict[str, Part] = {
    "instr": "field-code", "instrText": "field-code", "delInstrText": "field-code", "delText": "tracked-deletion",
    "descr": "alt-text", "title": "alt-text", "alt": "alt-text", "bookmarkStart": "bookmark", "hyperlink": "hyperlink",
    "Target": "hyperlink", "author": "comment",
}  # fmt: skip
_NO_WORDS = re.compile(r"(?i)(?:^|/)(?:theme/|fonttable|websettings|\[content_types)")
_FORMATTING = re.compile(r"(?i)(?:^|/)(?:styles|styleswitheffects|numbering)\.xml$")
_NAMED_BY_PEOPLE = {"name", "aliases", "lvlText"}
"""Of styles and numbers: a child called Georgia is not a font."""
PICTURE = "\0picture"
_OWN_PICTURE = re.compile(r"(?i)^image\d*$")


def with_every_string(document: Document, data: bytes) -> Document:
    """The document with all that stands in its file: drawn words, embedded files and pictures aside, strings swept.

    Args:
        document: as its reader read it.
        data: the bytes of the file; any format; zipped Office files and PDFs hold more than they show.

    Raises:
        Unusable: it is an archive: a draft in it would go unread, and seem to hold nothing.
    """
    if document.media_type == KINDS["zip"][0]:
        raise refuse("zip-archive", what="a zip archive")
    if not data.startswith((b"PK", b"%PDF")):
        return document
    aside: list[Paragraph] = []
    strings: list[Paragraph] = []
    inside = inside_pdf(data, document.text) if data.startswith(b"%PDF") else _of_package(data, "", 0)
    for paragraph, is_read in inside:
        (aside if is_read else strings).append(paragraph)
    pictures = tuple(Remark("picture", {}, paragraph.place) for paragraph in strings if paragraph.text == PICTURE)
    drawn = pictured(data)
    return replace(
        document,
        aside=(*document.aside, *aside, *drawn.words),
        strings=tuple(paragraph for paragraph in strings if paragraph.text != PICTURE),
        remarks=(*document.remarks, *pictures, *drawn.remarks),
    )


def _of_package(data: bytes, within: str, depth: int) -> Iterator[tuple[Paragraph, bool]]:
    """Each string once a part; `True` for those that are read like the text, `False` for those only swept."""
    try:
        package = Package(data)
    except zipfile.BadZipFile:
        return
    for name in package.names:
        member = f"{within}!{name}" if within else name
        if name.lower().endswith((".xml", ".rels", ".vml")):
            yield from _of_xml(package, name, member, bool(within))
        elif depth < _DEEPEST:
            yield from _of_file(package, name, member, depth)


def _of_xml(package: Package, name: str, member: str, embedded: bool) -> Iterator[tuple[Paragraph, bool]]:
    if _NO_WORDS.search(name):
        return
    try:
        root = package.xml(name)
    except (Unusable, SyntaxError):
        return
    read = (embedded and "docprops/" not in name.lower()) or any(part in f"/{name}".lower() for part in _DRAWN)
    formats = bool(_FORMATTING.search(name))
    seen: set[str] = set()
    number = 0
    for text, kind in _strings(root):
        words = " ".join(text.split())
        if kind in _CONTAINERS:
            number += 1
        if words in seen or not _WORDS.search(words) or (formats and kind not in _NAMED_BY_PEOPLE):
            continue
        seen.add(words)
        part: Part = "embedded-file" if embedded else _part(name, kind)
        place = Place(part, member, paragraph=number if kind in _CONTAINERS else None, heading=_where(member, kind))
        yield Paragraph(text, place, hidden=embedded), read and kind in _CONTAINERS


def _strings(root: Any) -> Iterator[tuple[str, str]]:
    """Each string of an XML part with the name of what holds it; the runs of a paragraph or a cell joined."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = _local(element.tag)
        if name in _CONTAINERS:
            for leaf in sorted(_LEAVES):
                joined = "".join(_texts(element, leaf))
                if joined.strip():
                    yield joined, name if leaf == "t" else leaf
        elif name not in _LEAVES and element.text and element.text.strip():
            yield element.text, name
        for key, value in element.attrib.items():
            attribute = _local(key)
            yield value, name if attribute in ("name", "val", "tooltip") else attribute


def _texts(container: Any, leaf: str) -> Iterator[str]:
    """The text of the leaves of one container, not of a container inside of it (a text box has its own)."""
    for child in container:
        name = _local(child.tag) if isinstance(child.tag, str) else ""
        if name == leaf:
            yield child.text or ""
        elif name and name not in _CONTAINERS:
            yield from _texts(child, leaf)


def _of_file(package: Package, name: str, member: str, depth: int) -> Iterator[tuple[Paragraph, bool]]:
    """A file inside of the file: another Office file, a picture, or bytes that are searched for words."""
    if package.names[name].file_size > settings.LARGEST_XML_PART_BYTES:
        return
    data = package.read(name) or b""
    own, ending = posixpath.splitext(posixpath.basename(name))
    if data.startswith(b"PK"):
        yield from _of_package(data, member, depth + 1)
        return
    is_picture = "/media/" in f"/{name}"
    place = Place("alt-text" if is_picture else _part(name, ""), member, heading=_where(member, ""))
    if is_picture:
        yield Paragraph(PICTURE, place), False
    if is_picture and not _OWN_PICTURE.match(own):
        yield Paragraph(f"{own}{ending}", place), True
    inside = data.find(b"PK\x03\x04") if "/embeddings/" in f"/{name}" else -1
    if inside > 0:
        yield from _of_package(data[inside:], member, depth + 1)
    words = picture_words(data) if data.startswith(PICTURES) else raw_words(data)
    for text in dict.fromkeys(words):
        yield Paragraph(text, place, hidden=True), is_picture and "<" not in text


def _part(name: str, kind: str) -> Part:
    if name.endswith(".rels"):
        return "hyperlink"
    known = _BY_NAME.get(kind)
    lowered = f"/{name}".lower()
    by_member = next((part for words, part in _PARTS if words in lowered), None)
    return known or by_member or ("body" if kind in _CONTAINERS else "custom-xml")


def _where(member: str, kind: str) -> str:
    inside = member.replace("!", ", in it ")
    return f"{inside}, {kind}" if kind and kind not in _CONTAINERS and kind not in _LEAVES else inside


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]
