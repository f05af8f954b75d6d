"""An Office file whose XML is spoilt in a few places either is refused, or every word that stands in it is told.

The container is whole and its checksums are right, so that only the readers can notice. A word counts as told when it
stands in the document, in a part beside it, or in a remark. PDFs have a module of their own.
"""

import io
import os
import random
import re
import zipfile
from collections.abc import Callable, Iterator

import pytest
import xlsxwriter
from lxml import etree

from pipeline.errors import Unusable
from pipeline.readers import read
from pipeline.readers.refusals import REASONS
from tests.readers.word_files import cell, control, para, part, row, run, table, word_file

MUTANTS = 5_000 if os.environ.get("LONG_FAULTS") else 600
KNOWN = {reason.code for reason in REASONS}
PLANTED = re.compile(r"w\d+w")
LETTERS = b'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<>/"=: '


def word() -> bytes:
    """A Word file with a planted word in each kind of place."""
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para('box w1w')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    deleted = '<w:del w:author="A"><w:r><w:delText>gone w2w</w:delText></w:r></w:del>'
    added = f'<w:ins w:author="A">{run("added w3w")}</w:ins>'
    body = (
        para("Heading w4w") + para(run("one w5w ") + added + deleted) + f"<w:p>{box}</w:p>" + control(para("kept w6w"))
    )
    body += table(
        row(cell("Date w7w", '<w:gridSpan w:val="2"/>')),
        row(cell("1 March w8w"), cell(para("outer w9w") + table(row(cell("inner w10w"))) + "<w:p/>")),
        row(control(cell("held w11w")), cell(para(run("hidden w12w", "<w:vanish/>")))),
    )
    notes = f'<w:footnote w:id="1">{para("note w13w")}</w:footnote>'
    comments = f'<w:comment w:id="1" w:author="A">{para("remark w14w")}</w:comment>'
    return word_file(
        body,
        {
            "footnotes.xml": ("footnotes", part("footnotes", notes)),
            "comments.xml": ("comments", part("comments", comments)),
            "header1.xml": ("header", part("hdr", para("head w15w"))),
        },
    )


def excel() -> bytes:
    """A workbook with shared strings on two sheets."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    for number in range(2):
        sheet = book.add_worksheet()
        for line in range(6):
            sheet.write_row(line, 0, [f"01/0{line + 1}/2023", f"seen w{number}{line}1w", f"at home w{number}{line}2w"])
    book.close()
    return stream.getvalue()


def mutants(good: bytes, parts: re.Pattern[str], seed: str) -> Iterator[bytes]:
    """The file with one to three bytes of one part changed, dropped or doubled."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(name for name in whole if parts.search(name))
    for _ in range(MUTANTS // 4):
        name = chance.choice(names)
        spoilt = bytearray(whole[name])
        for _ in range(chance.choice((1, 1, 2, 3))):
            at = chance.randrange(len(spoilt))
            spoilt[at : at + 1] = chance.choice((bytes([chance.choice(LETTERS)]), b"", bytes(spoilt[at : at + 1]) * 2))
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for own, content in whole.items():
                archive.writestr(own, bytes(spoilt) if own == name else content)
        yield stream.getvalue()


def words_in(data: bytes) -> set[str]:
    """The planted words that stand in the letters of a file's parts."""
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            try:
                root = etree.fromstring(archive.read(name))
            except etree.XMLSyntaxError:
                continue
            found |= {word for text in root.itertext("{*}*") for word in PLANTED.findall(text)}
    return found


def words_told(data: bytes, name: str) -> set[str]:
    document = read(data, name)
    texts = [text.text for text in (*document.paragraphs(), *document.aside)]
    texts += [word for remark in document.remarks for word in remark.words.values()]
    if any(remark.code == "text-not-read" and remark.words["text"].endswith("…") for remark in document.remarks):
        return words_in(data)  # the remark shows the beginning of a longer text
    return set(PLANTED.findall("\n".join(texts)))


@pytest.mark.parametrize(
    ("make", "name", "parts"),
    [
        (word, "a.docx", re.compile(r"word/|_rels|Types")),
        (excel, "a.xlsx", re.compile(r"sheet1|sharedStrings|workbook")),
    ],
)
def test_spoilt_xml_is_refused_or_every_word_is_told(
    make: Callable[[], bytes], name: str, parts: re.Pattern[str]
) -> None:
    good = make()
    assert words_told(good, name) == words_in(good)
    readable = 0
    for number, mutant in enumerate(mutants(good, parts, f"2026-{name}")):
        try:
            told = words_told(mutant, name)
        except Unusable as refusal:
            assert refusal.code in KNOWN
        else:
            readable += 1
            assert words_in(mutant) <= told, f"mutant {number}: {sorted(words_in(mutant) - told)}"
    assert readable > MUTANTS // 40, "next to nothing was read, so nothing was proved"
