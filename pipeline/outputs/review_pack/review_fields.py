"""The fields that the templates of a review may use beyond those of every template. docs/templates.md lists them."""

import datetime
from collections.abc import Iterator

from pipeline.outputs.fields import TO_AGREE, FieldValue, case_fields, family_of, lines_of_people, long_date, short_date
from pipeline.timetable.profiles import Profile
from schemas.agency import FormName
from schemas.case_view import AgencyLearning, CaseView

_IF_REVIEW = "If a local review follows: "
_RATINGS = {"red": "Red", "amber": "Amber", "green": "Green", None: "not rated"}
_ORDER = ("red", "amber", "green", None)
_HAPPENED = {"death": "the death", "serious harm": "the serious injury", None: "what happened to"}


def review_fields(view: CaseView, profile: Profile) -> dict[str, FieldValue]:
    """Every field of the review's templates, but those of one addressee."""
    case, decisions = view.case, view.case.decisions
    written = {
        key: decisions.get(key) or TO_AGREE
        for key in (
            "time_period_reason", "family_plan", "parallel_investigations", "legal_advice", "other_considerations",
            "workshop_time", "workshop_venue",
        )
    }  # fmt: skip
    return {
        **case_fields(case, profile, view.as_at),
        **written,
        "lead_reviewer": ", ".join(case.reviewers) or "[name of the lead reviewer]",
        "review_team": _people(decisions.get("review_team")),
        "time_period": _period(view) or TO_AGREE,
        "chronology_agencies": _asked(view, ("chronology", "organisational-chronology")),
        "report_agencies": _asked(view, ("learning-template", "information-report")),
        "workshop_date": _day(decisions.get("workshop_date")),
        "feedback_date": _day(decisions.get("feedback_date")),
        "workshop_plan": _workshop(view),
        "family": family_of(view.people),
        "family_contact": decisions.get("family_contact") or "[name and telephone number]",
        "child_pseudonym": case.pseudonym or "the child",
        "timeline": _timeline(view),
        "actions_offered": _actions(view) or [_action(None)],
    }


def parents(view: CaseView) -> Iterator[tuple[str, dict[str, FieldValue]]]:
    """Each living parent as (`mother`, `father-2` …) with the fields of the letter; the family where there is none."""
    happened = _HAPPENED[view.case.incident_kind]
    found = 0
    for role in ("mother", "father"):
        living = [one for one in view.people if one.role == role and one.date_of_death is None]
        for number, person in enumerate(living, 1):
            found += 1
            name = role if number == 1 else f"{role}-{number}"
            yield name, {"person_name": person.name, "what_happened": happened}
    if not found:
        yield "family", {"person_name": "[name]", "what_happened": happened}


def _people(written: str | None) -> list[dict[str, str]]:
    found = [{"name": name, "role": role, "agency": agency} for name, role, agency in lines_of_people(written)]
    return found or [{"name": TO_AGREE, "role": "", "agency": ""}]


def _period(view: CaseView) -> str:
    period = view.case.review_period
    return f"{long_date(period.start)} to {long_date(period.end)}" if period else ""


def _asked(view: CaseView, forms: tuple[FormName, ...]) -> str:
    names = [agency.name for agency in view.case.agencies if set(forms) & set(agency.expects)]
    return "; ".join(names) or "[none asked for yet]"


def _day(written: str | None, otherwise: str = "[date to be set]") -> str:
    return long_date(datetime.date.fromisoformat(written)) if written else otherwise


def _workshop(view: CaseView) -> str:
    decisions = view.case.decisions
    return f"Workshop: {_day(decisions.get('workshop_date'))}. Feedback: {_day(decisions.get('feedback_date'))}."


def _timeline(view: CaseView) -> list[dict[str, str]]:
    """The days that are agreed, and the latest days that the guidance allows, in their order."""
    agreed = (
        ("review_decided_date", "Decision to start the review"),
        ("review_returns_date", "Agencies’ reports returned"),
        ("workshop_date", "Reflective Learning Workshop"),
        ("feedback_date", "Feedback session"),
        ("publication_date", "Publication (planned)"),
    )
    decisions = view.case.decisions
    days = [(datetime.date.fromisoformat(decisions[key]), words) for key, words in agreed if decisions.get(key)]
    days += [
        (step.due, f"{step.name.removeprefix(_IF_REVIEW)} (latest day)")
        for step in view.timetable.deadlines
        if step.name.startswith(_IF_REVIEW)
    ]
    rows = [{"name": words, "date": long_date(day)} for day, words in sorted(days)]
    return [*rows, {"name": "Learning presented to the Safeguarding Partners", "date": "[date to be set]"}]


def _actions(view: CaseView) -> list[dict[str, str]]:
    return [_action(point) for point in sorted(view.learning, key=lambda one: (_ORDER.index(one.rag), one.agency))]


def _action(point: AgencyLearning | None) -> dict[str, str]:
    if point is None:
        return {"recommendation": TO_AGREE, **dict.fromkeys(("action", "who", "when", "rating", "evidence"), "")}
    line = f" (key line of enquiry {point.key_line})" if point.key_line else ""
    return {
        "recommendation": f"{point.agency}: {point.learning_point or 'no learning point is written'}{line}",
        "action": point.action or "",
        "who": point.lead or "",
        "when": short_date(point.target_date) or point.target_date_text or "",
        "rating": _RATINGS[point.rag],
        "evidence": point.evidence or "",
    }
