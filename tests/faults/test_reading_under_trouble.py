"""A file that harms its reader delays the others by a minute at most; a busy day is fine."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from amounts import amount
from faulty_disk import MOMENT, REFERENCE, office

from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Desk
from pipeline.process import Line, process
from pipeline.readers.sandbox import ReadingRoom
from pipeline.store import CaseFolder, stored_returns

ROOT = Path(__file__).resolve().parents[2]
SECONDS = amount(2, 60)
CRIMES = ("hang", "hang-and-ignore", "allocate", "allocate-slowly", "kill", "segfault", "exit", "raise", "print", "lie")
GOOD = "Date,Time,Source,Event,Comment\n04/03/2025,14:30,Log,Visit to the home.,None\n"
BUSY_DAY = """
import json, resource, sys, time
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Desk
from pipeline.cli.clock import now
from pipeline.composition.case_views import known_cases
from pipeline.composition.reading import ReadingDesk
intake, outputs = Path(sys.argv[1]) / "intake", Path(sys.argv[1]) / "outputs"
begin = time.monotonic()
with ReadingDesk(intake, outputs) as reading:
    place = Place(intake, outputs, Desk(reading.handle, now), lambda: known_cases(intake, outputs))
    taken = take_all(place)
status = Path("/proc/self/status")  # the other figure counts what the starting process held before it became this one
if status.is_file():
    peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) // 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([len([t for t in taken if t.outcome == "accepted"]), time.monotonic() - begin, peak]))
"""


@pytest.mark.promise(8)
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="some of these crimes need Linux")
@pytest.mark.parametrize("crime", CRIMES if amount(0, 1) else ("hang-and-ignore", "kill", "exit", "print"))
def test_one_bad_file_delays_the_others_by_a_minute_at_most(crime: str, tmp_path: Path) -> None:
    made = office(tmp_path)
    case = tmp_path / "intake" / REFERENCE
    (case / "a.txt").write_text(f"{crime}\n", encoding="utf-8")
    (case / "b.csv").write_text(GOOD, encoding="utf-8")
    with ReadingRoom(entry="tests.readers.saboteurs:read", seconds=SECONDS, memory_bytes=512 * 2**20) as room:
        line = Line(room.read, MOMENT.date())
        desk = Desk(lambda _case, path, name: process(path, name, line), lambda: MOMENT)
        begin = time.monotonic()
        taken = take_all(Place(made.intake, made.outputs, desk, dict), sleep=lambda _seconds: None)
    assert time.monotonic() - begin <= SECONDS + 30  # five on a quiet machine
    assert {told.name: told.outcome for told in taken} == {"a.txt": "needs-attention", "b.csv": "accepted"}
    stored = {entry.original.name: entry for entry in stored_returns(CaseFolder(REFERENCE, made.intake, made.outputs))}
    assert stored["a.txt"].original.path.read_text(encoding="utf-8") == f"{crime}\n"
    assert stored["b.csv"].parsed is not None


@pytest.mark.promise(13)
@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the memory of a process is asked for as on Unix")
def test_a_busy_day_is_fine(tmp_path: Path, counted: Callable[..., None]) -> None:
    cases, returns = amount(5, 100), amount(30, 1000)
    for number in range(cases):
        case = tmp_path / "intake" / f"WM-2026-{number:03}"
        case.mkdir(parents=True)
        text = f'reference = "{case.name}"\nprofile = "national"\nnotified = 2026-03-02\n'
        (case / "case.toml").write_text(text, encoding="utf-8")
    for number in range(returns):
        case = tmp_path / "intake" / f"WM-2026-{number % cases:03}"
        (case / f"{number}.csv").write_text(GOOD.replace("home", f"home, visit {number}"), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", BUSY_DAY, str(tmp_path), str(ROOT)], capture_output=True, cwd=tmp_path, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()
    recorded, seconds, mebibytes = json.loads(ran.stdout)
    assert recorded == returns
    assert seconds <= 300
    assert mebibytes < 300
    counted(returns=returns, cases=cases, busy_day_seconds=round(seconds, 1), peak_mebibytes=f"{mebibytes}")
