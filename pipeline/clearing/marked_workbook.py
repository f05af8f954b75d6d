"""Comments and highlighting in an Excel file, at the cells that its issues name. Values and formulas stay untouched."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from pipeline.settings import HEADING_ROWS_SEARCHED, QUERY_AUTHOR

_CORE, _EPOCH = "docProps/core.xml", (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_NO_TIME = rb"\g<1>1980-01-01T00:00:00Z\g<3>"
_YELLOW = "FFF2CC"
_RED = "C00000"
_CELL = re.compile(r"^cell ([A-Z]{1,3}\d+)$")
_ROW = re.compile(r"^row (\d+)$")
_COLUMN = re.compile(r"^column “(.*)”$", re.DOTALL)
_WIDTH, _LINE_HEIGHT, _LETTERS_A_LINE = 320, 18, 48  # of the comment's box, in points and letters
_LONGEST_COMMENT = 30_000  # Excel keeps 32,767 letters


def marked_workbook(original: bytes, comments: Sequence[tuple[str, str]], *, has_macros: bool) -> bytes:
    """The workbook with its comments.

    Args:
        original: an .xlsx or .xlsm.
        comments: where (as an issue describes it) and what.
        has_macros: keep them; they are never run here.
    """
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(original), rich_text=True, keep_vba=has_macros)
    for location, words in comments:
        cell = _cell_at(book, location)
        if cell is not None:
            _highlight(cell)
            _comment(cell, words)
        elif book.worksheets:
            _comment(book.worksheets[0]["A1"], f"{words} ({location})")
    stream = io.BytesIO()
    book.save(stream)
    return _with_own_properties(stream.getvalue(), original)


def _with_own_properties(data: bytes, original: bytes) -> bytes:
    """The same workbook with the author and the times of the original, and the same bytes whenever it is made."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(original)) as before,
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            is_own = name == _CORE and name in before.namelist()
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            content = before.read(name) if is_own else source.read(name)
            archive.writestr(member, _STAMP.sub(_NO_TIME, content) if name == _CORE and not is_own else content)
    return target.getvalue()


def _cell_at(book: Any, location: str) -> Any:
    """The cell that a place names: itself, the first of its row, the heading of its column, the sheet's first."""
    for sheet in sorted(book.worksheets, key=lambda one: -len(one.title)):
        where = f"sheet {sheet.title}"
        if location == where:
            return sheet["A1"]
        if not location.startswith(where + ", "):
            continue
        rest = location[len(where) + 2 :]
        if found := _CELL.match(rest):
            return _top_left(sheet, sheet[found.group(1)])
        if found := _ROW.match(rest):
            cells = [cell for cell in sheet[int(found.group(1))] if cell.value is not None]
            return cells[0] if cells else sheet.cell(int(found.group(1)), 1)
        if found := _COLUMN.match(rest):
            return _heading(sheet, found.group(1))
    return None


def _top_left(sheet: Any, cell: Any) -> Any:
    for merged in sheet.merged_cells.ranges:
        if cell.coordinate in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    return cell


def _heading(sheet: Any, heading: str) -> Any:
    wanted = " ".join(heading.rsplit(" – ", maxsplit=1)[-1].split())
    for row in sheet.iter_rows(max_row=min(sheet.max_row, HEADING_ROWS_SEARCHED + 1)):
        for cell in row:
            if cell.value is not None and " ".join(str(cell.value).split()) == wanted:
                return cell
    return None


def _highlight(cell: Any) -> None:
    """Fill the cell; one that has a colour keeps it, since it may be an answer, and gets a red frame."""
    from openpyxl.styles import Border, PatternFill, Side

    if cell.fill is None or cell.fill.fill_type is None:
        cell.fill = PatternFill("solid", fgColor=_YELLOW)
    else:
        line = Side(style="medium", color=_RED)
        cell.border = Border(left=line, right=line, top=line, bottom=line)


def _comment(cell: Any, words: str) -> None:
    """Below what the agency itself had commented there."""
    from openpyxl.comments import Comment

    before = f"{cell.comment.text}\n\n" if cell.comment is not None else ""
    text = (before + words)[:_LONGEST_COMMENT]
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    cell.comment = Comment(text, QUERY_AUTHOR, width=_WIDTH, height=_LINE_HEIGHT * (lines + 1))
