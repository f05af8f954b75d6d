"""The case of the journeys: three agencies' returns, one that cannot be opened, and a draft of twelve pages.

Every person, agency and place in it is invented.
"""

import datetime
import shutil
from pathlib import Path

import docx
from docx.enum.text import WD_BREAK

from schemas.case_document import CaseDocument

REFERENCE = "TV-2026-003"
LARGE = "TV-2026-004"
DRAFT = "Robin LCSPR draft.docx"
BAD = "Homes addendum (cut short).docx"
SCRIPT = "<script>document.title = 'run'</script>"
PAGES = 12
CASE = """\
reference = "{reference}"
profile = "national"
notified = 2026-03-02
today = 2026-03-20
incident = 2026-02-27
incident_kind = "serious harm"
pseudonym = "Robin"

[review_period]
start = 2024-03-01
end = 2026-02-27

[[agencies]]
name = "Tamar Vale Police"
kind = "police"
expects = ["chronology"]
phone = "01632 960201"

[[agencies]]
name = "Tamar Vale Hospital"
kind = "health"
expects = ["chronology"]
phone = "01632 960202"

[[agencies]]
name = "Harbour Homes"
kind = "housing"
expects = ["chronology", "scoping"]
phone = "01632 960203"

[[people]]
role = "subject-child"
name = "Ewan Tregarth"
date_of_birth = 2021-06-14
home_address = "14 Quay Steps, Tamar Vale"

[[people]]
role = "mother"
name = "Morwenna Tregarth"
date_of_birth = 1996-01-30
"""
POLICE = (
    ("04/03/2025", "21:10", "Officers called to 14 Quay Steps after a neighbour heard shouting. Ewan asleep upstairs."),
    ("05/03/2025", "09:30", "Referral made to Tamar Vale Hospital about bruising to Ewan's arm."),
    ("11/05/2025", "14:00", "Strategy discussion by telephone with the hospital about the fracture to Ewan's leg."),
    ("19/08/2025", "", "Missing report for Morwenna Tregarth; found safe the same evening."),
)
HOSPITAL = (
    ("05/03/2025", "11:40", "Referral received from Tamar Vale Police about bruising. Ewan seen, not alone."),
    ("11/05/2025", "10:15", f"Attended with a fracture to the leg. {SCRIPT} Strategy discussion with the police."),
    ("02/09/2025", "", "Not brought to the fracture clinic."),
)
HOMES = (("04/03/2025", "Visit about damp in the child's room.", "Nobody asked why the child was at home"),)
IDENTIFYING = (
    "Ewan Tregarth was seen by the health visitor at 14 Quay Steps on 3 April 2025.",
    "His mother, Morwenna Tregarth, rang the surgery from 07700 900123 about a cough.",
    "Morwenna told the midwife that Ewan was born on 14 June 2021 at Tamar Vale Hospital.",
)
PLAIN = (
    "Practitioners did not ask what a day in the child's life was like. The review heard that visits were short and that "
    "the question of who else lived in the home was not asked again after the first assessment. "
)


def drop_everything(intake: Path) -> None:
    """Put the case and its returns into the intake folder, as agencies would send them."""
    folder = intake / REFERENCE
    (folder / "drafts").mkdir(parents=True)
    (folder / "case.toml").write_text(CASE.format(reference=REFERENCE), encoding="utf-8")
    chronology(folder / "Police chronology.docx", "Tamar Vale Police", ("Date", "Time", "Event"), POLICE)
    chronology(folder / "Hospital chronology.docx", "Tamar Vale Hospital", ("Date", "Time", "Event"), HOSPITAL)
    chronology(folder / "Homes.docx", "Harbour Homes", ("Date", "Event", "Housing officer analysis"), HOMES)
    whole = (folder / "Homes.docx").read_bytes()
    (folder / BAD).write_bytes(whole[: len(whole) // 2])
    draft(folder / "drafts" / DRAFT)
    for path in folder.glob("*.docx"):  # nobody waits for a file to settle in a test
        shutil.copystat(__file__, path)


def chronology(path: Path, agency: str, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    """One agency's chronology as a Word table."""
    document = docx.Document()
    document.add_paragraph(f"Agency: {agency}")
    table = document.add_table(rows=0, cols=len(headings))
    for texts in (headings, *rows):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


def draft(path: Path) -> None:
    """A draft report of twelve pages, with something to find on each."""
    document = docx.Document()
    document.core_properties.author = "G Trelawny"
    document.add_heading("Local child safeguarding practice review: Robin", 1)
    for number in range(PAGES):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        document.add_heading(f"{number + 1}. What happened", 2)
        document.add_paragraph(IDENTIFYING[number % len(IDENTIFYING)])
        for _ in range(5):
            document.add_paragraph(PLAIN * 2)
        document.add_paragraph(f"On {number + 1} July 2025 a visit was made and nobody was at home.")
    document.save(str(path))


def five_thousand_events(intake: Path, outputs: Path) -> None:
    """A second case whose case.json holds 5,000 rows: what the page reads, without the hours of making it."""
    (intake / LARGE).mkdir()
    (intake / LARGE / "case.toml").write_text(CASE.format(reference=LARGE), encoding="utf-8")
    small = CaseDocument.model_validate_json((outputs / REFERENCE / "case.json").read_bytes())
    first = datetime.date(2024, 3, 1)
    rows = []
    for number in range(5000):
        row = small.events[number % len(small.events)]
        day = first + datetime.timedelta(days=number // 8)
        update = {"id": f"e{number:05}", "date": day, "date_end": day, "date_text": f"{day:%d/%m/%Y}", "same_as": ()}
        rows.append(row.model_copy(update={**update, "event": f"{row.event} Entry {number}. {PLAIN}"}))
    large = small.model_copy(update={"reference": LARGE, "events": tuple(rows)})
    (outputs / LARGE).mkdir(parents=True)
    (outputs / LARGE / "case.json").write_text(large.model_dump_json(by_alias=True), encoding="utf-8")
