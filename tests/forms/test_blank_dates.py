"""A blank date cell: "as above" where the writer leaves it out, an undated row where the writer never does."""

import pytest

from pipeline.forms import chronology
from pipeline.forms.form import Layout
from pipeline.readers import read
from schemas.returns.chronology import ChronologyRecord

HEADINGS = "Date,Time,Source,Event\n"


def dates(rows: list[tuple[str, str]]) -> tuple[list[str | None], set[str]]:
    """The dates of the rows as read, and the codes of the issues."""
    text = HEADINGS + "".join(f"{date},,Log,{event}\n" for date, event in rows)
    extraction = chronology.extract(read(text.encode(), "chronology.csv"), Layout())
    assert isinstance(extraction.record, ChronologyRecord)
    found = [None if event.date is None else event.date.isoformat() for event in extraction.record.events]
    return found, {issue.code for issue in extraction.issues}


DATED = [
    ("01/03/2024", "Visit one"),
    ("02/03/2024", "Visit two"),
    ("03/03/2024", "Visit three"),
    ("04/03/2024", "Visit four"),
]


def test_a_blank_between_dates_means_as_above_and_says_so() -> None:
    found, codes = dates([DATED[0], ("", "Later that day"), *DATED[1:]])
    assert found == ["2024-03-01", "2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04"]
    assert "date-carried-down" in codes


def test_one_blank_at_the_end_of_a_dated_list_is_an_undated_row() -> None:
    found, codes = dates([*DATED, ("", "Note on file without a date")])
    assert found == ["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04", None]
    assert "date-blank" in codes and "date-carried-down" not in codes


def test_a_writer_who_repeats_dates_does_not_leave_them_out() -> None:
    found, codes = dates([DATED[0], ("01/03/2024", "Visit again"), ("", "Note"), *DATED[1:]])
    assert found == ["2024-03-01", "2024-03-01", None, "2024-03-02", "2024-03-03", "2024-03-04"]
    assert "date-blank" in codes


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_short_list_does_not_show_a_habit(length: int) -> None:
    found, codes = dates([*DATED[:length], ("", "Later that day")])
    assert found[-1] == found[-2]
    assert "date-carried-down" in codes
