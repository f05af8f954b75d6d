"""The guidance that goes out with the forms: for chronologies, the learning template and the information report.

Headings, questions and labels are those of the West Midlands toolkit (Documents 12, 13 and 15a); the explanations are
our own words.
"""

# ruff: noqa: E501  the sentences of the templates stand here as they are printed
from case_reference import REFERENCE

from pipeline.outputs.word.paper import Paper


def chronology_guidance() -> Paper:
    """Document 12, in our own words."""
    paper = Paper("Guidance for Agencies Completing the Chronologies", REFERENCE)
    _background(paper)
    paper.heading("Purpose of this Guidance", 2)
    paper.text(
        "It helps every agency to send chronologies of the same kind and standard, so that they can be read as one."
    )
    paper.heading("Who should complete the Chronology?", 2)
    _who(paper, "chronology")
    paper.heading("Purpose of the Chronologies")
    paper.heading("What is a Chronology?", 2)
    paper.text(
        "A short account, in order of time, of the dates and events that mattered in the child’s life. Two are asked for: key events in your "
        "agency’s work with the child and family, and changes in your organisation that may have affected front-line work in the same period. "
        "We put those of all agencies together as one integrated chronology, each agency in its own colour."
    )
    paper.heading("Why are Chronologies Useful?", 2)
    paper.text(
        "Things that look harmless one by one can add up to danger. Seen together and in order, events show patterns, risks and strengths, "
        "what help was given and whether it worked, and where something is not known. An event that meant little at the time may mean much "
        "in the light of a later one."
    )
    _key_events(paper)
    paper.heading("What Time Period should the Chronology Cover?", 2)
    paper.text(
        "{% if time_period %}{{ time_period }}. {% endif %}The period is chosen for what can still be learned from it. Keep to it, but add key "
        "events from outside it where they help to understand a pattern of neglect, or show that early help could have made a difference. A "
        "chronology may begin before the child was born."
    )
    paper.heading("Why Do I Also Need to Complete a Chronology of Organisational Changes?", 2)
    paper.text(
        "People act within the organisation that they work in: its aims and culture, its staffing and its means. What has to improve is often "
        "there. List only changes that may have mattered to the work with this family, with what each meant for practice."
    )
    _disclosure(paper, "Chronologies")
    return paper


def _key_events(paper: Paper) -> None:
    paper.heading("How to Complete a Chronology")
    paper.heading("What is a Key Event Chronology?", 2)
    paper.text(
        "A key event is one that bears on the child’s safety, welfare, circumstances or home. Which events these are is a professional "
        "judgement, and differs from case to case. Write each briefly, so that what matters is not lost among what does not. For example:"
    )
    paper.bullets(
        (
            "contacts and referrals, from others, to others or by the family itself",
            "assessments, strategy discussions, section 47 enquiries, meetings and child protection conferences",
            "injuries, neglect, time in hospital, attempted suicide or overdose of the child or a family member",
            "births, deaths and serious illness in the family; house moves; a change of school, exclusion, or a change of GP",
            "changes in the household: new partners, separations, people moving in, adults whom nobody knows often being there",
            "court proceedings and changes of legal status, times in care, criminal and civil proceedings and how they ended",
            "police logs of incidents at the home or about family members, such as domestic abuse or disorder",
            "times when the child was missing",
            "support that was offered, and whether and how the family worked with it",
            "anything else that had a marked effect on the child, such as parting from the person who mainly cared for them",
        )
    )


_PARTS = (
    ("1. Section 1", "Once, at the beginning."),
    (
        "2. Agency",
        "One template for the whole agency, also where several of its services worked with the family.",
    ),
    (
        "3. Author Including Designation and Contact Details",
        "Somebody who did not work on the case, with the standing and the knowledge to look critically at safeguarding practice.",
    ),
    (
        "4. Senior Agency Lead Including Designation and Contact Details",
        "The executive who signs the learning off for the agency.",
    ),
    (
        "5. Section 2",
        "A few sentences on what your agency did with the child and family before the review period, as far as the Terms of Reference ask.",
    ),
    ("6. Section 3", "One block for each key line of enquiry or theme."),
    (
        "7. Section 4",
        "One block for each significant event that no key line of enquiry covers. Copy the block where there are several.",
    ),
    (
        "8. Significant Practice Event / Issue / Key Line of Enquiry:",
        "What happened, with dates. If you come upon important learning that the Terms of Reference do not cover, tell your member of "
        "the review panel as soon as you can.",
    ),
    ("9. Section 5", "A few sentences on what your agency did after the review period."),
    (
        "10. Analysis",
        "The heart of the template. What was expected, and how it looked at the time; the conditions people worked in (staffing, "
        "handover, training, policy, the national picture); supervision and management oversight; work with other agencies and across "
        "boundaries; what research says; what has improved since, and what has not yet.",
    ),
    ("11. Recommendation", "Specific, and above single actions: the actions follow from it."),
    ("12. Highlight Good Practice", "What went well and should be kept."),
)
"""The parts of the learning template, and what to write in each."""


def learning_guidance() -> Paper:
    """The guidance table at the head of Document 13, in our own words."""
    paper = Paper("Learning Template: Guidance for Completion", REFERENCE)
    paper.text(
        "The key lines of enquiry stand in the template, each in the box in which it is answered. Please leave the printed words as they are, "
        "and write below them."
    )
    paper.table(
        ("Part of the template", "What to write there"),
        _PARTS,
        (6, 11),
    )
    _disclosure(paper, "Learning Templates", level=1)
    return paper


def information_report_guidance() -> Paper:
    """Document 15a, in our own words."""
    paper = Paper("Guidance for Agencies Completing an Information Report", REFERENCE)
    _background(paper)
    paper.heading("What is an Information Report?", 2)
    paper.text("It sets out and weighs your agency’s part in the case. It is there to:")
    paper.bullets(
        (
            "look openly at what individuals and the organisation did, and at the conditions they worked in",
            "say what has been done about it already",
            "show good practice",
            "find what your agency, or agencies together, can learn",
        )
    )
    paper.text(
        "It is no part of a disciplinary process. Where one is needed, it takes place elsewhere and under its own rules."
    )
    paper.heading("Who Should Complete the Information Report?", 2)
    _who(paper, "report")
    paper.heading("How to Complete the Information Report")
    paper.heading("The Importance of Answering all Questions", 2)
    paper.text(
        "Read the case summary and this paper first, and keep both beside you. Answer every question: a report with gaps comes back to you, "
        "and the review waits. Answer the key lines of enquiry and the matters for your agency that the case summary names; write the number "
        "of a key line where you answer it, for example “KLOE 2”."
    )
    _sources_and_context(paper)
    _analysis(paper)
    _disclosure(paper, "Information Reports")
    return paper


def _sources_and_context(paper: Paper) -> None:
    paper.heading("Question 2: Sources of Evidence")
    paper.heading("Documents Used to Compile the Report", 2)
    paper.text("List what you read, on paper and in systems, and what you could not see, with the reason.")
    paper.heading("Interviews", 2)
    paper.text(
        "Talk with those who did the work where records are unclear, and where policy was not followed, to learn why. The author of the report "
        "does this where possible. Tell people in writing beforehand. It is a conversation, not a hearing: ask what they saw and knew at the "
        "time, what they think should improve and what stands in the way. Write a summary, give it to the person, and note where you differ. "
        "Say in the report what comes from an interview; do not send the summary. When the report is finished, tell staff what it says."
    )
    paper.heading("Question 3.2: Contextual Information")
    paper.heading("Contextual Information about the Victim, Perpetrator, Family Member or any Significant Others", 2)
    paper.text("Add history that your agency holds only where it helps to understand the case, and briefly.")
    paper.heading("Information on the Organisational Contextual Factors", 2)
    paper.text(
        "Add what the chronology of organisational changes does not say, with evidence where you can. For example:"
    )
    paper.bullets(
        (
            "Volume of work",
            "Staff turnover and sickness",
            "Organisational change",
            "Unallocated cases",
            "The social and community context",
            "Management and supervision practice",
            "Budgetary constraints and allocation of resources",
            "Training and development",
        )
    )


def _analysis(paper: Paper) -> None:
    paper.heading("Question 4: Analysis of Involvement")
    paper.text(
        "Weigh what happened, what was decided, and what was done or not done, by practitioners and by managers. Say not only what happened "
        "but why. Beside the key lines of enquiry, think of these:"
    )
    paper.bullets(
        (
            "Did people notice what the children needed, know the signs of abuse and neglect, and know what to do when they were worried?",
            "When and how were the wishes and feelings of the child and any siblings heard, recorded and acted on?",
            "Were there policies and procedures for safeguarding children and for acting on concerns?",
            "Where were the chances to assess and to decide? Were they taken with knowledge and care?",
            "Did what was done follow from what was assessed and decided? Were the right services offered and the right questions asked?",
            "Were there difficulties in passing on information, or between office hours and out of hours?",
            "Where they were needed, were child protection or care plans in place and reviewed as they should be?",
            "Did the work take account of race, culture, language, religion and disability of child and family, and is that recorded?",
            "Were senior managers, other organisations and other professionals brought in when they should have been?",
            "Did the work keep to the organisation’s and the area’s own policy and procedures, and to professional standards?",
        )
    )


def _background(paper: Paper) -> None:
    paper.heading("Background Information")
    paper.heading("The Purpose of Child Safeguarding Practice Reviews", 2)
    paper.text(
        "A review looks for what has to improve so that children are safer: whether there are causes in the way that services are organised, "
        "and whether and how policy and practice need to change. It tries to keep similar incidents from happening again. It does not hold "
        "people, organisations or agencies to account; employment law, professional regulation and, where need be, criminal proceedings do, "
        "at the same time or later."
    )
    paper.heading("Definition of a Serious Child Safeguarding Case", 2)
    paper.text("Working Together 2023 defines serious child safeguarding cases as those in which:", keep_with_next=True)
    paper.bullets(
        ("abuse or neglect of a child is known or suspected; and", "the child has died or been seriously harmed.")
    )
    paper.text(
        "Serious harm includes serious or long-term impairment of physical or mental health, and of intellectual, emotional, social or behavioural "
        "development. A child who recovers may still have been seriously harmed. A child who harmed another may be the subject of a review too."
    )


def _who(paper: Paper, what: str) -> None:
    paper.text(
        f"A senior member of staff who had no part in the case, who can see all records about it and can ask staff where facts are unclear. A "
        f"senior officer checks the {what} and signs it off before it is sent. For advice: {{{{ contact_name }}}}, {{{{ contact_phone }}}}, "
        f"{{{{ contact_email }}}}."
    )


def _disclosure(paper: Paper, documents: str, level: int = 2) -> None:
    paper.heading(f"NOTE: Disclosure of {documents}", level)
    paper.text(
        "The police or a court may ask for these documents for a criminal case. We do not hand on your documents; we give the officer your "
        "contact details, so that they can ask you."
    )
