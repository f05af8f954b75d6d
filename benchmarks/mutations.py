"""Check the checker: take one safeguard out of a copy of the program at a time and see whether the quick fault tests notice.

    python benchmarks/mutations.py [--only WORD] [--jobs N]

A mutation takes away one fsync, one rename, one comparison of hashes, one `except` or one test of rest and wholeness.
The tests are first run without any mutation: they must be green, and their time says when a mutated run counts as hung.
Prints each mutation with its outcome and the test that noticed it, and the share that was caught; the aim is 95 %. A run
of all of them is written into docs/evidence-mutations.json; `--only` puts what it tried again in its place there. Exit
status 0 when the aim was met.
"""

# ruff: noqa: E501  a mutation is one line
from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STAGES = (
    (
        "tests/test_durable.py",
        "tests/store",
        "tests/outputs/test_publishing.py",
        "tests/arrival",
        "tests/readers/test_sandbox.py",
    ),
    (
        "tests/faults/test_power_cut.py",
        "tests/faults/test_failing_disk.py",
        "tests/faults/test_killed_and_crowded.py",
        "tests/faults/test_watching_under_trouble.py",
        "tests/faults/test_events_under_trouble.py",
        "tests/faults/test_outputs_under_trouble.py",
        "tests/faults/test_reading_under_trouble.py",
        "tests/test_several_readers.py",
    ),
)
"""What is quick first: most mutations are noticed there, and the rest is not even loaded."""
NOT_COPIED = ("__pycache__", "forms", "demo_case", "identifiers", "merging", "serve", "clearing", "journeys", "rules")
LEFT_OUT = "not cluster and not hostile and not busy_day and not start and not deleted_outputs and not shown_everywhere"
EVIDENCE = ROOT / "docs" / "evidence-mutations.json"
AIM = 0.95
HUNG_AFTER = 4
"""Times the unmutated run's own time after which a mutated run counts as one that never ends."""
_NOTICED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.M)


@dataclass(frozen=True)
class Mutation:
    """One safeguard taken away: `before` becomes `after` at its `nth` place (from 0) in a file of the package."""

    kind: str
    file: str
    before: str
    after: str
    nth: int = 0


WRITING, TAKE, WATCH = "durable/writing.py", "arrival/take.py", "arrival/watch.py"
MUTATIONS = (
    Mutation("fsync", "durable/disk.py", "self.sync_folder(path.parent)", "pass"),
    *(Mutation("fsync", WRITING, "current().sync(descriptor)", "pass", nth) for nth in range(4)),
    *(Mutation("fsync", WRITING, "current().sync_folder(path.parent)", "pass", nth) for nth in range(3)),
    *(Mutation("fsync", WRITING, "current().sync_folder(target.parent)", "pass", nth) for nth in range(2)),
    Mutation("fsync", WRITING, "current().sync_folder(source.parent)", "pass"),
    Mutation("rename", WRITING, "_replace_patiently(temporary, path)", "path.write_bytes(data)"),
    Mutation("rename", WRITING, "_replace_patiently(temporary, path)", "path.write_bytes(temporary.read_bytes())", 1),
    Mutation("rename", WRITING, "_replace_patiently(temporary, target)", "target.write_bytes(source.read_bytes())"),
    Mutation("rename", WRITING, "    place(source, refuge)", "    _replace_patiently(source, target); return True"),
    Mutation("rename", WRITING, "    place(refuge, target)", "    pass"),
    Mutation("rename", TAKE, "    durable.place(kept.path, final)", "    pass"),
    Mutation("hash", WRITING, "if hash_of(refuge) != sha256:", "if False:"),
    Mutation("hash", WRITING, "if _signature(source) != before or size != before[0]:", "if False:"),
    Mutation("hash", "store/originals.py", " and durable.hash_of(path) == sha256", ""),
    Mutation("hash", "composition/verifying.py", "if durable.hash_of(entry.original.path) != entry.original.sha256:", "if False:"),
    Mutation("hash", "store/audit.py", "if before not in earlier:", "if False:"),
    Mutation("hash", "outputs/publishing.py", "present not in ledger.known.get(name, ())", "False"),
    Mutation("hash", "outputs/publishing.py", "if present == _hash(data):", "if False:"),
    Mutation("hash", "outputs/publishing.py", "if _hash_or_none(path) in ledger.known[name]:", "if True:"),
    Mutation("hash", "arrival/sweep.py", "if durable.hash_of(seen.path) != before:", "if False:"),
    Mutation("hash", "composition/reading_ahead.py", "(begun.name, begun.sha256) == (name, sha256)", "begun.name == name"),
    Mutation("hash", "composition/reading_ahead.py", "return outcome if durable.hash_of(path) == sha256 else None", "return outcome"),
    Mutation("hash", "composition/closing.py", "if opened.sha256 != sealed.sha256 or opened.problems:", "if False:"),
    Mutation("hash", "composition/sealing.py", "elif _hash_in(found, name) != sha256:", "elif False:"),
    Mutation("hash", "composition/verifying.py", "if closed and opened.sha256 not in closed:", "if False:"),
    Mutation("except", "composition/reading_ahead.py", "        except Exception:  # a worker", "        except ZeroDivisionError:  # a worker"),
    Mutation("except", "readers/sandbox.py", "except queue.Empty as error:", "except ZeroDivisionError as error:"),
    Mutation("except", TAKE, "except FileNotFoundError:\n        return ()", "except ZeroDivisionError:\n        return ()"),
    Mutation("except", TAKE, "except (NotYet, ConfigurationError) as reason:\n        return (", "except ZeroDivisionError as reason:\n        return ("),
    Mutation("except", TAKE, "except OSError as error:", "except ZeroDivisionError as error:"),
    Mutation("except", TAKE, "    except Exception as error:\n        if not", "    except ZeroDivisionError as error:\n        if not"),
    Mutation("except", TAKE, "    except (NotYet, OSError):\n        return \"It has", "    except ZeroDivisionError:\n        return \"It has"),
    Mutation("except", "store/originals.py", "    except FileNotFoundError:\n        return []", "    except ZeroDivisionError:\n        return []"),
    Mutation("except", "store/originals.py", "except (OSError, ValidationError):", "except ZeroDivisionError:"),
    Mutation("except", "store/records.py", "except (FileNotFoundError, ValidationError,", "except (ZeroDivisionError, ValidationError,"),
    Mutation("except", WATCH, "    except OSError:\n        if not memory.offline:", "    except ZeroDivisionError:\n        if not memory.offline:"),
    Mutation("except", WATCH, "    except Exception as error:  # a listener's", "    except ZeroDivisionError as error:  # a listener's"),
    Mutation("except", WATCH, "        except Exception as error:  # one case's", "        except ZeroDivisionError as error:  # one case's"),
    Mutation("except", WRITING, "        except OSError as error:\n            if not _is_locked(error):", "        except ZeroDivisionError as error:\n            if not _is_locked(error):"),
    Mutation("except", "outputs/publishing.py", "        except NotYet as reason:", "        except ZeroDivisionError as reason:"),
    Mutation("except", "outputs/publishing.py", "except (json.JSONDecodeError, KeyError, TypeError):", "except ZeroDivisionError:"),
    Mutation("settle", WATCH, "if quiet < settings.SETTLED_AFTER.total_seconds():", "if False:"),
    Mutation("settle", WATCH, " or is_whole(seen.path):", " or True:"),
    Mutation("settle", "arrival/settling.py", "if known and known.signature == signature else", "if known else"),
    Mutation("settle", "arrival/sweep.py", "(_is_unchanged(seen) and _whole(seen.path))", "_is_unchanged(seen)"),
    Mutation("settle", "arrival/sweep.py", "settled += [seen for seen in pending if _is_unchanged(seen)]", "settled += pending"),
    Mutation("settle", "arrival/sweep.py", "return look_at(seen.path) in (None, seen.signature)", "return True"),
    Mutation("settle", "arrival/wholeness.py", "if _has_only_begun(head):", "if False:"),
    Mutation("settle", "readers/sandbox.py", "deaf.start()", "pass"),
    Mutation("settle", "arrival/wholeness.py", "return archive.testzip() is None", "return True"),
    Mutation("settle", "arrival/wholeness.py", "return _PDF_END in tail", "return True"),
    Mutation("settle", "arrival/wholeness.py", "return not tail.endswith(b\"\\0\")", "return True"),
    Mutation("settle", TAKE, "if _free_bytes(folder) < settings.LEAST_FREE_BYTES:", "if False:"),
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What the tests said to one mutation: the first that failed, "never ended", or nothing for one that survived."""

    mutation: Mutation
    noticed_by: str
    seconds: float


def main() -> int:
    """Try every mutation; exit status 0 when at least 95 % were caught."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--only", default="", help="kinds or files that hold this word")
    words.add_argument("--jobs", type=int, default=1, help="how many are tried at once")
    given = words.parse_args()
    chosen = [mutation for mutation in MUTATIONS if given.only in f"{mutation.kind} {mutation.file}"]
    unmutated, quiet = run_tests(None, None)
    if unmutated:
        print(f"The tests fail without any mutation: {unmutated}")
        return 2
    print(f"without a mutation: green in {quiet:.0f} s", flush=True)
    with ThreadPoolExecutor(given.jobs) as workers:
        outcomes = list(workers.map(lambda mutation: tried(mutation, quiet * HUNG_AFTER * given.jobs), chosen))
    caught = sum(bool(outcome.noticed_by) for outcome in outcomes)
    print(f"{caught} of {len(chosen)} caught: {100 * caught / max(1, len(chosen)):.0f} %")
    EVIDENCE.write_text(json.dumps(written_down(outcomes), indent=1) + "\n", encoding="utf-8")
    print(f"written: {EVIDENCE.relative_to(ROOT)}")
    return 0 if caught >= AIM * len(chosen) else 1


def tried(mutation: Mutation, patience: float) -> Outcome:
    """Try one and say so at once."""
    noticed_by, seconds = run_tests(mutation, patience)
    what = " ".join(mutation.before.split())[:60]
    shown = f"{mutation.kind:7} {mutation.file:26} {what} ({mutation.nth})"
    print(f"{'caught  ' if noticed_by else 'SURVIVED'}  {shown}  {noticed_by}  {seconds:.0f} s", flush=True)
    return Outcome(mutation, noticed_by, seconds)


def run_tests(mutation: Mutation | None, patience: float | None) -> tuple[str, float]:
    """Run the quick fault tests in a copy of the program, without one safeguard: the first that failed, and the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("pipeline", "schemas"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "tests", copy / "tests", ignore=shutil.ignore_patterns(*NOT_COPIED))
        shutil.copy(ROOT / "pyproject.toml", copy)
        if mutation is not None:
            path = copy / "pipeline" / mutation.file
            path.write_text(mutated(path.read_text(encoding="utf-8"), mutation), encoding="utf-8")
        begun = time.monotonic()
        for stage in STAGES:
            noticed_by = run_stage(stage, copy, patience)
            if noticed_by:
                break
        return noticed_by, time.monotonic() - begun


def run_stage(tests: tuple[str, ...], copy: Path, patience: float | None) -> str:
    """Run some tests in a copy: the first that failed, if one did."""
    scratch = ["--basetemp", str(copy / "scratch"), "-p", "no:cacheprovider"]
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "--tb=no", *scratch, "-k", LEFT_OUT, *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            words, cwd=copy, env=environment, capture_output=True, timeout=patience, check=False, text=True
        )
    except subprocess.TimeoutExpired:
        return "never ended"
    if ran.returncode == 0:
        return ""
    found = _NOTICED.search(ran.stdout)
    return found.group(1) if found else f"pytest ended with {ran.returncode}"


def written_down(outcomes: list[Outcome]) -> dict[str, Any]:
    """The evidence: every mutation that there is, what noticed it, and on what this was run.

    What was not tried now is taken from the evidence that is there.
    """
    rows = {key(row): row for row in json.loads(EVIDENCE.read_text("utf-8"))["outcomes"]} if EVIDENCE.exists() else {}
    for outcome in outcomes:
        told = {"noticed_by": outcome.noticed_by or None, "seconds": round(outcome.seconds, 1)}
        row = {**asdict(outcome.mutation), **told}
        rows[key(row)] = row
    known = [row for mutation in MUTATIONS if (row := rows.get(key(asdict(mutation)))) is not None]
    return {
        "made": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "command": "python benchmarks/mutations.py",
        "machine": {"system": platform.system(), "processors": os.cpu_count(), "python": platform.python_version()},
        "mutations": len(MUTATIONS),
        "tried": len(known),
        "caught": sum(row["noticed_by"] is not None for row in known),
        "aim": AIM,
        "outcomes": known,
    }


def key(row: dict[str, Any]) -> tuple[Any, ...]:
    """What makes a mutation this one."""
    return tuple(row[name] for name in ("kind", "file", "before", "after", "nth"))


def mutated(text: str, mutation: Mutation) -> str:
    """The text with the safeguard taken out.

    Raises:
        SystemExit: the program has changed and the mutation must be written anew.
    """
    parts = text.split(mutation.before)
    if len(parts) <= mutation.nth + 1:
        raise SystemExit(f"{mutation.file} no longer holds: {mutation.before}")
    first = mutation.before.join(parts[: mutation.nth + 1])
    return first + mutation.after + mutation.before.join(parts[mutation.nth + 1 :])


if __name__ == "__main__":
    sys.exit(main())
