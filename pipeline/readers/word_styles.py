"""What a Word file's styles say that matters to a reader: which are headings, and which hide their text."""

from dataclasses import dataclass, field

from pipeline.readers import word_names as n
from pipeline.readers.word_text import Element

_DEEPEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Styles:
    """Heading levels by style id, and the ids of styles that hide."""

    levels: dict[str, int] = field(default_factory=dict)
    hiding: frozenset[str] = frozenset()


def read_styles(root: Element | None) -> Styles:
    """The styles part; a file without one has no headings."""
    if root is None:
        return Styles()
    styles = {style.get(n.W + "styleId"): style for style in root.iter(n.W + "style")}
    levels: dict[str, int] = {}
    hiding: set[str] = set()
    for identifier, style in styles.items():
        chain = _chain(style, styles)
        level = next((found for found in map(_level, chain) if found), None)
        if level is not None and level <= 9:
            levels[identifier] = level
        vanish = next(
            (found for found in (link.find(f"{n.W_RPR}/{n.W}vanish") for link in chain) if found is not None), None
        )
        if vanish is not None and n.is_on(vanish.get(n.W_VAL)):
            hiding.add(identifier)
    return Styles(levels, frozenset(hiding))


def heading_level(paragraph: Element, styles: Styles) -> int | None:
    """1 to 9 for a heading, by the paragraph's own outline level or by its style."""
    properties = paragraph.find(n.W_PPR)
    if properties is None:
        return None
    own = properties.find(n.W + "outlineLvl")
    if own is not None and (own.get(n.W_VAL) or "").isdigit():
        return int(own.get(n.W_VAL)) + 1 if int(own.get(n.W_VAL)) < 9 else None
    style = properties.find(n.W + "pStyle")
    return styles.levels.get(style.get(n.W_VAL)) if style is not None else None


def _chain(style: Element, styles: dict[str, Element]) -> list[Element]:
    """A style and what it is based on, nearest first."""
    chain = [style]
    while len(chain) < _DEEPEST_CHAIN:
        parent = chain[-1].find(n.W + "basedOn")
        found = styles.get(parent.get(n.W_VAL)) if parent is not None else None
        if found is None or found in chain:
            break
        chain.append(found)
    return chain


def _level(style: Element) -> int | None:
    outline = style.find(f"{n.W_PPR}/{n.W}outlineLvl")
    if outline is not None and (outline.get(n.W_VAL) or "").isdigit():
        return int(outline.get(n.W_VAL)) + 1
    name = style.find(n.W + "name")
    words = (name.get(n.W_VAL) or "").lower().split() if name is not None else []
    return int(words[1]) if len(words) == 2 and words[0] == "heading" and words[1].isdigit() else None
