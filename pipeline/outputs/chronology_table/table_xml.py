"""A Word table written as ready XML, row by row: python-docx makes it cell by cell, three milliseconds a row."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from pipeline.outputs.safe_text import shown

_TWIPS_PER_CM = 567
_LEFTWARD = '<w:szCs w:val="16"/><w:rtl/>'
"""Arabic and Hebrew letters have a size of their own: eight points, as the others."""
_LONGEST_KEPT = 1500
"""A row with more characters in one cell may break across pages: whole it might not fit on one."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its text, line by line, how it looks (RRGGBB), and over how many columns it goes."""

    text: str
    fill: str
    ink: str = "1A1A1A"
    bold: bool = False
    struck: bool = False
    across: int = 1


class TableXml:
    """One table, written from its heading row downwards, for a document that has named the prefix `w`.

    Args:
        out: where it goes, UTF-8.
        widths_cm: of the columns.
        title, description: what screen readers say of the table.
    """

    def __init__(self, out: IO[bytes], widths_cm: Sequence[float], title: str, description: str) -> None:
        self._out = out
        self._widths = [round(width * _TWIPS_PER_CM) for width in widths_cm]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        self._put(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(self._widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/></w:tblCellMar>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
            f' w:noVBand="1"/><w:tblCaption w:val={quoteattr(shown(title))}/>'
            f"<w:tblDescription w:val={quoteattr(shown(description))}/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        )

    def add(self, cells: Sequence[TableCell], *, is_heading: bool = False, keeps_next: bool = False) -> None:
        """One row. A heading row repeats on each page; `keeps_next` holds it on the page of the next row."""
        is_short = all(len(cell.text) <= _LONGEST_KEPT for cell in cells)
        properties = ("<w:cantSplit/>" if is_short else "") + ("<w:tblHeader/>" if is_heading else "")
        parts = [f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"]
        place = 0
        for cell in cells:
            width = sum(self._widths[place : place + cell.across])
            place += cell.across
            span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
            parts.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}'
                f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/></w:tcPr>'
            )
            parts += [_paragraph(line, cell, keeps_next=keeps_next) for line in shown(cell.text).split("\n")]
            parts.append("</w:tc>")
        self._put("".join((*parts, "</w:tr>")))

    def close(self) -> None:
        """The table's end."""
        self._put("</w:tbl>")

    def _put(self, xml: str) -> None:
        self._out.write(xml.encode())


def _paragraph(line: str, cell: TableCell, *, keeps_next: bool) -> str:
    is_leftward = _reads_leftward(line)
    layout = ("<w:keepNext/>" if keeps_next else "") + ("<w:bidi/>" if is_leftward else "")
    layout = f"<w:pPr>{layout}</w:pPr>" if layout else ""
    if not line:
        return f"<w:p>{layout}</w:p>"
    look = ("<w:b/><w:bCs/>" if cell.bold else "") + ("<w:strike/>" if cell.struck else "")
    look += f'<w:color w:val="{cell.ink}"/>' + (_LEFTWARD if is_leftward else "")
    return (
        f'<w:p>{layout}<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{_with_tabs(escape(line))}</w:t></w:r></w:p>'
    )


def _with_tabs(text: str) -> str:
    return text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')


def _reads_leftward(line: str) -> bool:
    """Whether the first letter that has a direction is of a script that is written from right to left."""
    if line.isascii():
        return False
    directions = (unicodedata.bidirectional(letter) for letter in line)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"
