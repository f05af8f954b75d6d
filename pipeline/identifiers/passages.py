"""Every stretch of a draft that is searched: body, every part aside, the properties, the file's own name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.identifiers.normalise import Plain, normalise
from pipeline.readers.document import Block, Document, Paragraph, Part, Place, Table

HIDDEN_PARTS: frozenset[Part] = frozenset(
    {
        "comment",
        "tracked-deletion",
        "alt-text",
        "hidden-text",
        "properties",
        "custom-xml",
        "embedded-file",
        "hyperlink",
        "field-code",
        "annotation",
        "under-redaction",
        "attachment",
        "bookmark",
    }
)
"""What a reader of the published page does not see and a curious one finds."""
REMOVED_PARTS: frozenset[Part] = frozenset(
    {
        "comment",
        "tracked-deletion",
        "hidden-text",
        "custom-xml",
        "embedded-file",
        "under-redaction",
        "attachment",
        "annotation",
    }
)
"""What has to go altogether, whatever it says."""
FILE_NAME = "file name"
TAKE_OUT = "take the picture out of the draft, or cover these words in it"
"""What to do with words in a picture: no copy changes a picture."""
_IN_A_PICTURE = "read in the picture"
_LONGEST_HEADING = 60
_SHORT_CELL_WORDS = 8


def is_in_picture(place: str | None) -> bool:
    """Whether a place, in the reader's own words, is within the pixels of a picture."""
    return _IN_A_PICTURE in (place or "")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph to be searched.

    Args:
        lead: the column's heading, put before the text of a short table cell so that it is read in its context.
        property_name: for a property, which one.
        inserted: stretches that are tracked insertions.
        under: the heading above it in the body.
    """

    original: str
    plain: Plain
    place: Place
    part: Part
    hidden: bool
    lead: str = ""
    property_name: str | None = None
    inserted: tuple[tuple[int, int], ...] = ()
    under: str = ""

    @property
    def is_within_a_file(self) -> bool:
        """Whether it stands in a file inside of the file: that file goes as a whole."""
        return "!" in self.place.member

    @property
    def searched(self) -> str:
        """The text that is given to the recognisers; findings inside of the lead are dropped."""
        return self.lead + self.plain.text


def passages_of(document: Document) -> Iterator[Passage]:
    """All of a draft, in reading order, hidden parts last."""
    under = ""
    for block in document.blocks:
        for passage in _of_block(block, ""):
            yield replace(passage, under=under) if under else passage
        if isinstance(block, Paragraph) and block.heading_level and block.text.strip():
            under = _shortened(" ".join(block.text.split()))
    told: set[str] = set()
    for paragraph in document.aside:
        name, colon, value = paragraph.text.partition(": ")
        if paragraph.place.part == "properties" and colon:
            told.add(name)
            yield _property(name, value, paragraph.place)
        else:
            yield _of_paragraph(paragraph, "")
    for name, value in document.properties.items():
        if value.strip() and name not in told:
            yield _property(name, value)
    yield _property(FILE_NAME, document.name)


def _shortened(heading: str) -> str:
    """A heading as far as a line holds it, cut between words; an ellipsis says that more follows."""
    if len(heading) <= _LONGEST_HEADING:
        return heading
    return heading[: _LONGEST_HEADING - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _of_block(block: Block, lead: str) -> Iterator[Passage]:
    if isinstance(block, Paragraph):
        yield _of_paragraph(block, lead)
    elif isinstance(block, Table):
        yield from _of_table(block)
    else:
        yield _of_paragraph(Paragraph(text=f"{block.name}: {block.value}", place=block.place), lead)


def _of_table(table: Table) -> Iterator[Passage]:
    headings = {cell.column: cell.text for cell in table.rows[0]} if len(table.rows) > 1 else {}
    for number, row in enumerate(table.rows):
        label = row[0].text if len(row) == 2 else ""
        for cell in row:
            heading = (
                headings.get(cell.column, "") if number and len(row) > 2 else (label if cell is not row[0] else "")
            )
            short = len(cell.text.split()) <= _SHORT_CELL_WORDS
            lead = (
                f"{heading.strip(': ')}: "
                if heading and short and len(heading) <= _LONGEST_HEADING and "\n" not in heading
                else ""
            )
            for block in cell.blocks:
                yield from _of_block(block, lead)


def _of_paragraph(paragraph: Paragraph, lead: str) -> Passage:
    part = paragraph.place.part
    if part == "body" and paragraph.place.table is not None:
        part = "table"
    if paragraph.hidden and part in ("body", "table"):
        part = "hidden-text"
    hidden = paragraph.hidden or part in HIDDEN_PARTS
    plain = normalise(paragraph.text)
    return Passage(paragraph.text, plain, paragraph.place, part, hidden, lead, inserted=paragraph.inserted)


def _property(name: str, value: str, place: Place | None = None) -> Passage:
    """A property of the file. In the file's own name an underscore stands for a space."""
    plain = normalise(value.replace("_", " ") if name == FILE_NAME else value)
    stands = replace(place or Place(part="properties"), heading=name)
    return Passage(value, plain, stands, "properties", True, "", name)
