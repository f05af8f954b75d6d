"""What an agency completes for a practice review: the learning template and the information report.

Labels and questions are those of the West Midlands toolkit (Documents 13 and 14).
"""

# ruff: noqa: E501  the sentences of the templates stand here as they are printed
from case_reference import REFERENCE
from check_boxes import yes_or_no

from pipeline.outputs.word.paper import Paper
from schemas.template_wording import KEY_LINE_ASKED


def learning_template() -> Paper:
    """Document 13 with the case's key lines of enquiry; its guidance is a paper of its own."""
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
        lines=12,
    )
    paper.heading("SECTION 3:")
    paper.text("{%p for event in practice_events %}")
    practice_event(
        paper,
        "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY {{ event.number }}:\n{%p if event.asked %}\n"
        f"{KEY_LINE_ASKED} {{{{ event.asked }}}}\n{{%p endif %}}",
    )
    paper.text("{%p endfor %}")
    paper.heading("SECTION 4:")
    practice_event(paper, "SINGLE AGENCY SIGNIFICANT PRACTICE EVENT / ISSUE:")
    paper.heading("SECTION 5:")
    paper.box("SYNOPSIS OF AGENCY INVOLVEMENT POST THE REVIEW PERIOD AND ADDITIONAL LEARNING", "", lines=6)
    return paper


def practice_event(paper: Paper, label: str) -> None:
    """The four boxes of one event, issue or key line, on one page while they are empty."""
    for prompt, lines in ((label, 3), ("ANALYSIS:", 3), ("RECOMMENDATION:", 2), ("HIGHLIGHT GOOD PRACTICE:", 2)):
        paper.box(prompt, "", lines=lines, keep_with_next=not prompt.startswith("HIGHLIGHT"))


def information_report() -> Paper:
    """Document 14, its explanations left to the guidance (Document 15a)."""
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
