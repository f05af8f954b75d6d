"""What the Word reader did not take up of a part: compared letter by letter, and only where the numbers differ."""

from collections.abc import Iterator, Sequence

from pipeline.readers import word_names as n
from pipeline.readers.document import Place
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.left_over import left_over, squeezed
from pipeline.readers.package import Package
from pipeline.readers.word_text import Element, is_placeholder

_NOT_FOR_PEOPLE = (n.W + "instrText", n.W + "delInstrText", n.W + "fldData")


def remark_left_over(package: Package, texts: Sequence[str], gathering: Gathering) -> None:
    """A remark for each part with letters that stand in no text of the document, parts that nothing leads to as well.

    Args:
        texts: all texts of the document, those beside the body too.
    """
    known = squeezed("".join(texts))
    for member in package.names:
        root = package.xml(member) if member.lower().endswith(".xml") else None
        if root is None or root.tag == n.W + "glossaryDocument" or next(root.iter(n.W + "*", "{*}t"), None) is None:
            continue
        if squeezed("".join(root.itertext(n.W + "*", "{*}t"))) not in known:
            _compare(root, member, texts, gathering)


def _compare(root: Element, member: str, texts: Sequence[str], gathering: Gathering) -> None:
    lost = left_over(root.itertext(n.W + "*", "{*}t"), (*texts, *_left_out(root)))
    if lost:
        gathering.remark("text-not-read", Place(member=member), text=quote(" … ".join(lost)))


def _left_out(root: Element) -> Iterator[str]:
    """What is left out on purpose: placeholders, and what fields say to Word."""
    for element in root.iter(*_NOT_FOR_PEOPLE):
        yield element.text or ""
    for control in root.iter(n.W_SDT):
        if is_placeholder(control):
            yield "".join(control.itertext(n.W_T))
