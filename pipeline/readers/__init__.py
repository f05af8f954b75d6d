"""Bytes to `Document`, one format a module. Readers know formats and nothing of forms."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline import settings
from pipeline.errors import Unusable
from pipeline.readers import archive, convert, delimited, excel, legacy_sheets, mail, ocr, pdf, plain, web_page, word
from pipeline.readers.document import Document, Place, Remark
from pipeline.readers.preflight import KINDS, examine
from pipeline.readers.refusals import refuse
from pipeline.readers.source import Source
from pipeline.readers.uncollected import uncollected

Result = TypeVar("Result")


@dataclass(frozen=True)
class Reader:
    """One format: the kinds of content that it takes, and the function that reads them."""

    kinds: tuple[str, ...]
    read: Callable[[Source], Document]


def _read_converted(source: Source) -> Document:
    """An older text format, by way of Word."""
    converted = replace(source, data=convert.to_docx(source.data, source.kind))
    document = word.read(converted)
    remark = Remark("converted", {"what": KINDS[source.kind][1]}, Place())
    return replace(document, remarks=(*document.remarks, remark))


READERS: tuple[Reader, ...] = (
    Reader(("docx",), word.read),
    Reader(("xlsx",), excel.read),
    Reader(("csv",), delimited.read),
    Reader(("pdf",), pdf.read),
    Reader(("eml", "msg", "tnef"), mail.read),
    Reader(("zip",), archive.read),
    Reader(("txt", "md"), plain.read),
    Reader(("html", "mht"), web_page.read),
    Reader(("doc", "rtf", "odt"), _read_converted),
    Reader(("xls", "xlsb", "ods"), legacy_sheets.read),
)


def read(data: bytes, name: str) -> Document:
    """One file as a `Document`, whatever its format.

    What it is, its content says; a name that says otherwise is refused.

    Args:
        data: the whole file.
        name: its own name, without folders.

    Raises:
        Unusable: with the reason and what to do. Nothing else is ever raised for what a file holds.
    """
    return _guarded(lambda: _read(data, name))


def read_at_risk(data: bytes, name: str) -> Document:
    """As `read`; and a workbook over which the full reader stumbles (a chart without its drawing) by the plain one.

    The plain reader can abort the process on a hostile file, so only the reading child calls this.
    """
    try:
        return read(data, name)
    except Unusable as refusal:
        if (
            refusal.code != "damaged"
            or not isinstance(refusal.__cause__, AttributeError)
            or examine(data, name) != "xlsx"
        ):
            raise
    return _guarded(lambda: legacy_sheets.read(_source(data, name)))


def attachments(data: bytes, name: str) -> tuple[tuple[str, bytes], ...]:
    """The files attached to an e-mail or held by a zip archive, name and bytes; none for any other file.

    Raises:
        Unusable: the e-mail or the archive cannot be opened.
    """

    def find() -> tuple[tuple[str, bytes], ...]:
        kind = examine(data, name)
        if kind == "zip":
            return archive.files_in(data, name)
        return mail.attachments(data, kind) if kind in ("eml", "msg", "tnef") else ()

    return _guarded(find)


def _read(data: bytes, name: str) -> Document:
    try:
        source = _source(data, name)
    except Unusable as refusal:
        lines = ocr.read_picture(data) if refusal.code == "picture" else ()
        if not lines:
            raise
        remark = Remark("ocr-read", {"what": "The file"}, Place())
        return Document(name, hashlib.sha256(data).hexdigest(), "image", lines, remarks=(remark,))
    reader = next((reader for reader in READERS if source.kind in reader.kinds), None)
    if reader is None:
        raise refuse("unsupported-type", what=KINDS[source.kind][1])
    document = reader.read(source)
    if not _says_anything(document):
        raise refuse("no-text")
    return document


def _source(data: bytes, name: str) -> Source:
    kind = examine(data, name)
    return Source(name, data, hashlib.sha256(data).hexdigest(), kind, KINDS[kind][0])


def _says_anything(document: Document) -> bool:
    """Whether there is any text that could be an answer; a file of properties alone is an empty file."""
    return any(paragraph.text.strip() for paragraph in document.paragraphs()) or any(
        paragraph.place.part not in ("properties", "custom-xml") for paragraph in document.aside
    )


def _guarded(work: Callable[[], Result]) -> Result:
    """The one boundary at which whatever a library raises becomes a refusal."""
    try:
        with uncollected():
            return work()
    except Unusable:
        raise
    except MemoryError as error:
        raise refuse("took-too-much-memory", size=settings.READING_MEMORY_BYTES // 2**20) from error
    except Exception as error:  # libraries raise a dozen kinds on bad input; here they all become one reason
        raise refuse("damaged", detail="its content cannot be followed") from error
