"""A rating that is nothing but the colour of a cell, in a PDF: drawn by hand in each way in which programs draw it."""

import pytest

from pipeline.forms import chronology
from pipeline.forms.form import Layout
from pipeline.readers import read
from tests.readers.pdf_files import HEIGHT, grid, pdf_file

EDGES, TOPS = (50, 130, 400, 450), (60, 80, 100, 120)
CELLS = [["Date", "Event", "RAG"], ["01/03/2023", "Seen at home", ""], ["02/03/2023", "Not seen", ""]]


def filled(x0: float, top: float, x1: float, bottom: float, colour: str) -> str:
    return f"q {colour} {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re f Q"


def colours(drawn: str) -> list[str | None]:
    (table,) = read(pdf_file(drawn + "\n" + grid(EDGES, TOPS, CELLS)), "a.pdf").tables()
    return [cells[2].fill for cells in table.rows]


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("1 0 0 rg", "FF0000"), ("0 1 1 0 k", "FF0000"), ("0.5 g", "808080"), ("1 0.75 0 rg", "FFBF00"), ("1 g", None)],
)
def test_a_filled_cell_has_its_colour_in_every_way_of_writing_it(colour: str, expected: str | None) -> None:
    assert colours(filled(400, 80, 450, 100, colour)) == [None, expected, None]


def test_a_cell_filled_line_by_line_as_word_does_has_one_colour() -> None:
    strips = "\n".join(filled(401, top, 449, top + 6, "0 0.69 0.31 rg") for top in (81, 87, 93))
    assert colours(strips) == [None, "00B04F", None]


def test_what_is_drawn_last_is_what_is_seen() -> None:
    page = filled(0, 0, 612, 792, "1 1 1 rg")
    row = filled(50, 80, 450, 100, "1 0 0 rg")
    cell = filled(400, 80, 450, 100, "0 1 0 rg")
    assert colours("\n".join((page, row, cell))) == [None, "00FF00", None]
    assert colours("\n".join((cell, row, page))) == [None, None, None]


def test_a_highlighted_word_and_a_thick_line_are_no_background() -> None:
    assert colours(filled(400, 80, 415, 100, "1 1 0 rg") + "\n" + filled(400, 97.5, 450, 100, "1 0 0 rg")) == [None] * 3


def test_a_rating_by_colour_is_kept_with_its_row_under_its_heading() -> None:
    drawn = filled(400, 80, 450, 100, "1 0 0 rg") + "\n" + filled(400, 100, 450, 120, "0 0.69 0.31 rg")
    document = read(pdf_file(drawn + "\n" + grid(EDGES, TOPS, CELLS)), "a.pdf")
    events = chronology.extract(document, Layout()).record.model_dump()["events"]
    assert [[(one["label"], one["text"]) for one in event["other"]] for event in events] == [
        [("RAG", "red (the cell’s colour)")],
        [("RAG", "green (the cell’s colour)")],
    ]
