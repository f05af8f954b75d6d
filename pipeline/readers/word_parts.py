"""The parts of a Word file beside its body: headers, footers, notes, comments, and the file's own properties."""

from collections.abc import Iterator

from pipeline.readers import word_names as n
from pipeline.readers.document import Part, Place
from pipeline.readers.gathering import Gathering, quote
from pipeline.readers.word_blocks import PartReader
from pipeline.readers.word_index import IndexedParts
from pipeline.readers.word_styles import Styles
from pipeline.readers.word_text import Element

_NOTES: tuple[tuple[str, str, Part], ...] = (
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "endnote"),
    ("comments", "comment", "comment"),
)
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read_side_parts(parts: IndexedParts, main: str, styles: Styles, gathering: Gathering) -> None:
    """Headers, footers, footnotes, endnotes and comments, each paragraph with its part, into the gathering."""
    for kind, part in (("header", "header"), ("footer", "footer")):
        for member in dict.fromkeys(parts.package.related(main, kind)):
            index = parts.index(member)
            if index is not None:
                _read(index.root, PartReader(member, index, part, styles, gathering))  # type: ignore[arg-type]
    for kind, tag, part in _NOTES:
        for member in dict.fromkeys(parts.package.related(main, kind)):
            index = parts.index(member)
            if index is None:
                continue
            reader = PartReader(member, index, part, styles, gathering)
            for note in index.root.iter(n.W + tag):
                if note.get(n.W + "type") not in _SEPARATORS:
                    _read_note(note, reader)


def _read_note(note: Element, reader: PartReader) -> None:
    before = len(reader.gathering.aside)
    _read(note, reader)
    text = " ".join(paragraph.text for paragraph in reader.gathering.aside[before:])
    place = Place(reader.part, reader.member)
    if text and reader.part == "comment":
        author = note.get(n.W_AUTHOR) or "somebody"
        reader.gathering.remark("comment-found", place, text=quote(text), author=author)
    elif text:
        reader.gathering.remark("note-found", place, text=quote(text), kind=reader.part)


def _read(element: Element, reader: PartReader) -> None:
    """Every paragraph below an element, those in tables too, into the gathering."""
    for paragraph in _paragraphs(element):
        read = reader.paragraph(paragraph, None)
        reader.gathering.put(read.text, read.place, hidden=read.hidden, inserted=read.inserted)


def _paragraphs(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == n.W_P:
            yield child
        elif child.tag == n.ALTERNATE:
            branch = child.find(n.CHOICE)
            yield from _paragraphs(branch if branch is not None else child)
        elif isinstance(child.tag, str) and len(child):
            yield from _paragraphs(child)
