"""Every example of a form gives what was written down by hand beside it, loses no text, and is no other form."""

import datetime
import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from pipeline.forms import FORMS, recognise
from pipeline.forms.form import Extraction, Form, Layout
from pipeline.readers.document import Document
from pipeline.rules.conservation import check
from pipeline.rules.rule import LocatedText, ReturnUnderTest
from schemas.provenance import Source
from schemas.returns import ParsedReturn
from tests.forms.read_examples import document_of

HERE = Path(__file__).parent
EXPECTED = sorted(HERE.glob("*/*.expected.json"))
FORM_OF = {
    "scoping": "scoping",
    "learning": "learning-template",
    "nil_return": "nil-return",
    "information_report": "information-report",
    "referral": "referral",
    "chronology": "chronology",
    "organisational": "organisational-chronology",
}
MINE = tuple(list(FORM_OF)[:5])
EXAMPLES = [path for path in EXPECTED if path.parent.name in MINE]


def example(expected: Path) -> Document:
    """What the file beside what is expected of it reads as."""
    return document_of(file_of(expected))


def file_of(expected: Path) -> Path:
    """The file beside what is expected of it."""
    name = expected.name.removesuffix(".expected.json")
    return next(path for path in expected.parent.glob(f"{name}.*") if path != expected)


def said(value: Any) -> Any:
    """The record without its blanks, defaults and places."""
    if isinstance(value, dict):
        kept = {key: said(inner) for key, inner in value.items() if key not in ("location", "approximate")}
        return {key: inner for key, inner in kept.items() if inner not in (None, [], {})}
    return [said(inner) for inner in value] if isinstance(value, list) else value


def extracted(document: Document) -> tuple[Form, Extraction]:
    form, _ = recognise(document)
    return form, form.extract(document, Layout())


def lost(document: Document, form: Form, extraction: Extraction) -> list[str]:
    source = Source(name=document.name, sha256=document.sha256, media_type=document.media_type)
    parsed = ParsedReturn(source=source, form=form.NAME, record=extraction.record)
    pieces = tuple(LocatedText(one.text, one.place.describe(), one.place.part) for one in document.paragraphs())
    under_test = ReturnUnderTest(parsed, datetime.date(2026, 3, 20), None, pieces, form.PRINTED, extraction.read_as)
    return [issue.message for issue in check(under_test)]


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.name.removesuffix('.expected.json')}"


def test_every_form_has_six_examples() -> None:
    counted = Counter(path.parent.name for path in EXPECTED)
    assert set(counted) == set(FORM_OF)
    assert min(counted.values()) >= 6, counted


def tool_of(path: Path) -> str:
    """The program that made an example, by what it left in the file."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            marks = b"".join(archive.read(name) for name in names if name.startswith(("docProps/", "meta.xml")))
        if not marks:
            return "raw XML"
        # What LibreOffice saves keeps its first author, so LibreOffice is asked for before him.
        known = {b"LibreOffice": "LibreOffice", b"python-docx": "python-docx", b"Openpyxl": "openpyxl"}
        plain = "XlsxWriter" if b"Microsoft Excel" in marks else "another tool"
        return next((tool for mark, tool in known.items() if mark in marks), plain)
    if data.startswith(b"%PDF"):
        producer = str((PdfReader(path).metadata or {}).get("/Producer"))
        return "LibreOffice" if producer.startswith("LibreOffice") else producer
    # The old Word file was converted by LibreOffice; a message and a CSV were written by Python's own library.
    return "LibreOffice" if path.suffix == ".doc" else "standard library"


@pytest.mark.parametrize("form", FORM_OF)
def test_every_form_has_examples_by_three_tools(form: str) -> None:
    tools = Counter(tool_of(file_of(path)) for path in EXPECTED if path.parent.name == form)
    assert len(tools) >= 3, tools
    assert "another tool" not in tools
    assert "LibreOffice" in tools
    assert sum(tools.values()) >= 6


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_says_what_was_written_down(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    form, extraction = extracted(example(path))
    assert expected["form"] == form.NAME
    assert said(extraction.record.model_dump(mode="json")) == said(expected["record"])
    assert extraction.agency == expected["agency"]
    assert extraction.case_reference == expected["case_reference"]
    assert [issue.code for issue in extraction.issues] == expected["issues"]


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_loses_no_text(path: Path) -> None:
    document = example(path)
    assert lost(document, *extracted(document)) == []


@pytest.mark.parametrize("path", EXPECTED, ids=named)
def test_is_refused_by_every_other_form(path: Path) -> None:
    document = example(path)
    assert [form.NAME for form in FORMS if form.recognise(document)] == [FORM_OF[path.parent.name]]
