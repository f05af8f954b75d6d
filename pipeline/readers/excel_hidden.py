"""What a workbook says beside its cells: text boxes, descriptions of pictures, addresses, names, files inside it."""

import posixpath
from typing import Any

from pipeline.readers.document import Place
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.left_over import squeezed
from pipeline.readers.package import Package
from pipeline.readers.word_names import DRAWING
from schemas.template_wording import CELL_HINTS

_SHEET_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_THREADS = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OWN_NAMES = ("_xlnm.",)
_PROMPTS = ("promptTitle", "prompt", "errorTitle", "error")
_DRAWN = ("/charts/chart", "/diagrams/data", "/chartsheets/")


def read_hidden(package: Package, gathering: Gathering) -> None:
    """Everything beside the cells, part by part, into the gathering."""
    for name in package.names:
        lower = name.lower()
        if lower.endswith((".xml", ".rels")):
            if "/drawings/drawing" in lower and lower.endswith(".xml"):
                _drawing(package, name, gathering)
            elif "/threadedcomments/" in lower or "/persons/" in lower:
                _thread(package, name, gathering)
            elif any(folder in lower for folder in _DRAWN) and lower.endswith(".xml"):
                _drawn(package, name, gathering)
        elif "/embeddings/" in lower:
            own = posixpath.basename(name)
            gathering.put(own, Place("embedded-file", name))
            gathering.remark("embedded-file", Place("embedded-file", name), name=own)
        elif "vbaproject" in lower:
            gathering.remark("macro-ignored", Place())
    _addresses(package, gathering)
    _names(package, gathering)


def read_prompts(root: Any, sheet: str, gathering: Gathering) -> None:
    """What a sheet says when a cell is chosen or filled otherwise than expected, and the choices of its lists.

    Args:
        root: the root element of the sheet's part.
        sheet: its title.
    """
    place = Place("properties", sheet=sheet)
    said: dict[str, None] = {}
    for holder in root.iterchildren(_SHEETS + "dataValidations", _SHEETS + "extLst"):
        for check in holder.iter("{*}dataValidation"):
            said |= dict.fromkeys(check.get(key) or "" for key in _PROMPTS)
            choices = "".join(text for part in check.iterchildren("{*}formula1") for text in part.itertext()).strip()
            if choices.startswith('"'):
                said |= dict.fromkeys(choice.strip() for choice in choices.strip('"').split(","))
    for text in said:
        if text in CELL_HINTS:
            gathering.put(text, place)
        else:
            gathering.put_behind(text, place)


def _drawing(package: Package, name: str, gathering: Gathering) -> None:
    """Text boxes and pictures that lie on a sheet."""
    root = package.xml(name)
    if root is None:
        return
    for body in root.iter(_SHEET_DRAWING + "txBody"):
        paragraphs = (
            "".join(text.text or "" for text in part.iter(DRAWING + "t")) for part in body.iter(DRAWING + "p")
        )
        text = "\n".join(paragraphs)
        gathering.put(text, Place("text-box", name))
        if text.strip():
            gathering.remark("text-box-found", Place("text-box", name), text=quote(text))
    for described in root.iter(_SHEET_DRAWING + "cNvPr"):
        for key in ("descr", "title"):
            gathering.put_behind(described.get(key) or "", Place("alt-text", name))
    if next(root.iter(_SHEET_DRAWING + "pic"), None) is not None:
        gathering.remark("picture-in-answer", Place("alt-text", name))


def _drawn(package: Package, name: str, gathering: Gathering) -> None:
    """Words of a chart or a diagram; the labels that a chart has from cells are words of those cells as well."""
    root = package.xml(name)
    if root is None:
        return
    for holder in root.iter(DRAWING + "p"):
        text = "".join(part.text or "" for part in holder.iter(DRAWING + "t"))
        gathering.put(text, Place("text-box", name))
        if text.strip():
            gathering.remark("text-box-found", Place("text-box", name), text=quote(text))


def _thread(package: Package, name: str, gathering: Gathering) -> None:
    """Conversations in the margin: who took part, and what does not stand in the old-style comments as well."""
    root = package.xml(name)
    if root is None:
        return
    for person in root.iter(_THREADS + "person"):
        gathering.put(f"person: {person.get('displayName') or ''}", Place("properties", name))
    said = " ".join(paragraph.text for paragraph in gathering.aside if paragraph.place.part == "comment")
    for text in ("".join(part.itertext()) for part in root.iter(_THREADS + "text")):
        if text.strip() and squeezed(text) not in squeezed(said):
            gathering.put(text, Place("comment", name))
            gathering.remark("comment-found", Place("comment", name), text=quote(text), author="somebody")


def _addresses(package: Package, gathering: Gathering) -> None:
    for name in package.names:
        folder, own = posixpath.split(name)
        if not name.startswith("xl/") or own.endswith(".rels"):
            continue
        if posixpath.join(folder, "_rels", own + ".rels") not in package.names:
            continue
        for link in package.relationships(name):
            if link.external and link.target:
                gathering.put(link.target, Place("hyperlink", name))
                if link.kind != "hyperlink":
                    gathering.remark("external-link-ignored", Place("hyperlink", name), address=link.target)


def _names(package: Package, gathering: Gathering) -> None:
    """Names that people gave to ranges."""
    root = package.xml(package.main_part())
    for defined in root.iter(_SHEETS + "definedName") if root is not None else ():
        name = defined.get("name") or ""
        if not name.startswith(_OWN_NAMES):
            gathering.put_behind(name, Place("bookmark", package.main_part()))
            said = (defined.text or "").strip()
            if said.startswith('"'):
                gathering.put_behind(said, Place("bookmark", package.main_part()), label=name)
