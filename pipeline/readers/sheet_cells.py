"""The cells of one sheet as they stand in its XML: each that holds something, with its position, style and kind.

The library that knows all about workbooks takes fifty times as long for a cell, forgets what stands under a merge, and
walks the file a second time for formulas. It is asked about styles, comments and margins only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline import settings
from pipeline.readers.document import column_letters

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
S = "{" + _MAIN + "}"
_VALUE, _INLINE, _FORMULA, _TEXT, _RUN = S + "v", S + "is", S + "f", S + "t", S + "r"
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_OFF = ("0", "false")
Element = Any
Position = tuple[int, int]


@dataclass(slots=True)
class RawCell:
    """One cell, nothing worked out.

    Args:
        kind: what its value is: "n" number, "s" shared string, "str" text, "b" yes or no, "e" error, "d" date,
            "inlineStr".
        style: number of its style in the workbook.
        value: the stored value; `None` where there is none.
        inline: the element of a text that stands in the cell itself.
        formula: the element of its formula.
    """

    row: int
    column: int
    kind: str
    style: int
    value: str | None = None
    inline: Element | None = None
    formula: Element | None = None


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The cells of a sheet, in order, its hidden rows, its merges (top left position to rows and columns) and the
    letters that stand where no cell is."""

    rows: tuple[tuple[RawCell, ...], ...]
    hidden_rows: frozenset[int]
    merges: dict[Position, Position]
    stray: tuple[str, ...]

    def covered(self) -> set[Position]:
        """The positions that a merge covers, up to half a million of them: no person makes more."""
        found: set[Position] = set()
        for (top, left), (rows, columns) in self.merges.items():
            if len(found) > settings.MOST_COVERED_CELLS:
                break
            area = {(row, column) for row in range(top, top + rows) for column in range(left, left + columns)}
            found |= area - {(top, left)}
        return found


def read_cells(root: Element) -> RawSheet:
    """The cells of each row in which any cell holds something; formatted empty rows cost nothing.

    Args:
        root: the root element of the sheet's part.
    """
    rows: list[tuple[RawCell, ...]] = []
    hidden: set[int] = set()
    number = 0
    for row in _xpath("s:sheetData/s:row[s:c[*]]")(root):
        number = _row_number(row, number)
        cells = tuple(_cells(row, number))
        if (row.get("hidden") or "0").lower() not in _OFF:
            hidden.update(cell.row for cell in cells)
        rows.append(cells)
    return RawSheet(tuple(rows), frozenset(hidden), _merges(root), tuple(_stray(root)))


def text_of(holder: Element) -> str:
    """The letters of a shared or inline string, those of its runs joined; without the pronunciation beside them."""
    if len(holder) == 1 and holder[0].tag == _TEXT:
        text = holder[0].text or ""
    else:
        text = "".join(
            part.text or ""
            for child in holder
            for part in ([child] if child.tag == _TEXT else child.iterchildren(_TEXT) if child.tag == _RUN else ())
        )
    return text.replace("x005F_", "") if "x005F_" in text else text


def is_partly_struck(holder: Element) -> bool:
    """Whether a run of a shared or inline string is struck through."""
    strikes = holder.iter(S + "strike")
    return any((strike.get("val") or "1").lower() not in _OFF for strike in strikes)


def stray_letters(root: Element) -> list[str]:
    """The letters of a table of shared strings that belong to none of them."""
    own = "parent::s:t[parent::s:si or parent::s:r/parent::s:si]"
    return [str(text) for text in _xpath(f".//text()[normalize-space() and not({own})]")(root)]


def column_number(letters: str) -> int:
    """Which column Excel's letters mean: AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _cells(row: Element, number: int) -> Iterator[RawCell]:
    """The cells of one row that hold a value or have a style of their own (a colour may be the answer)."""
    own = str(number)
    column = 0
    for cell in row:
        if cell.tag != S + "c":
            continue
        reference = cell.get("r")
        at = number
        if reference is None:
            column += 1
        elif reference.endswith(own) and (letters := reference[: -len(own)]) in _letters():
            column = _letters()[letters]
        else:
            at, column = _position(reference)
        read = RawCell(at, column, cell.get("t") or "n", int(cell.get("s") or 0))
        for child in cell:
            tag = child.tag
            if tag == _VALUE and read.value is None:
                read.value = child.text or None
            elif tag == _INLINE and read.inline is None:
                read.inline = child
            elif tag == _FORMULA:
                read.formula = child
        yield read


def _row_number(row: Element, before: int) -> int:
    written = row.get("r")
    return before + 1 if written is None else int(float(written))


def _position(reference: str) -> Position:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference} is no cell")
    return int(found[2]), column_number(found[1])


def _merges(root: Element) -> dict[Position, Position]:
    """The merges that people make; one over a whole sheet is nobody's, and would cover every answer."""
    merges: dict[Position, Position] = {}
    for merge in root.iter(S + "mergeCell"):
        first, _, last = (merge.get("ref") or "").partition(":")
        (top, left), (bottom, right) = _position(first), _position(last or first)
        rows, columns = abs(bottom - top) + 1, abs(right - left) + 1
        if rows * columns <= settings.LARGEST_MERGE_CELLS:
            merges[min(top, bottom), min(left, right)] = rows, columns
    return merges


def _stray(root: Element) -> list[str]:
    """Letters of values outside of a cell, of a second value in one, and of elements that no sheet has."""
    told = "parent::s:v or parent::s:f or parent::s:t"
    in_cell = "parent::s:c/parent::s:row/parent::s:sheetData"
    lost = (
        f"s:sheetData//text()[normalize-space() and not({told})]",
        f".//s:v[preceding-sibling::s:v or not({in_cell})]/text()",
        f".//s:is[preceding-sibling::s:is or not({in_cell})]//text()",
        "s:sheetData//s:t[not(ancestor::s:is)]/text()",
    )
    return [str(text) for path in lost for text in _xpath(path)(root)]


@lru_cache(maxsize=1)
def _letters() -> dict[str, int]:
    """The names of all columns that anybody uses."""
    return {column_letters(number): number for number in range(1, 703)}


@lru_cache(maxsize=16)
def _xpath(path: str) -> Any:
    from lxml import etree

    return etree.XPath(path, namespaces={"s": _MAIN}, smart_strings=False)
