"""The templates of the review that may follow a rapid review; `build_templates.py` makes them with the others.

Headings, labels and questions are those of the West Midlands toolkit (Documents 7, 8, 15, 16, 17, 18, 18a and 20); the
letters and the explanations are our own words.
"""

# ruff: noqa: E501  the sentences of the templates stand here as they are printed
from collections.abc import Callable

from pipeline.outputs.word.paper import Paper

REFERENCE = "{{ case_reference }}"


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
    return paper


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
    paper.text("{{ lead_reviewer }}, Independent Lead Reviewer")
    return paper


def practitioner_letter() -> Paper:
    """To those who worked with the family, before the invitation. Source: 8.3.3, 8.10 and 8.12 of the toolkit."""
    paper = Paper("A review of a case that you worked on", REFERENCE)
    paper.text("Date: {{ today }}")
    paper.text("Dear colleague,")
    paper.text(
        "{{ partnership }} is carrying out a local Child Safeguarding Practice Review about {{ child_name }}. Your agency tells us that you "
        "worked with the child or the family. We know that this may be hard news."
    )
    paper.text(
        "The review wants to understand why people acted as they did, in the conditions in which they worked. It does not judge "
        "individuals, and its published report will not name you. {{ lead_reviewer }} leads it."
    )
    paper.heading("What happens next")
    for line in (
        "Your agency writes its part of the review. Its author may ask to talk with you.",
        "You will be invited to a Reflective Learning Workshop with colleagues from other agencies.",
        "If you cannot come, or would rather not speak in a group, you can talk with the lead reviewer alone.",
        "Before the report is finished you will hear what was learned, and can say what you think of it.",
    ):
        paper.text(line, style="List Bullet")
    paper.text(
        "Please talk with your manager or your safeguarding lead about the support that you need. Do not discuss the case outside the "
        "review. If a criminal investigation is under way, we will have agreed with the police what can be discussed."
    )
    _questions(paper)
    return paper


def workshop_invitation() -> Paper:
    """Document 16 with the briefing of Document 17, in our own words."""
    paper = Paper("Reflective Learning Workshop – {{ workshop_date }}", REFERENCE)
    paper.text("Date: {{ today }}")
    paper.text("Dear colleague,")
    paper.text(
        "{{ partnership }} is carrying out a local Child Safeguarding Practice Review about {{ child_name }}. It looks for what can be "
        "improved so that similar incidents are prevented or become less likely."
    )
    paper.text(
        "To understand the case, and what led people to act as they did, we need to hear from those who worked with the child and the "
        "family. You are therefore invited to a Reflective Learning Workshop."
    )
    paper.labels(
        [
            ("Date:", "{{ workshop_date }}"),
            ("Time:", "{{ workshop_time }}"),
            ("Venue:", "{{ workshop_venue }}"),
            ("Feedback session, to hold in your diary:", "{{ feedback_date }}"),
        ]
    )
    paper.text(
        "It matters that you come. If you cannot, tell us and we will arrange another way, such as a talk with the lead reviewer alone."
    )
    _questions(paper)
    paper.heading("About the Reflective Learning Workshop", new_page=True)
    paper.text(
        "The workshop usually takes half a day. Practitioners and operational managers of all agencies look together at the case and at "
        "the reasons for what was done. It does not look for blame."
    )
    paper.heading("Important Principles", 2)
    for line in (
        "Reflection needs support: the lead reviewer keeps the talk respectful, and steps in when it turns to blame or to one person’s practice.",
        "What you say is not attributed to you. Themes and comments are anonymous in the report.",
        "Good practice counts as much as what has to change.",
    ):
        paper.text(line, style="List Bullet")
    paper.heading("The Structure of the Workshop", 2)
    for line in (
        "Considering the Factual Information: the lead reviewer outlines the events, and you correct and complete them.",
        "Considering the Child’s Lived Experience: what happened, as the child saw it.",
        "Identifying Key Issues and Themes: what shaped the work, in this case and with families more widely.",
        "Identifying Learning: what should be done differently, and what should be kept.",
    ):
        paper.text(line, style="List Bullet")
    return paper


def workshop_agenda() -> Paper:
    """Document 18."""
    paper = Paper("Reflective Learning Workshop: Agenda", REFERENCE)
    paper.labels([("Date / Time", "{{ workshop_date }}, {{ workshop_time }}"), ("Venue", "{{ workshop_venue }}")])
    purpose = (
        "Purpose of Session:\n"
        "– to understand the child’s story and what life was like for them;\n"
        "– to see what happened from the side of practitioners and agencies;\n"
        "– to find which decisions were taken or not taken, and in what context;\n"
        "– to find what could have been done differently;\n"
        "– to name the key learning;\n"
        "– to name what must improve and what good practice to keep, in line with the Terms of Reference.\n"
        "Principles for Working Together"
    )
    involvement = (
        "Agency Involvement with the Case:\n– Who knew what when?\n– What is new information?\n– Any surprises?\n– What?\n– Why?\n"
        "– Significant Influencing Factors?"
    )
    paper.table(
        ("No", "Time", "Item"),
        [
            ("", "9:45am", "Registration"),
            ("1.", "10:00am", "Welcome and Introductions"),
            ("2.", "10:05am", purpose),
            (
                "3.",
                "10:20am",
                "Brief Outline of Terms of Reference, Methodology / Overview of the Case and Thoughts so Far – ({{ lead_reviewer }})\n"
                "Child’s Lived Experience (Timeline/story)",
            ),
            ("4.", "11:00am", involvement),
            ("5.", "11:30am", "Break"),
            (
                "6.",
                "11:45am",
                "Key Lines of Inquiry and Questions\n{{ key_lines_of_enquiry }}\nIdentify Key Issues for Improving Practice",
            ),
            ("7.", "12:40pm", "Summary of Key Feedback Points and Any Other Reflections"),
            ("8.", "1:00pm", "Evaluation and Close"),
        ],
        (1.2, 2.4, 13.4),
    )
    return paper


def workshop_worksheets() -> Paper:
    """Document 18a."""
    paper = Paper("Reflective Learning Workshop: Worksheets", REFERENCE)
    paper.text(
        "Please use these sheets with the briefing that you were sent. They are confidential: do not share them outside the review, and "
        "return them to {{ contact_email }}. Number what you write as the sheets do, and add sheets where you need to."
    )
    paper.text(
        "We want to hear about your work with {{ child_pseudonym }} at the time, and about anything in the system that shaped it: what "
        "worked well, and what was hard."
    )
    for line in (
        "What influenced the actions or hindered them? Systems issues?",
        "Why did things happen or not happen?",
        "Was this case unique or how common is it?",
        "What have you learned since that you or agencies’ systems could or should have done differently?",
        "Have we identified the right lessons from this case?",
        "How similar is this case to others?",
    ):
        paper.text(line, style="List Bullet")
    paper.text(
        "Only the review team sees these answers, and not who gave which. The report sums them up without names. A court may ask for them."
    )
    paper.labels([("Name:", ""), ("Agency:", ""), ("Email:", ""), ("Phone:", "")])
    paper.box(
        "I understand that the information about this case and in the meeting remains highly confidential. I will not store or share it in "
        "any form, except in conversation with those in my agency or the partnership who have a right to know.",
        "Signed:                                                    Date:",
        lines=3,
    )
    _worksheet_1(paper)
    paper.heading("Worksheet 2", new_page=True)
    paper.text(
        "For use in the meeting. The lead reviewer goes through the timeline in phases. Note what is wrong, what is missing, and what you "
        "can explain; number your notes as the phases are numbered."
    )
    for number in (1, 2, 3):
        paper.box(
            f"Phase {number}: responses to the summary timeline, and learning or questions arising from it", "", lines=7
        )
    paper.heading("Worksheet 3", new_page=True)
    paper.text(
        "For use in the meeting. Do the proposed lessons match your experience? Are they accurate and reasonable? Do they apply more widely? "
        "Are there others?"
    )
    for number in (1, 2, 3):
        paper.box(f"Proposed lesson {number}", "", lines=6)
    paper.box("Additional lessons, and other questions", "", lines=6)
    _worksheet_4(paper)
    return paper


def _worksheet_1(paper: Paper) -> None:
    paper.heading("Worksheet 1", new_page=True)
    paper.text(
        "To be completed before the meeting, so that your own thinking is caught before you hear that of others."
    )
    for question in (
        "1. What was your role in this case?",
        "2. Thinking back to your involvement at the time what did you think that the key issues were in supporting and safeguarding "
        "{{ child_pseudonym }}? Challenges and strengths? Systems issues?",
        "3. What worked well and why?",
        "4. Were there any problems in service delivery? If so, what were they? What caused them? About the family, about the agency or "
        "about the wider child welfare system. Have they now been resolved? If so, how?",
        "5. Have you reflected on the case and your involvement or the involvement of others since the tragic outcome? If so, what have you "
        "thought, learned or asked?",
    ):
        paper.box(question, "", lines=5)


def _worksheet_4(paper: Paper) -> None:
    paper.heading("Worksheet 4", new_page=True)
    paper.text("Feedback on this learning process as part of the review. What worked? What could have been improved?")
    for question in (
        "1. Did you have enough information in advance to explain the purpose and process of the meeting? (Too much?)",
        "2. Could anything more have been done to help you prepare?",
        "3. Were you supported? What helped that or what prevented that?",
        "4. Were you able to contribute to the meeting? What helped and what hindered?",
        "5. Do you have any additional thoughts that could have improved this process?",
        "6. Would you like to speak privately with the Lead Reviewer/s?",
    ):
        paper.box(question, "", lines=4)


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
    paper.box("Background to the Case:", "{{ case_summary }}")
    paper.heading("Child’s Details:", 2)
    paper.labels(
        [
            ("Name:", "{{ child_name }}"),
            ("D.O.B:", "{{ child_date_of_birth }}"),
            ("D.O.D/Serious injury:", "{{ incident_date }}"),
            ("Address:", "{{ child_address }}"),
        ]
    )
    paper.heading("Family Composition:", 2)
    paper.table(
        ("", "NAME", "D.O.B:", "ADDRESS"),
        [
            ("{%tr for person in family %}", "", "", ""),
            ("{{ person.relationship }}", "{{ person.name }}", "{{ person.date_of_birth }}", "{{ person.address }}"),
            ("{%tr endfor %}", "", "", ""),
        ],
        (4, 5, 3, 5),
    )
    paper.box("Time Period:", "{{ time_period }}")
    paper.box("Key Lines of Inquiry:", "{{ key_lines_of_enquiry }}")
    paper.box("Agency Specific Issues:", "{{ agency_issues }}")
    return paper


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


def _questions(paper: Paper) -> None:
    paper.text("Questions to {{ contact_name }}, {{ contact_phone }}, {{ contact_email }}.", keep_with_next=True)
    paper.text("Kind regards,", keep_with_next=True)
    paper.text("{{ signatory }}\n{{ partnership }}")


REVIEW_TEMPLATES: dict[str, Callable[[], Paper]] = {
    "terms-of-reference.docx": terms_of_reference,
    "family-letter.docx": family_letter,
    "practitioner-letter.docx": practitioner_letter,
    "workshop-invitation.docx": workshop_invitation,
    "workshop-agenda.docx": workshop_agenda,
    "workshop-worksheets.docx": workshop_worksheets,
    "information-report-request.docx": information_report_request,
    "action-plan.docx": action_plan,
}
