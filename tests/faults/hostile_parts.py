"""More broken, lying and attacking files, made by rule: each part of an Office file spoilt in each way, each file under
each wrong name, PDFs that lead in circles, e-mails and tables that never end."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.readers.word_files import cell, para, part, row, table, word_parts, zipped

PROLOGUE = b'<?xml version="1.0" encoding="UTF-8"?>'
SPOILINGS: dict[str, bytes] = {
    "empty": b"",
    "random": random.Random(4).randbytes(400),
    "cut": PROLOGUE + b"<w:document xmlns:w='x'><w:body>",
    "of entities": PROLOGUE + b'<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>',
}
WORD_PARTS = {
    "styles.xml": ("styles", part("styles", "")),
    "footnotes.xml": ("footnotes", part("footnotes", f'<w:footnote w:id="1">{para("Note")}</w:footnote>')),
    "endnotes.xml": ("endnotes", part("endnotes", f'<w:endnote w:id="1">{para("Note")}</w:endnote>')),
    "comments.xml": ("comments", part("comments", f'<w:comment w:id="1">{para("Remark")}</w:comment>')),
    "header1.xml": ("header", part("hdr", para("Head"))),
    "settings.xml": ("settings", part("settings", "")),
}


@dataclass(frozen=True)
class Spoilt:
    """One file, the codes with which it may be refused, and whether it may (or, without codes, must) be read."""

    story: str
    name: str
    data: bytes
    codes: frozenset[str]
    may_be_read: bool = False


def spoilt_files(good: dict[str, bytes]) -> Iterator[Spoilt]:
    """All of them.

    Args:
        good: a good "docx", "xlsx" and "pdf".
    """
    yield from _parts_of_word()
    yield from _cuts(good)
    yield from _wrong_names(good)
    yield from _pdfs()
    yield from _mails_and_tables()


def _parts_of_word() -> Iterator[Spoilt]:
    parts = word_parts(para("Body") + table(row(cell("Label"), cell("Answer"))), WORD_PARTS)
    names = [
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "_rels/.rels",
        *(f"word/{name}" for name in WORD_PARTS),
    ]
    for name in names:
        for way, content in SPOILINGS.items():
            code = "document-type-declaration" if way == "of entities" else "damaged"
            yield Spoilt(f"{name} is {way}", "a.docx", zipped({**parts, name: content}), frozenset({code}))


def _cuts(good: dict[str, bytes]) -> Iterator[Spoilt]:
    for kind, data in good.items():
        for share in (0.05, 0.35, 0.7, 0.8):
            story = f"{kind} cut at {share}"
            yield Spoilt(story, f"a.{kind}", data[: int(len(data) * share)], frozenset({"damaged"}))
        yield Spoilt(f"{kind} with rubbish behind it", f"a.{kind}", data + b"\n" * 30, frozenset(), may_be_read=True)


def _wrong_names(good: dict[str, bytes]) -> Iterator[Spoilt]:
    wrong = {
        "docx": ("a.xlsx", "a.csv", "a.eml", "a.msg"),
        "xlsx": ("a.doc", "a.pdf", "a.txt"),
        "pdf": ("a.docx", "a.xls"),
    }
    for kind, names in wrong.items():
        for name in names:
            yield Spoilt(f"{kind} named {name}", name, good[kind], frozenset({"name-and-content-differ"}))
    for name in ("..docx", "a.DOCX", "ä ß.docx", "a.docx.docx", "x" * 200 + ".docx"):
        yield Spoilt(f"a good file with the name {name[:20]}", name, good["docx"], frozenset())


def _objects(*bodies: bytes, trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, trailer, start)
    return bytes(out)


def _page(
    *more: bytes, catalog: bytes = b"", page: bytes = b"", box: bytes = b"0 0 612 792", drawing: bytes = b"(Seen) Tj",
    pages: bytes = b"", resources: bytes = b"", stream: bytes = b"", trailer: bytes = b"",
) -> bytes:  # fmt: skip
    content = b"BT /F1 12 Tf 72 720 Td " + drawing + b" ET"
    return _objects(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 %s >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> %s >>"
        % (box, resources, page),
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), stream, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
        trailer=trailer,
    )


def _pdfs() -> Iterator[Spoilt]:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"
    ways = {
        "a form that draws itself": _page(form, drawing=b"(Seen) Tj ET /X Do BT", resources=b"/XObject << /X 6 0 R >>"),
        "bookmarks in a circle": _page(
            b"<< /First 7 0 R /Last 7 0 R >>", b"<< /Title (A) /Next 7 0 R /Parent 6 0 R >>", catalog=b"/Outlines 6 0 R"
        ),
        "a field that is its own child": _page(
            b"<< /T (a) /FT /Tx /Kids [6 0 R] >>", catalog=b"/AcroForm << /Fields [6 0 R] >>"
        ),
        "notes that are not there": _page(page=b"/Annots [99 0 R 98 0 R]"),
        "notes that are a number": _page(page=b"/Annots 7"),
        "an earlier revision that is this one": _page(trailer=b"/Prev 9"),
        "a page of no size": _page(box=b"0 0 0 0"),
        "a page of endless size": _page(box=b"0 0 99999999 99999999"),
        "a page that is inside out": _page(box=b"612 792 0 0"),
        "a page box of words": _page(box=b"(a) (b) (c) (d)"),
        "a drawing packed in no known way": _page(stream=b"/Filter /NoSuchDecode"),
        "a drawing that is not packed as it says": _page(stream=b"/Filter /FlateDecode"),
        "a string that never ends": _page(drawing=b"(Seen Tj"),
        "ten thousand open brackets": _page(drawing=b"[" * 10_000 + b"(Seen) Tj"),
        "names that open names": _page(b"<< /Kids [6 0 R] >>", catalog=b"/Names << /EmbeddedFiles 6 0 R >>"),
        "properties that are a page": _page(trailer=b"/Info 3 0 R"),
        "a catalogue that is a number": _objects(b"7"),
        "a page that is its parent's parent": _objects(
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        ),
    }  # fmt: skip
    known = frozenset({"damaged", "no-text", "scanned-pdf"})
    for story, data in ways.items():
        yield Spoilt(story, "a.pdf", data, known, may_be_read=True)


def _mails_and_tables() -> Iterator[Spoilt]:
    head = b"Subject: Nil return\nFrom: a@example.invalid\nMIME-Version: 1.0\n"
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(300))
    known = frozenset({"damaged", "no-text"})
    yield Spoilt("300 letters in each other", "a.eml", head + deep + b"\nhello\n", known, may_be_read=True)
    yield Spoilt(
        "a letter without its boundary",
        "a.eml",
        head + b"Content-Type: multipart/mixed\n\nhello\n",
        known,
        may_be_read=True,
    )
    yield Spoilt(
        "a letter that is badly packed", "a.eml",
        head + b"Content-Transfer-Encoding: base64\n\n@@@@not base64@@@@\n", known, may_be_read=True,
    )  # fmt: skip
    yield Spoilt("a header of a megabyte", "a.eml", b"Subject: " + b"x" * 2**20 + b"\nFrom: a\n\nhello\n", frozenset())
    yield Spoilt(
        "UTF-16 without its mark", "a.csv", "Date,Event\n1,2\n".encode("utf-16-le"), frozenset({"unknown-type"})
    )
    yield Spoilt("half of a UTF-16 letter", "a.txt", "\ufeffhello".encode("utf-16-le")[:-1], frozenset())
    yield Spoilt("10,000 columns", "a.csv", b",".join(b"x" for _ in range(10_000)), frozenset())
    yield Spoilt("nothing but quotation marks", "a.csv", b'"' * 9999, known, may_be_read=True)
    yield Spoilt("every kind of line end", "a.csv", b"a,b\rc,d\ne,f\r\n\x0bg,h\x0c\n", frozenset())
    yield Spoilt("a line of a million letters", "a.txt", b"x" * 10**6, frozenset())
    yield Spoilt("letters that are none", "a.txt", b"caf\xe9 \x81\x8d\x8f\x90\x9d", frozenset())
    for start in (b"GIF89a", b"II*\0", b"MM\0*", b"BM", b"RIFF"):
        yield Spoilt(f"a picture that begins {start!r}", "a.pdf", start + bytes(90), frozenset({"picture"}))
