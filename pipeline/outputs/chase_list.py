"""Whom to ring about which return: by agency, the longest overdue first, with room to note the answer.

Source: 003, flow chart 2, working days three to seven (agencies that have not answered are telephoned).
"""

from pipeline.outputs.fields import long_date
from pipeline.outputs.output import Files
from pipeline.outputs.word.paper import Paper
from schemas.agency import FORM_TITLES
from schemas.case_view import CaseView
from schemas.timetable import Outstanding

NAME = "chase-list.docx"


def build(view: CaseView) -> Files:
    """`chase-list.docx`."""
    paper = Paper("Returns to chase", view.case.reference, orientation="landscape")
    paper.text(f"As at {long_date(view.as_at)}. Working days, without weekends and England’s bank holidays.")
    owed = _by_agency(view)
    if owed:
        paper.table(
            (
                "Agency",
                "Telephone",
                "Whom we asked",
                "Still owed",
                "Due",
                "Working days late",
                "Spoke to, and what was said",
            ),
            [_row(view, agency, entries) for agency, entries in owed.items()],
            (4.4, 3, 4, 4, 2.8, 2, 6),
            small=True,
        )
    else:
        paper.text("Every agency that was asked has answered. Nobody needs to be chased.")
    _queries(paper, view)
    if any(agency.phone is None for agency in view.case.agencies):
        paper.text('Where a number is missing, write it below the agency in case.toml: phone = "01632 960001"')
    return {NAME: paper.content(view.as_at)}


def _by_agency(view: CaseView) -> dict[str, list[Outstanding]]:
    owed: dict[str, list[Outstanding]] = {}
    for entry in sorted(view.outstanding, key=lambda entry: -entry.working_days_overdue):
        owed.setdefault(entry.agency, []).append(entry)
    return owed


def _row(view: CaseView, name: str, entries: list[Outstanding]) -> tuple[str, ...]:
    agency = next((agency for agency in view.case.agencies if agency.name == name), None)
    return (
        name,
        entries[0].phone or "no number in case.toml",
        (agency.contact if agency else None) or "not recorded",
        "\n".join(FORM_TITLES.get(entry.form, entry.form) for entry in entries),
        "\n".join(long_date(entry.due) or "no day set" for entry in entries),
        str(max(entry.working_days_overdue for entry in entries)),
        "",
    )


def _queries(paper: Paper, view: CaseView) -> None:
    """Returns that came and leave something to ask, so that one call can do for both."""
    rows = []
    for agency in view.case.agencies:
        errors = sum(
            issue.severity == "error"
            for entry in view.accepted
            if entry.agency == agency.name
            for issue in entry.issues
        )
        if errors:
            rows.append(
                (agency.name, agency.phone or "no number in case.toml", f"{errors} to put right (see its query sheet)")
            )
    if rows:
        paper.heading("Returned, and to be asked about")
        paper.table(("Agency", "Telephone", "What"), rows, (6, 4, 10), small=True)
