"""Write the further examples of the golden tests, made with other programs and filled in other ways.

`python tests/forms/build_more_examples.py`. Everybody in them is invented; what they say is written down a second time,
by hand, in `NAME.expected.json` beside each file.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import blank_forms as blank
import docx
import openpyxl
import pypdf
import xlsxwriter
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

HERE = Path(__file__).parent
W = nsdecls("w")


def say(document: WordDocument, prompt: str, answer: str) -> None:
    """Type an answer after a prompt that stands in a paragraph of its own."""
    next(one for one in document.paragraphs if one.text.startswith(prompt)).add_run(" " + answer)


def person(cells: tuple[_Cell, ...], *texts: str) -> None:
    """Fill the row below NAME, AGENCY and CONTACT."""
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


def tracked(paragraph: Paragraph, deleted: str, inserted: str) -> None:
    """A correction in tracked changes."""
    for tag, kind, text in (("del", "delText", deleted), ("ins", "t", inserted)):
        paragraph._p.append(
            parse_xml(
                f'<w:{tag} {W} w:id="7" w:author="D. Marrow" w:date="2026-03-03T09:00:00Z"><w:r>'
                f'<w:{kind} xml:space="preserve">{text}</w:{kind}></w:r></w:{tag}>'
            )
        )


def legacy_box(paragraph: Paragraph, *, ticked: bool) -> None:
    """A check box of Word 97 to 2003."""
    state = "<w:checked/>" if ticked else '<w:checked w:val="0"/>'
    for run in (
        f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}'
        "</w:checkBox></w:ffData></w:fldChar>",
        '<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>',
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {W}>{run}</w:r>"))


def choice(cell: _Cell, chosen: str, *others: str) -> None:
    """A drop-down content control that shows one choice."""
    items = "".join(f'<w:listItem w:displayText="{text}" w:value="{text}"/>' for text in (chosen, *others))
    control = parse_xml(
        f"<w:sdt {W}><w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr><w:sdtContent>"
        f"<w:r><w:t>{chosen}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    cell.paragraphs[0]._p.append(control)


def scoping_section_1_corrected() -> WordDocument:
    """Section 1 corrected by pen and in tracked changes; three siblings; a key event typed below its box."""
    document = blank.blank_scoping()
    tables = document.tables
    person(tables[0].rows[1].cells, "Delphine Marrow", "Harbour Vale Homes, Tenancy Manager", "01632 960230")
    say(document, "Date Completed:", "4 March 2026")
    family = tables[3]
    labels = [row.cells[0].text.strip() for row in family.rows]
    name = family.cell(0, 1).paragraphs[0]
    name.add_run("Jonah Tideswell").font.strike = True
    name.add_run(" Jonah Tidewell")
    born = family.cell(4, 1).paragraphs[0]
    tracked(born, "12/06/2022", "21/06/2022")
    sibling = labels.index("SIBLING:")
    family.cell(sibling, 1).text = "Mabli Tidewell"
    family.cell(sibling + 4, 1).text = "03/09/2024"
    for label, answer in (("SIBLING:", "Osian Tidewell"), ("D.O.B.:", "17.01.20"), ("SIBLING:", "Baby Tidewell"),
                          ("D.O.B.:", "not known")):  # fmt: skip
        row = family.add_row()
        row.cells[0].text, row.cells[1].text = label, answer
    tables[4].cell(1, 0).text = "Tenancy since 4 May 2023."
    tables[6].cell(1, 0).text = "Repairs staff told nobody what they saw."
    document.paragraphs[-3].insert_paragraph_before("The rent account is in credit.")
    return document


def scoping_ticks_and_names_above() -> WordDocument:
    """Names once above the questions, a column a person; R, A and G in columns of their own; extra tracker rows."""
    document = blank.blank_scoping()
    tables = document.tables
    person(tables[0].rows[1].cells, "Imogen Sallow", "St Brannock's Primary School\nSafeguarding Lead", "01632 960240")
    family = tables[3]
    family.cell(0, 1).text = "Jonah Tideswell"
    family.cell(9, 1).text = "Carys Tideswell"
    cell = tables[5].cell(1, 0)
    for question, values in zip(cell.tables, (("White British", "White Welsh"), ("English", "Welsh, English"),
                                              ("None", ""), ("", "Unemployed")), strict=True):  # fmt: skip
        for row, texts in enumerate((("Jonah Tideswell", "Carys Tideswell"), values)):
            question.cell(row, 0).text, question.cell(row, 1).text = texts
    tables[7].cell(1, 0).text = "Two schools, one file."
    old = tables[9]._tbl
    tracker = document.add_table(1, 9)
    for column, text in enumerate((*blank.TRACKER[:6], "R", "A", "G")):
        tracker.cell(0, column).text = text
    for number, (point, action, marks) in enumerate(
        (("Late file", "Ask in June", ("✓", "", "")), ("No visit", "Visit in week 1", ("", "x", "")),
         ("One contact number", "Ask for three", ("", "", "P")), ("Absence codes", "Train office", ("", "", "")),
         ("Voice of the child", "Weekly check-in", ("", "Amber", "")), ("Sixth point", "Sixth action", ("", "", "G"))),
        start=1,
    ):  # fmt: skip
        cells = tracker.add_row().cells
        for cell_, text in zip(cells, (f"{number}.", point, action, "", "", "", *marks), strict=True):
            cell_.text = text
    old.addprevious(tracker._tbl)
    old.getparent().remove(old)
    return document


def scoping_two_of_each() -> WordDocument:
    """Two siblings and two adults in blocks of their own; boxes with a label and an answer on one line."""
    document = blank.blank_scoping()
    tables = document.tables
    person(tables[0].rows[1].cells, "Bethan Loxley", "Harbour Vale Health Trust\nNamed Nurse", "01632 960210")
    say(document, "Date Completed:", "5th March 2026")
    family = tables[3]
    labels = [row.cells[0].text.strip() for row in family.rows]
    family.cell(0, 1).text = "Jonah Tideswell"
    family.cell(labels.index("SIBLING:"), 1).text = "Mabli Tideswell"
    family.cell(labels.index("SIGNIFICANT ADULTS / OTHERS:"), 1).text = "Gareth Penn (grandfather)"
    for label, answer in (("SIBLING:", "Osian Tideswell"), ("D.O.B.:", "17/01/2020"),
                          ("SIGNIFICANT ADULTS / OTHERS:", "Rhys Copley (mother's partner)"), ("D.O.B.:", "8/11/95")):  # fmt: skip
        row = family.add_row()
        row.cells[0].text, row.cells[1].text = label, answer
    tables[4].cell(1, 0).text = "Seen at home six times in 2024."
    tables[8].cell(1, 0).add_paragraph("Yes, one point.")
    tracker = tables[9]
    for column, text in enumerate(("Ask about dads", "New form", "B Loxley", "May 2026", "", "Green"), start=1):
        tracker.cell(1, column).text = text
    tables[10].cell(1, 0).text = "No."
    return document


def learning_prompts_left_in() -> WordDocument:
    """Content controls, a prompt left in, key lines beyond seven, an answer typed under the next heading."""
    document = blank.blank_learning()
    tables = document.tables
    one = tables[1]
    one.cell(0, 1).text = "Jonah Tideswell"
    choice(one.cell(1, 1), "Harbour Vale Homes", "Harbour Vale Police")
    one.cell(2, 1).text = "Click or tap here to enter text."
    one.cell(4, 1).text = "Monday 9 March 2026"
    tables[3].cell(1, 0).text = "Did anyone ask about the damp?"
    tables[3].cell(3, 0).text = "Three jobs were logged. None named the child."
    for number in (8, 9):
        extra = blank.table(document, 4, 1)
        extra.cell(0, 0).text = f"SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY {number}:"
        extra.cell(1, 0).text = f"Issue {number}"
        extra.cell(2, 0).text = "RECOMMENDATION:"
        extra.cell(3, 0).text = f"Recommendation {number}"
    tables[11].cell(1, 0).text = "The family was moved in April."
    return document


def information_report_legacy_boxes() -> WordDocument:
    """Check boxes of old Word, prompts left in, and a text below its box."""
    document = blank.blank_information_report()
    tables = document.tables
    say(document, "Name of Child / Case Reference:", "HV-2026-003")
    say(document, "Name of Agency Completing this Form:", "St Brannock's Primary School")
    person(tables[0].rows[1].cells, "Imogen Sallow", "Safeguarding Lead", "01632 960240")
    say(document, "Date form completed:", "1st April 2026")
    boxes = [one for one in document.paragraphs if one.text.startswith("Yes")]
    for paragraph, ticks in zip(boxes, ((False, True), (True,)), strict=True):
        paragraph.clear()
        for word, is_ticked in zip(("Yes ", "   No "), ticks, strict=False):
            paragraph.add_run(word)
            legacy_box(paragraph, ticked=is_ticked)
    tables[3].cell(1, 0).paragraphs[1].add_run("[insert date]")
    tables[6].cell(1, 0).text = "The register was kept by three people."
    tables[9].cell(1, 0).paragraphs[1].add_run("One person keeps it now.")
    tables[11].cell(1, 0).text = "n/k"
    return document


def referral_choices() -> WordDocument:
    """Drop-downs, more rows than printed, an incident without a day."""
    document = blank.blank_referral()
    tables = document.tables
    say(document, "Name of Child:", "Elin Varga")
    say(document, "Date of Referral:", "Tuesday 3 March 2026")
    person(tables[0].rows[1].cells, "Bethan Loxley", "Harbour Vale Community Health Trust; Named Nurse", "01632 960210")
    child = tables[2]
    child.cell(0, 1).text = "Elin Varga"
    child.cell(1, 1).text = "01.12.2025 (3 months)"
    choice(child.cell(4, 1), "Female", "Male")
    choice(child.cell(8, 1), "No", "Yes")
    child.cell(11, 1).text = "Death, 1 March 2026"
    for number, (name, relationship, born) in enumerate(
        (("Réka Varga", "Mother", "5.5.1999"), ("Milán Varga", "Father", "1997"), ("Zita Varga", "Sister", "12/10/2022"),
         ("Dora Finch", "Aunt", "")), start=1,
    ):  # fmt: skip
        cells = tables[3].rows[number].cells if number < 4 else tables[3].add_row().cells
        cells[0].text, cells[1].text, cells[2].text = name, relationship, born
    tables[6].cell(1, 0).text = "Elin was found lifeless in her cot by her mother."
    tables[7].cell(1, 0).text = "We do not know who had told the family about safe sleeping."
    return document


def nil_not_applicable() -> WordDocument:
    """ "N/A" in every box and one line that says it."""
    document = blank.blank_scoping()
    tables = document.tables
    person(tables[0].rows[1].cells, "Hal Brightwater", "Harbour Vale Leisure Trust\nDirector", "01632 960231")
    say(document, "Date Completed:", "03/03/2026")
    for number in (4, 6, 7, 10):
        tables[number].cell(1, 0).text = "N/A"
    tables[11].cell(1, 0).text = "Nil return: no trace of the family on our membership database."
    return document


def nil_letter_home() -> WordDocument:
    """A letter with a letterhead in a table and a signature below."""
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "Harbour Vale Ambulance Service"
    head.cell(0, 1).text = "12 March 2026"
    for line in (
        "Dear Ms Sallow",
        "Re: your letter of 3 March",
        "I can confirm that the family is not known to us.",
        "Yours faithfully",
        "Piotr Wenlock",
        "Head of Safeguarding",
    ):
        document.add_paragraph(line)
    return document


def nil_mail_with_form_words() -> bytes:
    """An e-mail in HTML alone."""
    message = EmailMessage()
    message["From"] = '"Oluwaseun Harte" <o.harte@hv-probation.example>'
    message["To"] = "reviews@harbourvale.example"
    message["Subject"] = "Nil return - Harbour Vale Probation Service"
    message["Date"] = "Wed, 04 Mar 2026 16:40:00 +0000"
    message.set_content(
        "<p>Good afternoon,</p><p>We hold no records of any member of this family.</p>"
        "<p>Regards<br>Oluwaseun Harte<br>Head of Service</p>",
        subtype="html",
    )
    return message.as_bytes()


def organisational_two_tables() -> WordDocument:
    """Two tables under one title; a date for two rows; words for dates."""
    document = docx.Document()
    document.add_paragraph("Harbour Vale Police")
    document.add_heading("Chronology of Organisational Changes", 1)
    first = blank.grid(document, ("Date", "Organisational change", "Impact on practice"), 2)
    second = blank.grid(document, ("Date", "Organisational change", "Impact on practice"), 1)
    for table, row, texts in (
        (first, 1, ("April 2024", "Public protection split in two teams", "Handovers doubled")),
        (first, 2, ("", "New record system", "Old notes read-only")),
        (second, 1, ("w/c 3 February 2025", "Acting superintendent", "")),
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    return document


def organisational_workbook(path: Path) -> None:
    """XlsxWriter: a title above, real dates, a merged date."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Organisation")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write("A1", "Agency: Harbour Vale Community Health Trust")
        sheet.write_row("A2", ("Date", "Nature of change", "Impact"))
        sheet.merge_range("A3:A4", "", day)
        sheet.write_datetime("A3", _day(2024, 9, 2), day)
        sheet.write_row("B3", ("Health visitors joined the hub", "New rota"))
        sheet.write_row("B4", ("Two posts frozen", "Caseload 420"))
        sheet.write_datetime("A5", _day(2025, 1, 13), day)
        sheet.write_row("B5", ("Named nurse left", "Cover by phone"))


def _day(year: int, month: int, number: int):  # type: ignore[no-untyped-def]
    import datetime

    return datetime.datetime(year, month, number)  # noqa: DTZ001


def organisational_csv() -> bytes:
    """As a spreadsheet program of a council saves it: semicolons, the letters of Windows."""
    rows = ("Date;Organisational change;Impact on practice", "01/04/2023;Café hub closed;Families travel further",
            "Summer 2023;£2m saving;Three posts lost")  # fmt: skip
    return "\r\n".join(rows).encode("cp1252")


def scoping_workbook(path: Path) -> None:
    """openpyxl: the form typed into a spreadsheet, question left and answer right."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Scoping"
    for row in (
        ("Initial Scoping and Information Sharing Form", None),
        ("Agency", "Harbour Vale Integrated Care Board"),
        ("Date Completed:", _day(2026, 3, 5)),
        ("Summary of Case:", "Jonah, aged three, was found with burns to both hands."),
        ("Section 1: Composition of the Child’s Family", None),
        ("SUBJECT CHILD:", "Jonah Tideswell"),
        ("National Health Number:", "999 000 0018"),
        ("D.O.B:", _day(2022, 6, 12)),
        ("MOTHER:", "Carys Tideswell"),
        ("SIGNIFICANT ADULTS / OTHERS:", "Gareth Penn (maternal grandfather)"),
        ("SIGNIFICANT ADULTS / OTHERS:", "Rhys Copley (mother's partner)"),
        ("Section 2: Agency Information and Involvement", None),
        ("1. Provide a brief summary of your agency’s involvement", "Registered with the Quay Surgery since birth."),
        ("3. Brief analysis of individual and multi-agency practice", "Letters were coded, not read."),
        ("4. Please identify any areas for concern", "No health visitor at the meeting."),
        ("6. Are you aware of the involvement of any other agencies?", "Yes: the dentist."),
    ):
        sheet.append(row)
    for row in (3, 8):
        sheet.cell(row, 2).number_format = "DD/MM/YYYY"
    book.save(path)


def referral_form_fields() -> bytes:
    """A PDF with form fields (pypdf): each question is the name of its field."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595, 842)
    fields = ArrayObject()
    for number, (name, value) in enumerate(
        (("Date of Referral", "02/03/2026"), ("Name of Child", "Jonah Tideswell"),
         ("Date of Birth & Age", "12/06/2022, aged 3"), ("NHS Number (if known)", "9990000018"),
         ("Home Address", "3 Quayside Row, Harbour Vale, HV1 4ZZ"),
         ("Date of Death or Serious Incident (please specify which)", "24/02/2026 serious incident"),
         ("Carer at time of incident", "Carys Tideswell"),
         ("What action has been undertaken to safeguard and protect any siblings of the child who is the subject of "
          "this referral?", "Mabli is with her grandfather."),
         ("Please provide a brief outline of the child and family circumstances and the incident that triggered this "
          "referral", "Jonah was burnt at home."),
         ("Please outline why you are making this referral", "Three agencies knew."))
    ):  # fmt: skip
        field = DictionaryObject({
            NameObject("/FT"): NameObject("/Tx"), NameObject("/T"): TextStringObject(name),
            NameObject("/V"): TextStringObject(value), NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"), NameObject("/P"): page.indirect_reference,
            NameObject("/Rect"): ArrayObject(FloatObject(one) for one in (50, 780 - 40 * number, 500, 800 - 40 * number)),
        })  # fmt: skip
        fields.append(writer._add_object(field))
    page[NameObject("/Annots")] = fields
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "form.pdf"
        writer.write(str(path))
        return path.read_bytes()


def through_libreoffice(example: Path, kind: str, target: Path) -> None:
    """An example as LibreOffice writes it in another format."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / f"copy{example.suffix}"
        shutil.copy(example, copy)
        profile = f"-env:UserInstallation={Path(place, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", place, str(copy)]
        subprocess.run(command, check=True, capture_output=True)
        shutil.copy(copy.with_suffix(f".{kind}"), target)


DOCUMENTS: dict[str, Callable[[], WordDocument]] = {
    "scoping/section_1_corrected": scoping_section_1_corrected,
    "scoping/ticks_and_names_above": scoping_ticks_and_names_above,
    "scoping/two_of_each": scoping_two_of_each,
    "learning/prompts_left_in": learning_prompts_left_in,
    "information_report/legacy_boxes": information_report_legacy_boxes,
    "referral/choices": referral_choices,
    "nil_return/not_applicable": nil_not_applicable,
    "nil_return/letterhead": nil_letter_home,
    "organisational/two_tables": organisational_two_tables,
}
OTHER_FORMATS = (
    ("scoping/two_of_each.docx", "pdf", "scoping/printed.pdf"),
    ("learning/same_cell.docx", "pdf", "learning/printed.pdf"),
    ("information_report/as_published.docx", "pdf", "information_report/printed.pdf"),
    ("referral/as_published.docx", "pdf", "referral/printed.pdf"),
    ("nil_return/letter.docx", "pdf", "nil_return/printed.pdf"),
    ("organisational/organisational-changes.docx", "pdf", "organisational/printed.pdf"),
    ("learning/prompts_left_in.docx", "odt", "learning/open_document.odt"),
    ("information_report/same_cell.docx", "doc", "information_report/old_word.doc"),
)


def main() -> None:
    """Write all of them."""
    for name, build in DOCUMENTS.items():
        build().save(str(HERE / f"{name}.docx"))
    (HERE / "nil_return" / "html_mail.eml").write_bytes(nil_mail_with_form_words())
    (HERE / "organisational" / "semicolons.csv").write_bytes(organisational_csv())
    (HERE / "referral" / "form_fields.pdf").write_bytes(referral_form_fields())
    organisational_workbook(HERE / "organisational" / "merged.xlsx")
    scoping_workbook(HERE / "scoping" / "workbook.xlsx")
    for source, kind, target in OTHER_FORMATS:
        through_libreoffice(HERE / source, kind, HERE / target)


if __name__ == "__main__":
    main()
