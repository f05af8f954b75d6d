"""The small pieces that the workbook rests on."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from pipeline.outputs.chronology_workbook.row_writer import RowWriter
from pipeline.outputs.chronology_workbook.styles import DAY, REVIEWER, TEXT, StyleBook
from pipeline.outputs.chronology_workbook.text_fit import MOST_LINES, lines_needed, pieces_that_fit
from pipeline.outputs.safe_text import csv_safe, shown


def written(workbook: Workbook) -> Workbook:
    target = BytesIO()
    workbook.save(target)
    return load_workbook(BytesIO(target.getvalue()))


def test_the_private_parts_of_openpyxl_still_work() -> None:
    """If this fails, openpyxl changed what `StyleBook` and `RowWriter` rely on."""
    workbook = Workbook(write_only=True)
    writer, styles = RowWriter(workbook.create_sheet("One")), StyleBook(workbook)
    looks = [styles.number(look) for look in (TEXT, DAY, TEXT, TEXT)]
    writer.write(["=1+1", date(2026, 3, 2), " a & <b> \n", None], looks, 30)
    writer.link(0, "../a%20file.docx")
    writer.write(["again", None, "bell \x07 and \ud800", 7], looks, 15.5)
    writer.link(0, "../a%20file.docx")
    writer.comment(3, "Why?", "Reviewer")
    sheet = written(workbook)["One"]
    text, day, spaced, empty = sheet[1]
    assert (text.value, text.data_type, text.style, text.quotePrefix) == ("=1+1", "s", "Chronology text", True)
    assert (text.font.name, text.alignment.wrap_text, sheet.row_dimensions[1].height) == ("Arial", True, 30)
    assert (str(day.value)[:10], day.number_format) == ("2026-03-02", "ddd dd/mm/yyyy")
    assert (spaced.value, empty.value, empty.style) == (" a & <b> \n", None, "Chronology text")
    assert sheet["C2"].value == "bell [unreadable character U+0007] and [unreadable character U+D800]"
    assert [sheet[place].hyperlink.target for place in ("A1", "A2")] == ["../a%20file.docx"] * 2
    assert (sheet["D2"].value, sheet["D2"].comment.text) == (7, "Why?")


def test_a_look_is_made_once() -> None:
    workbook = Workbook(write_only=True)
    styles = StyleBook(workbook)
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
