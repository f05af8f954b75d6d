"""The returned Word forms of the example case, laid out as the West Midlands toolkit prints them (Documents 2, 10, 13)."""

import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from facts import FAMILY, PERIOD, REFERENCE, SUMMARY, Involvement, Relative

QUESTION_1 = (
    "1. Provide a brief summary of your agency’s involvement with the subject child AND the individuals listed in the family "
    "composition. (Please focus on the key significant events in chronological order and, where appropriate, include the date of "
    "commencement and completion of service)."
)
QUESTION_2 = (
    "2. From your agency’s records are you able to confirm the following information for the individuals listed below:"
)
QUESTION_3 = "3. Brief analysis of individual and multi-agency practice. (Please identify any outstanding practice or potential learning)."
QUESTION_4 = "4. Please identify any areas for concern as to the way in which partners have worked together to safeguard the subject child."
QUESTION_5 = "5. Have you identified any learning and what action have you taken to implement this learning?"
QUESTION_6 = "6. Are you aware of the involvement of any other agencies? If yes, please give details."
QUESTION_7 = "7. Please include any further relevant information that you wish to bring to the attention of the Rapid Review meeting."
TRACKER = (
    "",
    "Learning Point",
    "Action Required",
    "Lead",
    "Target date for completion",
    "Evidence of Progress of Implementation",
    "R A G",
)
KEY_EVENTS = (
    "Date presented as (DD/MM/YYYY):",
    "Time",
    "Source of Information:",
    "Contact with the child/young person (state whether they were seen alone or not) and by whom:",
    "Contact with family member (state which family member) and by whom:",
    "Key Event/Action Undertaken:",
    "Comment and Analysis, including potential areas for learning:",
)


def scoping_form(into: Path, said: Involvement, reference: str = REFERENCE) -> None:
    """Document 2, completed by one agency."""
    word = Document()
    word.add_heading("Initial Scoping and Information Sharing", 1)
    word.add_heading("Potential Child Safeguarding Practice Review", 2)
    word.add_paragraph(f"Case reference: {reference}")
    word.add_heading("Contact Details of Individual / Agency Completing this Form", 3)
    grid(word, ("NAME", "AGENCY & DESIGNATION/TITLE", "CONTACT DETAILS – Address, telephone number and e-mail address"),
         [(said.author, f"{said.agency}, {said.post}", said.contact)])  # fmt: skip
    word.add_paragraph(f"Date Completed: {said.completed}")
    word.add_heading("Background Information", 3)
    box(word, "Summary of Case:", SUMMARY)
    box(word, "Indicative time period to be looked at: (Good practice suggests that the time period examined should be limited. However, "
        "please include information from outside this time period if you feel it is relevant to the case.)", PERIOD)  # fmt: skip
    word.add_heading("Section 1: Composition of the Child’s Family", 3)
    family(word, said)
    word.add_heading("Section 2: Agency Information and Involvement", 3)
    box(word, QUESTION_1, said.involvement)
    individuals(word)
    box(word, QUESTION_3, said.analysis)
    box(word, QUESTION_4, said.concerns)
    box(word, QUESTION_5, "")
    word.add_paragraph("Please complete the action tracker template below. Please feel free to extend the table as necessary if more "
                       "learning points are identified.")  # fmt: skip
    rows = [(str(number), *row) for number, row in enumerate(said.learning, 1)]
    rows += [(str(number), "", "", "", "", "", "P") for number in range(len(rows) + 1, 6)]
    grid(word, TRACKER, rows)
    box(word, QUESTION_6, said.others)
    box(word, QUESTION_7, said.further)
    word.add_heading("Section 3: Advice and Submission of this Form", 3)
    word.add_paragraph("A multi-agency Rapid Review will be undertaken and you will be informed of the outcome.")
    save(word, into, said.agency)


def family(word: Word, said: Involvement) -> None:
    """Section 1: two columns, one block a person, spacer rows between."""
    rows: list[tuple[str, str]] = []
    for person in FAMILY:
        rows += [*person_rows(person, said.anomalies.get(person.heading, {})), ("", "")]
    table = word.add_table(rows=0, cols=2, style="Table Grid")
    for label, answer in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, answer


def person_rows(person: Relative, anomaly: dict[str, str]) -> list[tuple[str, str]]:
    """The label and answer rows of one person, with what this agency holds differently."""
    first = {"born": person.born, "nhs": person.nhs, "name": person.name} | (
        anomaly if not person.heading.startswith("SIGNIFICANT") or "Pike" in person.name else {}
    )
    rows = [(person.heading, first["name"])]
    if person.heading.startswith("SIGNIFICANT"):
        return [
            *rows, ("D.O.B.:", first["born"]), ("National Health Number:", first["nhs"]),
            ("Ethnicity:", person.ethnicity), ("Home Address:", person.address),
        ]  # fmt: skip
    dob = "D.O.B:" if person.heading == "SUBJECT CHILD:" else "D.O.B.:"
    rows += [("Also Known As:", person.known_as), ("Ethnicity:", person.ethnicity),
             ("National Health Number:", first["nhs"]), (dob, first["born"])]  # fmt: skip
    if person.heading == "SUBJECT CHILD:":
        rows.append(("Date of Serious Injury:", "27/02/2026"))
    return [*rows, ("Home Address:", person.address), ("Previous Addresses:", person.previous)]


def individuals(word: Word) -> None:
    """Question 2: under each question a small grid of names and answers, inside the cell, as the toolkit prints it."""
    outer = word.add_table(rows=2, cols=1, style="Table Grid")
    outer.rows[0].cells[0].text = QUESTION_2
    cell = outer.rows[1].cells[0]
    people = FAMILY[:5]
    for label in ("Ethnicity:", "Language:", "Religion or other belief system:", "Employment status:"):
        cell.add_paragraph(label)
        inner = cell.add_table(rows=0, cols=2)
        inner.style = "Table Grid"
        for person in people:
            name, answer = inner.add_row().cells
            name.text = person.name
            answer.text = {"Ethnicity:": person.ethnicity, "Language:": "English"}.get(label, "")


def learning_template(into: Path, agency: str, author: str, blocks: list[tuple[str, str, str, str]]) -> None:
    """Document 13, with the blocks that follow the agency's own section left blank."""
    word = Document()
    word.add_heading("Learning Template", 1)
    word.add_paragraph(f"Case reference: {REFERENCE}")
    word.add_heading("SECTION 1:", 2)
    for label, answer in (
        ("1. SUBJECT CHILD DETAILS", FAMILY[0].name), ("2. AGENCY", agency),
        ("3. AUTHOR\n(Including Designation and Contact Details)", author),
        ("4. SENIOR AGENCY LEAD\n(Including Designation and Contact Details)", "Director, 01632 960120"),
        ("5. DATE OF COMPLETION:", "10/03/2026"),
    ):  # fmt: skip
        box(word, label, answer)
    word.add_heading("SECTION 2:", 2)
    box(word, "SYNOPSIS OF AGENCY INVOLVEMENT PRIOR TO THE REVIEW PERIOD AND ADDITIONAL LEARNING:\n"
        f"(Review period: {PERIOD})", "Nothing of note before the review period.")  # fmt: skip
    word.add_heading("SECTION 3:", 2)
    for number in range(1, 8):
        narrative, analysis, recommendation, good = blocks[number - 1] if number <= len(blocks) else ("", "", "", "")
        box(word, f"SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY {number}:", narrative)
        box(word, "ANALYSIS:", analysis)
        box(word, "RECOMMENDATION:", recommendation)
        box(word, "HIGHLIGHT GOOD PRACTICE:", good)
    word.add_heading("SECTION 4:", 2)
    for label in (
        "SINGLE AGENCY SIGNIFICANT PRACTICE EVENT / ISSUE:",
        "ANALYSIS:",
        "RECOMMENDATION:",
        "HIGHLIGHT GOOD PRACTICE:",
    ):
        box(word, label, "")
    word.add_heading("SECTION 5:", 2)
    box(word, "SYNOPSIS OF AGENCY INVOLVEMENT FOLLOWING THE REVIEW PERIOD AND ADDITIONAL LEARNING:", "")
    save(word, into, agency)


def chronology(
    into: Path, agency: str, headings: tuple[str, ...], rows: list[tuple[str, ...]], line: str | None = None
) -> None:
    """A chronology as a Word table on a landscape page, under the given headings."""
    word = Document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.5)
    word.add_heading("Chronology of Key Events", 1)
    word.add_paragraph(line if line is not None else f"Agency: {agency}")
    word.add_paragraph(f"Case reference: {REFERENCE}")
    grid(word, headings, rows)
    save(word, into, agency)


def grid(word: Word, headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A table with a heading row."""
    table = word.add_table(rows=1, cols=len(headings), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.text = heading
    for row in rows:
        for cell, answer in zip(table.add_row().cells, row, strict=True):
            cell.text = answer


def box(word: Word, prompt: str, answer: str) -> None:
    """A box of one column: the prompt, and the answer in the row below."""
    table = word.add_table(rows=2, cols=1, style="Table Grid")
    table.rows[0].cells[0].text, table.rows[1].cells[0].text = prompt, answer
    word.add_paragraph()


def save(word: Word, into: Path, author: str) -> None:
    """Save with a neutral author; a corrected file was saved later than what it corrects."""
    word.core_properties.author = author
    day = 10 if "corrected" in into.name else 5
    word.core_properties.modified = datetime.datetime(2026, 3, day, 9, 30)  # Word writes it without a zone
    word.save(str(into))
