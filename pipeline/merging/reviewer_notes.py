"""What the reviewer wrote into the integrated chronology, as plain values: read from the workbook elsewhere, used here.

The rows are what the workbook *showed* when it was last made, so that three things can be compared: what the agency had
sent then, what it sends now, and what the reviewer wrote. Nothing here knows about workbooks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.case_view import CellMark, ReviewersCopy, UnclearLine
from schemas.chronology import LabelledText


@dataclass(frozen=True, slots=True)
class NotedRow:
    """One row of the workbook as the reviewer last saved it, whether it carries a note or not.

    Args:
        event_id: the id in the row's hidden column.
        agency: the agency's name as the row shows it.
        date_text: the date as the row shows it in the agency's own words.
        event: the event text as the row shows it.
        notes: the reviewer's columns that are filled in: heading and text, in the order of the columns.
        marks: fills and comments that the reviewer put on cells of the row.
        order: the row's place in the workbook when the program wrote it; a reviewer's own sorting does not count.
        time_text: the time as the row shows it.
        location: where the row stood in the agency's file, as the workbook says.
        file: the agency's file, as the workbook says.
    """

    event_id: str
    agency: str | None = None
    date_text: str | None = None
    event: str | None = None
    notes: tuple[LabelledText, ...] = ()
    marks: tuple[CellMark, ...] = ()
    order: int = 0
    time_text: str | None = None
    location: str | None = None
    file: str | None = None

    @property
    def is_annotated(self) -> bool:
        """Whether the reviewer left anything on the row."""
        return bool(self.notes or self.marks)


@dataclass(frozen=True, slots=True)
class ReviewerNotes:
    """All that one saved workbook says.

    Args:
        rows: every row of the integrated chronology and of the undated sheet, each once.
        columns: headings of the reviewer's columns, their own additions too, in order.
        not_the_same: pairs of event ids whose proposed link the reviewer rejected; either order.
        withdrawn: ids of rows that the workbook already showed struck through.
        links_kept: pairs of event ids whose proposed link the workbook shows and the reviewer left standing.
        version: the number of the published version whose rows these are; 0 where that is not known.
        read: hashes of the published workbook's changed contents that are in here already.
        copies: workbooks that were dropped into the intake folder and are in here already.
        same: pairs of event ids that the reviewer linked; either order.
        unclear: lines that ask for a link and do not name two rows.
        shown: ids of all rows that a published version showed; only a version's own list has them.
        put_back: ids of rows that were taken out of the workbook although an agency still sends them.
    """

    rows: tuple[NotedRow, ...] = ()
    columns: tuple[str, ...] = ()
    not_the_same: tuple[tuple[str, str], ...] = ()
    withdrawn: frozenset[str] = field(default_factory=frozenset)
    links_kept: tuple[tuple[str, str], ...] = ()
    version: int = 0
    read: tuple[str, ...] = ()
    copies: tuple[ReviewersCopy, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    unclear: tuple[UnclearLine, ...] = ()
    shown: frozenset[str] = field(default_factory=frozenset)
    put_back: frozenset[str] = field(default_factory=frozenset)

    def is_rejected(self, first: str, second: str) -> bool:
        """Whether the reviewer said that these two rows are not the same event."""
        return (first, second) in self.not_the_same or (second, first) in self.not_the_same
