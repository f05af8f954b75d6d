"""The chronology's and the returns' pages: what is asked for is shown, handed out safely, and a column is answered once."""

import csv
import io
import tomllib
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from pipeline.__main__ import main
from pipeline.cli.clock import now
from pipeline.errors import Unusable
from pipeline.serve.application import application
from pipeline.serve.chronology import Sought, as_csv
from pipeline.serve.desk import Desk
from pipeline.serve.gate import Gate
from pipeline.serve.layout_answers import layout_path, write_answer
from pipeline.serve.making import made_again
from pipeline.serve.outputs_listed import grouped
from pipeline.serve.return_fields import what_was_read
from pipeline.store import CaseFolder
from schemas.case_document import CaseDocument, EventInCase
from schemas.chronology import Event
from schemas.issue import Issue
from schemas.returns.chronology import ChronologyRecord

ADDRESS = "127.0.0.1:8123"
CASE = """\
reference = "HV-2026-009"
profile = "national"
notified = 2026-03-02
today = 2026-03-12

[[agencies]]
name = "Harbour Vale Homes"
kind = "housing"
"""
ROWS = (
    ("Date", "Event", "Housing officer analysis"),
    ("04/03/2025", "<script>alert(1)</script> Visit to inspect the damp", "Nobody asked about the baby"),
    ("05/03/2025", "=HYPERLINK(\"http://evil.example\")", "Prompt"),
    ("06/05/2025", "Rent paid", "Prompt"),
)  # fmt: skip


class Town:
    """One case with one chronology taken in, and a browser that was let in."""

    def __init__(self, folder: Path) -> None:
        self.intake, self.outputs = folder / "intake", folder / "outputs"
        dropped = self.intake / "HV-2026-009"
        dropped.mkdir(parents=True)
        (dropped / "case.toml").write_text(CASE, encoding="utf-8")
        document = docx.Document()
        document.add_paragraph("Agency: Harbour Vale Homes")
        table = document.add_table(rows=0, cols=3)
        for texts in ROWS:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        document.save(str(dropped / "Homes.docx"))
        places = ["--intake", str(self.intake), "--outputs", str(self.outputs), "--quiet"]
        assert main(["run", *places]) == 0
        self.gate = Gate(ADDRESS)
        self.browser = TestClient(application(self.intake, self.outputs, self.gate, now), base_url=f"http://{ADDRESS}")
        self.browser.get(f"/open?token={self.gate.token}")
        (record,) = (self.outputs / "HV-2026-009" / "records").glob("*.json")
        self.page = f"/case/HV-2026-009/return/{record.stem}"
        self.layout = self.intake / "partnerships" / "national" / "layouts" / "Harbour Vale Homes.toml"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A case that tests only look at."""
    return Town(tmp_path_factory.mktemp("town"))


def test_all_rows_are_shown_as_text_with_their_agency(read: Town) -> None:
    page = read.browser.get("/case/HV-2026-009/chronology").text
    assert "3 of 3 rows" in page
    assert "<script>" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'class="lane lane-0">Harbour Vale Homes' in page
    css = read.browser.get("/case/HV-2026-009/lanes.css")
    assert css.headers["content-type"].startswith("text/css") and ".lane-0 {" in css.text


@pytest.mark.parametrize(
    ("asked", "count"),
    [("text=DAMP+inspect", 1), ("text=damp+rent", 0), ("since=2025-03-05", 2), ("since=2025-03-05&until=2025-03-31", 1),
     ("since=rubbish", 3), ("agency=Harbour+Vale+Homes", 3), ("agency=Nobody", 0), ("key=1", 0), ("linked=1", 0),
     ("page=99", 3), ("page=x", 3)],
)  # fmt: skip
def test_only_the_rows_that_are_asked_for(read: Town, asked: str, count: int) -> None:
    assert f"{count} of 3 rows" in read.browser.get(f"/case/HV-2026-009/chronology?{asked}").text


def test_what_is_shown_is_exported_and_no_cell_is_a_formula(read: Town) -> None:
    answer = read.browser.get("/case/HV-2026-009/chronology.csv?until=2025-03-31")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Date"] for row in rows] == ["04/03/2025", "05/03/2025"]
    assert rows[1]["Event"] == '\'=HYPERLINK("http://evil.example")'
    assert rows[0]["Other columns' text"] == "Housing officer analysis: Nobody asked about the baby"


def event(identifier: str, *same: str, **said: str) -> EventInCase:
    """One row."""
    return EventInCase(id=identifier, file="f", return_version=1, location="row 2", same_as=same, notes=said)


def test_a_group_is_a_row_and_those_linked_with_it() -> None:
    rows = (event("a", "b"), event("b", "a", "c"), event("c", "b"), event("d"))
    assert [one.id for one in Sought(row="b").rows(rows)] == ["a", "b", "c"]
    assert [one.id for one in Sought(linked="1").rows(rows)] == ["a", "b", "c"]


def test_new_and_changed_rows_are_found() -> None:
    rows = tuple(event("a").model_copy(update={"change": change}) for change in (None, "new", "changed", "put-back"))
    assert [one.change for one in Sought(changed="1").rows(rows)] == ["new", "changed", "put-back"]


def test_key_events_are_those_ticked_in_the_workbook() -> None:
    rows = (event("a", **{"Key event": "Yes"}), event("b", **{"Key event": "Possibly"}), event("c"),
            event("d", **{"Key event": "No"}), event("e", Theme="Yes"))  # fmt: skip
    assert [one.id for one in Sought(key="1").rows(rows)] == ["a", "b"]
    assert as_csv(rows).startswith(b"\xef\xbb\xbfDate,")


def test_a_return_stands_beside_what_was_read_and_its_text_never_runs(read: Town) -> None:
    page = read.browser.get(read.page).text
    assert "<script>" not in page
    original, fields = page.split('id="read-title"')
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Visit" in original and "&lt;script&gt;" in fields
    assert 'id="at-table-1-row-2"' in original and 'href="#at-table-1-row-2' in fields


def test_an_issue_stands_at_its_field_and_none_is_lost() -> None:
    record = ChronologyRecord(events=(Event(location="table 1, row 2", event="Seen", date_text="x"),))
    issues = tuple(
        Issue(severity="warning", code="c", message=str(field), location="", field=field)
        for field in ("events.0.event", "events.0.date", "events.*.source", None, "agency")
    )
    read = what_was_read(record, issues)
    (entry,) = [one for one in read.entries if one.title == "events 1"]
    assert entry.place == "table 1, row 2"
    at = {field.path: [one.message for one in field.issues] for field in entry.fields}
    assert at["events.0.event"] == ["events.0.event"] and at["events.0.date_text"] == ["events.0.date"]
    told = [one for entry in read.entries for field in entry.fields for one in field.issues]
    told += [one for entry in read.entries for one in entry.issues]
    assert sorted(map(str, (*told, *read.left))) == sorted(map(str, issues))


def test_the_question_about_a_column_is_answered_in_the_layout_and_not_asked_again(tmp_path: Path) -> None:
    town = Town(tmp_path)
    assert "Which column is this?" in town.browser.get(town.page).text
    form = {"form_key": town.gate.form_key, "heading": "Housing officer analysis", "field": "comment"}
    answer = town.browser.post(town.page, data=form)
    assert "rapid-review rebuild HV-2026-009" in answer.text
    assert tomllib.loads(town.layout.read_text("utf-8")) == {"columns": {"Housing officer analysis": "comment"}}
    again = town.browser.post(town.page, data={**form, "field": "keep"})
    assert again.status_code == 404 and "says already" in again.text
    shown = " ".join(town.browser.get(town.page).text.split())
    assert "you said comment and analysis. That counts once the originals are read again." in shown
    taken_back = town.browser.post(town.page, data={**form, "what": "take back"})
    assert "you said" not in taken_back.text and "may be comment and analysis" in taken_back.text
    assert tomllib.loads(town.layout.read_text("utf-8")) == {"columns": {}}
    town.browser.post(town.page, data=form)
    made = town.browser.post("/case/HV-2026-009/make", data={"form_key": town.gate.form_key, "what": "read again"})
    assert made.status_code == 200 and "Made: the workbook" in made.text
    assert "Which column is this?" not in town.browser.get(town.page).text
    rows = csv.DictReader(io.StringIO(town.browser.get("/case/HV-2026-009/chronology.csv").content.decode("utf-8-sig")))
    assert next(rows)["Comment and analysis"] == "Nobody asked about the baby"


def test_what_was_ticked_is_in_the_workbook_once_the_outputs_are_made_from_the_page(tmp_path: Path) -> None:
    town = Town(tmp_path)
    chronology, make = "/case/HV-2026-009/chronology", "/case/HV-2026-009/make"
    document = CaseDocument.model_validate_json((town.outputs / "HV-2026-009" / "case.json").read_bytes())
    form = {"form_key": town.gate.form_key, "do": f"tick {document.events[1].id}", "view": "table"}
    told = town.browser.post(chronology, data=form, headers={"accept": "application/json"}).json()
    assert told["undo"] == f"untick {document.events[1].id}"
    assert town.browser.post(make, data={"form_key": "x"}).status_code == 403
    workbook = town.outputs / "HV-2026-009" / "integrated-chronology.xlsx"
    mark = workbook.with_name(f"~${workbook.name}")
    mark.touch()
    busy = town.browser.post(make, data={"form_key": town.gate.form_key, "back": "chronology"})
    assert busy.url.path == chronology and "Not all could be made." in busy.text and "is open in Excel" in busy.text
    mark.unlink()
    assert "Made: the workbook" in town.browser.post(make, data={"form_key": town.gate.form_key}).text
    sheet = load_workbook(workbook).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    assert [row[heads.index("Key event")] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        None,
        "Yes",
        None,
    ]


@pytest.mark.parametrize("path", ["/case/HV-2026-009/make", "/case/HV-2026-009/chronology"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [({"origin": "http://evil.example"}, 403), ({"host": "evil.example"}, 403), ({"cookie": "rapid-review=forged"}, 403),
     ({"content-length": str(50 * 1024 * 1024)}, 413)],
)  # fmt: skip
def test_nobody_else_makes_or_says_anything(read: Town, path: str, headers: dict[str, str], status: int) -> None:
    stranger = TestClient(read.browser.app, base_url=f"http://{ADDRESS}")
    if "cookie" not in headers:
        stranger.cookies = read.browser.cookies
    before = sorted(one.stat().st_mtime_ns for one in read.outputs.rglob("*"))
    form = {"form_key": read.gate.form_key, "do": "link", "what": "make"}
    assert stranger.post(path, data=form, headers=headers).status_code == status
    assert stranger.get("/case/HV-2026-009/make", headers=headers).status_code in (403, 405)
    assert sorted(one.stat().st_mtime_ns for one in read.outputs.rglob("*")) == before


def test_two_do_not_make_the_outputs_at_once(read: Town) -> None:
    desk = Desk(read.intake, read.outputs, read.gate, now)
    with desk.making, pytest.raises(Unusable, match="being made already"):
        made_again(desk, CaseFolder("HV-2026-009", read.intake, read.outputs), is_read_again=False)


def test_outputs_are_listed_by_what_they_are_for_and_each_once() -> None:
    names = ("case.json", "genogram.png", "integrated-chronology.docx", "integrated-chronology.xlsx", "odd.txt",
             "queries/Homes.docx", "requests/Homes/letter.docx", "timeline.svg")  # fmt: skip
    groups = {group.title: group.files for group in grouped(names)}
    assert groups["Chronology, time line and genogram"] == (
        ("integrated-chronology.docx", "The chronology as a Word table, to print"),
        ("timeline.svg", "Time line (drawing)"),
        ("genogram.png", "Genogram (picture)"),
    )
    assert groups["Sent out to agencies"] == (("requests/Homes/letter.docx", "Homes › letter.docx"),)
    listed = [name for files in groups.values() for name, _ in files]
    assert sorted(listed) == sorted(set(names) - {"integrated-chronology.xlsx"})


def test_the_workbook_is_named_where_it_lies_and_a_return_that_was_replaced_says_so(tmp_path: Path) -> None:
    town = Town(tmp_path)
    page = town.browser.get("/case/HV-2026-009").text
    assert str(town.outputs / "HV-2026-009" / "integrated-chronology.xlsx") in page.replace("&#39;", "'")
    assert "1 to look at" in page and "Replaced" not in page
    document = docx.Document()
    document.add_paragraph("Agency: Harbour Vale Homes")
    table = document.add_table(rows=0, cols=3)
    for texts in (*ROWS, ("07/05/2025", "Boiler serviced", "Prompt")):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(town.intake / "HV-2026-009" / "Homes v2.docx"))
    main(["run", "--intake", str(town.intake), "--outputs", str(town.outputs), "--quiet"])
    assert town.browser.get("/case/HV-2026-009").text.count("Replaced by a later version.") == 1


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"form_key": "x"}, 403), ({"heading": "Another"}, 404), ({"field": "nonsense"}, 404), ({"heading": "../x"}, 404)],
)
def test_an_answer_that_nobody_asked_for_is_refused(read: Town, wrong: dict[str, str], status: int) -> None:
    form = {"form_key": read.gate.form_key, "heading": "Housing officer analysis", "field": "comment", **wrong}
    assert read.browser.post(read.page, data=form).status_code == status
    assert not read.layout.exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[columns]\n"A b" = "event"\n'),
        ("# ours\n[columns]\n\"X\" = 'keep' # why", '# ours\n[columns]\n"A b" = "event"\n"X" = \'keep\' # why\n'),
        ('[columns] # mine\n"X" = "keep"\n', '[columns] # mine\n"A b" = "event"\n"X" = "keep"\n'),
        ("# nothing yet", '# nothing yet\n[columns]\n"A b" = "event"\n'),
    ],
)
def test_a_line_is_added_and_every_other_stays(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "Agency.toml"
    if before:
        path.write_text(before, encoding="utf-8")
    assert write_answer(path, "A \n b", "event") == '"A b" = "event"'
    assert path.read_text("utf-8") == after


@pytest.mark.parametrize(
    "before", ['[columns]\n"a  B" = "keep"\n', 'columns = { "X" = "keep" }\n', "not toml", "x = 1\n"]
)
def test_a_layout_that_cannot_take_the_line_is_left_as_it_is(tmp_path: Path, before: str) -> None:
    path = tmp_path / "Agency.toml"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(Unusable):
        write_answer(path, "A b", "event")
    assert path.read_text("utf-8") == before


def test_an_agencys_name_never_leads_out_of_the_layouts(tmp_path: Path) -> None:
    path = layout_path(tmp_path, "national", "../../Council: East\\West")
    assert path.parent == tmp_path / "partnerships" / "national" / "layouts"
    path.parent.mkdir(parents=True)
    (path.parent / "harbour vale-homes.toml").touch()
    assert layout_path(tmp_path, "national", "Harbour Vale Homes").name == "harbour vale-homes.toml"
