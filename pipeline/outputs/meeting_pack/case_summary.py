"""Paper 2: the incident, the family, and where agencies differ about people."""

from pipeline.outputs.fields import age_at, long_date, short_date, spaced_nhs_number
from pipeline.outputs.file_names import sent_name
from pipeline.outputs.meeting_pack.differences import HEADINGS, differences
from pipeline.outputs.word.paper import Paper
from schemas.case_view import CaseView
from schemas.person import CasePerson
from schemas.returns.referral import ReferralRecord


def case_summary_paper(view: CaseView) -> bytes:
    """The second paper."""
    case = view.case
    paper = Paper("Case summary and family", case.reference, "Paper 2")
    paper.heading("The incident")
    child = case.subject_child
    paper.labels(
        [
            ("Child", child.name if child else "not named yet"),
            ("Date of birth", _birth(child, view) if child else ""),
            ("Kind of incident", case.incident_kind or "not stated"),
            ("Date of incident", long_date(case.incident) or "not stated"),
            ("Notified", long_date(case.notified)),
            ("Time period", _period(view)),
        ]
    )
    paper.heading("Summary", 2)
    paper.open_text(case.summary, "[no summary yet: write it in case.toml]")
    _referral(paper, view)
    paper.heading("The family")
    if view.people:
        paper.table(
            ("Name", "Relationship to child", "Date of birth", "NHS number", "Ethnicity", "Home address"),
            [_row(person) for person in view.people],
            (4, 3, 2.4, 2.8, 2.8, 4),
            small=True,
        )
    else:
        paper.text("Nobody is named yet.")
    _differences(paper, view)
    return paper.content(view.as_at)


def _birth(child: CasePerson, view: CaseView) -> str:
    if child.date_of_birth is None:
        return "not stated"
    at = view.case.incident or view.case.notified
    return f"{long_date(child.date_of_birth)} ({age_at(child.date_of_birth, at)} at the time)"


def _period(view: CaseView) -> str:
    period = view.case.review_period
    return f"{long_date(period.start)} to {long_date(period.end)}" if period else "not set"


def _row(person: CasePerson) -> tuple[str, ...]:
    known = f"\nalso known as {'; '.join(person.also_known_as)}" if person.also_known_as else ""
    return (
        person.name + known,
        person.relationship or person.role.replace("-", " "),
        short_date(person.date_of_birth),
        spaced_nhs_number(person.nhs_number),
        person.ethnicity or "",
        person.home_address or "",
    )


def _referral(paper: Paper, view: CaseView) -> None:
    """The referral in its own words, where one was returned."""
    for entry in view.accepted:
        record = entry.parsed.record if entry.parsed else None
        if isinstance(record, ReferralRecord):
            paper.heading("The referral", 2)
            paper.text(f"From {entry.agency or 'an agency that is not named'} ({sent_name(entry.file)}).")
            for text in (record.outline, record.reason, record.siblings_safeguarded, record.further_information):
                if text:
                    paper.text(text)


def _differences(paper: Paper, view: CaseView) -> None:
    """What agencies say differently about a person: every value, with who says it."""
    paper.heading("Where agencies differ about people")
    rows = list(differences(view))
    if not rows:
        paper.text("No agency holds a detail that differs from the case’s own, or from another agency’s.")
        return
    paper.text(
        "Nothing is corrected here. Ask the agencies which detail is right, and write it in case.toml.",
        keep_with_next=True,
    )
    paper.table(HEADINGS, rows, (3, 2.4, 4.6, 7), small=True)
