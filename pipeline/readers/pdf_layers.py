"""Layers of a PDF that are switched off: words on the page that nobody sees until somebody switches them on.

A layer is an optional content group; a stretch of the page's content, or a form drawn into the page, belongs to one
(ISO 32000-1, 8.11).
"""

from collections.abc import Iterator
from typing import Any

from pipeline.readers.document import Paragraph, Place

_SHOWS_TEXT = {b"Tj", b"TJ", b"'", b'"'}
_BEGINS, _ENDS, _DRAWS = {b"BDC", b"BMC"}, b"EMC", b"Do"


def hidden_layers(reader: Any) -> Iterator[Paragraph]:
    """The lines of each page that stand on a layer which is off, with the layer's name.

    Args:
        reader: of pypdf.
    """
    off = _switched_off(reader)
    if not off:
        return
    for number, page in enumerate(reader.pages, 1):
        for name in sorted(set(off.values())):
            groups = {identifier for identifier, layer in off.items() if layer == name}
            for line in _text_on(page, groups, reader).splitlines():
                if line.strip():
                    words = f"a hidden layer, {name}" if name else "a hidden layer"
                    yield Paragraph(line.strip(), Place("hidden-text", page=number, heading=words), hidden=True)


def _switched_off(reader: Any) -> dict[int, str]:
    """Object number and name of each group that is off when the file is opened."""
    properties = _seen(reader.root_object.get("/OCProperties"))
    if properties is None:
        return {}
    usual = _seen(properties.get("/D")) or {}
    every = list(_seen(properties.get("/OCGs")) or ())
    on = {one.idnum for one in _seen(usual.get("/ON")) or ()}
    off = {one.idnum for one in _seen(usual.get("/OFF")) or ()}
    if usual.get("/BaseState") == "/OFF":
        off |= {one.idnum for one in every if one.idnum not in on}
    return {one.idnum: str(_seen(one).get("/Name") or "") for one in every if one.idnum in off}


def _text_on(page: Any, off: set[int], reader: Any) -> str:
    """The text of a page with all that is drawn outside of these groups taken away; the page itself is left alone."""
    import pypdf
    from pypdf.generic import ContentStream, NameObject

    contents = page.get_contents()
    if contents is None:
        return ""
    resources = _seen(page.get("/Resources")) or {}
    hidden = ContentStream(contents, reader)
    hidden.operations = list(_hidden_operations(hidden.operations, resources, off))
    if not any(operator in _SHOWS_TEXT or operator == _DRAWS for _, operator in hidden.operations):
        return ""
    sheet = pypdf.PageObject.create_blank_page(width=1, height=1)
    sheet[NameObject("/Resources")] = resources
    sheet[NameObject("/Contents")] = hidden
    return str(sheet.extract_text())


def _hidden_operations(operations: Any, resources: Any, off: set[int]) -> Iterator[tuple[Any, bytes]]:
    depth, begun = 0, 0
    for operands, operator in operations:
        if operator in _BEGINS:
            depth += 1
            if not begun and operator == b"BDC" and operands[0] == "/OC" and _is_off(_named(resources, operands), off):
                begun = depth
        elif operator == _ENDS:
            begun = 0 if depth == begun else begun
            depth = max(0, depth - 1)
        elif operator == _DRAWS and not begun:
            drawn = _seen((_seen(resources.get("/XObject")) or {}).get(operands[0]))
            if drawn is None or not _is_off(drawn.raw_get("/OC") if "/OC" in drawn else None, off):
                continue
        elif operator in _SHOWS_TEXT and not begun:
            continue
        yield operands, operator


def _named(resources: Any, operands: Any) -> Any:
    """The group that a stretch of content names."""
    properties = _seen(resources.get("/Properties"))
    return properties.raw_get(operands[1]) if properties is not None and operands[1] in properties else None


def _is_off(group: Any, off: set[int]) -> bool:
    """Whether a group, or every group of a membership, is off."""
    if group is None:
        return False
    if getattr(group, "idnum", None) in off:
        return True
    seen = _seen(group)
    if seen is None or seen.get("/Type") != "/OCMD":
        return False
    members = seen.raw_get("/OCGs") if "/OCGs" in seen else ()
    each = list(members) if isinstance(members, list) else [members]
    return bool(each) and all(getattr(one, "idnum", None) in off for one in each)


def _seen(thing: Any) -> Any:
    return thing.get_object() if thing is not None else None
