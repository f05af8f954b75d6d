"""A PDF draft: what is covered, white, invisible, tiny, off the page, cut off, attached, annotated, revised, spoken."""

import re
import sys
from functools import cache
from pathlib import Path

import pytest

from pipeline import readers
from pipeline.identifiers.check import check
from pipeline.identifiers.roster import build_roster
from pipeline.readers.whole_file import with_every_string
from schemas.finding import CheckReport

sys.path.insert(0, str(Path(__file__).parent))
from planted_draft import CASE

ROSTER = build_roster(CASE)
PAGE = (
    "BT /F1 12 Tf 40 700 Td (The review found that Kayleigh was not asked.) Tj ET\n"
    "BT /F1 12 Tf 40 660 Td (Seen by Kwabena on the ward) Tj ET 0 g 80 655 160 18 re f\n"
    "BT /F1 12 Tf 40 620 Td (Hollis under a thick line) Tj ET 14 w 0 G 38 625 m 200 625 l S\n"
    "1 g BT /F1 12 Tf 40 580 Td (Zofia in white) Tj ET 0 g\n"
    "0.1 0.2 0.5 rg 30 535 300 24 re f 1 g BT /F1 12 Tf 40 540 Td (Heading for Tig on blue) Tj ET 0 g\n"
    "3 Tr BT /F1 12 Tf 40 500 Td (Larkspur Close unseen) Tj ET 0 Tr\n"
    "BT /F1 12 Tf 900 700 Td (Tiegan off the page) Tj ET\n"
    "BT /F1 1 Tf 40 460 Td (WV11 3QT) Tj ET\n"
    "BT /F1 12 Tf 40 420 Td (Marked Osei-Bonsu here) Tj ET\n"
    "1 1 0 rg 30 375 300 24 re f 0 g BT /F1 12 Tf 40 380 Td (A plain sentence on yellow.) Tj ET\n"
)


def pdf(bodies: list[bytes], trailer: str = "") -> bytes:
    """A PDF of numbered objects, with its cross-reference table."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<</Size {len(bodies) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (head + tail).encode()


def stream(content: bytes, entries: str = "") -> bytes:
    return f"<</Length {len(content)} {entries}>>\nstream\n".encode() + content + b"\nendstream"


def draft(page: str) -> bytes:
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>Priya Raman</dc:creator></x:xmpmeta>"
    redact = b"<</Type/Annot/Subtype/Redact/Rect[80 415 180 435]>>"
    note = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Ask Kayleigh)/T(Bronagh Tully)>>"
    catalog = (
        b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/StructTreeRoot 7 0 R/Outlines 12 0 R"
        b"/Names<</EmbeddedFiles<</Names[(list.txt) 8 0 R]>>>>>>"
    )
    return pdf(
        [
            catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[10 0 R 11 0 R]"
            b"/Resources<</Font<</F1 5 0 R>>>>>>",
            stream(page.encode("latin-1")),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(xmp, "/Type/Metadata/Subtype/XML"),
            b"<</Type/StructTreeRoot/K<</S/Figure/Alt(Photograph of Tiegan at home)>>>>",
            b"<</Type/Filespec/F(list.txt)/EF<</F 9 0 R>>>>",
            stream(b"Zofia lives next door", "/Type/EmbeddedFile"),
            redact,
            note,
            b"<</Type/Outlines/First 13 0 R/Last 13 0 R/Count 1>>",
            b"<</Title(Interview with Kwabena)/Parent 12 0 R/Dest[3 0 R/Fit]>>",
        ]
    )


@cache
def checked() -> CheckReport:
    data = draft(PAGE)
    return check(with_every_string(readers.read(data, "draft.pdf"), data), ROSTER)


@pytest.mark.parametrize(
    ("text", "part", "where"),
    [
        ("Kayleigh", "body", "page 1"),
        ("Kwabena", "under-redaction", "covered"),
        ("Hollis", "under-redaction", "covered"),
        ("Osei-Bonsu", "under-redaction", "covered"),
        ("Zofia", "hidden-text", "white letters"),
        ("Larkspur Close", "hidden-text", "invisible letters"),
        ("Tiegan", "hidden-text", "off the page"),
        ("WV11 3QT", "hidden-text", "tiny letters"),
        ("Tig", "body", "page 1"),
        ("Priya Raman", "properties", "XMP"),
        ("Tiegan", "alt-text", "Alt"),
        ("Zofia", "attachment", "list.txt"),
        ("list.txt", "attachment", "attachment"),
        ("Kayleigh", "annotation", "page 1"),
        ("Bronagh Tully", "annotation", "page 1"),
        ("Kwabena", "bookmark", "bookmark"),
    ],
)
def test_each_unseen_place_is_found_under_its_name(text: str, part: str, where: str) -> None:
    found = [one for one in checked().findings if (one.text, one.part) == (text, part)]
    assert [one.severity for one in found][:1] == ["must-fix"]
    assert where in (found[0].location or "")


def test_covered_lines_are_told_line_by_line() -> None:
    covered = [one.text for one in checked().findings if (one.part, one.category) == ("under-redaction", "hidden-text")]
    assert [text for text in covered if text.startswith("Hollis")] == ["Hollis under a thick line"]


def test_what_is_on_a_colour_and_seen_is_not_called_hidden() -> None:
    hidden = [one.text for one in checked().findings if one.part in ("hidden-text", "under-redaction")]
    assert not any("blue" in text or "yellow" in text or "not asked" in text for text in hidden)


def test_an_earlier_revision_in_the_file_is_read() -> None:
    first = draft("BT /F1 12 Tf 40 700 Td (Her name was Kayleigh Hollis.) Tj ET")
    page = b"BT /F1 12 Tf 40 700 Td (Her name was Mother.) Tj ET"
    start = len(first)
    body = b"4 0 obj\n" + stream(page) + b"\nendobj\n"
    before = re.findall(rb"startxref\n(\d+)", first)[-1].decode()
    table = f"xref\n4 1\n{start:010d} 00000 n \ntrailer\n<</Size 14 /Root 1 0 R /Prev {before}>>\n"
    data = first + body + table.encode() + f"startxref\n{start + len(body)}\n%%EOF\n".encode()
    report = check(with_every_string(readers.read(data, "draft.pdf"), data), ROSTER)
    found = [one for one in report.findings if one.text == "Kayleigh Hollis"]
    assert [(one.part, one.severity) for one in found] == [("hidden-text", "must-fix")]
    assert "earlier revision" in (found[0].location or "")


LAYERED = (
    "BT /F1 12 Tf 40 700 Td (Seen by everybody: nobody asked.) Tj ET\n"
    "/OC /Off BDC BT /F1 12 Tf 40 660 Td (Zofia on a layer that is off) Tj ET EMC\n"
    "/OC /On BDC BT /F1 12 Tf 40 640 Td (A layer that is on.) Tj ET EMC\n"
    "/OC /Every BDC /P BMC BT /F1 12 Tf 40 620 Td (Kwabena on a group of layers) Tj ET EMC EMC\n"
    "/Form Do /Shown Do\n"
)


def layered() -> bytes:
    """Objects 7 and 8 are layers, the first off and the second on; 9 is a form on the first; 10 says "both off"."""
    form = "/Type/XObject/Subtype/Form/BBox[0 0 600 850]/Resources<</Font<</F1 5 0 R>>>>"
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[7 0 R 8 0 R]/D<</ON[8 0 R]/OFF[7 0 R]>>>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
            b"/Properties<</Off 7 0 R/On 8 0 R/Every 10 0 R>>/XObject<</Form 9 0 R/Shown 6 0 R>>>>>>",
            stream(LAYERED.encode()),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(b"BT /F1 12 Tf 40 580 Td (A form that is shown) Tj ET", form),
            b"<</Type/OCG/Name(Working notes)>>",
            b"<</Type/OCG/Name(Text)>>",
            stream(b"BT /F1 12 Tf 40 600 Td (Tiegan in a form) Tj ET", form + "/OC 7 0 R"),
            b"<</Type/OCMD/OCGs[7 0 R]>>",
        ]
    )


def test_words_on_a_layer_that_is_off_are_told_with_the_layers_name() -> None:
    data = layered()
    document = with_every_string(readers.read(data, "draft.pdf"), data)
    told = [one for one in document.aside if one.place.heading == "a hidden layer, Working notes"]
    assert [(one.text, one.place.page) for one in told] == [
        ("Zofia on a layer that is off", 1),
        ("Kwabena on a group of layers", 1),
        ("Tiegan in a form", 1),
    ]
    found = [one for one in check(document, ROSTER).findings if one.part == "hidden-text" and one.matches]
    assert [(one.text, one.severity) for one in found] == [
        ("Zofia", "must-fix"),
        ("Kwabena", "must-fix"),
        ("Tiegan", "must-fix"),
    ]
