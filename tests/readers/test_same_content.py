"""The same content in two formats gives the same text; older formats come by way of LibreOffice where there is one."""

import datetime
import io
import subprocess
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.errors import Unusable
from pipeline.readers import convert, read
from pipeline.readers.document import Document, Paragraph
from tests.readers.pdf_files import grid, pdf_file

ROWS = [
    ["Date", "Time", "Event"],
    ["01/03/2023", "14:30", "Seen at home"],
    ["02/03/2023", "am", "Not seen – no answer"],
]
needs_libreoffice = pytest.mark.skipif(convert.find_libreoffice() is None, reason="LibreOffice is not installed")


def texts(document: Document) -> list[list[str]]:
    (table,) = document.tables()
    return [[cell.text for cell in cells] for cells in table.rows]


def word() -> bytes:
    document = docx.Document()
    table = document.add_table(len(ROWS), 3)
    for row, values in zip(table.rows, ROWS, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.add_paragraph("End of the chronology")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def excel() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_word_excel_csv_and_pdf_say_the_same() -> None:
    csv = "\n".join(",".join(row) for row in ROWS).encode()
    pdf = pdf_file(
        grid((50, 130, 200, 400), (60, 80, 100, 120), [[c.replace("–", "\x96") for c in row] for row in ROWS])
    ).replace(b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding")
    for data, name in ((word(), "a.docx"), (excel(), "a.xlsx"), (csv, "a.csv"), (pdf, "a.pdf")):
        assert texts(read(data, name)) == ROWS, name


def converted(folder: Path, data: bytes, name: str, ending: str) -> bytes:
    (folder / name).write_bytes(data)
    command = [str(convert.find_libreoffice()), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", ending, "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / name).with_suffix(f".{ending}").read_bytes()


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["odt"])
def test_older_texts_are_read_by_way_of_word(tmp_path: Path, ending: str) -> None:
    document = read(converted(tmp_path, word(), "a.docx", ending), f"a.{ending}")
    assert texts(document) == ROWS
    assert [remark.code for remark in document.remarks] == ["converted"]
    assert document.name == f"a.{ending}"


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["xls"])
def test_older_workbooks_are_read_plainly(tmp_path: Path, ending: str) -> None:
    document = read(converted(tmp_path, excel(), "a.xlsx", ending), f"a.{ending}")
    assert texts(document) == ROWS
    assert [remark.code for remark in document.remarks] == ["sheet-read-plainly"]


OLDER = Path(__file__).resolve().parent / "older"
OLD_ROWS = [
    ["Date", "Seen alone", "Event"],
    ["01/03/2023", "☒", "Seen at home with Mother"],
    ["☐", "Telephone call, no reply"],
    ["02/03/2023", "☒", "Strategy discussion"],
]


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("name", ["chronology.doc", "chronology.rtf"])
def test_tables_ticks_and_merged_cells_survive_the_way_through_word(name: str) -> None:
    document = read((OLDER / name).read_bytes(), name)
    first, second = document.tables()
    assert [[cell.text for cell in cells] for cells in first.rows] == OLD_ROWS
    assert (first.rows[1][0].row_span, first.rows[2][0].column) == (2, 2)
    assert [[cell.text for cell in cells] for cells in second.rows] == [["Completed by", "A. Worker"]]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Chronology of events",
        "Between the tables",
        "End of the chronology",
    ]


@pytest.mark.parametrize("name", ["chronology.xls", "chronology.ods"])
def test_older_workbooks_keep_their_sheets_dates_and_times(name: str) -> None:
    first, second = read((OLDER / name).read_bytes(), name).tables()
    assert [[cell.value for cell in cells] for cells in first.rows] == [
        ["Date", "Time", "Event"],
        [datetime.date(2023, 3, 1), datetime.time(14, 30), "Seen at home"],
        [datetime.date(2023, 3, 22), "am", "Not seen – no answer"],
    ]
    assert (second.title, [[cell.text for cell in cells] for cells in second.rows]) == (
        "Contacts",
        [["A. Worker", "Oak Tree Medical Practice"]],
    )


def test_without_libreoffice_the_reason_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "find_libreoffice", lambda: None)
    with pytest.raises(Unusable) as refusal:
        read(b"{\\rtf1 hello}", "a.rtf")
    assert refusal.value.code == "needs-libreoffice"
    assert "save it as .docx" in refusal.value.advice


def test_a_conversion_without_a_result_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "find_libreoffice", lambda: "true")
    with pytest.raises(Unusable) as refusal:
        read(b"{\\rtf1 hello}", "a.rtf")
    assert refusal.value.code == "conversion-failed"
