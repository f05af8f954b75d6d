"""A large drop read by one reader and by several: seconds until all is taken, and whether the records are the same.

    python benchmarks/readers_at_once.py [--files N]

The files are those of the invented case, again and again under other names and with another first line, so that each is
a return of its own. The ratio says how much sooner the last one is taken.
"""

from __future__ import annotations

import argparse
import datetime
import io
import os
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

import docx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline import settings
from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Desk
from pipeline.composition.reading import ReadingDesk

NOW = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)
REFERENCE = "WM-2026-014"
ROWS = 120


def chronology(number: int) -> bytes:
    """A Word chronology of 120 rows, as agencies send them."""
    made = docx.Document()
    table = made.add_table(rows=1 + ROWS, cols=5)
    heads = ("Date", "Time", "Source", "Event", "Comment")
    for at, row in enumerate(table.rows):
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=3 * at)
        words = (f"{day:%d/%m/%Y}", "14:30", "Case notes", f"Visit {number} to the home; nobody in. Letter left.", "-")
        for cell, word in zip(row.cells, words if at else heads, strict=True):
            cell.text = word
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def taken_in(files: dict[str, bytes], readers: int) -> tuple[float, dict[str, bytes]]:
    """Seconds for a drop, and its records."""
    with tempfile.TemporaryDirectory() as folder, mock.patch("os.cpu_count", return_value=readers):
        root = Path(folder)
        case = root / "intake" / REFERENCE
        case.mkdir(parents=True)
        (case / "case.toml").write_text(
            f'reference = "{REFERENCE}"\nprofile = "national"\nnotified = 2026-03-02\n', encoding="utf-8"
        )
        for name, data in files.items():
            (case / name).write_bytes(data)
        ahead_from = settings.READ_AHEAD_FROM if readers > 1 else 10**9
        with (
            mock.patch.object(settings, "READ_AHEAD_FROM", ahead_from),
            ReadingDesk(root / "intake", root / "outputs") as desk,
        ):
            begun = time.monotonic()
            take_all(Place(root / "intake", root / "outputs", Desk(desk.handle, lambda: NOW, desk.expect), dict))
            seconds = time.monotonic() - begun
        records = root / "outputs" / REFERENCE / "records"
        return seconds, {path.name: path.read_bytes() for path in records.iterdir()}


def main() -> None:
    """Print the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--files", type=int, default=60)
    number = words.parse_args().files
    files = {f"chronology {at}.docx": chronology(at) for at in range(number)}
    print(f"{number} Word chronologies of {ROWS} rows, {os.cpu_count()} processors")
    alone, records = taken_in(files, 1)
    print(f"  1 reader   {alone:6.1f} s")
    for readers in range(2, (os.cpu_count() or 1) + 1):
        seconds, found = taken_in(files, readers)
        same = "same records" if found == records else "OTHER RECORDS"
        print(f"  {readers} readers  {seconds:6.1f} s   {alone / seconds:.2f} times as fast   {same}")


if __name__ == "__main__":
    main()
