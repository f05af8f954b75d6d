"""Word documents (.docx, .docm): our own reader of the XML, because no library at hand sees all that agencies fill in.

Content controls at every level, tracked insertions, both kinds of tick box, merged cells once and nested tables are
read; macros are never run, addresses never followed. The parts come from the file's relationships, never from their
usual names.
"""

from pipeline.readers import word_names as n
from pipeline.readers.document import Document, Paragraph, Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.office_properties import read_properties
from pipeline.readers.package import Package
from pipeline.readers.refusals import refuse
from pipeline.readers.source import Source
from pipeline.readers.word_blocks import PartReader
from pipeline.readers.word_hidden import read_hidden
from pipeline.readers.word_index import IndexedParts
from pipeline.readers.word_left_over import remark_left_over
from pipeline.readers.word_parts import read_side_parts
from pipeline.readers.word_styles import read_styles


def read(source: Source) -> Document:
    """One Word document.

    Raises:
        Unusable: it has no main part, or no text at all.
    """
    package = Package(source.data)
    main = package.main_part()
    parts = IndexedParts(package)
    index = parts.index(main)
    body = index.root.find(n.W + "body") if index is not None else None
    if index is None or body is None:
        raise refuse("damaged", detail="it has no body")
    styles_part = next(iter(package.related(main, "styles")), "")
    styles = read_styles(package.xml(styles_part)) if styles_part else read_styles(None)
    gathering = Gathering()
    reader = PartReader(main, index, "body", styles, gathering)
    blocks = tuple(block for block in reader.blocks(body) if not isinstance(block, Paragraph) or block.text.strip())
    if reader.insertions:
        gathering.remark("tracked-changes-read", Place(), count=str(reader.insertions))
    read_side_parts(parts, main, styles, gathering)
    properties = read_properties(package, gathering)
    read_hidden(parts, main, gathering)
    remark_left_over(parts, blocks, gathering)
    if package.related(main, "vbaProject"):
        gathering.remark("macro-ignored", Place())
    return Document(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        blocks=blocks,
        aside=tuple(gathering.aside),
        properties=properties,
        remarks=tuple(gathering.remarks),
    )
