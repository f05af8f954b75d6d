"""A Word file that is changed: taken apart and put together again, byte for byte where nothing changed."""

import io
import posixpath
import zipfile
from typing import Any

from pipeline.readers.package import Package, parse_xml

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class WordPackage:
    """The parts of one Word file. XML parts are parsed when asked for, and written back only then."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = {
                info.filename.lstrip("/"): archive.read(info) for info in archive.infolist() if not info.is_dir()
            }
        self._trees: dict[str, Any] = {}
        self.main = Package(data).main_part()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the file's order."""
        return tuple(self._parts)

    def xml(self, name: str) -> Any:
        """The root of an XML part, to be changed in place; `None` if there is no such part."""
        if name not in self._trees:
            if name not in self._parts:
                return None
            self._trees[name] = parse_xml(self._parts[name])
        return self._trees[name]

    def raw(self, name: str) -> bytes:
        """The bytes of a part as they would be written."""
        return self._written(name)

    def put(self, name: str, data: bytes) -> None:
        """Add a part, or write one anew."""
        self._parts[name] = data
        self._trees.pop(name, None)

    def related(self, kind: str) -> str | None:
        """The part to which the main part points by a relationship of this kind."""
        for link in self._links(self.main):
            if link.get("Type", "").rsplit("/", 1)[-1] == kind and link.get("TargetMode") != "External":
                return self._resolved(self.main, link.get("Target"))
        return None

    def relate(self, kind: str, target: str, content_type: str) -> None:
        """Make the main part point to a new part beside it."""
        from lxml import etree

        name = self._links_of(self.main)
        if name not in self._parts:
            self.put(name, f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode())
        root = self.xml(name)
        taken = {link.get("Id") for link in root}
        identifier = next(f"rIdCheck{number}" for number in range(1, 10_000) if f"rIdCheck{number}" not in taken)
        etree.SubElement(
            root,
            f"{{{_RELATIONSHIPS}}}Relationship",
            Id=identifier,
            Type=f"{_OFFICE}/{kind}",
            Target=posixpath.basename(target),
        )
        types = self.xml("[Content_Types].xml")
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName="/" + target, ContentType=content_type)

    def drop(self, name: str) -> None:
        """Take a part out, with every relationship to it and its content type."""
        self._parts.pop(name, None)
        self._trees.pop(name, None)
        self._parts.pop(self._links_of(name), None)
        self._trees.pop(self._links_of(name), None)
        for other in [one for one in self._parts if one.endswith(".rels")]:
            folder, own = posixpath.split(other)
            source = posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))
            for link in list(self.xml(other)):
                if link.get("TargetMode") != "External" and self._resolved(source, link.get("Target")) == name:
                    link.getparent().remove(link)
        for override in list(self.xml("[Content_Types].xml")):
            if override.get("PartName", "").lstrip("/") == name:
                override.getparent().remove(override)

    def give_name(self, name: str, new: str) -> None:
        """Give a part that is no XML another name, in every relationship to it too."""
        self._parts = {new if one == name else one: data for one, data in self._parts.items()}
        for other in [one for one in self._parts if one.endswith(".rels")]:
            folder, own = posixpath.split(other)
            source = posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))
            for link in self.xml(other):
                if link.get("TargetMode") != "External" and self._resolved(source, link.get("Target")) == name:
                    link.set("Target", "/" + new)
        for override in self.xml("[Content_Types].xml"):
            if override.get("PartName", "").lstrip("/") == name:
                override.set("PartName", "/" + new)

    def assembled(self) -> bytes:
        """The file, put together; the same content gives the same bytes."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in self._parts:
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, self._written(name))
        return stream.getvalue()

    def _written(self, name: str) -> bytes:
        from lxml import etree

        if name not in self._trees:
            return self._parts[name]
        written: bytes = etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        return written

    def _links(self, name: str) -> list[Any]:
        root = self.xml(self._links_of(name))
        return [] if root is None else list(root)

    @staticmethod
    def _links_of(name: str) -> str:
        folder, own = posixpath.split(name)
        return posixpath.join(folder, "_rels", own + ".rels")

    @staticmethod
    def _resolved(source: str, target: str) -> str:
        if target.startswith("/"):
            return target.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
