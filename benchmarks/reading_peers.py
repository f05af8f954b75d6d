"""The readers that `reading.py` measures: ours, the bare floor of each format, and the public peers.

Each takes a file's bytes and its name, and gives all the text that it finds.
"""

import importlib.util
import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]
FLOORS = {"docx": "parse", "xlsx": "parse", "csv": "split", "eml": "decode", "pdf": "pypdf"}
PEERS = {
    "docx": ("python-docx", "docx2python", "docling"),
    "xlsx": ("openpyxl", "python-calamine"),
    "xls": ("python-calamine",),
    "ods": ("python-calamine",),
    "pdf": ("pdfplumber", "pypdfium2"),
}
MODULES = {"python-docx": "docx", "python-calamine": "python_calamine"}


def ours(data: bytes, name: str) -> str:
    """Everything that our reader gives, the parts beside the body too."""
    from pipeline.readers import read

    document = read(data, name)
    return "\n".join(text.text for text in (*document.paragraphs(), *document.aside))


def in_child(data: bytes, name: str) -> str:
    """As the program reads: in the reading child, the document handed back through the pipe."""
    from pipeline.readers.sandbox import ReadingRoom

    with tempfile.TemporaryDirectory() as folder, ReadingRoom() as room:
        path = Path(folder) / name
        path.write_bytes(data)
        document = room.read(path, name)
    return "\n".join(text.text for text in (*document.paragraphs(), *document.aside))


def parse(data: bytes, _name: str) -> str:
    """The floor of a zipped format."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            if member.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(member))
    return ""


def split(data: bytes, _name: str) -> str:
    """The floor of CSV."""
    import csv

    return "\n".join("\t".join(row) for row in csv.reader(io.StringIO(data.decode())))


def decode(data: bytes, _name: str) -> str:
    """The floor of e-mail."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.default)
    return f"{message['Subject']}\n{message.get_content()}"


def pypdf_text(data: bytes, _name: str) -> str:
    """The floor of PDF."""
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pdfplumber_text(data: bytes, _name: str) -> str:
    """pdfplumber alone: text and tables of each page."""
    import pdfplumber

    found = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            found.append(page.extract_text() or "")
            page.extract_tables()
            page.close()
    return "\n".join(found)


def pypdfium2_text(data: bytes, _name: str) -> str:
    """pypdfium2: text alone."""
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def python_docx_text(data: bytes, _name: str) -> str:
    """python-docx as its own guide reads: paragraphs, and the cells of each row."""
    import docx

    document = docx.Document(io.BytesIO(data))
    found = [paragraph.text for paragraph in document.paragraphs]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(found)


def docx2python_text(data: bytes, _name: str) -> str:
    """docx2python."""
    from docx2python import docx2python  # type: ignore[import-not-found]

    return str(docx2python(io.BytesIO(data)).text)


def docling_text(data: bytes, name: str) -> str:
    """docling's own reader of Word, by itself: its `DocumentConverter` asks for torch whatever the format."""
    from docling.backend.msword_backend import MsWordDocumentBackend  # type: ignore[import-not-found]
    from docling.datamodel.base_models import InputFormat  # type: ignore[import-not-found]
    from docling.datamodel.document import InputDocument  # type: ignore[import-not-found]

    given = InputDocument(
        path_or_stream=io.BytesIO(data), format=InputFormat.DOCX, filename=name, backend=MsWordDocumentBackend
    )
    return str(MsWordDocumentBackend(given, io.BytesIO(data)).convert().export_to_text())


def openpyxl_text(data: bytes, _name: str) -> str:
    """openpyxl in full mode, values alone."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)


def calamine_text(data: bytes, _name: str) -> str:
    """python-calamine, values alone."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return "\n".join(str(value) for row in rows for value in row)


READERS: dict[str, Callable[[bytes, str], str]] = {
    "ours": ours, "ours, in the child": in_child, "parse": parse, "split": split, "decode": decode, "pypdf": pypdf_text,
    "pdfplumber": pdfplumber_text, "pypdfium2": pypdfium2_text, "python-docx": python_docx_text,
    "docx2python": docx2python_text, "docling": docling_text, "openpyxl": openpyxl_text,
    "python-calamine": calamine_text,
}  # fmt: skip


def is_installed(reader: str) -> bool:
    """Whether the library behind a peer is there."""
    return importlib.util.find_spec(MODULES.get(reader, reader)) is not None
