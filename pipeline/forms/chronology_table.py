"""Finds the tables of a document that are chronologies, by their heading rows, and says what each column means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.forms.chronology_grid import GridRow, rows_of, whole_text, width_of
from pipeline.forms.column_headings import KNOWN, Meaning, Sureness, meaning_of, normal
from pipeline.forms.form import Layout
from pipeline.forms.when import read_cell
from pipeline.forms.when.leading import leading_date
from pipeline.readers.document import Document, Paragraph, Place, Table
from pipeline.settings import (
    HEADING_ROWS_SEARCHED,
    LONGEST_HEADING,
    SHARE_OF_DATES_IN_A_DATE_COLUMN,
    SHORTEST_EVENT_TEXT,
)

FEWEST_DATED_ROWS = 3
"""Rows whose events begin with a date, from which a table without a column of dates is a chronology."""
FEWEST_ROWS_WITHOUT_HEADINGS = 2
FEWEST_HEADINGS_BESIDE = 2
"""Known headings of a row, from which another cell of it may be a heading with something typed beside."""
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_WEIGHT: dict[Sureness, float] = {"known": 1.0, "guessed": 0.8, "unsure": 0.0, "strange": 0.0}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading in the file's words, the field it goes to (`None`: kept under its heading)."""

    number: int
    heading: str
    meaning: Meaning
    place: Place

    @property
    def field(self) -> str | None:
        """The field it is used for; an unsure heading is used for none."""
        return None if self.meaning.sureness == "unsure" else self.meaning.field


@dataclass(frozen=True, slots=True)
class ChronologyTable:
    """A table whose columns are understood.

    Args:
        columns: from left to right.
        above: rows above the heading row (titles, agency's name), below it the rows.
        is_continued: it has no heading row of its own and goes on from the table before.
        has_headings: its columns were told by what they hold.
    """

    columns: tuple[Column, ...]
    above: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    table: Table
    is_continued: bool = False
    has_headings: bool = True

    def has(self, *fields: str) -> bool:
        """Whether any column goes to one of the fields."""
        return any(column.field in fields for column in self.columns)


_ORGANISATIONAL = re.compile(
    r"^.{0,60}\b(?:organi[sz]ational (?:changes? )?chronology|chronology of organi[sz]ational changes?)\b.{0,60}$",
    re.IGNORECASE,
)


def is_titled_organisational(document: Document) -> bool:
    """Whether a short line of the document or of a table's first rows is the title of an organisational chronology."""
    lines = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    lines += [text for table in document.tables() for row in rows_of(table)[:3] for text in row.texts()]
    return any(_ORGANISATIONAL.match(" ".join(line.split())) for line in [*lines, document.properties.get("title", "")])


def find_tables(document: Document, layout: Layout) -> tuple[list[ChronologyTable], list[Table]]:
    """The chronology tables of the body in order, and all other tables."""
    found: list[ChronologyTable] = []
    others: list[Table] = []
    for table in document.tables():
        rows = rows_of(table)
        headed = _headed(table, rows, layout)
        if headed is None and found and _goes_on(rows, found[-1]):
            headed = replace(found[-1], above=(), rows=tuple(rows), table=table, is_continued=True)
        if headed is None and found:
            headed = _without_headings(table, rows)
        if headed is None:
            others.append(table)
        else:
            found.append(headed)
    return found, others


def _headed(table: Table, rows: list[GridRow], layout: Layout) -> ChronologyTable | None:
    """The table under its best heading row (or pair of rows), or `None` if no row heads a chronology."""
    best: tuple[float, int, int, tuple[Column, ...]] | None = None
    for index in range(min(len(rows), HEADING_ROWS_SEARCHED)):
        for depth in (1, 2):
            if depth == 2 and not _may_be_second(rows, index, layout):
                continue
            columns = _columns(rows[index : index + depth], layout)
            score = sum({column.field: _WEIGHT[column.meaning.sureness] for column in columns if column.field}.values())
            if best is None or score > best[0] + 0.01:
                best = (score, index, depth, columns)
    if best is None or best[0] < 0.8:
        return None
    _, index, depth, columns = best
    columns = _with_date_column(columns, rows[index + depth :])
    made = ChronologyTable(columns, tuple(rows[:index]), tuple(rows[index + depth :]), table)
    made = _with_event_column(made)
    is_chronology = (made.has("date", "date_and_time") or _is_dated_by_events(made)) and made.has("event", "change")
    return made if is_chronology else None


def _is_dated_by_events(made: ChronologyTable) -> bool:
    """Whether the events themselves begin with their dates, so that no column of dates is needed."""
    texts = [row.text(one.number) for one in made.columns if one.field in ("event", "change") for row in made.rows]
    texts = [text for text in texts if text]
    dated = sum(1 for text in texts if leading_date(text))
    return len(texts) >= FEWEST_DATED_ROWS and dated >= SHARE_OF_DATES_IN_A_DATE_COLUMN * len(texts)


def _without_headings(table: Table, rows: list[GridRow]) -> ChronologyTable | None:
    """A table below the chronology that goes on in other columns: one of nothing but dates, one with the most words."""
    filled = [row for row in rows if row.texts()]
    numbers = sorted({number for row in filled for number in row.cells if row.text(number)})
    dates = [one for one in numbers if all(read_cell(row.text(one)).date.is_known for row in filled)]
    if len(filled) < FEWEST_ROWS_WITHOUT_HEADINGS or not dates or len(numbers) < 2:
        return None
    wordiest = max(
        (one for one in numbers if one != dates[0]), key=lambda one: sum(len(row.text(one)) for row in filled)
    )
    known = {dates[0]: Meaning("date", "known", "date"), wordiest: Meaning("event", "known", "event")}
    place = filled[0].place
    columns = tuple(
        Column(number, f"Column {number}", known.get(number, Meaning(None, "strange")), place) for number in numbers
    )
    return ChronologyTable(columns, (), tuple(rows), table, has_headings=False)


def _may_be_second(rows: list[GridRow], index: int, layout: Layout) -> bool:
    """Whether the next row can be the lower half of a two-row heading: short texts, no dates, no heading by itself."""
    if index + 1 >= len(rows):
        return False
    texts = rows[index + 1].texts()
    if not texts or any(len(text) > 80 for text in texts):
        return False
    alone = {column.field for column in _columns(rows[index + 1 : index + 2], layout)}
    if alone & {"date", "date_and_time"} and alone & {"event", "change"}:
        return False
    return all(read_cell(text).date.date is None for text in texts)


def _columns(rows: list[GridRow], layout: Layout) -> tuple[Column, ...]:
    columns = []
    for number in range(1, width_of(rows) + 1):
        parts: list[str] = []
        place = rows[0].place
        for row in rows:
            for cell in row.cells.values():
                if cell.column <= number < cell.column + cell.column_span and cell.column_span <= 6:
                    text = whole_text(cell)
                    if text and (cell.column == number or len(rows) > 1):
                        parts.append(text)
                        place = cell.place
        if parts:
            columns.append(Column(number, " – ".join(parts), _meaning(parts, layout), place))
    return _with_headings_beside_words(tuple(columns))


def _meaning(parts: list[str], layout: Layout) -> Meaning:
    """Both rows of a heading together, else the lower one, else the upper one, else a guess with joined words apart."""
    choices = [meaning_of(" ".join(parts), layout), *(meaning_of(part, layout) for part in reversed(parts))]
    best = max(choices, key=lambda meaning: ("strange", "unsure", "guessed", "known").index(meaning.sureness))
    text = " ".join(parts)
    apart = _RUN_TOGETHER.sub(" ", text)
    if best.sureness in ("known", "guessed") or apart == text:
        return best
    meant = meaning_of(apart, layout)
    return replace(meant, sureness="guessed") if meant.sureness in ("known", "guessed") else best


def _with_headings_beside_words(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Among headings that are known, a cell that means nothing but for one line in it: somebody typed beside it."""
    known = {column.field for column in columns if column.field and column.meaning.sureness == "known"}
    if len(known) < FEWEST_HEADINGS_BESIDE:
        return columns
    return tuple(column if column.field else replace(column, meaning=_by_a_line(column, known)) for column in columns)


def _by_a_line(column: Column, known: set[str]) -> Meaning:
    for line in map(normal, column.heading.split("\n")):
        if line in KNOWN and KNOWN[line] not in known:
            return Meaning(KNOWN[line], "guessed", line)
    return column.meaning


def _with_date_column(columns: tuple[Column, ...], rows: list[GridRow]) -> tuple[Column, ...]:
    """Where no heading says "date", a column that holds dates is one."""
    if any(column.field in ("date", "date_and_time") for column in columns):
        return columns
    for column in columns:
        texts = [text for text in (row.text(column.number) for row in rows) if text]
        if any(found and found[1] for found in map(leading_date, texts)):
            continue  # events that begin with their dates
        dated = sum(1 for text in texts if read_cell(text).date.is_known)
        if len(texts) >= 3 and dated >= SHARE_OF_DATES_IN_A_DATE_COLUMN * len(texts):
            guessed = replace(column, meaning=Meaning("date", "guessed", "date"))
            return tuple(guessed if one is column else one for one in columns)
    return columns


def _with_event_column(made: ChronologyTable) -> ChronologyTable:
    """Where no heading says "event", the column of actions or comments does, else the one with most text."""
    if made.has("event", "change"):
        return made
    by_field = [column for field in ("outcome", "comment") for column in made.columns if column.field == field]
    chosen = by_field[0] if by_field else _wordiest(made)
    if chosen is None:
        return made
    guessed = replace(chosen, meaning=Meaning("event", "guessed", "event"))
    return replace(made, columns=tuple(guessed if one is chosen else one for one in made.columns))


def _wordiest(made: ChronologyTable) -> Column | None:
    """The column with the longest texts beside dated rows, if its heading means nothing to us; sentences, not names."""
    dates = next((one for one in made.columns if one.field in ("date", "date_and_time")), None)
    if dates is None or dates.meaning.sureness != "known":
        return None
    rows = [row for row in made.rows if read_cell(row.text(dates.number)).date.is_known]
    free = [column for column in made.columns if column.field is None]
    if not rows or not free:
        return None
    lengths = {column: sum(len(row.text(column.number)) for row in rows) / len(rows) for column in free}
    best = max(free, key=lambda column: lengths[column])
    return best if lengths[best] >= SHORTEST_EVENT_TEXT else None


def _goes_on(rows: list[GridRow], before: ChronologyTable) -> bool:
    """Whether a table without headings goes on from the one before: as wide, and dates where dates were."""
    if not rows or width_of(rows) != max(width_of(list(before.rows)), before.columns[-1].number):
        return False
    dates = [column.number for column in before.columns if column.field in ("date", "date_and_time")]
    texts = [row.text(dates[0]) for row in rows]
    return any(read_cell(text).date.is_known for text in texts) or not any(texts)


def is_repeated_heading(row: GridRow, columns: tuple[Column, ...]) -> bool:
    """Whether a row says the headings again, as on each page of a PDF."""
    headings = _heading_words(columns)
    return bool(row.texts()) and all(len(text) <= LONGEST_HEADING and normal(text) in headings for text in row.texts())


@lru_cache(maxsize=64)
def _heading_words(columns: tuple[Column, ...]) -> frozenset[str]:
    return frozenset(normal(part) for column in columns for part in (column.heading, *column.heading.split(" – ")))
