"""What is sent out: for each agency a letter, its pre-completed scoping form and the chronology templates, stamped.

Made from case.toml alone, before any return is there. The caller publishes only what is not there yet.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.outputs.chronology_template import chronology_workbook
from pipeline.outputs.fields import FieldValue, case_fields, long_date
from pipeline.outputs.output import Files
from pipeline.outputs.word.stamp import stamped
from pipeline.outputs.word.templates import filled, find_template
from pipeline.timetable.deadlines import timetable_of
from pipeline.timetable.profiles import Profile
from pipeline.timetable.working_days import add_working_days
from schemas.agency import Agency, FormName
from schemas.case import Case
from schemas.template_wording import asked_mark

# Form to the Word template that is sent out for it, and the name of the file in the agency's folder.
_FORMS: dict[FormName, tuple[str, str]] = {
    "scoping": ("scoping-form.docx", "scoping form.docx"),
    "chronology": ("chronology.docx", "chronology of key events.docx"),
    "organisational-chronology": ("organisational-chronology.docx", "chronology of organisational changes.docx"),
    "learning-template": ("learning-template.docx", "learning template.docx"),
    "information-report": ("information-report.docx", "information report.docx"),
}
# Papers that explain forms: which forms, the template, the name of the file.
_ENCLOSURES: tuple[tuple[tuple[FormName, ...], str, str], ...] = (
    (("chronology", "organisational-chronology"), "chronology-guidance.docx", "guidance for chronologies.docx"),
    (("learning-template", "information-report"), "case-summary.docx", "case summary.docx"),
    (("learning-template",), "learning-guidance.docx", "guidance for learning templates.docx"),
    (("information-report",), "information-report-guidance.docx", "guidance for information reports.docx"),
)
_REVIEW_FORMS: tuple[FormName, ...] = ("learning-template", "information-report")
_LETTER = "letter.docx"
_REVIEW_LETTER = "letter for the review.docx"
_WORKBOOK = "chronology of key events.xlsx"
_LEARNING_BLOCKS = 7
"""Document 13 prints seven blocks for events, issues and key lines of enquiry."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_LONGEST_NAME = 80


def build_requests(case: Case, profile: Profile, dated: datetime.date, search: Iterable[Path] = ()) -> Files:
    """The outgoing files of every agency of the case.

    Args:
        case: as in case.toml.
        profile: the partnership's.
        dated: the day of the letters for agencies that have not been asked yet.
        search: folders with the partnerships' own templates.

    Returns:
        Bytes by path below outputs/REF/.

    Raises:
        ConfigurationError: a template is missing, or asks for an unknown field.
    """
    places = tuple(search)
    files: dict[str, bytes] = {}
    for agency in case.agencies:
        files.update(_for_agency(case, agency, profile, agency.asked or dated, places))
    return files


def agency_folder(name: str) -> str:
    """An agency's name as a folder that every system can have: `requests/<this>/`."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).rstrip(". ")[:_LONGEST_NAME].strip()
    return f"{plain} agency" if _RESERVED.match(plain) or not plain else plain


def return_by(case: Case, agency: Agency, profile: Profile, asked: datetime.date) -> datetime.date:
    """The last day for the agency's return: its working days from being asked.

    A request that goes out late leaves the day where the timetable has it, if that is still ahead.
    """
    own = add_working_days(asked, profile.returns_days, profile.also_closed)
    if agency.asked:
        return own
    steps = timetable_of(profile, case).deadlines
    planned = next((step.due for step in steps if step.key == "returns"), own)
    return min(own, planned) if planned > asked else own


def _look_back(profile: Profile) -> str:
    if profile.look_back_months and profile.look_back:
        return profile.look_back
    return "Look at the time period given in the form, and tell us of anything earlier that helps to understand it."


def _for_agency(
    case: Case, agency: Agency, profile: Profile, asked: datetime.date, search: tuple[Path, ...]
) -> dict[str, bytes]:
    """Letters first: one for the rapid review's forms, one for those of a review that follows."""
    forms = [form for form in agency.expects if form in _FORMS]
    start = f"requests/{agency_folder(agency.name)}/{agency_folder(case.reference)} {agency_folder(agency.name)} - "
    due = long_date(return_by(case, agency, profile, asked))
    fields = _fields(case, agency, profile, asked)
    files: dict[str, bytes] = {}
    for letter, template, enclosed in _letters(forms):
        content = find_template(template, case.profile, search)
        files[start + letter] = filled(content, {**fields, "enclosures": "; ".join(enclosed) or "none"}, asked)
    for template, name in _explanations(forms):
        files[start + name] = filled(find_template(template, case.profile, search), fields, asked)
    for form in forms:
        template, name = _FORMS[form]
        content = find_template(template, case.profile, search)
        files[start + name] = stamped(filled(content, fields, asked), _marks(case, agency, form))
    if "chronology" in forms:
        files[start + _WORKBOOK] = chronology_workbook(case, agency, due, asked)
    return files


def _fields(case: Case, agency: Agency, profile: Profile, asked: datetime.date) -> dict[str, FieldValue]:
    return {
        **case_fields(case, profile, asked),
        "agency_name": agency.name,
        "return_by": long_date(return_by(case, agency, profile, asked)),
        "has_chronology": "yes" if "chronology" in agency.expects else "",
        "look_back": _look_back(profile),
        "practice_events": _practice_events(case),
    }


def _practice_events(case: Case) -> list[dict[str, str]]:
    """The blocks of the learning template: one for each key line of enquiry, the rest of the seven empty."""
    asked = [" ".join(line.split()) for line in case.key_lines_of_enquiry]
    asked += [""] * (_LEARNING_BLOCKS - len(asked))
    return [{"number": str(number), "asked": line} for number, line in enumerate(asked, 1)]


def _marks(case: Case, agency: Agency, form: FormName) -> dict[str, str]:
    """The stamp: whose form it is, and by what its reader knows the key lines that we printed from an answer."""
    marks = {"case_reference": case.reference, "agency": agency.name, "form": form}
    if form == "learning-template" and case.key_lines_of_enquiry:
        marks["key_lines"] = " ".join(asked_mark(line) for line in case.key_lines_of_enquiry)
    return marks


def _explanations(forms: list[FormName]) -> Iterator[tuple[str, str]]:
    """The template and the file name of each paper that explains one of these forms."""
    for explained, template, name in _ENCLOSURES:
        if set(explained) & set(forms):
            yield template, name


def _letters(forms: list[FormName]) -> Iterator[tuple[str, str, list[str]]]:
    """Each letter that these forms need: its file, its template, and the names of what it encloses."""
    review_forms: list[FormName] = [form for form in forms if form in _REVIEW_FORMS]
    rapid_forms: list[FormName] = [form for form in forms if form not in _REVIEW_FORMS]
    review, rapid = ([_FORMS[form][1] for form in chosen] for chosen in (review_forms, rapid_forms))
    if "chronology" in forms:
        rapid.append(_WORKBOOK)
    review += [name for _, name in _explanations(review_forms)]
    rapid += [name for _, name in _explanations(rapid_forms)]
    if rapid or not review:
        yield _LETTER, "request-letter.docx", rapid
    if review:
        yield _REVIEW_LETTER, "review-letter.docx", review
