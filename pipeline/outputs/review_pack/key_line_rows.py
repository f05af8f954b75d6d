"""The rows of learning-by-key-line.xlsx in their order, with what the reviewer wrote on each.

Which key line a row stands under: what the reviewer chose, else what the return says. Nothing is guessed.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.outputs.review_pack.reviewers_columns import KEY_LINE, KeyLineNotes, NotedSaying
from pipeline.outputs.review_pack.said_to_key_lines import Saying, owed_to_key_lines, sayings
from pipeline.outputs.safe_text import shown
from schemas.case_view import CaseView

NEW, CHANGED, GONE = "new", "changed", "no longer in a return"
UNTIED = "Not tied to a key line"
_SILENT = "Says nothing to this key line."
_NOBODY = "No agency has said anything to this key line."


@dataclass(frozen=True)
class KeyLineRow:
    """One row: what stands in its columns, and what the reviewer left on it.

    Args:
        row_id: stays the same while the return says something in the same place.
        said: the texts of the columns that come from the returns.
        noted: the row of the reviewer's version; `None` where that has none.
        since: what became of the row since the reviewer's version.
    """

    row_id: str
    said: tuple[str, ...]
    noted: NotedSaying | None = None
    since: str = ""


def key_line_rows(view: CaseView, notes: KeyLineNotes | None = None) -> list[KeyLineRow]:
    """Every saying under its key line, silences, what is tied to none, and noted rows that no return holds any more."""
    pairs = list(_with_ids(sayings(view)))
    before = _Before(notes, frozenset(row_id for row_id, _ in pairs))
    noted = {row_id: before.row(row_id, _said("", saying)) for row_id, saying in pairs}
    lines = view.case.key_lines_of_enquiry
    rows: list[KeyLineRow] = []
    placed = [(row_id, saying, _chosen(noted[row_id]) or saying.key_line) for row_id, saying in pairs]
    for number in range(1, max([len(lines), *(number or 0 for _, _, number in placed)]) + 1):
        words = f"{number}. {lines[number - 1] if number <= len(lines) else 'not one of the case’s key lines'}"
        here = [(row_id, saying) for row_id, saying, place in placed if place == number]
        rows += [before.as_row(row_id, _said(words, saying), noted[row_id]) for row_id, saying in here]
        answering = [saying for _, saying in here] + [one for _, one in pairs if one.key_line == number]
        for silent in _silences(view, number, answering, is_empty=not here):
            row_id = _id("silence", str(number), silent.agency)
            said = _said(words, silent)
            rows.append(before.as_row(row_id, said, before.row(row_id, said)))
    untied = [(row_id, saying) for row_id, saying, place in placed if place is None]
    rows += [before.as_row(row_id, _said(UNTIED, saying), noted[row_id]) for row_id, saying in untied]
    return [*rows, *before.gone()]


def _silences(view: CaseView, number: int, answering: Sequence[Saying], *, is_empty: bool) -> Iterator[Saying]:
    if is_empty:
        yield Saying(None, "", "", analysis=_NOBODY)
    for agency in owed_to_key_lines(view, answering):
        yield Saying(number, agency, "learning template", analysis=_SILENT)


def _with_ids(found: Sequence[Saying]) -> Iterator[tuple[str, Saying]]:
    """Each saying with its id; the same words twice in one place are told apart by their order."""
    times: Counter[str] = Counter()
    for saying in found:
        row_id = _id(saying.agency, saying.form, saying.place)
        times[row_id] += 1
        yield row_id if times[row_id] == 1 else f"{row_id}-{times[row_id]}", saying


def _id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:16]


def _said(words: str, saying: Saying) -> tuple[str, ...]:
    texts = (
        words, saying.agency, saying.form, saying.narrative, saying.analysis, saying.recommendation,
        saying.good_practice, saying.where,
    )  # fmt: skip
    return tuple(shown(text) for text in texts)


def _chosen(noted: NotedSaying | None) -> int | None:
    written = noted.note(KEY_LINE) if noted else ""
    return int(written) if written.isdigit() and 0 < int(written) < 100 else None


def _own_words(said: Sequence[str]) -> str:
    """Agency, form and the four texts, for comparing; the key line and the file's name may change."""
    return "\n".join(" ".join(text.split()).casefold() for text in said[1:7])


class _Before:
    """The reviewer's version, out of which each row is taken at most once."""

    def __init__(self, notes: KeyLineNotes | None, ids: frozenset[str]) -> None:
        self._ids = ids
        self._rows = {row.row_id: row for row in notes.rows} if notes else {}
        self._is_there = bool(self._rows)

    def row(self, row_id: str, said: tuple[str, ...]) -> NotedSaying | None:
        """The row of this id; where there is none, the one row that has exactly these words."""
        if row_id in self._rows:
            return self._rows.pop(row_id)
        ownerless = [key for key in self._rows if key not in self._ids]
        same = [key for key in ownerless if _own_words(self._rows[key].said) == _own_words(said)]
        return self._rows.pop(same[0]) if len(same) == 1 else None

    def as_row(self, row_id: str, said: tuple[str, ...], noted: NotedSaying | None) -> KeyLineRow:
        """A row with what became of it."""
        if noted is None:
            return KeyLineRow(row_id, said, None, NEW if self._is_there else "")
        return KeyLineRow(row_id, said, noted, "" if _own_words(noted.said) == _own_words(said) else CHANGED)

    def gone(self) -> Iterator[KeyLineRow]:
        """Rows with notes that nothing took: they stay as the reviewer saw them."""
        for row in self._rows.values():
            if row.is_annotated:
                yield KeyLineRow(row.row_id, row.said, row, GONE)
