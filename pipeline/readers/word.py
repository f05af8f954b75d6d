"""Word documents (.docx, .docm): our own reader of the XML, because no library at hand sees all that agencies fill in.

Content controls at every level, tracked insertions, both kinds of tick box, merged cells once and nested tables are
read; macros are never run, addresses never followed. The parts come from the file's relationships, never from their
usual names.
"""

from pipeline.readers import word_names as n
from pipeline.readers.document import Document, Paragraph, Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.left_over import texts_of
from pipeline.readers.office_properties import read_properties
from pipeline.readers.package import Package
from pipeline.readers.refusals import refuse
from pipeline.readers.source import Source
from pipeline.readers.word_blocks import PartReader
from pipeline.readers.word_hidden import read_hidden
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
    root = package.xml(main)
    body = root.find(n.W + "body") if root is not None else None
    if body is None:
        raise refuse("damaged", detail="it has no body")
    styles_part = next(iter(package.related(main, "styles")), "")
    styles = read_styles(package.xml(styles_part)) if styles_part else read_styles(None)
    gathering = Gathering()
    reader = PartReader(main, root, "body", styles, gathering)
    blocks = tuple(block for block in reader.blocks(body) if not isinstance(block, Paragraph) or block.text.strip())
    if reader.insertions:
        gathering.remark("tracked-changes-read", Place(), count=str(reader.insertions))
    read_side_parts(package, main, styles, gathering)
    properties = read_properties(package, gathering)
    read_hidden(package, main, gathering)
    texts = [*texts_of(blocks), *(paragraph.text for paragraph in gathering.aside)]
    remark_left_over(package, texts, gathering)
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
