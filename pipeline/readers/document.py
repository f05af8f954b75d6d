"""One neutral document, whatever the format: what all later stages see.

Every piece of text stands exactly once, with a place that a person can follow. What people do not see on opening the
file (comments, tracked deletions, hidden rows, properties …) is here too, marked by its part or by `hidden`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pipeline.readers.quick_records import quickly_made

Part = Literal[
    "body", "table", "header", "footer", "footnote", "endnote", "comment", "tracked-insertion", "tracked-deletion",
    "text-box", "alt-text", "hidden-text", "properties", "custom-xml", "embedded-file", "hyperlink", "field-code",
    "annotation", "under-redaction", "attachment", "bookmark",
]  # fmt: skip
CellValue = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None


@quickly_made
@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands. Numbers count from 1, as a person counts.

    Args:
        part: which part of the file.
        member: the name of the part inside the container (`word/document.xml`), for programs.
        page: PDF page.
        sheet: Excel sheet name.
        table: number of the outermost table in reading order; nested tables are reached through their cell.
        row, column: row and cell in that table; sheet row and column for Excel; line and field for CSV.
        paragraph: number of the paragraph in its part, nested ones counted in document order.
        heading: the column's or the box's heading, where a form found one.
    """

    part: Part = "body"
    member: str = ""
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    heading: str | None = None

    def describe(self) -> str:
        """The place in words: "table 2, row 5, column 3"; "sheet Events, cell C7"; "page 4, paragraph 12"."""
        words: list[str] = []
        if self.part not in ("body", "table"):
            words.append(self.part.replace("-", " "))
        if self.page is not None:
            words.append(f"page {self.page}")
        words += self._in_sheet() if self.sheet is not None else self._in_table()
        if self.heading:
            words.append(f"“{self.heading}”")
        return ", ".join(words) or "the file as a whole"

    def _in_sheet(self) -> list[str]:
        if self.row is None:
            return [f"sheet {self.sheet}"]
        if self.column is None:
            return [f"sheet {self.sheet}", f"row {self.row}"]
        return [f"sheet {self.sheet}", f"cell {column_letters(self.column)}{self.row}"]

    def _in_table(self) -> list[str]:
        counted = (("table", self.table), ("row", self.row), ("column", self.column))
        words = [f"{name} {number}" for name, number in counted if number is not None]
        if self.table is None and self.paragraph is not None:
            words.append(f"paragraph {self.paragraph}")
        return words


def column_letters(column: int) -> str:
    """Excel's name of a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@quickly_made
@dataclass(frozen=True, slots=True)
class CheckBox:
    """A tick box in a paragraph: `offset` is where its ☒ or ☐ stands in the paragraph's text."""

    offset: int
    ticked: bool


@quickly_made
@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, its runs joined.

    Args:
        text: as a person reads it, tracked insertions in, deletions out; tab as `\\t`, line break as `\\n`.
        place: where it stands.
        heading_level: 1 to 9 for a heading style, else `None`.
        struck: all of the text is struck through.
        hidden: a person does not see it on opening the file (vanish, white, hidden row, deleted …).
        check_boxes: in the order of the text.
        struck_parts: the stretches (start, end) that are struck through; all of the text where `struck`.
        inserted: the stretches (start, end) that are tracked insertions or the new place of moved text.
    """

    text: str
    place: Place
    heading_level: int | None = None
    struck: bool = False
    hidden: bool = False
    check_boxes: tuple[CheckBox, ...] = ()
    inserted: tuple[tuple[int, int], ...] = ()
    struck_parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A named form field with its answer: a PDF form field, or a named content control that stands alone."""

    name: str
    value: str
    place: Place


@quickly_made
@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, once, however many grid positions it covers.

    Args:
        row, column: its top left position in the table's grid, from 1.
        row_span, column_span: how many positions it covers.
        blocks: paragraphs and nested tables in it.
        place: where it stands.
        value: the typed value of a spreadsheet cell (a real date stays a date); `None` for Word, PDF and CSV.
        fill: background colour as RRGGBB, if set.
        hidden: its row, column or sheet is hidden.
    """

    row: int
    column: int
    blocks: tuple[Block, ...]
    place: Place
    row_span: int = 1
    column_span: int = 1
    value: CellValue = None
    fill: str | None = None
    hidden: bool = False

    @property
    def text(self) -> str:
        """The paragraphs of the cell, joined by line breaks; nested tables are left out."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph)).strip()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables nested in the cell."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True, slots=True)
class Table:
    """A table or a sheet. `rows` holds each row's own cells in order; empty rows at the end are left out."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    title: str | None = None


Block = Paragraph | Table | Field


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file that a person should know: `code` is in the catalogue of issues."""

    code: str
    words: dict[str, str]
    place: Place


@dataclass(frozen=True)
class Document:
    """One file, read.

    Args:
        name: the file's own name.
        sha256: of its bytes.
        media_type: by content.
        blocks: body in reading order: paragraphs, tables, fields.
        aside: every other part (headers, notes, comments, deletions, properties …), each paragraph with its part.
        properties: the file's own properties by name (`title`, `author`, `last_modified` in ISO 8601, custom ones).
        remarks: what the reader noticed (tracked changes, hidden rows, pictures in an answer …).
        strings: of a draft that is checked: every string of every part of its file, what was read or not.
    """

    name: str
    sha256: str
    media_type: str
    blocks: tuple[Block, ...]
    aside: tuple[Paragraph, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    strings: tuple[Paragraph, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the body, those in cells and nested tables too, in reading order."""
        for block in self.blocks:
            yield from _paragraphs_of(block)

    def tables(self) -> Iterator[Table]:
        """Every outermost table, in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))

    @property
    def text(self) -> str:
        """All visible text of the body, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs() if not paragraph.hidden)


def _paragraphs_of(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                for inner in cell.blocks:
                    yield from _paragraphs_of(inner)
    else:
        yield Paragraph(text=f"{block.name}: {block.value}", place=block.place)
