"""A lead reviewer's weeks: forty rows annotated, then three agencies correct their returns; all of it stays in place."""

import datetime
import shutil
import subprocess
from collections.abc import Callable
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
from pipeline.composition.case_views import folder_of
from pipeline.composition.reflecting import reflect
from pipeline.demo.dropping import DEMO_REFERENCE

FILES = Path(__file__).resolve().parents[1] / "pipeline" / "demo"
RETURNS = ("CSC chronology.xlsx", "GP chronology.xlsx", "Ambulance chronology.xlsx", "Police chronology.docx")
FIRST = datetime.datetime(2026, 3, 10, 9, tzinfo=datetime.UTC)
LATER = datetime.datetime(2026, 3, 20, 9, tzinfo=datetime.UTC)
NOTE, OWN = "Reviewer's note", "Witness"
YELLOW = "FFFF99"
CHANGED = {
    "CSC chronology.xlsx": "Notification of birth received from the hospital. No action.",
    "GP chronology.xlsx": "Registered. Six week check booked.",
    "Ambulance chronology.xlsx": "Mother faint at 35 weeks. Not conveyed.",
}
WITHDRAWN = {
    "CSC chronology.xlsx": "Second police notice received. Information and advice only.",
    "GP chronology.xlsx": "Second vaccinations.",
    "Ambulance chronology.xlsx": "Abandoned call, number of Ms Marsh.",
}
WITHDRAWN_UNNOTED = "Third vaccinations. Brought by father."
ADDED = {
    "CSC chronology.xlsx": "The manager read the whole file and asked for a visit within the week.",
    "GP chronology.xlsx": "Letter to the housing officer about damp.",
    "Ambulance chronology.xlsx": "Telephone triage: earache, advised to see a pharmacist.",
}
MORE = " Put right on checking: the entry was made a day later."


class Case:
    """Four of the example's chronologies in an intake folder, and the workbook made of them."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(folder / "intake", folder / "outputs", True)
        case = self.places.intake / DEMO_REFERENCE
        durable.publish((FILES / "case.toml").read_bytes(), case / "case.toml")
        for name in RETURNS:
            durable.publish((FILES / "files" / "returns" / name).read_bytes(), case / name)
        run_once(self.places, DEMO_REFERENCE, lambda: FIRST)
        self.folder = folder_of(DEMO_REFERENCE, self.places.intake, self.places.outputs)
        self.workbook = self.folder.results / "integrated-chronology.xlsx"

    def correct(self) -> None:
        """Three agencies send a second version."""
        for name in CHANGED:
            content = corrected(FILES / "files" / "returns" / name, name)
            durable.publish(content, self.places.intake / DEMO_REFERENCE / f"{Path(name).stem} v2.xlsx")
        run_once(self.places, DEMO_REFERENCE, lambda: LATER)

    def rows(self) -> dict[str, dict[str, Any]]:
        """Row id to heading to cell, of the first sheet."""
        sheet = openpyxl.load_workbook(self.workbook).worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        found = (dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2))
        return {row["Row id"].value: row for row in found if row["Row id"].value}

    def since(self) -> list[tuple[str, str, str]]:
        """What, what it said, what it says now: the rows of the sheet that compares."""
        sheet = openpyxl.load_workbook(self.workbook)["Since your last version"]
        rows = list(sheet.iter_rows(values_only=True))
        head = next(row for row in rows if row[0] == "What")
        places = [head.index(name) for name in ("What", "It said", "It says now")]
        told = rows[rows.index(head) + 1 :]
        return [tuple(str(row[place] or "") for place in places) for row in told]  # type: ignore[misc]


def corrected(path: Path, name: str) -> bytes:
    """The agency's own file with one row changed, some withdrawn, and one added above all the others."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    gone = {WITHDRAWN[name], WITHDRAWN_UNNOTED}
    for row in sorted(sheet.iter_rows(), key=lambda row: -row[0].row):
        for cell in row:
            if cell.value == CHANGED[name]:
                cell.value += MORE
            elif cell.value in gone:
                sheet.delete_rows(cell.row)
                break
    first = next(row[0].row for row in sheet.iter_rows() if str(row[0].value or "")[:1].isdigit() and len(row) > 3)
    at = next(
        cell.column for row in sheet.iter_rows() for cell in row if str(cell.value or "").startswith(CHANGED[name])
    )
    agency = next((cell.column, cell.value) for cell in sheet[first] if cell.column == 3)
    sheet.insert_rows(first)
    sheet.cell(first, 1, "06/05/2025")
    sheet.cell(first, at, ADDED[name])
    if name.startswith("GP"):
        sheet.cell(first, agency[0], agency[1])
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def chosen(rows: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Forty row ids with their events: every row that will change or go, one excepted, and others between."""
    must = {*CHANGED.values(), *WITHDRAWN.values()}
    events = {key: row["Event"].value for key, row in rows.items()}
    first = [key for key, event in events.items() if event in must]
    assert len(first) == 6
    others = [key for key, event in events.items() if event not in must and event != WITHDRAWN_UNNOTED]
    ids = [*first, *others[:: len(others) // 34][:34]]
    assert len(ids) == 40
    return {key: events[key] for key in ids}


def annotate(path: Path, ids: list[str]) -> None:
    """A note, a fill and a comment on each of the rows, a column of the reviewer's own; re-sorted and filtered."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    own = sheet.max_column + 1
    sheet.cell(1, own, OWN)
    for row in sheet.iter_rows(min_row=2):
        key = row[heads["Row id"] - 1].value
        if key in ids:
            sheet.cell(row[0].row, heads[NOTE], f"Note on {key}")
            sheet.cell(row[0].row, own, f"Witness {ids.index(key)}")
            event = sheet.cell(row[0].row, heads["Event"])
            event.fill = PatternFill("solid", fgColor=f"FF{YELLOW}")
            event.comment = Comment(f"Comment on {key}", "Reviewer")
    body = [[(c.value, c._style, c.comment) for c in row] for row in sheet.iter_rows(min_row=2)]
    body.sort(key=lambda row: str(row[heads["Event"] - 1][0]))
    for number, row in enumerate(body, start=2):
        for place, (value, style, comment) in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value, cell._style, cell.hyperlink = value, style, None
            cell.comment = Comment(comment.text, comment.author) if comment else None
        sheet.row_dimensions[number].hidden = number % 3 == 0
    workbook.save(path)


def through_libreoffice(path: Path, folder: Path) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "xlsx",
               "--outdir", str(folder / "saved"), str(path)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    shutil.copyfile(folder / "saved" / path.name, path)


def only_openpyxl(path: Path, folder: Path) -> None:
    """The workbook as openpyxl saved it."""


@pytest.mark.parametrize(
    "saved_by",
    [
        only_openpyxl,
        pytest.param(
            through_libreoffice,
            marks=[pytest.mark.slow, pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")],
        ),
    ],
)
def test_forty_notes_stay_on_their_rows_when_three_returns_are_corrected(
    saved_by: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    case = Case(tmp_path)
    ids = chosen(case.rows())
    annotate(case.workbook, list(ids))
    saved_by(case.workbook, tmp_path)
    case.correct()
    rows = case.rows()
    for number, (key, event) in enumerate(ids.items()):
        row = rows[key]
        is_changed, is_gone = event in CHANGED.values(), event in WITHDRAWN.values()
        assert row["Event"].value == event + (MORE if is_changed else "")
        assert (row[NOTE].value, row[OWN].value) == (f"Note on {key}", f"Witness {number}")
        assert row["Event"].fill.fgColor.rgb == f"FF{YELLOW}"
        assert row["Event"].comment.text == f"Comment on {key}"
        assert row["Since last version"].value == ("Changed" if is_changed else "Withdrawn" if is_gone else None)
        assert bool(row["Event"].font.strike) == is_gone
    others = {key: row for key, row in rows.items() if key not in ids}
    assert not [key for key, row in others.items() if row[NOTE].value or row[OWN].value or row["Event"].comment]
    assert WITHDRAWN_UNNOTED not in {row["Event"].value for row in rows.values()}
    since = case.since()
    # A row that went without a note stands on no other sheet, so it is told here, in its own words.
    assert [
        said.partition("\n")[2] for what, said, _ in since if what == "Withdrawn" and WITHDRAWN_UNNOTED in said
    ] == [WITHDRAWN_UNNOTED]
    changed = {said.partition("\n")[2]: now.partition("\n")[2] for what, said, now in since if what == "Changed"}
    assert changed == {event: event + MORE for event in CHANGED.values()}
    assert {now.partition("\n")[2] for what, _, now in since if what == "New"} == set(ADDED.values())
    new = {row["Event"].value for row in rows.values() if row["Since last version"].value == "New"}
    assert new == set(ADDED.values())
    # Made again with nothing new, everything still stands.
    reflect(case.folder, LATER + datetime.timedelta(days=1))
    assert {key: row[NOTE].value for key, row in case.rows().items()} == {
        key: row[NOTE].value for key, row in rows.items()
    }
