"""One saved workbook brought into what is known of the reviewer's work, three ways: the version that it was made from,
what has been kept since, what it says now.

A cell that only one side touched is as that side left it. A cell that both sides wrote differently keeps both texts.
A row that was taken out of the workbook whole takes no note with it: to empty a note, one empties its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from schemas.case_view import CellMark, UnclearLine
from schemas.chronology import LabelledText

ALSO = "\n— and in “{name}”: "
_ALSO_BEGINS = "\n— and in “"
NOTE, FILL, COMMENT = "note", "fill", "comment"
Cell = tuple[str, str, str]
"""Row id, column, and which of its three things: the note, the fill, the comment."""


@dataclass(frozen=True)
class Folded:
    """What came of bringing one workbook in.

    Args:
        notes: everything, together.
        taken: how many cells and verdicts the workbook added, changed or emptied.
        differing: (row id, column) of the cells where both had something else; both are kept.
    """

    notes: ReviewerNotes
    taken: int
    differing: tuple[tuple[str, str], ...]


def fold(
    kept: ReviewerNotes | None, base: ReviewerNotes | None, saved: ReviewerNotes, name: str, *, is_latest: bool
) -> Folded:
    """Bring one saved workbook in.

    Args:
        kept: what is known so far; `None` where nobody has written anything yet.
        base: the annotations that the version held from which the workbook was made; `None` where that is not known:
            then nothing counts as taken away.
        saved: what the workbook says.
        name: what to call it beside a note that differs.
        is_latest: its rows are the latest that a person has seen, so that later changes are told from them.
    """
    before = kept or ReviewerNotes()
    ours, theirs = dict(_cells(before)), dict(_cells(saved))
    was = dict(_cells(base)) if base is not None else None
    taken_out = _taken_out(base, saved)
    merged: dict[Cell, str] = {}
    differing: list[tuple[str, str]] = []
    for cell in dict.fromkeys((*ours, *theirs)):
        written = ours.get(cell) if cell[0] in taken_out else theirs.get(cell)
        text, is_both = _settled(cell, ours.get(cell), written, was, name)
        if text is not None:
            merged[cell] = text
        if is_both:
            differing.append((cell[0], cell[1]))
    verdicts = _verdicts(before, base, saved)
    shown = saved if is_latest or kept is None else before
    notes = replace(
        before,
        rows=tuple(_rows(shown, saved if shown is before else before, merged)),
        columns=_columns(before, base, saved, {column for _, column, kind in merged if kind == NOTE}),
        not_the_same=verdicts,
        same=(same := _linked(before, base, saved, verdicts)),
        withdrawn=shown.withdrawn,
        version=(base.version if base else before.version) if shown is saved else before.version,
        unclear=_unclear(before, base, saved),
        put_back=taken_out if shown is saved else before.put_back,
    )
    said = len(_pairs(verdicts) ^ _pairs(before.not_the_same)) + len(_pairs(same) ^ _pairs(before.same))
    changed = sum(_differ(merged.get(cell), ours.get(cell)) for cell in {*ours, *merged})
    return Folded(notes, changed + said, tuple(dict.fromkeys(differing)))


def is_twofold(text: str) -> bool:
    """Whether a note holds two texts, one of each workbook, and waits for the reviewer to decide."""
    return _ALSO_BEGINS in text


def _cells(notes: ReviewerNotes) -> Iterator[tuple[Cell, str]]:
    for row in notes.rows:
        for note in row.notes:
            yield (row.event_id, note.label, NOTE), note.text
        comments: dict[str, str] = {}
        for mark in row.marks:
            if mark.fill:
                yield (row.event_id, mark.column, FILL), mark.fill
            if mark.comment:
                comments[mark.column] = "\n".join(filter(None, (comments.get(mark.column), mark.comment)))
        for column, comment in comments.items():
            yield (row.event_id, column, COMMENT), comment


def _settled(
    cell: Cell, ours: str | None, theirs: str | None, was: Mapping[Cell, str] | None, name: str
) -> tuple[str | None, bool]:
    """What the cell says now, and whether both sides had written something else."""
    untouched = was is not None and not _differ(theirs, was.get(cell))
    if untouched or not _differ(ours, theirs):
        return ours, False
    if was is not None and not _differ(ours, was.get(cell)):
        return theirs, False
    if theirs is None or ours is None:
        return theirs or ours, False
    if any(not _differ(part, theirs) for part in _parts(ours)):
        return ours, False
    # A cell has one fill: that of the workbook stays, and it is said.
    return (ours if cell[2] == FILL else ours + ALSO.format(name=name) + theirs), True


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two texts differ in more than their spaces: programs change those in saving."""
    return " ".join((one or "").split()) != " ".join((other or "").split())


def _parts(text: str) -> Iterator[str]:
    """The texts of a cell that holds several, each without the words that say where it is from."""
    first, *others = text.split(_ALSO_BEGINS)
    yield first
    for other in others:
        yield other.partition("”: ")[2]


def _rows(shown: ReviewerNotes, others: ReviewerNotes, merged: Mapping[Cell, str]) -> Iterator[NotedRow]:
    """The rows of the version that was seen last, and those of the other one that something is written on."""
    notes: dict[str, list[LabelledText]] = {}
    marks: dict[str, dict[str, CellMark]] = {}
    for (event_id, column, kind), text in merged.items():
        if kind == NOTE:
            notes.setdefault(event_id, []).append(LabelledText(label=column, text=text))
            continue
        mark = marks.setdefault(event_id, {}).get(column, CellMark(column=column))
        marks[event_id][column] = mark.model_copy(update={kind: text})
    here = {row.event_id for row in shown.rows}
    for row in (*shown.rows, *(row for row in others.rows if row.event_id not in here)):
        written, put = notes.get(row.event_id, ()), marks.get(row.event_id, {})
        if written or put or row.event_id in here:
            yield replace(row, notes=tuple(written), marks=tuple(put.values()))


def _taken_out(base: ReviewerNotes | None, saved: ReviewerNotes) -> frozenset[str]:
    """Rows that the version showed and that are in the workbook no more; a withdrawn row may be taken out for good."""
    if base is None:
        return frozenset()
    return base.shown - base.withdrawn - {row.event_id for row in saved.rows}


def _unclear(ours: ReviewerNotes, base: ReviewerNotes | None, theirs: ReviewerNotes) -> tuple[UnclearLine, ...]:
    """Lines that were not understood: one that the version showed and the workbook has no more was seen to."""
    known = {(line.first, line.second): line for line in (*ours.unclear, *theirs.unclear)}
    had = {(line.first, line.second) for line in base.unclear} if base is not None else set()
    seen_to = had - {(line.first, line.second) for line in theirs.unclear}
    return tuple(line for key, line in known.items() if key not in seen_to)


def _columns(
    ours: ReviewerNotes, base: ReviewerNotes | None, theirs: ReviewerNotes, written: set[str]
) -> tuple[str, ...]:
    """All columns of both; one that the reviewer took out of the workbook goes, if nothing is written in it."""
    gone = {name for name in base.columns if name not in theirs.columns} if base is not None else set()
    return tuple(
        name for name in dict.fromkeys((*ours.columns, *theirs.columns)) if name not in gone or name in written
    )


def _verdicts(ours: ReviewerNotes, base: ReviewerNotes | None, theirs: ReviewerNotes) -> tuple[tuple[str, str], ...]:
    """Links that are rejected: a verdict is taken back only where the workbook had shown it and shows it no more."""
    had = _pairs(base.not_the_same) if base is not None else set()
    taken_back = had & _pairs(theirs.links_kept)
    said: dict[frozenset[str], tuple[str, str]] = {}
    for pair in (*ours.not_the_same, *theirs.not_the_same):
        if frozenset(pair) not in taken_back:
            said.setdefault(frozenset(pair), pair)
    return tuple(said.values())


def _linked(
    ours: ReviewerNotes, base: ReviewerNotes | None, theirs: ReviewerNotes, rejected: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Links that the reviewer made: a rejected one goes, and one whose verdict was emptied since the version."""
    had = _pairs(base.same) if base is not None else set()
    gone = _pairs(rejected) | (had & _pairs(theirs.links_kept))
    said = {frozenset(pair): pair for pair in (*theirs.same, *ours.same)}
    return tuple(pair for key, pair in said.items() if key not in gone)


def _pairs(pairs: tuple[tuple[str, str], ...]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in pairs}
