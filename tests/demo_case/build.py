"""Make the returned files of the example case, which `rapid-review demo` drops into a folder.

Run from the project's root, with LibreOffice installed, after a change of the case: `python tests/demo_case/build.py`.
The files are kept in the repository, so nobody needs LibreOffice to run the demo.
"""

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import draft
import msoffcrypto.format.ooxml
import spreadsheets
import word_forms
from docx import Document
from facts import FAMILY, REFERENCE, SCOPING, Involvement

HERE = Path(__file__).resolve().parent
FILES = HERE.parents[1] / "pipeline" / "demo" / "files"
Row = tuple[str, ...]


def events(name: str) -> list[Row]:
    """The rows of one agency: date, time, source, child, family, event, comment."""
    lines = (HERE / "events" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in (line + "||||||").split("|")[:7]) for line in lines]


def main() -> None:
    """Build everything anew."""
    shutil.rmtree(FILES, ignore_errors=True)
    for folder in ("returns", "bad", "later", "drafts"):
        (FILES / folder).mkdir(parents=True)
    scoping_forms(FILES / "returns")
    chronologies(FILES / "returns")
    other_returns(FILES / "returns")
    bad_files(FILES / "bad")
    draft.build(FILES / "drafts" / "Robin LCSPR draft 3.docx")


def scoping_forms(into: Path) -> None:
    """Ten completed scoping forms: five from Word's hand, two saved by LibreOffice, two with content controls, one with tracked changes."""
    for said in SCOPING:
        path = into / f"{said.agency} - scoping form.docx"
        word_forms.scoping_form(path, said)
        if said.agency in ("Westmere Children's Services", "Westmere University Hospitals"):
            libre_office(path, "docx")
        elif said.agency in ("Westmere Integrated Care Board", "Westmere Probation Service"):
            rewrite(path, wrap_in_content_controls)
        elif said.agency == "Sunbeam Nursery":
            rewrite(path, track_a_change)


def chronologies(into: Path) -> None:
    """Ten chronologies in four formats, under the toolkit's headings and under agencies' own."""
    police = word_forms.KEY_EVENTS
    word_forms.chronology(into / "Police chronology.docx", "Westmere Police", police, events("police"))
    housing = [
        (date, time, event, comment, family) for date, time, _, child, family, event, comment in events("housing")
    ]
    headings = ("Date of entry", "Time", "Details", "Analysis", "Persons present")
    word_forms.chronology(into / "Housing chronology.docx", "Westmere Homes", headings, housing)
    extra = [
        (date, time, event, comment, family) for date, time, _, child, family, event, comment in events("housing_late")
    ]
    later = FILES / "later"
    word_forms.chronology(
        later / "Housing chronology corrected.docx", "Westmere Homes", headings, [*housing[:-3], *extra, *housing[-3:]]
    )
    school = [
        (date, time, child, family, event, source, comment)
        for date, time, source, child, family, event, comment in events("school")
    ]
    headings = (
        "Date of\nevent:",
        "Time",
        "Child seen / spoken to (alone?)",
        "Family member",
        "Significant Event",
        "Recorded in",
        "Good practice/learning",
    )
    path = into / "Larkfield Primary chronology.docx"
    word_forms.chronology(path, "Larkfield Primary School", headings, school)
    libre_office(path, "docx")
    nursery = [
        (f"{date} {time}".strip(), child, family, event, source, comment)
        for date, time, source, child, family, event, comment in events("nursery")
    ]
    headings = ("Date and Time", "Contact with child", "Contact with parent/carer", "Event", "Source", "Comment")
    word_forms.chronology(into / "sunbeam nursery chron FINAL.docx", "Sunbeam Nursery", headings, nursery)
    pdf = into / "Hospital chronology.docx"
    word_forms.chronology(pdf, "Westmere University Hospitals", police, events("hospital"))
    libre_office(pdf, "pdf")
    pdf.unlink()
    spreadsheets.childrens_services(into / "CSC chronology.xlsx", events("childrens_services"))
    spreadsheets.surgery(into / "GP chronology.xlsx", events("gp"))
    spreadsheets.probation(into / "Probation chronology.xlsx", events("probation"))
    spreadsheets.health_visiting(into / "Health visiting export.csv", events("health_visiting"))
    plain = into / "Ambulance chronology.csv"
    spreadsheets.ambulance(plain, events("ambulance"))
    libre_office(plain, "xlsx")
    plain.unlink()


def other_returns(into: Path) -> None:
    """Learning templates, organisational changes and nil returns."""
    word_forms.learning_template(into / "CSC learning template.docx", "Westmere Children's Services", "Marcus Achterberg, Head of Service, 01632 960103", [
        ("What children said was recorded on six visits and did not change the plan.", "Plans were reviewed by counting visits.",
         "Every child in need review records what the child has said and what changed because of it.", "The visit of 13 November 2025 gave Ellie time alone."),
        ("Mr Adeyemi was never spoken to.", "Assessment guidance lets a worker close without a father's view.", "Change the assessment template.", ""),
    ])  # fmt: skip
    word_forms.learning_template(into / "School learning template.docx", "Larkfield Primary School", "Gwen Tillotson, Designated Safeguarding Lead, 01632 960106", [
        ("Ellie's own words were passed on ten times.", "We relied on the plan to act and did not escalate.", "Use the escalation procedure when a concern is raised twice.", "Staff gave Ellie time and wrote down her words as she said them."),
    ])  # fmt: skip
    word = Document()
    word.add_heading("Chronology of organisational changes", 1)
    word.add_paragraph("Agency: Westmere Community Health NHS Trust")
    word.add_paragraph(f"Case reference: {REFERENCE}")
    word_forms.grid(word, ("Date", "Change", "Impact"), [
        ("October 2024", "Record system replaced", "Old entries could not be searched for four months"),
        ("01/12/2025", "Two health visiting teams merged", "Caseloads handed over by list"),
        ("2025", "Vacancy rate of a quarter", "Two year reviews offered by letter only"),
    ])  # fmt: skip
    word_forms.save(
        word, into / "Organisational changes - community health.docx", "Westmere Community Health NHS Trust"
    )
    word = Document()
    for line in (f"Case reference: {REFERENCE}", "Westmere Fire and Rescue Service", "4 March 2026",
                 "Thank you for your request. We have searched our records and can confirm that this service has had no "
                 "involvement with the child or with any member of the family. This is a nil return.",
                 "Name: Rosalind Khumalo", "Designation: Community Safety Manager", "Contact: 01632 960111"):  # fmt: skip
        word.add_paragraph(line)
    word_forms.save(word, into / "Fire service reply.docx", "Westmere Fire and Rescue Service")
    mail = EmailMessage()
    mail["From"], mail["To"] = "Anil Bhattacharya <a.bhattacharya@westmere-yjs.example>", "reviews@westmere-scp.example"
    mail["Subject"], mail["Date"] = (
        f"Nil return {REFERENCE} - Westmere Youth Justice Service",
        "Thu, 05 Mar 2026 11:02:00 +0000",
    )
    mail["Message-ID"] = "<demo-nil-return@westmere-yjs.example>"
    mail.set_content("Dear colleague,\n\nWestmere Youth Justice Service has nothing known about any of the people listed.\n"
                     f"Please take this as our nil return for {REFERENCE}.\n\nAnil Bhattacharya\nOperations Manager\n01632 960112\n")  # fmt: skip
    (into / "RE Request for scoping information.eml").write_bytes(mail.as_bytes())


def bad_files(into: Path) -> None:
    """One of each kind of file that cannot be used."""
    word = Document()
    word.add_heading("Minutes of the team meeting", 1)
    word.add_paragraph("Present: eight members of staff. Apologies: none. The car park will be closed in May.")
    word_forms.save(word, into / "Team meeting minutes.docx", "Somebody")
    good = (FILES / "returns" / "Police chronology.docx").read_bytes()
    (into / "Hospital addendum (cut short).docx").write_bytes(good[: len(good) * 2 // 3])
    (into / "Empty file from the scanner.pdf").write_bytes(b"")
    other = Involvement(
        "Westmere Homes",
        "Declan O'Sheridan",
        "Tenancy Services Manager",
        "01632 960108",
        "02/02/2026",
        "Not this family.",
        "",
        "",
    )
    word_forms.scoping_form(into / "Housing scoping (other family).docx", other, "WM-2025-099")
    plain = io.BytesIO((FILES / "returns" / "GP chronology.xlsx").read_bytes())
    with (into / "GP chronology with password.xlsx").open("wb") as file:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("letmein", file)
    with zipfile.ZipFile(into / "Chronology (very large).xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * 400_000_000)


def libre_office(path: Path, ending: str) -> None:
    """The same file as LibreOffice saves it."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True)
        shutil.move(str(Path(folder) / f"{path.stem}.{ending}"), str(path.with_suffix(f".{ending}")))


def rewrite(path: Path, change: object) -> None:
    """Change the main part of a Word file."""
    assert callable(change)
    with zipfile.ZipFile(path) as old:
        parts = [(item, old.read(item)) for item in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            new.writestr(name, change(data.decode("utf-8")) if name == "word/document.xml" else data)


def wrap_in_content_controls(xml: str) -> str:
    """Put the answers of the family section into content controls, as a protected form has them."""
    names = "|".join(re.escape(person.name) for person in FAMILY)
    return re.sub(
        rf"<w:r><w:t[^>]*>({names}|0163[^<]*)</w:t></w:r>",
        r'<w:sdt><w:sdtPr><w:tag w:val="answer"/></w:sdtPr><w:sdtContent><w:r><w:t>\1</w:t></w:r></w:sdtContent></w:sdt>',
        xml,
    )


def track_a_change(xml: str) -> str:
    """Correct the family's address in tracked changes: one deletion, one insertion."""
    who = 'w:author="Chidinma Eze" w:date="2026-03-05T10:00:00Z"'
    return xml.replace(
        "<w:r><w:t>8 Tannery Row, Westmere, WQ5 2HE</w:t></w:r>",
        f'<w:del w:id="901" {who}><w:r><w:delText>8 Tannery Row, Westmere, WQ5 2HE</w:delText></w:r></w:del>'
        f'<w:ins w:id="902" {who}><w:r><w:t>18 Tannery Row, Westmere, WQ5 2HE</w:t></w:r></w:ins>',
        1,
    )


if __name__ == "__main__":
    main()
