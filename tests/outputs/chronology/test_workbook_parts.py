"""The small pieces that the workbook rests on."""

from dataclasses import replace
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from pipeline.outputs.chronology_workbook.styles import DAY, REVIEWER, TEXT, StyleBook
from pipeline.outputs.chronology_workbook.text_fit import MOST_LINES, lines_needed, pieces_that_fit
from pipeline.outputs.safe_text import csv_safe, shown


def test_the_private_style_array_still_works_in_openpyxl() -> None:
    """If this fails, openpyxl changed what `StyleBook.cell` relies on."""
    workbook = Workbook(write_only=True)
    sheet, styles = workbook.create_sheet("One"), StyleBook(workbook)
    sheet.append([styles.cell(sheet, "=1+1", TEXT), styles.cell(sheet, 45000, DAY)])
    target = BytesIO()
    workbook.save(target)
    text, day = load_workbook(BytesIO(target.getvalue()))["One"][1]
    assert (text.value, text.data_type, text.style, text.quotePrefix) == ("=1+1", "s", "Chronology text", True)
    assert text.font.name == "Arial"
    assert text.alignment.wrap_text
    assert day.number_format == "ddd dd/mm/yyyy"


def test_a_look_is_made_once() -> None:
    workbook = Workbook(write_only=True)
    sheet, styles = workbook.create_sheet(), StyleBook(workbook)
    first, again, other = (styles.cell(sheet, "a", look) for look in (TEXT, replace(TEXT), REVIEWER))
    assert first._style is again._style
    assert first._style is not other._style


def test_lines_are_counted_generously() -> None:
    assert lines_needed("short", 20) == 1
    assert lines_needed("one\ntwo\nthree", 20) == 3
    assert lines_needed("word " * 40, 20) >= 10
    assert lines_needed("Westmere Community Health NHS Trust", 13) == 4


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
