"""What the papers of a review that follows must hold. Source: 002, sections 5 to 8 and Document 7."""

from pipeline.outputs.criteria import REVIEW_FOLLOWS
from pipeline.outputs.pack_gate.demand import Demand, Problem, in_decisions, written
from schemas.case_view import CaseView

_FORMS = ("learning-template", "information-report")


def _decided(view: CaseView) -> Problem:
    if view.case.decisions.get("decision") not in REVIEW_FOLLOWS:
        return "no decision for a review is recorded."
    return "" if view.case.decisions.get("review_decided_date") else "the day of the decision is not recorded."


def _reviewer(view: CaseView) -> Problem:
    return "" if view.case.reviewers else "no lead reviewer is named."


def _period(view: CaseView) -> Problem:
    if view.case.review_period is None:
        return "no time period is set."
    return "" if view.case.decisions.get("time_period_reason", "").strip() else "its reason is not written."


def _key_lines(view: CaseView) -> Problem:
    return "" if view.case.key_lines_of_enquiry else "no key line of enquiry is written."


def _reports(view: CaseView) -> Problem:
    if not any(set(agency.expects) & set(_FORMS) for agency in view.case.agencies):
        return "no agency is asked for a learning template or an information report."
    owed = sorted({entry.agency for entry in view.outstanding if entry.form in _FORMS})
    return f"still owed by: {', '.join(owed)}." if owed else ""


def _workshop(view: CaseView) -> Problem:
    gaps = [
        words
        for key, words in (("workshop_date", "day"), ("workshop_time", "time"), ("workshop_venue", "venue"))
        if not view.case.decisions.get(key, "").strip()
    ]
    return f"not set: {', '.join(gaps)}." if gaps else ""


REVIEW_DEMANDS = (
    Demand(
        "Decision to hold a review", "Toolkit, 3.1.2 and 4.6.3", in_decisions("decision, review_decided_date"), _decided
    ),
    Demand("Lead reviewer", "Toolkit, 6.1.1 and Document 7, section 3", "case.toml, reviewers", _reviewer),
    Demand(
        "Membership of the review team", "Toolkit, 6.2.1 and Document 7, section 3", in_decisions("review_team"),
        written("review_team", "nobody is listed."),
    ),
    Demand(
        "Time period and its reason", "Toolkit, 5.2.1 and Document 7", "case.toml, [review_period]; [decisions], "
        "time_period_reason", _period,
    ),
    Demand("Key lines of enquiry", "Toolkit, 5.3.1", "case.toml, key_lines_of_enquiry", _key_lines),
    Demand(
        "Ethnicity, culture and intersectionality", "Toolkit, 5.4.1 and 5.4.2", in_decisions("other_considerations"),
        written("other_considerations"),
    ),
    Demand(
        "Plan to involve children and family", "Toolkit, 5.6.1 and 7.3.1", in_decisions("family_plan"),
        written("family_plan"),
    ),
    Demand(
        "Whom the family can ring", "Toolkit, 7.1.4 and Document 8", in_decisions("family_contact"),
        written("family_contact"),
    ),
    Demand(
        "Parallel investigations", "Toolkit, 5.7.1 and Document 7", in_decisions("parallel_investigations"),
        written("parallel_investigations"),
    ),
    Demand("Legal advice", "Toolkit, 5.8.1 and Document 7", in_decisions("legal_advice"), written("legal_advice")),
    Demand(
        "Learning templates or information reports", "Toolkit, 5.5.2 and 8.6.1",
        "case.toml, expects of each agency; the case’s folder for the returns", _reports,
    ),
    Demand(
        "Reflective Learning Workshop", "Toolkit, 8.9.1 and Document 16",
        in_decisions("workshop_date, workshop_time, workshop_venue"), _workshop,
    ),
)  # fmt: skip
