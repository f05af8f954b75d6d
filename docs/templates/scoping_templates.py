"""What an agency completes for a rapid review: the scoping form and the chronologies.

Labels and questions are those of the West Midlands toolkit (Documents 2 and 10).
"""

# ruff: noqa: E501  the sentences of the templates stand here as they are printed
from case_reference import REFERENCE

from pipeline.outputs.word import drawing
from pipeline.outputs.word.paper import Paper

EVENT_HEADINGS = (
    "Date presented as (DD/MM/YYYY):",
    "Time",
    "Source of Information:",
    "Contact with the child/young person (state whether they were seen alone or not) and by whom:",
    "Contact with family member (state which family member) and by whom:",
    "Key Event/Action Undertaken:",
    "Comment and Analysis, including potential areas for learning:",
)
TRACKER_HEADINGS = (
    "", "Learning Point", "Action Required", "Lead", "Target date for completion",
    "Evidence of Progress of Implementation", "R A G",
)  # fmt: skip


def scoping_form() -> Paper:
    """Document 2."""
    paper = Paper("Initial Scoping and Information Sharing", REFERENCE)
    paper.text("Potential Child Safeguarding Practice Review", bold=True)
    paper.text("Case reference: {{ case_reference }}")
    paper.heading("Contact Details of Individual / Agency Completing this Form")
    paper.table(
        ("NAME", "AGENCY & DESIGNATION/TITLE", "CONTACT DETAILS – Address, telephone number and e-mail address"),
        [("", "{{ agency_name }}", "")],
        (3, 4, 5),
    )
    paper.text("Date Completed: ", bold=True)
    paper.heading("Background Information")
    paper.box("Summary of Case:", "{{ case_summary }}", lines=5)
    paper.box(
        "Indicative time period to be looked at: (Good practice suggests that the time period examined should be limited. "
        "However, please include information from outside this time period if you feel it is relevant to the case.)",
        "{{ time_period }}",
    )
    paper.heading("Section 1: Composition of the Child’s Family")
    paper.text(
        "All agencies are asked to check whether the details below match information held on their systems. Please advise of "
        "any anomalies.",
        keep_with_next=True,
    )
    paper.labels(family_rows())
    agency_involvement(paper)
    tracker_and_further_information(paper)
    scoping_submission(paper)
    return paper


def agency_involvement(paper: Paper) -> None:
    """Document 2, section 2, questions 1 to 5."""
    paper.heading("Section 2: Agency Information and Involvement")
    paper.box(
        "1. Provide a brief summary of your agency’s involvement with the subject child AND the individuals listed in the "
        "family composition. (Please focus on the key significant events in chronological order and, where appropriate, "
        "include the date of commencement and completion of service).",
        "",
        lines=8,
    )
    individuals(paper)
    paper.box(
        "3. Brief analysis of individual and multi-agency practice. (Please identify any outstanding practice or potential "
        "learning).",
        "",
        lines=4,
    )
    paper.box(
        "4. Please identify any areas for concern as to the way in which partners have worked together to safeguard the "
        "subject child.",
        "",
        lines=4,
    )
    paper.box(
        "5. Have you identified any learning and what action have you taken to implement this learning?", "", lines=3
    )


def tracker_and_further_information(paper: Paper) -> None:
    """Document 2, the action tracker and questions 6 and 7."""
    paper.text(
        "Please complete the action tracker template below. Please feel free to extend the table as necessary if more "
        "learning points are identified.",
        keep_with_next=True,
    )
    paper.table(
        TRACKER_HEADINGS, [(str(number), *[""] * 6) for number in range(1, 6)], (1, 5, 5, 2.8, 3, 4.9, 1.9), small=True
    )
    paper.box("6. Are you aware of the involvement of any other agencies? If yes, please give details.", "", lines=3)
    paper.box(
        "7. Please include any further relevant information that you wish to bring to the attention of the Rapid Review "
        "meeting.",
        "",
        lines=3,
    )


def scoping_submission(paper: Paper) -> None:
    """Document 2, section 3."""
    paper.heading("Section 3: Advice and Submission of this Form")
    paper.labels(
        [
            ("For advice on completion of this form contact:", "{{ contact_name }}, {{ contact_phone }}"),
            ("Please submit completed form to:", "{{ contact_email }}, by {{ return_by }}"),
        ]
    )
    paper.text("A multi-agency Rapid Review will be undertaken and you will be informed of the outcome.")


def family_rows() -> list[tuple[str, str]]:
    """Section 1: one block of labels and answers a person."""
    rows: list[tuple[str, str]] = []
    for heading, people, born in (
        ("SUBJECT CHILD:", "children", "D.O.B:"),
        ("MOTHER:", "mothers", "D.O.B.:"),
        ("FATHER:", "fathers", "D.O.B.:"),
        ("SIBLING:", "siblings", "D.O.B.:"),
    ):
        rows += [
            (f"{{%tr for person in {people} %}}", ""),
            (heading, "{{ person.name }}"),
            ("Also Known As:", "{{ person.also_known_as }}"),
            ("Ethnicity:", "{{ person.ethnicity }}"),
            ("National Health Number:", "{{ person.nhs_number }}"),
            (born, "{{ person.date_of_birth }}"),
        ]
        if people == "children":
            rows.append(("Date of Serious Injury:", "{{ incident_date }}"))
        rows += [
            ("Home Address:", "{{ person.home_address }}"),
            ("Previous Addresses:", "{{ person.previous_addresses }}"),
            ("", ""),
            ("{%tr endfor %}", ""),
        ]
    return [
        *rows,
        ("{%tr for person in adults %}", ""),
        ("SIGNIFICANT ADULTS / OTHERS:", "{{ person.name_and_relationship }}"),
        ("D.O.B.:", "{{ person.date_of_birth }}"),
        ("National Health Number:", "{{ person.nhs_number }}"),
        ("Ethnicity:", "{{ person.ethnicity }}"),
        ("Home Address:", "{{ person.home_address }}"),
        ("{%tr if not loop.last %}", ""),
        ("", ""),
        ("{%tr endif %}", ""),
        ("{%tr endfor %}", ""),
    ]


def individuals(paper: Paper) -> None:
    """Question 2: for each of four facts a grid with a line for every person."""
    table = paper.box(
        "2. From your agency’s records are you able to confirm the following information for the individuals "
        "listed below:",
        "",
    )
    for number, label in enumerate(
        ("Ethnicity:", "Language:", "Religion or other belief system:", "Employment status:")
    ):
        cell = (table.rows[1] if number == 0 else drawing.add_row(table)).cells[0]
        drawing.fill_cell(cell, label, bold=True)
        inner = cell.add_table(rows=0, cols=2)
        inner.style = paper.word.styles["Table Grid"]
        for left in ("{%tr for person in individuals %}", "{{ person.name }}", "{%tr endfor %}"):
            drawing.fill_cell(drawing.add_row(inner).cells[0], left)
        drawing.set_widths(inner, [6.0, 10.4])
        drawing.label_by_first_column(inner)
        drawing.make_small(cell.paragraphs[-1])


def chronology() -> Paper:
    """Document 10: key events."""
    paper = Paper("Key Events Chronology", REFERENCE, orientation="landscape")
    paper.text("Agency: {{ agency_name }}", keep_with_next=True)
    paper.text("Case reference: {{ case_reference }}", keep_with_next=True)
    paper.table(EVENT_HEADINGS, [("",) * 7] * 14, (3, 1.6, 2.6, 4, 3.4, 5.4, 4.8), small=True)
    return paper


def organisational_chronology() -> Paper:
    """The toolkit asks for one (Document 12) and prints no template."""
    paper = Paper("Chronology of Organisational Changes", REFERENCE, orientation="landscape")
    paper.text("Agency: {{ agency_name }}", keep_with_next=True)
    paper.text("Case reference: {{ case_reference }}", keep_with_next=True)
    paper.table(
        ("Date", "Organisational change", "Impact on frontline practice"), [("",) * 3] * 12, (3, 10, 12), small=True
    )
    return paper
