"""The table of texts that the cells of a workbook share."""

from dataclasses import dataclass

from pipeline.readers.package import Package
from pipeline.readers.sheet_cells import S, is_partly_struck, stray_letters, text_of


@dataclass(frozen=True, slots=True)
class SharedStrings:
    """The texts by number, the numbers of those partly struck through, and letters that belong to none of them."""

    texts: tuple[str, ...] = ()
    struck: frozenset[int] = frozenset()
    stray: tuple[str, ...] = ()


def read_strings(package: Package) -> SharedStrings:
    """The table to which the workbook points; letters of any other such table count as stray."""
    linked = package.related(package.main_part(), "sharedStrings")
    others = (name for name in package.names if name.lower().endswith("sharedstrings.xml"))
    texts: list[str] = []
    struck: set[int] = set()
    stray: list[str] = []
    for place, member in enumerate(dict.fromkeys((*linked, *others))):
        root = package.xml(member)
        if root is None:
            continue
        items = root.findall(S + "si")
        if place:
            stray += map(text_of, items)
        else:
            texts = [text_of(item) for item in items]
            if next(root.iter(S + "strike"), None) is not None:
                struck = {number for number, item in enumerate(items) if is_partly_struck(item)}
        stray += stray_letters(root)
        package.forget(member)
    return SharedStrings(tuple(texts), frozenset(struck), tuple(stray))
