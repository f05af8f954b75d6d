"""Where the things that a reader asks for stand in one part of a Word file, found in a single walk over its XML.

A walk takes a quarter of the time of parsing, whatever it looks for: twenty questions with a walk each took longer than
the parser. Questions are asked of the index instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.readers import word_names as n
from pipeline.readers.package import Package
from pipeline.readers.word_text import TINIEST_HALF_POINTS, Element

TELLING = (
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
"""What makes a paragraph more than the letters of its runs."""
IN_GRID = tuple(n.W + name for name in ("gridSpan", "vMerge", "hMerge", "gridBefore"))
TRACKED = tuple(n.W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange",
                                        "tcPrChange", "trPrChange", "sectPrChange", "cellIns", "cellDel"))  # fmt: skip
_SIZE, _STYLE, _COLOUR = n.W + "sz", n.W + "pStyle", n.W + "color"
_KEPT = (
    *TELLING, *IN_GRID, *TRACKED, n.W_P, n.W_SDT_PR, _SIZE, _STYLE, _COLOUR, n.WP + "docPr", n.PIC + "cNvPr",
    n.VML + "shape", n.VML + "rect", n.VML + "imagedata", n.W15 + "person",
    *(n.W + name for name in (
        "comment", "bookmarkStart", "tblCaption", "tblDescription", "fldSimple", "ffData", "docVar", "mailMerge",
        "hyperlink", "shd", "rStyle", "outlineLvl",
    )),
)  # fmt: skip
_WALKED = (n.W_T, *dict.fromkeys(_KEPT))
_HOLDERS = {n.W_TC, n.W_SDT_CONTENT, n.W_TXBX,
            *(n.W + name for name in ("body", "hdr", "ftr", "footnote", "endnote", "comment"))}  # fmt: skip
_NOWHERE = object()


@dataclass(frozen=True, slots=True)
class PartIndex:
    """What stands where in a part.

    Args:
        root: its root element.
        found: elements by name, in document order; of sizes and colours only those that hide letters.
        letters: of each paragraph that has any, the letters of its own runs.
        deeper: paragraphs some of whose letters do not stand in a run of their own, and need a walk.
        order: position in the document of each found element.
    """

    root: Element
    found: dict[str, list[Element]]
    letters: dict[Element, str]
    deeper: set[Element]
    order: dict[Element, int]

    def iter(self, *names: str) -> Iterable[Element]:
        """The elements of some names, in document order."""
        lists = [self.found[name] for name in names if self.found[name]]
        if len(lists) == 1:
            return lists[0]
        return sorted((element for one in lists for element in one), key=self.order.__getitem__)

    def plain_text(self, paragraph: Element) -> str:
        """The letters of a paragraph without anything telling: the same as `paragraph_text` finds."""
        if paragraph in self.deeper:
            text = "".join(paragraph.itertext(n.W_T, with_tail=False))
        else:
            text = self.letters.get(paragraph, "")
        if "\n" in text or "\r" in text:
            return text.replace("\r\n", "  ").replace("\n", " ").replace("\r", " ")
        return text


def index_part(root: Element) -> PartIndex:
    """Walk over a part once."""
    found: dict[str, list[Element]] = {name: [] for name in _KEPT}
    letters: dict[Element, str] = {}
    deeper: set[Element] = set()
    order: dict[Element, int] = {}
    big_enough: set[str | None] = {None}
    paragraph: Element = _NOWHERE
    text_name, size_name, value_name = n.W_T, _SIZE, n.W_VAL  # looked up a hundred thousand times
    for element in root.iter(*_WALKED):
        tag = element.tag
        if tag == size_name:
            value = element.get(value_name)
            if value in big_enough:
                continue
            if not _is_tiny(value):
                big_enough.add(value)
                continue
        elif tag == text_name:
            run = element.getparent()
            if run is None or run.getparent() is not paragraph:
                deeper.update(element.iterancestors(n.W_P))
            else:
                letters[paragraph] = letters.get(paragraph, "") + (element.text or "")
            continue
        elif tag == n.W_P:
            paragraph = element
            if (holder := element.getparent()) is not None and holder.tag not in _HOLDERS:
                deeper.update(element.iterancestors(n.W_P))
        elif tag == _COLOUR and (element.get(value_name) or "").upper() != "FFFFFF":
            continue
        found[tag].append(element)
        order[element] = len(order)
    return PartIndex(root, found, letters, deeper, order)


def _is_tiny(half_points: str | None) -> bool:
    return half_points is not None and half_points.strip().isdigit() and int(half_points) <= TINIEST_HALF_POINTS


@dataclass(slots=True)
class IndexedParts:
    """The parts of a Word file, each walked over once."""

    package: Package
    indexed: dict[str, PartIndex | None] = field(default_factory=dict)

    def index(self, member: str) -> PartIndex | None:
        """The index of a part; `None` where there is none of that name."""
        if member not in self.indexed:
            root = self.package.xml(member)
            self.indexed[member] = None if root is None else index_part(root)
        return self.indexed[member]
