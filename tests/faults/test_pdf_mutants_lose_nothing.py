"""A PDF that is spoilt in a few bytes either is refused, or every word that another program finds in it is told.

The witnesses are two libraries that the reader does not take its text from: pdfium and pypdf. The PDF is written by hand
without compression, so that a spoilt byte hits what is drawn, where it is drawn, and how the file hangs together.
"""

import io
import os
import random
import re
from collections.abc import Iterator

import pypdf
import pypdfium2
import pytest

from pipeline.errors import Unusable
from pipeline.readers import read
from pipeline.readers.refusals import REASONS
from tests.readers.pdf_files import grid, pdf_file, text

MUTANTS = 5_000 if os.environ.get("LONG_FAULTS") else 300
KNOWN = {reason.code for reason in REASONS}
PLANTED = re.compile(r"w\d+w")


def planted() -> bytes:
    """Two pages with a planted word in each line and cell, a note and a bookmarked field."""
    first = [
        text(50, 40, "Chronology w1w of the surgery w2w"),
        grid((50, 130, 400), (60, 80, 110, 140), [["Date w3w", "Event w4w"], ["01/03/2023 w5w", "Seen w6w\nat home w7w"],
                                                  ["02/03/2023", "Not w8w seen"]]),
        text(50, 160, "Below w9w the table"),
    ]  # fmt: skip
    second = [text(50, 40, "Second w10w page"), text(50, 60, "1 w11w"), text(300, 60, "2 w12w"), text(50, 700, "w13w")]
    note = "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (note w14w) >>]"
    return pdf_file("\n".join(first), "\n".join(second), page=note)


def mutants(good: bytes, *, drawing: bool) -> Iterator[bytes]:
    """The file with one to three bytes changed, dropped or doubled, in what is drawn or in all around it."""
    chance = random.Random(f"2026-pdf-{drawing}")
    streams = [match.span() for match in re.finditer(rb"(?s)stream\n.*?endstream", good)]
    places = [at for at in range(len(good)) if any(start + 7 <= at < end - 9 for start, end in streams) == drawing]
    letters = b"0123456789 ()<>[]/TjfRmwBEq\n-."
    for _ in range(MUTANTS // 2):
        spoilt = bytearray(good)
        for at in sorted(chance.sample(places, chance.choice((1, 1, 2, 3))), reverse=True):
            spoilt[at : at + 1] = chance.choice((bytes([chance.choice(letters)]), b"", bytes(spoilt[at : at + 1]) * 2))
        yield bytes(spoilt)


def words_by_pdfium(data: bytes) -> set[str]:
    try:
        pdf = pypdfium2.PdfDocument(data)
        return {word for page in pdf for word in PLANTED.findall(page.get_textpage().get_text_bounded())}
    except pypdfium2.PdfiumError:
        return set()


def words_by_pypdf(data: bytes) -> set[str]:
    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        return {word for page in pages for word in PLANTED.findall(page.extract_text())}
    except Exception:
        return set()


def words_told(data: bytes) -> set[str]:
    document = read(data, "a.pdf")
    texts = [one.text for one in (*document.paragraphs(), *document.aside)]
    texts += [word for remark in document.remarks for word in remark.words.values()]
    if any(remark.code == "text-not-read" and remark.words["text"].endswith("…") for remark in document.remarks):
        return words_by_pdfium(data) | words_by_pypdf(data)  # the remark shows the beginning of a longer text
    return set(PLANTED.findall("\n".join(texts)))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("drawing", [True, False], ids=["in what is drawn", "around what is drawn"])
def test_a_spoilt_pdf_is_refused_or_every_word_is_told(drawing: bool) -> None:
    good = planted()
    every = {f"w{number}w" for number in range(1, 15)}
    assert words_told(good) == every
    assert words_by_pdfium(good) == words_by_pypdf(good) == every - {"w14w"}
    readable = 0
    for number, mutant in enumerate(mutants(good, drawing=drawing)):
        try:
            told = words_told(mutant)
        except Unusable as refusal:
            assert refusal.code in KNOWN
            continue
        readable += 1
        seen = words_by_pdfium(mutant) | (set() if drawing else words_by_pypdf(mutant))
        assert seen <= told, f"mutant {number}: {sorted(seen - told)}"
    assert readable > MUTANTS // 6, "next to nothing was read, so nothing was proved"
