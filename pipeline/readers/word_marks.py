"""Which paragraphs, rows and cells of a Word part need a closer look, found in one pass: the many plain ones do not.

Most cells of a chronology hold one plain run. Asking each of them for hidden letters, tracked changes, merges and
shading takes five times as long as reading it; asking the whole part once where such things stand takes little.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.readers import word_names as n
from pipeline.readers.word_styles import Styles, heading_level
from pipeline.readers.word_text import TINIEST_HALF_POINTS, Element

_TELLING = (
    n.ALTERNATE,
    n.MATHS + "t",
    *(
        n.W + name
        for name in (
        "del", "ins", "moveFrom", "moveTo", "sdt", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym", "fldChar",
        "instrText", "delInstrText", "delText", "ruby", "rt", "drawing", "pict", "object", "txbxContent", "vanish",
        "strike", "dstrike", "fldData",
    )),
)  # fmt: skip
_IN_GRID = tuple(n.W + name for name in ("gridSpan", "vMerge", "hMerge", "gridBefore", "del"))


@dataclass(frozen=True, slots=True)
class Marks:
    """What a part has beside plain text.

    Args:
        involved: paragraphs whose text is more than the letters of their runs, or not all of it to be seen.
        gridded: rows and cells that are merged, span, begin late or are tracked deletions.
        fills: background colour (RRGGBB) by cell.
        levels: heading level by paragraph.
        has_controls: whether there is any content control.
    """

    involved: frozenset[Element]
    gridded: frozenset[Element]
    fills: dict[Element, str]
    levels: dict[Element, int]
    has_controls: bool


def find_marks(root: Element, styles: Styles) -> Marks:
    """The marks of a part.

    Args:
        root: its root element. The caller must keep its paragraphs, rows and cells alive for as long as it asks.
    """
    involved = {paragraph for element in _telling(root, styles) for paragraph in element.iterancestors(n.W_P)}
    gridded = {
        element.getparent().getparent()
        for element in root.iter(*_IN_GRID)
        if element.getparent().tag in (n.W_TCPR, n.W_TRPR)
    }
    fills = {
        shade.getparent().getparent(): colour.upper()
        for shade in root.iter(n.W + "shd")
        if len(colour := shade.get(n.W + "fill") or "") == 6 and shade.getparent().tag == n.W_TCPR
    }
    has_controls = next(root.iter(n.W_SDT), None) is not None
    return Marks(frozenset(involved), frozenset(gridded), fills, _levels(root, styles), has_controls)


def _levels(root: Element, styles: Styles) -> dict[Element, int]:
    """Heading levels of the paragraphs that have one."""
    levels: dict[Element, int] = {}
    for element in root.iter(n.W + "pStyle", n.W + "outlineLvl"):
        if element.tag == n.W + "outlineLvl" or element.get(n.W_VAL) in styles.levels:
            paragraph = element.getparent().getparent()
            level = heading_level(paragraph, styles) if paragraph is not None else None
            if level is not None:
                levels[paragraph] = level
    return levels


def plain_text(paragraph: Element) -> str:
    """The text of a paragraph that is not involved: the same as `paragraph_text` finds, in a twentieth of the time."""
    text = "".join(paragraph.itertext(n.W_T, with_tail=False))
    if "\n" in text or "\r" in text:
        return text.replace("\r\n", "  ").replace("\n", " ").replace("\r", " ")
    return text


@lru_cache(maxsize=1)
def _unreadable() -> Any:
    """Finds white and tiny letters. Word writes a size into nearly every run, so they are sifted by the XML library."""
    from lxml import etree

    tiny = f"descendant::w:sz[@w:val <= {TINIEST_HALF_POINTS}]"
    white = "descendant::w:color[translate(@w:val, 'f', 'F') = 'FFFFFF']"
    return etree.XPath(f"{tiny} | {white}", namespaces={"w": n.W.strip("{}")})


def _telling(root: Element, styles: Styles) -> Iterator[Element]:
    yield from root.iter(*_TELLING)
    yield from _unreadable()(root)
    if styles.hiding:
        for style in root.iter(n.W + "pStyle", n.W + "rStyle"):
            if style.get(n.W_VAL) in styles.hiding:
                yield style
