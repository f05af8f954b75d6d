"""Paper 8: the toolkit's questions with the places of the returns that may bear on them, and the decision sheet.

Source: 002, 4.6.3, 4.6.4 and Document 4, 2.1, 2.2 and section 3.
"""

from pipeline.outputs.criteria import CRITERIA, OUTCOMES, QUESTIONS, chosen
from pipeline.outputs.meeting_pack.bearing import passages_bearing_on
from pipeline.outputs.word import drawing
from pipeline.outputs.word.paper import Paper
from schemas.case_view import CaseView

_SIGNATURE_LINES = 3
_NO_WORDS = ("national_review_reasons", "actions")


def decision_paper(view: CaseView) -> bytes:
    """The eighth paper."""
    decisions = view.case.decisions
    paper = Paper("Questions and decision sheet", view.case.reference, "Paper 8")
    paper.heading("Questions to consider")
    paper.text(
        "Passages were found by the words named with them. They are a start for the discussion, not an answer, and "
        "others may "
        "matter more."
    )
    for key, question in QUESTIONS:
        paper.heading(question, 2)
        if key not in _NO_WORDS:
            _passages(paper, view, key)
        paper.open_text(decisions.get(key))
    paper.heading("Decision sheet", new_page=True)
    paper.heading("Immediate safety", 2)
    paper.text("Has ALL appropriate immediate action been taken to ensure children’s safety?", keep_with_next=True)
    paper.ticks("immediate-safety", {"yes": "Yes", "no": "No"}, (decisions.get("immediate_safety", ""),))
    paper.text("What was done, what must be done, when and by whom:", keep_with_next=True)
    paper.open_text(decisions.get("immediate_safety_details"))
    paper.heading("Criteria that the case has the potential to meet", 2)
    paper.ticks("criterion", CRITERIA, chosen(decisions.get("criteria")))
    paper.heading("Recommendation", 2)
    paper.ticks("outcome", OUTCOMES, (decisions.get("decision", ""),))
    paper.heading("Reasons", 2)
    paper.open_text(decisions.get("reasons"))
    paper.heading("Key lines of enquiry, where a review follows", 2)
    lines = view.case.key_lines_of_enquiry
    paper.open_text("\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1)))
    _partners(paper, view)
    return paper.content(view.as_at)


def _passages(paper: Paper, view: CaseView, key: str) -> None:
    words, passages = passages_bearing_on(view, key)
    if not passages:
        paper.text(f"No passage of the returns holds one of these words: {', '.join(words)}.")
        return
    paper.text(f"Found by: {', '.join(words)}.", keep_with_next=True)
    paper.table(
        ("Agency", "Says", "Where"), [(one.agency, one.words, one.where) for one in passages], (3, 9, 4.6), small=True
    )


def _partners(paper: Paper, view: CaseView) -> None:
    decisions = view.case.decisions
    paper.heading("Agreed by each statutory partner", 2)
    table = paper.table(
        ("Partner", "Name and role", "Signature and date"),
        [
            ("Integrated Care Board", decisions.get("ratified_icb", ""), ""),
            ("Police", decisions.get("ratified_police", ""), ""),
            ("Local Authority", decisions.get("ratified_local_authority", ""), ""),
        ],
        (4, 6, 6),
    )
    for row in table.rows[1:]:
        drawing.set_height(row, _SIGNATURE_LINES)
