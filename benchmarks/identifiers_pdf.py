"""The PDF drafts of the corpus: printed by LibreOffice, then planted with what a PDF can hide."""

import io
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from identifiers_build import word_file
from identifiers_corpus import Draft

from pipeline.readers.convert import find_libreoffice


def printed(drafts: Sequence[Draft]) -> dict[str, bytes]:
    """Each draft as LibreOffice prints it, by name; nothing where it is not installed. One process for all."""
    program = find_libreoffice()
    if program is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for draft in drafts:
            data = word_file(draft, plain=draft.kind == "pdf")
            (place / f"{draft.half}-{draft.name}.docx").write_bytes(data)
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(place), *map(str, sorted(place.glob("*.docx"))),
        ]  # fmt: skip
        subprocess.run(command, check=False, capture_output=True, env={**os.environ, "HOME": folder}, timeout=300)
        return {path.stem: path.read_bytes() for path in place.glob("*.pdf")}


def planted(draft: Draft, pdf: bytes) -> bytes:
    """The printed draft with its hidden parts."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.annotations import FreeText, Link

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    last, told = len(writer.pages) - 1, {}
    for number, line in enumerate(draft.lines):
        spot = (60, 20 + number % 20 * 10, 300, 30 + number % 20 * 10)
        if line.part == "annotation":
            writer.add_annotation(last, FreeText(text=line.text, rect=spot))
        elif line.part == "hyperlink":
            writer.add_annotation(last, Link(rect=spot, url=line.text))
        elif line.part == "bookmark":
            writer.add_outline_item(line.text, last)
        elif line.part == "attachment":
            writer.add_attachment("note.txt", line.text.encode())
        elif line.part == "properties":
            told[f"/{line.name.capitalize()}"] = line.text
        elif line.part in ("under-redaction", "hidden-text"):
            _write(writer, last, line.text, 40 if line.part == "hidden-text" else 20, line.part)
    writer.metadata = None
    writer.add_metadata(told)
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def _write(writer: Any, number: int, text: str, height: int, part: str) -> None:
    """Words on a page: under a black box, or in white."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    page = writer.pages[number]
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    made = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    resources = page["/Resources"].get_object()
    fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
    fonts[NameObject("/Planted")] = writer._add_object(made)
    white, box = ("1 g ", "") if part == "hidden-text" else ("0 g ", f" 0 g 60 {height - 3} 460 14 re f")
    written = text.replace("\\", "\\\\").replace("(", r"\(").replace(")", r"\)")
    stream = DecodedStreamObject()
    stream.set_data(f"q {white}BT /Planted 10 Tf 62 {height} Td ({written}) Tj ET{box} Q".encode("cp1252"))
    before = page["/Contents"].get_object()
    parts = list(before) if isinstance(before, ArrayObject) else [page.raw_get("/Contents")]
    opened, closed = DecodedStreamObject(), DecodedStreamObject()
    opened.set_data(b"q\n")
    closed.set_data(b"\nQ\n")
    streams = [writer._add_object(opened), *parts, writer._add_object(closed), writer._add_object(stream)]
    page[NameObject("/Contents")] = ArrayObject(streams)
