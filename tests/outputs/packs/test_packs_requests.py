"""What goes out to agencies: complete, stamped, pre-completed, and the same bytes every time."""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.document import Document as Word

from pipeline.errors import ConfigurationError
from pipeline.outputs.requests import agency_folder, build_requests, return_by
from pipeline.timetable.profiles import load_profile, profile_from_text
from schemas.agency import Agency

WEST_MIDLANDS = load_profile("west-midlands")
DATED = date(2026, 3, 4)
FOLDER = "requests/Avonmere Police"
ONE = (Agency(name="Avonmere Police", kind="police", asked=date(2026, 3, 3), expects=("scoping",)),)
START = f"{FOLDER}/AV-2026-003 Avonmere Police - "


@pytest.fixture(scope="module")
def files(make_case):
    """What goes out for the case as it is."""
    return build_requests(make_case(), WEST_MIDLANDS, DATED)


def word(data: bytes) -> Word:
    return Document(io.BytesIO(data))


def answers(document: Word) -> list[tuple[str, str]]:
    """Label and answer of every two-column row."""
    rows = []
    for table in document.tables:
        for row in table.rows:
            if len(row.cells) == 2:
                rows.append((row.cells[0].text, row.cells[1].text))
    return rows


def all_text(document: Word) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def stamp(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("docProps/custom.xml").decode()


def test_each_agency_gets_what_it_is_asked_for(files) -> None:
    assert sorted(name for name in files if name.startswith(FOLDER)) == [
        f"{START}chronology of key events.docx",
        f"{START}chronology of key events.xlsx",
        f"{START}guidance for chronologies.docx",
        f"{START}letter.docx",
        f"{START}scoping form.docx",
    ]
    homes = [name.rsplit(" - ", 1)[1] for name in files if "/Fernhill Homes/" in name]
    assert sorted(homes) == ["letter.docx", "scoping form.docx"]


def test_every_form_knows_its_case_agency_and_kind(files) -> None:
    for name, form in (("scoping form.docx", "scoping"), ("chronology of key events.docx", "chronology"),
                       ("chronology of key events.xlsx", "chronology")):  # fmt: skip
        mark = stamp(files[START + name])
        for words in ("case_reference", "AV-2026-003", "agency", "Avonmere Police", form):
            assert words in mark


def test_section_1_stands_filled_in_with_the_labels_of_document_2(files) -> None:
    rows = answers(word(files[f"{START}scoping form.docx"]))
    assert rows[:9] == [
        ("SUBJECT CHILD:", "Wren Alderley"),
        ("Also Known As:", "Birdie"),
        ("Ethnicity:", "White British"),
        ("National Health Number:", "943 476 5919"),
        ("D.O.B:", "04/05/2019"),
        ("Date of Serious Injury:", "27/02/2026"),
        ("Home Address:", "4 Elder Row, Avonmere"),
        ("Previous Addresses:", "12 Mill Lane"),
        ("", ""),
    ]
    assert [answer for label, answer in rows if label in ("MOTHER:", "FATHER:", "SIBLING:")] == [
        "Tamsin Alderley", "Corin Hale", "Rowan Alderley",
    ]  # fmt: skip
    assert ("SIGNIFICANT ADULTS / OTHERS:", "Dale Pike (mother’s partner)") in rows


def test_the_questions_are_those_of_document_2(files) -> None:
    text = all_text(word(files[f"{START}scoping form.docx"]))
    for words in (
        "1. Provide a brief summary of your agency’s involvement with the subject child AND the individuals listed",
        "2. From your agency’s records are you able to confirm the following information",
        "3. Brief analysis of individual and multi-agency practice.",
        "4. Please identify any areas for concern as to the way in which partners have worked together",
        "5. Have you identified any learning and what action have you taken to implement this learning?",
        "6. Are you aware of the involvement of any other agencies? If yes, please give details.",
        "7. Please include any further relevant information",
        "Evidence of Progress of Implementation",
        "Indicative time period to be looked at:",
        "1 March 2024 to 27 February 2026",
    ):
        assert words in text


def test_the_case_summary_keeps_ampersands_and_angle_brackets(files) -> None:
    text = all_text(word(files[f"{START}scoping form.docx"]))
    assert "Mum & Dad <differ>." in text


def test_braces_that_a_person_typed_are_text(make_case) -> None:
    case = make_case(agencies=ONE, summary="The text said {{ case_reference }} and {% if %}.")
    text = all_text(word(build_requests(case, WEST_MIDLANDS, DATED)[f"{START}scoping form.docx"]))
    assert "The text said {{ case_reference }} and {% if %}." in text


def test_a_case_of_which_little_is_known_still_gets_its_blocks(make_case) -> None:
    files = build_requests(make_case(agencies=ONE, people=(), summary=None, review_period=None), WEST_MIDLANDS, DATED)
    labels = [label for label, _ in answers(word(files[f"{START}scoping form.docx"]))]
    assert labels.count("SUBJECT CHILD:") == labels.count("MOTHER:") == labels.count("SIBLING:") == 1


def test_the_letter_gives_the_day_and_asks_for_a_nil_return_in_writing(files) -> None:
    text = all_text(word(files[f"{START}letter.docx"]))
    assert "10 March 2026" in text  # asked on 3 March, 5 working days (4.3.4)
    assert "3 March 2026" in text
    assert "say so in writing" in text
    assert "Secure all records" in text


def test_the_day_for_the_return() -> None:
    """Asked late, an agency still has its working days; asked never, the timetable's day holds while it is ahead."""
    from schemas.case import Case

    case = Case(reference="A", profile="west-midlands", notified=date(2026, 3, 2))
    asked = Agency(name="A", kind="health", asked=date(2026, 3, 12))
    assert return_by(case, asked, WEST_MIDLANDS, date(2026, 3, 12)) == date(2026, 3, 19)
    new = Agency(name="B", kind="health")
    assert return_by(case, new, WEST_MIDLANDS, date(2026, 3, 5)) == date(2026, 3, 11)
    assert return_by(case, new, WEST_MIDLANDS, date(2026, 3, 16)) == date(2026, 3, 23)


def test_look_back_stands_in_the_letter_where_the_partnership_has_one(make_case) -> None:
    files = build_requests(
        make_case(agencies=ONE, profile="north-east-lincolnshire"), load_profile("north-east-lincolnshire"), DATED
    )
    assert "suspected perpetrator within the previous 12 months" in all_text(word(files[f"{START}letter.docx"]))


def test_the_chronology_has_document_10s_headings_on_a_landscape_page(files) -> None:
    document = word(files[f"{START}chronology of key events.docx"])
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        "Date presented as (DD/MM/YYYY):",
        "Time",
        "Source of Information:",
        "Contact with the child/young person (state whether they were seen alone or not) and by whom:",
        "Contact with family member (state which family member) and by whom:",
        "Key Event/Action Undertaken:",
        "Comment and Analysis, including potential areas for learning:",
    ]
    assert document.sections[0].page_width > document.sections[0].page_height
    assert document.tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader")


def test_the_excel_template_checks_dates_offers_choices_and_explains_itself(files) -> None:
    data = files[f"{START}chronology of key events.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Chronology", "Instructions"]
    sheet = book["Chronology"]
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    assert checks["A2:A1001"].type == "date"
    assert checks["A2:A1001"].errorStyle == "warning"
    assert checks["B2:B1001"].type == "time"
    assert checks["D2:D1001"].type == "list"
    assert "Seen alone" in checks["D2:D1001"].formula1
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    words = " ".join(str(row[0].value) for row in book["Instructions"].iter_rows() if row[0].value)
    for expected in ("AV-2026-003", "Avonmere Police", "10 March 2026", "Do not leave a date out"):
        assert expected in words


def test_the_same_case_gives_the_same_bytes(make_case, files) -> None:
    assert build_requests(make_case(), WEST_MIDLANDS, DATED) == files


def test_the_language_is_english_of_the_united_kingdom(files) -> None:
    for name, data in files.items():
        if name.endswith(".docx"):
            styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
            assert 'w:lang w:val="en-GB"' in styles
            assert "en-US" not in styles


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Avonmere NHS Trust / Children’s: ward", "Avonmere NHS Trust Children’s ward"),
        ('A<b>c"d|e?f*g\\h', "A b c d e f g h"),
        ("CON", "CON agency"),
        ("Trust Ltd.", "Trust Ltd"),
        ("...", "agency"),
        ("x" * 200, "x" * 80),
    ],
)
def test_agencies_become_folders_that_every_system_can_have(name: str, folder: str) -> None:
    assert agency_folder(name).strip() == folder


def test_a_review_that_follows_has_a_letter_of_its_own_with_its_key_lines(make_case) -> None:
    agency = Agency(
        name="Avonmere Police", kind="police", asked=date(2026, 3, 3), expects=("scoping", "learning-template")
    )
    files = build_requests(make_case(agencies=(agency,)), WEST_MIDLANDS, DATED)
    assert sorted(name.removeprefix(START) for name in files) == [
        "case summary.docx", "guidance for learning templates.docx", "learning template.docx",
        "letter for the review.docx", "letter.docx", "scoping form.docx",
    ]  # fmt: skip
    letter = all_text(word(files[f"{START}letter for the review.docx"]))
    assert "2. How was information shared?" in letter
    assert "Enclosed: learning template.docx; case summary.docx; guidance for learning templates.docx" in letter
    assert "15 working days" not in letter
    assert "Enclosed: scoping form.docx" in all_text(word(files[f"{START}letter.docx"]))


# --- templates of a partnership's own ---


def own_template(folder: Path, name: str, *lines: str) -> Path:
    target = folder / "west-midlands" / "templates" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(target))
    return target


def test_a_partnerships_own_letter_replaces_ours(make_case, tmp_path) -> None:
    own_template(tmp_path, "request-letter.docx", "Avonmere’s letter to {{ agency_name }} about {{ case_reference }}")
    files = build_requests(make_case(agencies=ONE), WEST_MIDLANDS, DATED, (tmp_path,))
    assert all_text(word(files[f"{START}letter.docx"])) == "Avonmere’s letter to Avonmere Police about AV-2026-003"
    assert "Initial Scoping" in all_text(word(files[f"{START}scoping form.docx"]))


def test_an_unknown_field_is_answered_with_its_name_and_its_line(make_case, tmp_path) -> None:
    place = own_template(tmp_path, "request-letter.docx", "Hello", "Please return to {{ returns_adress }} soon")
    with pytest.raises(ConfigurationError) as raised:
        build_requests(make_case(agencies=ONE), WEST_MIDLANDS, DATED, (tmp_path,))
    for words in (str(place), "“returns_adress”", "Please return to {{ returns_adress }} soon", "docs/templates.md"):
        assert words in str(raised.value)


def test_a_field_that_is_not_closed_is_answered(make_case, tmp_path) -> None:
    own_template(tmp_path, "request-letter.docx", "Dear {{ agency_name")
    with pytest.raises(ConfigurationError, match=r"request-letter\.docx: a field is not written as a field can be"):
        build_requests(make_case(agencies=ONE), WEST_MIDLANDS, DATED, (tmp_path,))


def test_a_template_cannot_reach_into_the_program(make_case, tmp_path) -> None:
    own_template(tmp_path, "request-letter.docx", "{{ ''.__class__.__mro__ }}")
    with pytest.raises(ConfigurationError):
        build_requests(make_case(agencies=ONE), WEST_MIDLANDS, DATED, (tmp_path,))


def test_a_template_that_is_no_word_file_is_answered(make_case, tmp_path) -> None:
    own_template(tmp_path, "request-letter.docx", "x").write_bytes(b"not a zip")
    with pytest.raises(ConfigurationError, match="is not a Word file that can be opened"):
        build_requests(make_case(agencies=ONE), WEST_MIDLANDS, DATED, (tmp_path,))


def test_the_partnerships_contact_is_printed(make_case) -> None:
    text = (
        'name = "Avonmere"\nsource = "S"\nanchor = "referral-received"\nanchor_source = "S"\nday_one = "anchor"\n'
        'returns_days = 5\n[contact]\nname = "Jo Marsh"\nphone = "01632 960009"\nemail = "returns@avonmere.example"\n'
        '[[steps]]\nkey = "returns"\nname = "R"\noffset = 7\nwho = "W"\nrule = "R"\nsource = "S"\n'
    )
    profile = profile_from_text(text, "avonmere", "test")
    letter = all_text(word(build_requests(make_case(agencies=ONE), profile, DATED)[f"{START}letter.docx"]))
    assert "Jo Marsh, 01632 960009" in letter
    assert "returns@avonmere.example" in letter
