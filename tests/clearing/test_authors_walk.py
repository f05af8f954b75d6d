"""A report author's way through findings.xlsx and the terminal: what is said of limits, counts, earlier decisions."""

import io
import json
import subprocess
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from pipeline.__main__ import main
from pipeline.clearing.decisions import decisions_from_workbook
from pipeline.clearing.entries import entries_of, tally
from pipeline.clearing.formats import what_is_not_done
from pipeline.identifiers.passages import TAKE_OUT
from pipeline.readers import convert
from schemas.finding import CheckReport, Finding

CASE = """
reference = "XX-2026-001"
profile = "national"
notified = 2026-03-02
pseudonym = "Robin"

[[people]]
role = "subject-child"
name = "Tiegan Hollis"

[[people]]
role = "mother"
name = "Carys Hollis"
"""
FIRST = ("Carys rang on 9 June 2025.", "Tiegan was seen by Ngozi Okafor.", "Carys Hollis came. Tiegan Hollis slept.")
SECOND = (*FIRST, "Later Ngozi Okafor wrote to Tiegan.")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    drafts = tmp_path / "intake" / "XX-2026-001" / "drafts"
    drafts.mkdir(parents=True)
    (drafts.parent / "case.toml").write_text(CASE, encoding="utf-8")
    write(drafts / "one.docx", FIRST)
    return tmp_path


def write(path: Path, paragraphs: tuple[str, ...]) -> Path:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.core_properties.author = ""
    document.save(str(path))
    return path


def check(place: Path, draft: Path, *words: str) -> int:
    return main(["check", str(draft), *words, "--intake", str(place / "intake"), "--outputs", str(place / "outputs")])


def checks(place: Path, name: str, case: str = "XX-2026-001") -> Path:
    return place / "outputs" / case / "checks" / name


def draft(place: Path, name: str) -> Path:
    return place / "intake" / "XX-2026-001" / "drafts" / name


def edit(path: Path, text: str, **cells: str) -> None:
    """Write into the row of one thing: `C="replace"`, `F="a friend"`."""
    book = load_workbook(path)
    row = next(row for row in book.worksheets[0].iter_rows(min_row=4) if row[4].value == text)
    for column, words in cells.items():
        book.worksheets[0][f"{column}{row[0].row}"] = words
    book.save(path)


def report(place: Path, name: str) -> CheckReport:
    return CheckReport.model_validate_json((checks(place, name) / "findings.json").read_bytes())


def test_without_a_case_it_is_said_first_and_the_folder_can_be_seen(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(place, write(place / "loose.docx", FIRST)) in (0, 1)
    said = capsys.readouterr().out
    assert said.startswith("Not checked: The people of a case. No case was named")
    assert (checks(place, "loose.docx", "no-case") / "findings.xlsx").is_file()
    about = load_workbook(checks(place, "loose.docx", "no-case") / "findings.xlsx")["About this check"]
    assert any("No case was named" in str(row[1].value) for row in about.iter_rows())


def test_decisions_on_a_draft_of_no_case_decide_nothing_on_another(place: Path) -> None:
    write(place / "loose.docx", FIRST)
    write(place / "other.docx", FIRST)
    check(place, place / "loose.docx", "--quiet")
    edit(checks(place, "loose.docx", "no-case") / "findings.xlsx", "Ngozi Okafor", C="keep")
    check(place, place / "loose.docx", "--quiet")
    check(place, place / "other.docx", "--quiet")
    found = json.loads((checks(place, "other.docx", "no-case") / "findings.json").read_text("utf-8"))["findings"]
    assert [one["decision"] for one in found if one["text"] == "Ngozi Okafor"] == [None]


def test_a_case_that_names_nobody_is_said_first(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toml = place / "intake" / "XX-2026-001" / "case.toml"
    toml.write_text(CASE.partition("[[people]]")[0], encoding="utf-8")
    check(place, draft(place, "one.docx"))
    assert "Case XX-2026-001 names nobody yet" in capsys.readouterr().out.splitlines()[0]


def test_the_gravest_stand_first_all_names_of_a_person_in_a_row_and_the_next_step_is_said(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(place, draft(place, "one.docx")) == 1
    said = capsys.readouterr().out
    places = [said.index(words) for words in ("   Carys  ", "Carys Hollis", "Tiegan ", "Ngozi Okafor", "9 June 2025")]
    assert places[:3] == sorted(places[:3]) and max(places[:3]) < min(places[3:])
    assert '.docx" --apply' in said and "decide in findings.xlsx" in said
    assert "0 of 6 decided; left: 4 must fix, 2 to check." in said


def test_a_copy_is_called_clear_only_when_what_must_be_fixed_was_decided(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(place, draft(place, "one.docx"), "--quiet")
    assert check(place, draft(place, "one.docx"), "--apply") == 0
    assert "NOT CLEAR YET: you did not decide on 4 of the things that must be fixed." in capsys.readouterr().out
    for words in ("Carys", "Carys Hollis", "Tiegan", "Tiegan Hollis"):
        edit(checks(place, "one.docx") / "findings.xlsx", words, C="replace")
    assert check(place, draft(place, "one.docx"), "--apply") == 0
    said = capsys.readouterr().out
    assert "Clear: nothing that must be fixed is left in the copy." in said
    assert "Not decided, and in the copy as in the draft: “9 June 2025”, “Ngozi Okafor”." in said


def test_words_that_are_no_decision_are_named_with_their_sheet_and_row(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(place, draft(place, "one.docx"), "--quiet")
    book = checks(place, "one.docx") / "findings.xlsx"
    edit(book, "Ngozi Okafor", C="perhaps")
    rows = {row[4].value: row[0].row for row in load_workbook(book).worksheets[0].iter_rows(min_row=4)}
    assert check(place, draft(place, "one.docx")) == 2
    said = capsys.readouterr().err
    assert f"sheet “To decide”, row {rows['Ngozi Okafor']} (“Ngozi Okafor”) holds the decision “perhaps”" in said


def test_the_next_draft_says_what_was_taken_over_and_from_where(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(place, draft(place, "one.docx"), "--quiet")
    edit(checks(place, "one.docx") / "findings.xlsx", "Ngozi Okafor", C="replace", F="a doctor")
    check(place, draft(place, "one.docx"), "--quiet")
    write(draft(place, "two.docx"), SECOND)
    for _ in range(2):  # the second check reads its own files, and still knows
        check(place, draft(place, "two.docx"))
        assert "Taken over: 1 decision made in one.docx: “Ngozi Okafor”." in capsys.readouterr().out
    sheet = load_workbook(checks(place, "two.docx") / "findings.xlsx").worksheets[0]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[4].value == "Ngozi Okafor")
    assert [row[2].value, row[5].value, row[12].value] == ["replace", "a doctor", "one.docx"]
    assert check(place, draft(place, "two.docx")) == 1
    listed = capsys.readouterr().out.partition("Text")[2]
    assert "Tiegan" in listed and "Ngozi Okafor" not in listed, "only what is not decided is listed"
    check(place, draft(place, "one.docx"))
    assert "Taken over" not in capsys.readouterr().out, "the first draft's own decision is its own"


@pytest.mark.skipif(convert.find_libreoffice() is None, reason="LibreOffice is not installed")
def test_decisions_survive_a_workbook_sorted_and_saved_by_libreoffice(place: Path, tmp_path: Path) -> None:
    check(place, draft(place, "one.docx"), "--quiet")
    path = checks(place, "one.docx") / "findings.xlsx"
    edit(path, "Ngozi Okafor", C="replace", F="a doctor")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    for number, values in enumerate(sorted(rows, key=lambda row: str(row[4])), 4):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    book.save(path)
    soffice = str(convert.find_libreoffice())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    saved = tmp_path / "saved"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    decided = {one.text: one for one in decisions_from_workbook((saved / path.name).read_bytes())}
    assert (decided["Ngozi Okafor"].decision, decided["Ngozi Okafor"].own_words) == ("replace", "a doctor")
    assert (decided["Carys"].decision, decided["Carys"].own_words) == (None, None)


@pytest.mark.parametrize(
    ("name", "says"), [("a.docx", None), ("a.PDF", "A PDF is checked, but not changed"), ("a.odt", "save it as Word")]
)
def test_what_cannot_be_done_with_a_format_is_said(name: str, says: str | None) -> None:
    words = what_is_not_done(name)
    assert (words is None) if says is None else (words is not None and says in words)


def test_what_cannot_be_done_is_said_at_the_check_and_at_the_head_of_the_list(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(place, "one.txt").write_text("\n\n".join(FIRST), encoding="utf-8")
    check(place, draft(place, "one.txt"))
    assert "A .txt file is checked, but not changed." in capsys.readouterr().out
    head = load_workbook(checks(place, "one.txt") / "findings.xlsx").worksheets[0]["A2"].value
    assert str(head).startswith("A .txt file is checked, but not changed.")


def finding(text: str, **fields: object) -> Finding:
    values: dict[str, object] = {
        "id": f"{text}{fields}", "text": text, "category": "person", "severity": "must-fix", "part": "body",
        "context": text, "why": "A name.", "matches": "mother (Carys Hollis)",
    }  # fmt: skip
    return Finding.model_validate({**values, **fields})


def test_words_in_a_picture_are_a_thing_by_themselves_because_no_copy_changes_them(place: Path) -> None:
    found = (finding("Carys"), finding("Carys", location="text box, “read in the picture a.png”", suggestion=TAKE_OUT))
    assert [len(entry.findings) for entry in entries_of(found)] == [1, 1]
    assert tally(entries_of(found)).in_words == "2 things must be fixed, 0 to check, 0 to consider"
    assert tally(entries_of((finding("Carys"), finding("CARYS", id="x")))).in_words.startswith(
        "1 thing must be fixed (in 2"
    )


def test_the_workbook_shows_the_very_words_that_the_copy_will_have(place: Path) -> None:
    write(draft(place, "one.docx"), ("The mother rang 07700 900123 twice.",))
    check(place, draft(place, "one.docx"), "--quiet")
    sheet = load_workbook(io.BytesIO((checks(place, "one.docx") / "findings.xlsx").read_bytes())).worksheets[0]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[4].value == "07700 900123")
    assert row[5].value == "[number removed]" and str(row[9].value).endswith("Advice: leave it out.")


def test_the_same_file_under_two_names_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(place, draft(place, "one.docx"), "--quiet")
    draft(place, "copy of one.docx").write_bytes(draft(place, "one.docx").read_bytes())
    check(place, draft(place, "copy of one.docx"))
    assert "copy of one.docx is the same file as one.docx" in capsys.readouterr().err


def test_a_copy_of_an_earlier_version_of_the_draft_is_said_to_be_old(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(place, draft(place, "one.docx"), "--apply")
    assert "was made before the draft was changed" not in capsys.readouterr().err
    write(draft(place, "one.docx"), SECOND)
    check(place, draft(place, "one.docx"))
    assert "one - pseudonymised.docx was made before the draft was changed: do not send it." in capsys.readouterr().err
    check(place, draft(place, "one.docx"), "--apply")
    assert "was made before" not in capsys.readouterr().err


def test_the_note_on_a_draft_that_could_not_be_checked_goes_when_it_was(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(place, "one.docx").write_bytes(b"PK\x03\x04 cut short")
    main(["run", "XX-2026-001", "--intake", str(place / "intake"), "--outputs", str(place / "outputs")])
    assert "Draft not checked: one.docx" in capsys.readouterr().out
    note = checks(place, "one.docx") / "why it was not checked.txt"
    assert note.is_file()
    write(draft(place, "one.docx"), FIRST)
    main(["run", "XX-2026-001", "--intake", str(place / "intake"), "--outputs", str(place / "outputs")])
    said = capsys.readouterr().out
    assert "4 things must be fixed, 2 to check, 0 to consider; left: 4 must fix, 2 to check." in said
    assert not note.exists()
