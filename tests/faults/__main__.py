"""The full form of every fault test by one command: `python -m tests.faults`. Writes docs/evidence.json.

`--quick` tries little and writes nothing but the table. Exit status 0 when every promise held.
"""

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EVIDENCE = ROOT / "docs" / "evidence.json"
LIBRARIES = ("watchdog", "lxml", "openpyxl", "pypdf", "pydantic", "pytest")


def main() -> int:
    """Run, tell, write down."""
    words = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    words.add_argument("--quick", action="store_true", help="try little, write nothing down")
    words.add_argument("--seed", type=int, default=None, help="where chance starts; another one each day if left out")
    words.add_argument("--only", type=int, default=None, metavar="N", help="the tests of one promise")
    given = words.parse_args()
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(10**8)
    print(f"seed {seed}", flush=True)
    started = time.monotonic()
    shown, status = run(seed, full=not given.quick, only=given.only)
    seconds = round(time.monotonic() - started, 1)
    evidence = written_down(shown, seed, seconds)
    evidence["processor_seconds"] = processor_seconds()
    for row in evidence["promises"]:
        held = "held  " if row["held"] else "BROKEN"
        print(f"promise {row['promise']:>2}  {held} {row['seconds']:>7.1f} s  {row['counts']}")
    print(f"{seconds} s in all, {evidence['processor_seconds']} s of processor time, seed {seed}")
    if not given.quick and given.only is None:
        EVIDENCE.write_text(json.dumps(evidence, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"written: {EVIDENCE.relative_to(ROOT)}")
    return status


def run(seed: int, *, full: bool, only: int | None = None) -> tuple[list[dict[str, Any]], int]:
    """The fault tests in a process of their own: what each showed, and pytest's exit status."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        environment = {**os.environ, "RAPID_REVIEW_FAULT_RESULTS": str(results), "RAPID_REVIEW_FAULT_SEED": str(seed)}
        environment["RAPID_REVIEW_FAULTS"] = "full" if full else "quick"
        words = [sys.executable, "-m", "pytest", "-x" if only else "-q", "tests/faults"]
        if only is not None:
            environment["RAPID_REVIEW_FAULT_ONLY"] = str(only)
        status = subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode
        shown = json.loads(results.read_text(encoding="utf-8")) if results.exists() else []
    return shown, status


def processor_seconds() -> float | None:
    """Processor time of all that was run: on a busy machine this is what can be compared."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return round(used.ru_utime + used.ru_stime, 1)


def written_down(shown: list[dict[str, Any]], seed: int, seconds: float) -> dict[str, Any]:
    """The evidence: a row a promise, with everything that is needed to repeat it."""
    rows = []
    for number in sorted({entry["promise"] for entry in shown}):
        tests = [entry for entry in shown if entry["promise"] == number]
        counts: dict[str, Any] = {}
        for entry in tests:
            for name, count in entry["counts"].items():
                counts[name] = counts.get(name, 0) + count if isinstance(count, int) else count
        rows.append(
            {
                "promise": number,
                "held": all(entry["outcome"] in ("passed", "skipped") for entry in tests),
                "tests": [f"{entry['test']}: {entry['outcome']}" for entry in tests],
                "counts": counts,
                "seconds": round(sum(entry["seconds"] for entry in tests), 1),
            }
        )
    return {
        "made": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "command": f"python -m tests.faults --seed {seed}",
        "seed": seed,
        "seconds": seconds,
        "machine": {"system": platform.system(), "processors": os.cpu_count(), "python": platform.python_version()},
        "versions": {name: importlib.metadata.version(name) for name in LIBRARIES},
        "promises": rows,
    }


if __name__ == "__main__":
    sys.exit(main())
