"""`rapid-review new`: what it takes from a form, what it says of the rest, and its answers to what cannot be used."""

from pathlib import Path

import pytest
from docx import Document

from pipeline.__main__ import main
from pipeline.case_file import read_case

ROOT = Path(__file__).resolve().parents[1]
REFERRAL = ROOT / "tests" / "forms" / "referral" / "as_published.docx"


def folders(base: Path) -> list[str]:
    """The global options for a test's own folders."""
    return ["--intake", str(base / "intake"), "--outputs", str(base / "outputs")]


def test_new_says_what_it_read_from_a_referral_and_what_it_did_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "Referral.docx"
    document = Document(str(REFERRAL))
    child, family = document.tables[2], document.tables[3]
    for row in list(family.rows)[2:]:
        row._tr.getparent().remove(row._tr)
    child.cell(0, 1).text = "Tamsin Orrelby (known as Tam)"
    child.cell(11, 1).text = "Serious incident 12/11/2026"
    for column, words in enumerate(("Ryan Castle, address not known", "Father", "1997", "", "")):
        family.cell(1, column).text = words
    document.save(str(form))
    assert main(["new", "WM-2026-022", "--profile", "tees", "--notified", "2026-11-16", "--from", str(form),
                 *folders(tmp_path)]) == 0  # fmt: skip
    said = capsys.readouterr().err
    assert "Read from Referral.docx: 2 people, the summary, the incident on 2026-11-12." in said
    assert "Not taken: “1997” could not be read as one day." in said
    assert "Not taken: “Tamsin Orrelby (known as Tam)” (Name of Child)." in said
    case = read_case((tmp_path / "intake" / "WM-2026-022" / "case.toml").read_text("utf-8"), "case.toml")
    assert [(person.name, person.home_address) for person in case.people][1:] == [("Ryan Castle", None)]
    assert case.incident_kind == "serious harm"


def test_new_answers_a_form_that_is_not_there_and_a_case_file_saved_by_an_old_editor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["new", "WM-2026-023", "--profile", "tees", "--notified", "2026-03-02", *folders(tmp_path)]
    assert main([*words, "--from", str(tmp_path / "gone.docx")]) == 2
    assert "There is no file at" in capsys.readouterr().err
    assert main(words) == 0
    case_file = tmp_path / "intake" / "WM-2026-023" / "case.toml"
    case_file.write_bytes(case_file.read_bytes() + "# caf\xe9\n".encode("cp1252"))
    for again in (words, ["status", "WM-2026-023", *folders(tmp_path)]):
        assert main(again) == 2
        said = capsys.readouterr().err
        assert "is not saved as UTF-8 text" in said and "Error" not in said


def test_a_british_day_on_the_command_line_is_answered_with_the_line_to_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "A-1", "--profile", "tees", "--notified", "16/11/2026", *folders(tmp_path)]) == 2
    assert "Write year-month-day, for example 2026-11-16." in capsys.readouterr().err


def test_the_papers_that_lack_the_family_say_so_until_case_toml_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["new", "WM-2026-024", "--profile", "tees", "--notified", "2026-03-02", *folders(tmp_path)]
    assert main([*words, "--agency", "Westmere Police=police"]) == 0
    said = capsys.readouterr().err
    assert "lack the child and the family and the summary and the period to look at" in said
    assert "Look at case.toml: No child is named" in said
    case_file = tmp_path / "intake" / "WM-2026-024" / "case.toml"
    text = case_file.read_text(encoding="utf-8").replace('# summary = "..."', 'summary = "A fall."')
    period = "[review_period]\nstart = 2024-03-01\nend = 2026-02-27\n"
    child = '[[people]]\nrole = "subject-child"\nname = "Wren Alderley"\n'
    case_file.write_text(f"{text}\n{period}{child}", encoding="utf-8")
    assert main([*words, "--agency", "Westmere Homes=housing"]) == 0
    assert "These papers lack" not in capsys.readouterr().err
