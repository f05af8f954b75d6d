"""The papers of the review that may follow: terms of reference, letters, workshop, requests, action plan, analysis.

Source: 002, sections 5 to 8 and Documents 7 to 9, 15 to 18a and 20. Word papers are made from templates; whatever only
the partners or the lead reviewer can say stands in square brackets.
"""

from collections.abc import Iterable
from pathlib import Path

from pipeline.outputs.fields import FieldValue
from pipeline.outputs.output import Files
from pipeline.outputs.pack_gate import check_review_gate, missing
from pipeline.outputs.requests import agency_folder
from pipeline.outputs.review_pack.contents import contents_paper
from pipeline.outputs.review_pack.learning_workbook import learning_workbook
from pipeline.outputs.review_pack.review_fields import parents, review_fields
from pipeline.outputs.review_pack.reviewers_columns import KeyLineNotes
from pipeline.outputs.word.templates import filled, find_template
from pipeline.timetable.profiles import load_profile
from schemas.case_view import CaseView
from schemas.returns.nil_return import NilReturn

FOLDER = "review-pack"
WORKBOOK = "learning-by-key-line.xlsx"
# File of the pack, its template, its title in the contents.
_PAPERS: tuple[tuple[str, str, str], ...] = (
    ("01-terms-of-reference.docx", "terms-of-reference.docx", "Terms of reference"),
    ("03-letter-to-practitioners.docx", "practitioner-letter.docx", "Letter to practitioners"),
    ("04-workshop-invitation.docx", "workshop-invitation.docx", "Invitation to the Reflective Learning Workshop"),
    ("05-workshop-agenda.docx", "workshop-agenda.docx", "Agenda of the workshop"),
    ("06-workshop-worksheets.docx", "workshop-worksheets.docx", "Worksheets of the workshop"),
    ("08-action-plan.docx", "action-plan.docx", "Action plan"),
)


def build_review_pack(view: CaseView, search: Iterable[Path] = (), notes: KeyLineNotes | None = None) -> Files:
    """Every paper of the review.

    Args:
        view: the case as it stands.
        search: folders with the partnerships' own profiles and templates.
        notes: what the lead reviewer wrote into the workbook of learning by key line.

    Returns:
        Bytes by path below outputs/REF/.

    Raises:
        ConfigurationError: the profile or a template cannot be used.
    """
    places = tuple(search)
    fields = review_fields(view, load_profile(view.case.profile, places))

    def made(template: str, more: dict[str, FieldValue]) -> bytes:
        return filled(find_template(template, view.case.profile, places), {**fields, **more}, view.as_at)

    papers: dict[str, tuple[str, bytes]] = {name: (title, made(template, {})) for name, template, title in _PAPERS}
    for name, person in parents(view):
        papers[f"02-letter-to-{name}.docx"] = (
            f"Letter to the {name.replace('-', ' ')}",
            made("family-letter.docx", person),
        )
    papers["02-leaflet-for-the-family.docx"] = ("Leaflet for the family", made("family-leaflet.docx", {}))
    for agency in _involved(view):
        name = f"07-information-report-request {agency_folder(agency)}.docx"
        papers[name] = (
            f"Request for an information report: {agency}",
            made("information-report-request.docx", {"agency_name": agency}),
        )
    papers[WORKBOOK] = ("Learning by key line of enquiry (Excel)", learning_workbook(view, notes))
    listed = [(name, papers[name][0]) for name in sorted(papers)]
    files = {name: content for name, (_, content) in papers.items()}
    files["00-contents.docx"] = contents_paper(view, listed, missing(check_review_gate(view)))
    return {f"{FOLDER}/{name}": files[name] for name in sorted(files)}


def _involved(view: CaseView) -> list[str]:
    """The case's agencies but those that said that they know nobody of the family."""
    nil = {entry.agency for entry in view.accepted if entry.parsed and isinstance(entry.parsed.record, NilReturn)}
    return [agency.name for agency in view.case.agencies if agency.name not in nil]
