"""Two workbooks made from one version, brought together: nothing that anybody wrote falls off, and nothing comes back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from pipeline.merging.three_way import fold, is_twofold
from schemas.case_view import CellMark, UnclearLine
from schemas.chronology import LabelledText

NOTE, KEY = "Reviewer's note", "Key event"
Written = dict[tuple[str, str], str]
ROWS = ("POL-1", "GP-2", "CSC-3")
CELLS = [(row, column) for row in ROWS for column in (NOTE, KEY)]
written = st.dictionaries(st.sampled_from(CELLS), st.sampled_from(["Yes", "why?", "ask them", "who saw it"]))


def saved(notes: Written, version: int = 1, **more: object) -> ReviewerNotes:
    rows = tuple(
        NotedRow(row, notes=tuple(LabelledText(label=column, text=text) for (own, column), text in notes.items()
                                  if own == row))
        for row in ROWS
    )  # fmt: skip
    return ReviewerNotes(rows=rows, columns=(KEY, NOTE), version=version, **more)  # type: ignore[arg-type]


def said(notes: ReviewerNotes) -> Written:
    return {(row.event_id, note.label): note.text for row in notes.rows for note in row.notes}


@given(written, written, written)
@settings(deadline=None)
def test_what_one_side_left_alone_is_as_the_other_side_left_it(base: Written, ours: Written, theirs: Written) -> None:
    folded = fold(saved(ours), saved(base), saved(theirs), "copy.xlsx", is_latest=True)
    result = said(folded.notes)
    for cell in CELLS:
        was, here, there, now = (held.get(cell) for held in (base, ours, theirs, result))
        if there == was:
            assert now == here
        elif here == was:
            assert now == there
        else:
            # Both were at work: whatever either of them wrote is in the cell.
            assert all(text in (now or "") for text in (here, there) if text)
    assert set(folded.differing) == {cell for cell in CELLS if is_twofold(result.get(cell, ""))}


@given(written, written, written)
@settings(deadline=None)
def test_a_workbook_brought_in_twice_changes_nothing_the_second_time(
    base: Written, ours: Written, theirs: Written
) -> None:
    once = fold(saved(ours), saved(base), saved(theirs), "copy.xlsx", is_latest=True)
    twice = fold(once.notes, saved(base), saved(theirs), "copy.xlsx", is_latest=True)
    assert said(twice.notes) == said(once.notes)
    assert (twice.taken, twice.differing) == (0, ())


@given(written, written)
@settings(deadline=None)
def test_a_copy_of_a_version_that_is_not_known_takes_nothing_away(ours: Written, theirs: Written) -> None:
    result = said(fold(saved(ours), None, saved(theirs), "copy.xlsx", is_latest=False).notes)
    assert all(text in result[cell] for notes in (ours, theirs) for cell, text in notes.items())


def test_the_first_workbook_is_taken_as_it_is() -> None:
    theirs = saved({("GP-2", NOTE): "first words"}, version=4)
    folded = fold(None, saved({}, version=4), theirs, "copy.xlsx", is_latest=True)
    assert folded.notes == theirs
    assert (folded.taken, folded.differing) == (1, ())


@pytest.mark.parametrize(("spaces", "taken"), [("why  was it\r\nclosed?", 0), ("why was it shut?", 1)])
def test_spaces_that_a_program_changed_in_saving_are_no_change(spaces: str, taken: int) -> None:
    base = saved({("GP-2", NOTE): "why was it\nclosed?"})
    folded = fold(base, base, saved({("GP-2", NOTE): spaces}), "copy.xlsx", is_latest=True)
    assert folded.taken == taken


def test_a_cell_keeps_its_own_fill_and_both_comments() -> None:
    def marked(fill: str, comment: str) -> ReviewerNotes:
        return ReviewerNotes((NotedRow("POL-1", marks=(CellMark(column="Event", fill=fill, comment=comment),)),))

    folded = fold(marked("FFFF99", "office"), saved({}), marked("92D050", "home"), "copy.xlsx", is_latest=True)
    (mark,) = folded.notes.rows[0].marks
    assert (mark.fill, mark.comment) == ("FFFF99", "office\n— and in “copy.xlsx”: home")
    assert folded.differing == (("POL-1", "Event"),)


def test_a_verdict_is_taken_back_only_by_a_workbook_that_showed_it() -> None:
    pair = ("POL-1", "GP-2")
    rejecting = saved({}, not_the_same=(pair,))
    # A copy from before the verdict shows the link as any other: that says nothing against it.
    older = fold(rejecting, saved({}), saved({}, links_kept=(pair,)), "old.xlsx", is_latest=False)
    assert older.notes.not_the_same == (pair,)
    # One that has no such sheet any more says nothing either.
    assert fold(rejecting, rejecting, saved({}), "cut.xlsx", is_latest=True).notes.not_the_same == (pair,)
    emptied = fold(rejecting, rejecting, saved({}, links_kept=(pair[::-1],)), "new.xlsx", is_latest=True)
    assert (emptied.notes.not_the_same, emptied.taken) == ((), 1)


def test_a_link_made_in_a_workbook_stays_until_it_is_rejected_or_emptied() -> None:
    pair = ("POL-1", "GP-2")
    linked = saved({}, same=(pair,))
    assert fold(saved({}), saved({}), linked, "copy.xlsx", is_latest=False).notes.same == (pair,)
    assert fold(linked, linked, saved({}), "cut.xlsx", is_latest=True).notes.same == (pair,)
    # A copy from before the link was made says nothing against it.
    assert fold(linked, saved({}), saved({}, links_kept=(pair,)), "old.xlsx", is_latest=False).notes.same == (pair,)
    assert fold(linked, linked, saved({}, links_kept=(pair[::-1],)), "new.xlsx", is_latest=True).notes.same == ()
    rejected = fold(linked, linked, saved({}, not_the_same=(pair,)), "new.xlsx", is_latest=True).notes
    assert (rejected.same, rejected.not_the_same) == ((), (pair,))


def test_a_column_taken_out_of_the_workbook_goes_unless_something_stands_in_it() -> None:
    base = saved({("GP-2", KEY): "Yes"})
    without = ReviewerNotes(rows=saved({}).rows, columns=(NOTE,))
    assert fold(base, base, without, "cut.xlsx", is_latest=True).notes.columns == (NOTE,)
    since = saved({("GP-2", KEY): "Yes", ("POL-1", KEY): "Possibly"})
    folded = fold(since, base, without, "cut.xlsx", is_latest=False)
    assert folded.notes.columns == (KEY, NOTE)
    assert said(folded.notes) == {("POL-1", KEY): "Possibly"}


def test_a_row_taken_out_whole_takes_no_note_with_it_and_is_said_to_be_back() -> None:
    noted = saved({("GP-2", NOTE): "why?", ("POL-1", NOTE): "ask them"})
    version = replace(noted, shown=frozenset(ROWS))
    cut = replace(noted, rows=tuple(row for row in noted.rows if row.event_id == "POL-1"))
    folded = fold(noted, version, cut, "cut.xlsx", is_latest=True)
    assert said(folded.notes) == {("GP-2", NOTE): "why?", ("POL-1", NOTE): "ask them"}
    assert folded.notes.put_back == {"GP-2", "CSC-3"}
    # To empty a note is to empty its cell.
    assert said(fold(noted, version, saved({("POL-1", NOTE): "ask them"}), "x.xlsx", is_latest=True).notes) == {
        ("POL-1", NOTE): "ask them"
    }
    # A row that its agency took back may be taken out for good.
    withdrawn = replace(version, withdrawn=frozenset({"GP-2"}))
    gone = fold(noted, withdrawn, cut, "cut.xlsx", is_latest=True).notes
    assert (said(gone), gone.put_back) == ({("POL-1", NOTE): "ask them"}, {"CSC-3"})


def test_a_line_that_was_not_understood_stays_until_the_reviewer_sees_to_it() -> None:
    line = UnclearLine(place="row 9", first="3", second="99", why="No row of the first sheet has the No. “99”.")
    once = fold(saved({}), saved({}), saved({}, unclear=(line,)), "a.xlsx", is_latest=True).notes
    assert once.unclear == (line,)
    # A workbook from before it was written says nothing against it; one that showed it and has it no more does.
    assert fold(once, saved({}), saved({}), "old.xlsx", is_latest=False).notes.unclear == (line,)
    assert fold(once, saved({}, unclear=(line,)), saved({}), "a.xlsx", is_latest=True).notes.unclear == ()
