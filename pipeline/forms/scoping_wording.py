"""The printed wording of the initial scoping and information sharing form. Source: Document 2."""

from pipeline.forms.completed_by import AS_GRID, AS_LABELS
from pipeline.forms.prompts import Grid, Prompt, Wording
from pipeline.forms.stamps import STATED

FAMILY = ("", "1")
OWN_ANSWERS = ("involvement", "analysis", "concerns", "learning", "other_agencies", "further_information")
HEADINGS = ("title", "contact_heading", "background_heading", "section_1", "section_2", "section_3", "advice")
ROLE_KEYS = ("subject-child", "mother", "father", "sibling", "significant-adult")

_TITLE = (
    Prompt("title", ("Initial Scoping and Information Sharing", "Initial Scoping and Information Sharing Form")),
    Prompt("", ("Potential Child Safeguarding Practice Review",)),
    Prompt(
        "",
        (
            "Chapter 4 of Working Together 2023 provides clear criteria about when Child Safeguarding Practice Reviews "
            "should be conducted (see section 1.4 of the Regional Guidance). We have received notification of a "
            "serious incident which may meet the criteria for a Child Safeguarding Practice Review and will, "
            "therefore, be holding a Rapid Review to consider the case.",
        ),
    ),
    Prompt(
        "",
        (
            "To inform the Rapid Review meeting, we need to gather the basic facts about the case and determine the "
            "extent of agency involvement with the child and family. This will help the Safeguarding Partners decide "
            "whether to progress a formal Child Safeguarding Practice Review and to determine the most appropriate "
            "method to identify and cascade learning from this case.",
        ),
    ),
    Prompt(
        "",
        (
            "We are required to hold the Rapid Review meeting and agree the way forward within timescales outlined in "
            "national guidance (currently within 15 working days). This initial scoping and information sharing form "
            "should, therefore, be returned to us within 5 working days.",
        ),
    ),
    Prompt("contact_heading", ("Contact Details of Individual / Agency Completing this Form",)),
    Prompt("date_completed", ("Date Completed", "Date form completed", "Date of completion")),
    Prompt("background_heading", ("Background Information",)),
    Prompt("case_summary", ("Summary of Case", "Summary of the Case", "Case Summary")),
    Prompt("time_period", ("Indicative time period to be looked at", "Indicative time period")),
    Prompt(
        "",
        (
            "Good practice suggests that the time period examined should be limited. However, please include "
            "information from outside this time period if you feel it is relevant to the case.",
        ),
    ),
)
_FAMILY = (
    Prompt(
        "section_1",
        ("Section 1: Composition of the Child’s Family", "Composition of the Child’s Family", "Section 1"),
        opens="1",
    ),
    Prompt(
        "",
        (
            "This should be completed BEFORE the form is sent out. All agencies are asked to check whether the details "
            "below match information held on their systems. Please advise of any anomalies.",
            "All agencies are asked to check whether the details below match information held on their systems. "
            "Please advise of any anomalies.",
            "This should be completed BEFORE the form is sent out.",
        ),
    ),
    Prompt("subject-child", ("SUBJECT CHILD", "Name of Subject Child"), opens="1", sections=FAMILY),
    Prompt("mother", ("MOTHER",), opens="1", sections=FAMILY),
    Prompt("father", ("FATHER",), opens="1", sections=FAMILY),
    Prompt("sibling", ("SIBLING", "SIBLINGS", "SIBLING(S)"), opens="1", sections=FAMILY),
    Prompt(
        "significant-adult",
        (
            "SIGNIFICANT ADULTS / OTHERS",
            "SIGNIFICANT ADULT / OTHER",
            "SIGNIFICANT ADULT(S) / OTHER(S)",
            "SIGNIFICANT ADULTS",
            "SIGNIFICANT ADULT",
            "SIGNIFICANT OTHER",
            "SIGNIFICANT OTHERS",
        ),
        opens="1",
        sections=FAMILY,
    ),
    Prompt("person_name", ("Name", "Full name"), sections=("1",)),
    Prompt("also_known_as", ("Also Known As", "AKA", "A.K.A.", "Alias", "Aliases"), sections=("1",)),
    Prompt("relationship", ("Relationship", "Relationship to child", "Relationship to subject child"), sections=("1",)),
    Prompt("ethnicity", ("Ethnicity", "Ethnic Origin"), sections=("1",)),
    Prompt(
        "nhs_number",
        ("National Health Number", "NHS Number", "NHS No", "National Health Number (NHS)", "NHS Number (if known)"),
        sections=("1",),
    ),
    Prompt(
        "date_of_birth",
        ("D.O.B", "DOB", "Date of Birth", "Date of Birth & Age", "Date of Birth and Age", "D.O.B. / Age"),
        sections=("1",),
    ),
    Prompt(
        "date_of_incident",
        (
            "Date of Serious Injury",
            "Date of Serious Incident",
            "Date of Death",
            "Date of Incident",
            "Date of Death or Serious Incident",
            "Date of Death / Serious Injury",
        ),
        sections=("1",),
    ),
    Prompt("home_address", ("Home Address", "Current Address", "Address"), sections=("1",)),
    Prompt("previous_addresses", ("Previous Addresses", "Previous Address", "Previous Address(es)"), sections=("1",)),
)
_QUESTIONS = (
    Prompt(
        "section_2",
        ("Section 2: Agency Information and Involvement", "Agency Information and Involvement", "Section 2"),
        opens="2",
    ),
    Prompt(
        "involvement",
        (
            "Provide a brief summary of your agency’s involvement with the subject child AND the individuals listed in "
            "the family composition.",
            "Provide a brief summary of your agency’s involvement",
        ),
        opens="2",
    ),
    Prompt(
        "",
        (
            "Please focus on the key significant events in chronological order and, where appropriate, include the "
            "date of commencement and completion of service",
        ),
    ),
    Prompt(
        "individuals",
        (
            "From your agency’s records are you able to confirm the following information for the individuals listed "
            "below",
            "From your agency’s records are you able to confirm the following information",
        ),
        opens="2",
    ),
    Prompt(
        "",
        (
            "This should be completed BEFORE the form is sent out – include names only in the first box of all the "
            "individuals listed in ‘Section 1 – Composition of the child’s family’.",
            "include names only in the first box of all the individuals listed in ‘Section 1 – Composition of the "
            "child’s family’.",
        ),
    ),
    Prompt("grid_ethnicity", ("Ethnicity",), sections=("2",)),
    Prompt("grid_language", ("Language", "Language(s)"), sections=("2",)),
    Prompt("grid_religion", ("Religion or other belief system", "Religion", "Religion / belief"), sections=("2",)),
    Prompt("grid_employment", ("Employment status", "Employment"), sections=("2",)),
    Prompt(
        "analysis",
        (
            "Brief analysis of individual and multi-agency practice",
            "Brief analysis of individual and multi agency practice",
        ),
        opens="2",
    ),
    Prompt("", ("Please identify any outstanding practice or potential learning",)),
    Prompt(
        "concerns",
        (
            "Please identify any areas for concern as to the way in which partners have worked together to safeguard "
            "the subject child",
            "Please identify any areas for concern",
        ),
        opens="2",
    ),
    Prompt(
        "learning",
        (
            "Have you identified any learning and what action have you taken to implement this learning",
            "Have you identified any learning",
        ),
        opens="2",
    ),
    Prompt(
        "",
        (
            "Please complete the action tracker template below. Please feel free to extend the table as necessary if "
            "more learning points are identified.",
            "Please complete the action tracker template below",
            "Please feel free to extend the table as necessary if more learning points are identified",
        ),
    ),
    Prompt(
        "other_agencies",
        (
            "Are you aware of the involvement of any other agencies? If yes, please give details",
            "Are you aware of the involvement of any other agencies",
        ),
        opens="2",
    ),
    Prompt(
        "further_information",
        (
            "Please include any further relevant information that you wish to bring to the attention of the Rapid "
            "Review meeting",
            "Please include any further relevant information",
        ),
        opens="2",
    ),
    Prompt(
        "section_3", ("Section 3: Advice and Submission of this Form", "Advice and Submission of this Form"), opens="3"
    ),
    Prompt("advice", ("For advice on completion of this form contact",), opens="3"),
    Prompt("advice", ("Please submit completed form to",), opens="3"),
    Prompt(
        "",
        (
            "Insert here the contact details of those who can provide advice on the completion of this form and also "
            "the details of the email address to which the form should be submitted",
        ),
    ),
    Prompt(
        "advice", ("A multi-agency Rapid Review will be undertaken and you will be informed of the outcome",), opens="3"
    ),
)
TRACKER = Grid(
    "tracker",
    (
        ("number", ("No", "Number")),
        ("learning_point", ("Learning Point", "Learning Points", "Learning")),
        ("action", ("Action Required", "Actions Required", "Action")),
        ("lead", ("Lead", "Lead person", "Lead officer")),
        ("target_date", ("Target date for completion", "Target date", "Timescale")),
        (
            "evidence",
            ("Evidence of Progress of Implementation", "Evidence of Progress", "Evidence", "Progress"),
        ),
        ("rag", ("R A G", "RAG", "RAG rating", "RAG status")),
        ("red", ("R", "Red")),
        ("amber", ("A", "Amber")),
        ("green", ("G", "Green")),
    ),
    needed=3,
)
INDIVIDUALS = Grid(
    "individuals_table",
    (
        ("name", ("Name", "Names", "Individual")),
        ("ethnicity", ("Ethnicity",)),
        ("language", ("Language",)),
        ("religion", ("Religion or other belief system", "Religion")),
        ("employment", ("Employment status", "Employment")),
    ),
    needed=3,
    sections=("2",),
)
_COMPLETER_LABELS = tuple(Prompt(one.key, one.wordings, sections=("",)) for one in AS_LABELS)

WORDING = Wording((*_TITLE, *STATED, *_COMPLETER_LABELS, *_FAMILY, *_QUESTIONS), (AS_GRID, TRACKER, INDIVIDUALS))
PRINTED_MARKS = ("P", "1", "2", "3", "4", "5", "1.", "2.", "3.", "4.", "5.", "6.", "7.")
"""The tick of the empty tracker rows, read as a letter, and the numbers of rows and questions."""
