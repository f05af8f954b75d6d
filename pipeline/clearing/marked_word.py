"""Comments and highlighting in a Word file, at the places that its issues name.

Nothing else changes: no letter, no tick, no colour that the agency gave a cell.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.clearing.word_comments import Comments
from pipeline.clearing.word_package import WordPackage
from pipeline.readers import read
from pipeline.readers import word_names as n
from pipeline.readers.document import Cell, Document, Paragraph, Table
from pipeline.settings import QUERY_AUTHOR

_INITIALS = "Q"
_YELLOW = "FFF2CC"
_PLAIN_FILLS = (None, "auto", "FFFFFF", _YELLOW)
_COLUMN = re.compile(r"^(table \d+), column “(.*)”$", re.DOTALL)
_QUESTION = re.compile(r"^Section (\d+), question (\d+(?:\.\d+)?)\b")
_AFTER_CELL_SHADING = tuple(
    n.W + name
    for name in (
        "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel",
        "cellMerge", "tcPrChange",
    )
)  # fmt: skip
_BEFORE_PARAGRAPH_SHADING = tuple(
    n.W + name
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr",
    )
)  # fmt: skip


def marked_word(original: bytes, name: str, comments: Sequence[tuple[str, str]]) -> bytes:
    """The file with its comments.

    Args:
        original: a .docx or .docm.
        name: for the reader.
        comments: where (as an issue describes it) and what.
    """
    package = WordPackage(original)
    root = package.xml(package.main)
    margin = Comments(package, QUERY_AUTHOR, _INITIALS)
    elements = list(root.iter(n.W_P))
    document = read(original, name)
    places = _places(document)
    for location, words in comments:
        numbers = places.get(location) or _of_column(location, places) or _of_question(location, document)
        found = [elements[number - 1] for number in numbers if 0 < number <= len(elements)]
        if found:
            _highlight(found)
            margin.put_around(found[0], found[-1], words)
        else:
            first = next((one for one in elements if next(one.iterancestors(n.W_TXBX), None) is None), None)
            if first is not None:
                margin.put_around(first, first, f"{words} ({location})")
    return package.assembled()


def _places(document: Document) -> dict[str, list[int]]:
    """The numbers of the paragraphs at each place that an issue may name: a paragraph, a cell, a row, a table."""
    found: dict[str, list[int]] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph):
            _put(found, block.place.describe(), [block])
        elif isinstance(block, Table):
            _put(found, block.place.describe(), _first_cell(block.rows))
            for row in block.rows:
                for cell in row:
                    _put(found, cell.place.describe(), _own(cell))
                    _put(found, _row_of(cell), _own(cell))
                    for inner in _all(cell):
                        found.setdefault(f"{block.place.describe()}\n{inner.text}", [inner.place.paragraph or 0])
    return found


def _put(found: dict[str, list[int]], place: str, paragraphs: Iterable[Paragraph]) -> None:
    numbers = [one.place.paragraph for one in paragraphs if one.place.paragraph is not None]
    if numbers and place not in found:
        found[place] = numbers


def _first_cell(rows: Sequence[Sequence[Cell]]) -> list[Paragraph]:
    return next((own for row in rows for cell in row if (own := _own(cell))), [])


def _row_of(cell: Cell) -> str:
    """The row of a cell in words; its first cell is marked for it."""
    return cell.place.describe().rsplit(", column", 1)[0]


def _own(cell: Cell) -> list[Paragraph]:
    return [block for block in cell.blocks if isinstance(block, Paragraph)] or _all(cell)


def _all(cell: Cell) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, Table):
            found.extend(one for row in block.rows for inner in row for one in _all(inner))
    return found


def _of_column(location: str, places: dict[str, list[int]]) -> list[int]:
    """The heading of a column, for an issue about the whole of it."""
    column = _COLUMN.match(location)
    if column is None:
        return []
    heading = " ".join(column.group(2).rsplit(" – ", maxsplit=1)[-1].split())
    return next(
        (numbers for place, numbers in places.items() if _is_heading(place, column.group(1), heading)),
        [],
    )


def _of_question(location: str, document: Document) -> list[int]:
    """The numbered question of a section, for an answer that is missing."""
    question = _QUESTION.match(location)
    if question is None:
        return []
    section, number = question.groups()
    is_inside = False
    for paragraph in document.paragraphs():
        is_inside = is_inside or bool(re.match(rf"\s*section\s+{section}\b", paragraph.text, re.IGNORECASE))
        if is_inside and re.match(rf"\s*{re.escape(number)}[.)\s]", paragraph.text):
            return [paragraph.place.paragraph or 0]
    return []


def _is_heading(place: str, table: str, heading: str) -> bool:
    where, _, text = place.partition("\n")
    return where == table and " ".join(text.split()) == heading


def _highlight(paragraphs: Sequence[Any]) -> None:
    """Shade the cell, or the paragraphs outside of tables. A cell that has a colour keeps it: it may be an answer."""
    from lxml import etree

    cell = next(paragraphs[0].iterancestors(n.W + "tc"), None)
    shading = {n.W_VAL: "clear", n.W + "color": "auto", n.W + "fill": _YELLOW}
    if cell is None:
        for paragraph in paragraphs:
            properties = _properties(paragraph, n.W_PPR)
            if properties.find(n.W + "shd") is None:
                at = sum(1 for one in properties if one.tag in _BEFORE_PARAGRAPH_SHADING)
                properties.insert(at, etree.Element(n.W + "shd", shading))
        return
    properties = _properties(cell, n.W_TCPR)
    before = properties.find(n.W + "shd")
    if before is not None:
        if before.get(n.W + "fill") in _PLAIN_FILLS:
            before.attrib.update(shading)
        return
    at = next((index for index, one in enumerate(properties) if one.tag in _AFTER_CELL_SHADING), len(properties))
    properties.insert(at, etree.Element(n.W + "shd", shading))


def _properties(element: Any, tag: str) -> Any:
    from lxml import etree

    found = element.find(tag)
    if found is None:
        found = etree.Element(tag)
        element.insert(0, found)
    return found
