"""What a reviewer meets on the sheets beside the first: nothing cut off, short names of files, what they themselves did."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.outputs.chronology_workbook import FILE_NAME, build
from pipeline.outputs.chronology_workbook.text_fit import MOST_LINES, lines_needed
from pipeline.outputs.file_names import sent_name, sent_place
from schemas.case_view import CaseEvent, CaseView, Disagreement

LONG = " ".join(f"Sentence {number} of a long entry about the home visit." for number in range(1, 121))
KEY_LINE = "Was neglect seen, and by whom?"


def rows_of(view: CaseView, sheet: str, heading: str) -> list[dict[str, Any]]:
    """The rows of a sheet below its headings, by heading."""
    rows = list(load_workbook(BytesIO(build(view)[FILE_NAME]))[sheet].iter_rows(values_only=True))
    start = next(place for place, row in enumerate(rows) if heading in row)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_a_long_text_goes_on_in_rows_of_the_other_sheets_too(
    make_case_view: Callable[..., CaseView], make_event: Callable[..., CaseEvent]
) -> None:
    long = make_event(1, event=LONG, notes={"Key event": "Yes"})
    undated = make_event(
        2, event=LONG, date=None, date_precision="unknown", date_text="TBC", time=None, time_text=None, notes={}
    )
    view = make_case_view(events=(long, undated), withdrawn_events=())
    for sheet, number in (("Key practice events", 1), ("Undated", 2)):
        rows = rows_of(view, sheet, "Event")
        assert len(rows) > 1
        assert {row["No."] for row in rows} == {number}
        assert rows[1]["Agency"] is None
        assert rows[1]["Event"].startswith("(continued) ")
        assert "".join(row["Event"].removeprefix("(continued) ") for row in rows) == LONG
        assert all(lines_needed(row["Event"], 40) <= MOST_LINES + 1 for row in rows)


def test_the_legend_says_which_rows_carry_a_key_line(
    make_case_view: Callable[..., CaseView], make_event: Callable[..., CaseEvent]
) -> None:
    events = (
        make_event(0),
        make_event(1, notes={"Theme / KLOE": KEY_LINE}),
        make_event(2, notes={"Theme / KLOE": f"{KEY_LINE}\nand housing"}),
    )
    rows = rows_of(make_case_view(events=events, withdrawn_events=()), "Legend and how to read this", "Agency")
    said = {row["Agency"]: row["What its rows look like, and what it sent"] for row in rows}
    assert said[KEY_LINE] == "2 rows carry it: No. 2, 3"
    assert said["Who spoke to Robyn alone?"].startswith("No row carries it yet.")


def test_where_a_disagreement_stands_is_said_with_the_senders_name_of_the_file(
    make_case_view: Callable[..., CaseView],
) -> None:
    item = Disagreement(
        about="Arrival", kind="time",
        first=("Severn Vale Police", "21:10", "accepted/Police log [3415a079].docx, table 2, column Child seen / by whom"),
        second=("Larkmead Surgery", "21:40", "accepted/GP v1.2 [bbec9a4c].xlsx, sheet Notes [old], row 9"),
        event_ids=("row-020", "row-021"),
    )  # fmt: skip
    (row,) = rows_of(make_case_view(disagreements=(item,)), "Disagreements", "About")
    assert row["Where"] == "Police log.docx, table 2, column Child seen / by whom"
    assert row["Where (other)"] == "GP v1.2.xlsx, sheet Notes [old], row 9"
    assert row["Rows"] == "21, 22"


@pytest.mark.parametrize(
    ("kept", "sent"),
    [
        ("accepted/Form [a1b2c3d4].docx", "Form.docx"),
        ("needs-attention/Form [a1b2c3d4].docx", "Form.docx"),
        ("Form.docx", "Form.docx"),
        ("case.toml", "case.toml"),
    ],
)
def test_the_senders_name_of_a_kept_file(kept: str, sent: str) -> None:
    assert (sent_name(kept), sent_place(kept)) == (sent, sent)


def test_a_row_that_only_the_reviewers_workbook_still_has_is_not_called_undated(
    make_case_view: Callable[..., CaseView], make_event: Callable[..., CaseEvent]
) -> None:
    gone = make_event(
        70, id="gone", change="withdrawn", date=None, date_precision="unknown", date_text="03/03/2025", return_version=0
    )
    row = rows_of(make_case_view(withdrawn_events=(gone,)), "Integrated chronology", "Event")[-1]
    assert row["Date"] == "03/03/2025"
    assert row["About the date and order"] == "From the workbook: the row is in no return that is here."


def test_the_event_stays_in_sight_beside_the_reviewers_columns(view: CaseView) -> None:
    sheet = load_workbook(BytesIO(build(view)[FILE_NAME]))["Integrated chronology"]
    assert (sheet["G1"].value, sheet.freeze_panes) == ("Event", "H2")
