"""Makes the Word templates that come with the program: `python docs/templates/build_templates.py`.

The templates are then files like any other: a coordinator edits a copy of them in Word. Labels, questions and
criteria are those of the West Midlands toolkit; letters are our own words. Each module beside this one holds a group of
templates and names the documents of the toolkit that they follow.
"""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from guidance_templates import chronology_guidance, information_report_guidance, learning_guidance  # noqa: E402
from leaflet_template import family_leaflet  # noqa: E402
from letter_templates import covering_letter, request_letter, review_letter  # noqa: E402
from practitioner_templates import practitioner_letter, workshop_agenda, workshop_invitation, workshop_worksheets  # noqa: E402
from rapid_review_templates import agenda, rapid_review  # noqa: E402
from report_templates import information_report, learning_template  # noqa: E402
from review_templates import (  # noqa: E402
    action_plan,
    case_summary,
    family_letter,
    information_report_request,
    terms_of_reference,
)
from scoping_templates import chronology, organisational_chronology, scoping_form  # noqa: E402

from pipeline.outputs.word.paper import Paper  # noqa: E402

FOLDER = ROOT / "pipeline" / "partnerships" / "national" / "templates"
DATED = datetime.date(2026, 1, 2)

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
    "terms-of-reference.docx": terms_of_reference,
    "family-letter.docx": family_letter,
    "practitioner-letter.docx": practitioner_letter,
    "workshop-invitation.docx": workshop_invitation,
    "workshop-agenda.docx": workshop_agenda,
    "workshop-worksheets.docx": workshop_worksheets,
    "information-report-request.docx": information_report_request,
    "action-plan.docx": action_plan,
    "family-leaflet.docx": family_leaflet,
    "case-summary.docx": case_summary,
    "chronology-guidance.docx": chronology_guidance,
    "learning-guidance.docx": learning_guidance,
    "information-report-guidance.docx": information_report_guidance,
}


def main() -> None:
    """Write every template into its folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, build in TEMPLATES.items():
        (FOLDER / name).write_bytes(build().content(DATED))


if __name__ == "__main__":
    main()
