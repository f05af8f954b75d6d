"""The agenda of the rapid review and the template that goes to the National Panel.

Labels, questions and criteria are those of the West Midlands toolkit (Documents 3 and 4).
"""

# ruff: noqa: E501  the sentences of the templates stand here as they are printed
from case_reference import REFERENCE
from check_boxes import yes_or_no

from pipeline.outputs.criteria import CRITERIA, OUTCOMES, PURPOSE, SERIOUS_CASE, SERIOUS_HARM
from pipeline.outputs.word.paper import Paper


def agenda() -> Paper:
    """Document 3."""
    paper = Paper("Rapid Review – {{ child_initials }}", REFERENCE, "Paper 1 · Agenda")
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
        ("No.", "Agenda Items", "Lead", "Time"),
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
        "have agreed that the case has the potential to meet the following criteria from Working Together 2023:",
        keep_with_next=True,
    )
    paper.text(
        "Tick all that are relevant. These should be agreed by all participants in the Rapid Review.",
        keep_with_next=True,
    )
    paper.ticks("criterion", CRITERIA)
    discussions(paper)


def discussions(paper: Paper) -> None:
    """Document 4, section 2.3."""
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
    paper.ticks("outcome", OUTCOMES)
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
