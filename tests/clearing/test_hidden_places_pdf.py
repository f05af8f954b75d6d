"""A different invented surname in each place of one PDF where a name can stand: found in every one."""

import sys
import zlib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline import readers
from pipeline.identifiers.check import check
from pipeline.identifiers.roster import build_roster
from pipeline.readers.whole_file import with_every_string
from schemas.case import Case
from schemas.finding import CheckReport
from schemas.person import CasePerson

sys.path.insert(0, str(Path(__file__).parent))
from test_pdf_drafts import pdf, stream

NAMES = {
    "text": ("Abernathwy", "body"), "under a rectangle": ("Bracklesham", "under-redaction"),
    "under a line": ("Cottesbrook", "under-redaction"), "under a picture": ("Dunnockfield", "under-redaction"),
    "under a redaction mark": ("Eskdaleton", "under-redaction"), "under a filled square": ("Farquharley", "under-redaction"),
    "black on black": ("Gristhorpe", "under-redaction"), "white": ("Hawksmoorby", "hidden-text"),
    "invisible": ("Inglethwaite", "hidden-text"), "off the page": ("Jessopdale", "hidden-text"),
    "cropped": ("Kirkbampton", "hidden-text"), "tiny": ("Lanchestry", "hidden-text"),
    "hidden layer": ("Mumbyfield", "hidden-text"), "note": ("Netherwick", "annotation"),
    "note's author": ("Oxcombury", "annotation"), "free text": ("Pennistone", "annotation"),
    "form field": ("Quarndonby", ""), "field's hint": ("Ravenglass", ""), "field's default": ("Stavordale", ""),
    "link": ("Threlkeldy", "hyperlink"), "bookmark": ("Ulpharrow", "bookmark"), "title": ("Vobsterley", "properties"),
    "author": ("Wrampling", "properties"), "own property": ("Yaddlethorp", "properties"),
    "second properties": ("Zealmonachy", "properties"), "attached file": ("Addlestrop", "attachment"),
    "attached file's name": ("Blubberhouse", ""), "figure's words": ("Crackpotley", "alt-text"),
    "actual text": ("Droitmorton", "alt-text"), "page label": ("Effinghamby", ""), "script": ("Fingringhoe", ""),
    "layer's name": ("Huishfield", ""), "named place": ("Itchenor", ""), "file name": ("Jacobstowe", ""),
    "spread letters": ("Kelmscotty", "body"), "broken line": ("Limpleystoke", "body"),
}  # fmt: skip
"""Place to surname and the part that the finding names; any part where none is given."""


def name(place: str) -> str:
    """The surname that stands in a place."""
    return NAMES[place][0]


def _text(y: int, words: str, before: str = "", after: str = "") -> str:
    return f"{before} BT /F1 12 Tf 40 {y} Td ({words}) Tj ET {after}\n"


def _page() -> str:
    spread = "".join(f"({letter}) -200 " for letter in name("spread letters"))
    first, second = name("broken line")[:6], name("broken line")[6:]
    return "".join(
        [
            _text(780, f"Seen by {name('text')} that day."),
            _text(760, f"Seen by {name('under a rectangle')}", after="0 g 80 755 160 18 re f"),
            _text(730, f"Seen by {name('under a line')}", after="14 w 0 G 38 735 m 240 735 l S"),
            _text(700, f"Seen by {name('under a picture')}", after="q 200 0 0 18 38 695 cm /Im Do Q"),
            _text(670, f"Seen by {name('under a redaction mark')}"),
            _text(640, f"Seen by {name('under a filled square')}"),
            _text(610, f"Seen by {name('black on black')}", before="0 g 38 605 200 18 re f"),
            _text(580, f"Seen by {name('white')}", "1 g", "0 g"),
            _text(550, f"Seen by {name('invisible')}", "3 Tr", "0 Tr"),
            f"BT /F1 12 Tf 900 520 Td (Seen by {name('off the page')}) Tj ET\n",
            f"BT /F1 12 Tf 40 10 Td (Seen by {name('cropped')}) Tj ET\n",
            f"BT /F1 1 Tf 40 490 Td (Seen by {name('tiny')}) Tj ET\n",
            f"/OC /Off BDC {_text(460, 'Seen by ' + name('hidden layer'))} EMC\n",
            f"/Span <</ActualText ({name('actual text')})>> BDC {_text(430, 'Somebody')} EMC\n",
            f"BT /F1 12 Tf 40 400 Td [(Seen by ) {spread}] TJ ET\n",
            f"BT /F1 12 Tf 40 370 Td (It was said on Tuesday evening that the neighbour called {first}-) Tj "
            f"0 -14 Td ({second} had come to the door at once and stayed for tea.) Tj ET\n",
        ]
    )


def _bodies() -> list[bytes]:
    def said(text: str) -> bytes:
        return text.encode("latin-1")

    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/' xmlns:p='p'><p:who>{name('second properties')}</p:who></x:xmpmeta>"
    square = "/Type/Annot/Subtype/Square/IC[0 0 0]/Rect[38 635 240 655]"
    field = f"/T(who)/FT/Tx/V({name('form field')})/DV({name(chr(102) + 'ield' + chr(39) + 's default')})"
    picture = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    return [
        said(
            "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/StructTreeRoot 7 0 R/Outlines 12 0 R/AcroForm<</Fields[16 0 R]>>"
            f"/PageLabels<</Nums[0<</P({name('page label')} )>>]>>/OpenAction 18 0 R"
            "/OCProperties<</OCGs[19 0 R]/D<</OFF[19 0 R]>>>>/Names<</EmbeddedFiles<</Names[(a) 8 0 R]>>"
            f"/Dests<</Names[({name('named place')})[3 0 R/Fit]]>>>>>>"
        ),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/CropBox[0 40 595 842]/Contents 4 0 R"
        b"/Annots[10 0 R 11 0 R 14 0 R 15 0 R 16 0 R 17 0 R]/Resources<</Font<</F1 5 0 R>>/XObject<</Im 20 0 R>>"
        b"/Properties<</Off 19 0 R>>>>>>",
        stream(_page().encode("latin-1")),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(xmp.encode(), "/Type/Metadata/Subtype/XML"),
        said("<</Type/StructTreeRoot/K<</S/Figure/Alt(Photograph of " + name("figure's words") + " at home)>>>>"),
        said(f"<</Type/Filespec/F({name(chr(97) + 'ttached file' + chr(39) + 's name')}.txt)/EF<</F 9 0 R>>>>"),
        stream(said(f"{name('attached file')} lives next door"), "/Type/EmbeddedFile"),
        b"<</Type/Annot/Subtype/Redact/Rect[38 665 240 685]>>",
        said(
            f"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Ask {name('note')})/T(" + name("note's author") + ")>>"
        ),
        b"<</Type/Outlines/First 13 0 R/Last 13 0 R/Count 1>>",
        said(f"<</Title(Interview with {name('bookmark')})/Parent 12 0 R/Dest[3 0 R/Fit]>>"),
        said(f"<<{square}>>"),
        said(
            f"<</Type/Annot/Subtype/FreeText/Rect[300 300 500 320]/Contents(Was it {name('free text')}?)/DA(/F1 9 Tf)>>"
        ),
        said(f"<</Type/Annot/Subtype/Widget/Rect[300 340 500 360]{field}/TU(Ask " + name("field's hint") + ")>>"),
        said(f"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/{name('link')})>>>>"),
        said(f'<</S/JavaScript/JS(app.alert\\("{name("script")}"\\))>>'),
        said("<</Type/OCG/Name(Notes of " + name("layer's name") + ")>>"),
        stream(zlib.compress(b"\x80"), picture),
        said(f"<</Title(Review of {name('title')})/Author({name('author')})/Family({name('own property')})>>"),
    ]


@cache
def report() -> CheckReport:
    data = pdf(_bodies(), "/Info 21 0 R")
    people = tuple(
        CasePerson(role="significant-adult", name=f"Orla {surname}", relationship="neighbour")
        for surname, _ in NAMES.values()
    )
    roster = build_roster(
        Case(reference="XX-2026-001", profile="national", notified=date(2026, 3, 2), pseudonym="Robin", people=people)
    )
    file_name = f"Review {name('file name')} draft.pdf"
    return check(with_every_string(readers.read(data, file_name), data), roster)


@pytest.mark.parametrize("place", NAMES)
def test_the_name_is_found_under_its_part(place: str) -> None:
    surname, part = NAMES[place]
    found = [one for one in report().findings if one.matches and surname in one.matches]
    assert {one.severity for one in found} == {"must-fix"}, place
    assert part in {"", *(one.part for one in found)}
    assert all(one.location for one in found)
