"""What a PDF says beside its pages: properties, form fields, annotations, links, attached files, earlier revisions."""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.errors import Unusable
from pipeline.readers.document import Field, Place
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.package import parse_xml
from pipeline.readers.ticks import TICKED, UNTICKED

_OF_THE_PROGRAM = re.compile(r"^(?:\d{4}-\d\d-\d\dT.*|(?:uuid|xmp\.\w+):\S+|[\w.+-]+/[\w.+-]+|https?://\S+#?|[\d.]+)$")
"""Times, identifiers and kinds of file, which say nothing of people."""
_TICK_VALUES = {"/Yes", "/On", "/1", "/True", "/X"}
_NAMES = {"/Title": "title", "/Author": "author", "/Subject": "subject", "/Keywords": "keywords", "/Creator": "creator",
          "/Producer": "producer", "/Company": "company", "/Manager": "manager"}  # fmt: skip


def read_properties(reader: Any, gathering: Gathering) -> dict[str, str]:
    """The document's properties; times in ISO 8601."""
    found: dict[str, str] = {}
    metadata = reader.metadata or {}
    for key in metadata:
        value = metadata.get(key)
        text = str(value).strip() if value is not None else ""
        if key not in ("/CreationDate", "/ModDate", "/Trapped") and text:
            name = _NAMES.get(key, key.lstrip("/"))
            found[name] = text
            gathering.put(f"{name}: {text}", Place("properties"))
    for name, attribute in (("created", "creation_date"), ("last_modified", "modification_date")):
        try:
            moment = getattr(metadata, attribute, None)
        except ValueError:  # a date that only its writer understands
            continue
        if moment is not None:
            found[name] = moment.isoformat()
    _read_xmp(reader, gathering)
    return found


def _read_xmp(reader: Any, gathering: Gathering) -> None:
    """The second set of properties (XMP): texts and attributes that the first does not have."""
    stream = reader.root_object.get("/Metadata")
    if stream is None:
        return
    known = " ".join(paragraph.text for paragraph in gathering.aside)
    for text in _xmp_texts(stream.get_object().get_data().strip()):
        plain = " ".join(text.split())
        if plain and plain not in known and not _OF_THE_PROGRAM.match(plain):
            gathering.put(f"XMP: {plain}", Place("properties"))


def _xmp_texts(data: bytes) -> tuple[str, ...]:
    """Texts and values; of XML that cannot be parsed, which is no fault of the pages, what stands between its tags."""
    try:
        root = parse_xml(data)
    except (SyntaxError, ValueError, Unusable):
        return tuple(re.split(r"<[^>]*>", data.decode("utf-8", "replace")))
    return (*root.itertext("{*}*"), *(value for element in root.iter("{*}*") for value in element.values()))


def form_fields(reader: Any) -> Iterator[Field]:
    """The fields of a PDF form with their answers, empty ones too, in the form's own order."""
    for name, field in (reader.get_fields() or {}).items():
        if field.get("/Kids") and field.get("/FT") is None:
            continue
        label = str(field.get("/TU") or name)
        yield Field(label, _answer(field), Place())


def _answer(field: Any) -> str:
    value = field.get("/V")
    if field.get("/FT") == "/Btn":
        if value in (None, "/Off", ""):
            return UNTICKED
        return TICKED if str(value) in _TICK_VALUES else str(value).lstrip("/")
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n") if value is not None else ""


def read_beside(reader: Any, gathering: Gathering) -> None:
    """Annotations, links, attached files and bookmarks, into the gathering."""
    for number, page in enumerate(reader.pages, start=1):
        for reference in page.get("/Annots") or ():
            annotation = reference.get_object()
            if annotation is not None:
                _annotation(annotation, number, gathering)
    for name in reader.attachments:
        gathering.put(str(name), Place("attachment"))
        gathering.remark("embedded-file", Place("embedded-file"), name=str(name))
    for title in _titles(reader.outline):
        gathering.put(title, Place("bookmark"))


def _annotation(annotation: Any, page: int, gathering: Gathering) -> None:
    action = annotation.get("/A")
    address = action.get_object().get("/URI") if action is not None else None
    if address:
        gathering.put(str(address), Place("hyperlink", page=page))
    if annotation.get("/Subtype") in ("/Widget", "/Popup", "/Link"):
        return
    text, author = str(annotation.get("/Contents") or ""), str(annotation.get("/T") or "")
    place = Place("annotation", page=page)
    gathering.put(text, place)
    gathering.put(f"author: {author}" if author else "", place)
    if text.strip():
        gathering.remark("comment-found", place, text=quote(text), author=author or "somebody")


def _titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(getattr(entry, "title", "") or "")
