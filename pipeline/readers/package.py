"""An Office file as a package: its parts, read by name, and the relationships that say which part is which.

Nothing is ever written to disk and no address outside of the file is ever followed.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from pipeline import settings
from pipeline.readers.refusals import refuse

_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(officeDocument|wordprocessingml|spreadsheetml|drawingml|presentationml)/"
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another part, or to an address outside of the file.

    Args:
        kind: the last word of the relationship's type ("header", "comments", "hyperlink" …).
        target: name of the part in the package, or the address if it is external.
    """

    identifier: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a zipped Office file.

    Args:
        data: the bytes of the file, which `preflight` has passed.
    """

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = {info.filename.lstrip("/"): info for info in self._zip.infolist() if not info.is_dir()}
        self._lower = {name.casefold(): name for name in self.names}
        self._parsed: dict[str, Any] = {}
        self._links: dict[str, tuple[Relationship, ...]] = {}

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or `None` if there is none of that name (case does not matter)."""
        found = self._lower.get(name.lstrip("/").casefold())
        if found is None:
            return None
        with self._zip.open(self.names[found]) as part:
            data = part.read(settings.LARGEST_XML_PART_BYTES + 1)
        if len(data) > settings.LARGEST_XML_PART_BYTES:
            raise refuse("inflates-too-much", size=len(data) // 2**20)
        return data

    def xml(self, name: str) -> Any | None:
        """The root element of an XML part, strict names turned into the usual ones; `None` if there is no such part.

        Each part is parsed once: nobody may change what this gives.
        """
        own = name.lstrip("/").casefold()
        if own not in self._parsed:
            data = self.read(name)
            self._parsed[own] = None if data is None else parse_xml(data)
        return self._parsed[own]

    def forget(self, name: str) -> None:
        """Let go of a part that nobody asks for again: parsed, a large sheet takes ten times its size."""
        self._parsed.pop(name.lstrip("/").casefold(), None)

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """Where a part points to; `""` for the package itself."""
        if name not in self._links:
            folder, own = posixpath.split(name)
            root = self.xml(posixpath.join(folder, "_rels", own + ".rels"))
            elements = root.iter(_RELATIONSHIP) if root is not None else ()
            self._links[name] = tuple(_relationship(element, folder) for element in elements)
        return self._links[name]

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """Names of the parts of one kind to which a part points."""
        return tuple(link.target for link in self.relationships(name) if link.kind == kind and not link.external)

    def main_part(self) -> str:
        """Name of the part that holds the document itself, found by the package's own relationship."""
        for target in self.related("", "officeDocument"):
            if target.casefold() in self._lower:
                return self._lower[target.casefold()]
        raise refuse("damaged", detail="its main part is missing")


def parse_xml(data: bytes) -> Any:
    """Parse XML without entities, network or document types.

    Raises:
        Unusable: there is a document type declaration.
    """
    from lxml import etree

    if data.startswith(_BYTE_ORDER_MARKS):
        data = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-16")).encode()
    if b"<!DOCTYPE" in data:
        raise refuse("document-type-declaration")
    if b"purl.oclc.org" in data:
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _relationship(element: Any, folder: str) -> Relationship:
    target = element.get("Target") or ""
    external = (element.get("TargetMode") or "").lower() == "external"
    if not external:
        target = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
    return Relationship(element.get("Id") or "", (element.get("Type") or "").rsplit("/", 1)[-1], target, external)
