"""The sheet "Integrated chronology": every row of every agency, in order, once, with room for the reviewer."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from operator import attrgetter

from pipeline.outputs.chronology_rows import ChronologyRow, Standing
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.columns import COLUMNS, FROZEN_COLUMNS, Field, columns_with
from pipeline.outputs.chronology_workbook.drop_downs import add_drop_downs
from pipeline.outputs.chronology_workbook.reviewer_marks import marked, noted
from pipeline.outputs.chronology_workbook.sheet import Cell, Sheet
from pipeline.outputs.chronology_workbook.styles import MARKER, Value
from pipeline.outputs.chronology_workbook.text_fit import letters_on_one_line, lines_needed, pieces_that_fit

TITLE = "Integrated chronology"
CONTINUED = "continued"
MARKERS: dict[Standing, str] = {
    "undated": "UNDATED: the rows below give no date that can be read. They are kept here and on the sheet Undated.",
    "withdrawn": "WITHDRAWN: the rows below are no longer in the agency's latest return. Kept, struck through.",
}


def write_chronology(book: Book) -> Sheet:
    """The first sheet: dated rows, then the undated under a marker, then those that an agency has withdrawn."""
    columns = columns_with(book.headings)
    sheet = book.sheet(TITLE, columns, frozen_columns=FROZEN_COLUMNS)
    standing: Standing = "dated"
    for row in book.rows:
        if row.standing != standing:
            standing = row.standing
            _add_marker(sheet, MARKERS[standing])
        add_row(book, sheet, row)
    sheet.say_if_empty("No agency has returned a chronology yet.")
    add_drop_downs(sheet, book.headings, book.themes_range)
    sheet.finish()
    return sheet


def add_row(book: Book, sheet: Sheet, row: ChronologyRow) -> None:
    """One event; where its text is longer than a row can show, it goes on in rows marked as continued."""
    texts = [read(row) for read in _TEXTS]
    notes, note_lines = noted(row.source_event, book.headings)
    tallest, is_long = note_lines, False
    for text, width, enough, is_bold in zip(texts, _WIDTHS, _ONE_LINE, _BOLD, strict=True):
        if len(text) > enough or "\n" in text:
            needed = lines_needed(text, width, is_bold=is_bold)
            tallest = max(tallest, needed)
            is_long = is_long or (needed > _SURELY_FITS and len(pieces_that_fit(text, width)) > 1)
    if is_long:
        _add_in_pieces(book, sheet, row, texts, notes, note_lines)
    else:
        _write(book, sheet, row, texts, notes, tallest)


def _add_in_pieces(
    book: Book, sheet: Sheet, row: ChronologyRow, texts: Sequence[str], notes: Sequence[str], note_lines: int
) -> None:
    pieces = [pieces_that_fit(text, width) if text else [text] for text, width in zip(texts, _WIDTHS, strict=True)]
    for place, parts in enumerate(zip_longest(*pieces, fillvalue="")):
        shown_texts = _continued(row, parts, place) if place else parts
        needed = max(lines_needed(text, width) for text, width in zip(shown_texts, _WIDTHS, strict=True))
        shown_notes = [""] * len(notes) if place else notes
        _write(book, sheet, row, shown_texts, shown_notes, max(needed, 1 if place else note_lines), is_first=not place)


def _continued(row: ChronologyRow, parts: Sequence[str], place: int) -> list[str]:
    kept = {"agency": row.face.name, "code": row.face.code, "when": f"({CONTINUED})"}
    kept["row_id"] = f"{row.source_event.id} {CONTINUED} {place}"
    return [kept.get(field.name, text) for field, text in zip(COLUMNS, parts, strict=True)]


def _write(
    book: Book,
    sheet: Sheet,
    row: ChronologyRow,
    texts: Sequence[str],
    notes: Sequence[str],
    lines: int,
    *,
    is_first: bool = True,
) -> None:
    event = row.source_event
    values: list[Value] = list(texts)
    values[_NUMBER] = row.number
    has_day = is_first and row.day is not None
    if has_day:
        values[_WHEN] = row.day
    values[_REVIEWER : _REVIEWER + 1] = notes
    looks = book.row_looks(row.face, is_struck=row.standing == "withdrawn", has_day=has_day)
    target = book.link_to(event) if is_first else None
    at = _ORIGIN - 1 + len(notes)
    if is_first and event.marks:
        cells = [Cell(value, look) for value, look in zip(values, looks, strict=True)]
        cells[at] = Cell(values[at], looks[at], target)
        sheet.add(marked(cells, event.marks, book.all_headings), lines)
        return
    sheet.add_plain(values, book.style_numbers(sheet, looks), lines, (at, target) if target else None)


def _add_marker(sheet: Sheet, sentence: str) -> None:
    names = [column.heading for column in sheet.columns]
    at = names.index("Event")
    cells = [Cell(sentence if place == at else "", MARKER) for place in range(len(names))]
    sheet.add(cells, lines_needed(sentence, sheet.columns[at].width) + 1)


def _reading(field: Field) -> Callable[[ChronologyRow], str]:
    """How the text of one column is read off a row; nothing where the column holds no text of the row itself."""
    special: dict[str, Callable[[ChronologyRow], str]] = {
        "number": lambda row: "",
        "reviewer": lambda row: "",
        "agency": lambda row: row.face.name,
        "code": lambda row: row.face.code,
        "row_id": lambda row: row.source_event.id,
    }
    return special.get(field.name) or attrgetter(field.name)


_NAMES = [field.name for field in COLUMNS]
_NUMBER, _WHEN, _REVIEWER, _ORIGIN = (_NAMES.index(name) for name in ("number", "when", "reviewer", "origin"))
_TEXTS = tuple(_reading(field) for field in COLUMNS)
# A row id is never read by a person, so it may stand on one line whatever its length.
_WIDTHS = tuple(10_000.0 if field.name == "row_id" else field.width for field in COLUMNS)
_BOLD = tuple(field.name in ("agency", "code") for field in COLUMNS)
_ONE_LINE = tuple(letters_on_one_line(width) for width in _WIDTHS)
_SURELY_FITS = 20
