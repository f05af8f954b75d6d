"""Write the filled examples of the golden tests: `python tests/forms/build_examples.py`. Everybody in them is invented.

What the examples say is written down a second time, by hand, in `NAME.expected.json` beside each file.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import blank_forms as blank
import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell

HERE = Path(__file__).parent


def by_label(table: Table, answers: list[str]) -> None:
    """Fill the right column of a label and value table from the top; `""` leaves a box blank."""
    for row, answer in enumerate(answers):
        if answer:
            table.cell(row, 1).text = answer


def say(document: WordDocument, prompt: str, answer: str) -> None:
    """Type an answer after a prompt that stands in a paragraph of its own."""
    paragraph = next(one for one in document.paragraphs if one.text.startswith(prompt))
    paragraph.add_run(" " + answer)


def fill(cell: _Cell, *lines: str) -> None:
    """Type paragraphs into a cell."""
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def shade(cell: _Cell, colour: str) -> None:
    """Colour a cell."""
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    )


def scoping_as_published() -> WordDocument:
    """Filled box by box, as the form asks."""
    document = blank.blank_scoping()
    tables = document.tables
    for column, text in enumerate(("Nadia Holloway", "Harbour Vale Police\nDetective Sergeant", "01632 960201")):
        tables[0].cell(1, column).text = text
    say(document, "Date Completed:", "5 March 2026")
    tables[1].cell(1, 0).text = "Jonah, aged three, was found with burns to both hands."
    tables[2].cell(1, 0).text = "March 2024 to February 2026"
    by_label(
        tables[3],
        [
            "Jonah Tideswell", "Joe; Jo-Jo", "White British", "999 000 0018", "12/06/2022", "24.02.26",
            "3 Quayside Row, Harbour Vale, HV1 4ZZ", "9 Mill Lane, Harbour Vale, HV2 8QX", "",
            "Carys Tideswell", "Carys Penn", "White Welsh", "9990000026", "1 May 1998", "3 Quayside Row, Harbour "
                                                                                        "Vale, HV1 4ZZ",
            "", "",
            "Not known", "", "", "", "", "", "", "",
            "Mabli Tideswell", "", "White British", "", "03/09/2024", "3 Quayside Row, Harbour Vale, HV1 4ZZ", "", "",
            "Gareth Penn (maternal grandfather)", "1969", "N/A", "White Welsh", "11 Ferry Road, Harbour Vale",
        ],
    )  # fmt: skip
    fill(
        tables[4].cell(1, 0),
        "Two calls to the address in 2025.",
        "Both were recorded as domestic abuse, standard risk.",
    )
    two = tables[5].cell(1, 0)
    for table, values in zip(two.tables, (("White British", "White Welsh"), ("English", "Welsh")), strict=False):
        for row, name in enumerate(("Jonah Tideswell", "Carys Tideswell")):
            table.cell(row, 0).text, table.cell(row, 1).text = name, values[row]
    tables[6].cell(1, 0).text = "Officers spoke to the children apart from the adults: good practice."
    tables[7].cell(1, 0).text = "None."
    tracker = tables[9]
    for row, cells in enumerate(
        (
            (
                "Officers did not check previous calls",
                "Brief response teams",
                "Insp. Maddox",
                "30 April 2026",
                "Booked",
                "A",
            ),
            ("Referral form was late", "Remind supervisors", "Sgt Holloway", "May 2026", "", "P"),
        )
    ):
        for column, text in enumerate(cells):
            tracker.cell(row + 1, column + 1).text = text
    shade(tracker.cell(2, 6), "00B050")
    tables[10].cell(1, 0).text = "Yes: Harbour Vale Homes."
    return document


def scoping_typed_anyhow() -> WordDocument:
    """Answers after the prompt in the same cell, several people in a box, other labels, colours, extra rows."""
    document = blank.blank_scoping()
    tables = document.tables
    tables[0].cell(0, 0).add_paragraph("Imogen Sallow")
    tables[0].cell(0, 1).add_paragraph("Safeguarding Lead, St Brannock's Primary School")
    tables[0].cell(0, 2).add_paragraph("office@stbrannocks.example")
    say(document, "Date Completed:", "06/03/2026")
    tables[1].cell(0, 0).add_paragraph("Jonah was burnt at home.")
    family = tables[3]
    labels = [row.cells[0].text.strip() for row in family.rows]
    child = labels.index("SUBJECT CHILD:")
    family.cell(child, 1).text = "Jonah Tideswell"
    family.cell(child + 4, 0).text = "Date of Birth & Age"
    family.cell(child + 4, 1).text = "12/06/2022 (3 years)"
    family.cell(child + 3, 0).text = "NHS Number (if known)"
    family.cell(child + 3, 1).text = "999-000-0018"
    sibling = labels.index("SIBLING:")
    fill(family.cell(sibling, 1), "1. Mabli Tideswell", "2. Osian Tideswell")
    fill(family.cell(sibling + 4, 1), "03/09/2024", "17/01/2020")
    adult = labels.index("SIGNIFICANT ADULTS / OTHERS:")
    family.cell(adult, 1).text = "Gareth Penn – maternal grandfather"
    for label, answer in (("", ""), ("SIGNIFICANT ADULT", "Rhys Copley (mother's partner)"), ("DOB", "08-11-1995")):
        row = family.add_row()
        row.cells[0].text, row.cells[1].text = label, answer
    tables[4].cell(0, 0).add_paragraph("Osian has been in Year 1 since September 2025.")
    tables[5].cell(1, 0).add_paragraph("")
    tables[6].cell(
        1, 0
    ).text = "3. Brief analysis of individual and multi-agency practice.  \nWe acted on what Osian said."
    tables[8].cell(1, 0).add_paragraph("Yes, see the table.")
    tracker = tables[9]
    for _ in range(2):
        tracker.add_row()
    tracker.cell(6, 1).text = "Absence was not followed up"
    tracker.cell(6, 6).text = "Red"
    tracker.cell(7, 2).text = "Daily call from day one"
    shade(tracker.cell(7, 6), "FFC000")
    document.paragraphs[-3].insert_paragraph_before("We would like to attend the meeting.")
    return document


def scoping_content_controls() -> WordDocument:
    """The published example with its answers inside of content controls at every level, one placeholder left in."""
    document = scoping_as_published()
    body = document.element.body
    tables = document.tables
    _wrap(tables[1].cell(1, 0)._tc.p_lst[0], "block")
    _wrap(tables[3].cell(0, 1)._tc, "cell")
    _wrap(tables[3].rows[9]._tr, "row")
    _wrap(tables[4]._tbl, "table")
    run = tables[10].cell(1, 0).paragraphs[0].runs[0]
    _wrap(run._r, "run")
    placeholder = tables[11].cell(1, 0).paragraphs[0]
    placeholder.add_run("Click or tap here to enter text.")
    _wrap(placeholder.runs[0]._r, "run", placeholder=True)
    assert body is not None
    return document


def _wrap(element, level: str, *, placeholder: bool = False) -> None:  # type: ignore[no-untyped-def]
    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    tag = OxmlElement("w:tag")
    tag.set(qn("w:val"), f"answer-{level}")
    properties.append(tag)
    if placeholder:
        properties.append(OxmlElement("w:showingPlcHdr"))
    content = OxmlElement("w:sdtContent")
    control.append(properties)
    control.append(content)
    element.addprevious(control)
    content.append(element)


def learning_as_published() -> WordDocument:
    """Two key lines, one single agency event, both synopses."""
    document = blank.blank_learning()
    tables = document.tables
    by_label(
        tables[1],
        [
            "Jonah Tideswell",
            "Harbour Vale Community Health Trust",
            "Bethan Loxley, Named Nurse, 01632 960210",
            "Marcus Idle, Director of Nursing",
            "12/03/2026",
        ],
    )
    tables[2].cell(0, 0).paragraphs[1].clear()
    tables[2].cell(0, 0).paragraphs[1].add_run("(Review period: 1 March 2024 to 24 February 2026)")
    tables[2].cell(1, 0).text = "Universal service from birth."
    _learning_block(
        tables[3], "Was Jonah's voice heard?", "He was seen at home only twice.", "See children at nursery too.", ""
    )
    _learning_block(tables[5], "Were fathers asked about?", "No record names him.", "", "The midwife asked at booking.")
    _learning_block(tables[10], "A missed supervision in June 2025", "Sickness was not covered.", "Name a deputy.", "")
    fill(tables[11].cell(1, 0), "Weekly visits since discharge.", "A health plan is in place.")
    return document


def _learning_block(table: Table, narrative: str, analysis: str, recommendation: str, good: str) -> None:
    for row, text in enumerate((narrative, analysis, recommendation, good)):
        table.cell(row * 2 + 1, 0).text = text


def learning_same_cell() -> WordDocument:
    """Answers typed after the prompts, an eighth key line added, answers that mention the form's own words."""
    document = blank.blank_learning()
    tables = document.tables
    tables[1].cell(1, 0).add_paragraph("St Brannock's Primary School")
    tables[1].cell(4, 0).text = "5. DATE OF COMPLETION: 9th March 2026"
    tables[3].cell(0, 0).text = "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY 1: Attendance"
    tables[3].cell(
        2, 0
    ).text = "ANALYSIS: Analysis of the register showed 31 absences.\nRecommendation was made in May to call home."
    extra = blank.table(document, 4, 1)
    extra.cell(0, 0).text = "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY 8:\nTransition to Year 1"
    extra.cell(1, 0).text = "ANALYSIS:\nThe nursery's file came late."
    extra.cell(2, 0).text = "RECOMMENDATION:\nAsk for the file in June."
    extra.cell(3, 0).text = "HIGHLIGHT GOOD PRACTICE:\nThe teacher visited the nursery."
    return document


def nil_form() -> WordDocument:
    """A scoping form with Section 1 as the partnership sent it, and one line in the first question."""
    document = blank.blank_scoping()
    tables = document.tables
    for column, text in enumerate(
        ("Piotr Wenlock", "Harbour Vale Fire and Rescue Service\nSafeguarding Manager", "01632 960220")
    ):
        tables[0].cell(1, column).text = text
    say(document, "Date Completed:", "04/03/2026")
    tables[1].cell(1, 0).text = "Jonah, aged three, was found with burns to both hands."
    by_label(tables[3], ["Jonah Tideswell", "", "", "", "12/06/2022"])
    tables[4].cell(1, 0).text = "We have checked our systems. The family is not known to this service."
    tables[7].cell(1, 0).text = "N/A"
    tables[10].cell(1, 0).text = "No"
    return document


def nil_letter() -> WordDocument:
    """A letter."""
    document = docx.Document()
    for line in (
        "Harbour Vale Probation Service",
        "4 March 2026",
        "Our ref: HV-2026-003",
        "Dear Ms Sallow",
        "Thank you for your letter about Jonah Tideswell and his family.",
        "We hold no records of any of the people named in it.",
        "Yours sincerely",
        "Oluwaseun Harte",
        "Head of Service",
        "o.harte@hv-probation.example",
    ):
        document.add_paragraph(line)
    return document


def nil_e_mail() -> bytes:
    """An e-mail."""
    message = EmailMessage()
    message["From"] = "Delphine Marrow <d.marrow@hv-housing.example>"
    message["To"] = "reviews@harbourvale.example"
    message["Subject"] = "RE: Scoping request HV-2026-003"
    message["Date"] = "Tue, 03 Mar 2026 09:15:00 +0000"
    message.set_content(
        "Hi,\n\nHarbour Vale Homes has had no involvement with this family.\n\nKind regards\nDelphine "
        "Marrow\nTenancy Manager\n"
        "01632 960230\n"
    )
    return message.as_bytes()


def information_report_as_published() -> WordDocument:
    """Every question answered."""
    document = blank.blank_information_report()
    tables = document.tables
    say(document, "Name of Child / Case Reference:", "HV-2026-003")
    say(document, "Name of Agency Completing this Form:", "Harbour Vale Homes")
    for at, person in ((0, ("Delphine Marrow", "Tenancy Manager", "01632 960230")),
                       (1, ("Hal Brightwater", "Director of Housing", "01632 960231"))):  # fmt: skip
        for column, text in enumerate(person):
            tables[at].cell(1, column).text = text
    say(document, "Date form completed:", "20 April 2026")
    say(document, "Date Information Report endorsed", "22/04/2026")
    yes_no = next(one for one in document.paragraphs if one.text.startswith("Yes") and "No" in one.text)
    yes_no.clear()
    yes_no.add_run("Yes        ☒             No       ☐")
    tables[2].cell(1, 0).text = "Internal complaint review led by R. Ash."
    sources = tables[3].cell(1, 0)
    sources.paragraphs[1].add_run("3 March 2026 by the tenancy manager")
    sources.paragraphs[3].add_run("Tenancy file; repairs log. The 2021 file could not be found.")
    sources.paragraphs[5].add_run("Two housing officers.")
    tick = [one for one in document.paragraphs if one.text.startswith("Yes")][-1]
    tick.clear()
    tick.add_run("Yes        |X|      ")
    tables[4].cell(1, 0).text = "The family moved in on 4 May 2023, not in June."
    tables[5].cell(1, 0).text = "The area team had two vacancies."
    fill(tables[6].cell(1, 0), "Repairs staff saw the child twice.", "They had no way to pass on what they saw.")
    tables[7].cell(1, 0).text = "A plumber rang the office at once."
    tables[8].cell(1, 0).text = "Repairs staff are eyes and ears."
    single = tables[9].cell(1, 0)
    single.paragraphs[1].add_run("A card with the number to ring.")
    single.paragraphs[3].add_run("Training by July 2026.")
    tables[10].cell(1, 0).text = "Invite housing to strategy discussions."
    tables[11].cell(1, 0).text = "None."
    return document


def information_report_same_cell() -> WordDocument:
    """Answers behind the prompts; nothing ticked; only some questions answered."""
    document = blank.blank_information_report()
    tables = document.tables
    say(document, "Name of Child / Case Reference:", "Jonah Tideswell")
    tables[0].cell(0, 0).add_paragraph("Bethan Loxley")
    tables[0].cell(0, 1).add_paragraph("Harbour Vale Community Health Trust - Named Nurse")
    tables[6].cell(0, 0).add_paragraph("Visits were made on time.")
    tables[8].cell(0, 0).add_paragraph("Ask about fathers.")
    no = next(one for one in document.paragraphs if one.text.startswith("Yes") and "No" in one.text)
    no.clear()
    no.add_run("Yes        |_|             No       |X|")
    return document


def referral_as_published() -> WordDocument:
    """Every question answered."""
    document = blank.blank_referral()
    tables = document.tables
    say(document, "Name of Child:", "Jonah Tideswell")
    say(document, "Date of Referral:", "2 March 2026")
    for at, person in ((0, ("Nadia Holloway", "Harbour Vale Police, Detective Sergeant", "01632 960201")),
                       (1, ("Owen Castell", "Harbour Vale Police, Detective Inspector", "01632 960202"))):  # fmt: skip
        for column, text in enumerate(person):
            tables[at].cell(1, column).text = text
    by_label(
        tables[2],
        [
            "Jonah Tideswell", "12/06/2022, aged 3", "999 000 0018", "3 Quayside Row, Harbour Vale, HV1 4ZZ", "Male",
            "White British", "None", "None known", "No", "No, never", "Yes, Mair Tregarth",
            "24/02/2026 (serious injury)",
            "The home address", "Carys Tideswell", "Yes, DS Holloway", "No", "No",
        ],
    )  # fmt: skip
    for column, text in enumerate(("Carys Tideswell\n3 Quayside Row", "Mother", "01/05/1998", "Parental responsibility",
                                   "White Welsh")):  # fmt: skip
        tables[3].cell(1, column).text = text
    for column, text in enumerate(("Rhys Copley", "Mother's partner", "Nov 1995", "", "")):
        tables[3].cell(2, column).text = text
    tables[4].cell(1, 0).text = "Mabli is with her grandfather."
    for column, text in enumerate(("Harbour Vale Homes", "01632 960230", "Landlord, current")):
        tables[5].cell(1, column).text = text
    tables[6].cell(1, 0).text = "Jonah was burnt while in the care of his mother's partner."
    fill(tables[7].cell(1, 0), "Information was not shared.", "Learning: check previous calls.")
    for row, (when, event) in enumerate(
        (("24/02/2026 18:40", "Ambulance called"), ("25/02/2026", "Strategy discussion"))
    ):
        tables[8].cell(row + 1, 0).text, tables[8].cell(row + 1, 1).text = when, event
    tables[9].cell(1, 0).text = "An earlier referral was made in 2025."
    return document


def referral_short() -> WordDocument:
    """A death, answers behind the prompts, most boxes blank."""
    document = blank.blank_referral()
    tables = document.tables
    say(document, "Date of Referral:", "03/03/26")
    tables[2].cell(0, 1).text = "Elin Varga"
    tables[2].cell(11, 1).text = "Died 1 March 2026"
    tables[6].cell(0, 0).add_paragraph("Elin was found lifeless in her cot.")
    tables[8].cell(1, 0).text = "1 March 2026"
    tables[8].cell(1, 1).text = "Found at 06:10"
    return document


EXAMPLES: dict[str, Callable[[], WordDocument]] = {
    "scoping/as_published": scoping_as_published,
    "scoping/typed_anyhow": scoping_typed_anyhow,
    "scoping/content_controls": scoping_content_controls,
    "learning/as_published": learning_as_published,
    "learning/same_cell": learning_same_cell,
    "nil_return/form": nil_form,
    "nil_return/letter": nil_letter,
    "information_report/as_published": information_report_as_published,
    "information_report/same_cell": information_report_same_cell,
    "referral/as_published": referral_as_published,
    "referral/short": referral_short,
}
THROUGH_LIBREOFFICE = (
    "scoping/as_published",
    "learning/as_published",
    "information_report/as_published",
    "referral/as_published",
)


def through_libreoffice(example: Path) -> None:
    """The same example once through LibreOffice's own format and back."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "through_libreoffice.docx"
        shutil.copy(example, copy)
        for kind in ("odt", "docx"):
            source = copy if kind == "odt" else copy.with_suffix(".odt")
            profile = f"-env:UserInstallation={Path(place, 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", place, str(source)]
            subprocess.run(command, check=True, capture_output=True)
        shutil.copy(copy, example.with_name("through_libreoffice.docx"))


def main() -> None:
    """Write all of them."""
    for name, build in EXAMPLES.items():
        path = HERE / f"{name}.docx"
        path.parent.mkdir(exist_ok=True)
        build().save(str(path))
    (HERE / "nil_return" / "e_mail.eml").write_bytes(nil_e_mail())
    for name in THROUGH_LIBREOFFICE:
        through_libreoffice(HERE / f"{name}.docx")


if __name__ == "__main__":
    main()
