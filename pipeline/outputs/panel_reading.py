"""The rapid review template as it stands in a Word file: what each of its fields says, who is listed, what is ticked.

Fields are found by the labels that the template itself has beside them, so a partnership's own template is read as
well. Text that was inserted with changes tracked counts, deleted text does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pipeline.errors import Unusable

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_PEOPLE = ("participants", "observers")


@dataclass(frozen=True)
class TemplateWords:
    """What stands in a filled template.

    Args:
        texts: field to what its cell says; people as `Name | Job role | Agency`, one a line.
        ticked: the tags of the ticked boxes.
    """

    texts: dict[str, str]
    ticked: tuple[str, ...]


def read_template(content: bytes, template: bytes) -> TemplateWords:
    """The answers of a filled template.

    Args:
        content: the filled .docx.
        template: the one that it was made from, with its fields in double braces.

    Raises:
        Unusable: the file cannot be opened.
    """
    filled, blank = _opened(content), _opened(template)
    labels = dict(_labels(blank))
    texts: dict[str, str] = {}
    for grid in _grids(filled):
        for label, answer in _pairs(grid):
            field = labels.get(_plain(label))
            if field and field not in texts:
                texts[field] = answer
    lists = [grid for grid in _grids(filled) if grid and grid[0] == _people_heading(blank)]
    for field, grid in zip(_PEOPLE, lists, strict=False):
        texts[field] = "\n".join(_people(grid[1:]))
    return TemplateWords(texts, tuple(_ticked(filled)))


def _opened(content: bytes) -> Any:
    from docx import Document

    try:
        return Document(BytesIO(content))
    except Exception as error:
        raise Unusable(
            "unreadable", "The rapid review template cannot be opened.", "Save it again in Word as .docx."
        ) from error


def _labels(blank: Any) -> Iterator[tuple[str, str]]:
    """Each label of the template with the one field that stands beside or below it."""
    for grid in _grids(blank):
        for label, answer in _pairs(grid):
            words = answer.strip()
            if words.startswith("{{ ") and words.endswith(" }}") and words.count("{{") == 1 and "." not in words:
                yield _plain(label), words[3:-3].strip()


def _people_heading(blank: Any) -> list[str] | None:
    """The heading row of the table that lists the participants."""
    for grid in _grids(blank):
        if any("in participants" in cell for row in grid for cell in row):
            return grid[0]
    return None


def _people(rows: list[list[str]]) -> Iterator[str]:
    for row in rows:
        if row[0].strip() and not row[0].startswith("[") and row[0].strip().casefold() != "none":
            yield " | ".join(" ".join(cell.split()) for cell in row[:3])


def _pairs(grid: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Each cell with the one to its right, or in a table of one column with the one below it."""
    for number, row in enumerate(grid):
        if len(row) == 2:
            yield row[0], row[1]
        elif len(row) == 1 and number + 1 < len(grid):
            yield row[0], grid[number + 1][0]


def _grids(word: Any) -> Iterator[list[list[str]]]:
    """Every table as rows of texts; each merged cell once."""
    from docx.oxml.ns import qn

    for table in word.element.body.iter(qn("w:tbl")):
        yield [
            [_text(cell) for cell in row.iter(qn("w:tc"))]
            for row in table.iter(qn("w:tr"))
            if row.find(qn("w:tc")) is not None
        ]


def _text(cell: Any) -> str:
    """A cell's words; paragraphs and breaks as lines."""
    from docx.oxml.ns import qn

    lines = []
    for paragraph in cell.iter(qn("w:p")):
        parts = []
        for piece in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
            parts.append(piece.text or "" if piece.tag == qn("w:t") else "\n" if piece.tag == qn("w:br") else " ")
        lines.append("".join(parts))
    return "\n".join(line.strip() for line in "\n".join(lines).split("\n")).strip()


def _plain(label: str) -> str:
    """A label for comparing; names that a template puts into it are left out."""
    return " ".join(label.split("{{", maxsplit=1)[0].split()).casefold()


def _ticked(word: Any) -> Iterator[str]:
    from docx.oxml.ns import qn

    for control in word.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        checked = control.find(f"{qn('w:sdtPr')}/{_W14}checkbox/{_W14}checked")
        if tag is not None and checked is not None and checked.get(f"{_W14}val") in ("1", "true"):
            yield str(tag.get(qn("w:val")))
