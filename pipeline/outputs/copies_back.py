"""What the status page says of annotated copies of the workbook that came back, and of cells that hold two texts."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.merging.three_way import is_twofold
from schemas.case_view import CaseView, ReviewersCopy


def copy_words(copy: ReviewersCopy) -> str:
    """What came of one copy, in a sentence."""
    if not copy.taken and not copy.differing:
        return "Nothing in it that the integrated chronology did not say already."
    taken = f"{copy.taken} {'change' if copy.taken == 1 else 'changes'} of the reviewer's brought into the workbook."
    if not copy.differing:
        return taken
    places = len(copy.differing)
    cells = "1 cell said" if places == 1 else f"{places} cells said"
    return f"{taken} {cells} something else in the workbook already: both texts stand there."


def cells_to_decide(view: CaseView) -> tuple[str, ...]:
    """Every cell that holds the texts of two workbooks still: `No. 12, Reviewer's note`."""
    return tuple(_to_decide(view))


def _to_decide(view: CaseView) -> Iterator[str]:
    for number, event in enumerate((*view.events, *view.withdrawn_events), start=1):
        columns = [label for label, text in event.notes.items() if is_twofold(text)]
        columns += [f"the comment on {mark.column}" for mark in event.marks if is_twofold(mark.comment or "")]
        yield from (f"No. {number}, {column}" for column in columns)
