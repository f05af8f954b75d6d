"""What a Word file says behind its text: authors, descriptions of pictures, addresses, field codes, bookmarks …

Nobody reads these on the page, and anybody can find them in the file; the check of a draft before publication needs
them.
"""

import posixpath
import re
from collections.abc import Iterator

from pipeline.readers import word_names as n
from pipeline.readers.document import Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.package import Package
from pipeline.readers.word_index import TRACKED, IndexedParts, PartIndex
from pipeline.readers.word_text import Element, paragraph_text

_TRIVIAL_FIELDS = {
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "FORMTEXT",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "TOC",
    "PAGEREF",
    "SEQ",
}
_OWN_BOOKMARK = re.compile(r"^(_GoBack|_Toc\d+|_Hlk\d+|_Ref\d+|OLE_LINK\d+|Text\d+|Check\d+|Dropdown\d+)$")
_OWN_NAME = re.compile(
    r"^(Picture|Image|Text Box|Rectangle|Shape|Group|Straight Connector|Graphic|Chart|Diagram)? ?\d*$", re.I
)
_OWN_PLACEHOLDER = re.compile(r"^(Click|Choose|Enter|\[)", re.I)
_OFFICE = "{urn:schemas-microsoft-com:office:office}"


def read_hidden(parts: IndexedParts, main: str, gathering: Gathering) -> None:
    """Everything behind the text, from every part of the file, into the gathering."""
    package = parts.package
    members = [main, *(link.target for link in package.relationships(main) if not link.external)]
    for member in dict.fromkeys(members):
        if not member.lower().endswith(".xml"):
            continue
        _addresses(package, member, gathering)
        root = package.xml(member)
        if root is None:
            continue
        if member.startswith("customXml/") or "/customXml/" in member:
            _put_each(gathering, Place("custom-xml", member), _texts(root))
        elif _is_word(root):
            index = parts.index(member)
            if index is not None:
                _read_part(index, member, gathering)
    _embedded(package, gathering)


def _is_word(root: Element) -> bool:
    return isinstance(root.tag, str) and root.tag.startswith((n.W, n.W15))


def _read_part(index: PartIndex, member: str, gathering: Gathering) -> None:
    _put_each(gathering, Place("comment", member), (f"author: {name}" for name in _comment_authors(index)))
    _put_each(
        gathering, Place("properties", member), (f"tracked changes by: {name}" for name in _authors(index, *TRACKED))
    )
    _put_each(
        gathering,
        Place("properties", member),
        (f"person: {name}" for name in _attribute(index, n.W15 + "person", n.W15 + "author")),
    )
    for description in dict.fromkeys(text.strip() for text in _descriptions(index)):
        gathering.put_behind(description, Place("alt-text", member))
    _put_each(gathering, Place("field-code", member), _field_codes(index))
    _put_each(
        gathering,
        Place("bookmark", member),
        (name for name in _attribute(index, n.W + "bookmarkStart", n.W + "name") if not _OWN_BOOKMARK.match(name)),
    )
    _put_each(gathering, Place("properties", member), _settings(index))
    _put_each(gathering, Place("hyperlink", member), _attribute(index, n.W + "hyperlink", n.W + "tooltip"))
    if index.root.tag == n.W + "glossaryDocument":
        texts = (paragraph_text(paragraph).text for paragraph in index.found[n.W_P])
        _put_each(
            gathering,
            Place("hidden-text", member),
            (text for text in texts if not _OWN_PLACEHOLDER.match(text)),
            hidden=True,
        )


def _put_each(gathering: Gathering, place: Place, texts: Iterator[str], *, hidden: bool = False) -> None:
    """Each different text once."""
    for text in dict.fromkeys(text.strip() for text in texts):
        gathering.put(text, place, hidden=hidden)


def _attribute(index: PartIndex, tag: str, name: str) -> Iterator[str]:
    return (element.get(name) or "" for element in index.iter(tag))


def _authors(index: PartIndex, *tags: str) -> Iterator[str]:
    return (element.get(n.W_AUTHOR) or "" for element in index.iter(*tags) if element.get(n.W_AUTHOR))


def _comment_authors(index: PartIndex) -> Iterator[str]:
    for comment in index.iter(n.W + "comment"):
        author, initials = comment.get(n.W_AUTHOR), comment.get(n.W + "initials")
        if author:
            yield f"{author} ({initials})" if initials else author


def _descriptions(index: PartIndex) -> Iterator[str]:
    """Alternative texts, titles and telling names of pictures, shapes and tables."""
    for element in index.iter(n.WP + "docPr", n.PIC + "cNvPr"):
        yield from (element.get("descr") or "", element.get("title") or "")
        name = element.get("name") or ""
        yield "" if _OWN_NAME.match(name) else name
    for element in index.iter(n.VML + "shape", n.VML + "rect", n.VML + "imagedata"):
        yield from (element.get("alt") or "", element.get(_OFFICE + "title") or "", element.get("title") or "")
    for element in index.iter(n.W + "tblCaption", n.W + "tblDescription"):
        yield element.get(n.W_VAL) or ""


def _field_codes(index: PartIndex) -> Iterator[str]:
    """The instructions of fields, but for page numbers and the like, and what legacy form fields say of themselves."""
    marks = (n.W + "instrText", n.W + "delInstrText", n.W + "fldChar")
    for paragraph in dict.fromkeys(holder for mark in index.iter(*marks) for holder in mark.iterancestors(n.W_P)):
        parts = paragraph.iter(*marks)
        codes = "".join("\0" if part.tag == n.W + "fldChar" else part.text or "" for part in parts)
        yield from (code for code in codes.split("\0") if not _is_trivial(code))
    for element in index.iter(n.W + "fldSimple"):
        code = element.get(n.W + "instr") or ""
        yield "" if _is_trivial(code) else code
    for element in index.iter(n.W + "ffData"):
        for inner in element.iter(n.W + "helpText", n.W + "statusText", n.W + "default", n.W + "listEntry"):
            value = inner.get(n.W_VAL) or ""
            yield "" if value.isdigit() else value


def _is_trivial(code: str) -> bool:
    words = code.split()
    return not words or words[0].upper() in _TRIVIAL_FIELDS


def _settings(index: PartIndex) -> Iterator[str]:
    """Document variables, mail-merge sources, and the names and choices of content controls."""
    for variable in index.iter(n.W + "docVar"):
        yield f"{variable.get(n.W + 'name')}: {variable.get(n.W_VAL)}"
    for merge in index.iter(n.W + "mailMerge"):
        for element in merge.iter(n.W + "query", n.W + "connectString"):
            yield f"mail merge: {element.get(n.W_VAL)}"
    for control in index.iter(n.W_SDT_PR):
        for element in control.iter(n.W + "alias", n.W + "tag"):
            yield f"field: {element.get(n.W_VAL) or ''}"
        for choice in control.iter(n.W + "listItem"):
            yield f"choice: {choice.get(n.W + 'displayText') or choice.get(n.W_VAL) or ''}"


def _texts(root: Element) -> Iterator[str]:
    return (text for text in root.itertext() if isinstance(text, str))


def _addresses(package: Package, member: str, gathering: Gathering) -> None:
    """Addresses outside of the file: what a link leads to, which template or picture is fetched."""
    for link in package.relationships(member):
        if link.external and link.target:
            gathering.put(link.target, Place("hyperlink", member))
            if link.kind != "hyperlink":
                gathering.remark("external-link-ignored", Place("hyperlink", member), address=link.target)


def _embedded(package: Package, gathering: Gathering) -> None:
    """Names of files inside the file."""
    for name in package.names:
        if "/embeddings/" in name or "/activeX/" in name:
            own = posixpath.basename(name)
            gathering.put(own, Place("embedded-file", name))
            if "/embeddings/" in name:
                gathering.remark("embedded-file", Place("embedded-file", name), name=own)
