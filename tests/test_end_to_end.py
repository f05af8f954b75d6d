"""The example case through the whole line, by the commands that people type."""

import datetime
import hashlib
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from pipeline.__main__ import main
from pipeline.arrival.listing import list_intake
from pipeline.arrival.sweep import Place, take_one
from pipeline.arrival.take import Desk
from pipeline.composition.case_views import folder_of, known_cases
from pipeline.composition.reading import ReadingDesk
from pipeline.composition.reflecting import reflect
from pipeline.demo.dropping import DEMO_REFERENCE, drop_corrections, drop_returns

ROOT = Path(__file__).resolve().parents[1]
NOON = datetime.datetime(2026, 3, 11, 12, tzinfo=datetime.UTC)
RETURNS = 26  # 10 scoping forms, 10 chronologies, 2 learning templates, 1 of changes, 2 nil returns, 1 correction
EVENTS = 255  # the lines of tests/demo_case/events, the late row of housing included


class Example:
    """The example case, processed once for all tests of this file."""

    def __init__(self, folder: Path) -> None:
        self.intake, self.outputs = folder / "intake", folder / "outputs"
        drop_returns(self.intake)
        self.first_exit = self.command("run", "--quiet")
        drop_corrections(self.intake)
        self.second_exit = self.command("run", "--quiet")
        self.results = self.outputs / DEMO_REFERENCE
        self.case = json.loads((self.results / "case.json").read_text(encoding="utf-8"))

    def command(self, *words: str) -> int:
        """Run a command on this case's folders."""
        return main([*words, "--intake", str(self.intake), "--outputs", str(self.outputs)])


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    yield Example(tmp_path_factory.mktemp("example"))


def test_run_says_with_its_exit_status_that_files_were_set_aside(example: Example) -> None:
    assert example.first_exit == 3
    assert example.second_exit == 0


def test_every_return_is_taken_and_every_bad_file_set_aside_with_a_reason(example: Example) -> None:
    case = example.intake / DEMO_REFERENCE
    assert len([path for path in (case / "accepted").iterdir() if not path.name.startswith(".")]) == RETURNS
    aside = [path for path in (case / "needs-attention").iterdir() if not path.name.endswith(".why.txt")]
    assert len(aside) == 6
    for path in aside:
        note = path.with_name(path.name + ".why.txt").read_text(encoding="utf-8")
        assert "What is wrong" in note and "What to do" in note
    left = [path.name for path in case.iterdir() if path.is_file() and not path.name.startswith(".")]
    assert left == ["case.toml"]


def test_every_original_is_kept_byte_for_byte(example: Example) -> None:
    dropped = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for kind in ("returns", "bad", "later")
        for path in (ROOT / "pipeline" / "demo" / "files" / kind).iterdir()
    }
    case = example.intake / DEMO_REFERENCE
    kept = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for place in ("accepted", "needs-attention")
        for path in (case / place).iterdir()
        if not path.name.endswith(".why.txt")
    }
    assert dropped == kept


def test_every_row_of_every_agency_stands_once_in_the_chronology(example: Example) -> None:
    assert len(example.case["events"]) == EVENTS
    assert len({event["id"] for event in example.case["events"]}) == EVENTS
    by_agency: dict[str, int] = {}
    for event in example.case["events"]:
        by_agency[event["agency"]] = by_agency.get(event["agency"], 0) + 1
    assert by_agency == {
        "Westmere Police": 27,
        "Westmere Children's Services": 57,
        "Westmere Community Health NHS Trust": 25,
        "Westmere University Hospitals": 20,
        "Larkfield Primary School": 29,
        "Westmere Integrated Care Board": 25,
        "Westmere Homes": 20,
        "West Counties Ambulance Service": 10,
        "Westmere Probation Service": 17,
        "Sunbeam Nursery": 25,
    }


def test_the_words_of_each_row_are_unchanged(example: Example) -> None:
    # White space aside: a PDF does not say whether a line that ends in "X-" goes on with a space.
    said = {"".join(event["event"].split()) for event in example.case["events"]}
    for path in (ROOT / "tests" / "demo_case" / "events").glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert "".join(line.split("|")[5].split()) in said, f"{path.stem}: {line}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Call from Ms Marsh: Mr Adeyemi refusing to leave", ("2024-06-02", None, "day", "01:20")),
        ("Three sessions on routines and bedtime.", ("2025-03-24", "2025-03-30", "week", None)),
        ("Several reports of visitors at all hours", ("2025-03-01", "2025-03-31", "month", None)),
        ("Arrears payment plan kept for three months.", ("2025-07-01", "2025-09-30", "quarter", None)),
        ("Two appointments for damp treatment refused.", ("2025-12-01", "2025-12-12", "range", None)),
        ("Letter returned by post.", (None, None, "unknown", None)),
        ("Two year vaccination recall, not brought.", ("2025-12-15", None, "day", None)),
        # Typed day first on a machine set to month first: 3 September was stored as 9 March.
        ("Mr Pike released on licence", ("2024-09-03", None, "day", "10:00")),
        ("Supervision. Said that he had a new girlfriend", ("2024-09-17", None, "day", None)),
    ],
)
def test_dates_are_read_as_they_are_meant(
    example: Example, words: str, expected: tuple[str | None, str | None, str, str | None] | None
) -> None:
    found = [event for event in example.case["events"] if event["event"].startswith(words)]
    if expected is None:
        assert not found
        return
    [event] = found
    assert (event["date"], event["date_end"], event["date_precision"], event["time"]) == expected


def test_events_stand_in_order_and_undated_ones_last(example: Example) -> None:
    days = [event["date"] or event["date_end"] for event in example.case["events"]]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert all(day is None for day in days[len(dated) :])
    evening = [event for event in example.case["events"] if event["date"] == "2026-02-27" and event["time"]]
    assert [event["time"] for event in evening] == sorted(event["time"] for event in evening)


def test_the_late_agency_is_outstanding_and_nil_returns_are_not(example: Example) -> None:
    owed = {(item["agency"], item["form"]): item["working_days_overdue"] for item in example.case["outstanding"]}
    assert set(owed) == {("Haven Domestic Abuse Service", "scoping"), ("Haven Domestic Abuse Service", "chronology")}
    assert example.case["quorum"] == {"icb": True, "police": True, "local-authority": True}


def test_the_corrected_return_supersedes_the_first(example: Example) -> None:
    housing = {
        entry["file"].split("/")[-1].split(" [")[0]: (entry["version"], entry["state"])
        for entry in example.case["returns"]
        if entry["agency"] == "Westmere Homes" and entry["form"] == "chronology"
    }
    assert housing == {"Housing chronology": (1, "superseded"), "Housing chronology corrected": (2, "accepted")}


def test_planted_problems_are_found(example: Example) -> None:
    codes = {issue["code"] for entry in example.case["returns"] for issue in entry["issues"]}
    assert {
        "date-impossible", "date-day-month-swapped", "nhs-number-check-digit", "birth-in-future", "person-name-differs",
        "person-birth-differs", "tracked-changes-read", "tracked-deletion-found", "hidden-rows-read",
    } <= codes  # fmt: skip


def test_the_workbook_opens_with_every_row_its_agency_and_its_source(example: Example) -> None:
    book = openpyxl.load_workbook(example.results / "integrated-chronology.xlsx")
    sheet = book.worksheets[0]
    assert sheet.freeze_panes is not None and sheet.page_setup.orientation == "landscape" and sheet.print_title_rows
    text = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for agency in ("Westmere Police", "Sunbeam Nursery", "West Counties Ambulance Service"):
        assert agency in text
    assert not [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and "HYPERLINK" not in str(cell.value)
    ]
    assert any("Legend" in title for title in book.sheetnames)
    assert any("Issues" in title for title in book.sheetnames)


def test_case_json_fits_its_schema(example: Example) -> None:
    schema = json.loads((ROOT / "schemas" / "json" / "case.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(example.case, schema)
    child = next(person for person in example.case["people"] if person["role"] == "subject-child")
    said = {(saying["agency"], saying["value"]) for saying in child["conflicts"]["nhs_number"]}
    assert ("Sunbeam Nursery", "9990140007") in said and ("Westmere Police", "9990140006") in said


def test_status_page_is_self_contained(example: Example) -> None:
    page = (example.results / "status.html").read_text(encoding="utf-8")
    for outside in ("<script src", "http://", "https://", "<link "):
        assert outside not in page
    assert page.count("<script>") == 1, "the one that renews the page, whose fingerprint the page's own policy names"
    assert "script-src 'sha256-" in page
    assert "Haven Domestic Abuse Service" in page and "01632 960113" in page


def test_status_json_fits_its_schema(example: Example, capsys: pytest.CaptureFixture[str]) -> None:
    assert example.command("status", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "schemas" / "json" / "status.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    assert [case["reference"] for case in report["cases"]] == [DEMO_REFERENCE]
    assert len(report["cases"][0]["needs_attention"]) == 6


def test_a_second_run_changes_nothing(example: Example) -> None:
    before = contents(example.results, with_times=True)
    assert example.command("run", "--quiet") == 0
    assert contents(example.results, with_times=True) == before


def test_rebuild_from_the_originals_gives_the_same(example: Example, tmp_path: Path) -> None:
    shutil.copytree(example.intake, tmp_path / "intake")
    assert main(["rebuild", DEMO_REFERENCE, "--quiet", "--intake", str(tmp_path / "intake"),
                 "--outputs", str(tmp_path / "outputs")]) == 0  # fmt: skip
    assert contents(tmp_path / "outputs" / DEMO_REFERENCE) == contents(example.results)


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    made = []
    for seed in (1, 2, 3):
        base = tmp_path / str(seed)
        drop_one_by_one(base / "intake", base / "outputs", random.Random(seed))
        made.append(contents(base / "outputs" / DEMO_REFERENCE))
    assert made[0] == made[1] == made[2]
    assert len(json.loads(made[0]["case.json"])["events"]) == EVENTS


def drop_one_by_one(intake: Path, outputs: Path, dice: random.Random) -> None:
    """Drop every file of the example in a random order, each taken before the next comes; then make the outputs."""
    drop_returns(intake / "all")
    drop_corrections(intake / "all")
    waiting = intake / "all" / DEMO_REFERENCE
    case = intake / DEMO_REFERENCE
    case.mkdir()
    shutil.move(waiting / "case.toml", case / "case.toml")
    shutil.rmtree(waiting / "drafts")
    files = sorted(waiting.iterdir())
    dice.shuffle(files)
    with ReadingDesk(intake, outputs) as reading:
        place = Place(intake, outputs, Desk(reading.handle, lambda: NOON), lambda: known_cases(intake, outputs))
        for path in files:
            shutil.move(path, case / path.name)
            for seen in list_intake(intake, outputs, DEMO_REFERENCE).files:
                take_one(place, seen)
    reflect(folder_of(DEMO_REFERENCE, intake, outputs), NOON)


def contents(folder: Path, *, with_times: bool = False) -> dict[str, bytes | tuple[bytes, int]]:
    """Every output by its path; the program's own hidden lists left out."""
    found: dict[str, bytes | tuple[bytes, int]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            found[name] = (path.read_bytes(), path.stat().st_mtime_ns) if with_times else path.read_bytes()
    return found
