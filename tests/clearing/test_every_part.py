"""No part of a file is forgotten: insertions, moves, files and pictures inside, attributes that no reader knows."""

import io
import struct
import sys
import zipfile
import zlib
from functools import cache
from pathlib import Path

from docx import Document as NewDocument
from openpyxl import Workbook

from pipeline import readers
from pipeline.clearing.draft_check import apply_files
from pipeline.identifiers.check import check
from pipeline.identifiers.roster import build_roster
from pipeline.readers.whole_file import with_every_string
from schemas.finding import CheckReport, Finding

sys.path.insert(0, str(Path(__file__).parent))
from planted_draft import CASE

ROSTER = build_roster(CASE)
BODY = (
    "<w:p><w:r><w:t xml:space='preserve'>She saw </w:t></w:r><w:ins w:id='1' w:author='A'><w:r><w:t>Zofia</w:t></w:r>"
    "</w:ins><w:r><w:t xml:space='preserve'> on the ward with Kayleigh.</w:t></w:r></w:p>"
    "<w:p><w:moveFrom w:id='2' w:author='A'><w:r><w:t>Kwabena rang.</w:t></w:r></w:moveFrom></w:p>"
    "<w:p><w:moveTo w:id='3' w:author='A'><w:r><w:t>Kwabena rang.</w:t></w:r></w:moveTo></w:p>"
    "<w:p w:invented='Tig at Larkspur Close'><w:r><w:t>Plain.</w:t></w:r></w:p>"
)
CHART = (
    "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' "
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><c:chart><c:title><a:p><a:r><a:t>Weight of Tie"
    "</a:t></a:r><a:r><a:t>gan</a:t></a:r></a:p></c:title></c:chart></c:chartSpace>"
)


def workbook() -> bytes:
    book = Workbook()
    book.active["A1"] = "Attendance"
    hidden = book.create_sheet("Osei-Bonsu")
    hidden.sheet_state = "hidden"
    hidden["B7"] = "Kayleigh Hollis collected"
    hidden["B8"] = 9434765919
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def png_with(words: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"tEXt", words) + pixels + chunk(b"IEND", b"")


def draft(extra: dict[str, bytes]) -> bytes:
    stream, plain = io.BytesIO(), io.BytesIO()
    NewDocument().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr", BODY.encode() + b"<w:sectPr", 1)
            new.writestr(name, data)
        for name, data in extra.items():
            new.writestr(name, data)
    return stream.getvalue()


@cache
def data() -> bytes:
    camera = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0"
    photograph = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(camera) + 8) + b"Exif\0\0" + camera + b"\xff\xd9"
    return draft(
        {
            "word/embeddings/Microsoft_Excel_Sheet1.xlsx": workbook(),
            "word/embeddings/oleObject1.bin": "\u0002Wednesfield Kwabena\u0000".encode("utf-16-le"),
            "word/media/image1.png": png_with(b"Author\0Zofia Szymanska"),
            "word/media/Hollis kitchen.jpeg": photograph,
            "word/charts/chart1.xml": CHART.encode(),
            "word/unknownPart.xml": b"<x><y z='Kayleigh Hollis'/></x>",
        }
    )


@cache
def checked() -> CheckReport:
    return check(with_every_string(readers.read(data(), "draft.docx"), data()), ROSTER)


def found(text: str, part: str) -> list[Finding]:
    return [one for one in checked().findings if one.text == text and one.part == part]


def test_inserted_and_moved_words_are_told_apart_from_the_words_around_them() -> None:
    assert [one.severity for one in found("Zofia", "tracked-insertion")] == ["must-fix"]
    assert len(found("Kayleigh", "body")) == 1
    assert found("Kayleigh", "tracked-insertion") == []
    assert len(found("Kwabena", "tracked-insertion")) == 1
    assert len(found("Kwabena", "tracked-deletion")) == 1


def test_a_workbook_inside_the_document_is_read_its_hidden_sheet_too() -> None:
    sheet_name, cell, number = found("Osei-Bonsu", "embedded-file"), found("Kayleigh Hollis", "embedded-file"), None
    number = found("9434765919", "embedded-file")
    assert [one.severity for one in (*sheet_name, *cell, *number)] == ["must-fix"] * 3
    assert "Microsoft_Excel_Sheet1.xlsx" in (cell[0].location or "")


def test_the_cells_of_an_embedded_workbook_are_not_each_a_finding() -> None:
    assert found("Attendance", "embedded-file") == []
    assert len(found("Microsoft_Excel_Sheet1.xlsx", "embedded-file")) == 1


def test_bytes_that_nobody_can_read_are_searched_for_the_roster() -> None:
    assert [one.member for one in found("Kwabena", "embedded-file")] == ["word/embeddings/oleObject1.bin"]


def test_pictures_are_asked_for_their_names_their_words_and_their_place() -> None:
    assert [one.member for one in found("Zofia Szymanska", "alt-text")] == ["word/media/image1.png"]
    assert [one.member for one in found("Hollis", "alt-text")] == ["word/media/Hollis kitchen.jpeg"]
    places = [one for one in checked().findings if "GPS" in one.why]
    assert [(one.category, one.severity, one.member) for one in places] == [
        ("metadata", "must-fix", "word/media/Hollis kitchen.jpeg")
    ]


def test_the_words_of_a_chart_are_read_like_text() -> None:
    assert [one.severity for one in found("Tiegan", "text-box")] == ["must-fix"]


def test_a_name_in_an_attribute_or_a_part_that_nobody_knows_is_found_with_its_place() -> None:
    attribute, part = found("Tig", "custom-xml"), found("Kayleigh Hollis", "custom-xml")
    assert "word/document.xml" in (attribute[0].location or "")
    assert [one.member for one in part] == ["word/unknownPart.xml"]


def test_a_picture_is_something_to_look_at_once() -> None:
    pictures = [one for one in checked().findings if one.category == "image"]
    assert sorted(one.member or "" for one in pictures) == ["word/media/Hollis kitchen.jpeg", "word/media/image1.png"]
    assert {one.severity for one in pictures} == {"check"}


def test_the_copy_has_none_of_it() -> None:
    document = readers.read(data(), "draft.docx")
    cleared = apply_files(document, data(), checked(), ROSTER)
    assert [one.text for one in cleared.report.findings if one.severity == "must-fix"] == []
    words = ("Kayleigh", "Hollis", "Kwabena", "Zofia", "Tig", "Osei", "Larkspur")
    with zipfile.ZipFile(io.BytesIO(cleared.copy.data)) as archive:
        texts = {name: archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()}
    assert [(name, word) for name, text in texts.items() for word in words if word in name + text] == []
