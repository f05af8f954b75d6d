"""Which answers each form requires, in the form's own words. Source: Documents 1a, 2, 10, 13 and 14."""

from dataclasses import dataclass

from schemas.agency import FormName


@dataclass(frozen=True, slots=True)
class Question:
    """One required answer.

    Args:
        fields: paths in the record; the question is answered when any of them is filled.
        words: the question as the form prints it, shortened.
        place: where in the form it stands.
        is_substance: it is what the form is for, rather than who completed it and when.
    """

    fields: tuple[str, ...]
    words: str
    place: str
    is_substance: bool = True


_CONTACT = "Contact details of the individual completing this form"
_COMPLETED_BY = Question(("completed_by.name",), "Name", _CONTACT, False)
_DESIGNATION = Question(("completed_by.designation",), "Designation/title, beside the agency", _CONTACT, False)
_DATE = Question(("date_completed", "date_completed_text"), "Date completed", "Below the contact details", False)

QUESTIONS: dict[FormName, tuple[Question, ...]] = {
    "scoping": (
        _COMPLETED_BY,
        _DESIGNATION,
        _DATE,
        Question(("involvement",), "1. Brief summary of your agency's involvement", "Section 2, question 1"),
        Question(("individuals",), "2. Information for the individuals listed", "Section 2, question 2"),
        Question(("analysis",), "3. Brief analysis of individual and multi-agency practice", "Section 2, question 3"),
        Question(("concerns",), "4. Areas for concern", "Section 2, question 4"),
        Question(("learning_narrative", "learning"), "5. Have you identified any learning", "Section 2, question 5"),
        Question(("other_agencies",), "6. Other agencies involved", "Section 2, question 6"),
    ),
    "learning-template": (
        Question(("subject_child",), "Subject child", "Section 1", False),
        Question(("agency",), "Agency", "Section 1", False),
        Question(("author",), "Author", "Section 1", False),
        Question(("senior_lead",), "Senior lead", "Section 1", False),
        Question(("date_of_completion", "date_of_completion_text"), "Date of completion", "Section 1", False),
        Question(("synopsis_before",), "Synopsis before the review period", "Section 2"),
        Question(("key_lines",), "Significant practice event / issue / key line of enquiry", "Section 3"),
        Question(("synopsis_after",), "Synopsis after the review period", "Section 5"),
    ),
    "information-report": (
        Question(("agency",), "Name of agency completing this form", "Background information", False),
        _COMPLETED_BY,
        Question(("date_completed", "date_completed_text"), "Date form completed", "Background information", False),
        Question(("endorsed_by.name",), "Senior officer endorsing this form", "Background information", False),
        Question(("date_endorsed", "date_endorsed_text"), "Date endorsed", "Background information", False),
        Question(("parallel_processes.answer",), "1. Parallel processes: yes or no", "Section 1, question 1"),
        Question(("files_secured",), "Date that files were secured and by whom", "Section 1, question 2"),
        Question(("documents_reviewed",), "Documents that were reviewed", "Section 1, question 2"),
        Question(("interviews",), "Details of interviews undertaken", "Section 1, question 2"),
        Question(("details_confirmed",), "Confirm you have reviewed the details", "Section 1, question 3.1"),
        Question(("analysis",), "4. Analysis of involvement", "Section 2, question 4"),
        Question(("good_practice",), "5. Good practice identified", "Section 3, question 5"),
        Question(("key_learning",), "6. Key learning points", "Section 3, question 6"),
        Question(("actions_implemented", "actions_planned"), "7. Single agency learning", "Section 3, question 7"),
        Question(("multi_agency_learning",), "8. Multi-agency learning", "Section 3, question 8"),
    ),
    "referral": (
        Question(("child.name",), "Name of child", "Section 1.1"),
        Question(("child.date_of_birth", "child.date_of_birth_text"), "Date of birth & age", "Section 1.1"),
        Question(("date_of_referral", "date_of_referral_text"), "Date of referral", "Background information", False),
        Question(("referrers",), "Agency referral: name", "Background information", False),
        Question(("safeguarding_lead.name",), "Designated safeguarding lead/officer", "Background information", False),
        Question(("family",), "Details of family members", "Section 1.2"),
        Question(("outline",), "Brief outline of the circumstances and the incident", "Section 2"),
        Question(("reason",), "Why you are making this referral", "Section 2"),
    ),
    "nil-return": (
        Question(("completed_by.name",), "Name of who says so", "the nil return", False),
        Question(("date_completed", "date_completed_text"), "Date completed", "the nil return", False),
    ),
}  # fmt: skip
