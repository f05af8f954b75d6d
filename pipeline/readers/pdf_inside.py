"""What a PDF holds beside its pages: attached files, texts of its structure, earlier revisions, every string."""

import io
import logging
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from pipeline.readers.document import Paragraph, Place
from pipeline.readers.pdf_layers import hidden_layers
from pipeline.readers.pdf_unseen import Box, text_of, unseen_on_pages
from pipeline.readers.raw_words import raw_words

_END = b"%%EOF"
_COVERING = {"/Redact", "/Square", "/Stamp", "/FreeText"}
_MOST_OBJECTS = 20_000
_MOST_REVISIONS = 20
_SPOKEN = ("/Alt", "/ActualText", "/E", "/T")


def inside_pdf(data: bytes, shown: str) -> tuple[tuple[Paragraph, bool], ...]:
    """Each text that no reader of the pages sees; `True` for those that are read like the text, `False` for those
    that are only searched for the roster.

    Args:
        data: the bytes of the PDF.
        shown: the text of its pages as they are now, to tell what an earlier revision had.
    """
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # what had to be repaired, the reader has said
    try:
        return tuple(_inside(data, shown))
    finally:
        logger.setLevel(level)


def _inside(data: bytes, shown: str) -> Iterator[tuple[Paragraph, bool]]:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    for paragraph in (*_attached(reader), *_revisions(data, shown), *hidden_layers(reader)):
        yield paragraph, True
    for paragraph in unseen_on_pages(data, _marks(reader)):
        yield paragraph, True
    seen: set[str] = set()
    for text, key in chain(_strings(reader), _spoken_in_pages(reader)):
        words = " ".join(text.split())
        if len(words) > 2 and words not in seen and any(letter.isalnum() for letter in words):
            seen.add(words)
            spoken = key in _SPOKEN[:3]
            yield Paragraph(text, Place("alt-text" if spoken else "custom-xml", heading=key.lstrip("/"))), spoken


def _attached(reader: Any) -> Iterator[Paragraph]:
    for name, contents in reader.attachments.items():
        for data in contents:
            for text in dict.fromkeys(_words_of(data)):
                yield Paragraph(text, Place("attachment", f"attachment!{name}", heading=name), hidden=True)


def _words_of(data: bytes) -> Iterator[str]:
    try:
        yield from (line for line in data.decode("utf-8").splitlines() if line.strip())
    except UnicodeDecodeError:
        yield from raw_words(data)


def _revisions(data: bytes, shown: str) -> Iterator[Paragraph]:
    """Lines that the pages of an earlier revision inside of the file had and the present ones have not."""
    ends = [match.end() for match in re.finditer(re.escape(_END), data)][:-1][:_MOST_REVISIONS]
    present = {" ".join(line.split()) for line in (*shown.splitlines(), *text_of(data).splitlines())}
    told: set[str] = set()
    for end in ends:
        for line in text_of(data[:end] + b"\n").splitlines():
            words = " ".join(line.split())
            if words and words not in present and words not in told:
                told.add(words)
                yield Paragraph(words, Place("hidden-text", heading="an earlier revision in the file"), hidden=True)


def _marks(reader: Any) -> dict[int, list[Box]]:
    """The boxes of redaction marks and of filled annotations by page number."""
    found: dict[int, list[Box]] = {}
    for number, page in enumerate(reader.pages, 1):
        for reference in page.get("/Annots") or ():
            annotation = reference.get_object()
            if annotation is None or annotation.get("/Subtype") not in _COVERING:
                continue
            if annotation["/Subtype"] in ("/Square", "/FreeText") and not annotation.get("/IC"):
                continue
            left, low, right, high = (float(value) for value in annotation.get("/Rect") or (0, 0, 0, 0))
            found.setdefault(number, []).append((min(left, right), min(low, high), max(left, right), max(low, high)))
    return found


def _strings(reader: Any) -> Iterator[tuple[str, str]]:
    """Every text string of every object, with the key under which it stands."""
    size = int(reader.trailer.get("/Size") or 0)
    for number in range(1, min(size, _MOST_OBJECTS)):
        try:
            thing = reader.get_object(number)
        except Exception:  # noqa: S112 - pypdf raises many kinds on one damaged object; the others are read
            continue
        yield from _in_object(thing, "")


def _spoken_in_pages(reader: Any) -> Iterator[tuple[str, str]]:
    """What stretches of the pages' content say in place of what they show (ActualText, Alt)."""
    from pypdf.generic import ContentStream

    for page in reader.pages:
        contents = page.get_contents()
        if contents is None or not any(key.encode() in contents.get_data() for key in _SPOKEN[:3]):
            continue
        for operands, operator in ContentStream(contents, reader).operations:
            if operator == b"BDC":
                yield from _in_object(operands[1], "")


def _in_object(thing: Any, key: str) -> Iterator[tuple[str, str]]:
    from pypdf.generic import ArrayObject, DictionaryObject, TextStringObject

    if isinstance(thing, TextStringObject):
        yield str(thing), key
    elif isinstance(thing, DictionaryObject):
        for name in thing:
            yield from _in_object(thing.raw_get(name), str(name))
    elif isinstance(thing, ArrayObject):
        for one in list.__iter__(thing):
            yield from _in_object(one, key)
