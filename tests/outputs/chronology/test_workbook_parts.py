"""The small pieces that the workbook rests on."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.outputs.chronology_workbook import FILE_NAME, build
from pipeline.outputs.chronology_workbook.row_writer import RowWriter
from pipeline.outputs.chronology_workbook.styles import DAY, REVIEWER, TEXT
from pipeline.outputs.chronology_workbook.text_fit import MOST_LINES, lines_needed, pieces_that_fit
from pipeline.outputs.chronology_workbook.workbook_file import WorkbookFile
from pipeline.outputs.safe_text import csv_safe, shown
from schemas.case_view import PersonFact

MADE = datetime(2026, 3, 12, tzinfo=UTC)


def test_the_private_parts_of_openpyxl_still_work() -> None:
    """If this fails, openpyxl changed what `StyleBook` and `RowWriter` rely on."""
    file = WorkbookFile(MADE)
    writer, styles = RowWriter(file.book.create_sheet("One"), file.archive), file.styles
    looks = [styles.number(look) for look in (TEXT, DAY, TEXT, TEXT)]
    writer.write(["=1+1", date(2026, 3, 2), " a & <b> \n", None], looks, 30)
    writer.link(0, "../a%20file.docx")
    writer.write(["again", None, "bell \x07 and \ud800", 7], looks, 15.5)
    writer.link(0, "../a%20file.docx")
    writer.comment(3, "Why?", "Reviewer")
    writer.close()
    sheet = load_workbook(BytesIO(file.packed()))["One"]
    text, day, spaced, empty = sheet[1]
    assert (text.value, text.data_type, text.style, text.quotePrefix) == ("=1+1", "s", "Chronology text", True)
    assert (text.font.name, text.alignment.wrap_text, sheet.row_dimensions[1].height) == ("Arial", True, 30)
    assert (str(day.value)[:10], day.number_format) == ("2026-03-02", "ddd dd/mm/yyyy")
    assert (spaced.value, empty.value, empty.style) == (" a & <b> \n", None, "Chronology text")
    assert sheet["C2"].value == "bell [unreadable character U+0007] and [unreadable character U+D800]"
    assert [sheet[place].hyperlink.target for place in ("A1", "A2")] == ["../a%20file.docx"] * 2
    assert (sheet["D2"].value, sheet["D2"].comment.text) == (7, "Why?")


def test_a_look_is_made_once() -> None:
    styles = WorkbookFile(MADE).styles
    first, again, other = (styles.number(look) for look in (TEXT, replace(TEXT), REVIEWER))
    assert first == again != other


def test_lines_are_counted_generously() -> None:
    assert lines_needed("short", 20) == 1
    assert lines_needed("one\ntwo\nthree", 20) == 3
    assert lines_needed("word " * 40, 20) >= 10
    # Westmere / Community / Health NHS / Trust, and Westmere Community / Health NHS Trust
    assert lines_needed("Westmere Community Health NHS Trust", 11, is_bold=True) == 4
    assert lines_needed("Westmere Community Health NHS Trust", 19.5, is_bold=True) == 2
    # Capitals are wider than small letters.
    assert (lines_needed("WWWWWWWWWWWWWWWWWWWWWW", 20), lines_needed("iiiiiiiiiiiiiiiiiiiiiiii", 20)) == (2, 1)


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from("ab \n.é"), max_size=6000), st.sampled_from([6.0, 15.0, 44.0]))
def test_pieces_are_the_text_and_each_fits(text: str, width: float) -> None:
    pieces = pieces_that_fit(text, width)
    assert "".join(pieces) == text
    assert all(lines_needed(piece, width) <= MOST_LINES for piece in pieces)


def test_text_over_the_limit_of_a_cell_is_split() -> None:
    text = "x" * 40_000
    pieces = pieces_that_fit(text, 5000)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 32_767


def test_characters_that_no_file_can_hold_are_shown() -> None:
    assert shown("a\x00b\x1fc\x0bd\r\ne") == "a[unreadable character U+0000]b[unreadable character U+001F]c\nd\ne"
    assert shown(None) == ""


def test_csv_text_is_never_a_formula() -> None:
    assert [csv_safe(text) for text in ("=1", "+1", "-1", "@a", "\ta", " =1", "plain", "")] == [
        "'=1", "'+1", "'-1", "'@a", "'\ta", "' =1", "plain", "",
    ]  # fmt: skip


def test_people_stand_one_by_one_with_what_differs_first_and_who_agrees_on_one_line(make_case_view) -> None:  # type: ignore[no-untyped-def]
    def fact(person: str, what: str, value: str, by: str, agrees: bool | None) -> PersonFact:
        return PersonFact(person=person, role="mother", fact=what, value=value, said_by=by, location="Section 1",
                          agrees=agrees)  # fmt: skip

    police, gp = "Severn Vale Police", "Larkmead Surgery"
    facts = (
        fact("Ann Lee", "name", "Ann Lee", police, True),
        fact("Ann Lee", "name", "ANN  LEE", gp, True),
        fact("Ann Lee", "name", "Ann Lee", "Third Agency", True),
        fact("Ann Lee", "date of birth", "1990-05-04", police, True),
        fact("Ann Lee", "date of birth", "1990-04-05", gp, False),
        fact("Bo Lee", "language", "Welsh", police, None),
        fact("Bo Lee", "language", "English", gp, None),
        fact("Bo Lee", "also known as", "Bobby", police, None),
        fact("Bo Lee", "also known as", "Bob", gp, None),
    )
    made = build(make_case_view(facts=facts))[FILE_NAME]
    rows = [row[:4] for row in load_workbook(BytesIO(made))["People and facts"].iter_rows(min_row=5, values_only=True)]
    assert rows == [
        (None, "Ann Lee: mother", "3 returns tell of this person; 1 fact differs", None),
        ("date of birth", "04/05/1990", police, "Agrees"),
        ("date of birth", "05/04/1990", gp, "DIFFERS"),
        ("name", "Ann Lee", rows[3][2], "Agrees"),
        (None, "Bo Lee: mother", "2 returns tell of this person; 1 fact differs", None),
        ("language", "English", gp, "Agencies differ"),
        ("language", "Welsh", police, "Agencies differ"),
        ("also known as", "Bob", gp, "The case has none"),
        ("also known as", "Bobby", police, "The case has none"),
    ]
    assert str(rows[3][2]).startswith("3 agencies agree: ")
