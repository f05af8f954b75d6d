"""The gate: what the packs must hold before they count as complete, each with the paragraph that asks for it.

Never decides anything itself: it only says what is written and what is not.
"""

from pipeline.outputs.pack_gate.demand import GateCheck, checked
from pipeline.outputs.pack_gate.meeting import MEETING_DEMANDS
from pipeline.outputs.pack_gate.panel import PANEL_DEMANDS
from pipeline.outputs.pack_gate.review import REVIEW_DEMANDS
from schemas.case_view import CaseView

__all__ = ["GateCheck", "check_gate", "check_meeting_gate", "check_review_gate", "missing"]


def check_gate(view: CaseView) -> tuple[GateCheck, ...]:
    """Every check of the submission to the Panel, in the order of the guidance."""
    return tuple(checked(demand, view) for demand in PANEL_DEMANDS)


def check_meeting_gate(view: CaseView) -> tuple[GateCheck, ...]:
    """Every check of the papers for the meeting."""
    return tuple(checked(demand, view) for demand in MEETING_DEMANDS)


def check_review_gate(view: CaseView) -> tuple[GateCheck, ...]:
    """Every check of the papers of a review that follows."""
    return tuple(checked(demand, view) for demand in REVIEW_DEMANDS)


def missing(checks: tuple[GateCheck, ...]) -> tuple[GateCheck, ...]:
    """The checks that did not pass: the list on a draft's first page."""
    return tuple(check for check in checks if not check.passed)
