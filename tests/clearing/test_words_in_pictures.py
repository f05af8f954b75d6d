"""A name in the pixels of a picture: read where OCR is, said not to be read where it is not."""

import ctypes
import io
from typing import Any

import pytest
from docx import Document as WordDocument
from PIL import Image, ImageDraw, ImageFont

from pipeline import readers
from pipeline.clearing.draft_check import apply_files
from pipeline.identifiers.check import check
from pipeline.identifiers.known import Roster
from pipeline.identifiers.roster import build_roster
from pipeline.readers import ocr, pictured_words
from pipeline.readers.whole_file import with_every_string
from schemas.case import Case
from schemas.finding import CheckReport

needs_tesseract = pytest.mark.skipif(ocr.find_tesseract() is None, reason="tesseract is not installed")
CASE = """{"reference": "XX-2026-001", "profile": "national", "notified": "2026-03-02", "pseudonym": "Robin",
"people": [{"role": "subject-child", "name": "Tiegan Hollis"}]}"""


def roster() -> Roster:
    return build_roster(Case.model_validate_json(CASE))


def screenshot(words: str) -> bytes:
    picture = Image.new("L", (900, 300), 255)
    ImageDraw.Draw(picture).text((60, 80), words, fill=0, font=ImageFont.load_default(30))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def word_draft(*pictures: bytes) -> bytes:
    document = WordDocument()
    document.add_paragraph("The review found that nobody asked.")
    for picture in pictures:
        document.add_picture(io.BytesIO(picture))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_draft(picture: bytes) -> bytes:
    """A page with a line of text above a picture."""
    import pypdfium2
    from pypdfium2 import raw

    pdf = pypdfium2.PdfDocument.new()
    page = pdf.new_page(595, 842)
    image = pypdfium2.PdfImage.new(pdf)
    image.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.open(io.BytesIO(picture)).convert("RGB")))
    image.set_matrix(pypdfium2.PdfMatrix().scale(450, 150).translate(60, 400))
    page.insert_obj(image)
    text = raw.FPDFPageObj_NewTextObj(pdf.raw, b"Helvetica", 12.0)
    words = "The review found that nobody asked.".encode("utf-16-le") + b"\0\0"
    raw.FPDFText_SetText(text, _ushorts(words))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 60, 700)
    raw.FPDFPage_InsertObject(page.raw, text)
    page.gen_content()
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _ushorts(words: bytes) -> Any:
    return ctypes.cast(ctypes.create_string_buffer(words, len(words)), ctypes.POINTER(ctypes.c_ushort))


def checked(data: bytes, name: str) -> CheckReport:
    return check(with_every_string(readers.read(data, name), data), roster())


@needs_tesseract
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_name_in_a_picture_is_found_with_its_picture(kind: str) -> None:
    shot = screenshot("Text from Tiegan Hollis: see you at four")
    report = checked(word_draft(shot) if kind == "docx" else pdf_draft(shot), f"draft.{kind}")
    found = [one for one in report.findings if one.text == "Tiegan Hollis"]
    assert [(one.severity, one.part) for one in found] == [("must-fix", "text-box")]
    where = "read in the picture image1.png" if kind == "docx" else "read in a picture on page 1"
    assert where in (found[0].location or "")
    assert any("misses some (OCR)" in one for one in report.not_checked)
    assert not report.summary.clear


@needs_tesseract
def test_a_picture_twice_is_read_once_and_no_copy_with_the_name_in_it_is_called_clear() -> None:
    shot = screenshot("Text from Tiegan Hollis")
    data = word_draft(shot, shot, screenshot("Nothing to see"))
    document = with_every_string(readers.read(data, "draft.docx"), data)
    assert [one.text for one in document.aside if "read in" in (one.place.heading or "")] == [
        "Text from Tiegan Hollis",
        "Nothing to see",
    ]
    report = check(document, roster())
    again = apply_files(document, data, report, roster()).report
    assert [one.text for one in again.findings if one.severity == "must-fix"] == ["Tiegan Hollis"]
    assert not again.summary.clear


def test_without_the_program_the_report_says_that_pictures_were_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictured_words, "find_tesseract", lambda: None)
    report = checked(word_draft(screenshot("Text from Tiegan Hollis")), "draft.docx")
    assert [one.category for one in report.findings if one.severity == "check"] == ["image"]
    assert "Words in the pixels of pictures were not read: look at each picture." in report.not_checked
