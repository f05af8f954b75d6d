"""Comments in the margin of a Word file: the part that holds them, found or made, and the marks in the text."""

from typing import Any

from pipeline.clearing.word_package import WordPackage
from pipeline.readers import word_names as n

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comments:
    """The comments part of a package: there, or made.

    Args:
        package: the file; its comments part is changed in place.
        author, initials: who comments.
    """

    def __init__(self, package: WordPackage, author: str, initials: str) -> None:
        name = package.related("comments")
        if name is None:
            folder = package.main.rsplit("/", 1)[0] if "/" in package.main else ""
            name = f"{folder}/comments.xml".lstrip("/")
            package.put(name, f'<w:comments xmlns:w="{n.W[1:-1]}"/>'.encode())
            package.relate("comments", name, _TYPE)
        self._author, self._initials = author, initials
        self._root = package.xml(name)
        numbers = [one.get(n.W + "id", "") for one in self._root.iter(n.W + "comment")]
        self._next = max((int(number) for number in numbers if number.isdigit()), default=-1) + 1

    def put(self, first: Any, last: Any, words: str) -> None:
        """A comment from the run `first` to the run `last`."""
        start, end, reference = self._marks(words)
        first.addprevious(start)
        last.addnext(end)
        end.addnext(reference)

    def put_around(self, first: Any, last: Any, words: str) -> None:
        """A comment from the paragraph `first` to the paragraph `last`, which may be empty."""
        start, end, reference = self._marks(words)
        first.insert(1 if len(first) and first[0].tag == n.W_PPR else 0, start)
        last.extend((end, reference))

    def _marks(self, words: str) -> tuple[Any, Any, Any]:
        from lxml import etree

        identifier = str(self._next)
        self._next += 1
        who = {n.W_AUTHOR: self._author, n.W + "initials": self._initials}
        comment = etree.SubElement(self._root, n.W + "comment", {n.W + "id": identifier, **who})
        run = etree.SubElement(etree.SubElement(comment, n.W_P), n.W_R)
        etree.SubElement(run, n.W_T).text = words
        reference = etree.Element(n.W_R)
        etree.SubElement(reference, n.W + "commentReference", {n.W + "id": identifier})
        ends = (etree.Element(n.W + f"commentRange{name}", {n.W + "id": identifier}) for name in ("Start", "End"))
        return (*ends, reference)
