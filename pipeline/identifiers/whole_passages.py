"""Passages that have to go whatever they say: comments, deletions, hidden words, authors in the properties."""

from collections.abc import Iterator

from pipeline.identifiers.found import Found
from pipeline.identifiers.normalise import normalise
from pipeline.identifiers.passages import REMOVED_PARTS, Passage
from pipeline.identifiers.recogniser import Span
from pipeline.readers.document import Document

_AUTHORS = frozenset(
    {"author", "last_modified_by", "last modified by", "manager", "company", "lastmodifiedby", "template"}
)
_SILENT = frozenset(
    {
        "created", "modified", "last_modified", "application", "revision", "pages", "words", "last_printed", "producer",
        "language", "content_status", "version", "app_version", "total_time", "characters", "lines", "paragraphs",
    }
)  # fmt: skip
PLACE_IN_PICTURE = "The picture holds the place where it was taken (GPS)."
_HARMLESS = frozenset({"Normal.dotm", "Normal", "Normal.dot", "python-docx"})


def pictures_of(document: Document) -> Iterator[Found]:
    """Each picture once: nobody here reads faces, and few programs read the words in pixels."""
    for remark in document.remarks:
        if remark.code == "picture":
            name = remark.place.member.rsplit("/", 1)[-1] or f"a picture on page {remark.place.page}"
            passage = Passage(name, normalise(name), remark.place, "alt-text", False)
            reason = "A picture: look whether words, faces, a uniform or a genogram in it say who the family is."
            yield Found(passage, Span(0, len(name), name, "image", reason, "check"))
        elif remark.code == "page-without-text":
            words = f"page {remark.words.get('page', '')}"
            passage = Passage(words, normalise(words), remark.place, "body", False)
            reason = "This page is a picture without a text layer, and was not read: read it yourself."
            yield Found(passage, Span(0, len(words), words, "image", reason, "check"))


def is_silent(passage: Passage) -> bool:
    """Whether it is a property that only a program wrote: times, counts, versions."""
    return passage.property_name is not None and passage.property_name.casefold() in _SILENT


def whole_passage(passage: Passage, spans: list[Span]) -> Iterator[Span]:
    """The passage itself as a finding, where its mere presence is one.

    Args:
        spans: what was found in it already: an author who is known is not said twice.
    """
    words = passage.original
    if not words.strip() or words in _HARMLESS:
        return
    if words == PLACE_IN_PICTURE:
        yield Span(0, len(words), words, "metadata", words, "must-fix", None, "save the picture without its place")
    elif passage.property_name is not None and passage.property_name.casefold() in _AUTHORS and not spans:
        reason = f"The file's properties name its {passage.property_name.replace('_', ' ')}."
        yield Span(0, len(words), words, "metadata", reason, "must-fix", None, "remove the file's properties")
    elif passage.part == "hidden-text" and passage.place.part in ("body", "table"):
        reason = "White or tiny letters: a heading on a colour, or hidden words?"
        yield Span(0, len(words), words, "hidden-text", reason, "check")
    elif passage.part in REMOVED_PARTS and not passage.is_within_a_file:
        what = passage.part.replace("-", " ")
        reason = f"{'An' if what[0] in 'aeu' else 'A'} {what} goes out with the file: remove it before publication."
        if what == "hidden text":
            reason = "Hidden text goes out with the file: remove it before publication."
        yield Span(0, len(words), words, "hidden-text", reason, "must-fix", None, f"remove the {what}")
