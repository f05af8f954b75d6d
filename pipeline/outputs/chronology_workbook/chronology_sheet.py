"""The sheet "Integrated chronology": every row of every agency, in order, once, with room for the reviewer."""

from collections.abc import Sequence
from itertools import zip_longest

from pipeline.outputs.chronology_rows import ChronologyRow, Standing
from pipeline.outputs.chronology_workbook.book import Book
from pipeline.outputs.chronology_workbook.columns import COLUMNS, FROZEN_COLUMNS, Field, columns_with
from pipeline.outputs.chronology_workbook.drop_downs import add_drop_downs
from pipeline.outputs.chronology_workbook.reviewer_marks import marked, noted
from pipeline.outputs.chronology_workbook.row_looks import RowLooks
from pipeline.outputs.chronology_workbook.sheet import Cell, Sheet
from pipeline.outputs.chronology_workbook.styles import MARKER
from pipeline.outputs.chronology_workbook.text_fit import lines_needed, pieces_that_fit

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
    looks = book.looks(row.face, is_struck=row.standing == "withdrawn")
    texts = {field: text for field in COLUMNS if (text := _text(row, field)) is not None}
    lines = {field: lines_needed(text, field.width) for field, text in texts.items() if field.name != "row_id"}
    notes, note_lines = noted(row.source_event, book.headings)
    tallest = max((*lines.values(), note_lines, 1))
    if all(len(pieces_that_fit(texts[field], field.width)) == 1 for field, needed in lines.items() if needed > 20):
        sheet.add(_cells(book, row, looks, texts, notes), tallest)
        return
    pieces = {field: pieces_that_fit(text, field.width) if text else [text] for field, text in texts.items()}
    for place, parts in enumerate(zip_longest(*pieces.values(), fillvalue="")):
        part = dict(zip(pieces, parts, strict=True))
        if place:
            part = _continued(row, part, place)
        shown_notes = notes if not place else [""] * len(notes)
        needed = max(lines_needed(text, field.width) for field, text in part.items())
        sheet.add(_cells(book, row, looks, part, shown_notes), max(needed, note_lines if not place else 1))


def _continued(row: ChronologyRow, part: dict[Field, str], place: int) -> dict[Field, str]:
    kept = {"agency": row.face.name, "code": row.face.code, "when": f"({CONTINUED})"}
    kept["row_id"] = f"{row.source_event.id} {CONTINUED} {place}"
    return {field: kept.get(field.name, text) for field, text in part.items()}


def _cells(
    book: Book, row: ChronologyRow, looks: RowLooks, texts: dict[Field, str], notes: Sequence[str]
) -> list[Cell]:
    is_first = texts[_WHEN] != f"({CONTINUED})"
    cells = []
    for field in COLUMNS:
        if field.name == "reviewer":
            cells += [Cell(note, looks.reviewer) for note in notes]
        elif field.name == "number":
            cells.append(Cell(row.number, looks.number))
        elif field.name == "when" and row.day is not None and is_first:
            cells.append(Cell(row.day, looks.day))
        elif field.name in ("agency", "code"):
            cells.append(Cell(texts[field], looks.strong))
        elif field.name == "origin" and is_first:
            cells.append(Cell(texts[field], looks.linked, book.link_to(row.source_event)))
        else:
            cells.append(Cell(texts[field], looks.pale))
    return marked(cells, row.source_event, book.all_headings) if row.source_event.marks and is_first else cells


def _text(row: ChronologyRow, field: Field) -> str | None:
    """The text of one column; `None` where the column holds no text of the row itself."""
    if field.name in ("number", "reviewer"):
        return None
    if field.name == "agency":
        return row.face.name
    if field.name == "code":
        return row.face.code
    if field.name == "row_id":
        return row.source_event.id
    return str(getattr(row, field.name))


def _add_marker(sheet: Sheet, sentence: str) -> None:
    names = [column.heading for column in sheet.columns]
    at = names.index("Event")
    cells = [Cell(sentence if place == at else "", MARKER) for place in range(len(names))]
    sheet.add(cells, lines_needed(sentence, sheet.columns[at].width) + 1)


_WHEN = next(field for field in COLUMNS if field.name == "when")
