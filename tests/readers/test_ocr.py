"""Words in pictures: read where tesseract is, always with a remark; refused as before where it is not."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.errors import Unusable
from pipeline.forms import nil_return
from pipeline.readers import ocr, read

needs_tesseract = pytest.mark.skipif(ocr.find_tesseract() is None, reason="tesseract is not installed")


def picture(words: str, kind: str) -> bytes:
    """A white page with black words, as a picture file or as a PDF that holds nothing else."""
    page = Image.new("L", (1240, 400), 255)
    ImageDraw.Draw(page).text((80, 120), words, fill=0, font=ImageFont.load_default(48))
    stream = io.BytesIO()
    page.save(stream, kind, resolution=150)
    return stream.getvalue()


@needs_tesseract
@pytest.mark.parametrize(("kind", "name", "what"), [("PNG", "a.png", "The file"), ("PDF", "a.pdf", "Page 1")])
def test_the_words_of_a_picture_are_read_and_marked(kind: str, name: str, what: str) -> None:
    document = read(picture("The child was seen at home", kind), name)
    assert document.text == "The child was seen at home"
    assert [(remark.code, remark.words) for remark in document.remarks] == [("ocr-read", {"what": what})]


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [("PNG", "a.png", "picture"), ("JPEG", "a.jpg", "picture"), ("PDF", "a.pdf", "scanned-pdf")],
)
def test_without_the_program_the_reason_is_the_usual_one(
    monkeypatch: pytest.MonkeyPatch, kind: str, name: str, code: str
) -> None:
    monkeypatch.setattr(ocr, "find_tesseract", lambda: None)
    with pytest.raises(Unusable) as refusal:
        read(picture("The child was seen at home", kind), name)
    assert refusal.value.code == code


def test_a_program_that_fails_or_hangs_is_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "false")
    with pytest.raises(Unusable) as refusal:
        read(picture("The child was seen at home", "PNG"), "a.png")
    assert refusal.value.code == "picture"


@needs_tesseract
def test_words_out_of_a_picture_are_never_a_nil_return() -> None:
    document = read(picture("We hold no records of this family.", "PNG"), "a.png")
    assert nil_return.recognise(document) is None
