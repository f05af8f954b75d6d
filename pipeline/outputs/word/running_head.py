"""The head and foot of a Word file's pages, made those of the pack that it is printed in."""

import zipfile
from io import BytesIO

from pipeline.outputs.word import drawing
from pipeline.outputs.word.stamp import put


def with_running_head(content: bytes, text: str) -> bytes:
    """The same file with the pack's head and foot on its pages.

    Args:
        content: a .docx whose head and foot are `word/header1.xml` and `word/footer1.xml`; others stay.
        text: what the head says, such as "WM-2026-014 · Paper 6 · Integrated chronology".
    """
    from docx import Document
    from lxml import etree

    model = Document()
    drawing.header_and_footer(model, text)
    section = model.sections[0]
    parts = {"word/header1.xml": section.header._element, "word/footer1.xml": section.footer._element}
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            new = parts.get(name)
            data = source.read(name) if new is None else etree.tostring(new, xml_declaration=True, encoding="UTF-8")
            put(archive, name, data)
    return target.getvalue()
