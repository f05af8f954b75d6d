"""What the lead reviewer writes into learning-by-key-line.xlsx stays on its row when the workbook is made again."""

import datetime
import io
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from pipeline import durable
from pipeline.composition.packs import assemble
from pipeline.errors import Unusable
from pipeline.outputs.pdf import pdf_engine
from pipeline.outputs.review_pack.learning_workbook import learning_workbook
from pipeline.outputs.review_pack.reviewers_columns import read_key_line_notes
from pipeline.store import CaseFolder
from schemas.person import Practitioner
from schemas.returns.information_report import InformationReport, ParallelProcesses
from schemas.returns.learning import KeyLine, LearningRecord

NOW = datetime.datetime(2026, 3, 11, 10, 0, tzinfo=datetime.UTC)


def template(narrative: str = "Calls were not shared.") -> LearningRecord:
    return LearningRecord(key_lines=(KeyLine(number=2, narrative=narrative),), synopsis_before="Two calls in 2022.")


def report(*paragraphs: str) -> InformationReport:
    return InformationReport(
        completed_by=Practitioner(), endorsed_by=Practitioner(), parallel_processes=ParallelProcesses(),
        analysis="\n".join(paragraphs),
    )  # fmt: skip


def view_of(make_view, make_entry, said: LearningRecord, wrote: InformationReport, file: str = "police.docx"):
    returns = (
        make_entry("Avonmere Police", "learning-template", said, file=f"accepted/{file}"),
        make_entry("Avonmere ICB", "information-report", wrote),
    )
    return make_view(returns=returns)


def sheet_of(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))["By key line"]


def table(content: bytes) -> list[dict[str, str]]:
    heads, *rows = sheet_of(content).iter_rows(values_only=True)
    return [{str(head): str(cell or "") for head, cell in zip(heads, row, strict=True)} for row in rows]


def row_with(content: bytes, words: str) -> dict[str, str]:
    (found,) = [row for row in table(content) if words in row.values()]
    return found


def annotated(content: bytes, words: str, **notes: str) -> bytes:
    """The workbook with the reviewer's words on the row that holds `words`."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["By key line"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if words in [cell.value for cell in row]:
            for head, text in notes.items():
                row[heads.index(f"Reviewer: {head.replace('_', ' ')}")].value = text
    return saved(book)


def saved(book) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_notes_stay_with_their_row_when_the_file_has_another_name_and_the_words_have_changed(
    make_view, make_entry
) -> None:
    first = learning_workbook(view_of(make_view, make_entry, template(), report("Staff had changed.")))
    notes = read_key_line_notes(annotated(first, "Calls were not shared.", finding="Ask who knew."))
    corrected = view_of(
        make_view, make_entry, template("Two calls were not shared."), report("Staff had changed."), "v2.docx"
    )
    row = row_with(learning_workbook(corrected, notes), "Two calls were not shared.")
    assert (row["Reviewer: finding"], row["Since your version"]) == ("Ask who knew.", "changed")
    assert row["Where it stands"] == "v2.docx, Section 3, key line 2"


def test_a_saying_stands_under_the_key_line_that_the_reviewer_chose(make_view, make_entry) -> None:
    view = view_of(make_view, make_entry, template(), report("Staff had changed."))
    first = learning_workbook(view)
    assert row_with(first, "Staff had changed.")["Key line of enquiry"] == "Not tied to a key line"
    second = learning_workbook(view, read_key_line_notes(annotated(first, "Staff had changed.", key_line=1)))
    row = row_with(second, "Staff had changed.")
    assert row["Key line of enquiry"] == "1. How was Wren’s voice heard?"
    assert (row["Reviewer: key line"], row["Since your version"]) == ("1", "")
    third = learning_workbook(view, read_key_line_notes(second))
    assert table(third) == table(second)


def test_a_note_whose_saying_is_withdrawn_stays_with_the_words_it_was_written_on(make_view, make_entry) -> None:
    first = learning_workbook(view_of(make_view, make_entry, template(), report("Staff had changed.", "It rained.")))
    notes = read_key_line_notes(annotated(first, "Staff had changed.", finding="Which staff?"))
    second = learning_workbook(view_of(make_view, make_entry, template(), report("A new lead came.")), notes)
    gone = row_with(second, "Staff had changed.")
    assert (gone["Reviewer: finding"], gone["Since your version"]) == ("Which staff?", "no longer in a return")
    assert row_with(second, "A new lead came.")["Since your version"] == "new"
    assert not [row for row in table(second) if "It rained." in row.values()]


def test_the_reviewers_order_columns_fills_and_comments_come_through(make_view, make_entry) -> None:
    view = view_of(make_view, make_entry, template(), report("Staff had changed."))
    book = openpyxl.load_workbook(io.BytesIO(learning_workbook(view)))
    sheet = book["By key line"]
    last = sheet.max_row
    sheet.cell(1, sheet.max_column + 1, "Theme")
    sheet.cell(last, sheet.max_column, "Supervision")
    sheet.cell(last, 5).fill = PatternFill("solid", fgColor="FFFF00")
    sheet.cell(last, 5).comment = Comment("See the audit.", "P. Reader")
    sheet.move_range(f"A{last}:Z{last}", rows=-last + 2)  # over the first row, as after sorting
    again = learning_workbook(view, read_key_line_notes(saved(book)))
    row = next(row for row in table(again) if row["Theme"])
    assert row["Theme"] == "Supervision"
    cells = next(cells for cells in sheet_of(again).iter_rows(min_row=2) if cells[4].comment)
    assert cells[4].comment.text == "See the audit."
    assert cells[4].fill.fgColor.rgb.endswith("FFFF00")


def test_the_same_words_twice_have_a_row_each_with_its_own_note(make_view, make_entry) -> None:
    view = view_of(make_view, make_entry, template(), report("Staff had changed.", "Staff had changed."))
    first = learning_workbook(view)
    ids = [row["Row id"] for row in table(first)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("content", [b"no zip", saved(openpyxl.Workbook())])
def test_a_workbook_that_is_not_ours_is_refused_with_advice(content: bytes) -> None:
    with pytest.raises(Unusable) as raised:
        read_key_line_notes(content)
    assert "save" in raised.value.advice


@pytest.mark.slow
@pytest.mark.skipif(pdf_engine() is None, reason="LibreOffice is not installed on this machine")
def test_a_workbook_saved_by_libreoffice_is_read(make_view, make_entry, tmp_path) -> None:
    view = view_of(make_view, make_entry, template(), report("Staff had changed."))
    given = tmp_path / "given.xlsx"
    given.write_bytes(annotated(learning_workbook(view), "Staff had changed.", key_line="2", finding="Why?"))
    command = [
        str(pdf_engine()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
        "--outdir", str(tmp_path / "back"), str(given),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    notes = read_key_line_notes((tmp_path / "back" / "given.xlsx").read_bytes())
    row = row_with(learning_workbook(view, notes), "Staff had changed.")
    assert (row["Reviewer: finding"], row["Key line of enquiry"]) == ("Why?", "2. How was information shared?")


# --- the whole command ---

CASE = """reference = "AV-2026-003"
profile = "west-midlands"
notified = 2026-03-02
key_lines_of_enquiry = ["How was the child heard?", "How was information shared?"]
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> CaseFolder:
    folder = CaseFolder("AV-2026-003", tmp_path / "intake", tmp_path / "outputs")
    for path in (folder.drafts, folder.accepted, folder.needs_attention):
        durable.make_folder(path)
    folder.case_file.write_text(CASE, encoding="utf-8")
    return folder


def test_pack_review_reads_the_saved_workbook_and_never_loses_a_note(folder) -> None:
    def packed():
        return assemble(folder, ("review",), NOW, lambda words: None)

    packed()
    path = folder.results / "review-pack" / "learning-by-key-line.xlsx"
    path.write_bytes(annotated(path.read_bytes(), "1. How was the child heard?", finding="Nobody asked her."))
    packed()
    for _ in range(2):
        assert row_with(path.read_bytes(), "1. How was the child heard?")["Reviewer: finding"] == "Nobody asked her."
        assert [entry.name for entry in path.parent.iterdir() if "edited by hand" in entry.name] == []
        packed()
    path.write_bytes(b"broken")
    told = packed().remarks
    assert any("cannot be opened" in sentence for sentence in told)
    assert row_with(path.read_bytes(), "1. How was the child heard?")["Reviewer: finding"] == "Nobody asked her."
    assert [entry.read_bytes() for entry in path.parent.iterdir() if "edited by hand" in entry.name] == [b"broken"]
