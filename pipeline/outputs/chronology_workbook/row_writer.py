"""Rows written into a write-only sheet as ready XML, a row at a time.

openpyxl makes three objects and asks some forty questions for each cell; in a chronology of 10,000 rows that is most of
the time. Here a cell is a piece of text made from its style's number. This is the only module that touches the private
parts of openpyxl's write-only sheet; a test fails if openpyxl changes them.
"""

from collections.abc import Generator, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from pipeline.outputs.chronology_workbook.styles import Value
from pipeline.outputs.safe_text import shown

_FIRST_DAY = date(1899, 12, 30).toordinal()
"""Excel's day 0, for days after February 1900."""
LONGEST_TEXT = 32_767
"""Excel's own limit of characters in a cell."""


class RowWriter:
    """Writes the rows of one write-only sheet, top to bottom.

    Args:
        sheet: openpyxl's, its columns, panes and print settings already set.
    """

    def __init__(self, sheet: Any) -> None:
        self.rows = 0
        self._sheet = sheet
        self._letters: list[str] = []
        self._addresses: dict[str, str] = {}

    def write(self, values: Sequence[Value], styles: Sequence[int], points: float) -> None:
        """One row: `styles` are style numbers (`StyleBook.number`), `points` its height."""
        from lxml.etree import XMLSyntaxError, fromstring

        if not self.rows:
            self._begin()
        while len(self._letters) < len(values):
            self._letters.append(_letter(len(self._letters) + 1))
        self.rows += 1
        try:
            row = fromstring(self._row(values, styles, points))
        except (XMLSyntaxError, UnicodeEncodeError):  # a character that no XML can hold, in a text shown as it came
            safe = [shown(value) if isinstance(value, str) else value for value in values]
            row = fromstring(self._row(safe, styles, points))
        self._sheet._rows.send(row)

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
        from openpyxl.worksheet.hyperlink import Hyperlink

        if target not in self._addresses:
            relationship = Relationship(type="hyperlink", TargetMode="External", Target=target)
            self._sheet._writer._rels.append(relationship)
            self._addresses[target] = relationship.id
        self._sheet._hyperlinks.append(Hyperlink(ref=f"{self._letters[column]}{self.rows}", id=self._addresses[target]))

    def comment(self, column: int, text: str, author: str) -> None:
        """A comment on a cell of the last row; columns count from 0."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.comments import Comment
        from openpyxl.comments.comment_sheet import CommentRecord

        cell = WriteOnlyCell(self._sheet)
        cell.row, cell.column = self.rows, column + 1
        cell.comment = Comment(text, author, width=240, height=100)
        self._sheet._comments.append(CommentRecord.from_cell(cell))

    def _begin(self) -> None:
        self._sheet._get_writer()
        self._sheet._rows = _stream(self._sheet._writer)
        next(self._sheet._rows)


def _stream(writer: Any) -> Generator[None, Any, None]:
    """What openpyxl's own `_write_rows` does, with rows that are elements already."""
    stream = writer.xf.send(True)
    with stream.element("sheetData"):
        try:
            while True:
                stream.write((yield))
        except GeneratorExit:
            pass
    writer.xf.send(None)


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))
