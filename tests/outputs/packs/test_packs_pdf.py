"""One PDF of the papers; what is said where there is no LibreOffice, and where it fails."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from pipeline.errors import ConfigurationError
from pipeline.outputs import pdf
from pipeline.outputs.pdf import NO_ENGINE, joined, papers_as_pdf, pdf_engine


def paper(*texts: str) -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def pages(count: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(200, 200)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_each_paper_has_its_bookmark_and_its_page_labels() -> None:
    data = joined([("00-contents.docx", "Contents", pages(1)), ("03-returns.docx", "Returns", pages(2))], "All papers")
    reader = PdfReader(io.BytesIO(data))
    assert [item.title for item in reader.outline] == ["Contents", "Returns"]
    assert reader.page_labels == ["Paper 0, page 1", "Paper 3, page 1", "Paper 3, page 2"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("All papers", "Safeguarding partnership")
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"] is not None
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def page_of_lines(*lines: str) -> bytes:
    """One page; each line of text 20 points below the one before it, the first at 180."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 200)
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
         NameObject("/BaseFont"): NameObject("/Helvetica")}
    )  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    stream = StreamObject()
    stream.set_data(
        "".join(
            f"BT /F1 10 Tf 60 {180 - 20 * number} Td ({line}) Tj ET\n" for number, line in enumerate(lines)
        ).encode()
    )
    page[NameObject("/Contents")] = writer._add_object(stream)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_the_contents_lead_to_each_papers_first_page() -> None:
    contents = page_of_lines(
        "00-contents.docx", "03-returns.docx", "06-chronology.xlsx", "09-elsewhere.docx", "3 Returns"
    )
    parts = [
        ("00-contents.docx", "Contents", contents),
        ("03-returns.docx", "Returns", pages(2)),
        ("06-chronology.docx", "Chronology", pages(1)),
    ]
    reader = PdfReader(io.BytesIO(joined(parts, "All papers")))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]
    assert [numbers[link["/Dest"][0].idnum] for link in links] == [0, 1, 3]
    for link, height in zip(links, (180, 160, 140), strict=True):
        left, bottom, right, top = link["/Rect"]
        assert (left, right) == (50, 250)
        assert bottom < height < top
    assert "/Annots" not in reader.pages[1]


def test_without_libreoffice_a_plain_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "pdf_engine", lambda: None)
    with pytest.raises(ConfigurationError, match="LibreOffice is not installed here"):
        papers_as_pdf({"01.docx": paper("x")}, {}, "t", tmp_path)
    assert "complete without it" in NO_ENGINE


def engine(folder: Path, script: str) -> Path:
    """A LibreOffice that behaves badly."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a script")
@pytest.mark.parametrize(
    "script",
    [
        "pass",
        "raise SystemExit(1)",
        "import sys, pathlib\nfor n in sys.argv[7:]: pathlib.Path(n).with_suffix('.pdf').write_text('x')",
    ],
)
def test_a_libreoffice_that_makes_nothing_is_found_out(tmp_path: Path, script: str) -> None:
    """It exits 0 when it could not load a file, so only what it made counts."""
    with pytest.raises(ConfigurationError, match=r"could not turn 01-agenda\.docx into a PDF"):
        papers_as_pdf({"01-agenda.docx": paper("x")}, {}, "t", tmp_path, engine(tmp_path, script))


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a script")
def test_a_libreoffice_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "PDF_SECONDS", 1)
    monkeypatch.setattr(pdf, "PDF_SECONDS_A_FILE", 0)
    with pytest.raises(ConfigurationError, match="did not finish within 1 seconds"):
        papers_as_pdf({"01.docx": paper("x")}, {}, "t", tmp_path, engine(tmp_path, "import time\ntime.sleep(30)"))


@pytest.mark.slow
@pytest.mark.skipif(pdf_engine() is None, reason="LibreOffice is not installed on this machine")
def test_real_papers_become_one_pdf_and_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path.parent)  # the outputs folder is as a rule a relative one
    papers = {
        "01-agenda.docx": paper("The agenda"),
        "06-chronology.xlsx": b"PK",
        "08-decision.docx": paper("The decision"),
    }
    reader = PdfReader(io.BytesIO(papers_as_pdf(papers, {"01-agenda.docx": "Agenda"}, "Papers", Path(tmp_path.name))))
    assert [page.extract_text().strip() for page in reader.pages] == ["The agenda", "The decision"]
    assert [item.title for item in reader.outline] == ["Agenda", "08-decision.docx"]
    assert list(tmp_path.iterdir()) == []
