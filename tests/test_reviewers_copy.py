"""A reviewer's annotated workbook that comes back through the intake folder, whatever it is called and whoever saved it."""

import datetime
import json
import shutil
import subprocess
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from pipeline import durable
from pipeline.cli.places import Places
from pipeline.cli.run import run_once
from pipeline.composition import reflecting
from pipeline.composition.case_views import folder_of
from pipeline.demo.dropping import DEMO_REFERENCE
from pipeline.outputs.register import OUTPUTS
from pipeline.readers import convert
from pipeline.store import load_record
from schemas.receipt import Accepted, Taken

FILES = Path(__file__).resolve().parents[1] / "pipeline" / "demo"
RETURN = "Ambulance chronology.xlsx"
NOW = datetime.datetime(2026, 3, 10, 9, tzinfo=datetime.UTC)
NOTE, THEME, KEY = "Reviewer's note", "Theme / KLOE", "Key event"
Cells = dict[tuple[int, str], str | None]
"""Row of the sheet (from 2) and heading, to what is written there; `None` empties it."""


class Case:
    """One return of the example in an intake folder, and the workbook made of it."""

    def __init__(self, folder: Path, reference: str = DEMO_REFERENCE) -> None:
        self.places = Places(folder / "intake", folder / "outputs", True)
        self.dropped = self.places.intake / reference
        text = (FILES / "case.toml").read_text(encoding="utf-8").replace(DEMO_REFERENCE, reference)
        durable.publish(text.encode(), self.dropped / "case.toml")
        durable.publish((FILES / "files" / "returns" / RETURN).read_bytes(), self.dropped / RETURN)
        self.reference = reference
        self.run()
        self.folder = folder_of(reference, self.places.intake, self.places.outputs)
        self.workbook = self.folder.results / "integrated-chronology.xlsx"

    def run(self) -> tuple[Taken, ...]:
        """One round."""
        return run_once(self.places, self.reference, lambda: NOW)

    def drop(self, data: bytes, name: str, folder: Path | None = None) -> Taken:
        """Drop one file and take it."""
        durable.publish(data, (folder or self.dropped) / name)
        (taken,) = self.run()
        return taken

    def rows(self) -> list[dict[str, Any]]:
        """The cells of the first sheet, by heading."""
        sheet = openpyxl.load_workbook(self.workbook).worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2)]

    def says(self, row: int, heading: str) -> str | None:
        """What the published workbook says in a cell."""
        value: str | None = self.rows()[row - 2][heading].value
        return value

    def page(self) -> str:
        """The status page."""
        return (self.folder.results / "status.html").read_text(encoding="utf-8").replace("&#39;", "'")

    def as_data(self) -> Any:
        """case.json."""
        return json.loads((self.folder.results / "case.json").read_bytes())


@pytest.fixture(scope="module", autouse=True)
def only_the_chronology() -> Iterator[None]:
    """The pictures and papers are not looked at here, and take most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reflecting, "OUTPUTS", OUTPUTS[:3])
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with its outputs, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    Case(folder)
    return folder


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Case:
    shutil.copytree(made, tmp_path / "case")
    here = Case.__new__(Case)
    here.places = Places(tmp_path / "case" / "intake", tmp_path / "case" / "outputs", True)
    here.reference, here.dropped = DEMO_REFERENCE, here.places.intake / DEMO_REFERENCE
    here.folder = folder_of(DEMO_REFERENCE, here.places.intake, here.places.outputs)
    here.workbook = here.folder.results / "integrated-chronology.xlsx"
    return here


def written(data: bytes, cells: Cells) -> bytes:
    """The workbook with words in its cells."""
    workbook = openpyxl.load_workbook(BytesIO(data))
    sheet = workbook.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for (row, heading), words in cells.items():
        if heading not in heads:
            heads[heading] = sheet.max_column + 1
            sheet.cell(1, heads[heading], heading)
        sheet.cell(row, heads[heading]).value = words
    return saved(workbook)


def saved(workbook: Any) -> bytes:
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def by_libreoffice(data: bytes, folder: Path, ending: str = "xlsx") -> bytes:
    """The workbook opened and saved by LibreOffice."""
    path = folder / "from me.xlsx"
    path.write_bytes(data)
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", ending,
               "--outdir", str(folder / "saved"), str(path)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "saved" / path.name).with_suffix(f".{ending}").read_bytes()


def test_a_copy_under_another_name_brings_notes_fills_comments_and_columns(case: Case) -> None:
    workbook = openpyxl.load_workbook(case.workbook)
    sheet = workbook.worksheets[0]
    sheet["G4"].fill = PatternFill("solid", fgColor="FFFFFF99")
    sheet["G4"].comment = Comment("Ask the crew.", "JR")
    data = written(saved(workbook), {(2, NOTE): "Who called?", (3, KEY): "Yes", (3, "Witness"): "Ms P"})
    taken = case.drop(data, "Robin - JR working copy.xlsx")
    assert (taken.outcome, taken.form, taken.agency) == ("accepted", "unknown", None)
    assert taken.reason is not None
    assert "not a return. 3 rows carry notes or marks" in taken.reason
    assert taken.sha256 is not None
    record = load_record(case.folder, taken.sha256)
    assert isinstance(record, Accepted)
    assert [issue.code for issue in record.parsed.issues] == ["reviewers-workbook"]
    rows = case.rows()
    assert rows[0][NOTE].value == "Who called?"
    assert (rows[1][KEY].value, rows[1]["Witness"].value) == ("Yes", "Ms P")
    assert rows[2]["Event"].fill.fgColor.rgb == "FFFFFF99"
    assert rows[2]["Event"].comment.text == "Ask the crew."
    assert {row["Since last version"].value for row in rows} == {None}
    # The original is kept as it came, with a receipt; it is no return of any agency.
    (kept,) = case.folder.accepted.glob("Robin - JR working copy*.xlsx")
    assert kept.read_bytes() == data
    said = case.as_data()
    assert [entry["form"] for entry in said["returns"]] == ["chronology"]
    (copy,) = said["reviewers_copies"]
    assert (copy["name"], copy["taken"], copy["differing"]) == ("Robin - JR working copy.xlsx", 5, [])
    assert "Robin - JR working copy.xlsx" in case.page()
    assert "5 changes of the reviewer's brought into the workbook." in case.page()
    # Read again with every other original, and made again from nothing, it says the same.
    assert case.run() == ()
    assert case.says(2, NOTE) == "Who called?"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_a_copy_saved_by_libreoffice_says_the_same(case: Case, tmp_path: Path) -> None:
    annotated = written(case.workbook.read_bytes(), {(2, NOTE): "Who called?", (5, "Witness"): "Ms P"})
    taken = case.drop(by_libreoffice(annotated, tmp_path), "back.xlsx")
    assert taken.outcome == "accepted"
    assert (case.says(2, NOTE), case.says(5, "Witness")) == ("Who called?", "Ms P")
    (copy,) = case.as_data()["reviewers_copies"]
    assert (copy["taken"], copy["differing"]) == (2, [])


@pytest.fixture(scope="module")
def open_document(made: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook, annotated in every way, saved by LibreOffice in its own format."""
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice")
    published = made / "outputs" / DEMO_REFERENCE / "integrated-chronology.xlsx"
    workbook = openpyxl.load_workbook(published)
    sheet = workbook.worksheets[0]
    sheet["G4"].fill = PatternFill("solid", fgColor="FFFFFF99")
    sheet["G4"].comment = Comment("Ask the crew.", "JR")
    cells: Cells = {
        (2, NOTE): "Who called?\nAnd when?",
        (3, KEY): "Yes",
        (5, "Witness"): "Ms P",
        (6, THEME): "- why, 1/2",
    }
    return by_libreoffice(written(saved(workbook), cells), tmp_path_factory.mktemp("office"), "ods")


def holds_what_was_written(case: Case) -> bool:
    """Whether every note, tick, fill and comment of `open_document` stands on its row, and nothing else does."""
    rows = case.rows()
    assert (case.says(2, NOTE), case.says(3, KEY)) == ("Who called?\nAnd when?", "Yes")
    assert (case.says(5, "Witness"), case.says(6, THEME)) == ("Ms P", "- why, 1/2")
    assert rows[2]["Event"].fill.fgColor.rgb == "FFFFFF99"
    assert rows[2]["Event"].comment.text == "Ask the crew."
    assert sum(cell.comment is not None for row in rows for cell in row.values()) == 1
    written_on = [row[head].value for row in rows for head in (NOTE, KEY, THEME, "Follow up", "Witness")]
    assert sum(value is not None for value in written_on) == 4
    return {row["Since last version"].value for row in rows} == {None}


@pytest.mark.slow
def test_a_copy_saved_as_an_open_document_brings_notes_ticks_fills_and_comments(
    case: Case, open_document: bytes
) -> None:
    taken = case.drop(open_document, "back.ods")
    assert taken.outcome == "accepted"
    assert taken.reason is not None and "5 rows carry notes or marks" in taken.reason
    assert holds_what_was_written(case)
    (copy,) = case.as_data()["reviewers_copies"]
    assert (copy["name"], copy["taken"], copy["differing"]) == ("back.ods", 6, [])
    # The original is kept as it came, and nothing stays of what was made of it.
    (kept,) = case.folder.accepted.glob("back*.ods")
    assert kept.read_bytes() == open_document
    assert not list(case.places.outputs.rglob(".reading-*"))
    assert case.run() == ()


@pytest.mark.slow
def test_the_workbook_saved_as_an_open_document_in_its_place_is_read_once(
    case: Case, open_document: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (case.folder.results / "integrated-chronology.ods").write_bytes(open_document)
    case.run()
    told = " ".join(capsys.readouterr().err.split())
    assert "integrated-chronology.ods: 6 changes of the reviewer's brought into integrated-chronology.xlsx." in told
    assert holds_what_was_written(case)
    case.run()
    assert "integrated-chronology.ods" not in capsys.readouterr().err


def test_an_open_document_is_asked_for_again_as_xlsx_where_libreoffice_is_not(
    case: Case, open_document: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "find_libreoffice", lambda: None)
    taken = case.drop(open_document, "back.ods")
    assert taken.outcome == "needs-attention"
    assert taken.reason is not None and "a copy of the integrated chronology saved as .ods" in taken.reason
    assert taken.advice is not None and "save it as an Excel workbook (.xlsx)" in taken.advice
    assert case.says(2, NOTE) is None


def test_a_copy_that_is_mailed_back_is_taken_out_of_the_mail(case: Case) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "reviewer@example.org", "team@example.org", "My notes so far"
    mail.set_content("Attached.")
    data = written(case.workbook.read_bytes(), {(2, NOTE): "From home"})
    mail.add_attachment(data, maintype="application", subtype="octet-stream", filename="notes.xlsx")
    durable.publish(bytes(mail), case.places.intake / "Notes.eml")  # straight into the intake folder
    cover, copy = run_once(case.places, None, lambda: NOW)
    assert (cover.case, copy.case) == (DEMO_REFERENCE, DEMO_REFERENCE)
    assert (cover.outcome, copy.outcome, copy.name) == ("accepted", "accepted", "notes.xlsx")
    assert case.says(2, NOTE) == "From home"
    # The e-mail itself is kept, and is nobody's return: nobody is asked whose it is.
    assert "agency-unknown" not in {issue["code"] for issue in case.as_data()["issues"]}
    assert "Covering message" in case.page()
    returns = openpyxl.load_workbook(case.workbook)["Returns"]
    assert [row[1] for row in returns.iter_rows(values_only=True) if "Notes" in str(row[6])] == ["Covering message"]


def test_what_was_written_in_the_workbook_meanwhile_is_never_written_over(case: Case) -> None:
    away = case.workbook.read_bytes()
    start: Cells = {(2, NOTE): "first", (3, NOTE): "first", (4, NOTE): "first", (5, NOTE): "first"}
    case.workbook.write_bytes(written(away, start))
    case.run()
    away = case.workbook.read_bytes()  # the reviewer takes this one home
    office = written(away, {(2, NOTE): "office", (3, NOTE): "office", (6, NOTE): "office"})
    case.workbook.write_bytes(office)
    home: Cells = {(2, NOTE): "home", (4, NOTE): "home", (5, NOTE): None, (7, NOTE): "home", (7, KEY): "Yes"}
    case.drop(written(away, home), "home.xlsx")
    both = case.says(2, NOTE)
    assert both is not None
    assert {"home", "office"} <= set(both.replace("“", " ").split())
    assert "integrated-chronology.xlsx" in both
    assert [case.says(row, NOTE) for row in (3, 4, 5, 6, 7)] == ["office", "home", None, "office", "home"]
    assert "1 note to decide" in case.page()
    assert "No. 1, Reviewer's note" in case.page()
    # The reviewer decides; it stays decided, though the copy is still there.
    case.workbook.write_bytes(written(case.workbook.read_bytes(), {(2, NOTE): "office, and home"}))
    case.run()
    assert case.says(2, NOTE) == "office, and home"
    assert "to decide" not in case.page()


def test_a_copy_of_an_old_version_takes_nothing_back(case: Case) -> None:
    old = case.workbook.read_bytes()
    case.workbook.write_bytes(written(old, {(2, NOTE): "written since"}))
    case.run()
    case.drop(written(old, {(3, NOTE): "in the old one"}), "old.xlsx")
    assert (case.says(2, NOTE), case.says(3, NOTE)) == ("written since", "in the old one")
    case.drop(written(old, {(2, NOTE): "other words"}), "older.xlsx")
    assert case.says(2, NOTE) == "written since\n— and in “older.xlsx”: other words"
    assert "1 cell said something else in the workbook already" in case.page()


def test_notes_of_copies_come_again_when_the_outputs_are_lost(case: Case) -> None:
    case.drop(written(case.workbook.read_bytes(), {(2, NOTE): "kept in the original"}), "mine.xlsx")
    shutil.rmtree(case.places.outputs)
    from pipeline.arrival.again import read_again
    from pipeline.arrival.take import Desk
    from pipeline.composition.reading import ReadingDesk

    with ReadingDesk(case.places.intake, case.places.outputs) as reading:
        read_again(case.folder, Desk(handle=reading.handle, now=lambda: NOW))
    case.run()
    assert case.says(2, NOTE) == "kept in the original"


def test_a_workbook_of_another_case_is_refused(case: Case, tmp_path: Path) -> None:
    other = Case(tmp_path / "other", "WM-2026-077")
    data = written(other.workbook.read_bytes(), {(2, NOTE): "of somebody else's child"})
    taken = case.drop(data, "integrated-chronology.xlsx")
    assert taken.outcome == "needs-attention"
    assert taken.reason is not None
    assert "integrated chronology of case WM-2026-077" in taken.reason
    assert case.says(2, NOTE) is None
    (why,) = case.folder.needs_attention.glob("*.why.txt")
    assert "another-case" in why.read_text(encoding="utf-8")


def without_stamp(data: bytes) -> bytes:
    """As from a program that drops properties: only the first sheet, in a new workbook."""
    source = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    target = openpyxl.Workbook()
    for row in source.iter_rows(values_only=True):
        target.worksheets[0].append(row)
    return saved(target)


def test_a_copy_without_a_stamp_is_known_by_its_row_ids(case: Case) -> None:
    data = without_stamp(written(case.workbook.read_bytes(), {(2, NOTE): "no stamp"}))
    assert case.drop(data, "Book1.xlsx", case.places.intake / DEMO_REFERENCE).outcome == "accepted"
    assert case.says(2, NOTE) == "no stamp"


def test_a_copy_without_a_stamp_of_another_case_is_refused(case: Case) -> None:
    workbook = openpyxl.load_workbook(BytesIO(without_stamp(case.workbook.read_bytes())))
    sheet = workbook.worksheets[0]
    ids = next(cell.column for cell in sheet[1] if cell.value == "Row id")
    for number in range(2, sheet.max_row + 1):
        sheet.cell(number, ids, f"POL-{number:08x}")
    taken = case.drop(saved(workbook), "Book1.xlsx")
    assert taken.outcome == "needs-attention"
    assert taken.reason is not None
    assert "none of its row ids is" in taken.reason


@pytest.mark.parametrize("name", ["integrated-chronology.docx", "integrated-chronology.csv"])
def test_our_own_chronology_is_never_taken_for_an_agencys(case: Case, name: str) -> None:
    taken = case.drop((case.folder.results / name).read_bytes(), f"copy of {name}")
    assert taken.outcome == "needs-attention"
    assert taken.reason is not None
    assert "would put every row into the case twice" in taken.reason
    assert len(case.as_data()["returns"]) == 2


def test_a_rejected_link_stays_rejected_when_the_workbook_is_saved_again(tmp_path: Path) -> None:
    case = Case(tmp_path)
    durable.publish((FILES / "files" / "returns" / "Police chronology.docx").read_bytes(), case.dropped / "Police.docx")
    case.run()

    def links() -> dict[tuple[str, str], Any]:
        sheet = openpyxl.load_workbook(case.workbook)["Same event"]
        head = next(row for row in sheet.iter_rows() if row[0].value == "No.")
        heads = [cell.value for cell in head]
        rows = (dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=head[0].row + 1))
        return {(row["First row id"].value, row["Second row id"].value): row["Your verdict"] for row in rows}

    def say(pair: tuple[str, str], words: str | None) -> None:
        workbook = openpyxl.load_workbook(case.workbook)
        workbook["Same event"][links()[pair].coordinate].value = words
        case.workbook.write_bytes(saved(workbook))
        case.run()

    pair = next(iter(links()))
    say(pair, "Not the same")
    assert links()[pair].value == "Not the same"
    case.workbook.write_bytes(written(case.workbook.read_bytes(), {(2, NOTE): "a later day's work"}))
    case.run()
    assert links()[pair].value == "Not the same"
    assert pair[1] not in {other for event in case.as_data()["events"] if event["id"] == pair[0]
                           for other in event["same_as"]}  # fmt: skip
    say(pair, None)
    assert links()[pair].value is None
    assert pair[1] in {other for event in case.as_data()["events"] if event["id"] == pair[0]
                       for other in event["same_as"]}  # fmt: skip


def test_what_was_read_of_the_saved_workbook_is_told(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    cells: Cells = {(2, KEY): "Yes", (2, NOTE): "Who was told?", (3, NOTE): "Not seen"}
    workbook = openpyxl.load_workbook(BytesIO(written(case.workbook.read_bytes(), cells)))
    workbook.worksheets[0].delete_rows(4)
    links = workbook["Same event"]
    links.cell(links.max_row + 1, 1, 1)
    links.cell(links.max_row, 4, 999)
    case.workbook.write_bytes(saved(workbook))
    capsys.readouterr()
    case.run()
    told = " ".join(capsys.readouterr().err.split())
    assert "3 changes read; there is something of the reviewer's on 2 rows now." in told
    assert "1 row that had been taken out of it stood in an agency's return and came back" in told
    assert "sheet “Same event”, row " in told and "“1” and “999” not linked. No row of the first sheet" in told
    assert case.says(4, "Since last version") == "Put back"
    assert case.says(5, "Since last version") is None
    assert "A link that was not made" in case.page()
    assert case.as_data()["unclear_lines"][0]["second"] == "999"
    case.run()
    assert "integrated-chronology" not in capsys.readouterr().err


def test_what_changed_since_the_version_that_was_saved_is_told(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    case.workbook.write_bytes(written(case.workbook.read_bytes(), {(3, NOTE): "Keep this"}))
    case.run()
    capsys.readouterr()
    workbook = openpyxl.load_workbook(BytesIO((FILES / "files" / "returns" / RETURN).read_bytes()))
    sheet = workbook.worksheets[0]
    words = [cell for row in sheet.iter_rows() for cell in row if len(str(cell.value or "")) > 40]
    words[0].value = f"{words[0].value} The crew waited for twenty minutes."
    case.drop(saved(workbook), "Ambulance chronology v2.xlsx")
    told = " ".join(capsys.readouterr().err.split())
    assert "Since the version of the chronology that the reviewer saved last: 1 row reads otherwise now." in told


def test_a_workbook_renamed_in_its_place_is_read_and_the_reviewer_is_told_where_to_go_on(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed = case.workbook.with_name("Chronology JB.xlsx")
    renamed.write_bytes(written(case.workbook.read_bytes(), {(3, NOTE): "Written in the renamed one"}))
    case.workbook.unlink()
    stranger = openpyxl.Workbook()
    stranger.save(str(case.workbook.with_name("Budget.xlsx")))
    capsys.readouterr()
    case.run()
    told = " ".join(capsys.readouterr().err.split())
    assert "Chronology JB.xlsx: 1 change of the reviewer's brought into integrated-chronology.xlsx. Go on in" in told
    assert "Budget" not in told
    assert case.says(3, NOTE) == "Written in the renamed one"
    case.run()
    assert "Chronology JB" not in capsys.readouterr().err
    # What is written in it later is read too: nothing is lost when somebody goes on in it.
    renamed.write_bytes(written(renamed.read_bytes(), {(4, NOTE): "And more"}))
    case.run()
    assert (case.says(3, NOTE), case.says(4, NOTE)) == ("Written in the renamed one", "And more")


def test_a_line_of_the_reviewers_own_is_never_called_an_agencys(case: Case) -> None:
    last = len(case.rows()) + 2
    case.workbook.write_bytes(written(case.workbook.read_bytes(), {(last, NOTE): "Ask the coroner"}))
    case.run()
    (line,) = [row for row in case.rows() if row[NOTE].value == "Ask the coroner"]
    assert (line["Since last version"].value, line["Event"].value) == (
        "Your line",
        f"A line of your own (row {last} of the workbook)",
    )
    since = openpyxl.load_workbook(case.workbook)["Since your last version"]
    told = [str(cell.value) for row in since.iter_rows() for cell in row]
    assert any(words.startswith("You wrote this on a line that is no agency's row.") for words in told)
    workbook = openpyxl.load_workbook(case.workbook)
    workbook.worksheets[0].delete_rows(line[NOTE].row)
    case.workbook.write_bytes(saved(workbook))
    case.run()
    assert "Ask the coroner" not in [row[NOTE].value for row in case.rows()]
