"""From a drop to the query sheet and the marked copy beside it, and back again."""

import datetime
import io
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Desk
from pipeline.composition.case_views import case_view, folder_of, known_cases
from pipeline.composition.query_copies import query_copies
from pipeline.composition.reading import ReadingDesk
from pipeline.outputs import queries
from pipeline.outputs.publishing import publish_all
from pipeline.store import CaseFolder
from schemas.receipt import Accepted

REFERENCE = "HV-2026-010"
NOON = datetime.datetime(2026, 3, 11, 12, tzinfo=datetime.UTC)
CASE = """\
reference = "HV-2026-010"
profile = "national"
notified = 2026-03-02
today = 2026-03-12

[[agencies]]
name = "Harbour Vale Homes"
kind = "housing"

[[agencies]]
name = "Harbour Vale Police"
kind = "police"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFolder]:
    root = tmp_path_factory.mktemp("queries")
    intake, outputs = root / "intake", root / "outputs"
    (intake / REFERENCE).mkdir(parents=True)
    (intake / REFERENCE / "case.toml").write_text(CASE, encoding="utf-8")
    word(intake / REFERENCE / "Our chronology.docx")
    excel(intake / REFERENCE / "Events.xlsx")
    take(intake, outputs)
    yield folder_of(REFERENCE, intake, outputs)


def take(intake: Path, outputs: Path) -> None:
    with ReadingDesk(intake, outputs) as reading:
        desk = Desk(reading.handle, lambda: NOON)
        take_all(Place(intake, outputs, desk, lambda: known_cases(intake, outputs)))


def word(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Agency: Harbour Vale Homes")
    table = document.add_table(rows=3, cols=3)
    rows = (("Date", "Source", "Event"), ("31/02/2025", "File", "Damp seen"), ("05/03/2025", "File", "Closed"))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.save(str(path))


def excel(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(("Date", "Source", "Event", "Agency"))
    book.active.append(("30/02/2025", "Log", "Call at the door", "Harbour Vale Police"))
    book.active.append(("01/03/2025", "Log", "Second call", "Harbour Vale Police"))
    book.save(path)


def test_each_agency_gets_its_own_file_back_with_the_query_at_its_place(folder: CaseFolder) -> None:
    view = case_view(folder, NOON)
    files = query_copies(folder, view)
    assert sorted(files) == [
        "queries/Harbour Vale Homes - Our chronology.docx",
        "queries/Harbour Vale Police - Events.xlsx",
    ]
    assert sorted(queries.build(view)) == ["queries/Harbour Vale Homes.docx", "queries/Harbour Vale Police.docx"]
    sheet = openpyxl.load_workbook(io.BytesIO(files["queries/Harbour Vale Police - Events.xlsx"])).active
    assert "Query 1: " in sheet["A2"].comment.text
    assert "There is no 30 February 2025. Please give us the date" in sheet["A2"].comment.text
    assert sheet["A2"].value == "30/02/2025"


def test_the_number_of_a_comment_is_the_number_in_the_query_sheet(folder: CaseFolder) -> None:
    view = case_view(folder, NOON)
    sheet = docx.Document(io.BytesIO(queries.build(view)["queries/Harbour Vale Homes.docx"]))
    rows = [[cell.text for cell in row.cells] for row in sheet.tables[-1].rows]
    copy = docx.Document(io.BytesIO(query_copies(folder, view)["queries/Harbour Vale Homes - Our chronology.docx"]))
    said = {comment.text for comment in copy.comments}
    assert said == {f"Query {number}: {found} {needed}" for number, _, found, needed, _ in rows[1:]}
    assert len(said) == len(rows) - 1 > 0


def test_an_unchanged_return_is_not_marked_again(folder: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    view = case_view(folder, NOON)
    files = query_copies(folder, view)
    publish_all(files, folder, built_from="one", today=NOON.date())
    monkeypatch.setattr("pipeline.composition.query_copies.marked_copy", lambda *_: pytest.fail("marked again"))
    assert query_copies(folder, view) == files


def test_a_file_that_cannot_be_marked_has_its_sheet_all_the_same(
    folder: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise KeyError("no such part")

    for path in (folder.results / "queries").glob("*"):
        path.unlink()
    monkeypatch.setattr("pipeline.composition.query_copies.marked_copy", broken)
    assert query_copies(folder, case_view(folder, NOON)) == {}


def test_a_marked_copy_that_comes_back_is_not_asked_about_its_own_comments(folder: CaseFolder, tmp_path: Path) -> None:
    files = query_copies(folder, case_view(folder, NOON))
    for name, data in files.items():
        answered = tmp_path / Path(name).name
        answered.write_bytes(data)
        with ReadingDesk(folder.intake, folder.outputs) as desk:
            outcome = desk.handle(REFERENCE, answered, answered.name)
        assert isinstance(outcome, Accepted)
        assert "comment-found" not in {issue.code for issue in outcome.parsed.issues}
        assert "date-impossible" in {issue.code for issue in outcome.parsed.issues}
