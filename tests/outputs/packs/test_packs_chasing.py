"""The calendar file and the chase list."""

import io
from datetime import date

from docx import Document

from pipeline.outputs import calendar_file, chase_list
from schemas.timetable import Outstanding


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_the_calendar_has_every_open_step_as_an_all_day_entry(make_view) -> None:
    view = make_view()
    lines = unfolded(calendar_file.build(view)["deadlines.ics"])
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    open_steps = [step for step in view.timetable.deadlines if not step.done]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(open_steps) > 3
    place = lines.index("SUMMARY:AV-2026-003: Scoping forms returned")
    assert lines[place - 2 : place] == ["DTSTART;VALUE=DATE:20260310", "DTEND;VALUE=DATE:20260311"]
    assert "\\, " in lines[place + 1]
    assert "Document 2a" in lines[place + 1]


def test_a_step_that_is_done_leaves_the_calendar(make_view) -> None:
    lines = unfolded(calendar_file.build(make_view())["deadlines.ics"])
    assert "SUMMARY:AV-2026-003: Rapid Review meeting" not in lines
    assert "SUMMARY:AV-2026-003: Tell agencies and the referrer the outcome" in lines


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(make_view) -> None:
    for line in calendar_file.build(make_view())["deadlines.ics"].split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_an_entry_keeps_its_identity_when_its_day_moves(make_view, make_case) -> None:
    def identities(view) -> set[str]:
        return {line for line in unfolded(calendar_file.build(view)["deadlines.ics"]) if line.startswith("UID")}

    moved = make_view(make_case(decisions={"became_aware": "2026-02-25"}))
    assert identities(moved) == identities(make_view())
    assert len(identities(moved)) > 3


def test_no_name_of_the_family_stands_in_the_calendar(make_view) -> None:
    text = calendar_file.build(make_view())["deadlines.ics"].decode()
    assert not [name for name in ("Alderley", "Wren", "Tamsin", "Hale", "Pike") if name in text]


def test_the_chase_list_puts_the_longest_overdue_first_with_its_number(make_view) -> None:
    owed = (
        Outstanding(agency="Fernhill Homes", form="scoping", due=date(2026, 3, 10), working_days_overdue=1),
        Outstanding(
            agency="Avonmere Police", form="scoping", due=date(2026, 3, 6), working_days_overdue=3, phone="01632 960001"
        ),
        Outstanding(
            agency="Avonmere Police",
            form="chronology",
            due=date(2026, 3, 6),
            working_days_overdue=3,
            phone="01632 960001",
        ),
    )
    document = Document(io.BytesIO(chase_list.build(make_view(outstanding=owed))["chase-list.docx"]))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[1] == [
        "Avonmere Police", "01632 960001", "not recorded", "Scoping form\nChronology", "6 March 2026\n6 March 2026", "3", "",
    ]  # fmt: skip
    assert rows[2][:2] == ["Fernhill Homes", "no number in case.toml"]
    assert 'below the agency in case.toml: phone = "01632 960001"' in document.paragraphs[-1].text


def test_with_nothing_owed_the_list_says_so(make_view) -> None:
    document = Document(io.BytesIO(chase_list.build(make_view())["chase-list.docx"]))
    assert "Nobody needs to be chased." in " ".join(paragraph.text for paragraph in document.paragraphs)
    assert len(document.tables) == 0
