"""How fast, how lean and how complete the readers are, each against a bare floor and against its peers.

    python benchmarks/reading.py                    every format that needs no other program
    python benchmarks/reading.py --office           also .doc .rtf .odt .xls .ods, made and converted by LibreOffice
    python benchmarks/reading.py --only docx,csv    some formats alone

The peers docx2python and docling are in an environment of their own:

    python -m venv peers
    peers/bin/pip install --require-hashes -r requirements-peers.txt
    peers/bin/pip install --no-deps -e .
    peers/bin/python benchmarks/reading.py

Each measurement is a process of its own: processor seconds (its own and those of what it starts), the best of the
repeats of two rounds, in which the readers take turns, each after a first run; peak memory of the process. "Words" is
the share of the words planted in the file that came out; "× ours" is the time beside our reader's own. The floor unzips
and parses the XML with lxml, splits the CSV, decodes the mail, or takes the text of the PDF with pypdf.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent)]
from reading_peers import FLOORS, PEERS, READERS, is_installed

ROUNDS = 2
LONGEST_SECONDS = 1.5
"""Processor seconds for the repeats of one round; a busy machine makes single ones differ by half."""
PLANTED = re.compile(r"w\d+")
OLDER = {"form.docx": ("doc", "rtf", "odt"), "chronology.xlsx": ("xls", "ods")}
Figures = dict[str, float]


def processor_seconds() -> float:
    """Processor time of this process and of those that it waited for."""
    import resource

    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure_here(path: Path, reader: str, repeats: int) -> Figures:
    """One reader on one file, in this process."""
    import resource

    data, read = path.read_bytes(), READERS[reader]
    found = set(PLANTED.findall(read(data, path.name)))
    peak = max(own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    best, spent = float("inf"), 0.0
    while repeats and spent < LONGEST_SECONDS:
        begun = processor_seconds()
        read(data, path.name)
        took = processor_seconds() - begun
        best, spent, repeats = min(best, took), spent + took, repeats - 1
    return {"seconds": best, "peak": peak / 1024, "words": len(found)}


def own_peak() -> int:
    """Peak memory of this process in kB; Linux's `ru_maxrss` would count the parent's as well."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii"))[0])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def measure(path: Path, reader: str, repeats: int = 12) -> Figures | None:
    """The same in a process of its own; `None` where the reader could not read the file."""
    command = [sys.executable, __file__, "--measure", str(path), reader, str(repeats)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return dict(json.loads(done.stdout.splitlines()[-1])) if done.returncode == 0 else None


def in_turns(path: Path, readers: list[str]) -> dict[str, Figures | None]:
    """The best time of each reader over the rounds."""
    best: dict[str, Figures | None] = {}
    for _ in range(ROUNDS):
        for reader in readers:
            before, now = best.get(reader), measure(path, reader)
            if before is not None and now is not None:
                now["seconds"] = min(now["seconds"], before["seconds"])
            best[reader] = now or before
    return best


def files() -> list[tuple[str, bytes, int, int]]:
    """Name, bytes, rows (or lines) and words planted of each file."""
    import reading_files as made

    return [
        ("form.docx", made.word_as_word_writes(20), 20, 20 * 14 + 10),
        ("chronology.docx", made.word_as_word_writes(1000), 1000, 1000 * 14 + 10),
        ("long-form.docx", made.word_long(300), 300 * 12, 300 * 50),
        ("sparse.docx", made.word_sparse(1000), 1000, 1000 * 14),
        ("small.xlsx", made.workbook(50), 50, 50 * 6 + 2),
        ("chronology.xlsx", made.workbook(10_000), 10_000, 10_000 * 6 + 2),
        ("features.xlsx", made.workbook_of_features(10_000), 10_000, 10_000 * 7 + 2),
        ("chronology.csv", made.delimited(10_000), 10_000, 10_000 * 7),
        ("ruled.pdf", made.pdf_ruled(600), 600, 600 * 3),
        ("report.pdf", made.pdf_prose(1000), 1000, 1000),
        ("reply.eml", made.mail(40), 40, 41),
    ]


def converted(path: Path, ending: str) -> Path:
    """The file in an older format, by LibreOffice."""
    from pipeline.readers.convert import find_libreoffice

    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(find_libreoffice()), "--headless", profile, "--convert-to", ending]
    subprocess.run([*command, "--outdir", str(path.parent), str(path)], capture_output=True, check=True, timeout=300)
    return path.with_suffix(f".{ending}")


def show(path: Path, rows: int, planted: int) -> None:
    """The lines of one file."""
    ending = path.suffix.lstrip(".")
    floor, peers = FLOORS.get(ending), PEERS.get(ending, ())
    readers = [*([floor] if floor else []), "ours", "ours, in the child", *filter(is_installed, peers)]
    found = in_turns(path, readers)
    print(f"\n{path.name}: {path.stat().st_size / 1024:.0f} kB, {rows} rows, {planted} words", flush=True)
    for reader in readers:
        label = f"floor ({reader})" if reader == floor else reader
        print(line(label, found[reader], found.get(floor or ""), found["ours"], rows, planted))
    for reader in peers:
        if reader not in readers:
            print(f"  {reader:<20} not installed")


def line(
    label: str, result: Figures | None, floor: Figures | None, ours: Figures | None, rows: int, planted: int
) -> str:
    """One line of the table."""
    if result is None:
        return f"  {label:<20} could not read it"
    seconds = max(result["seconds"], 1e-4)
    ratios = [f"{seconds / max(to['seconds'], 1e-4):>8.1f}" if to else f"{'–':>8}" for to in (floor, ours)]
    words = "–" if result["words"] == 0 and label.startswith("floor") else f"{100 * result['words'] / planted:.2f} %"
    return (
        f"  {label:<20} {seconds:>9.4f} {1 / seconds:>9.1f} {rows / seconds:>10.0f} {result['peak']:>8.0f} "
        f"{words:>10} {' '.join(ratios)}"
    )


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--office", action="store_true", help="also the formats that LibreOffice makes")
    arguments.add_argument("--only", default="", help="endings, or whole names, with commas between them")
    arguments.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.measure:
        path, reader, repeats = given.measure
        print(json.dumps(measure_here(Path(path), reader, int(repeats))))
        return
    only = set(filter(None, given.only.split(",")))
    print(f"  {'reader':<20} {'CPU s':>9} {'files/s':>9} {'rows/s':>10} {'peak MB':>8} {'words':>10}  × floor   × ours")
    with tempfile.TemporaryDirectory() as folder:
        for name, data, rows, planted in files():
            path = Path(folder) / name
            if only and not only & {name, name.rsplit(".", 1)[-1]}:
                continue
            path.write_bytes(data)
            show(path, rows, planted)
            for ending in OLDER.get(name, ()) if given.office else ():
                show(converted(path, ending), rows, planted)


if __name__ == "__main__":
    main()
