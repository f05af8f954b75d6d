"""How long the integrated chronology takes to write: 1,000, 10,000 and (with --all) 100,000 events of twelve agencies.

    python benchmarks/workbook.py [--all]

Each way runs in a process of its own; seconds leave out imports, peak memory counts everything. The references are
XlsxWriter and openpyxl's write-only writer with reused style arrays, each writing the same texts in the same columns
with the same fills and heights, and nothing else: no other sheets, no links, no drop-downs.

A second table goes from the agencies' records to the saved workbook: merging and writing apart, and of merging how
much is the linking of rows. Its rows say more of one another than the first table's do, so the workbook has the sheets
of links and disagreements too. Memory is the whole process's highest; beside it stand the floor, which is the process
after its imports with nothing read, and what the records take. A third table is the Word table and the CSV of the first
rows.

Seconds are processor seconds, so that other work on the machine does not count.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the checkout, when it is not installed

from pipeline.outputs import chronology_workbook
from pipeline.outputs.chronology_rows import chronology_rows
from pipeline.outputs.chronology_workbook.columns import COLUMNS
from pipeline.outputs.chronology_workbook.text_fit import lines_needed, row_points
from schemas.agency import Agency
from schemas.case import Case
from schemas.case_view import CaseEvent, CaseView, Quorum, ReturnEntry
from schemas.timetable import Timetable

NAMES = (
    "Westmere Police", "Westmere Integrated Care Board", "Westmere Children's Social Care", "Westmere Ambulance",
    "Oak Tree Surgery", "Westmere Hospital Trust", "Westmere Health Visiting", "Westmere Probation",
    "Westmere Housing", "North Westmere School", "Acorn Women's Aid", "Westmere Early Help",
)  # fmt: skip
START = date(2023, 3, 1)
DAYS = 1095


def view_of(total: int) -> CaseView:
    """A case of `total` dated events with texts of 10 to 60 words."""
    chance = random.Random(total)
    words = [f"word{number}" for number in range(3000)]
    events = []
    for number in range(total):
        day = START + timedelta(days=number * DAYS // total)
        events.append(
            CaseEvent(
                id=f"{number:016x}", agency=NAMES[number % 12], file=f"return-{number % 12}.docx", sha256="ab" * 32,
                return_version=1, date=day, date_precision="day", date_text=f"{day:%d/%m/%Y}",
                time=f"{number % 24:02}:15" if number % 2 else None, source="Case notes",
                child_contact="Seen with mother", seen_alone=False, family_contact="Mother",
                event=" ".join(chance.choices(words, k=chance.randrange(10, 60))),
                comment=" ".join(chance.choices(words, k=chance.randrange(0, 25))), location=f"table 2, row {number}",
                age_of_child="3 y 2 m",
            )
        )  # fmt: skip
    made = datetime(2026, 3, 12, tzinfo=UTC)
    returns = tuple(
        ReturnEntry(agency=name, form="chronology", file=f"accepted/return-{number}.docx", sha256="ab" * 32,
                    received_at=made, version=1, state="accepted")
        for number, name in enumerate(NAMES)
    )  # fmt: skip
    kinds = (
        "police",
        "icb",
        "local-authority",
        *["health"] * 4,
        "probation",
        "housing",
        "education",
        "voluntary",
        "other",
    )
    pairs = zip(NAMES, kinds, strict=True)
    agencies = tuple(Agency(name=name, kind=kind) for name, kind in pairs)  # type: ignore[arg-type]
    return CaseView(
        case=Case(reference="WM-2026-001", profile="west-midlands", notified=date(2026, 3, 2), agencies=agencies),
        as_at=made.date(), generated_at=made, people=(), facts=(), returns=returns, outstanding=(),
        events=tuple(events),
        timetable=Timetable(profile="west-midlands", notified=date(2026, 3, 2), anchor=date(2026, 3, 2), deadlines=()),
        quorum=Quorum(icb=True, police=True, local_authority=True),
    )  # fmt: skip


def cells_of(view: CaseView) -> list[tuple[str, str, float, list[str | int | date | None]]]:
    """What the references write: strong and pale fill, height, and the values of the first sheet's columns."""
    made = []
    for row in chronology_rows(view):
        values: list[str | int | date | None] = []
        for field in COLUMNS:
            special = {"number": row.number, "when": row.day, "agency": row.face.name, "code": row.face.code,
                       "row_id": row.source_event.id, "reviewer": None}  # fmt: skip
            values.append(special[field.name] if field.name in special else getattr(row, field.name))
        lines = max(lines_needed(row.event, 44), lines_needed(row.comment, 30), 3)
        made.append((row.face.colour.strong, row.face.colour.pale, row_points(lines), values))
    return made


def ours(view: CaseView) -> float:
    """Seconds from the case view to the bytes of the whole workbook."""
    start = time.process_time()
    chronology_workbook.build(view)
    return time.process_time() - start


def with_xlsxwriter(view: CaseView) -> float:
    """Seconds of XlsxWriter for the first sheet's cells."""
    import xlsxwriter

    cells = cells_of(view)
    start = time.process_time()
    book = xlsxwriter.Workbook(BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet()
    look = {"text_wrap": True, "valign": "top", "border": 1, "font_name": "Arial", "font_size": 9}
    formats: dict[tuple[str, str], object] = {}
    for strong, pale, _, _ in cells:
        if (strong, "") not in formats:
            formats[strong, ""] = book.add_format({**look, "bg_color": f"#{strong}"})
            formats[pale, ""] = book.add_format({**look, "bg_color": f"#{pale}"})
            formats[pale, "day"] = book.add_format({**look, "bg_color": f"#{pale}", "num_format": "ddd dd/mm/yyyy"})
    for number, (strong, pale, height, values) in enumerate(cells):
        sheet.set_row(number, height)
        for place, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(number, place, datetime.combine(value, datetime.min.time()), formats[pale, "day"])
            elif isinstance(value, int):
                sheet.write_number(number, place, value, formats[pale, ""])
            elif value:
                sheet.write_string(number, place, value, formats[strong if place in (4, 5) else pale, ""])
            else:
                sheet.write_blank(number, place, None, formats[pale, ""])
    book.close()
    return time.process_time() - start


def with_bare_openpyxl(view: CaseView) -> float:
    """Seconds of openpyxl's write-only writer with style arrays for the first sheet's cells."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    cells = cells_of(view)
    start = time.process_time()
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    arrays = {}
    side = Side(style="thin")
    for strong, pale, _, _ in cells:
        for fill, form in ((strong, "General"), (pale, "General"), (pale, "ddd dd/mm/yyyy")):
            if (fill, form) not in arrays:
                cell = WriteOnlyCell(sheet)
                cell.fill, cell.number_format = PatternFill("solid", fgColor=fill), form
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.border = Border(left=side, right=side, top=side, bottom=side)
                arrays[fill, form] = cell._style
    for number, (strong, pale, height, values) in enumerate(cells, start=1):
        sheet.row_dimensions[number].height = height
        row = []
        for place, value in enumerate(values):
            cell = WriteOnlyCell(sheet, value or None)
            is_day = isinstance(value, date)
            cell._style = arrays[strong if place in (4, 5) else pale, "ddd dd/mm/yyyy" if is_day else "General"]
            row.append(cell)
        sheet.append(row)
    book.save(BytesIO())
    return time.process_time() - start


WAYS: dict[str, Callable[[CaseView], float]] = {
    "ours": ours,
    "XlsxWriter": with_xlsxwriter,
    "bare openpyxl": with_bare_openpyxl,
}


def measure_here(way: str, total: int) -> None:
    """One run in this process; prints seconds, and peak memory in MiB before and after the run."""
    import openpyxl.cell
    import openpyxl.writer.excel  # noqa: F401

    view = view_of(total)
    before = peak_mib()
    seconds = WAYS[way](view)
    print(seconds, before, peak_mib())


def peak_mib() -> float:
    """The most memory that this process has held so far."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_chain(total: int) -> None:
    """From records to the saved workbook in this process.

    Prints seconds of merging, of linking within it, and of writing; MiB of the floor, with the records, after merging
    and at the highest; how many links.
    """
    import merging
    import openpyxl.writer.excel  # noqa: F401

    from pipeline.merging import between_agencies
    from pipeline.merging.merge import merge

    case = view_of(12).case
    floor = peak_mib()
    given = merging.entries(total, seed=14)
    with_records = peak_mib()
    linking = Clocked(getattr(between_agencies, "link_events"))  # noqa: B009
    setattr(between_agencies, "link_events", linking)  # noqa: B010
    timetable = Timetable(profile="p", notified=case.notified, anchor=case.notified, deadlines=())
    made = datetime(2026, 3, 12, tzinfo=UTC)
    start = time.process_time()
    view = merge(case, given, timetable=timetable, outstanding=(), as_at=made.date(), generated_at=made)
    merged, peak_merged = time.process_time(), peak_mib()
    chronology_workbook.build(view)
    written = time.process_time() - merged
    print(merged - start, linking.seconds, written, floor, with_records, peak_merged, peak_mib(), len(view.same_events))


class Clocked:
    """A function, and the processor seconds spent in it."""

    def __init__(self, work: Callable[..., object]) -> None:
        self.seconds = 0.0
        self._work = work

    def __call__(self, *given: object, **more: object) -> object:
        """What the function gives."""
        start = time.process_time()
        try:
            return self._work(*given, **more)
        finally:
            self.seconds += time.process_time() - start


def measure_tables(total: int) -> None:
    """The Word table and the CSV in this process; prints seconds and peak MiB."""
    from pipeline.outputs import chronology_table

    view = view_of(total)
    chronology_table.build(view_of(12))  # python-docx's own template is read once
    start = time.process_time()
    chronology_table.build(view)
    print(time.process_time() - start, peak_mib())


def run(*words: str) -> list[float]:
    """What one measurement in a process of its own prints."""
    done = subprocess.run([sys.executable, __file__, *words], check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


def main() -> None:
    """The tables."""
    if sys.argv[1:2] == ["--chain"]:
        measure_chain(int(sys.argv[2]))
        return
    if sys.argv[1:2] == ["--tables"]:
        measure_tables(int(sys.argv[2]))
        return
    if sys.argv[1:2] == ["--one"]:
        measure_here(sys.argv[2], int(sys.argv[3]))
        return
    print(f"{'events':>8}  {'way':<14} {'seconds':>8} {'peak MiB':>9} {'of which the view':>18} {'ours is':>9}")
    sizes = (1_000, 10_000, *((100_000,) if "--all" in sys.argv else ()))
    for total in sizes:
        own = 0.0
        for way in WAYS:
            seconds, before, peak = run("--one", way, str(total))
            own = own or seconds
            print(f"{total:>8}  {way:<14} {seconds:>8.2f} {peak:>9.0f} {before:>18.0f} {own / seconds:>8.2f}x")
    heads = ("merging", "linking", "writing", "together", "floor", "+ records", "merged", "peak MiB", "links")
    print(f"\n{'events':>8}" + "".join(f"{head:>10}" for head in heads))
    for total in sizes:
        merged, linked, written, *mib, links = run("--chain", str(total))
        times = "".join(f"{figure:>10.2f}" for figure in (merged, linked, written, merged + written))
        print(f"{total:>8}{times}" + "".join(f"{figure:>10.0f}" for figure in (*mib, links)))
    print(f"\n{'events':>8}  {'Word and CSV':>12} {'peak MiB':>9}")
    for total in sizes[:2]:
        seconds_both, peak = run("--tables", str(total))
        print(f"{total:>8}  {seconds_both:>12.2f} {peak:>9.0f}")


if __name__ == "__main__":
    main()
