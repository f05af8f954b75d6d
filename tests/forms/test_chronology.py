"""Chronologies row by row, on documents built by hand."""

import datetime
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.forms import chronology, organisational
from pipeline.forms.form import Extraction, Layout
from pipeline.forms.layouts import read_layout
from pipeline.forms.when import read_cell
from pipeline.readers.document import Block, Cell, CellValue, Document, Paragraph, Place, Table
from schemas.chronology import Event
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.organisational import OrganisationalRecord

HEADINGS = ("Date", "Time", "Source", "Event", "Comment")
EMPTY = Layout()


def cell(row: int, column: int, content: object, **more: object) -> Cell:
    place = Place(part="table", table=more.pop("table", 1), page=more.pop("page", None), sheet=more.pop("sheet", None),
                  row=row, column=column)  # type: ignore[arg-type]  # fmt: skip
    value: CellValue = None if isinstance(content, str) else content  # type: ignore[assignment]
    text = content if isinstance(content, str) else f"{content}"
    return Cell(row, column, (Paragraph(text, place),), place, value=value, **more)  # type: ignore[arg-type]


def table(*rows: Sequence[object], number: int = 1, page: int | None = None, sheet: str | None = None) -> Table:
    made = [
        tuple(
            content if isinstance(content, Cell) else cell(r, c, content, table=number, page=page, sheet=sheet)
            for c, content in enumerate(row, 1)
            if content is not None
        )
        for r, row in enumerate(rows, 1)
    ]
    return Table(tuple(made), Place(part="table", table=number, page=page, sheet=sheet))


def document(*blocks: Block | str, **properties: str) -> Document:
    made = tuple(Paragraph(block, Place()) if isinstance(block, str) else block for block in blocks)
    return Document("return.docx", "0" * 64, "application/test", made, properties=properties)


def extract(*blocks: Block | str, layout: Layout = EMPTY, **properties: str) -> Extraction:
    made = document(*blocks, **properties)
    assert chronology.recognise(made) is not None
    return chronology.extract(made, layout)


def events(found: Extraction) -> tuple[Event, ...]:
    assert isinstance(found.record, ChronologyRecord)
    return found.record.events


def codes(found: Extraction) -> set[str]:
    return {issue.code for issue in found.issues}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# --- which documents are chronologies ---------------------------------------------------------------------------------


def test_the_small_table_of_a_referral_is_not_a_chronology() -> None:
    referral = document(
        "Referral for consideration of a review",
        table(("Name and Address", "Relationship to Child", "Date of Birth", "Legal Status"), ("A", "Mother", "", "")),
        table(("Agency", "Contact Details", "Reason for involvement"), ("GP", "", "Registered"), number=2),
        "Please use the chronology table below to outline any events around the time of the incident.",
        table(("Date and Time", "Event"), ("04/03/2024 14:30", "Call"), number=3),
    )
    assert chronology.recognise(referral) is None


def test_the_tables_of_a_scoping_form_are_not_a_chronology() -> None:
    scoping = document(
        table(("NAME", "AGENCY & DESIGNATION/TITLE", "CONTACT DETAILS"), ("A", "Police", "")),
        table(("Also Known As", ""), ("National Health Number", ""), ("Previous Addresses", ""), number=2),
        table(("Learning Point", "Action Required", "Lead", "Target date for completion", "Evidence"),
              ("Share", "Train", "A", "04/03/2024", "")),
    )  # fmt: skip
    assert chronology.recognise(scoping) is None


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Date of birth", "Address"), ("Robin", "04/03/2019", "1 Holly Road")),
        (("Agency", "Contact details", "Reason"), ("GP", "0", "x")),
        (("Action", "Lead", "By when"), ("Train", "A", "04/03/2024")),
        ((" ",),),
        (),
    ],
)
def test_other_tables_are_not_chronologies(rows: tuple[tuple[str, ...], ...]) -> None:
    assert chronology.recognise(document(table(*rows))) is None
    assert organisational.recognise(document(table(*rows))) is None


def test_two_columns_in_a_document_of_their_own_are_a_chronology() -> None:
    found = chronology.recognise(document("Chronology", table(("Date", "Event"), ("04/03/2024", "Call"))))
    assert found is not None
    assert found.headings == ("Date", "Event")


def test_organisational_changes_and_key_events_are_told_apart() -> None:
    changes = document(table(("Date", "Organisational change", "Impact on practice"), ("2023", "Restructure", "None")))
    key_events = document(table(HEADINGS, ("04/03/2024", "", "", "Call", "")))
    assert chronology.recognise(changes) is None
    assert organisational.recognise(changes) is not None
    assert organisational.recognise(key_events) is None


def test_events_under_a_title_of_organisational_changes_are_changes() -> None:
    made = document(
        "Chronology of Organisational Changes", table(("Date", "Event", "Impact"), ("2023", "Merger", "Delay"))
    )
    assert chronology.recognise(made) is None
    assert organisational.recognise(made) is not None
    record = organisational.extract(made, EMPTY).record
    assert isinstance(record, OrganisationalRecord)
    assert [(one.change, one.impact, one.date_precision) for one in record.changes] == [("Merger", "Delay", "year")]
    assert record.changes[0].other == ()


def test_a_chronology_without_rows_says_so() -> None:
    found = extract(table(HEADINGS, ("", "", "", "", "")))
    assert events(found) == ()
    assert "chronology-without-rows" in codes(found)


# --- headings ---------------------------------------------------------------------------------------------------------


def test_titles_above_the_headings_are_kept() -> None:
    found = extract(table(("Chronology for Robin",), ("Agency:", "Holly Road Surgery"), (), HEADINGS,
                          ("04/03/2024", "", "", "Call", "")))  # fmt: skip
    assert len(events(found)) == 1
    assert found.agency == "Holly Road Surgery"
    assert isinstance(found.record, ChronologyRecord)
    assert "Chronology for Robin" in {kept.text for kept in found.record.preamble}


def test_repeated_headings_are_not_events() -> None:
    found = extract(table(HEADINGS, ("04/03/2024", "", "", "Call", ""), HEADINGS, ("05/03/2024", "", "", "Visit", "")))
    assert [event.event for event in events(found)] == ["Call", "Visit"]


def test_spacer_columns_and_columns_without_heading_lose_nothing() -> None:
    found = extract(table(("Date", "", "Event"), ("04/03/2024", "aside", "Call")))
    assert [(one.label, one.text) for one in events(found)[0].other] == [("Column 2", "aside")]


def test_two_columns_of_one_field_are_kept_apart_by_their_headings() -> None:
    found = extract(table(("Date", "Event", "Details"), ("04/03/2024", "Call", "Noise"), ("05/03/2024", "Visit", "")))
    assert events(found)[0].event == "Event: Call\nDetails: Noise"
    assert events(found)[1].event == "Visit"


def test_an_unsure_heading_is_asked_once_with_the_line_that_settles_it() -> None:
    rows = table(("Date", "Event", "Ward summary"), ("04/03/2024", "Call", "Quiet"), ("05/03/2024", "Visit", "Loud"))
    found = extract(rows)
    asked = [issue for issue in found.issues if issue.code == "column-unsure"]
    assert len(asked) == 1
    assert '"Ward summary" = "event"' in asked[0].advice
    assert events(found)[0].other[0].text == "Quiet"
    settled = extract(rows, layout=read_layout('[columns]\n"Ward summary" = "comment"\n', "ward.toml"))
    assert "column-unsure" not in codes(settled)
    assert events(settled)[1].comment == "Loud"


def test_a_column_of_dates_under_a_strange_heading_is_the_date_column_and_that_is_said() -> None:
    found = extract(table(("Zeitpunkt", "Event"), ("04/03/2024", "A"), ("05/03/2024", "B"), ("06/03/2024", "C")))
    assert [event.date for event in events(found)] == [day("2024-03-04"), day("2024-03-05"), day("2024-03-06")]
    assert "column-guessed" in codes(found)


def test_long_texts_under_a_strange_heading_beside_dates_are_the_events_and_that_is_said() -> None:
    rows = table(("Date", "Befund", "Ward"), ("04/03/2024", "Mother rang the ward and asked for advice.", "B4"),
                 ("05/03/2024", "Seen in clinic; weight below the ninth centile.", "B4"))  # fmt: skip
    found = extract(rows)
    assert events(found)[1].event == "Seen in clinic; weight below the ninth centile."
    assert any('"Befund" = "event"' in issue.advice for issue in found.issues)


def test_a_list_of_names_and_dates_is_not_a_chronology() -> None:
    rows = table(("Date", "Attendee", "Ward"), ("04/03/2024", "A. Person", "B4"), ("05/03/2024", "B. Person", "B4"))
    assert chronology.recognise(document(rows)) is None


def test_a_guess_is_said_once_though_the_headings_come_again_on_each_page() -> None:
    pages = [table(("Dtae", "Event"), (f"0{n}/03/2024", "Call"), number=n, page=n) for n in (1, 2, 3)]
    found = extract(*pages)
    assert len(events(found)) == 3
    assert [issue.code for issue in found.issues].count("column-guessed") == 1


# --- rows -------------------------------------------------------------------------------------------------------------


def test_a_blank_date_is_the_date_above_and_every_such_row_is_named_in_one_warning() -> None:
    found = extract(table(HEADINGS, ("04/03/2024", "", "", "A", ""), ("", "", "", "B", ""), ("", "", "", "C", "")))
    assert [event.date for event in events(found)] == [day("2024-03-04")] * 3
    assert events(found)[1].date_text is None
    assert events(found)[1].date_notes
    carried = [issue for issue in found.issues if issue.code == "date-carried-down"]
    assert len(carried) == 1
    assert "row 3, row 4" in carried[0].message
    assert carried[0].severity == "warning"


@pytest.mark.parametrize("text", ["as above", "Ditto", '"', "same date"])
def test_as_above_is_the_date_above(text: str) -> None:
    found = extract(table(HEADINGS, ("04/03/2024", "", "", "A", ""), (text, "", "", "B", "")))
    assert events(found)[1].date == day("2024-03-04")
    assert events(found)[1].date_text == text
    assert "date-as-above" in codes(found)


def test_a_blank_date_with_nothing_above_stays_undated() -> None:
    found = extract(table(HEADINGS, ("", "14:30", "", "A", ""), ("TBC", "", "", "B", "")))
    assert [event.date for event in events(found)] == [None, None]
    assert [event.date_precision for event in events(found)] == ["unknown", "unknown"]


def test_an_unread_date_is_not_carried_but_the_one_before_it_is_not_replaced_by_a_guess() -> None:
    found = extract(table(HEADINGS, ("04/03/2024", "", "", "A", ""), ("after the party", "", "", "B", "")))
    assert events(found)[1].date is None
    assert events(found)[1].date_text == "after the party"
    assert "date-not-understood" in codes(found)


def test_a_date_cell_merged_over_rows_is_carried_as_certain() -> None:
    merged = cell(2, 1, "04/03/2024", row_span=2)
    rows = Table(
        (
            tuple(cell(1, c, h) for c, h in enumerate(HEADINGS, 1)),
            (merged, cell(2, 4, "A")),
            (cell(3, 4, "B"),),
            (cell(4, 1, ""), cell(4, 4, "C")),
        ),
        Place(part="table", table=1),
    )
    found = extract(rows)
    assert [event.date for event in events(found)] == [day("2024-03-04")] * 3
    by_code = {issue.code: issue for issue in found.issues}
    assert by_code["date-as-above"].location == "table 1, row 3"
    assert by_code["date-carried-down"].location == "table 1, row 4"


def test_a_row_split_by_a_page_is_joined_and_said() -> None:
    first = table(HEADINGS, ("04/03/2024", "", "Log", "Attended the", ""), page=1)
    second = table(HEADINGS, ("", "", "", "home.", "See policy."), ("05/03/2024", "", "", "Call", ""), number=2, page=2)
    found = extract(first, second)
    assert [event.event for event in events(found)] == ["Attended the\nhome.", "Call"]
    assert events(found)[0].comment == "See policy."
    joined = [issue for issue in found.issues if issue.code == "continuation-row-joined"]
    assert [issue.location for issue in joined] == ["page 2, table 2, row 2"]


def test_a_table_without_headings_goes_on_from_the_one_before() -> None:
    first = table(HEADINGS, ("04/03/2024", "", "", "A", "x"), page=1)
    second = table(("05/03/2024", "", "", "B", "y"), number=2, page=2)
    found = extract(first, second)
    assert [(event.event, event.comment) for event in events(found)] == [("A", "x"), ("B", "y")]


def test_a_year_in_a_row_of_its_own_completes_the_dates_below() -> None:
    found = extract(table(HEADINGS, ("2023",), ("4 March", "", "", "A", ""), ("2024",), ("5 March", "", "", "B", "")))
    assert [event.date for event in events(found)] == [day("2023-03-04"), day("2024-03-05")]
    assert isinstance(found.record, ChronologyRecord)
    assert [kept.text for kept in found.record.preamble] == ["2023", "2024"]


def test_a_month_in_a_row_of_its_own_completes_lone_days() -> None:
    found = extract(table(HEADINGS, ("March 2023",), ("4th", "", "", "A", ""), ("15", "", "", "B", "")))
    assert [event.date for event in events(found)] == [day("2023-03-04"), day("2023-03-15")]


def test_a_year_beside_an_event_is_an_event_of_that_year() -> None:
    found = extract(table(HEADINGS, ("2023", "", "", "Moved house.", "")))
    assert (events(found)[0].date, events(found)[0].date_precision) == (day("2023-01-01"), "year")


def test_the_end_column_makes_a_period() -> None:
    found = extract(table(("Start Date", "End Date", "Event"), ("04/03/2024", "06/03/2024", "Admitted"),
                          ("04/03/2024", "01/03/2024", "Discharged")))  # fmt: skip
    assert (events(found)[0].date_end, events(found)[0].date_precision) == (day("2024-03-06"), "range")
    assert events(found)[1].date_end is None
    assert "date-range-reversed" in codes(found)
    assert [one.text for one in events(found)[1].other] == ["01/03/2024"]


def test_the_time_column_wins_over_a_time_in_the_date_cell_and_both_texts_are_kept() -> None:
    found = extract(table(HEADINGS, ("04/03/2024 14:30", "15:10", "", "A", ""), ("04/03/2024 14:30", "", "", "B", "")))
    assert [event.time for event in events(found)] == ["15:10", "14:30"]
    assert events(found)[0].date_text == "04/03/2024 14:30"


def test_a_morning_or_afternoon_is_not_guessed_unless_the_column_shows_24_hours() -> None:
    alone = extract(table(HEADINGS, ("04/03/2024", "4:30", "", "A", "")))
    assert events(alone)[0].time is None
    assert "time-morning-or-afternoon-unknown" in codes(alone)
    beside = extract(table(HEADINGS, ("04/03/2024", "4:30", "", "A", ""), ("05/03/2024", "16:00", "", "B", "")))
    assert events(beside)[0].time == "04:30"
    assert "time-24-hour-column" in codes(beside)


def test_totals_and_numbered_empty_rows_are_not_events_but_reported() -> None:
    found = extract(table(("No.", "Date", "Event"), ("1", "04/03/2024", "A"), ("2", "", ""), ("Total", "", "1 event")))
    assert [event.event for event in events(found)] == ["A"]
    assert {"totals-row", "empty-numbered-row"} <= codes(found)


def test_an_event_that_begins_with_total_or_example_words_but_has_a_date_is_an_event() -> None:
    found = extract(table(("Date", "Event"), ("04/03/2024", "Total of three calls about noise.")))
    assert events(found)[0].event == "Total of three calls about noise."


def test_a_heading_over_the_whole_width_is_kept_as_one() -> None:
    rows = table(HEADINGS, (cell(2, 1, "Pregnancy", column_span=5),), ("04/03/2024", "", "", "A", ""))
    found = extract(rows)
    assert [event.event for event in events(found)] == ["A"]
    assert "row-kept-as-heading" in codes(found)


def test_nested_tables_in_a_cell_are_part_of_its_text() -> None:
    inner = table(("Height", "98 cm"), ("Weight", "12 kg"))
    place = Place(part="table", table=1, row=2, column=2)
    holding = Cell(2, 2, (Paragraph("Measured:", place), inner), place)
    found = extract(table(("Date", "Event"), ("04/03/2024", holding)))
    assert events(found)[0].event == "Measured:\nHeight | 98 cm\nWeight | 12 kg"


def test_dates_of_a_sheet_are_exchanged_as_a_column_or_not_at_all() -> None:
    rows = [
        (datetime.date(2024, 4, 3), "A"),
        (datetime.date(2024, 5, 3), "B"),
        ("13/03/2024", "C"),
        ("25/03/2024", "D"),
    ]
    found = extract(table(("Date", "Event"), *rows, sheet="Events"))
    assert [event.date for event in events(found)] == [
        day("2024-03-04"),
        day("2024-03-05"),
        day("2024-03-13"),
        day("2024-03-25"),
    ]
    assert "date-column-month-first" in codes(found)
    kept = extract(table(("Date", "Event"), *rows, (datetime.date(2024, 4, 20), "E"), sheet="Events"))
    assert events(kept)[0].date == day("2024-04-03")


def test_a_column_that_may_be_month_first_is_left_alone_and_asked_about() -> None:
    found = extract(table(("Date", "Event"), ("04/03/2024", "A"), ("03/25/2024", "B"), ("05/04/2024", "C")))
    assert [event.date for event in events(found)] == [day("2024-03-04"), day("2024-03-25"), day("2024-04-05")]
    assert {"date-column-doubtful", "date-month-first"} <= codes(found)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=20) | st.sampled_from(["04/03/2024", "TBC", "w/c 4 March", "31/02/2024", "as above"])))
def test_no_row_is_dropped_whatever_its_date_cell_says_and_what_is_not_read_is_said(texts: list[str]) -> None:
    rows = table(("Date", "Event"), *((text, f"Event number {n}") for n, text in enumerate(texts)))
    found = chronology.extract(document(rows), EMPTY)
    told = {event.event for event in events(found)}
    reported = " ".join(issue.message for issue in found.issues)
    for n, text in enumerate(texts):
        assert f"Event number {n}" in told or " ".join(text.split())[:20] in reported
    for event in events(found):
        is_placeholder = event.date_text is None or read_cell(event.date_text).assumptions == ()
        if event.date is None and event.date_end is None and not is_placeholder:
            assert any(issue.location == event.location and issue.severity == "error" for issue in found.issues)


# --- whose it is ------------------------------------------------------------------------------------------------------


def test_the_stamp_names_case_and_agency() -> None:
    rows = table(HEADINGS, ("04/03/2024", "", "", "A", ""))
    found = extract("Agency: Somebody else", rows, case_reference="WM-2026-014", agency="Northfield Constabulary")
    assert (found.case_reference, found.agency) == ("WM-2026-014", "Northfield Constabulary")


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Agency: Holly Road Surgery", "Holly Road Surgery"),
        ("Name of agency:  Holly Road Surgery", "Holly Road Surgery"),
        ("Holly Road Surgery – Chronology", "Holly Road Surgery"),
        ("Holly Road Surgery Chronology", "Holly Road Surgery"),
        ("Chronology: Holly Road Surgery", "Holly Road Surgery"),
        ("West Counties Ambulance Service", "West Counties Ambulance Service"),
        ("Westmere Children’s Services", "Westmere Children’s Services"),
        ("School attendance", None),
        ("Robin went to the School", None),
        ("Chronology for Robin", None),
        ("Key Events Chronology", None),
        ("Chronology", None),
    ],
)
def test_the_text_around_the_table_names_the_agency_or_nobody_does(line: str, agency: str | None) -> None:
    assert extract(line, table(HEADINGS, ("04/03/2024", "", "", "A", ""))).agency == agency


def test_an_agency_column_that_differs_names_no_single_agency_but_each_row_its_own() -> None:
    found = extract(table(("Date", "Agency", "Event"), ("04/03/2024", "Police", "A"), ("05/03/2024", "GP", "B")))
    assert found.agency is None
    assert [event.agency for event in events(found)] == ["Police", "GP"]


def test_ten_thousand_rows_take_seconds() -> None:
    start = datetime.date(1995, 1, 1)
    rows = [(f"{start + datetime.timedelta(days=n):%d/%m/%Y}", "14:30", "Log", f"Event {n}", "") for n in range(10_000)]
    made = document(table(HEADINGS, *rows))
    begun = time.process_time()
    assert len(events(chronology.extract(made, EMPTY))) == 10_000
    assert time.process_time() - begun < 10
