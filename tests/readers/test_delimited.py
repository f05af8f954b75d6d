"""Delimited text: letters, delimiters, quoted fields, places."""

import pytest

from pipeline.readers import read
from pipeline.readers.document import Document


def texts(document: Document) -> list[list[str]]:
    (table,) = document.tables()
    return [[cell.text for cell in cells] for cells in table.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_and_delimiters(delimiter: str, encoding: str) -> None:
    text = f"Date{delimiter}Event\n01/03/2023{delimiter}Zoë’s café visit – £5, all well\n".replace(
        "£5, all", "£5 all" if delimiter == "," else "£5, all"
    )
    document = read(text.encode(encoding), "chronology.csv")
    assert texts(document)[1][1].startswith("Zoë’s café visit – £5")
    assert len(texts(document)[1]) == 2
    assert [remark.code for remark in document.remarks] == (["letters-guessed"] if encoding == "cp1252" else [])


def test_quoted_fields_keep_their_line_breaks_and_rows_their_lines() -> None:
    document = read(b'Date,Event\r\n\r\n01/03/2023,"first\r\nsecond ""quoted"""\r\n02/03/2023,next\r\n', "a.csv")
    assert texts(document) == [["Date", "Event"], ["01/03/2023", 'first\nsecond "quoted"'], ["02/03/2023", "next"]]
    (table,) = document.tables()
    assert [cells[0].place.row for cells in table.rows] == [1, 3, 5]


def test_one_column_of_prose_with_commas_in_it_is_told_from_a_table_with_semicolons() -> None:
    document = read(b"Date;Event\n1/3/23;seen, at home, with mother\n2/3/23;no\n", "a.csv")
    assert texts(document)[1] == ["1/3/23", "seen, at home, with mother"]


def test_the_line_by_which_excel_names_the_delimiter_is_no_row() -> None:
    assert texts(read(b"sep=;\nA;B\n1;2\n", "a.csv")) == [["A", "B"], ["1", "2"]]


def test_csv_named_as_a_workbook_is_read() -> None:
    assert texts(read(b"A,B\n1,2\n", "export.xls")) == [["A", "B"], ["1", "2"]]
