"""Blank forms laid out as in the toolkit: the same tables, labels and prompts. `build_examples.py` fills them in."""

import docx
from docx.document import Document as WordDocument
from docx.table import Table, _Cell

CONTACT = "CONTACT DETAILS – Address, telephone number and e-mail address"
PERSON_LABELS = (
    "Also Known As:",
    "Ethnicity:",
    "National Health Number:",
    "D.O.B.:",
    "Home Address:",
    "Previous Addresses:",
)
CHILD_LABELS = (
    "Also Known As:", "Ethnicity:", "National Health Number:", "D.O.B:", "Date of Serious Injury:", "Home Address:",
    "Previous Addresses:",
)  # fmt: skip
ADULT_LABELS = ("D.O.B.:", "National Health Number:", "Ethnicity:", "Home Address:")
TRACKER = ("", "Learning Point", "Action Required", "Lead", "Target date for completion",
           "Evidence of Progress of Implementation", "R A G")  # fmt: skip


def table(document: WordDocument | _Cell, rows: int, columns: int) -> Table:
    """A table with lines."""
    if isinstance(document, _Cell):
        return document.add_table(rows, columns)
    made = document.add_table(rows, columns)
    made.style = "Table Grid"
    return made


def grid(document: WordDocument, headings: tuple[str, ...], rows: int) -> Table:
    """A table with a row of headings and empty rows."""
    made = table(document, rows + 1, len(headings))
    for column, heading in enumerate(headings):
        made.cell(0, column).text = heading
    return made


def box(document: WordDocument, prompt: str) -> Table:
    """A prompt in one cell, the empty answer box in the cell below."""
    made = table(document, 2, 1)
    made.cell(0, 0).text = prompt
    return made


def blank_scoping() -> WordDocument:
    """Document 2."""
    document = docx.Document()
    document.add_heading("Initial Scoping and Information Sharing", 1)
    document.add_paragraph("Potential Child Safeguarding Practice Review")
    document.add_paragraph(
        "We are required to hold the Rapid Review meeting and agree the way forward within timescales outlined in "
        "national guidance (currently within 15 working days). This initial scoping and information sharing form "
        "should, therefore, be returned to us within 5 working days."
    )
    document.add_paragraph("Contact Details of Individual / Agency Completing this Form ")
    grid(document, ("NAME", "AGENCY & DESIGNATION/TITLE", CONTACT), 1)
    document.add_paragraph("Date Completed:")
    document.add_paragraph("Background Information")
    box(document, "Summary of Case:  ")
    document.add_paragraph("")
    box(
        document,
        "Indicative time period to be looked at: (Good practice suggests that the time period examined should be "
        "limited. However, please include information from outside this time period if you feel it is relevant to the "
        "case.)",
    )
    _family(document)
    _questions(document)
    document.add_paragraph("Section 3: Advice and Submission of this Form")
    advice = table(document, 1, 1)
    advice.cell(0, 0).text = "For advice on completion of this form contact:   "
    advice.cell(0, 0).add_paragraph("Please submit completed form to:     ")
    document.add_paragraph("A multi-agency Rapid Review will be undertaken and you will be informed of the outcome.")
    return document


def _family(document: WordDocument) -> None:
    document.add_paragraph("Section 1: Composition of the Child’s Family ")
    document.add_paragraph(
        "This should be completed BEFORE the form is sent out. All agencies are asked to check whether the details "
        "below match information held on their systems. Please advise of any anomalies."
    )
    blocks = [("SUBJECT CHILD:", CHILD_LABELS), ("MOTHER:", PERSON_LABELS), ("FATHER:", PERSON_LABELS),
              ("\nSIBLING:", PERSON_LABELS), ("\nSIGNIFICANT ADULTS / OTHERS:", ADULT_LABELS)]  # fmt: skip
    labels: list[str] = []
    for role, rows in blocks:
        labels += [role, *rows, ""]
    made = table(document, len(labels) - 1, 2)
    for row, label in enumerate(labels[:-1]):
        made.cell(row, 0).text = label


def _questions(document: WordDocument) -> None:
    document.add_paragraph("Section 2: Agency Information and Involvement ")
    box(
        document,
        "1. Provide a brief summary of your agency’s involvement with the subject child AND the individuals listed in "
        "the family composition. (Please focus on the key significant events in chronological order and, where "
        "appropriate, include the date of commencement and completion of service).",
    )
    document.add_paragraph("")
    two = box(
        document,
        "2. From your agency’s records are you able to confirm the following information for the individuals listed "
        "below:",
    )
    cell = two.cell(1, 0)
    cell.text = (
        "This should be completed BEFORE the form is sent out – include names only in the first box of all the "
        "individuals listed in ‘Section 1 – Composition of the child’s family’."
    )
    for question in ("Ethnicity:", "Language:", "Religion or other belief system:", "Employment status:"):
        cell.add_paragraph(question)
        table(cell, 4, 2)
    document.add_paragraph("")
    box(
        document,
        "3. Brief analysis of individual and multi-agency practice.  (Please identify any outstanding practice or "
        "potential learning).",
    )
    document.add_paragraph("")
    box(
        document,
        "4. Please identify any areas for concern as to the way in which partners have worked together to safeguard "
        "the subject child.  ",
    )
    document.add_paragraph("")
    five = box(
        document, "5. Have you identified any learning and what action have you taken to implement this learning?"
    )
    five.cell(1, 0).text = (
        "Please complete the action tracker template below. Please feel free to extend the table as necessary if more "
        "learning points are identified."
    )
    tracker = grid(document, TRACKER, 5)
    for row in range(1, 6):
        tracker.cell(row, 0).text = str(row)
        tracker.cell(row, 6).text = "P"
    document.add_paragraph("")
    box(document, "6. Are you aware of the involvement of any other agencies? If yes, please give details.")
    document.add_paragraph("")
    box(
        document,
        "7. Please include any further relevant information that you wish to bring to the attention of the Rapid "
        "Review meeting.",
    )


def blank_learning() -> WordDocument:
    """Document 13."""
    document = docx.Document()
    document.add_heading("Child Safeguarding Practice Review", 1)
    document.add_paragraph("Learning Template")
    document.add_paragraph("GUIDANCE FOR COMPLETION")
    _guidance(document)
    document.add_paragraph("SECTION 1:")
    one = table(document, 5, 2)
    for row, label in enumerate(
        (
            "1. SUBJECT CHILD DETAILS ",
            "2. AGENCY ",
            "3. AUTHOR\n(Including Designation and Contact Details)",
            "4. SENIOR AGENCY LEAD \n(Including Designation and Contact Details)",
            "5. DATE OF COMPLETION:  ",
        )
    ):
        one.cell(row, 0).text = label
    document.add_paragraph("SECTION 2:")
    synopsis = box(document, "SYNOPSIS OF AGENCY INVOLVEMENT PRIOR TO THE REVIEW PERIOD AND ADDITIONAL LEARNING:")
    synopsis.cell(0, 0).add_paragraph("(Review period: (ADD Dates)")
    document.add_paragraph("SECTION 3:")
    for number in range(1, 8):
        _learning_block(document, f"SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY {number}:")
    document.add_paragraph("SECTION 4")
    _learning_block(document, "SINGLE AGENCY SIGNIFICANT PRACTICE EVENT / ISSUE:")
    document.add_paragraph("SECTION 5")
    box(document, "SYNOPSIS OF AGENCY INVOLVEMENT POST THE REVIEW PERIOD AND ADDITIONAL LEARNING")
    return document


def _guidance(document: WordDocument) -> None:
    rows = (
        ("1. Section 1", "This should only be completed once at the beginning of the document "),
        ("2. Agency ", "If agencies have provided multiple services to the child / family all the provision should be "
         "merged into one learning document."),
        ("3. Author Including Designation and Contact Details", "The author should be independent of the case and have "
         "sufficient authority and competency within the agency they are representing to critically appraise "
         "safeguarding practice."),
        ("4. Senior Agency Lead Including Designation and Contact Details", "The single agency learning summary should "
         "be signed off by the organisation at an executive level."),
        ("6. Section 3 ", "This should be completed for each theme or key line of enquiry. "),
        ("10. Analysis", "Your analysis of safeguarding practice is crucial…. This could include; "),
        ("11. Recommendation", "Recommendations are specific and overarching. Normally action points fall out of the "
         "recommendations "),
        ("12. Highlight Good Practice", "Remember to pull out good practice and what worked well "),
    )  # fmt: skip
    made = table(document, len(rows), 2)
    for row, (left, right) in enumerate(rows):
        made.cell(row, 0).text, made.cell(row, 1).text = left, right


def _learning_block(document: WordDocument, heading: str) -> None:
    made = table(document, 8, 1)
    for row, label in enumerate((heading, "ANALYSIS:", "RECOMMENDATION:", "HIGHLIGHT GOOD PRACTICE: ")):
        made.cell(row * 2, 0).text = label
    document.add_paragraph("")


def blank_information_report() -> WordDocument:
    """Document 14."""
    document = docx.Document()
    document.add_heading("Information Report", 1)
    document.add_paragraph("Purpose of this Information Report")
    document.add_paragraph("describe actions that have already been taken;", style="List Bullet")
    document.add_paragraph("Information Reports must be endorsed by a Senior Manager before being submitted.")
    document.add_paragraph("Background Information")
    document.add_paragraph("Name of Child / Case Reference: ")
    document.add_paragraph("Name of Agency Completing this Form:")
    document.add_paragraph(
        "NOTE: To maintain independence, neither the individual completing this report nor the Senior Officer "
        "endorsing it "
        "should have had any direct involvement in this case."
    )
    for heading, dated in (
        ("Contact Details of Individual Completing this Form ", "Date form completed:"),
        (
            "Contact Details of Senior Officer Endorsing this Form ",
            "Date Information Report endorsed by agency senior officer:",
        ),
    ):
        document.add_paragraph(heading)
        grid(document, ("NAME", "AGENCY & DESIGNATION/TITLE", CONTACT), 1)
        document.add_paragraph(dated)
    document.add_paragraph("Section 1: Sources of Evidence and Agency Understanding of the Case")
    _evidence(document)
    document.add_paragraph("Section 2: Analysis of Involvement")
    four = box(document, "4. Analysis of Involvement")
    four.cell(0, 0).add_paragraph("report why actions did or did not take place;", style="List Bullet")
    document.add_paragraph("Section 3: Potential Learning")
    box(document, "5. Good Practice identified in this case")
    document.add_paragraph("")
    six = box(document, "6. Key Learning Points")
    six.cell(0, 0).add_paragraph("Where can practice be improved? ", style="List Bullet")
    document.add_paragraph("")
    seven = box(document, "7. Single Agency Learning")
    seven.cell(0, 0).add_paragraph(
        "What actions will your agency be taking as a response to learning from this case? ", style="List Bullet"
    )
    seven.cell(1, 0).text = "Actions that have already been implemented:"
    seven.cell(1, 0).add_paragraph("")
    seven.cell(1, 0).add_paragraph("Actions planned:")
    seven.cell(1, 0).add_paragraph("")
    document.add_paragraph("")
    eight = box(document, "8. Multi-Agency Learning")
    eight.cell(0, 0).add_paragraph(
        "What actions to improve multi-agency working do you wish the Review Team to consider as a result of this "
        "case?",
        style="List Bullet",
    )
    document.add_paragraph("Section 4: Other Relevant Information")
    box(
        document,
        "9. Please include any other relevant information that you wish to bring to the attention of the "
        "Independent Lead "
        "Reviewer / Review Team",
    )
    document.add_paragraph("Section 5: Advice and Submission of this Form")
    return document


def _evidence(document: WordDocument) -> None:
    document.add_paragraph("1. Parallel Processes and Investigations")
    document.add_paragraph(
        "Is your organisation undertaking an internal, multi-agency or parallel review process related to this case "
        "(such as "
        "misconduct hearing, serious untoward incident, Independent Police Complaints Investigation etc.)?         "
    )
    document.add_paragraph("Yes        |_|             No       |_|")
    box(
        document,
        "If yes, please state the type of investigation and, where relevant, give the name and contact detail of the "
        "individual leading or co-ordinating the investigation.",
    )
    document.add_paragraph("")
    two = box(document, "2. Sources of Information ")
    two.cell(0, 0).add_paragraph(
        "Before completing this section, please refer to the advice in the ‘Guidance Notes on Completing an "
        "Information "
        "Report’."
    )
    cell = two.cell(1, 0)
    cell.text = "Please give the date that files were secured and by whom:"
    for prompt in (
        "Please list the documents that were reviewed in putting together this report: (An explanation should be "
        "included of "
        "any documents not seen and the reason why).",
        "Give details of interviews undertaken:",
    ):
        cell.add_paragraph("")
        cell.add_paragraph(prompt)
    cell.add_paragraph("")
    document.add_paragraph(
        "3. Summary of Agency involvement with the child and family who are the subject of this review"
    )
    document.add_paragraph(
        "3.1\tPlease tick to confirm you have reviewed the details of the victim, perpetrator, family and "
        "significant others "
        "in the attached ‘Case Summary’:         "
    )
    document.add_paragraph("Yes        |_|      ")
    box(
        document,
        "Please include any corrections and additional information your agency has on the victim, perpetrator, "
        "family or "
        "significant others involved in this case:",
    )
    document.add_paragraph("")
    box(
        document,
        "3.2  Please include any contextual information relevant to this case that has not be captured elsewhere "
        "\n(This may "
        "include information about the agency’s involvement with the victim, perpetrator, family member or any "
        "significant "
        "others or information about organisational factors that may have influenced events). ",
    )


CHILD_QUESTIONS = (
    "Name of Child", "Date of Birth & Age", "NHS Number (if known)", "Home Address", "Gender", "Ethnic Origin",
    "Faith/Religion", "Disability", "Is the child/young person looked after?",
    "Is the child/young person currently subject to a child protection plan, or have they been previously? (If so "
    "when, for "
    "what and for how long?)",
    "Is the child/young person open to Children’s Social Care or a Children & Families Practice (if so, who is the "
    "lead "
    "practitioner)?",
    "Date of Death or Serious Incident (please specify which)", "Address of location of incident",
    "Carer at time of incident",
    "Is this case known to be the subject of a criminal investigation? (If so, who is the lead investigator?)",
    "Is this case known to be the subject of a Coroner’s Inquiry? (If so, who is the key contact?)",
    "Are there any adult safeguarding concerns and have these been shared via an Adult referral form? (If so, who "
    "is the key "
    "contact?)",
)  # fmt: skip


def blank_referral() -> WordDocument:
    """Document 1a."""
    document = docx.Document()
    document.add_heading("Referral for consideration for a Child Safeguarding Practice Review", 1)
    document.add_paragraph("Criteria for Child Safeguarding Practice Reviews ")
    document.add_paragraph("the child has died or been seriously harmed", style="List Bullet")
    document.add_paragraph("Background Information")
    document.add_paragraph("Name of Child: ")
    document.add_paragraph("Date of Referral:")
    document.add_paragraph("Agency Referral")
    grid(document, ("NAME", "AGENCY & \nDESIGNATION/TITLE", CONTACT), 1)
    document.add_paragraph(
        "Please give the details of the designated safeguarding lead/officer with whom you have discussed the case."
    )
    grid(document, ("NAME", "AGENCY & DESIGNATION/TITLE", CONTACT), 1)
    document.add_paragraph("Section 1: Brief Overview of Child and Family Composition")
    document.add_paragraph("1.1 Child’s Details")
    child = table(document, len(CHILD_QUESTIONS), 2)
    for row, label in enumerate(CHILD_QUESTIONS):
        child.cell(row, 0).text = label
    document.add_paragraph("1.2\tDetails of Family Members and any Significant Others")
    grid(document, ("Name and Address", "Relationship to Child", "Date of Birth", "Legal Status", "Ethnic Origin"), 3)
    document.add_paragraph("")
    box(
        document,
        "What action has been undertaken to safeguard and protect any siblings of the child who is the subject of this "
        "referral?",
    )
    document.add_paragraph("1.3\tOther Agencies Known to be Involved")
    grid(
        document,
        (
            "Agency",
            "Contact Details: Address, Telephone and E-mail",
            "Reason for involvement\n(include whether current or not)",
        ),
        3,
    )
    document.add_paragraph("Section 2: Case Background")
    box(
        document,
        "Please provide a brief outline of the child and family circumstances and the incident that triggered this "
        "referral:",
    )
    document.add_paragraph("")
    box(
        document,
        "Please outline why you are making this referral. What areas of practice are you concerned about? Have you "
        "identified "
        "any immediate learning?",
    )
    document.add_paragraph(
        "Please use the chronology table below to outline any events around the time of the incident."
    )
    document.add_paragraph(
        "PLEASE NOTE: This should only include key events and DOES NOT need to be a detailed chronology at this stage."
    )
    grid(document, ("Date and Time", "Event"), 3)
    document.add_paragraph("")
    box(document, "Please add any additional information you think may be relevant and may assist decision-making:")
    document.add_paragraph("Section 3: Advice and Submission of this Form")
    document.add_paragraph(
        "A multi-agency Rapid Review of your referral will be undertaken and you will be informed of the outcome."
    )
    return document
