"""The submission to the National Panel: the rapid review template and its covering letter, nothing embedded.

Source: 002, Documents 4 and 5, 4.7.1. Filled with all that the case knows; what only the meeting can write says so.
"""

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.outputs.criteria import LETTER_OUTCOMES, chosen
from pipeline.outputs.fields import FieldValue, age_at, case_fields, long_date, short_date
from pipeline.outputs.meeting_people import Participant, missing_partners, participants
from pipeline.outputs.output import Files
from pipeline.outputs.pack_gate import check_gate, missing
from pipeline.outputs.word.paper import OPEN
from pipeline.outputs.word.stamp import stamped
from pipeline.outputs.word.templates import filled, find_template
from pipeline.timetable.profiles import load_profile
from schemas.case_view import CaseView, ReturnEntry
from schemas.person import CasePerson
from schemas.returns.information_report import InformationReport
from schemas.returns.learning import LearningRecord
from schemas.returns.scoping import ScopingRecord

FOLDER = "panel-pack"
STAMPED_FORM = "rapid-review-template"
"""By this a copy that comes back is known, whatever it is called by then."""
# Answers that only the meeting can write, by the field of the template.
_MEETING_WRITES = (
    "immediate_safety_details", "lived_experience", "discussion", "police_update", "national_reviews", "conclusion",
    "legal_advice",
    "ratified_icb", "ratified_police", "ratified_local_authority", "other_details",
)  # fmt: skip
# Answers that share one box of Document 4: the harm (2.3) and the questions of 4.6.4.
_HARM = (("long_term_impact", ""), ("serious_harm", "Nature of the harm"))
_THEMES = (
    ("themes", ""),
    ("identity", "Race, culture, faith and ethnicity"),
    ("disability", "Disability, health and identity"),
    ("risk_factors", "Recognised risk factors"),
)


def build_panel_pack(view: CaseView, search: Iterable[Path] = ()) -> Files:
    """The two files of the submission.

    Args:
        view: the case as it stands.
        search: folders with the partnerships' own profiles and templates.

    Returns:
        Bytes by path below outputs/REF/.

    Raises:
        ConfigurationError: the profile or a template cannot be used.
    """
    places = tuple(search)
    profile = load_profile(view.case.profile, places)
    absent = [
        {
            "name": check.name,
            "found": check.found,
            "paragraph": check.paragraph,
            "where_to_write": check.where_to_write,
        }
        for check in missing(check_gate(view))
    ]
    fields: dict[str, FieldValue] = {**case_fields(view.case, profile, view.as_at), "missing": absent}
    template = find_template("rapid-review.docx", view.case.profile, places)
    letter = find_template("covering-letter.docx", view.case.profile, places)
    content = filled(template, {**fields, **template_fields(view)}, view.as_at, _ticked(view))
    marks = {
        "case_reference": view.case.reference,
        "form": STAMPED_FORM,
        "version": hashlib.sha256(content).hexdigest()[:16],
    }
    return {
        f"{FOLDER}/covering-letter.docx": filled(letter, {**fields, **_letter_fields(view)}, view.as_at),
        f"{FOLDER}/rapid-review-template.docx": stamped(content, marks),
    }


def template_fields(view: CaseView) -> dict[str, FieldValue]:
    """The fields of the rapid review template beyond those that every template has."""
    decisions = view.case.decisions
    written: dict[str, FieldValue] = {key: decisions.get(key) or OPEN for key in _MEETING_WRITES}
    return {
        **written,
        "child_date_of_birth_and_age": _birth_and_age(view),
        "meeting_date": _day(decisions.get("meeting_date")),
        "notification_made": _day(decisions.get("notification_made"), "[date of the notification]"),
        "submitted_date": _day(decisions.get("submitted_date"), "[date of submission]"),
        "participants": _people(participants(view.case)),
        "observers": _people(participants(view.case, "observers"), otherwise="none"),
        "omissions": _omissions(view),
        "family": [_relative(person) for person in view.people if person.role != "subject-child"] or [_nobody()],
        "family_names": ", ".join(person.name for person in view.people if person.role in ("mother", "father"))
        or "the family",
        "documentation": "\n".join(_documents(view)) or "none yet",
        "agency_involvement": "\n".join(_involvement(view)) or OPEN,
        "good_practice": decisions.get("good_practice") or _offered(_good_practice(view)),
        "learning": _learning(view),
        "other_review": decisions.get("other_review") or "not applicable",
        "key_lines_of_enquiry": _numbered(view.case.key_lines_of_enquiry) or OPEN,
        "reasons": _reasons(view),
        "scrutineer": decisions.get("scrutineer") or "[where there is one]",
        "long_term_impact": _together(view, _HARM),
        "themes": _together(view, _THEMES),
    }


def _together(view: CaseView, parts: tuple[tuple[str, str], ...]) -> str:
    """Several answers of the meeting under one label of the template, each with its own."""
    written = [
        f"{label}: {view.case.decisions[key]}" if label else view.case.decisions[key]
        for key, label in parts
        if view.case.decisions.get(key)
    ]
    return "\n".join(written) or OPEN


def _letter_fields(view: CaseView) -> dict[str, FieldValue]:
    decisions = view.case.decisions
    signed = [
        decisions[key] for key in ("ratified_icb", "ratified_police", "ratified_local_authority") if decisions.get(key)
    ]
    quorate = "A representative of each of the three Safeguarding Partners took part."
    return {
        "letter_date": _day(decisions.get("submitted_date"), "[date of the letter]"),
        "panel_chair": decisions.get("panel_chair") or "[name of the Panel’s chair]",
        "outcome_words": LETTER_OUTCOMES.get(decisions.get("decision", ""), "[the decision, once it is made]"),
        "quorum_sentence": "[who took part]" if missing_partners(view.case) else quorate,
        "endorsement_sentence": f"The decision has been endorsed by {'; '.join(signed)}." if len(signed) == 3 else "",
    }


def _ticked(view: CaseView) -> list[str]:
    decisions = view.case.decisions
    return [
        f"immediate-safety-{decisions.get('immediate_safety', '')}",
        *(f"criterion.{key}" for key in chosen(decisions.get("criteria"))),
        f"outcome.{decisions.get('decision', '')}",
    ]


def _birth_and_age(view: CaseView) -> str:
    child = view.case.subject_child
    if child is None or child.date_of_birth is None:
        return "[date of birth]"
    return f"{short_date(child.date_of_birth)}, {age_at(child.date_of_birth, view.case.incident or view.case.notified)}"


def _day(written: str | None, otherwise: str = OPEN) -> str:
    return long_date(datetime.date.fromisoformat(written)) if written else otherwise


def _people(found: tuple[Participant, ...], otherwise: str = OPEN) -> list[dict[str, str]]:
    rows = [{"name": person.name, "role": person.role, "agency": person.agency} for person in found]
    return rows or [{"name": otherwise, "role": "", "agency": ""}]


def _relative(person: CasePerson) -> dict[str, str]:
    known = f" (also known as {'; '.join(person.also_known_as)})" if person.also_known_as else ""
    return {
        "name_and_address": f"{person.name}{known}\n{person.home_address or ''}".strip(),
        "relationship": person.relationship or person.role.replace("-", " "),
        "date_of_birth": short_date(person.date_of_birth),
        "ethnicity": person.ethnicity or "",
        "other": f"died {short_date(person.date_of_death)}" if person.date_of_death else "",
    }


def _nobody() -> dict[str, str]:
    return dict.fromkeys(("name_and_address", "relationship", "date_of_birth", "ethnicity", "other"), "")


def _omissions(view: CaseView) -> str:
    """What the meeting wrote; until then, which agencies have not answered."""
    written = view.case.decisions.get("omissions")
    if written:
        return written
    silent = sorted({entry.agency for entry in view.outstanding})
    return f"{OPEN} No full return yet from: {', '.join(silent)}." if silent else OPEN


def _documents(view: CaseView) -> Iterator[str]:
    for entry in view.accepted:
        form = "nil return" if entry.form == "nil-return" else entry.form.replace("-", " ")
        yield f"{entry.agency or 'Agency not stated'}: {form}, received {long_date(entry.received_at.date())}"
    if view.events:
        yield f"Integrated chronology of {len(view.events)} events"
    if view.people:
        yield "Genogram"


def _records(view: CaseView) -> Iterator[tuple[ReturnEntry, object]]:
    for entry in view.accepted:
        if entry.parsed and entry.parsed.record:
            yield entry, entry.parsed.record


def _involvement(view: CaseView) -> Iterator[str]:
    for entry, record in _records(view):
        if isinstance(record, ScopingRecord) and record.involvement:
            yield f"{entry.agency or 'Agency not stated'}: {record.involvement}"


def _good_practice(view: CaseView) -> Iterator[str]:
    for entry, record in _records(view):
        if isinstance(record, LearningRecord):
            blocks = [block.good_practice for block in record.key_lines]
            blocks += [block.good_practice for block in record.single_agency_events]
            for words in blocks:
                if words:
                    yield f"{entry.agency}: {words}"
        elif isinstance(record, InformationReport) and record.good_practice:
            yield f"{entry.agency}: {record.good_practice}"


def _offered(lines: Iterable[str]) -> str:
    """What returns offer for an answer that the meeting gives, marked as such."""
    found = "\n".join(lines)
    return f"{OPEN} Offered by the returns:\n{found}" if found else OPEN


def _learning(view: CaseView) -> str:
    decisions = view.case.decisions
    parts = [decisions.get("immediate_learning") or OPEN]
    if decisions.get("dissemination"):
        parts.append(f"How it is shared: {decisions['dissemination']}")
    if decisions.get("actions"):
        parts.append(f"Actions: {decisions['actions']}")
    points = [f"{point.agency}: {point.learning_point or point.action}" for point in view.learning]
    if points:
        parts.append("Learning of single agencies, from their returns:\n" + "\n".join(points))
    return "\n".join(parts)


def _numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _reasons(view: CaseView) -> str:
    """The reasons with all that the guidance wants beside them."""
    decisions = view.case.decisions
    parts = [decisions.get("reasons") or OPEN]
    for label, key in (
        ("National review", "national_review_reasons"),
        ("Potential for additional learning", "additional_learning"),
        ("Why no further learning is to be gained", "no_further_learning"),
    ):
        if decisions.get(key):
            parts.append(f"{label}: {decisions[key]}")
    return "\n".join(parts)
