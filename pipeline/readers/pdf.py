"""PDFs: ruled tables cell by cell, the text around them as paragraphs, form fields, properties.

A table without ruled lines cannot be told apart into columns, so its lines come as paragraphs, with a remark. A table
that goes on over a page break comes as one table; the heading row that repeats on each page is left in it.
"""

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pipeline.readers.document import Block, Document, Paragraph, Place
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.ocr import read_pages
from pipeline.readers.pdf_hidden import form_fields, read_beside, read_properties
from pipeline.readers.pdf_left_over import text_by_pypdf, words_not_read
from pipeline.readers.pdf_lines import Letter, Line, lines_of, looks_tabular, paragraphs_of, without_doubles
from pipeline.readers.pdf_tables import RuledTable, goes_on, join, ruled_tables, stands_in
from pipeline.readers.pdf_unruled import Unruled, unruled_table
from pipeline.readers.pdf_unseen import text_of
from pipeline.readers.refusals import refuse
from pipeline.readers.source import Source
from pipeline.readers.ticks import check_boxes_in

_MOST_RUNNING_LINES = 3
"""Lines of a running header or footer; only such may stand between two pieces of one table."""
_PICTURE_OF_A_PAGE = 0.5
"""Part of the page that a picture covers when it is the page."""


def read(source: Source) -> Document:
    """One PDF.

    Raises:
        Unusable: it has a password, is damaged, is a scan, or has no text.
    """
    if b"startxref" not in source.data[-2048:]:
        raise refuse("damaged", detail="its end is missing")
    gathering = Gathering()
    repairs = _Repairs()
    logger = logging.getLogger("pypdf")
    logger.addHandler(repairs)
    logger.propagate = False
    try:
        reader = _open(source.data)
        fields = tuple(form_fields(reader))
        properties = read_properties(reader, gathering)
        read_beside(reader, gathering)
    finally:
        logger.removeHandler(repairs)
        logger.propagate = True
    pages = _read_pages(source.data, gathering)
    _recognise(source.data, pages, gathering)
    _compare_pages(reader, pages, gathering)
    if repairs.count:
        gathering.remark("file-repaired", Place())
    blocks = (*_blocks(pages), *fields)
    if not pages.has_text and not any(answer.value.strip() for answer in fields):
        raise refuse("scanned-pdf" if pages.pictures else "no-text")
    if "/XFA" in (reader.root_object.get("/AcroForm") or {}) and "please wait" in pages.first_text.lower():
        raise refuse("dynamic-pdf-form")
    for number in pages.pictures:
        gathering.remark("page-without-text", Place(page=number), page=str(number))
    _look_again(source.data, reader, pages, blocks, gathering)
    return Document(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        blocks=blocks,
        aside=tuple(gathering.aside),
        properties=properties,
        remarks=tuple(gathering.remarks),
    )


@dataclass(slots=True)
class _Pages:
    """What the pages show: paragraphs and pieces of tables in reading order, and pages that are pictures."""

    shown: list[list[Paragraph | RuledTable]] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        return any(self.shown)

    @property
    def first_text(self) -> str:
        first = self.shown[0] if self.shown else []
        return " ".join(item.text for item in first if isinstance(item, Paragraph))


class _Repairs(logging.Handler):
    """Counts what the library had to put right in the file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


def _open(data: bytes) -> Any:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise refuse("password-protected", what="PDF")
    if not reader.pages:
        raise refuse("damaged", detail="it has no pages")
    return reader


def _read_pages(data: bytes, gathering: Gathering) -> _Pages:
    import pdfplumber

    pages = _Pages()
    unruled: Unruled | None = None
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            shown, unruled = _read_page(page, number, gathering, unruled)
            pages.shown.append(shown)
            if not pages.shown[-1] and _is_picture(page):
                pages.pictures.append(number)
            page.close()
    return pages


def _read_page(
    page: Any, number: int, gathering: Gathering, before: Unruled | None
) -> tuple[list[Paragraph | RuledTable], Unruled | None]:
    """The paragraphs and tables of a page by their height on it; the table without lines with which it ends."""
    unruled: Unruled | None = None
    letters = without_doubles(page.chars)
    tables = ruled_tables(page, number, letters) if letters else []
    lines = _lines_outside(letters, tables)
    if not tables and (before or looks_tabular(lines)):
        unruled = unruled_table(letters, number, before)
        if unruled or looks_tabular(lines):
            gathering.remark("unruled-table-read" if unruled else "unruled-table", Place(page=number), page=str(number))
        tables = [unruled.table] if unruled else []
        lines = _lines_outside(letters, tables)
    right_edge = max((line.x1 for line in lines if line.x1 <= page.width), default=0.0)
    shown: list[tuple[float, Paragraph | RuledTable]] = [(table.box[1], table) for table in tables]
    for count, (text, line) in enumerate(paragraphs_of(lines, right_edge), start=1):
        place = Place(page=number, paragraph=count)
        shown.append((line.top, Paragraph(text, place, check_boxes=check_boxes_in(text))))
    items = [item for _, item in sorted(shown, key=lambda pair: pair[0])]
    return items, unruled


def _lines_outside(letters: list[Letter], tables: list[RuledTable]) -> list[Line]:
    return lines_of([letter for letter in letters if not any(stands_in(letter, table.box) for table in tables)])


def _recognise(data: bytes, pages: _Pages, gathering: Gathering) -> None:
    """Put the words of pages that are pictures into their place, where OCR is there to read them."""
    for number, lines in (read_pages(data, pages.pictures) if pages.pictures else {}).items():
        pages.shown[number - 1] = list(lines)
        pages.pictures.remove(number)
        gathering.remark("ocr-read", Place(page=number), what=f"Page {number}")


def _is_picture(page: Any) -> bool:
    area = float(page.width) * float(page.height)
    return any(
        (image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > _PICTURE_OF_A_PAGE * area
        for image in page.images
    )


def _blocks(pages: _Pages) -> tuple[Block, ...]:
    """Paragraphs and whole tables in reading order."""
    blocks: list[Paragraph | list[RuledTable]] = []
    running = _running_lines(pages)
    open_table: list[RuledTable] | None = None
    for shown in pages.shown:
        for item in shown:
            if isinstance(item, Paragraph):
                blocks.append(item)
                if _without_numbers(item.text) not in running:
                    open_table = None
            elif open_table is not None and item is _first_table(shown) and goes_on(open_table[-1], item):
                open_table.append(item)
            else:
                open_table = [item]
                blocks.append(open_table)
    count = 0
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            count += 1
            found.append(join(block, count))
    return tuple(found)


def _first_table(shown: list[Paragraph | RuledTable]) -> RuledTable | None:
    return next((item for item in shown if isinstance(item, RuledTable)), None)


def _running_lines(pages: _Pages) -> set[str]:
    """Lines at the head or foot of a page that stand on another page too, page numbers apart."""
    seen: Counter[str] = Counter()
    for shown in pages.shown:
        margins = [*shown[:_MOST_RUNNING_LINES], *shown[-_MOST_RUNNING_LINES:]]
        seen.update({_without_numbers(item.text) for item in margins if isinstance(item, Paragraph)})
    return {text for text, count in seen.items() if count > 1}


def _look_again(data: bytes, reader: Any, pages: _Pages, blocks: tuple[Block, ...], gathering: Gathering) -> None:
    """Report the words that stand on the pages and that were not read."""
    whole = Document("", "", "", blocks)
    read = [one.text for one in (*whole.paragraphs(), *gathering.aside)]
    seen = text_of(data)
    is_damaged = any(remark.code in ("file-repaired", "pages-missing") for remark in gathering.remarks)
    if is_damaged or len(reader.pages) != len(pages.shown):
        seen += "\n" + text_by_pypdf(reader.pages)
    else:
        empty = [page for page, shown in zip(reader.pages, pages.shown, strict=False) if not shown]
        seen += "\n" + text_by_pypdf(empty)
    lost = words_not_read(seen, read)
    if lost:
        gathering.remark("text-not-read", Place(), text=quote(" ".join(lost)))


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "0", text).strip()


def _compare_pages(reader: Any, pages: _Pages, gathering: Gathering) -> None:
    """Say so when there are fewer pages than the file declares: a damaged PDF opens without complaint."""
    declared = reader.root_object["/Pages"].get("/Count")
    if isinstance(declared, int) and declared != len(pages.shown):
        gathering.remark("pages-missing", Place(), declared=str(declared), read=str(len(pages.shown)))
