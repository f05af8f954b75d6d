"""What is ticked and linked on the local page and what the workbook says: both agree, and no later word is lost."""

from pathlib import Path

import pytest

from pipeline.composition.page_decisions import note_shown, said_on_page, say
from pipeline.merging.linked_by_hand import REASON, with_links_by_hand
from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from pipeline.merging.said_on_page import Line, Said, said_in, shown_with, with_said
from pipeline.store import CaseFolder
from schemas.case_view import CaseEvent, SameEvent
from schemas.chronology import LabelledText


def row(identifier: str, *same: str, **notes: str) -> CaseEvent:
    """One row as the outputs show it."""
    return CaseEvent(
        id=identifier, file="f", sha256="0", return_version=1, location="row 2", event=f"Event {identifier}",
        same_as=same, notes={name.replace("_", " "): said for name, said in notes.items()},
    )  # fmt: skip


def noted(identifier: str, **notes: str) -> NotedRow:
    """One row as a saved workbook says it."""
    return NotedRow(identifier, notes=tuple(LabelledText(label=k.replace("_", " "), text=v) for k, v in notes.items()))


def key_events(notes: ReviewerNotes) -> dict[str, str]:
    """What the column Key event says, by row."""
    return {one.event_id: note.text for one in notes.rows for note in one.notes if note.label == "Key event"}


@pytest.mark.parametrize(
    ("written", "before", "deed", "expected"),
    [
        ("", "", "tick", {"a": "Yes"}),
        ("Yes", "Yes", "untick", {}),
        ("Possibly", "Possibly", "tick", {"a": "Yes"}),
        ("Possibly", "", "tick", {"a": "Possibly"}),  # the workbook was changed since: its word stands
        ("Yes", "", "tick", {"a": "Yes"}),
    ],
)
def test_a_tick_counts_unless_the_workbook_was_changed_there_too(
    written: str, before: str, deed: str, expected: dict[str, str]
) -> None:
    workbook = ReviewerNotes(rows=(noted("a", Key_event=written) if written else noted("a"), noted("b")))
    said = said_in([Line(deed, "a", before=before)])  # type: ignore[arg-type]
    assert key_events(with_said(workbook, said, ())) == expected


def test_other_notes_stay_and_a_row_that_the_workbook_lacks_is_added() -> None:
    workbook = ReviewerNotes(rows=(noted("a", Theme="x"),), columns=("Theme",))
    notes = with_said(workbook, said_in([Line("tick", "a"), Line("tick", "n")]), [row("a"), row("n")])
    assert key_events(notes) == {"a": "Yes", "n": "Yes"}
    assert {note.label for note in notes.rows[0].notes} == {"Key event", "Theme"}
    assert notes.columns == ("Key event", "Theme")
    assert notes.rows[1].event == "Event n"


def test_where_nobody_saved_a_workbook_the_rows_shown_are_what_is_compared_with() -> None:
    notes = with_said(None, said_in([Line("tick", "b")]), [row("a"), row("b")])
    assert [one.event_id for one in notes.rows] == ["a", "b"]
    assert key_events(notes) == {"b": "Yes"}


def test_the_later_word_on_a_link_counts_in_either_order_of_its_rows() -> None:
    said = said_in([Line("link", "b", "a"), Line("unlink", "a", "b"), Line("unlink", "c", "d"), Line("link", "d", "c")])
    notes = with_said(ReviewerNotes(rows=(noted("a"),), not_the_same=(("d", "c"),), same=(("a", "b"),)), said, ())
    assert notes.same == (("c", "d"),)
    assert notes.not_the_same == (("a", "b"),)


def test_what_the_workbook_shows_is_the_workbooks_to_say() -> None:
    """A link made on the page is taken back in the workbook by emptying its verdict, as one made there."""
    said = said_in([Line("link", "a", "b"), Line("tick", "a")], shown=2)
    assert said == Said()
    assert with_said(ReviewerNotes(), said, ()).same == ()
    assert with_said(ReviewerNotes(same=(("b", "a"),)), said, ()).same == (("a", "b"),)


@pytest.mark.parametrize("said_before", ["link", "unlink"])
def test_taking_back_leaves_a_pair_as_if_nothing_had_been_said(said_before: str) -> None:
    notes = ReviewerNotes(same=(("b", "a"),)) if said_before == "link" else ReviewerNotes(not_the_same=(("b", "a"),))
    after = with_said(notes, said_in([Line("leave", "a", "b")]), ())
    assert (after.same, after.not_the_same) == ((), ())
    again = with_said(notes, said_in([Line("leave", "a", "b"), Line(said_before, "b", "a")]), ())  # type: ignore[arg-type]
    assert (again.same or again.not_the_same) == (("a", "b"),)


def test_a_proposed_link_stays_when_nothing_more_is_said_and_ones_own_goes() -> None:
    rows, said = [row("a", "b"), row("b", "a")], said_in([Line("leave", "a", "b")])
    assert [one.same_as for one in shown_with(rows, said)] == [("b",), ("a",)]
    assert [one.same_as for one in shown_with(rows, said, by_hand={("a", "b")})] == [(), ()]


def test_a_tick_may_put_back_the_word_that_stood_there() -> None:
    said = said_in([Line("untick", "a", before="Possibly"), Line("tick", "a", words="Possibly")])
    assert key_events(with_said(ReviewerNotes(rows=(noted("a", Key_event="Possibly"),)), said, ())) == {"a": "Possibly"}


def test_what_was_said_is_seen_at_once() -> None:
    rows = [row("a", "b"), row("b", "a"), row("c")]
    said = said_in([Line("unlink", "a", "b"), Line("link", "a", "c"), Line("tick", "c")])
    shown = shown_with(rows, said)
    assert [one.same_as for one in shown] == [("c",), (), ("a",)]
    assert shown[2].notes == {"Key event": "Yes"}
    assert shown_with(rows, Said()) == tuple(rows)


def test_a_link_by_hand_stands_once_and_waits_for_its_row() -> None:
    proposed = [SameEvent(first="a", second="b", strength=0.6, reason="x")]
    notes = ReviewerNotes(same=(("b", "a"), ("c", "a"), ("a", "gone"), ("a", "a")))
    links = with_links_by_hand(proposed, [row("a"), row("b"), row("c")], notes)
    assert [(one.first, one.second, one.reason) for one in links] == [("a", "b", REASON), ("a", "c", REASON)]
    assert with_links_by_hand(proposed, [row("a"), row("b")], ReviewerNotes()) == tuple(proposed)


def test_lines_on_the_disk_are_read_again_and_a_torn_one_is_left_out(tmp_path: Path) -> None:
    folder = CaseFolder("WM-1", tmp_path / "intake", tmp_path / "outputs")
    assert not said_on_page(folder)
    say(folder, Line("tick", "a", before="Possibly"))
    say(folder, Line("link", "a", "b"))
    lines = folder.results / ".said-on-the-page.jsonl"
    lines.write_text(lines.read_text("utf-8") + '{"deed": "tick", "ro', encoding="utf-8")
    assert said_on_page(folder) == Said({"a": ("Possibly", "Yes")}, {("a", "b"): True})
    say(folder, Line("untick", "c"))
    assert said_on_page(folder).ticks == {"a": ("Possibly", "Yes"), "c": ("", "")}
    note_shown(folder, 3)
    assert said_on_page(folder) == Said()
