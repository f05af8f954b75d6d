"""Words in pictures, by tesseract where it is installed: the pages of a scan, or a photographed form.

What it reads is a help and no evidence, so every page that it read gets a remark that says so. Nothing depends on it:
without the program the reasons "scan" and "picture" stand as before. Pictures go through a pipe; no file is written.
"""

import io
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

from pipeline import settings
from pipeline.readers.document import Paragraph, Place
from pipeline.readers.ticks import check_boxes_in

_AS_WORDS = ("--psm", "11", "tsv")
"""Words wherever they stand in a picture, a row a word: level, page, block, paragraph, line … sureness, word."""
_COLUMNS = 12
_PLACES = (r"C:\Program Files\Tesseract-OCR\tesseract.exe",)


def find_tesseract() -> str | None:
    """Path of the program, or `None` where it is not installed."""
    return shutil.which("tesseract") or next((place for place in _PLACES if Path(place).is_file()), None)


def read_picture(data: bytes) -> tuple[Paragraph, ...]:
    """The lines of a picture file (PNG, JPEG, TIFF …), none where there is no program or it makes nothing of it."""
    return tuple(_paragraphs(_recognised(data, settings.RECOGNISING_SECONDS), None))


def read_pages(data: bytes, pages: Iterable[int]) -> dict[int, tuple[Paragraph, ...]]:
    """The lines of pages of a PDF that are pictures, by page.

    Args:
        data: the PDF.
        pages: their numbers, from 1. Pages for which there is no time any more are left out.
    """
    if find_tesseract() is None:
        return {}
    import pypdfium2

    deadline = monotonic() + settings.RECOGNISING_SECONDS
    found: dict[int, tuple[Paragraph, ...]] = {}
    document = pypdfium2.PdfDocument(data)
    try:
        for number in pages:
            left = deadline - monotonic()
            if left <= 0 or number > len(document):
                break
            lines = tuple(_paragraphs(_recognised(_drawn(document[number - 1]), left), number))
            if lines:
                found[number] = lines
    finally:
        document.close()
    return found


def _drawn(page: Any) -> bytes:
    """A page as a PNG, of no more dots than fit into the memory."""
    longest = max(page.get_size())
    scale = min(settings.RECOGNISING_DOTS_PER_INCH / 72, settings.MOST_DOTS_A_SIDE / max(longest, 1))
    stream = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(stream, "PNG")
    return stream.getvalue()


def sure_lines(picture: bytes, seconds: float) -> tuple[str, ...]:
    """The lines in a photograph or a drawing, of those words alone of which the program is fairly sure.

    Args:
        picture: a PNG, JPEG, TIFF, GIF or BMP; in anything else nothing is found.
        seconds: after which it is left.
    """
    lines: dict[tuple[str, ...], list[str]] = {}
    for row in _recognised(picture, seconds, _AS_WORDS).splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[-1].strip() and float(cells[-2]) >= settings.SURE_OF_A_WORD_PERCENT:
            lines.setdefault(tuple(cells[1:5]), []).append(cells[-1].strip())
    return tuple(" ".join(words) for words in lines.values() if any(map(str.isalnum, "".join(words))))


def _recognised(picture: bytes, seconds: float, how: tuple[str, ...] = ("--psm", "6")) -> str:
    """What the program says; nothing where it is missing, fails or takes too long."""
    program = find_tesseract()
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603  a program that we found
            [program, "stdin", "stdout", "-l", "eng", *how],
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _paragraphs(text: str, page: int | None) -> Iterator[Paragraph]:
    lines = (line.strip() for line in text.replace("\f", "\n").split("\n"))
    for number, line in enumerate((line for line in lines if any(map(str.isalnum, line))), start=1):
        yield Paragraph(line, Place(page=page, paragraph=number), check_boxes=check_boxes_in(line))
