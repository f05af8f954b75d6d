"""What a reader collects beside the body while it walks through a file: the other parts, and what it noticed."""

import re
from dataclasses import dataclass, field

from pipeline.readers.document import Paragraph, Part, Place, Remark
from pipeline.readers.ticks import check_boxes_in

LONGEST_QUOTE = 120
"""Letters of a file's text that a remark quotes."""
SENTENCE_WORDS = 5
"""Words from which a description or a property may be an answer; titles and labels are shorter."""
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(slots=True)
class Gathering:
    """Paragraphs of the parts beside the body, and remarks, in the order in which they were met."""

    aside: list[Paragraph] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def put(self, text: str, place: Place, *, hidden: bool = False, inserted: tuple[tuple[int, int], ...] = ()) -> None:
        """Keep a text of another part; blank texts are left out."""
        if text.strip():
            boxes = check_boxes_in(text)
            self.aside.append(Paragraph(text, place, hidden=hidden, check_boxes=boxes, inserted=inserted))

    def put_behind(self, text: str, place: Place, label: str = "") -> None:
        """Keep a text that stands behind the page, and say so where it is a sentence; names and labels are many.

        Args:
            label: what the program calls it, kept with it.
        """
        self.put(f"{label}: {text}" if label and text.strip() else text, place)
        if len(_WORD.findall(text)) >= SENTENCE_WORDS:
            self.remark("said-behind-text", place, text=quote(text), part=place.part.replace("-", " "))

    def remark(self, code: str, place: Place, **words: str) -> None:
        """Note something that a person should know about the file."""
        self.remarks.append(Remark(code, words, place))


def quote(text: str) -> str:
    """A text short enough for a remark."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def elsewhere(place: Place, part: Part) -> Place:
    """The same place, said to be in another part."""
    return Place(part, place.member, place.page, place.sheet, place.table, place.row, place.column, place.paragraph)
