"""What the papers for the meeting must hold. Source: 002, 4.3.4, 4.4.2, 4.5.1, 4.6.1 and Document 3."""

from pipeline.outputs.file_names import sent_name
from pipeline.outputs.meeting_people import PARTNERS
from pipeline.outputs.pack_gate.demand import Demand, Problem, in_decisions, written
from schemas.case_view import CaseView
from schemas.receipt import PANEL_TEMPLATE

_FOLDER = "the case’s folder: drop the returns there"


def _all_returned(view: CaseView) -> Problem:
    owed = [f"{entry.agency} ({entry.form})" for entry in view.outstanding]
    if not view.case.agencies:
        return "no agency is listed in the case."
    return f"still owed: {'; '.join(owed)}." if owed else ""


def _partners_answered(view: CaseView) -> Problem:
    answered = {"icb": view.quorum.icb, "police": view.quorum.police, "local-authority": view.quorum.local_authority}
    missing = [PARTNERS[kind] for kind in PARTNERS if not answered[kind]]
    return f"no return yet from: {', '.join(missing)}." if missing else ""


def _set_aside(view: CaseView) -> Problem:
    files = [
        sent_name(entry.file)
        for entry in view.returns
        if entry.state == "needs-attention" and PANEL_TEMPLATE not in [issue.code for issue in entry.issues]
    ]
    return f"{len(files)} could not be used: {'; '.join(files)}." if files else ""


def _family(view: CaseView) -> Problem:
    if view.case.subject_child is None:
        return "no subject child is named."
    return "" if len(view.case.people) > 1 else "no member of the family is named."


def _events(view: CaseView) -> Problem:
    return "" if view.events else "no agency has sent a chronology."


MEETING_DEMANDS = (
    Demand(
        "Completed forms of every agency", "Toolkit, 4.3.4 and 4.5.1", _FOLDER, _all_returned
    ),
    Demand(
        "Returns of the three statutory partners", "Toolkit, 4.6.1", _FOLDER,
        _partners_answered,
    ),
    Demand(
        "No return set aside", "Toolkit, 4.5.1", "needs-attention in the case’s folder, a note by each file",
        _set_aside,
    ),
    Demand("Family details and genogram", "Toolkit, 4.5.1 and Document 3, item 3", "case.toml, [[people]]", _family),
    Demand("Chronology of key events", "Toolkit, 4.3.4 and 4.5.1", _FOLDER, _events),
    Demand(
        "Summary of the incident", "Toolkit, Document 3, item 2", "case.toml, summary",
        lambda view: "" if (view.case.summary or "").strip() else "there is no summary.",
    ),
    Demand(
        "Date of the meeting", "Toolkit, 4.4.2", in_decisions("meeting_date"), written("meeting_date", "not set.")
    ),
)  # fmt: skip
