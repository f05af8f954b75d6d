"""Delimited text (.csv, .tsv): one table, whatever the letters and whatever stands between the fields."""

import csv
import io

from pipeline.readers.document import Cell, Document, Paragraph, Place, Remark, Table
from pipeline.readers.letters import decode
from pipeline.readers.refusals import refuse
from pipeline.readers.source import Source
from pipeline.readers.ticks import check_boxes_in

_DELIMITERS = ",;\t|"
_SAMPLED_ROWS = 50
_LARGEST_FIELD = 2**24


def read(source: Source) -> Document:
    """One table; `Place.row` is the line on which a row begins, `Place.column` the field's number.

    Raises:
        Unusable: there is nothing but blanks and delimiters.
    """
    text, guessed = decode(source.data)
    text = text.replace("\0", "")
    if text.lower().startswith("sep=") and "\n" in text:  # what Excel writes to tell itself the delimiter
        delimiter, text = text[4], "\n" + text.split("\n", 1)[1]
    else:
        delimiter = find_delimiter(text)
    rows = tuple(row for row in _rows(text, delimiter) if row)
    if not rows:
        raise refuse("no-text")
    remarks = (Remark("letters-guessed", {"encoding": guessed}, Place()),) if guessed else ()
    table = Table(rows, Place("table", table=1))
    return Document(source.name, source.sha256, source.media_type, (table,), remarks=remarks)


def find_delimiter(text: str) -> str:
    """The delimiter that gives the most rows of one width; a comma where none gives more than one field."""

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = []
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            widths.append(len(row))
            if len(widths) >= _SAMPLED_ROWS:
                break
        usual = max(set(widths), key=lambda width: (widths.count(width) * (width > 1), width), default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    csv.field_size_limit(_LARGEST_FIELD)
    return max(_DELIMITERS, key=evenness)


def _rows(text: str, delimiter: str) -> list[tuple[Cell, ...]]:
    """The rows that hold something; a row of blanks comes as an empty tuple."""
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begin = 1
    for fields in reader:
        rows.append(tuple(_cell(field, begin, column) for column, field in enumerate(fields, start=1)))
        if not any(field.strip() for field in fields):
            rows[-1] = ()
        begin = reader.line_num + 1
    return rows


def _cell(text: str, row: int, column: int) -> Cell:
    place = Place("table", "", None, None, 1, row, column)
    blocks = (Paragraph(text, place, None, False, False, check_boxes_in(text)),) if text else ()
    return Cell(row, column, blocks, place)
