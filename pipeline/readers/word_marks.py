"""Which paragraphs, rows and cells of a Word part need a closer look, found in one pass: the many plain ones do not.

Most cells of a chronology hold one plain run. Asking each of them for hidden letters, tracked changes, merges and
shading takes five times as long as reading it; asking the whole part once where such things stand takes little.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.readers import word_names as n
from pipeline.readers.word_index import IN_GRID, TELLING, PartIndex
from pipeline.readers.word_styles import Styles, heading_level
from pipeline.readers.word_text import Element, is_placeholder


@dataclass(frozen=True, slots=True)
class Marks:
    """What a part has beside plain text.

    Args:
        involved: paragraphs whose text is more than the letters of their runs, or not all of it to be seen.
        gridded: rows and cells that are merged, span, begin late or are tracked deletions.
        fills: background colour (RRGGBB) by cell.
        levels: heading level by paragraph.
        unanswered: cells that show the placeholder of a content control around them.
    """

    involved: frozenset[Element]
    gridded: frozenset[Element]
    fills: dict[Element, str]
    levels: dict[Element, int]
    unanswered: frozenset[Element]


def find_marks(index: PartIndex, styles: Styles) -> Marks:
    """The marks of a part.

    Args:
        index: its index. The caller must keep it for as long as it asks.
    """
    involved = {paragraph for element in _telling(index, styles) for paragraph in element.iterancestors(n.W_P)}
    gridded = {
        element.getparent().getparent()
        for element in index.iter(*IN_GRID, n.W_DEL)
        if element.getparent().tag in (n.W_TCPR, n.W_TRPR)
    }
    fills = {
        shade.getparent().getparent(): colour.upper()
        for shade in index.iter(n.W + "shd")
        if len(colour := shade.get(n.W + "fill") or "") == 6 and shade.getparent().tag == n.W_TCPR
    }
    return Marks(frozenset(involved), frozenset(gridded), fills, _levels(index, styles), frozenset(_unanswered(index)))


def _levels(index: PartIndex, styles: Styles) -> dict[Element, int]:
    """Heading levels of the paragraphs that have one."""
    levels: dict[Element, int] = {}
    telling = [style for style in index.iter(n.W + "pStyle") if style.get(n.W_VAL) in styles.levels]
    for element in (*telling, *index.iter(n.W + "outlineLvl")):
        paragraph = element.getparent().getparent()
        level = heading_level(paragraph, styles) if paragraph is not None else None
        if level is not None:
            levels[paragraph] = level
    return levels


def _unanswered(index: PartIndex) -> Iterator[Element]:
    """Cells whose content control, or that of their row, shows its placeholder."""
    for control in index.iter(n.W_SDT):
        if not is_placeholder(control):
            continue
        for cell in control.iter(n.W_TC):
            around = next(cell.iterancestors(n.W_TBL, n.W_SDT), None)
            while around is not None and around is not control and around.tag != n.W_TBL:
                around = next(around.iterancestors(n.W_TBL, n.W_SDT), None)
            if around is control:
                yield cell


def _telling(index: PartIndex, styles: Styles) -> Iterator[Element]:
    yield from index.iter(*TELLING)
    yield from index.iter(n.W + "sz", n.W + "color")
    if styles.hiding:
        for style in index.iter(n.W + "pStyle", n.W + "rStyle"):
            if style.get(n.W_VAL) in styles.hiding:
                yield style
