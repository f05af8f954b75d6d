"""A draft report made for the tests: identifiers planted in every part of a Word file, and decoys that must pass."""

import io
import zipfile
from datetime import date

from docx import Document as NewDocument

from schemas.agency import Agency
from schemas.case import Case
from schemas.person import CasePerson

CASE = Case(
    reference="WM-2026-014",
    profile="west-midlands",
    notified=date(2026, 3, 2),
    incident=date(2026, 2, 27),
    pseudonym="Robin",
    reviewers=("Dr Anneka Marlowe",),
    agencies=(
        Agency(name="West Midlands Police", kind="police"),
        Agency(name="Larchfield Primary School", kind="education"),
    ),
    people=(
        CasePerson(
            role="subject-child",
            name="Tiegan Mae Hollis",
            also_known_as=("Tig",),
            date_of_birth=date(2019, 5, 4),
            nhs_number="9434765919",
            home_address="14 Larkspur Close, Wednesfield, WV11 3QT",
        ),
        CasePerson(role="mother", name="Kayleigh Hollis"),
        CasePerson(role="father", name="Kwabena Osei-Bonsu"),
        CasePerson(role="significant-adult", name="Zofia Szymańska", relationship="maternal grandmother"),
    ),
)
ROSTER_WORDS = (
    "tiegan",
    "hollis",
    "kayleigh",
    "kwabena",
    "osei",
    "bonsu",
    "zofia",
    "szyma",
    "larkspur",
    "wv11 3qt",
    "9434765919",
    "larchfield",
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

BODY_XML = (
    "<w:p><w:r><w:t>Her name was </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Tie</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
    "<w:t>gan</w:t></w:r><w:r><w:t xml:space='preserve'> and she was well.</w:t></w:r></w:p>"
    "<w:p><w:r><w:t xml:space='preserve'>Moved: </w:t></w:r><w:ins w:id='901' w:author='Priya "
    "Raman'><w:r><w:t>Kayleigh came</w:t></w:r></w:ins>"
    "<w:del w:id='902' w:author='Priya Raman'><w:r><w:delText>Mum Kayleigh Hollis left</w:delText></w:r></w:del></w:p>"
    "<w:p><w:r><w:t xml:space='preserve'>A note follows</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden word Kwabena</w:t></w:r><w:bookmarkStart w:id='77' "
    "w:name='Hollis_home'/><w:bookmarkEnd w:id='77'/></w:p>"
)
FOOTNOTES = (
    f"<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:t>As Zofia Szymańska told the social "
    f"worker.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
COMMENTS = (
    f"<w:comments {W}><w:comment w:id='5' w:author='Priya Raman' w:initials='PR'><w:p><w:r><w:t>Ask Kayleigh about "
    f"this</w:t></w:r></w:p>"
    "</w:comment></w:comments>"
)


def planted_draft() -> bytes:
    """The bytes of the draft."""
    draft = NewDocument()
    draft.core_properties.author = "Priya Raman"
    draft.core_properties.title = "Hollis review"
    draft.add_heading("Local Child Safeguarding Practice Review: Robin", 1)
    draft.add_paragraph(
        "TIEGAN HOLLIS lived at 14 Larkspur Close, WV11 3QT with Ms Hollis. Her NHS number is 943 476 5919."
    )
    draft.add_paragraph(
        "Tiegan's father, Kwabena Osei-Bonsu, was seen on 27 February 2026 at Larchfield Primary School."
    )
    draft.add_paragraph(
        "The Child Safeguarding Practice Review Panel and Ofsted were told under Working Together to Safeguard "
        "Children 2023 and the "
        "Children Act 1989. Dr Anneka Marlowe was commissioned on 9 March 2026. Robin was seen by West Midlands Police."
    )
    table = draft.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Name", "Role"
    table.cell(1, 0).text, table.cell(1, 1).text = "Teigan Hollis", "Child"
    section = draft.sections[0]
    section.header.paragraphs[0].text = "DRAFT re Hollis"
    section.footer.paragraphs[0].text = "Kayleigh H and Tig"
    stream = io.BytesIO()
    draft.save(stream)
    return _with_parts(stream.getvalue())


def _with_parts(data: bytes) -> bytes:
    """The file with raw XML put in: split runs, tracked changes, hidden words, a footnote and a comment."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else old.read(name)
            if name == "word/document.xml":
                content = content.replace("<w:sectPr", BODY_XML + "<w:sectPr", 1)
            elif name == "word/_rels/document.xml.rels":
                added = "".join(
                    f'<Relationship Id="rIdX{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>'
                    for kind in ("footnotes", "comments")
                )
                content = content.replace("</Relationships>", added + "</Relationships>")
            elif name == "[Content_Types].xml":
                added = "".join(
                    f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
                    for kind in ("footnotes", "comments")
                )
                content = content.replace("</Types>", added + "</Types>")
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", FOOTNOTES)
        new.writestr("word/comments.xml", COMMENTS)
    return stream.getvalue()
