"""A file that harms its reader delays the others by a minute at most; a busy day is fine."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from amounts import IS_FULL, amount
from faulty_disk import MOMENT, REFERENCE, office

from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Desk
from pipeline.composition.reading_ahead import LocalReaders, ReadingAhead
from pipeline.process import Line, process
from pipeline.readers.document import Document
from pipeline.readers.sandbox import ReadingRoom
from pipeline.store import CaseFolder, stored_returns

ROOT = Path(__file__).resolve().parents[2]
SECONDS = amount(2, 60)
SABOTEURS = "tests.readers.saboteurs:read"
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
    place = Place(intake, outputs, Desk(reading.handle, now, reading.expect), lambda: known_cases(intake, outputs))
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
def test_one_bad_file_delays_the_others_by_a_minute_at_most(tmp_path: Path, counted: Callable[..., None]) -> None:
    crimes = CRIMES if IS_FULL else ("hang-and-ignore", "kill", "exit", "print")
    with ThreadPoolExecutor(
        len(crimes)
    ) as streets:  # each has its own office; the clock of one need not wait for another's
        delays = list(streets.map(lambda crime: delay_of(crime, tmp_path / crime), crimes))
    counted(crimes=len(crimes), longest_delay_seconds=f"{max(delays):.1f}", reading_clock_seconds=f"{SECONDS}")


def delay_of(crime: str, root: Path) -> float:
    """Drop a file that does this to its reader, and a good one after it; returns how long both took."""
    made = office(root)
    case = root / "intake" / REFERENCE
    (case / "a.txt").write_text(f"{crime}\n", encoding="utf-8")
    (case / "b.csv").write_text(GOOD, encoding="utf-8")
    with ReadingRoom(entry=SABOTEURS, seconds=SECONDS, memory_bytes=512 * 2**20) as room:
        line = Line(room.read, MOMENT.date())
        desk = Desk(lambda _case, path, name: process(path, name, line), lambda: MOMENT)
        begin = time.monotonic()
        taken = take_all(Place(made.intake, made.outputs, desk, dict), sleep=lambda _seconds: None)
    delay = time.monotonic() - begin
    assert delay <= SECONDS + 30, crime  # five on a quiet machine
    assert {told.name: told.outcome for told in taken} == {"a.txt": "needs-attention", "b.csv": "accepted"}
    stored = {entry.original.name: entry for entry in stored_returns(CaseFolder(REFERENCE, made.intake, made.outputs))}
    assert stored["a.txt"].original.path.read_text(encoding="utf-8") == f"{crime}\n"
    assert stored["b.csv"].parsed is not None
    return delay


@pytest.mark.promise(8)
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="some of these crimes need Linux")
def test_bad_files_among_many_cost_only_their_own_reader(tmp_path: Path, counted: Callable[..., None]) -> None:
    """The same with several readers at once, in a drop that is large enough for them."""
    made = office(tmp_path)
    case = tmp_path / "intake" / REFERENCE
    crimes = [crime for crime in CRIMES if not crime.startswith(("hang", "allocate"))]
    for number, crime in enumerate((*crimes, "hang")):
        (case / f"{number} bad.txt").write_text(f"{crime}\n", encoding="utf-8")
        (case / f"{number} good.csv").write_text(GOOD.replace("home", f"home, visit {number}"), encoding="utf-8")
    room, pool = (ReadingRoom(entry=SABOTEURS, seconds=3), LocalReaders(2, entry=SABOTEURS, seconds=3))
    ahead = ReadingAhead(pool)

    def read(path: Path, name: str) -> Document:
        return ahead.document(path, name) or room.read(path, name)

    line = Line(read, MOMENT.date())
    desk = Desk(lambda _case, path, name: process(path, name, line), lambda: MOMENT, ahead.expect)
    begin = time.monotonic()
    with room:
        taken = take_all(Place(made.intake, made.outputs, desk, dict), sleep=lambda _seconds: None)
        ahead.close()
    assert time.monotonic() - begin <= 3 + 30
    assert {told.outcome for told in taken if "bad" in told.name} == {"needs-attention"}
    assert {told.outcome for told in taken if "good" in told.name} == {"accepted"}
    assert len(taken) == 2 * (len(crimes) + 1)
    counted(bad_among_many=len(crimes) + 1)


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
