"""How long the packs of the example case take, with a PDF and without, beside what is promised (15 seconds without).

    python benchmarks/packs.py

Each command is a process of its own, as a person starts it. "Outputs there" is the usual case; "all anew" is after a
word of case.toml was changed, so that chronology, genogram and time line are made again too. Seconds by the clock
depend on what else the machine does; seconds of processor count the command and the LibreOffice that it starts.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.demo.dropping import DEMO_REFERENCE
from pipeline.outputs.pdf import pdf_engine

PROMISED_SECONDS = 15
_COMMAND = "import sys; from pipeline.__main__ import main; sys.exit(main())"
_WITHOUT = f"import pipeline.composition.packs as packs; packs.pdf_engine = lambda: None; {_COMMAND}"
_PACKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("meeting and panel", ()),
    ("meeting", ("meeting",)),
    ("panel", ("panel",)),
    ("review", ("review",)),
)


def main() -> None:
    """Make the example case, then print one line a pack."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(_COMMAND, folder, "demo", "--to", str(folder))
        print(f"{'pack':<20}{'outputs':<15}{'PDF':<6}{'clock s':>9}{'processor s':>13}{'promised s':>12}")
        for pdf in (False, True) if pdf_engine() else (False,):
            for pack, words in _PACKS:
                if pdf and pack in ("panel", "review"):
                    continue  # the submission and the review's papers are Word files; only the meeting has a PDF
                for is_anew in (False, True):
                    _measure(folder, pack, words, pdf=pdf, is_anew=is_anew)


def _measure(folder: Path, pack: str, words: tuple[str, ...], *, pdf: bool, is_anew: bool) -> None:
    if is_anew:
        case = folder / "intake" / DEMO_REFERENCE / "case.toml"
        before = case.read_text(encoding="utf-8")
        after = before.replace("Kofi, aged two", "Also: Kofi, aged two", 1)
        if after == before:
            sys.exit("The example case's summary has other words now: change them here too.")
        case.write_text(after, encoding="utf-8")
    clock, processor = _run(
        _COMMAND if pdf else _WITHOUT, folder, "--intake", str(folder / "intake"), "--outputs", str(folder / "outputs"),
        "--quiet", "pack", DEMO_REFERENCE, *words,
    )  # fmt: skip
    promised = "" if pdf else str(PROMISED_SECONDS)
    outputs = "all anew" if is_anew else "there"
    print(f"{pack:<20}{outputs:<15}{'yes' if pdf else 'no':<6}{clock:>9.1f}{processor:>13.1f}{promised:>12}")


def _run(code: str, folder: Path, *words: str) -> tuple[float, float]:
    """Seconds by the clock and of processor. Exit 1 is a pack marked DRAFT, which the example case's is."""
    begun, before = time.perf_counter(), _processor()
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, check=False)
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr or (done.returncode == 1 and "pack" not in words):
        sys.exit(f"rapid-review {' '.join(words)} failed in {folder}: {done.stderr.decode()[-500:]}")
    return time.perf_counter() - begun, _processor() - before


def _processor() -> float:
    """Processor seconds of all children that have ended, and of theirs."""
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    main()
