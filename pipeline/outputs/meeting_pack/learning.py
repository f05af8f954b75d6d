"""Paper 7: every agency's learning in one action tracker. Source of the columns: Document 2, section 2, question 5."""

from pipeline.outputs.fields import short_date
from pipeline.outputs.word import drawing
from pipeline.outputs.word.paper import Paper
from schemas.case_view import AgencyLearning, CaseView

_RATINGS = {"red": "Red", "amber": "Amber", "green": "Green", None: "not rated"}
_FILLS = {"red": "F4C7C3", "amber": "FCE8B2", "green": "C9E7CB", None: "FFFFFF"}
"""Pale, behind the word: colour is never the only sign."""
_ORDER = ("red", "amber", "green", None)


def learning_paper(view: CaseView) -> bytes:
    """The seventh paper."""
    paper = Paper("Learning and action tracker", view.case.reference, "Paper 7", orientation="landscape")
    if view.learning:
        counts = ", ".join(
            f"{sum(point.rag == rating for point in view.learning)} {_RATINGS[rating].lower()}" for rating in _ORDER
        )
        paper.text(f"{len(view.learning)} learning points from the returns: {counts}. Red stands first.")
        points = sorted(view.learning, key=_rank)
        table = paper.table(
            ("Agency", "Learning Point", "Action Required", "Lead", "Target date for completion",
             "Evidence of Progress of Implementation", "R A G"),
            [_row(point) for point in points],
            (3.4, 6, 6, 2.8, 2.6, 4.4, 1.8),
            small=True,
        )  # fmt: skip
        for row, point in zip(table.rows[1:], points, strict=True):
            drawing.shade(row.cells[-1], _FILLS[point.rag])
    else:
        paper.text("No agency has reported learning yet.")
    paper.heading("Immediate learning agreed at the meeting")
    paper.open_text(view.case.decisions.get("immediate_learning"))
    paper.heading("How it will be shared")
    paper.open_text(view.case.decisions.get("dissemination"))
    return paper.content(view.as_at)


def _rank(point: AgencyLearning) -> tuple[int, str]:
    return _ORDER.index(point.rag), point.agency


def _row(point: AgencyLearning) -> tuple[str, ...]:
    line = f" (key line of enquiry {point.key_line})" if point.key_line else ""
    return (
        point.agency,
        (point.learning_point or "") + line,
        point.action or "",
        point.lead or "",
        short_date(point.target_date) or point.target_date_text or "",
        point.evidence or "",
        _RATINGS[point.rag],
    )
