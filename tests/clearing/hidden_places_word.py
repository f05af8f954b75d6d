"""One Word file with a different invented surname in each place where a name can stand."""

import io
import struct
import zipfile
import zlib

from docx import Document as NewDocument
from openpyxl import Workbook

NAMES = {
    "body": "Abernathwy", "table cell": "Bracklesham", "nested table": "Cottesbrook", "header": "Dunnockfield",
    "first header": "Eskdaleton", "even header": "Farquharley", "footer": "Gristhorpe", "first footer": "Hawksmoorby",
    "even footer": "Inglethwaite", "second section": "Jessopdale", "footnote": "Kirkbampton", "endnote": "Lanchestry",
    "comment": "Mumbyfield", "comment author": "Netherwick", "insertion": "Oxcombury", "deletion": "Pennistone",
    "moved from": "Quarndonby", "insertion author": "Ravenglass", "people part": "Stavordale", "text box": "Threlkeldy",
    "old text box": "Ulpharrow", "alt text": "Vobsterley", "alt title": "Wrampling", "caption": "Yaddlethorp",
    "hidden": "Zealmonachy", "white": "Addlestrop", "tiny": "Blubberhouse", "black highlight": "Crackpotley",
    "field code": "Droitmorton", "document variable": "Effinghamby", "bookmark": "Fingringhoe", "link target": "Great_Snoring",
    "link tooltip": "Huishfield", "control title": "Itchenor", "control tag": "Jacobstowe", "control choice": "Kelmscotty",
    "control placeholder": "Limpleystoke", "core property": "Mavisenderby", "app property": "Nempnettley",
    "custom property": "Ogbourneley", "custom XML": "Piddletrent", "glossary": "Quenington", "workbook cell": "Ryme_Intrin",
    "hidden sheet": "Steepleclay", "picture name": "Tolpuddley", "picture words": "Upottery", "template path": "Velindrey",
    "file name": "Wendensham", "chart": "Yoxfordly", "diagram": "Zennorham", "split runs": "Askerswell",
    "soft hyphen": "Bishopsbourne", "zero width": "Chaddleworth", "look-alike letters": "Didlington", "ligature": "Effelsfield",
    "no-break space": "Foxearth", "capitals": "Gussagemore", "table caption": "Hinton_Blewy", "field default": "Iwernecourt",
    "style name": "Kingsnympton", "numbering": "Langtonherry", "mail merge": "Meonstokey", "rsid attribute": "Nunmonktony",
}  # fmt: skip
"""Place to surname; an underscore is written as a space where the place allows one."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f'xmlns:w="{W}"'
_DRAW = "http://schemas.openxmlformats.org/drawingml/2006"


def surname(place: str) -> str:
    """The surname that stands in a place."""
    return NAMES[place].replace("_", " ")


def run(words: str, look: str = "") -> str:
    """A run of letters."""
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(inside: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{inside}</w:p>"


def _said(place: str, look: str = "") -> str:
    return paragraph(run(f"Seen by {surname(place)} that day.", look))


def _body() -> str:
    box = (
        f"<w:r><w:drawing><wp:inline xmlns:wp='{_DRAW}/wordprocessingDrawing'><wp:extent cx='9' cy='9'/>"
        f"<wp:docPr id='9' name='Box' descr='{surname('alt text')} at home' title='{surname('alt title')}'/>"
        f"<a:graphic xmlns:a='{_DRAW}/main'><a:graphicData uri='x'>"
        "<wps:wsp xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:txbx>"
        f"<w:txbxContent>{_said('text box')}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    old_box = (
        "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        f"<w:txbxContent>{_said('old text box')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    control = (
        f"<w:sdt><w:sdtPr><w:alias w:val='{surname('control title')}'/><w:tag w:val='{surname('control tag')}'/>"
        f"<w:dropDownList><w:listItem w:displayText='{surname('control choice')}' w:value='1'/></w:dropDownList>"
        f"</w:sdtPr><w:sdtContent>{paragraph(run('Choose one.'))}</w:sdtContent></w:sdt>"
    )
    half = len(surname("split runs")) // 2
    split, soft, gap = surname("split runs"), surname("soft hyphen"), surname("zero width")
    return "".join(
        [
            _said("body"),
            "<w:tbl><w:tblPr><w:tblCaption w:val='" + surname("table caption") + "'/></w:tblPr><w:tr><w:tc>"
            + _said("table cell")
            + "<w:tbl><w:tr><w:tc>" + _said("nested table") + "</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
            paragraph(f"<w:ins w:id='1' w:author='{surname('insertion author')}'>"
                      f"{run('Then ' + surname('insertion') + ' came.')}</w:ins>"),
            paragraph(f"<w:del w:id='2' w:author='A'><w:r><w:delText>Ask {surname('deletion')}.</w:delText></w:r></w:del>"),
            paragraph(f"<w:moveFrom w:id='3' w:author='A'>{run(surname('moved from') + ' rang.')}</w:moveFrom>"),
            paragraph(box), paragraph(old_box),
            "<w:p><w:pPr><w:pStyle w:val='Caption'/></w:pPr>" + run(f"Figure 1: {surname('caption')}") + "</w:p>",
            _said("hidden", "<w:vanish/>"), _said("white", "<w:color w:val='FFFFFF'/>"),
            _said("tiny", "<w:sz w:val='2'/>"),
            _said("black highlight", "<w:highlight w:val='black'/>"),
            paragraph(f"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> AUTHOR {surname('field code')} "
                      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"),
            paragraph("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:textInput><w:default "
                      f"w:val='{surname('field default')}'/></w:textInput></w:ffData></w:fldChar></w:r>"),
            paragraph(f"<w:bookmarkStart w:id='4' w:name='home_{surname('bookmark')}'/><w:bookmarkEnd w:id='4'/>"
                      + run("A place.")),
            paragraph(f"<w:hyperlink r:id='rIdLink' w:tooltip='{surname('link tooltip')}' xmlns:r='{_R}'>"
                      f"{run('a page')}</w:hyperlink>"),
            control,
            paragraph(run(f"Seen by {split[:half]}") + run(split[half:], "<w:b/>") + run(" that day.")),
            paragraph(run(f"Seen by {soft[:4]}\u00ad{soft[4:]} that day.")),
            paragraph(run(f"Seen by {gap[:5]}\u200b{gap[5:]} that day.")),
            paragraph(run(f"Seen by {surname('look-alike letters').replace('o', 'о').replace('i', 'і')} that day.")),
            paragraph(run(f"Seen by {surname('ligature').replace('ff', 'ﬀ')} that day.")),
            paragraph(run(f"Seen by\u00a0{surname('no-break space')}\u00a0that day.")),
            paragraph(run(f"SEEN BY {surname('capitals').upper()} THAT DAY.")),
            f"<w:p w:rsidR='00A1' w:made='{surname('rsid attribute')}'>{run('Plain words.')}</w:p>",
            paragraph("<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:endnoteReference w:id='2'/></w:r>"),
        ]
    )  # fmt: skip


def _notes(kind: str, element: str) -> str:
    return f"<w:{kind}s {_W}><w:{kind} w:id='2'{element}>{_said(kind)}</w:{kind}></w:{kind}s>"


def _workbook() -> bytes:
    book = Workbook()
    book.active["B2"] = f"collected by {surname('workbook cell')}"
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    hidden["C3"] = f"collected by {surname('hidden sheet')}"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _picture() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    words = f"Author\0{surname('picture words')}".encode()
    parts = (
        chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        chunk(b"tEXt", words),
        chunk(b"IDAT", zlib.compress(b"\0\0")),
        chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _parts() -> dict[str, bytes]:
    """The parts that python-docx does not write."""
    chart = f"<c:chartSpace xmlns:c='{_DRAW}/chart' xmlns:a='{_DRAW}/main'><a:p><a:r><a:t>Weight of {surname('chart')}</a:t>"
    texts = {
        "word/footnotes.xml": _notes("footnote", ""),
        "word/endnotes.xml": _notes("endnote", ""),
        "word/comments.xml": f"<w:comments {_W}><w:comment w:id='5' w:author='{surname('comment author')}'>"
        f"{_said('comment')}</w:comment></w:comments>",
        "word/people.xml": "<w15:people xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'><w15:person "
        f"w15:author='{surname('people part')}'/></w15:people>",
        "word/glossary/document.xml": f"<w:glossaryDocument {_W}><w:docParts>{_said('glossary')}"
        f"{_said('control placeholder')}</w:docParts></w:glossaryDocument>",
        "word/charts/chart1.xml": chart + "</a:r></a:p></c:chartSpace>",
        "word/diagrams/data1.xml": f"<d:dataModel xmlns:d='{_DRAW}/diagram' xmlns:a='{_DRAW}/main'><a:p><a:r><a:t>Aunt "
        f"{surname('diagram')}</a:t></a:r></a:p></d:dataModel>",
        "customXml/item7.xml": f"<case><child>{surname('custom XML')}</child></case>",
        "docProps/custom.xml": "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties' "
        "xmlns:vt='http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes'><property pid='2' name='Family'>"
        f"<vt:lpwstr>{surname('custom property')}</vt:lpwstr></property></Properties>",
        "word/header9.xml": f"<w:hdr {_W}>{_said('second section')}</w:hdr>",
        "word/_rels/settings.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='rId1' Type='{_R}/attachedTemplate' Target='file:///C:/{surname('template path')}/Normal.dotm' "
        "TargetMode='External'/></Relationships>",
    }  # fmt: skip
    files = {name: text.encode() for name, text in texts.items()}
    files["word/embeddings/sheet1.xlsx"] = _workbook()
    files[f"word/media/{surname('picture name')} kitchen.png"] = _picture()
    return files


def _changed(name: str, text: str) -> str:
    """What is put into the parts that are there."""
    settings = (
        f"<w:docVars><w:docVar w:name='who' w:val='{surname('document variable')}'/></w:docVars>"
        f"<w:mailMerge><w:query w:val='SELECT {surname('mail merge')}'/></w:mailMerge></w:settings>"
    )
    puts = {
        "word/document.xml": ("<w:sectPr", _body() + "<w:sectPr"),
        "word/settings.xml": ("</w:settings>", settings),
        "word/styles.xml": (
            "</w:styles>",
            f"<w:style w:type='paragraph' w:styleId='Own'><w:name w:val='{surname('style name')} heading'/></w:style></w:styles>",
        ),
        "word/numbering.xml": (
            "</w:numbering>",
            f"<w:abstractNum w:abstractNumId='99'><w:lvl w:ilvl='0'><w:lvlText w:val='{surname('numbering')} %1'/></w:lvl>"
            "</w:abstractNum></w:numbering>",
        ),
        "docProps/app.xml": ("</Properties>", f"<Company>{surname('app property')}</Company></Properties>"),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f"<Relationship Id='rIdLink' Type='{_R}/hyperlink' Target='https://example.org/{NAMES['link target']}' "
            f"TargetMode='External'/><Relationship Id='rIdN' Type='{_R}/footnotes' Target='footnotes.xml'/>"
            f"<Relationship Id='rIdE' Type='{_R}/endnotes' Target='endnotes.xml'/>"
            f"<Relationship Id='rIdC' Type='{_R}/comments' Target='comments.xml'/>"
            f"<Relationship Id='rIdH' Type='{_R}/header' Target='header9.xml'/></Relationships>",
        ),
    }  # fmt: skip
    if name not in puts:
        return text
    before, after = puts[name]
    assert before in text
    return text.replace(before, after, 1)


def planted_everywhere() -> bytes:
    """The bytes of the file."""
    draft = NewDocument()
    draft.core_properties.subject = f"Review of {surname('core property')}"
    draft.settings.odd_and_even_pages_header_footer = True
    section = draft.sections[0]
    section.different_first_page_header_footer = True
    for place, part in (
        ("header", section.header), ("first header", section.first_page_header), ("even header", section.even_page_header),
        ("footer", section.footer), ("first footer", section.first_page_footer), ("even footer", section.even_page_footer),
    ):  # fmt: skip
        part.paragraphs[0].text = f"Seen by {surname(place)}"
    plain, stream = io.BytesIO(), io.BytesIO()
    draft.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, _changed(name, data.decode()) if name.endswith((".xml", ".rels")) else data)
        for name, data in _parts().items():
            new.writestr(name, data)
    return stream.getvalue()
