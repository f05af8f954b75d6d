"""Files that are broken, lie or attack, made in memory: name, bytes and the reasons for which they may be refused.

An empty set of reasons means that the file is odd but readable.
"""

import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import msoffcrypto.format.ooxml
import openpyxl
from pypdf import PdfWriter

from tests.readers.word_files import cell, para, row, table, word_file, word_parts, zipped


@dataclass(frozen=True)
class Hostile:
    """One file and the codes with which it may be refused; none if it must be read."""

    story: str
    name: str
    data: bytes
    codes: frozenset[str]


def workbook() -> bytes:
    """A good small workbook."""
    book = openpyxl.Workbook()
    for number in range(20):
        book.active.append([f"0{number % 9 + 1}/03/2023", "Event", "Seen at home"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document() -> bytes:
    """A good small Word file."""
    return word_file(para("Heading") + table(row(cell("Label"), cell("Answer"))))


def pdf() -> bytes:
    """A good small PDF with a line of text."""
    return pdf_of(b"BT /F1 12 Tf 72 720 Td (Seen at home) Tj ET")


def pdf_of(
    content: bytes, *, count: int = 1, kids: str = "[3 0 R]", resources: str = "", extra: tuple[bytes, ...] = ()
) -> bytes:
    """A one-page PDF written by hand."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids {kids} /Count {count} >>".encode(),
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {resources} >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *extra,
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def protected_pdf(user: str) -> bytes:
    """A PDF with passwords; an empty user password opens without asking."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def encrypted(data: bytes) -> bytes:
    """An Office file with a password."""
    stream = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(data)).encrypt("secret", stream)
    return stream.getvalue()


def with_member(data: bytes, name: str, content: bytes, *, twice: bool = False) -> bytes:
    """The same zip with one more member."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for _ in range(1 + twice):
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def doubled(data: bytes, name: str) -> bytes:
    """The same zip with a second member of one name."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return with_member(data, name, b"<w/>")


def replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same zip with one part edited."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.namelist():
            content = before.read(member)
            after.writestr(member, content.replace(old, new, 1) if member == name else content)
    return stream.getvalue()


def sheet(xml: bytes) -> bytes:
    """A workbook whose first sheet has the given rows."""
    return replaced(workbook(), "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData>" + xml)


def _word() -> Iterator[Hostile]:
    doc = document()
    entity = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    declaration = b'standalone="yes"?>'
    yield Hostile(
        "DOCTYPE in the main part",
        "a.docx",
        replaced(doc, "word/document.xml", declaration, declaration + entity),
        frozenset({"document-type-declaration"}),
    )
    utf16 = zipfile.ZipFile(io.BytesIO(doc)).read("word/document.xml").decode().replace("UTF-8", "UTF-16")
    parts = word_parts(para("x"))
    yield Hostile(
        "main part in UTF-16", "a.docx", zipped({**parts, "word/document.xml": utf16.encode("utf-16")}), frozenset()
    )
    yield Hostile(
        "DOCTYPE in UTF-16",
        "a.docx",
        zipped(
            {**parts, "word/document.xml": utf16.replace("?>", "?><!DOCTYPE w [<!ENTITY a 'b'>]>", 1).encode("utf-16")}
        ),
        frozenset({"document-type-declaration"}),
    )
    yield Hostile(
        "no body", "a.docx", replaced(doc, "word/document.xml", b"w:body", b"w:nobody"), frozenset({"damaged"})
    )
    yield Hostile(
        "no main part",
        "a.docx",
        zipped({k: v for k, v in parts.items() if k != "word/document.xml"}),
        frozenset({"damaged"}),
    )
    yield Hostile(
        "no relationships",
        "a.docx",
        zipped({k: v for k, v in parts.items() if "_rels" not in k}),
        frozenset({"damaged"}),
    )
    yield Hostile(
        "main part leads outside",
        "a.docx",
        replaced(doc, "_rels/.rels", b"word/document.xml", b"../../../etc/passwd"),
        frozenset({"damaged"}),
    )
    yield Hostile("broken XML", "a.docx", replaced(doc, "word/document.xml", b"</w:tbl>", b""), frozenset({"damaged"}))
    yield Hostile("no text at all", "a.docx", word_file("<w:p/>"), frozenset({"no-text"}))
    yield Hostile(
        "50,000,000 columns", "a.docx", word_file(table(row(cell("a", '<w:gridSpan w:val="50000000"/>')))), frozenset()
    )
    yield Hostile(
        "a span that is no number",
        "a.docx",
        word_file(table(row(cell("a", '<w:gridSpan w:val="many"/>')))),
        frozenset(),
    )
    yield Hostile(
        "a negative span", "a.docx", word_file(table(row(cell("a", '<w:gridSpan w:val="-3"/>')))), frozenset()
    )
    yield Hostile(
        "20,000 deep",
        "a.docx",
        word_file("<w:sdt><w:sdtContent>" * 20000 + "</w:sdtContent></w:sdt>" * 20000),
        frozenset({"damaged"}),
    )
    nested = para("deep")
    for _ in range(60):
        nested = table(row(cell(nested + "<w:p/>")))
    yield Hostile("60 tables in each other", "a.docx", word_file(nested), frozenset())
    loop = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    from tests.readers.word_files import part

    yield Hostile(
        "styles based on each other",
        "a.docx",
        word_file(para("x"), {"s.xml": ("styles", part("styles", loop))}),
        frozenset(),
    )
    yield Hostile(
        "a header that is not there",
        "a.docx",
        replaced(word_file(para("x"), {"h.xml": ("header", "")}), "word/h.xml", b"", b""),
        frozenset({"damaged"}),
    )
    yield Hostile("a link to nowhere", "a.docx", word_file(para("x"), external=(("hyperlink", ""),)), frozenset())
    yield Hostile("xlsx named docx", "a.docx", workbook(), frozenset({"name-and-content-differ"}))
    yield Hostile("docx named pdf", "a.pdf", doc, frozenset({"name-and-content-differ"}))
    yield Hostile("docx named doc", "a.doc", doc, frozenset())
    yield Hostile("docx without an ending", "form", doc, frozenset())


def _containers() -> Iterator[Hostile]:
    doc, book = document(), workbook()
    yield Hostile("empty", "a.docx", b"", frozenset({"empty-file"}))
    yield Hostile("one byte", "a.docx", b"P", frozenset({"name-and-content-differ"}))
    yield Hostile("the letters PK", "a.docx", b"PK", frozenset({"damaged"}))
    yield Hostile("random bytes", "a.docx", random.Random(1).randbytes(5000), frozenset({"unknown-type"}))
    yield Hostile("random bytes named xlsx", "a.xlsx", random.Random(2).randbytes(5000), frozenset({"unknown-type"}))
    yield Hostile("zeros, as a copy that has only begun", "a.xlsx", bytes(20000), frozenset({"unknown-type"}))
    for share in (0.2, 0.5, 0.9, 0.999):
        yield Hostile(f"docx cut at {share}", "a.docx", doc[: int(len(doc) * share)], frozenset({"damaged"}))
        yield Hostile(f"xlsx cut at {share}", "a.xlsx", book[: int(len(book) * share)], frozenset({"damaged"}))
    for start in (b"word/document.xml",):
        spoilt = bytearray(doc)
        at = spoilt.find(start) + 60
        spoilt[at : at + 8] = b"\0" * 8
        yield Hostile("bytes changed in the middle", "a.docx", bytes(spoilt), frozenset({"damaged"}))
    yield Hostile("two members of one name", "a.docx", doubled(doc, "word/document.xml"), frozenset({"unsafe-names"}))
    yield Hostile(
        "two members, one in capitals", "a.docx", doubled(doc, "WORD/document.xml"), frozenset({"unsafe-names"})
    )
    for name in ("../evil.xml", "word/../../evil.xml", "C:/evil.xml", "word\\evil.xml"):
        yield Hostile(f"a member called {name}", "a.docx", with_member(doc, name, b"x"), frozenset({"unsafe-names"}))
    yield Hostile(
        "a bomb of zeros",
        "a.docx",
        with_member(doc, "word/media/a.bin", bytes(320 * 2**20)),
        frozenset({"inflates-too-much"}),
    )
    yield Hostile(
        "a member that shrinks a thousandfold",
        "a.docx",
        with_member(doc, "word/x.xml", b" " * 2**22),
        frozenset({"inflates-too-much"}),
    )
    many = io.BytesIO(doc)
    with zipfile.ZipFile(many, "a") as archive:
        for number in range(2100):
            archive.writestr(f"word/media/{number}.txt", b"")
    yield Hostile("2,100 members", "a.docx", many.getvalue(), frozenset({"too-many-parts"}))
    flagged = bytearray(doc)
    at = flagged.rfind(b"PK\x01\x02")
    flagged[at + 8] |= 1
    yield Hostile("a member with zip encryption", "a.docx", bytes(flagged), frozenset({"password-protected"}))
    yield Hostile("a zip of something else", "a.kmz", zipped({"letter.txt": "hello"}), frozenset({"zip-archive"}))
    yield Hostile(
        "a zip of nothing but zips", "a.zip", zipped({"a.zip": zipped({"b.txt": "x"})}), frozenset({"zip-archive"})
    )
    yield Hostile("an archive that leads out", "a.zip", zipped({"../../a.txt": "x"}), frozenset({"unsafe-names"}))
    yield Hostile(
        "an archive that is a bomb", "a.zip", zipped({"a.txt": bytes(2**22)}), frozenset({"inflates-too-much"})
    )
    yield Hostile("an e-book", "a.epub", zipped({"mimetype": "application/epub+zip"}), frozenset({"unsupported-type"}))
    yield Hostile(
        "a presentation",
        "a.pptx",
        zipped(
            {
                "[Content_Types].xml": '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>'
            }
        ),
        frozenset({"unsupported-type"}),
    )
    yield Hostile("docx with a password", "a.docx", encrypted(doc), frozenset({"password-protected"}))
    yield Hostile("xlsx with a password", "a.xlsx", encrypted(book), frozenset({"password-protected"}))
    yield Hostile(
        "a broken old container",
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        frozenset({"damaged", "unknown-type"}),
    )


def _sheets() -> Iterator[Hostile]:
    book = workbook()
    name = "xl/worksheets/sheet1.xml"
    yield Hostile("a declared size that lies", "a.xlsx", replaced(book, name, b"A1:C20", b"A1"), frozenset())
    yield Hostile(
        "a declared size beyond Excel", "a.xlsx", replaced(book, name, b"A1:C20", b"A1:ZZZZ99999999"), frozenset()
    )
    yield Hostile(
        "a cell at the far end",
        "a.xlsx",
        replaced(book, name, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        frozenset(),
    )
    yield Hostile(
        "a cell beyond the far end",
        "a.xlsx",
        replaced(book, name, b"</sheetData>", b'<row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row></sheetData>'),
        frozenset({"damaged"}),
    )
    styled = b"".join(b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n, n) for n in range(21, 100021))
    yield Hostile(
        "100,000 styled empty rows",
        "a.xlsx",
        replaced(book, name, b"</sheetData>", styled + b"</sheetData>"),
        frozenset(),
    )
    yield Hostile(
        "a merge of all there is",
        "a.xlsx",
        replaced(
            book,
            name,
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        frozenset(),
    )
    yield Hostile(
        "a date that cannot be",
        "a.xlsx",
        sheet(b'<row r="30"><c r="A30" t="d"><v>2023-99-99</v></c></row>'),
        frozenset({"damaged"}),
    )
    yield Hostile(
        "a shared string that is not there",
        "a.xlsx",
        sheet(b'<row r="30"><c r="A30" t="s"><v>99999</v></c></row>'),
        frozenset({"damaged"}),
    )
    yield Hostile(
        "DOCTYPE in a sheet",
        "a.xlsx",
        replaced(book, name, b"<worksheet", b"<!DOCTYPE x><worksheet"),
        frozenset({"document-type-declaration"}),
    )
    yield Hostile(
        "no sheets",
        "a.xlsx",
        replaced(book, "xl/workbook.xml", b"<sheets>", b"<nosheets>"),
        frozenset({"damaged", "no-text"}),
    )
    empty = openpyxl.Workbook()
    stream = io.BytesIO()
    empty.save(stream)
    yield Hostile("nothing in it", "a.xlsx", stream.getvalue(), frozenset({"no-text"}))
    yield Hostile(
        "a web page named xls",
        "a.xls",
        b"<html><table><tr><td>x</td></tr></table></html>",
        frozenset(),
    )


def _pdfs() -> Iterator[Hostile]:
    good = pdf()
    yield Hostile("PDF with a password", "a.pdf", protected_pdf("secret"), frozenset({"password-protected"}))
    yield Hostile("PDF that only asks before printing", "a.pdf", protected_pdf(""), frozenset())
    for share in (0.3, 0.6, 0.95):
        yield Hostile(f"PDF cut at {share}", "a.pdf", good[: int(len(good) * share)], frozenset({"damaged"}))
    yield Hostile("PDF without text", "a.pdf", pdf_of(b""), frozenset({"no-text"}))
    picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream"
    scan = pdf_of(b"q 612 0 0 792 0 0 cm /I1 Do Q", resources="/XObject << /I1 6 0 R >>", extra=(picture,))
    yield Hostile("a scan", "a.pdf", scan, frozenset({"scanned-pdf"}))
    yield Hostile("pages that hold themselves", "a.pdf", pdf_of(b"", kids="[2 0 R]"), frozenset({"damaged"}))
    yield Hostile(
        "more pages declared than there are",
        "a.pdf",
        pdf_of(b"BT /F1 12 Tf 72 720 Td (Seen) Tj ET", count=6),
        frozenset(),
    )
    yield Hostile("no pages", "a.pdf", pdf_of(b"", kids="[]", count=0), frozenset({"damaged"}))
    yield Hostile(
        "only the first bytes of a PDF",
        "a.pdf",
        b"%PDF-1.7\n" + random.Random(3).randbytes(2000),
        frozenset({"damaged"}),
    )
    yield Hostile("a broken offset table", "a.pdf", good.replace(b"startxref\n", b"startxref\n9"), frozenset())
    yield Hostile("text named pdf", "a.pdf", b"hello there", frozenset({"name-and-content-differ"}))


def _others() -> Iterator[Hostile]:
    yield Hostile("a photograph", "a.jpg", b"\xff\xd8\xff\xe0" + bytes(100), frozenset({"picture"}))
    yield Hostile("a photograph named docx", "a.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), frozenset({"picture"}))
    yield Hostile("blank lines", "a.txt", b"\n\n  \r\n", frozenset({"no-text"}))
    yield Hostile("only a mark", "a.csv", b"\xef\xbb\xbf", frozenset({"no-text"}))
    yield Hostile("commas alone", "a.csv", b",,,\n,,,\n", frozenset({"no-text"}))
    yield Hostile("a quotation never closed", "a.csv", b'A,B\n"1,2\n3,4\n', frozenset())
    yield Hostile("a CSV with a nought byte", "a.csv", b"A,B\n1,\x002\n", frozenset({"unknown-type"}))
    yield Hostile("one field of a megabyte", "a.csv", b"A,B\n1," + b"x" * 2**20 + b"\n", frozenset())
    yield Hostile("an e-mail that is only headers", "a.eml", b"Subject: x\nFrom: y\n\n", frozenset({"no-text"}))
    yield Hostile(
        "an e-mail of unknown letters",
        "a.eml",
        b"Subject: x\nFrom: y\nContent-Type: text/plain; charset=klingon\n\nhello\n",
        frozenset(),
    )
    yield Hostile("a program", "a.exe", b"MZ" + bytes(500), frozenset({"unsupported-type"}))


def hostile_files() -> tuple[Hostile, ...]:
    """All of them."""
    return (*_containers(), *_word(), *_sheets(), *_pdfs(), *_others())
