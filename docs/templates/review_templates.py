"""The templates of the review that may follow a rapid review: its terms, its requests and its action plan.

Headings, labels and questions are those of the West Midlands toolkit (Documents 7, 8, 15 and 20); the letters and the
explanations are our own words.
"""

# ruff: noqa: E501  the sentences of the templates stand here as they are printed
from case_reference import REFERENCE

from pipeline.outputs.word.paper import Paper


def terms_of_reference() -> Paper:
    """Document 7."""
    paper = Paper("Local Child Safeguarding Practice Review: Terms of Reference", REFERENCE)
    paper.labels([("CHILD REFERENCE:", "{{ case_reference }}"), ("DATE:", "{{ today }}")])
    paper.heading("1. INTRODUCTION")
    paper.text(
        "This review looks for what can be improved so that children are safer and so that something similar is prevented, or made "
        "less likely. It examines what happened and why, with rigour and without taking sides. It asks whether there are causes in "
        "the way that services are organised, and whether and how policy and practice need to change."
    )
    paper.text("It does not hold people, organisations or agencies to account: other processes do that.")
    paper.heading("2. CASE SUMMARY")
    paper.box("Summary of Serious Incident:", "{{ case_summary }}")
    paper.heading("Information about the Family:", 2)
    table = paper.table(
        ("Name and Address", "Relationship to Child", "Date of Birth", "Ethnicity"),
        [
            ("{%tr for person in family %}", "", "", ""),
            (
                "{{ person.name_and_address }}",
                "{{ person.relationship }}",
                "{{ person.date_of_birth }}",
                "{{ person.ethnicity }}",
            ),
            ("{%tr endfor %}", "", "", ""),
        ],
        (6, 4, 3, 4),
    )
    table.rows[0].cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    team_and_scope(paper)
    plans_and_dates(paper)
    return paper


def team_and_scope(paper: Paper) -> None:
    """Document 7, parts 3 and 4."""
    paper.heading("3. REVIEW TEAM")
    paper.labels([("Name of Lead Reviewer:", "{{ lead_reviewer }}")])
    paper.heading("Membership of the Review Team:", 2)
    paper.table(
        ("Name", "Role, and special responsibility", "Organisation"),
        [
            ("{%tr for member in review_team %}", "", ""),
            ("{{ member.name }}", "{{ member.role }}", "{{ member.agency }}"),
            ("{%tr endfor %}", "", ""),
        ],
        (5, 7, 5),
    )
    paper.heading("4. SCOPE OF THE REVIEW")
    paper.box(
        "Time Period to be Considered by the Review and Rationale:", "{{ time_period }}\n{{ time_period_reason }}"
    )
    paper.box("Key Issues to be Addressed by the Review:", "{{ key_lines_of_enquiry }}")
    paper.text("These may change as more becomes known. Each asks why, not only what.")


def plans_and_dates(paper: Paper) -> None:
    """Document 7, parts 5 to 9."""
    paper.heading("5. PLANS TO INVOLVE CHILDREN AND FAMILY MEMBERS")
    paper.box("Who will be invited, by whom, and what support they need:", "{{ family_plan }}")
    paper.heading("6. METHODOLOGY")
    paper.labels(
        [
            ("Chronologies:", "{{ chronology_agencies }}"),
            ("Learning Template / Information Report:", "{{ report_agencies }}"),
            ("Reflective Learning Workshop / Feedback Session:", "{{ workshop_plan }}"),
        ]
    )
    paper.heading("7. LEGAL CONSIDERATIONS")
    paper.labels(
        [("Parallel Investigations:", "{{ parallel_investigations }}"), ("Legal Advice:", "{{ legal_advice }}")]
    )
    paper.heading("8. OTHER CONSIDERATIONS")
    paper.box(
        "Race, culture, language, religion and other matters that bear on this case:", "{{ other_considerations }}"
    )
    paper.heading("9. TIMELINE AND KEY DATES")
    paper.table(
        ("Milestone", "Date"),
        [("{%tr for step in timeline %}", ""), ("{{ step.name }}", "{{ step.date }}"), ("{%tr endfor %}", "")],
        (11, 6),
    )


def family_letter() -> Paper:
    """Document 8, in our own words."""
    paper = Paper("About the review", REFERENCE)
    paper.text("Date: {{ today }}")
    paper.text("Dear {{ person_name }},")
    paper.text(
        "I am very sorry about {{ what_happened }} of {{ child_name }}. This must be a very hard time for you and your family, and I am "
        "sorry to add a letter to it."
    )
    paper.text(
        "My name is {{ lead_reviewer }}. I have been asked to lead an independent review of how agencies and services worked with your "
        "family before this happened. It is called a local Child Safeguarding Practice Review. It looks at how the police, health "
        "services, schools, the council and others worked together, and at what could be done better so that other children are safer. "
        "The enclosed leaflet says more."
    )
    paper.text(
        "The review is separate from any investigation into what happened. It does not look for someone to blame."
    )
    paper.text(
        "When it is possible, I would like to meet you and hear about the services that you had: what helped, and what could have been "
        "better. You decide whether you want to, and you may bring someone with you. Tell us if you would like an interpreter, or "
        "anything else that makes it easier for you to take part."
    )
    paper.text("To arrange a meeting, or to ask anything, please contact {{ family_contact }}.")
    paper.text("Yours sincerely,", keep_with_next=True)
    paper.text("{{ lead_reviewer }}, Independent Lead Reviewer", keep_with_next=True)
    paper.text("Enclosed: Information for Parents and Carers")
    return paper


def information_report_request() -> Paper:
    """Document 15 with its case summary, in our own words."""
    paper = Paper("Request to Complete an Information Report", REFERENCE)
    paper.text("Date: {{ today }}")
    paper.text("To the safeguarding lead, {{ agency_name }}")
    paper.text("Dear Safeguarding Lead,")
    paper.text(
        "{{ partnership }} is carrying out a local Child Safeguarding Practice Review about {{ child_name }}. We ask your agency to examine "
        "its own involvement: what its people and the organisation did and why, what it learns from that alone and together with others, and "
        "what was good practice. Please have the enclosed Information Report completed by a senior person who did not work on the case, "
        "and signed by a senior officer."
    )
    paper.heading("Request to identify staff to attend the Reflective Learning Workshop")
    paper.text(
        "Please send us the names and contact details of everyone in your agency who worked directly with the child or the family, and of "
        "their supervisors, even if you have named some of them before."
    )
    paper.heading("Submission")
    paper.labels(
        [
            ("Return by", "{{ review_return_by }}"),
            ("Return to", "{{ contact_email }}"),
            ("Questions to", "{{ contact_name }}, {{ contact_phone }}"),
        ]
    )
    paper.text(
        "The police or a court may ask for these reports. We would then give them your contact details, not the report."
    )
    paper.text("Yours sincerely,", keep_with_next=True)
    paper.text("{{ signatory }}")
    paper.heading("Case Summary", new_page=True)
    _case_summary(paper, level=2)
    return paper


def case_summary() -> Paper:
    """The case summary that Documents 11 and 15 enclose, as a paper of its own."""
    paper = Paper("Case Summary", REFERENCE)
    paper.text("For reference while you complete the chronologies, the learning template or the information report.")
    _case_summary(paper, level=1)
    return paper


def _case_summary(paper: Paper, level: int) -> None:
    """Documents 11 and 15, the case summary."""
    paper.box("Background to the Case:", "{{ case_summary }}")
    paper.heading("Child’s Details:", level)
    paper.labels(
        [
            ("Name:", "{{ child_name }}"),
            ("D.O.B:", "{{ child_date_of_birth }}"),
            ("D.O.D/Serious injury:", "{{ incident_date }}"),
            ("Address:", "{{ child_address }}"),
        ]
    )
    paper.heading("Family Composition:", level)
    paper.table(
        ("RELATIONSHIP", "NAME", "D.O.B:", "ADDRESS"),
        [
            ("{%tr for person in family %}", "", "", ""),
            ("{{ person.relationship }}", "{{ person.name }}", "{{ person.date_of_birth }}", "{{ person.address }}"),
            ("{%tr endfor %}", "", "", ""),
        ],
        (3.8, 4.6, 2.4, 6.2),
        small=True,
    )
    paper.box("Time Period:", "{{ time_period }}", lines=1)
    paper.box("Key Lines of Inquiry:", "{{ key_lines_of_enquiry }}")
    paper.box("Agency Specific Issues:", "{{ agency_issues }}")


def action_plan() -> Paper:
    """Document 20."""
    paper = Paper("Local Child Safeguarding Practice Review: Action Plan", REFERENCE, orientation="landscape")
    paper.text(
        "The first rows hold what the returns offer; the review team words the recommendations. Progress is rated in words: Red, not "
        "begun or off track; Amber, under way; Green, done and shown to have worked."
    )
    paper.table(
        ("Recommendation", "Agreed Actions", "Responsible Person", "Timescale", "Actions Taken",
         "Progress Update (and RAG rating)", "Evidence of impact / outcome"),
        [
            ("{%tr for row in actions_offered %}", "", "", "", "", "", ""),
            ("{{ row.recommendation }}", "{{ row.action }}", "{{ row.who }}", "{{ row.when }}", "", "{{ row.rating }}",
             "{{ row.evidence }}"),
            ("{%tr endfor %}", "", "", "", "", "", ""),
        ],
        (6, 5, 3.4, 2.6, 3, 3, 3.4),
        small=True,
    )  # fmt: skip
    return paper
