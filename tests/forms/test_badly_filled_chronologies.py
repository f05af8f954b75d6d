"""Chronologies as people really send them: no table, no date column, a second table without headings, colours for ratings."""

import pytest

from pipeline.errors import Unusable
from pipeline.forms import recognise
from pipeline.forms.form import Extraction, Layout
from pipeline.forms.when.leading import leading_date
from pipeline.readers import read
from tests.readers.word_files import cell, para, row, table, word_file


def extracted(*body: str) -> Extraction:
    document = read(word_file("".join(body)), "a.docx")
    form, match = recognise(document)
    assert match.form == "chronology"
    return form.extract(document, Layout())


def rows(*lines: tuple[str, ...]) -> str:
    return table(*(row(*map(cell, line)) for line in lines))


def told(found: Extraction) -> list[tuple[str | None, str | None, str | None]]:
    events = found.record.model_dump(mode="json")["events"]
    return [(event["date"], event["date_text"], event["event"]) for event in events]


def codes(found: Extraction) -> list[str]:
    return [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/03/2023 – Home visit", ("12/03/2023", "Home visit")),
        ("15 March 2023: call", ("15 March 2023", "call")),
        ("• 3.5.23  Did not attend", ("3.5.23", "Did not attend")),
        ("On Monday 4th of March 2024 he was seen", ("Monday 4th of March 2024", "he was seen")),
        ("04/03/2024 at 14:30hrs - visit", ("04/03/2024 at 14:30hrs", "visit")),
        ("April 2023 - referral", ("April 2023", "referral")),
        ("2024-03-04", ("2024-03-04", "")),
        ("31/02/2024 visit", None),
        ("12 children were seen", None),
        ("Visit on 04/03/2024", None),
        ("12/03/20234 is a number", None),
        ("May 2 children attend", None),
        ("", None),
    ],
)
def test_the_date_at_the_beginning_of_a_text(text: str, expected: tuple[str, str] | None) -> None:
    assert leading_date(text) == expected


def test_paragraphs_that_begin_with_a_date_are_rows() -> None:
    found = extracted(
        para("Chronology of involvement"),
        para("Agency: Harbour Vale Homes"),
        para("12/03/2023 – Home visit."),
        para("Jonah was asleep."),
        para("April 2023 - Rent call."),
        para("Completed by D. Marrow"),
    )
    assert told(found) == [
        ("2023-03-12", "12/03/2023", "Home visit.\nJonah was asleep."),
        ("2023-04-01", "April 2023", "Rent call."),
    ]
    assert [event.location for event in found.record.events] == ["paragraph 3", "paragraph 5"]  # type: ignore[union-attr]
    assert "chronology-from-paragraphs" in codes(found)
    assert found.agency == "Harbour Vale Homes"
    kept = [one.text for one in found.record.preamble]  # type: ignore[union-attr]
    assert kept == ["Chronology of involvement", "Harbour Vale Homes", "Completed by D. Marrow"]


def test_dates_as_headings_have_the_text_below_them() -> None:
    found = extracted(
        para("Timeline"), para("12 March 2023"), para("Home visit."), para("15/03/2023"), para("Late."), para("End")
    )
    assert told(found) == [("2023-03-12", "12 March 2023", "Home visit."), ("2023-03-15", "15/03/2023", "Late.")]


def test_a_letter_with_dates_is_no_chronology() -> None:
    letter = (para("Dear all"), para("12/03/2023 was the day of the visit."), para("15/03/2023 was the next."))
    with pytest.raises(Unusable) as refusal:
        recognise(read(word_file("".join(letter)), "a.docx"))
    assert refusal.value.code == "form-not-recognised"


def test_a_blank_date_cell_gives_way_to_the_date_in_the_event() -> None:
    found = extracted(rows(("Date", "Event"), ("04/03/2024", "Visit"), ("", "06/03/2024 call"), ("", "Same day")))
    assert [when for when, _, _ in told(found)] == ["2024-03-04", "2024-03-06", "2024-03-06"]
    assert told(found)[1] == ("2024-03-06", "06/03/2024", "06/03/2024 call")
    assert {"date-from-event", "date-carried-down"} <= set(codes(found))


def test_events_that_begin_with_their_dates_need_no_date_column() -> None:
    found = extracted(
        rows(("Source", "Event"), ("A", "On 4 March 2024 seen"), ("B", "06/03/2024 call"), ("C", "April 2024: school"))
    )
    assert [when for when, _, _ in told(found)] == ["2024-03-04", "2024-03-06", "2024-04-01"]


def test_a_second_table_without_headings_in_other_columns_is_rows_and_said() -> None:
    found = extracted(
        rows(("Date", "Time", "Event", "Source"), ("04/03/2024", "", "Visit", "EMIS")),
        para("continued"),
        rows(("21/03/2024", "Call from the school", "JM"), ("22/03/2024", "Letter sent to the mother", "JM")),
    )
    assert told(found)[1:] == [
        ("2024-03-21", "21/03/2024", "Call from the school"),
        ("2024-03-22", "22/03/2024", "Letter sent to the mother"),
    ]
    assert [(one.label, one.text) for one in found.record.events[1].other] == [("Column 3", "JM")]  # type: ignore[union-attr]
    assert "table-without-headings" in codes(found)


def test_a_table_of_people_below_a_chronology_is_no_rows_of_it() -> None:
    found = extracted(
        rows(("Date", "Event"), ("04/03/2024", "Visit")),
        rows(("Name", "Born"), ("Jonah Tideswell", "12/06/2022"), ("Mabli Tideswell", "03/09/2024")),
    )
    assert len(told(found)) == 1
    assert "table-without-headings" not in codes(found)


def test_seen_without_saying_who_is_taken_for_the_child_and_said() -> None:
    found = extracted(rows(("Date", "Seen?", "Event"), ("04/03/2024", "Yes, alone", "Visit")))
    (event,) = found.record.events  # type: ignore[union-attr]
    assert (event.child_contact, event.seen_alone) == ("Yes, alone", True)
    (guessed,) = [issue for issue in found.issues if issue.code == "column-guessed"]
    assert guessed.message == "The column “Seen?” was read as contact with the child."


def test_who_was_seen_over_child_and_family_is_told_apart() -> None:
    heading = row(cell("When", '<w:gridSpan w:val="2"/>'), cell("Event"), cell("Who seen", '<w:gridSpan w:val="2"/>'))
    lower = row(*map(cell, ("Date", "Time", "", "Child", "Family")))
    found = extracted(table(heading, lower, row(*map(cell, ("04/03/2024", "14:30", "Visit", "Yes", "Mother")))))
    (event,) = found.record.events  # type: ignore[union-attr]
    assert (event.child_contact, event.family_contact) == ("Yes", "Mother")
