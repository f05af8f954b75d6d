"""Builds the drafts of the corpus: Word files from raw XML, PDF files by LibreOffice with what is planted in them."""

import base64
import io
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from identifiers_corpus import Draft, Line

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_BLACK_BOX, _INVISIBLE = "0 g 60 {y} 460 16 re f", "1 g"


def word_file(draft: Draft, *, plain: bool = False) -> bytes:
    """A draft as .docx. `plain` leaves out what a PDF carries in another way."""
    kept = [line for line in draft.lines if not plain or line.part in ("body", "header", "footer")]
    parts = _Parts(kept)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.members():
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content)
    return packed.getvalue()


class _Parts:
    """The members of one Word file."""

    def __init__(self, lines: list[Line]) -> None:
        self._of: dict[str, list[Line]] = {}
        for line in lines:
            self._of.setdefault(line.part, []).append(line)
        self._types: list[tuple[str, str]] = [("word/document.xml", f"{_WORD}.document.main+xml")]
        self._links: list[str] = []

    def members(self) -> Iterator[tuple[str, str | bytes]]:
        """Each member's name and content; the content types last, when all are known."""
        body = self._body()
        for kind in ("header", "footer"):
            yield from self._aside(kind, f"w:{kind[:3] if kind == 'header' else 'ftr'}", f"word/{kind}1.xml")
        for kind in ("footnote", "endnote", "comment"):
            yield from self._notes(kind)
        yield from self._properties()
        for number, line in enumerate(self._of.get("custom-xml", ())):
            yield f"customXml/item{number}.xml", f"<case><note>{escape(line.text)}</note></case>"
            self._links.append(self._relation(f"x{number}", "customXml", f"../customXml/item{number}.xml"))
        if "embedded-file" in self._of:
            yield "word/embeddings/sheet1.xlsx", _workbook(self._of["embedded-file"])
            self._links.append(self._relation("e1", "package", "embeddings/sheet1.xlsx"))
        if "alt-text" in self._of:
            yield "word/media/image1.png", _PNG
            self._links.append(self._relation("p1", "image", "media/image1.png"))
        yield "word/styles.xml", _STYLES
        self._types.append(("word/styles.xml", f"{_WORD}.styles+xml"))
        self._links.append(self._relation("s1", "styles", "styles.xml"))
        yield "word/document.xml", body
        yield "word/_rels/document.xml.rels", _relations(self._links)
        yield (
            "_rels/.rels",
            _relations(
                [
                    self._relation("r1", "officeDocument", "word/document.xml"),
                    f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
                    'Target="docProps/core.xml"/>',
                    self._relation("r3", "extended-properties", "docProps/app.xml"),
                ]
            ),
        )
        yield "[Content_Types].xml", self._content_types()

    def _body(self) -> str:
        blocks = [_blocks(self._of.get("body", []))]
        simple = {
            "tracked-deletion": '<w:del w:id="{n}" w:author="Office"><w:r><w:delText xml:space="preserve">{t}'
            "</w:delText></w:r></w:del>",
            "tracked-insertion": '<w:ins w:id="{n}" w:author="Office">' + _run("{t}") + "</w:ins>",
            "hidden-text": '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{t}</w:t></w:r>',
            "text-box": '<w:r><w:pict><v:shape style="width:200pt;height:60pt"><v:textbox><w:txbxContent><w:p>'
            + _run("{t}") + "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
            "field-code": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {t} '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "footnote": '<w:r><w:footnoteReference w:id="{n}"/></w:r>',
            "endnote": '<w:r><w:endnoteReference w:id="{n}"/></w:r>',
            "comment": '<w:r><w:commentReference w:id="{n}"/></w:r>',
            "alt-text": _PICTURE,
        }  # fmt: skip
        for part, pattern in simple.items():
            for number, line in enumerate(self._of.get(part, ()), 2):
                blocks.append(_paragraph(_run("See.") + _filled(pattern, number, line.text)))
        for number, line in enumerate(self._of.get("bookmark", ()), 2):
            name = escape(line.text.replace(" ", "_"), quote=True)
            blocks.append(
                f'<w:p><w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/></w:p>'
            )
        for number, line in enumerate(self._of.get("hyperlink", ())):
            target = f'Target="{escape(line.text, quote=True)}" TargetMode="External"'
            self._links.append(f'<Relationship Id="h{number}" Type="{_OFFICE}/hyperlink" {target}/>')
            blocks.append(_paragraph(f'<w:hyperlink r:id="h{number}">{_run("link")}</w:hyperlink>'))
        refer = "".join(
            f'<w:{kind}Reference w:type="default" r:id="{kind}1"/>' for kind in ("header", "footer") if kind in self._of
        )
        page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
        return f"<w:document {_W}><w:body>{''.join(blocks)}<w:sectPr>{refer}{page}</w:sectPr></w:body></w:document>"

    def _aside(self, kind: str, element: str, name: str) -> Iterator[tuple[str, str]]:
        if kind in self._of:
            element = {"header": "w:hdr", "footer": "w:ftr"}[kind]
            inner = "".join(_paragraph(_run(escape(line.text))) for line in self._of[kind])
            yield name, f"<{element} {_W}>{inner}</{element}>"
            self._types.append((name, f"{_WORD}.{kind}+xml"))
            self._links.append(self._relation(f"{kind}1", kind, f"{kind}1.xml"))

    def _notes(self, kind: str) -> Iterator[tuple[str, str]]:
        if kind in self._of:
            extra = ' w:author="Office" w:initials="O"' if kind == "comment" else ""
            inner = "".join(
                f'<w:{kind} w:id="{number}"{extra}>{_paragraph(_run(escape(line.text)))}</w:{kind}>'
                for number, line in enumerate(self._of[kind], 2)
            )
            yield f"word/{kind}s.xml", f"<w:{kind}s {_W}>{inner}</w:{kind}s>"
            self._types.append((f"word/{kind}s.xml", f"{_WORD}.{kind}s+xml"))
            self._links.append(self._relation(f"{kind}s1", f"{kind}s", f"{kind}s.xml"))

    def _properties(self) -> Iterator[tuple[str, str]]:
        told = {line.name: escape(line.text) for line in self._of.get("properties", ())}
        names = {"title": "dc:title", "subject": "dc:subject", "author": "dc:creator", "keywords": "cp:keywords"}
        inner = "".join(f"<{names[name]}>{words}</{names[name]}>" for name, words in told.items() if name in names)
        spaces = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        yield "docProps/core.xml", f"<cp:coreProperties {spaces}>{inner}</cp:coreProperties>"
        self._types.append(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
        company = f"<Company>{told['company']}</Company>" if "company" in told else ""
        space = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
        yield "docProps/app.xml", f"<Properties {space}>{company}</Properties>"
        self._types.append(
            ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
        )

    def _relation(self, identifier: str, kind: str, target: str) -> str:
        return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'

    def _content_types(self) -> str:
        parts = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in self._types)
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Default Extension="xlsx" ContentType="{sheet}"/>{parts}</Types>'
        )


def _filled(pattern: str, number: int, text: str) -> str:
    return pattern.replace("{n}", str(number)).replace("{t}", escape(text, quote=True))


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(inner: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{inner}</w:p>"


def _blocks(lines: Iterable[Line]) -> str:
    """Paragraphs and tables; a title of the first level stands on a page of its own, as on a cover."""
    made = []
    for in_table, group in groupby(lines, key=lambda line: line.is_cell):
        if in_table:
            rows = [list(cells) for _, cells in groupby(group, key=lambda line: line.row)]
            made.append(_table(rows))
        else:
            made += [
                _paragraph(_run(escape(line.text)), f"Heading{line.level}" if line.level else "") for line in group
            ]
    return "".join(made)


def _table(rows: list[list[Line]]) -> str:
    grid = '<w:tblPr><w:tblBorders><w:top w:val="single"/><w:bottom w:val="single"/><w:insideH w:val="single"/>'
    grid += '<w:insideV w:val="single"/><w:left w:val="single"/><w:right w:val="single"/></w:tblBorders></w:tblPr>'
    width = 9000 // max(map(len, rows))
    cells = "".join(f'<w:gridCol w:w="{width}"/>' for _ in rows[0])
    size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{size}{_paragraph(_run(escape(cell.text)))}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{grid}<w:tblGrid>{cells}</w:tblGrid>{made}</w:tbl><w:p/>"


def _relations(links: Iterable[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'


def _workbook(lines: Iterable[Line]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(line.text.split(" | "))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


_PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="{n}" name="Picture" descr="{t}"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill>'
    '<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)  # fmt: skip
_STYLES = (
    f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="24"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="240" w:line="360" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:pPr>'
        f'{"<w:pageBreakBefore/>" if level == 2 else ""}<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{40 - 6 * level}"/></w:rPr></w:style>'
        for level in (1, 2)
    )
    + "</w:styles>"
)
