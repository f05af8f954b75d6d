"""Makes the Word templates that come with the program: `python docs/templates/build_templates.py`.

The templates are then files like any other: a coordinator edits a copy of them in Word. Labels, questions and
criteria are those of the West Midlands toolkit (Documents 2, 3, 4, 5, 10, 13 and 14); letters are our own words.
"""

# ruff: noqa: E501  the sentences of the templates stand here as they are printed
import datetime
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from review_templates import REVIEW_TEMPLATES  # noqa: E402

from pipeline.outputs.criteria import CRITERIA, OUTCOMES, PURPOSE, SERIOUS_CASE, SERIOUS_HARM  # noqa: E402
from pipeline.outputs.word import drawing  # noqa: E402
from pipeline.outputs.word.paper import Paper  # noqa: E402

FOLDER = ROOT / "pipeline" / "partnerships" / "national" / "templates"
DATED = datetime.date(2026, 1, 2)
REFERENCE = "{{ case_reference }}"
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


def request_letter() -> Paper:
    """Document 2a, in our own words."""
    paper = Paper("Request for initial scoping and information sharing", REFERENCE)
    paper.text("{{ today }}")
    paper.text("To the safeguarding lead, {{ agency_name }}")
    paper.text("Our reference: {{ case_reference }}", bold=True)
    paper.text("Dear colleague,")
    paper.text(
        "On {{ notified_date }} {{ partnership }} was told of a serious incident that may call for a Child Safeguarding "
        "Practice Review. The safeguarding partners are therefore holding a Rapid Review. It has to be finished, and sent "
        "to the National Panel, within 15 working days, so your answer is needed soon."
    )
    paper.heading("What we ask of you", 1)
    for line in (
        "Look in your records for the child and for everyone named in Section 1 of the enclosed form, under every name given there.",
        "If you have had any involvement, complete the enclosed form{% if has_chronology %} and the key events chronology, in "
        "Word or in Excel, whichever suits you{% endif %}. Section 1 is filled in already: please tell us of anything that "
        "differs from your records.",
        "{{ look_back }}",
        "Secure all records about this case where only you, or people whom you name, can reach them. If they are needed for "
        "current work with the family, secure a copy.",
        "Keep what you send us for this review apart from the case records themselves.",
        "If you know nothing of the child or the family, please say so in writing: a short e-mail is enough, and it is an answer "
        "that we need.",
    ):
        paper.text(line, style="List Bullet")
    paper.heading("When and where to", 1)
    paper.labels(
        [
            ("Return by", "{{ return_by }}"),
            ("Return to", "{{ contact_email }}"),
            ("Questions to", "{{ contact_name }}, {{ contact_phone }}"),
        ]
    )
    closing(paper)
    return paper


def review_letter() -> Paper:
    """Documents 11 and 15, in our own words."""
    paper = Paper("Request for a contribution to a practice review", REFERENCE)
    paper.text("{{ today }}")
    paper.text("To the safeguarding lead, {{ agency_name }}")
    paper.text("Our reference: {{ case_reference }}", bold=True)
    paper.text("Dear colleague,")
    paper.text(
        "{{ partnership }} is carrying out a local Child Safeguarding Practice Review. It looks for what can be learned and "
        "improved; it does not hold people or organisations to account. We ask your agency to look openly at its own part."
    )
    paper.heading("What the review asks")
    paper.text("{%p for line in key_lines %}")
    paper.text("{{ loop.index }}. {{ line }}")
    paper.text("{%p endfor %}")
    paper.text("Time period: {{ time_period }}. Go outside it where that helps to understand what happened.")
    paper.heading("What we ask of you")
    for line in (
        "Complete the enclosed forms, and answer each key line of enquiry under its number.",
        "Choose an author, and a senior officer to sign, who did not work on the case.",
        "Say not only what happened but why, and what has changed since.",
        "Tell us who in your agency worked with the family, so that we can invite them to the learning workshop.",
        "The police or a court may ask us for these documents; we would then give them your contact details, not the documents.",
    ):
        paper.text(line, style="List Bullet")
    paper.heading("When and where to")
    paper.labels(
        [
            ("Return by", "{{ review_return_by }}"),
            ("Return to", "{{ contact_email }}"),
            ("Questions to", "{{ contact_name }}, {{ contact_phone }}"),
        ]
    )
    closing(paper)
    return paper


def closing(paper: Paper) -> None:
    """How every letter to an agency ends."""
    paper.text(
        "Please send the completed files under any name you like: the case and your agency are recorded inside them. Send them "
        "by secure e-mail, and do not copy them to anyone outside the review."
    )
    paper.text("Thank you for your help.", keep_with_next=True)
    paper.text("Yours sincerely,", keep_with_next=True)
    paper.text("{{ signatory }}\n{{ partnership }}", keep_with_next=True)
    paper.text("Enclosed: {{ enclosures }}")


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
        lines=6,
    )
    paper.box(
        "4. Please identify any areas for concern as to the way in which partners have worked together to safeguard the "
        "subject child.",
        "",
        lines=6,
    )
    paper.box(
        "5. Have you identified any learning and what action have you taken to implement this learning?", "", lines=4
    )
    paper.text(
        "Please complete the action tracker template below. Please feel free to extend the table as necessary if more "
        "learning points are identified.",
        keep_with_next=True,
    )
    paper.table(
        TRACKER_HEADINGS, [(str(number), *[""] * 6) for number in range(1, 6)], (1, 5, 5, 3, 3, 5, 1.6), small=True
    )
    paper.box("6. Are you aware of the involvement of any other agencies? If yes, please give details.", "", lines=4)
    paper.box(
        "7. Please include any further relevant information that you wish to bring to the attention of the Rapid Review "
        "meeting.",
        "",
        lines=4,
    )
    paper.heading("Section 3: Advice and Submission of this Form")
    paper.labels(
        [
            ("For advice on completion of this form contact:", "{{ contact_name }}, {{ contact_phone }}"),
            ("Please submit completed form to:", "{{ contact_email }}, by {{ return_by }}"),
        ]
    )
    paper.text("A multi-agency Rapid Review will be undertaken and you will be informed of the outcome.")
    return paper


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
        ("", ""),
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
        drawing.make_small(cell.paragraphs[-1])


def chronology() -> Paper:
    """Document 10: key events."""
    paper = Paper("Key Events Chronology", REFERENCE, orientation="landscape")
    paper.text("Agency: {{ agency_name }}", keep_with_next=True)
    paper.text("Case reference: {{ case_reference }}", keep_with_next=True)
    paper.table(EVENT_HEADINGS, [("",) * 7] * 14, (2.6, 1.6, 2.6, 4, 3.4, 5.6, 5), small=True)
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


def agenda() -> Paper:
    """Document 3."""
    paper = Paper("Rapid Review – {{ child_initials }}", REFERENCE, "Paper 1: Agenda")
    paper.labels(
        [
            ("Date:", "{{ meeting_date }}"),
            ("Time:", "{{ meeting_time }}"),
            ("Venue:", "{{ meeting_venue }}"),
            ("Rapid Review Chair:", "{{ chair }}"),
            ("Business Support:", "{{ business_support }}"),
        ]
    )
    paper.table(
        ("", "Agenda Items", "Lead", "Time"),
        [
            ("1.", "Welcome/introductions/apologies", "Chair", ""),
            ("2.", "Overview of incident (papers 2 and 5)", "Chair", ""),
            ("3.", "Confirmation of family details (papers 2 and 4)", "All", ""),
            ("4.", "Agency reports (papers 3, 5 and 6)", "Each agency", ""),
            (
                "5.",
                "Confirmation of immediate safeguarding actions/evidence of historic or current domestic abuse",
                "All",
                "",
            ),
            (
                "6.",
                "Decision Summary and Rapid Review Panel recommendation for National Panel (papers 7 and 8)",
                "Chair",
                "",
            ),
            ("7.", "AOB", "All", ""),
        ],
        (1, 10, 4, 2),
    )
    paper.heading("The meeting is quorate when")
    paper.text(
        "at least one representative of each statutory safeguarding partner is present: the ICB, the police and the local "
        "authority (4.6.1 of the toolkit). An agency that would usually take part and is absent is noted, with the reason."
    )
    return paper


def rapid_review() -> Paper:
    """Document 4."""
    paper = Paper("Rapid Review", REFERENCE)
    paper.text("{%p if missing %}")
    paper.banner("DRAFT – not complete. This page is left out once nothing stands in the list.")
    paper.table(
        ("What is asked for", "What is missing", "Asked for by", "Where to write it"),
        [
            ("{%tr for line in missing %}", "", "", ""),
            ("{{ line.name }}", "{{ line.found }}", "{{ line.paragraph }}", "{{ line.where_to_write }}"),
            ("{%tr endfor %}", "", "", ""),
        ],
        (4, 4.6, 4, 4.4),
        small=True,
    )
    paper.heading("Criteria for Child Safeguarding Practice Reviews", new_page=True)
    paper.text("{%p else %}")
    paper.heading("Criteria for Child Safeguarding Practice Reviews")
    paper.text("{%p endif %}")
    paper.text("Serious child safeguarding cases are those in which:", keep_with_next=True)
    paper.bullets(SERIOUS_CASE)
    paper.text(SERIOUS_HARM)
    paper.heading("Purpose of the Rapid Review")
    paper.text(
        "In line with Working Together 2023, the aim of this rapid review is to enable safeguarding partners to:",
        keep_with_next=True,
    )
    paper.bullets(PURPOSE)
    background(paper)
    section_1(paper)
    section_2(paper)
    section_3(paper)
    return paper


def background(paper: Paper) -> None:
    """Document 4, background information."""
    paper.heading("Background Information")
    paper.labels(
        [
            ("Name of Child:", "{{ child_name }}"),
            ("Date of Birth and Age:", "{{ child_date_of_birth_and_age }}"),
            ("Ethnicity:", "{{ child_ethnicity }}"),
            ("Gender:", "{{ child_gender }}"),
            (
                "Other key details about the child (e.g., any disability, LAC, faith/religion etc.):",
                "{{ other_details }}",
            ),
            ("Date of Death / Serious Incident:", "{{ incident_date }}"),
            ("Date notified to Ofsted:", "{{ notification_made }}"),
            ("Date of Rapid Review:", "{{ meeting_date }}"),
        ]
    )
    paper.heading("List of Participants in Rapid Review:", 2)
    paper.text(
        "(To be quorate at least one representative from each of the safeguarding partners needs to be present – i.e. a "
        "representative from the ICB, Police and Local Authority)",
        keep_with_next=True,
    )
    people_table(paper, "participants")
    paper.heading("Observers", 2)
    people_table(paper, "observers")
    paper.box(
        "Omissions to the list of participants: (Please explain the reason for the omission of any agency whose involvement "
        "would normally be expected)",
        "{{ omissions }}",
    )


def people_table(paper: Paper, field: str) -> None:
    """Name, job, agency of each."""
    paper.table(
        ("Name", "Job Role/Title", "Agency/Organisation"),
        [
            (f"{{%tr for person in {field} %}}", "", ""),
            ("{{ person.name }}", "{{ person.role }}", "{{ person.agency }}"),
            ("{%tr endfor %}", "", ""),
        ],
        (4, 5, 5),
    )


def section_1(paper: Paper) -> None:
    """Document 4, section 1."""
    paper.heading("Section 1: Case Background")
    paper.heading("Details of Family Members and Significant Others", 2)
    paper.table(
        (
            "Name and Address", "Relationship to Child", "Date of Birth", "Ethnicity",
            "Other relevant information (e.g. legal status, known physical or mental health problems, disabilities)",
        ),
        [
            ("{%tr for person in family %}", "", "", "", ""),
            (
                "{{ person.name_and_address }}", "{{ person.relationship }}", "{{ person.date_of_birth }}",
                "{{ person.ethnicity }}", "{{ person.other }}",
            ),
            ("{%tr endfor %}", "", "", "", ""),
        ],
        (5, 3, 2.6, 3, 4.4),
        small=True,
    )  # fmt: skip
    paper.heading("Case Summary", 2)
    paper.box(
        "Please provide a concise outline of the child and family circumstances and the incident that triggered this rapid "
        "review. Include any other relevant context.",
        "{{ case_summary }}",
    )
    paper.box(
        "Documentation available to this Rapid Review:\nThis should list the documentation referred to when undertaking the "
        "Rapid Review. DO NOT embed these documents.",
        "{{ documentation }}",
    )


def section_2(paper: Paper) -> None:
    """Document 4, section 2."""
    paper.heading("Section 2: Consideration of Case, Criteria and Guidance")
    paper.heading("2.1 Immediate Safeguarding Arrangements of any children involved", 2)
    yes_or_no(
        paper,
        "Has ALL appropriate immediate action been taken to ensure children’s safety and share any learning appropriately?",
        (("Yes", "immediate-safety-yes"), ("No", "immediate-safety-no")),
    )
    paper.box(
        "Please give details of action taken. If no, what actions need to be taken? When will these be taken and by whom?",
        "{{ immediate_safety_details }}",
    )
    paper.heading("2.2 Identifying Improvements to Safeguard and Promote the Welfare of Children", 2)
    paper.text(
        "Those present at the Rapid Review have considered whether to carry out a local child safeguarding practice review and "
        "have agreed that the case has the potential to meet the following criteria from Working Together 2023:"
    )
    paper.text(
        "Tick all that are relevant. These should be agreed by all participants in the Rapid Review.",
        keep_with_next=True,
    )
    ticks(paper, "criterion", CRITERIA)
    paper.heading("2.3 Rapid Review Discussions", 2)
    paper.text(
        "The Rapid Review should clarify the nature of harm suffered and whether it meets the criteria for serious harm and/or "
        "long-term impairment of health. Please summarise the key Practice Learning Events discussed in the Rapid Review, "
        "including the case analysis against the criteria for a child safeguarding practice review and any insights into the "
        "‘why’ questions. Ensure you have considered the issues listed in section 4.6.4 of the guidance.",
        keep_with_next=True,
    )
    for label, field in (
        ("Time period:", "time_period"),
        ("Previous agency involvement with {{ family_names }}:", "agency_involvement"),
        ("What was the child’s lived experience:", "lived_experience"),
        ("Rapid Review discussion:", "discussion"),
        ("Update from Police:", "police_update"),
        ("Long term impact of injuries sustained:", "long_term_impact"),
        ("Exploration of key themes / contextual factors:", "themes"),
        (
            "Any relevant national reviews that can be referenced and used to support local learning:",
            "national_reviews",
        ),
        ("Good Practice identified:", "good_practice"),
        ("Rapid Review Conclusion:", "conclusion"),
    ):
        paper.box(label, f"{{{{ {field} }}}}")
    paper.box(
        "The Rapid Review is likely to identify immediate learning that can be acted upon. Please summarise here, including "
        "whether it is single or multi-agency learning. Include how learning will be shared and implemented.",
        "{{ learning }}",
    )
    paper.box("Has legal advice been sought? If yes, please give details.", "{{ legal_advice }}")


def section_3(paper: Paper) -> None:
    """Document 4, section 3 and sign off."""
    paper.heading("Section 3: Recommendation")
    paper.text("After completing this Rapid Review, it has been agreed that this case:", keep_with_next=True)
    ticks(paper, "outcome", OUTCOMES)
    paper.labels([("Please state (d):", "{{ other_review }}")])
    paper.box(
        "Proposed Key Lines of Enquiry for LCSPR (if decision is to progress to a review)", "{{ key_lines_of_enquiry }}"
    )
    paper.box(
        "Reasons for Recommendation, including the potential identified for additional learning. If the decision is not to "
        "proceed, please explain why it is thought there is no further learning to be gained. If the decision is not to "
        "proceed because the Rapid Review has identified all potential learning, please ensure that the section on learning "
        "above is sufficiently detailed and reference this learning here.",
        "{{ reasons }}",
    )
    paper.heading("Sign off:", 2)
    paper.text(
        "Please add one or two sentences that explain how the Rapid Review has been formally ratified by the three "
        "Safeguarding Partners. This should include who from each of the three Safeguarding Partners is taking executive "
        "responsibility for the decision-making in the Rapid Review.",
        keep_with_next=True,
    )
    paper.labels(
        [
            ("Integrated Care Board:", "{{ ratified_icb }}"),
            ("Police:", "{{ ratified_police }}"),
            ("Local Authority:", "{{ ratified_local_authority }}"),
            ("Date this form submitted to the National Panel:", "{{ submitted_date }}"),
            ("Independent Chair or Scrutineer:", "{{ scrutineer }}"),
        ]
    )


def ticks(paper: Paper, prefix: str, choices: dict[str, str]) -> None:
    """A table of statements, each with a real check box named `prefix.key`."""
    table = paper.word.add_table(rows=0, cols=2, style="Table Grid")
    for key, words in choices.items():
        cells = drawing.add_row(table).cells
        drawing.fill_cell(cells[0], words)
        drawing.check_box(cells[1].paragraphs[0], f"{prefix}.{key}", words)
    drawing.set_widths(table, [15.5, 1.5])
    drawing.make_small(paper.word.add_paragraph())


def covering_letter() -> Paper:
    """Document 5, in our own words; the alternatives are those of the document."""
    paper = Paper("Decision of the Rapid Review of {{ case_reference }}", REFERENCE)
    paper.text("{%p if missing %}")
    paper.banner("DRAFT – do not send: the rapid review template is not complete.")
    paper.text("{%p endif %}")
    paper.text("{{ letter_date }}")
    paper.text(
        "The Chair\nChild Safeguarding Practice Review Panel\nSanctuary Buildings\n20 Great Smith Street\nLondon\nSW1P 3BT"
    )
    paper.text("Dear {{ panel_chair }},")
    paper.text(
        "On {{ notified_date }} our Safeguarding Partners were notified of a serious incident which may meet the criteria for "
        "a child safeguarding practice review. They have now undertaken a Rapid Review of the case."
    )
    paper.text("{{ quorum_sentence }} The Rapid Review concluded that the case {{ outcome_words }}.")
    paper.text(
        "Our completed Rapid Review template is enclosed. It holds the summary of the case, the decision and the reasons of "
        "the Safeguarding Partners; nothing else needs to be read with it. {{ endorsement_sentence }}"
    )
    paper.text(
        "If you need anything further, please contact {{ contact_name }}, {{ contact_phone }}, {{ contact_email }}."
    )
    paper.text("Yours sincerely,", keep_with_next=True)
    paper.text("{{ signatory }}", keep_with_next=True)
    paper.text("{{ partnership }}", keep_with_next=True)
    paper.text("Enclosed: Rapid Review template")
    return paper


def learning_template() -> Paper:
    """Document 13, its guidance left to the letter."""
    paper = Paper("Learning Template", REFERENCE)
    paper.text("Child Safeguarding Practice Review", bold=True)
    paper.text("Case reference: {{ case_reference }}")
    paper.heading("SECTION 1:")
    paper.labels(
        [
            ("1. SUBJECT CHILD DETAILS", "{{ child_name }}, {{ child_date_of_birth }}"),
            ("2. AGENCY", "{{ agency_name }}"),
            ("3. AUTHOR\n(Including Designation and Contact Details)", ""),
            ("4. SENIOR AGENCY LEAD\n(Including Designation and Contact Details)", ""),
            ("5. DATE OF COMPLETION:", ""),
        ]
    )
    paper.heading("SECTION 2:")
    paper.box(
        "SYNOPSIS OF AGENCY INVOLVEMENT PRIOR TO THE REVIEW PERIOD AND ADDITIONAL LEARNING:\n(Review period: {{ time_period }})",
        "",
        lines=6,
    )
    paper.heading("SECTION 3:")
    for number in range(1, 8):
        practice_event(paper, f"SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY {number}:")
    paper.heading("SECTION 4:")
    practice_event(paper, "SINGLE AGENCY SIGNIFICANT PRACTICE EVENT / ISSUE:")
    paper.heading("SECTION 5:")
    paper.box("SYNOPSIS OF AGENCY INVOLVEMENT POST THE REVIEW PERIOD AND ADDITIONAL LEARNING", "", lines=6)
    return paper


def practice_event(paper: Paper, label: str) -> None:
    """The four boxes of one event, issue or key line."""
    for prompt, lines in ((label, 3), ("ANALYSIS:", 3), ("RECOMMENDATION:", 2), ("HIGHLIGHT GOOD PRACTICE:", 2)):
        paper.box(prompt, "", lines=lines)


def information_report() -> Paper:
    """Document 14, its explanations left to the letter."""
    paper = Paper("Information Report", REFERENCE)
    paper.heading("Background Information")
    paper.labels(
        [
            ("Name of Child / Case Reference:", "{{ case_reference }}"),
            ("Name of Agency Completing this Form:", "{{ agency_name }}"),
        ]
    )
    paper.text(
        "NOTE: To maintain independence, neither the individual completing this report nor the Senior Officer endorsing it "
        "should have had any direct involvement in this case."
    )
    for heading, date in (
        ("Contact Details of Individual Completing this Form", "Date form completed: "),
        (
            "Contact Details of Senior Officer Endorsing this Form",
            "Date Information Report endorsed by agency senior officer: ",
        ),
    ):
        paper.heading(heading)
        paper.table(
            ("NAME", "AGENCY & DESIGNATION/TITLE", "CONTACT DETAILS – Address, telephone number and e-mail address"),
            [("", "{{ agency_name }}", "")],
            (3, 4, 5),
        )
        paper.text(date, bold=True)
    paper.text(
        "I confirm that the individual completing this report has had no previous operational involvement in the management of this case."
    )
    evidence(paper)
    analysis_and_learning(paper)
    paper.heading("Section 5: Advice and Submission of this Form")
    paper.labels(
        [
            ("For advice on completion of this form contact:", "{{ contact_name }}, {{ contact_phone }}"),
            ("Please submit completed form to:", "{{ contact_email }}"),
        ]
    )
    return paper


def evidence(paper: Paper) -> None:
    """Document 14, section 1."""
    paper.heading("Section 1: Sources of Evidence and Agency Understanding of the Case")
    paper.heading("1. Parallel Processes and Investigations", 2)
    yes_or_no(
        paper,
        "Is your organisation undertaking an internal, multi-agency or parallel review process related to this case (such as "
        "misconduct hearing, serious untoward incident, Independent Police Complaints Investigation etc.)?",
        (("Yes", "parallel-yes"), ("No", "parallel-no")),
    )
    paper.box(
        "If yes, please state the type of investigation and, where relevant, give the name and contact detail of the individual "
        "leading or co-ordinating the investigation.",
        "",
    )
    paper.heading("2. Sources of Information", 2)
    paper.box("Please give the date that files were secured and by whom:", "")
    paper.box(
        "Please list the documents that were reviewed in putting together this report: (An explanation should be included of any "
        "documents not seen and the reason why).",
        "",
        lines=4,
    )
    paper.box("Give details of interviews undertaken:", "", lines=3)
    paper.heading("3. Summary of Agency involvement with the child and family who are the subject of this review", 2)
    yes_or_no(
        paper,
        "3.1 Please tick to confirm you have reviewed the details of the victim, perpetrator, family and significant others in "
        "the attached ‘Case Summary’:",
        (("Yes", "details-confirmed"),),
    )
    paper.box(
        "Please include any corrections and additional information your agency has on the victim, perpetrator, family or "
        "significant others involved in this case:",
        "",
        lines=3,
    )
    paper.box(
        "3.2 Please include any contextual information relevant to this case that has not be captured elsewhere (This may include "
        "information about the agency’s involvement with the victim, perpetrator, family member or any significant others or "
        "information about organisational factors that may have influenced events).",
        "",
        lines=4,
    )


def analysis_and_learning(paper: Paper) -> None:
    """Document 14, sections 2 to 4."""
    paper.heading("Section 2: Analysis of Involvement")
    paper.box("4. Analysis of Involvement", "", lines=8)
    paper.heading("Section 3: Potential Learning")
    for prompt in (
        "5. Good Practice identified in this case",
        "6. Key Learning Points",
        "7. Single Agency Learning\nActions that have already been implemented:",
        "Actions planned:",
        "8. Multi-Agency Learning",
    ):
        paper.box(prompt, "", lines=4)
    paper.heading("Section 4: Other Relevant Information")
    paper.box(
        "9. Please include any other relevant information that you wish to bring to the attention of the Independent Lead "
        "Reviewer / Review Team",
        "",
        lines=4,
    )


def yes_or_no(paper: Paper, question: str, boxes: tuple[tuple[str, str], ...]) -> None:
    """A question with check boxes below it."""
    paper.text(question, keep_with_next=True)
    answer = paper.word.add_paragraph()
    answer.paragraph_format.keep_with_next = True
    for label, name in boxes:
        drawing.write(answer, f"{label} ")
        drawing.check_box(answer, name, label)
        drawing.write(answer, "          ")


TEMPLATES: dict[str, Callable[[], Paper]] = {
    "request-letter.docx": request_letter,
    "review-letter.docx": review_letter,
    "scoping-form.docx": scoping_form,
    "chronology.docx": chronology,
    "organisational-chronology.docx": organisational_chronology,
    "agenda.docx": agenda,
    "rapid-review.docx": rapid_review,
    "covering-letter.docx": covering_letter,
    "learning-template.docx": learning_template,
    "information-report.docx": information_report,
    **REVIEW_TEMPLATES,
}


def main() -> None:
    """Write every template into its folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, build in TEMPLATES.items():
        (FOLDER / name).write_bytes(build().content(DATED))


if __name__ == "__main__":
    main()
