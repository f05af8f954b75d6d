"""The draft report of the example case: over ten pages, with identifying details planted in every part of the file that a
person may forget, and with names, dates and numbers that may stay."""

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

TEXT = Path(__file__).resolve().parent / "draft_text.txt"
INJURIES = (
    ("When", "What was seen", "By whom", "What was done"),
    ("January 2025", "Bruise to the forehead", "Social worker", "Account accepted"),
    ("10/02/2025", "Burn to the left hand", "Emergency department", "Dressing; no check made"),
    ("May 2025", "Bruise to the lower back", "Sunbeam Nursery", "Accident form"),
    ("September 2025", "Scratches to the neck", "Social worker and nursery", "Recorded twice, not compared"),
    ("November 2025", "Swollen lip", "Emergency department", "Letter to surgery"),
    ("NHS no. 999 014 0006", "(delete before publication)", "", ""),
)
FOOTNOTES = {
    "date": "Attendance record of Kofi Adeyemi-Marsh, born 14 November 2023.",
    "staff": "School safeguarding log, entry of the designated safeguarding lead.",
}
WHO = 'w:author="Marcus Achterberg" w:date="2026-08-20T09:00:00Z"'


def build(into: Path) -> None:
    """Write the draft."""
    word = Document()
    word.styles["Normal"].font.size = Pt(11.5)
    word.styles["Normal"].paragraph_format.space_after = Pt(10)
    word.styles["Normal"].paragraph_format.line_spacing = 1.3
    title_page(word)
    for line in TEXT.read_text(encoding="utf-8").splitlines():
        write_line(word, line)
    section = word.sections[0]
    section.header.paragraphs[0].text = "Robin: local child safeguarding practice review — DRAFT 3 — K. Adeyemi-Marsh"
    section.footer.paragraphs[0].text = "Westmere Safeguarding Children Partnership. Case file DEMO-2026-014"
    properties = word.core_properties
    properties.author, properties.last_modified_by = "Marcus Achterberg", "Gwen Tillotson"
    properties.title, properties.keywords = "LCSPR Robin", "Adeyemi-Marsh; Larkfield Close"
    buffer = io.BytesIO()
    word.save(buffer)
    into.write_bytes(add_footnotes(buffer.getvalue()))


def title_page(word: Word) -> None:
    """The cover, and a page break."""
    word.add_heading("Local Child Safeguarding Practice Review", 0)
    word.add_paragraph("Robin")
    word.add_paragraph("Lead reviewer: Dr Miriam Castellane")
    word.add_paragraph("Westmere Safeguarding Children Partnership")
    word.add_page_break()


def write_line(word: Word, line: str) -> None:
    """One line of the text: a heading, the table, or a paragraph with what is planted in it."""
    if line.startswith("## "):
        word.add_heading(line[3:], 2)
    elif line.startswith("# "):
        if line[2:3] in "1346":
            word.add_page_break()
        word.add_heading(line[2:], 1)
    elif line == "[TABLE]":
        table = word.add_table(rows=0, cols=4, style="Table Grid")
        for row in INJURIES:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    elif line.startswith("[MARK:"):
        mark, text = line[6:].split("] ", 1)
        plant(word, word.add_paragraph(text), mark)
    else:
        word.add_paragraph(line)


def plant(word: Word, paragraph: Paragraph, mark: str) -> None:
    """What is hidden at this place, besides what the text says openly."""
    if mark in FOOTNOTES:
        number = list(FOOTNOTES).index(mark) + 1
        run = paragraph.add_run()
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{number}"/>'))
    if mark == "mother-quote":
        word.add_comment(
            paragraph.runs,
            "Leanne asked us to take this out. Ring her sister Joanne Marsh first.",
            "Gwen Tillotson",
            "GT",
        )
    if mark == "body-name":
        paragraph._p.append(
            parse_xml(
                f'<w:del {nsdecls("w")} w:id="701" {WHO}><w:r><w:delText xml:space="preserve"> Ellie Marsh told Mrs Tillotson that he was under the bed.</w:delText></w:r></w:del>'
            )
        )
    if mark == "address":
        paragraph._p.append(
            parse_xml(
                f'<w:ins {nsdecls("w")} w:id="702" {WHO}><w:r><w:t xml:space="preserve"> The grandmother, Sandra, lived at Tannery Row, WQ5 2HE.</w:t></w:r></w:ins>'
            )
        )
    if mark == "hope":
        run = paragraph.add_run(" Check with Chidinma Eze.")
        run.font.hidden = True
    if mark == "hyperlink":
        target = word.part.relate_to(
            "https://westmere-scp.example/cases/kofi-adeyemi-marsh.html",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), target)
        link.append(parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> Read more.</w:t></w:r>'))
        paragraph._p.append(link)


def add_footnotes(data: bytes) -> bytes:
    """Add the footnotes part, which python-docx does not write."""
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(FOOTNOTES.values(), 1)
    )
    old = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else None
            if name == "[Content_Types].xml":
                part = str(part).replace(
                    "</Types>",
                    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
                )
            if name == "word/_rels/document.xml.rels":
                part = str(part).replace(
                    "</Relationships>",
                    '<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
                )
            new.writestr(name, old.read(name) if part is None else part)
        new.writestr(
            "word/footnotes.xml",
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{notes}</w:footnotes>',
        )
    return out.getvalue()
