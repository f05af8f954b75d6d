"""What the Word reader did not take up of a part: compared letter by letter, and only where the numbers differ."""

from collections.abc import Iterable, Iterator

from pipeline.readers import word_names as n
from pipeline.readers.document import Place
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.left_over import left_over, squeezed
from pipeline.readers.word_text import Element, is_placeholder

_NOT_FOR_PEOPLE = (n.W + "instrText", n.W + "delInstrText", n.W + "fldData")


def remark_left_over(root: Element, member: str, read: Iterable[str], gathering: Gathering) -> None:
    """A remark if letters of a part stand in no text of the document.

    Args:
        root: the root of the part.
        read: the texts of the document, those beside the body too.
    """
    texts = list(read)
    letters = squeezed("".join(root.itertext(n.W + "*", "{*}t")))
    if len(letters) <= len(squeezed("".join(texts))) and letters in squeezed("".join(texts)):
        return
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
