"""The printed wording of the learning template, its guidance table too. Source: Document 13."""

from pipeline.forms.prompts import Prompt, Wording
from pipeline.forms.stamps import STATED
from schemas.template_wording import KEY_LINE_ASKED

PARTS = ("analysis", "recommendation", "good_practice")
HEADINGS = ("title", "guidance", "section_1", "section_2", "section_3", "section_4", "section_5")
TELLING = (
    "subject_child", "senior_lead", "synopsis_before", "synopsis_after", "key_line", "single_event",
    "recommendation", "good_practice",
)  # fmt: skip
_NUMBERS = tuple(str(number) for number in range(40, 0, -1))
_KEY_LINE = "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY"
_KEY_LINES = tuple(f"{_KEY_LINE} {number}" for number in _NUMBERS)
_KEY_LINE_INQUIRY = tuple(f"SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF INQUIRY {number}" for number in _NUMBERS)
_KEY_LINE_SHORT = tuple(f"KEY LINE OF ENQUIRY {number}" for number in _NUMBERS)

_GUIDANCE = (
    "This should only be completed once at the beginning of the document",
    "If agencies have provided multiple services to the child / family all the provision should be merged into one "
    "learning document.",
    "The author should be independent of the case and have sufficient authority and competency within the agency they "
    "are representing to critically appraise safeguarding practice.",
    "The single agency learning summary should be signed off by the organisation at an executive level.",
    "This should include a brief synopsis of agency involvement with the subject child and their family, relevant to "
    "the Terms of Reference, prior to the review period",
    "This should be completed for each theme or key line of enquiry.",
    "This should be competed for each significant event that falls outside the of the key lines of enquiry.",
    "This should be completed for each significant event that falls outside of the key lines of enquiry.",
    "Individual agencies should review their own service delivery and complete a section 3 or 4 for each identified "
    "issue, event or Key Lines of Enquiry (KLOE). Include here the narrative of the issue/event or KLOE include date "
    "or timespan when indicated. NB If the author considers they have uncovered a significant area of learning not "
    "currently covered in the Terms of Reference they should alert their panel representative as soon as possible",
    "This should include a brief synopsis of agency actions relating to the subject child and their family post review "
    "period.",
    "Your analysis of safeguarding practice is crucial…. This could include;",
    "at the time’ reflection and expectations of practice.",
    "provide context where relevant e.g. resource/staffing issues/handovers, learning opportunities/deficits, relevant "
    "policies, procedures, protocols and operating frameworks, national context",
    "management oversight and strategic monitoring arrangements",
    "areas for development and improvements made to practice following the event/issue/KLOE.",
    "Consideration of areas still requiring action/improvement.",
    "multiagency partnership working arrangements.",
    "effectiveness of cross boundary arrangements.",
    "evidence and research base.",
    "Recommendations are specific and overarching. Normally action points fall out of the recommendations",
    "Remember to pull out good practice and what worked well",
    "Section 1",
    "Section 2",
    "Section 3",
    "Section 4",
    "Section 5",
    "Agency",
    "Author Including Designation and Contact Details",
    "Senior Agency Lead Including Designation and Contact Details",
    "Significant Practice Event / Issue / Key Line of Enquiry",
    "Analysis",
    "Recommendation",
    "Highlight Good Practice",
)
_FORM = ("1", "2", "3", "4", "5")

WORDING = Wording(
    (
        Prompt("title", ("Learning Template",)),
        *(prompt for prompt in STATED if prompt.key != "stated_agency"),
        Prompt("", ("Child Safeguarding Practice Review",)),
        Prompt("guidance", ("GUIDANCE FOR COMPLETION",), opens="guidance"),
        Prompt("", _GUIDANCE, sections=("guidance",)),
        Prompt("", ("Your analysis of safeguarding practice is crucial…. This could include;",)),
        Prompt("section_1", ("SECTION 1:",), opens="1", sections=("", *_FORM)),
        Prompt("section_2", ("SECTION 2:",), opens="2", sections=("", *_FORM)),
        Prompt("section_3", ("SECTION 3:",), opens="3", sections=("", *_FORM)),
        Prompt("section_4", ("SECTION 4",), opens="4", sections=("", *_FORM)),
        Prompt("section_5", ("SECTION 5",), opens="5", sections=("", *_FORM)),
        Prompt("subject_child", ("SUBJECT CHILD DETAILS", "SUBJECT CHILD"), opens="1"),
        Prompt("agency", ("AGENCY", "NAME OF AGENCY"), sections=("", "1")),
        Prompt("author", ("AUTHOR (Including Designation and Contact Details)", "AUTHOR"), sections=("", "1")),
        Prompt(
            "senior_lead",
            ("SENIOR AGENCY LEAD (Including Designation and Contact Details)", "SENIOR AGENCY LEAD"),
            sections=("", "1"),
        ),
        Prompt("date_of_completion", ("DATE OF COMPLETION", "DATE COMPLETED"), sections=("", "1")),
        Prompt(
            "synopsis_before",
            (
                "SYNOPSIS OF AGENCY INVOLVEMENT PRIOR TO THE REVIEW PERIOD AND ADDITIONAL LEARNING",
                "SYNOPSIS OF AGENCY INVOLVEMENT PRIOR TO THE REVIEW PERIOD",
                "SYNOPSIS OF AGENCY INVOLVEMENT BEFORE THE REVIEW PERIOD",
            ),
            opens="2",
        ),
        Prompt("review_period", ("Review period",), sections=("2",)),
        Prompt("", ("ADD Dates",), sections=("2",)),
        Prompt("key_line", (*_KEY_LINES, *_KEY_LINE_INQUIRY, _KEY_LINE), opens="3", sections=("", *_FORM)),
        Prompt("key_line", _KEY_LINE_SHORT, opens="3", sections=("", *_FORM), alone=True),
        Prompt("asked", (KEY_LINE_ASKED,), sections=("3",)),
        Prompt("analysis", ("ANALYSIS",), sections=("3", "4")),
        Prompt("recommendation", ("RECOMMENDATION", "RECOMMENDATIONS"), sections=("3", "4")),
        Prompt("good_practice", ("HIGHLIGHT GOOD PRACTICE", "GOOD PRACTICE"), sections=("3", "4")),
        Prompt(
            "single_event",
            ("SINGLE AGENCY SIGNIFICANT PRACTICE EVENT / ISSUE", "SINGLE AGENCY SIGNIFICANT PRACTICE EVENT"),
            opens="4",
        ),
        Prompt(
            "synopsis_after",
            (
                "SYNOPSIS OF AGENCY INVOLVEMENT POST THE REVIEW PERIOD AND ADDITIONAL LEARNING",
                "SYNOPSIS OF AGENCY INVOLVEMENT POST THE REVIEW PERIOD",
                "SYNOPSIS OF AGENCY INVOLVEMENT FOLLOWING THE REVIEW PERIOD AND ADDITIONAL LEARNING",
                "SYNOPSIS OF AGENCY INVOLVEMENT FOLLOWING THE REVIEW PERIOD",
                "SYNOPSIS OF AGENCY INVOLVEMENT AFTER THE REVIEW PERIOD AND ADDITIONAL LEARNING",
                "SYNOPSIS OF AGENCY INVOLVEMENT AFTER THE REVIEW PERIOD",
            ),
            opens="5",
        ),
    )
)
