"""Paper 0: what lies in the pack, what is missing, and the days ahead."""

from collections.abc import Sequence

from pipeline.outputs.fields import long_date
from pipeline.outputs.pack_gate import GateCheck
from pipeline.outputs.word import drawing
from pipeline.outputs.word.paper import Paper
from schemas.case_view import CaseView


def contents_paper(
    view: CaseView, papers: Sequence[tuple[str, str]], missing: Sequence[GateCheck], has_chronology: bool
) -> bytes:
    """The first paper of the pack.

    Args:
        view: the case.
        papers: file name and title of each, in order.
        missing: the checks that did not pass; the pack is a draft while there is one.
        has_chronology: whether the integrated chronology lies in the folder.
    """
    paper = Paper("Papers for the Rapid Review meeting", view.case.reference, "Paper 0")
    if missing:
        paper.banner("DRAFT – these papers are not complete.")
        paper.heading("What is missing")
        paper.table(
            ("What is asked for", "What is missing", "Asked for by", "Where to write it"),
            [(check.name, _in_lines(check.found), check.paragraph, check.where_to_write) for check in missing],
            (3.4, 6.6, 3, 4),
            small=True,
        )
    paper.heading("Papers")
    rows = []
    for name, title in papers:
        is_absent = name.endswith(".xlsx") and not has_chronology
        rows.append((str(int(name[:2])), title, "not made yet" if is_absent else name))
    table = paper.table(("Paper", "Title", "File"), rows, (1.3, 7, 6))
    for row, (name, _) in zip(table.rows[1:], papers, strict=True):
        if row.cells[2].text == name:
            drawing.link_cell(row.cells[1], name)
    paper.heading("The days ahead")
    paper.text(f"As at {long_date(view.as_at)}. Notified on {long_date(view.case.notified)}.", keep_with_next=True)
    paper.table(
        ("Step", "Due", "Working day", "Who"),
        [
            (step.name, long_date(step.due), str(step.working_day or "–"), step.who)
            for step in view.timetable.deadlines
            if not step.name.startswith("If a local review follows")
        ],
        (6, 3, 1.8, 5),
        small=True,
    )
    paper.text(
        "These papers hold what agencies returned, in their own words. Where agencies differ, both are shown and "
        "nothing "
        "has been decided. Keep them as confidentially as the returns themselves, and destroy copies after the "
        "meeting as "
        "your partnership’s rules say."
    )
    return paper.content(view.as_at)


def _in_lines(found: str) -> str:
    """What is missing as a sentence; where it names several things, each on a line of its own."""
    sentence = found[:1].upper() + found[1:]
    head, _, rest = sentence.partition(": ")
    if "; " not in rest:
        return sentence
    return "\n".join((f"{head}:", *(f"– {item}" for item in rest.rstrip(".").split("; "))))
