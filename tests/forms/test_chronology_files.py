"""Golden pairs: chronologies made by several programs, and beside each what a person reads in it."""

import datetime
import io
import json
from pathlib import Path

import openpyxl
import pytest

from pipeline.forms import chronology, organisational, recognise
from pipeline.forms.form import Layout
from pipeline.outputs.chronology_template import chronology_workbook
from pipeline.readers import read
from schemas.agency import Agency
from schemas.case import Case
from schemas.returns.chronology import ChronologyRecord
from tests.forms.read_examples import document_of

HERE = Path(__file__).parent
FILES = sorted(
    path
    for folder in ("chronology", "organisational")
    for path in (HERE / folder).iterdir()
    if path.suffix in (".docx", ".xlsx", ".csv", ".pdf", ".odt")
)


def test_there_are_at_least_six_pairs() -> None:
    assert len(FILES) >= 9


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_reads_as_a_person_reads_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    document = document_of(path)
    form, _ = recognise(document)
    assert ("chronology" if path.parent.name == "chronology" else "organisational-chronology") == form.NAME
    found = form.extract(document, Layout())
    record = found.record.model_dump(mode="json", exclude_defaults=True)
    rows = record["events"] if "events" in record else record["changes"]
    assert rows == expected["rows"]
    assert record.get("preamble", []) == expected["preamble"]
    assert (found.agency, found.case_reference) == (expected["agency"], expected["case_reference"])
    assert sorted({issue.code for issue in found.issues}) == expected["codes"]


OTHERS = sorted(
    path for path in HERE.glob("*/*")
    if path.parent.name not in ("chronology", "organisational") and path.suffix in (".docx", ".eml", ".xlsx", ".pdf")
)  # fmt: skip


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_another_forms_example_is_refused_by_both_chronologies(path: Path) -> None:
    document = document_of(path)
    assert chronology.recognise(document) is None
    assert organisational.recognise(document) is None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_text_of_the_file_is_in_the_record_or_reported(path: Path) -> None:
    document = document_of(path)
    form, _ = recognise(document)
    found = form.extract(document, Layout())
    placed = " ".join(
        [found.record.model_dump_json().replace("\\n", " ").replace('\\"', '"'), *found.read_as, *form.PRINTED]
    )
    kept = " ".join(placed.split())
    for paragraph in document.paragraphs():
        for line in paragraph.text.split("\n"):
            label, _, rest = line.partition(":")
            text = " ".join(line.split())
            parts = (" ".join(label.split()), " ".join(rest.split()))
            assert text in kept or all(part in kept for part in parts), f"lost: {text!r}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_issue_says_where_and_what_to_do(path: Path) -> None:
    form, _ = recognise(document_of(path))
    for issue in form.extract(document_of(path), Layout()).issues:
        assert issue.location
        assert issue.advice
        assert "{" not in issue.message + issue.advice


def test_the_instructions_of_our_own_template_are_not_kept_as_the_agencys_words() -> None:
    case = Case(reference="HV-2026-003", profile="national", notified=datetime.date(2026, 3, 2))
    agency = Agency(name="Harbour Vale Homes", kind="housing")
    book = openpyxl.load_workbook(
        io.BytesIO(chronology_workbook(case, agency, "9 March 2026", datetime.date(2026, 3, 2)))
    )
    book["Chronology"].append(("04/03/2025", "14:30", "File", "", "", "Damp seen", ""))
    book["Instructions"].append(("We have no records before 2021.",))
    stream = io.BytesIO()
    book.save(stream)
    read_again = chronology.extract(read(stream.getvalue(), "chronology.xlsx"), Layout())
    assert isinstance(read_again.record, ChronologyRecord)
    assert [event.event for event in read_again.record.events] == ["Damp seen"]
    assert [(one.label, one.text) for one in read_again.record.preamble] == [
        ("Case reference", "HV-2026-003"),
        ("Agency", "Harbour Vale Homes"),
        ("Return by", "9 March 2026"),
        ("Beside the table", "We have no records before 2021."),
    ]
    assert (read_again.agency, read_again.case_reference) == ("Harbour Vale Homes", "HV-2026-003")
