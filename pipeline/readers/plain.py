"""Plain text and Markdown: a paragraph a line, blank lines left out but counted."""

import re

from pipeline.readers.document import Document, Paragraph, Place, Remark
from pipeline.readers.letters import decode
from pipeline.readers.refusals import refuse
from pipeline.readers.source import Source
from pipeline.readers.ticks import check_boxes_in

_HEADING = re.compile(r"^(#{1,6})[ \t]+(?=\S)")


def read(source: Source) -> Document:
    """One text; `Place.paragraph` is the number of the line.

    In Markdown a line that begins with `#` is a heading of that level; its text stays as it is written.
    """
    text, guessed = decode(source.data)
    blocks = tuple(
        _paragraph(line, number, is_markdown=source.kind == "md")
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    )
    if not blocks:
        raise refuse("no-text")
    remarks = (Remark("letters-guessed", {"encoding": guessed}, Place()),) if guessed else ()
    return Document(source.name, source.sha256, source.media_type, blocks, remarks=remarks)


def _paragraph(line: str, number: int, *, is_markdown: bool) -> Paragraph:
    heading = _HEADING.match(line) if is_markdown else None
    level = len(heading.group(1)) if heading else None
    return Paragraph(line, Place(paragraph=number), heading_level=level, check_boxes=check_boxes_in(line))
