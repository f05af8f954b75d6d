"""What the submission to the Panel must hold.

Sources: 004, "Rapid reviews" (eleven minimum contents); 002, 4.2.1, 4.6.1 to 4.6.8 and Document 4.
"""

import datetime

from pipeline.outputs.criteria import CRITERIA, OUTCOMES, REVIEW_FOLLOWS, chosen
from pipeline.outputs.meeting_people import PARTNERS, absent_agencies, missing_partners, participants
from pipeline.outputs.pack_gate.demand import Demand, Problem, in_decisions, written
from pipeline.settings import LONGEST_SUMMARY_WORDS
from schemas.case_view import CaseView

_PANEL = "Panel practice guidance, Rapid reviews"


def _criteria(view: CaseView) -> Problem:
    keys = chosen(view.case.decisions.get("criteria"))
    unknown = [key for key in keys if key not in CRITERIA]
    if unknown:
        return f"“{unknown[0]}” is not one of {', '.join(CRITERIA)}."
    if "none" in keys and len(keys) > 1:
        return "“none” is ticked together with others."
    return "" if keys else "no criterion is ticked, and “none” is not ticked either."


def _safety(view: CaseView) -> Problem:
    decisions = view.case.decisions
    if decisions.get("immediate_safety") not in ("yes", "no"):
        return "it is not said whether all immediate action has been taken (yes or no)."
    return "" if decisions.get("immediate_safety_details", "").strip() else "no details of the action are written."


def _summary(view: CaseView) -> Problem:
    words = len((view.case.summary or "").split())
    if not words:
        return "there is no summary of the facts."
    if words > LONGEST_SUMMARY_WORDS:
        return f"the summary has {words} words; a concise one has at most {LONGEST_SUMMARY_WORDS}."
    return ""


def _decision(view: CaseView) -> Problem:
    decision = view.case.decisions.get("decision", "")
    if decision not in OUTCOMES:
        return f"no recommendation is chosen ({', '.join(OUTCOMES)})."
    if decision == "other-review" and not view.case.decisions.get("other_review", "").strip():
        return "it is not stated which other review."
    return "" if view.case.decisions.get("reasons", "").strip() else "the reasons are not written."


def _national(view: CaseView) -> Problem:
    decisions = view.case.decisions
    if decisions.get("national_review") not in ("yes", "no"):
        return "it is not said whether a national review is necessary (yes or no)."
    if (decisions["national_review"] == "yes") != (decisions.get("decision") == "national"):
        if decisions.get("decision") == "national":
            return "the recommendation is a national review, and yet it is said not to be necessary."
        return "a national review is said to be necessary, and yet the recommendation is another."
    return "" if decisions.get("national_review_reasons", "").strip() else "the reasons are not written."


def _learning(view: CaseView) -> Problem:
    if not view.case.decisions.get("immediate_learning", "").strip():
        return "the immediate learning is not written."
    return "" if view.case.decisions.get("dissemination", "").strip() else "it is not said how the learning is spread."


def _no_further_learning(view: CaseView) -> Problem:
    decision = view.case.decisions.get("decision", "")
    if decision not in OUTCOMES or decision in REVIEW_FOLLOWS:
        return ""
    written = view.case.decisions.get("no_further_learning", "").strip()
    return "" if written else "no review follows, and it is not explained why no more is to be learned."


def _omissions(view: CaseView) -> Problem:
    silent = sorted({entry.agency for entry in view.outstanding})
    absent = absent_agencies(view.case) if participants(view.case) else ()
    unexplained = [
        name
        for name in dict.fromkeys([*absent, *silent])
        if name.casefold() not in view.case.decisions.get("omissions", "").casefold()
    ]
    if not view.case.agencies:
        return "no agency is listed in the case."
    return f"not explained: {', '.join(unexplained)}." if unexplained else ""


def _who_decided(view: CaseView) -> Problem:
    return "" if participants(view.case) else "no participant of the meeting is listed."


def _identified(view: CaseView) -> Problem:
    child = view.case.subject_child
    if child is None:
        return "no subject child is named."
    missing = [
        words
        for words, value in (
            ("date of birth", child.date_of_birth),
            ("ethnicity", child.ethnicity),
            ("gender", child.sex or view.case.decisions.get("gender")),
            ("date of the incident", view.case.incident),
        )
        if not value
    ]
    if len(view.case.people) == 1:
        missing.append("members of the family")
    return f"missing: {', '.join(missing)}." if missing else ""


def _quorum(view: CaseView) -> Problem:
    missing = missing_partners(view.case)
    return f"nobody is listed for: {', '.join(missing)}." if missing else ""


def _key_lines(view: CaseView) -> Problem:
    if view.case.decisions.get("decision") not in REVIEW_FOLLOWS:
        return ""
    return "" if view.case.key_lines_of_enquiry else "a review follows, and no key line of enquiry is proposed."


def _ratified(view: CaseView) -> Problem:
    keys = zip(("ratified_icb", "ratified_police", "ratified_local_authority"), PARTNERS.values(), strict=True)
    missing = [name for key, name in keys if not view.case.decisions.get(key, "").strip()]
    return f"not ratified yet by: {', '.join(missing)}." if missing else ""


def _notified(view: CaseView) -> Problem:
    made = view.case.decisions.get("notification_made", "").strip()
    return "" if made else "the day of the notification to the Panel is not recorded."


def _in_time(view: CaseView) -> Problem:
    due = _submission_due(view)
    if due is None:
        return ""
    written = view.case.decisions.get("submitted_date")
    day = datetime.date.fromisoformat(written) if written else view.as_at
    if day <= due:
        return ""
    return f"it was due on {due.day} {due:%B %Y}; tell the Panel why it is late."


def _submission_due(view: CaseView) -> datetime.date | None:
    """The earliest of the days by which the template has to be with the Panel."""
    due = [entry.due for entry in view.timetable.deadlines if entry.key in ("submit", "submit-aware")]
    return min(due, default=None)


PANEL_DEMANDS = (
    Demand("Criteria considered", f"{_PANEL}, point 1; toolkit, Document 4, 2.2", in_decisions("criteria"), _criteria),
    Demand(
        "Immediate safeguarding of any children involved", f"{_PANEL}, point 2; toolkit, Document 4, 2.1",
        in_decisions("immediate_safety, immediate_safety_details"), _safety,
    ),
    Demand("Concise summary of the facts", f"{_PANEL}, point 3", "case.toml, summary", _summary),
    Demand(
        "Clear decision on a review, with reasons", f"{_PANEL}, point 4; toolkit, 4.6.3",
        in_decisions("decision, reasons"), _decision,
    ),
    Demand(
        "Whether a national review is necessary, with reasons", f"{_PANEL}, point 5; toolkit, 4.6.4",
        in_decisions("national_review, national_review_reasons"), _national,
    ),
    Demand(
        "Immediate learning and how it is spread", f"{_PANEL}, point 6; toolkit, 4.6.3",
        in_decisions("immediate_learning, dissemination"), _learning,
    ),
    Demand(
        "Potential for additional learning", f"{_PANEL}, point 7", in_decisions("additional_learning"),
        written("additional_learning"),
    ),
    Demand(
        "Why no further learning, where no review follows", f"{_PANEL}, point 8", in_decisions("no_further_learning"),
        _no_further_learning,
    ),
    Demand(
        "Agencies involved, and every omission explained", f"{_PANEL}, point 9; toolkit, 4.6.1",
        in_decisions("omissions"), _omissions,
    ),
    Demand("Who took part in the decision", f"{_PANEL}, point 10", in_decisions("participants"), _who_decided),
    Demand(
        "Identifying details of child and family",
        f"{_PANEL}, point 11",
        "case.toml, [[people]], incident; [decisions], gender",
        _identified,
    ),
    Demand("Quorum: ICB, police and local authority", "Toolkit, 4.6.1", in_decisions("participants"), _quorum),
    Demand(
        "Key lines of enquiry, where a review follows", "Toolkit, 4.2.1, 4.6.3", "case.toml, key_lines_of_enquiry",
        _key_lines,
    ),
    Demand(
        "Nature of the harm: serious, or long-term impairment", "Toolkit, Document 4, 2.3",
        in_decisions("serious_harm"), written("serious_harm"),
    ),
    Demand(
        "The child’s lived experience and voice", "Toolkit, 4.6.4", in_decisions("lived_experience"),
        written("lived_experience"),
    ),
    Demand("Race, culture, faith and ethnicity", "Toolkit, 4.6.4", in_decisions("identity"), written("identity")),
    Demand("Disability, health and identity", "Toolkit, 4.6.4", in_decisions("disability"), written("disability")),
    Demand("Recognised risk factors", "Toolkit, 4.6.4", in_decisions("risk_factors"), written("risk_factors")),
    Demand("Good practice", "Toolkit, 4.6.4", in_decisions("good_practice"), written("good_practice")),
    Demand("Actions of agencies and partnership", "Toolkit, 4.6.4", in_decisions("actions"), written("actions")),
    Demand(
        "Relevant national reviews", "Toolkit, 4.6.4", in_decisions("national_reviews"),
        written("national_reviews"),
    ),
    Demand(
        "The ‘why’ questions, in the discussion", "Toolkit, 4.6.5", in_decisions("discussion"), written("discussion")
    ),
    Demand(
        "Ratified by each of the three safeguarding partners", "Toolkit, 4.6.8",
        in_decisions("ratified_icb, ratified_police, ratified_local_authority"), _ratified,
    ),
    Demand(
        "Notification to the Panel made", "Toolkit, 4.1.4", in_decisions("notification_made"), _notified
    ),
    Demand(
        "In time: 15 working days", "Toolkit, 4.2.2 and 4.8; Panel practice guidance, Rapid review timescales",
        in_decisions("submitted_date"), _in_time,
    ),
)  # fmt: skip
