"""Every danger that is named in the promise, read as a dropped file is: in the child, with its clock and its memory limit.

Each is read, or gets its own reason and advice; none takes a minute or a gibibyte.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import Unusable
from pipeline.readers.sandbox import ReadingRoom
from tests.faults.hostile_files import document, encrypted, pdf, protected_pdf, replaced, sheet, with_member, workbook
from tests.faults.hostile_parts import _page
from tests.readers.pdf_files import grid, pdf_file, text

SHEET = "xl/worksheets/sheet1.xml"
MACRO = b"\xd0\xcf\x11\xe0" + b"Sub AutoOpen()" * 50


@dataclass(frozen=True)
class Danger:
    """A file, and the code of its refusal, or of the remark with which it is read; `None`: it is read without one."""

    name: str
    make: Callable[[], bytes]
    code: str | None
    is_read: bool = False


def entities() -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    declared = f'standalone="yes"?><!DOCTYPE w [<!ENTITY a0 "ha">{levels}]>'.encode()
    return replaced(document(), "word/document.xml", b'standalone="yes"?>', declared)


def empty_rows() -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n, n) for n in range(21, 400_021))
    return replaced(workbook(), SHEET, b"</sheetData>", rows + b"</sheetData>")


def three_hundred_pages() -> bytes:
    tops = [60 + 20 * n for n in range(6)]
    rows = [["Date", "Event"], *([f"{n + 1:02d}/03/2023", "Seen at home with the mother"] for n in range(4))]
    pages = (text(50, 30, f"Page {n}") + "\n" + grid((50, 130, 400), tops, rows) for n in range(1, 301))
    return pdf_file(*pages)


def macros() -> bytes:
    link = b'<Relationship Id="rX" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>'
    linked = replaced(document(), "word/_rels/document.xml.rels", b"</Relationships>", link)
    return with_member(linked, "word/vbaProject.bin", MACRO)


def external() -> bytes:
    link = b'<Relationship Id="rX" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://template.example.invalid/t.dotm"/></Relationships>'
    return replaced(document(), "word/_rels/document.xml.rels", b"</Relationships>", link)


DANGERS = (
    Danger("password.docx", lambda: encrypted(document()), "password-protected"),
    Danger("password.xlsx", lambda: encrypted(workbook()), "password-protected"),
    Danger("password.pdf", lambda: protected_pdf("secret"), "password-protected"),
    Danger("cut.docx", lambda: document()[:700], "damaged"),
    Danger("cut.pdf", lambda: pdf()[:300], "damaged"),
    Danger("renamed.pdf", document, "name-and-content-differ"),
    Danger("empty.docx", lambda: b"", "empty-file"),
    Danger("bomb.docx", lambda: with_member(document(), "word/media/a.bin", bytes(300 * 2**20)), "inflates-too-much"),
    Danger("entities.docx", entities, "document-type-declaration"),
    Danger("outside.docx", external, "external-link-ignored", is_read=True),
    Danger("macros.docm", macros, "macro-ignored", is_read=True),
    Danger("climbs.docx", lambda: with_member(document(), "../../evil.xml", b"<a/>"), "unsafe-names"),
    Danger("empty-rows.xlsx", empty_rows, None, is_read=True),
    Danger(
        "far-cell.xlsx", lambda: sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), None, is_read=True
    ),
    Danger("circle.pdf", lambda: _page(catalog=b"/Outlines 3 0 R /Names 2 0 R"), None, is_read=True),
    Danger("pages.pdf", three_hundred_pages, None, is_read=True),
)


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    with ReadingRoom() as found:
        yield found


def test_the_limits_are_those_that_were_promised() -> None:
    assert settings.READING_SECONDS <= 60
    assert settings.READING_MEMORY_BYTES <= 2**30


@pytest.mark.parametrize("danger", DANGERS, ids=lambda danger: danger.name)
def test_each_is_read_or_has_its_own_reason_and_advice(tmp_path: Path, room: ReadingRoom, danger: Danger) -> None:
    path = tmp_path / danger.name
    path.write_bytes(danger.make())
    begun = time.monotonic()
    try:
        found = room.read(path, danger.name)
    except Unusable as refusal:
        assert not danger.is_read, refusal.code
        assert (refusal.code, bool(refusal.reason), bool(refusal.advice)) == (danger.code, True, True)
    else:
        assert danger.is_read
        assert danger.code is None or danger.code in [remark.code for remark in found.remarks]
        assert found.text.strip()
        if danger.name == "pages.pdf":
            assert found.text.count("Seen at home") == 300 * 4
    assert time.monotonic() - begun < settings.READING_SECONDS
