"""The pictures of a draft: each once, with the words in it where OCR is there to read them.

A screenshot of a message, a photographed letter or a genogram pasted as a picture names people as a sentence does.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

from pipeline import settings
from pipeline.readers.document import Paragraph, Place, Remark
from pipeline.readers.ocr import find_tesseract, sure_lines
from pipeline.readers.package import Package

_SMALLEST_BYTES = 400
_SMALLEST_SHARE_OF_A_PAGE = 0.02
_DRAWINGS = (".emf", ".wmf", ".svg")
"""Pictures made of lines, which the program cannot open."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """What the pictures of a file hold.

    Args:
        words: the lines read in them, each at its picture.
        remarks: one for each picture that was read, and one for each that was not.
    """

    words: tuple[Paragraph, ...]
    remarks: tuple[Remark, ...]


def pictured(data: bytes) -> Pictured:
    """Read the pictures of a zipped Office file or a PDF; equal ones once.

    Args:
        data: the bytes of the file.
    """
    words: list[Paragraph] = []
    remarks: list[Remark] = []
    deadline = monotonic() + settings.PICTURES_OF_A_DRAFT_SECONDS
    seen: set[str] = set()
    for picture, place in _pictures(data):
        fingerprint = hashlib.sha256(picture).hexdigest()
        if fingerprint in seen or 0 < len(picture) < _SMALLEST_BYTES:
            continue
        seen.add(fingerprint)
        left = deadline - monotonic()
        is_read = find_tesseract() is not None and left > 0 and bool(picture) and _can_be_read(place)
        remarks.append(Remark("picture-read" if is_read else "picture-not-read", {"what": place.heading or ""}, place))
        if place.page is not None:
            remarks.append(Remark("picture", {}, place))
        words += [Paragraph(line, place) for line in (sure_lines(picture, left) if is_read else ())]
    return Pictured(tuple(words), tuple(remarks))


def _pictures(data: bytes) -> Iterator[tuple[bytes, Place]]:
    if data.startswith(b"%PDF"):
        yield from _of_pages(data)
        return
    try:
        package = Package(data)
    except zipfile.BadZipFile:
        return
    for name in package.names:
        if "/media/" in f"/{name}" and package.names[name].file_size <= settings.LARGEST_XML_PART_BYTES:
            words = f"read in the picture {name.rsplit('/', 1)[-1]}"
            yield package.read(name) or b"", Place("text-box", name, heading=words)


def _can_be_read(place: Place) -> bool:
    return not place.member.lower().endswith(_DRAWINGS)


def _of_pages(data: bytes) -> Iterator[tuple[bytes, Place]]:
    """The pictures that stand on pages with text; a page that is a picture has been read as a page."""
    import pypdfium2
    from pypdfium2 import raw

    pdf = pypdfium2.PdfDocument(data)
    try:
        for number in range(1, len(pdf) + 1):
            page = pdf[number - 1]
            has_text = page.get_textpage().count_chars() > 0
            area = page.get_width() * page.get_height()
            things = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3) if has_text else ()
            for thing in things:
                left, low, right, high = thing.get_bounds()
                if (right - left) * (high - low) >= _SMALLEST_SHARE_OF_A_PAGE * area:
                    yield _as_png(thing), Place("text-box", page=number, heading=f"read in a picture on page {number}")
    finally:
        pdf.close()


def _as_png(thing: Any) -> bytes:
    import pypdfium2

    stream = io.BytesIO()
    try:
        thing.get_bitmap().to_pil().convert("L").save(stream, "PNG")
    except (pypdfium2.PdfiumError, ValueError, OSError):  # a picture in a way of its own is looked at by a person
        return b""
    return stream.getvalue()
