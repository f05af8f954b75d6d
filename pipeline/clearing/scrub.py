"""Taking out of a Word file what nobody is meant to read: comments, revisions, hidden words, properties."""

import posixpath
import re
from typing import Any

from pipeline.clearing.word_package import WordPackage
from pipeline.readers import word_names as n

_DROPPED = re.compile(
    r"(?i)(?:^|/)(?:comments\w*\.xml|people\.xml|custom\.xml|thumbnail\.\w+|vbaProject\.bin|vbaData\.xml|"
    r"printerSettings\d*\.bin|"
    r"attachedToolbars\.bin|keyMapCustomizations\.xml)$|^customXml/|/embeddings/|/glossary/|/activeX/|/customUI/"
)
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft '
    b"Office Word</Application></Properties>"
)
_UNWRAPPED = (n.W_INS, n.W_MOVE_TO, n.W + "smartTag", n.W + "customXml")
_REMOVED = (
    n.W_DEL,
    n.W_MOVE_FROM,
    n.W + "commentRangeStart",
    n.W + "commentRangeEnd",
    n.W + "commentReference",
    n.W + "annotationRef",
    n.W + "moveFromRangeStart",
    n.W + "moveFromRangeEnd",
    n.W + "moveToRangeStart",
    n.W + "moveToRangeEnd",
    n.W + "rPrChange",
    n.W + "pPrChange",
    n.W + "tblPrChange",
    n.W + "tcPrChange",
    n.W + "trPrChange",
    n.W + "sectPrChange",
    n.W + "tblGridChange",
    n.W + "tblPrExChange",
    n.W + "numberingChange",
    n.W + "cellIns",
    n.W + "cellDel",
    n.W + "cellMerge",
    n.W + "proofErr",
    n.W + "permStart",
    n.W + "permEnd",
    n.W + "dataBinding",
    n.W + "customXmlInsRangeStart",
    n.W + "customXmlInsRangeEnd",
    n.W + "customXmlDelRangeStart",
    n.W + "customXmlDelRangeEnd",
    n.W + "smartTagPr",
    n.W + "customXmlPr",
    n.W + "docPartObj",
)
_SETTINGS = (
    n.W + "docVars",
    n.W + "rsids",
    n.W + "attachedTemplate",
    n.W + "mailMerge",
    n.W + "trackRevisions",
    n.W + "saveThroughXslt",
)
_DANGLING = (
    "{urn:schemas-microsoft-com:office:office}OLEObject",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData",
)
_OWN_PICTURE = re.compile(r"(?i)^(?:image|picture)\d*\.\w+$")
_PNG = b"\x89PNG\r\n\x1a\n"
_RSID = re.compile(r"rsid\w*$|\}(?:paraId|textId)$")
_OWN_BOOKMARK = re.compile(r"^(?:_Toc\d+|_Ref\d+|_GoBack|_Hlk\d+)$")


def scrub(package: WordPackage) -> None:
    """Leave only what stands on the page. Insertions are accepted, deletions are gone, hidden words are gone."""
    for name in [name for name in package.names if _DROPPED.search(name)]:
        package.drop(name)
    for name, clean in (("docProps/core.xml", _CORE), ("docProps/app.xml", _APP)):
        if name in package.names:
            package.put(name, clean)
    for name in package.names:
        if name.endswith(".xml") and name not in ("docProps/core.xml", "docProps/app.xml", "[Content_Types].xml"):
            root = package.xml(name)
            if isinstance(root.tag, str) and root.tag.startswith(n.W):
                _scrub_part(root)
            for element in list(root.iter(*_DANGLING)):
                _take_out(element)
    _scrub_pictures(package)


def _scrub_pictures(package: WordPackage) -> None:
    """Pictures keep their pixels; what stands beside them goes, and names that a person gave them."""
    for name in package.names:
        if name.lower().endswith((".jpg", ".jpeg", ".png")):
            package.put(name, without_words(package.raw(name)))
    for number, name in enumerate([one for one in package.names if "/media/" in f"/{one}"], 1):
        folder, own = posixpath.split(name)
        if not _OWN_PICTURE.match(own):
            package.give_name(name, f"{folder}/picture{number}{posixpath.splitext(own)[1].lower()}")


def without_words(data: bytes) -> bytes:
    """A JPEG or PNG with its pixels and nothing that anybody wrote beside them; other bytes as they are."""
    return _png_without_words(data) if data.startswith(_PNG) else without_exif(data)


def _png_without_words(data: bytes) -> bytes:
    kept, place = [_PNG], len(_PNG)
    while place + 8 <= len(data):
        length = 12 + int.from_bytes(data[place : place + 4], "big")
        if data[place + 4 : place + 8] not in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"):
            kept.append(data[place : place + length])
        place += length
    return b"".join(kept)


def without_exif(data: bytes) -> bytes:
    """A JPEG without its application segments but the colour ones: no camera, place, time, or thumbnail."""
    if data[:2] != b"\xff\xd8":
        return data
    kept, place = [data[:2]], 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != 0xDA:
        length = 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if data[place + 1] not in (0xE1, 0xED, 0xFE):
            kept.append(data[place : place + length])
        place += length
    return b"".join([*kept, data[place:]])


def _scrub_part(root: Any) -> None:
    for row in [row for row in root.iter(n.W_TR) if row.find(f"{n.W_TRPR}/{n.W_DEL}") is not None]:
        row.getparent().remove(row)
    for mark in [
        mark
        for mark in root.iter(n.W_INS, n.W_DEL, n.W_MOVE_FROM, n.W_MOVE_TO)
        if mark.getparent().tag in (n.W_RPR, n.W_TRPR)
    ]:
        mark.getparent().remove(mark)
    for element in list(root.iter(*_REMOVED, *_SETTINGS)):
        _take_out(element)
    for wrapper in list(root.iter(*_UNWRAPPED)):
        _unwrap(wrapper)
    for run in [run for run in root.iter(n.W_R) if _is_hidden(run)]:
        _take_out(run)
    _neutral_names(root)


def _neutral_names(root: Any) -> None:
    """Names that only programs read: of bookmarks, of content controls, of editing sessions."""
    for bookmark in root.iter(n.W + "bookmarkStart"):
        _neutral_bookmark(root, bookmark)
    for control in root.iter(n.W_SDT_PR):
        for element in list(control.iter(n.W + "alias", n.W + "tag", n.W + "listItem")):
            _take_out(element)
    for element in root.iter():
        for name in [name for name in element.attrib if _RSID.search(name)]:
            del element.attrib[name]


def _neutral_bookmark(root: Any, bookmark: Any) -> None:
    """A bookmark's own name may name a person; references to it are renamed with it."""
    name = bookmark.get(n.W + "name") or ""
    if _OWN_BOOKMARK.match(name):
        return
    neutral = f"bookmark{bookmark.get(n.W + 'id')}"
    bookmark.set(n.W + "name", neutral)
    for link in root.iter(n.W + "hyperlink"):
        if link.get(n.W + "anchor") == name:
            link.set(n.W + "anchor", neutral)
    for code in root.iter(n.W + "instrText"):
        if name and name in (code.text or ""):
            code.text = (code.text or "").replace(name, neutral)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{n.W_RPR}/{n.W}vanish")
    return mark is not None and n.is_on(mark.get(n.W_VAL))


def _take_out(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(wrapper: Any) -> None:
    parent = wrapper.getparent()
    if parent is None:
        return
    for child in list(wrapper):
        wrapper.addprevious(child)
    parent.remove(wrapper)
