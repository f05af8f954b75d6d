"""The same case as JSON, as a Word table, as CSV, and as query sheets."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from docx import Document

from pipeline.outputs import case_json, chronology_table, queries
from schemas.case_view import CaseView


@pytest.fixture(scope="module")
def document(view: CaseView):  # type: ignore[no-untyped-def]
    return json.loads(case_json.build(view)["case.json"])


def test_case_json_has_the_contracts_keys(document) -> None:  # type: ignore[no-untyped-def]
    assert {
        "reference", "profile", "generated_at", "people", "returns", "outstanding", "deadlines", "events",
        "organisational_changes", "learning", "quorum",
    } <= document.keys()  # fmt: skip
    assert document["quorum"] == {"icb": True, "police": True, "local-authority": True}
    assert {"agency", "form", "file", "sha256", "received_at", "version", "state", "issues"} <= document["returns"][
        0
    ].keys()
    assert document["outstanding"][0]["working_days_overdue"] == 3
    assert document["deadlines"][0] | {} == document["deadlines"][0]
    assert {"name", "due", "rule", "done"} <= document["deadlines"][0].keys()


def test_an_event_has_the_contracts_keys(document) -> None:  # type: ignore[no-untyped-def]
    assert {
        "id", "agency", "file", "same_as", "conflicts_with", "notes", "date", "date_end", "date_precision", "date_text",
        "approximate", "time", "time_end", "time_text", "source", "child_contact", "seen_alone", "family_contact",
        "event", "comment", "location",
    } <= document["events"][0].keys()  # fmt: skip
    assert document["events"][3]["date"] == "2024-04-01"
    assert document["events"][3]["date_precision"] == "month"
    assert document["events"][25]["notes"]["Reviewer's note"] == "Ask about the dog."
    assert [event["id"] for event in document["events"]] == [f"row-{number:03}" for number in range(60)]


def test_unknown_is_null_and_never_an_empty_text(document) -> None:  # type: ignore[no-untyped-def]
    def texts(value):  # type: ignore[no-untyped-def]
        if isinstance(value, dict):
            return [inner for part in value.values() for inner in texts(part)]
        if isinstance(value, list):
            return [inner for part in value for inner in texts(part)]
        return [value]

    assert "" not in texts(document)
    assert document["events"][0]["time_text"] is None


def test_what_agencies_say_stands_under_conflicts(document) -> None:  # type: ignore[no-untyped-def]
    child = next(person for person in document["people"] if person["role"] == "subject-child")
    assert child["date_of_birth"] == "2021-05-04"
    assert child["conflicts"] == {
        "date_of_birth": [
            {
                "agency": "Larkmead Surgery",
                "value": "05/04/2021",
                "location": "gp.docx, table 3, row 5",
                "agrees": False,
            }
        ]
    }


def test_the_csv_has_every_row_and_no_formula(view: CaseView) -> None:
    data = chronology_table.build(view)["integrated-chronology.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["Row id"] for row in rows] == [event.id for event in view.events] + ["row-gone"]
    assert rows[10]["Event"] == "'+44 call taken from a neighbour"
    assert rows[3]["Date"] == "April 2024"
    assert rows[25]["Reviewer's note"] == "Ask about the dog."
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_the_word_table_has_every_row_and_repeats_its_headings(view: CaseView) -> None:
    data = chronology_table.build(view)["integrated-chronology.docx"]
    document = Document(BytesIO(data))
    table = document.tables[0]
    numbers = [row.cells[0].text for row in table.rows]
    assert [number for number in numbers if number.isdigit()] == [str(number) for number in range(1, 62)]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert document.sections[0].orientation == 1
    texts = [cell.text for cell in table.rows[14].cells]
    assert view.events[13].event in texts


def test_each_agency_with_problems_gets_one_query_sheet(view: CaseView) -> None:
    files = queries.build(view)
    assert sorted(files) == ["queries/Larkmead Primary School.docx", "queries/Larkmead Surgery.docx"]
    document = Document(BytesIO(files["queries/Larkmead Primary School.docx"]))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[1] == ["1", "table 2, row 14, column Date", "The date 31/02/2025 does not exist.",
                       "Please give the date that was meant.", ""]  # fmt: skip
    assert rows[2][1] == "table 2, row 3, column Date"
    assert "20.05/24 was read as 20 May 2024." in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_an_agency_name_with_a_slash_still_makes_a_file(make_case_view, view: CaseView) -> None:  # type: ignore[no-untyped-def]
    entry = view.returns[4].model_copy(update={"agency": "A/B: Trust?"})
    assert list(queries.build(make_case_view(returns=(entry,)))) == ["queries/A B Trust.docx"]


@pytest.mark.parametrize("output", [case_json, chronology_table, queries])
def test_the_same_view_gives_the_same_bytes(output, view: CaseView) -> None:  # type: ignore[no-untyped-def]
    assert output.build(view) == output.build(view)
