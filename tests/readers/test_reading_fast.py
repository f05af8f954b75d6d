"""What is read the fast way is what the slow way reads: quick records, and cells beside openpyxl's own."""

import dataclasses
import datetime
import io
import pickle

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.readers import read
from pipeline.readers.document import Cell, Paragraph, Place, Table
from pipeline.readers.quick_records import quickly_made


@dataclasses.dataclass(frozen=True, slots=True)
class Slow:
    first: str
    second: int | None = None
    third: tuple[int, ...] = ()


@quickly_made
@dataclasses.dataclass(frozen=True, slots=True)
class Quick:
    first: str
    second: int | None = None
    third: tuple[int, ...] = ()


def test_a_quick_record_is_made_as_any_other() -> None:
    made = Quick("a", third=(1,))
    assert (made.first, made.second, made.third) == ("a", None, (1,))
    assert repr(made) == repr(Slow("a", third=(1,))).replace("Slow", "Quick")
    assert made == Quick("a", None, (1,))
    assert hash(made) == hash(Quick("a", None, (1,)))
    assert dataclasses.replace(made, second=2) == Quick("a", 2, (1,))
    assert type(made) is Quick


def test_a_quick_record_stays_as_it_was_made() -> None:
    made = Quick("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.first = "b"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Quick()  # type: ignore[call-arg]


def test_the_records_of_a_document_survive_the_pipe() -> None:
    place = Place("table", sheet="A", row=1, column=2)
    cell = Cell(1, 2, (Paragraph("x", place),), place)
    assert pickle.loads(pickle.dumps(cell)) == cell


VALUES = st.one_of(
    st.text("abc é€<&>\n ", min_size=1, max_size=12).filter(lambda text: bool(text.strip())),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 4)),
    st.booleans(),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1)),
    st.builds(
        datetime.datetime.combine,
        st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1)),
        st.times().map(lambda time: time.replace(microsecond=0)),
    ),
)
PLACED = st.dictionaries(st.tuples(st.integers(1, 60), st.integers(1, 40)), VALUES, min_size=1, max_size=25)


@settings(deadline=None, max_examples=60)
@given(PLACED)
def test_each_cell_is_read_as_openpyxl_reads_it(placed: dict[tuple[int, int], object]) -> None:
    book = openpyxl.Workbook()
    for (row, column), value in placed.items():
        book.active.cell(row, column, value)
    stream = io.BytesIO()
    book.save(stream)
    again = openpyxl.load_workbook(io.BytesIO(stream.getvalue())).active
    table = read(stream.getvalue(), "a.xlsx").blocks[0]
    assert isinstance(table, Table)
    ours = {(cell.row, cell.column): cell.value for row in table.rows for cell in row}
    theirs = {place: cell.value for place, cell in again._cells.items() if cell.value is not None}
    midnight = datetime.time()
    assert ours == {
        place: value.date() if isinstance(value, datetime.datetime) and value.time() == midnight else value
        for place, value in theirs.items()
    }
