"""The first paper of the review pack: what lies in it, and what is missing."""

from collections.abc import Sequence

from pipeline.outputs.fields import long_date
from pipeline.outputs.pack_gate import GateCheck
from pipeline.outputs.word import drawing
from pipeline.outputs.word.paper import Paper
from schemas.case_view import CaseView


def contents_paper(view: CaseView, papers: Sequence[tuple[str, str]], missing: Sequence[GateCheck]) -> bytes:
    """The list of the papers (file name and title of each) and the checks that did not pass."""
    paper = Paper("Papers of the local Child Safeguarding Practice Review", view.case.reference)
    if missing:
        paper.banner("DRAFT – these papers are not complete.")
        paper.heading("What is missing")
        paper.table(
            ("What is asked for", "What is missing", "Asked for by", "Where to write it"),
            [(check.name, check.found, check.paragraph, check.where_to_write) for check in missing],
            (3.6, 5.6, 3.4, 4.4),
            small=True,
        )
    paper.heading("Papers")
    table = paper.table(("Title", "File"), [(title, name) for name, title in papers], (8, 9), small=True)
    for row, (name, _) in zip(table.rows[1:], papers, strict=True):
        drawing.link_cell(row.cells[0], name)
    paper.heading("Days of the review")
    paper.text(f"As at {long_date(view.as_at)}.", keep_with_next=True)
    paper.table(
        ("Step", "Due", "Source"),
        [
            (step.name.removeprefix("If a local review follows: "), long_date(step.due), step.rule)
            for step in view.timetable.deadlines
            if step.name.startswith("If a local review follows: ")
        ],
        (5, 3, 9),
        small=True,
    )
    paper.text(
        "All of these are drafts for the partners and the lead reviewer. Edit them in Word; where the program makes "
        "them again, an edited copy is kept beside the new one under its own name. What the lead reviewer writes into "
        "the workbook stays on its row in the next one."
    )
    return paper.content(view.as_at)
