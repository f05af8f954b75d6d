"""Rows written into a write-only sheet as ready XML, a row at a time, straight into the packed file.

openpyxl makes three objects and asks some forty questions for each cell; in a chronology of 10,000 rows that is most of
the time. Here a cell is a piece of text made from its style's number. openpyxl also writes each sheet into the system's
temporary folder first: case text has no business there. This is the only module that touches the private parts of
openpyxl's write-only sheet; a test fails if openpyxl changes them.
"""

import re
from collections.abc import Generator, Sequence
from datetime import date
from typing import IO, Any
from xml.sax.saxutils import escape

from pipeline.outputs.chronology_workbook.styles import Value
from pipeline.outputs.safe_text import shown
from pipeline.stable_zip import StableZip

_FIRST_DAY = date(1899, 12, 30).toordinal()
"""Excel's day 0, for days after February 1900."""
LONGEST_TEXT = 32_767
"""Excel's own limit of characters in a cell."""
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, or reads back as something else."""
_ROWS_AT_ONCE = 64
"""So many rows are packed together: packing each by itself takes longer."""


class RowWriter:
    """Writes the rows of one write-only sheet, top to bottom.

    Args:
        sheet: openpyxl's, its columns, panes and print settings already set; the last sheet of its workbook so far.
        archive: the workbook's file. One sheet is written at a time.
    """

    def __init__(self, sheet: Any, archive: StableZip) -> None:
        self.rows = 0
        self._sheet = sheet
        self._archive = archive
        self._letters: list[str] = []
        self._addresses: dict[str, str] = {}
        self._links: list[str] = []
        self._waiting: list[str] = []

    def write(self, values: Sequence[Value], styles: Sequence[int], points: float) -> None:
        """One row: `styles` are style numbers (`StyleBook.number`), `points` its height."""
        if not self.rows:
            self._begin()
        while len(self._letters) < len(values):
            self._letters.append(_letter(len(self._letters) + 1))
        self.rows += 1
        row = self._row(values, styles, points)
        if _NO_XML.search(row):  # in a text shown as it came
            row = self._row([shown(value) if isinstance(value, str) else value for value in values], styles, points)
        self._waiting.append(row)
        if len(self._waiting) == _ROWS_AT_ONCE:
            self._pack()

    def _row(self, values: Sequence[Value], styles: Sequence[int], points: float) -> str:
        number = self.rows
        parts = [f'<row r="{number}" ht="{points:g}" customHeight="1">']
        for letter, value, style in zip(self._letters, values, styles, strict=False):
            if value is None or value == "":
                parts.append(f'<c r="{letter}{number}" s="{style}"/>')
            elif isinstance(value, str):
                kept = ' xml:space="preserve"' if value[0].isspace() or value[-1].isspace() else ""
                text = escape(value if len(value) <= LONGEST_TEXT else value[:LONGEST_TEXT])
                parts.append(f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t{kept}>{text}</t></is></c>')
            else:
                figure = value.toordinal() - _FIRST_DAY if isinstance(value, date) else value
                parts.append(f'<c r="{letter}{number}" s="{style}"><v>{figure}</v></c>')
        parts.append("</row>")
        return "".join(parts)

    def link(self, column: int, target: str) -> None:
        """A link on a cell of the last row; columns count from 0. Links to one address share one relationship."""
        from openpyxl.packaging.relationship import Relationship

        if target not in self._addresses:
            relationship = Relationship(type="hyperlink", TargetMode="External", Target=target)
            self._sheet._writer._rels.append(relationship)
            self._addresses[target] = relationship.id
        self._links.append(f'<hyperlink ref="{self._letters[column]}{self.rows}" r:id="{self._addresses[target]}"/>')

    def comment(self, column: int, text: str, author: str) -> None:
        """A comment on a cell of the last row; columns count from 0."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.comments import Comment
        from openpyxl.comments.comment_sheet import CommentRecord

        cell = WriteOnlyCell(self._sheet)
        cell.row, cell.column = self.rows, column + 1
        cell.comment = Comment(text, author, width=240, height=100)
        self._sheet._comments.append(CommentRecord.from_cell(cell))

    def close(self) -> None:
        """No more rows: what follows them in the file, and the file's end."""
        self._sheet.close()
        self._sheet._writer.out.close()

    def _begin(self) -> None:
        from openpyxl.worksheet._writer import WorksheetWriter

        sheet = self._sheet
        sheet._id = len(sheet.parent.worksheets)  # the number that openpyxl will give it, and its name in the file
        sheet._writer = writer = WorksheetWriter(sheet, self._archive.member(sheet.path[1:]))
        writer.write_hyperlinks = self._write_links
        writer.cleanup = lambda: None  # no temporary file was made
        writer.write_top()
        sheet._rows = self._stream(writer)
        next(sheet._rows)

    def _stream(self, writer: Any) -> Generator[None, None, None]:
        """What openpyxl's own `_write_rows` does, with rows that are text already and go past its stream."""
        stream = writer.xf.send(True)
        with stream.element("sheetData"):
            stream.flush()
            try:
                while True:
                    yield
            except GeneratorExit:
                self._pack()
        writer.xf.send(None)

    def _pack(self) -> None:
        out: IO[bytes] = self._sheet._writer.out
        out.write("".join(self._waiting).encode())
        self._waiting.clear()

    def _write_links(self) -> None:
        if self._links:
            writer = self._sheet._writer
            writer.xf.send(True).flush()
            namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            writer.out.write(f'<hyperlinks xmlns:r="{namespace}">{"".join(self._links)}</hyperlinks>'.encode())
            writer.xf.send(None)


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))
