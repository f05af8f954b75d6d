"""The templates of a review for those who worked with the family: the letter and the learning workshop.

Headings, labels and questions are those of the West Midlands toolkit (Documents 16, 17, 18 and 18a); the letters and
the explanations are our own words.
"""

# ruff: noqa: E501  the sentences of the templates stand here as they are printed
from case_reference import REFERENCE

from pipeline.outputs.word.paper import Paper


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
    workshop_briefing(paper)
    return paper


def workshop_briefing(paper: Paper) -> None:
    """Document 17, in our own words."""
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
    _worksheet_2(paper)
    _worksheet_3(paper)
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


def _worksheet_2(paper: Paper) -> None:
    """Document 18a, the timeline."""
    paper.heading("Worksheet 2", new_page=True)
    paper.text(
        "For use in the meeting. The lead reviewer goes through the timeline in phases. Note what is wrong, what is missing, and what you "
        "can explain; number your notes as the phases are numbered."
    )
    for number in (1, 2, 3):
        paper.box(
            f"Phase {number}: responses to the summary timeline, and learning or questions arising from it", "", lines=7
        )


def _worksheet_3(paper: Paper) -> None:
    """Document 18a, the proposed lessons."""
    paper.heading("Worksheet 3", new_page=True)
    paper.text(
        "For use in the meeting. Do the proposed lessons match your experience? Are they accurate and reasonable? Do they apply more widely? "
        "Are there others?"
    )
    for number in (1, 2, 3):
        paper.box(f"Proposed lesson {number}", "", lines=6)
    paper.box("Additional lessons, and other questions", "", lines=6)


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


def _questions(paper: Paper) -> None:
    paper.text("Questions to {{ contact_name }}, {{ contact_phone }}, {{ contact_email }}.", keep_with_next=True)
    paper.text("Kind regards,", keep_with_next=True)
    paper.text("{{ signatory }}\n{{ partnership }}")
