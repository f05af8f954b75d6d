"""How long merging takes: 1,000, 10,000 and (with --all) 100,000 events of twelve agencies; growth against n log n.

    python benchmarks/merging.py [--all]

Prints processor seconds, so that other work on the machine does not count, and the ratio to the reference: sorting the
same rows with Python's `sorted` on (date, time). Also prints precision and recall of the same-event links on the
invented cases of the tests.
"""

import datetime
import hashlib
import math
import random
import sys
import time
from pathlib import Path

from pipeline.merging.merge import merge
from schemas.agency import Agency
from schemas.case import Case, ReviewPeriod
from schemas.case_view import ReturnEntry
from schemas.chronology import Event
from schemas.provenance import Source
from schemas.returns import ParsedReturn
from schemas.returns.chronology import ChronologyRecord
from schemas.timetable import Timetable

NAMES = (
    "Westmere Police", "Westmere Integrated Care Board", "Westmere Children's Services", "Westmere Ambulance Service",
    "Oak Tree Medical Practice", "Westmere Hospital Trust", "Westmere Health Visiting", "Westmere Probation",
    "Westmere Housing", "North Westmere School", "Acorn Nursery", "Westmere Youth Justice",
)  # fmt: skip
PHRASES = (
    "home visit no reply",
    "referral made to children's social care",
    "strategy discussion with police",
    "bruise to arm",
    "999 call child not breathing",
    "review not attended",
    "telephone call to mother",
    "attended child in need meeting",
    "notice received from police",
    "rent letter sent",
    "absent from school",
    "supervision of the case held",
)
START = datetime.date(2024, 3, 1)
DAYS = 730


def entries(total: int, seed: int) -> list[ReturnEntry]:
    """One chronology an agency, `total` rows together; half of the rows with a time."""
    chance = random.Random(seed)
    made = []
    for name in NAMES:
        rows = []
        for number in range(total // len(NAMES)):
            day = START + datetime.timedelta(days=chance.randrange(DAYS))
            words = " ".join(f"w{chance.randrange(4000)}" for _ in range(12))
            clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}" if chance.random() < 0.5 else None
            rows.append(
                Event(
                    date=day,
                    date_precision="day",
                    date_text=day.strftime("%d/%m/%Y"),
                    time=clock,
                    event=f"{chance.choice(PHRASES)} {words}",
                    child_contact=chance.choice(("Seen alone", "Not seen", "Seen with mother", None)),
                    location=f"row {number}",
                )
            )
        made.append(_entry(name, tuple(rows)))
    return made


def _entry(name: str, rows: tuple[Event, ...]) -> ReturnEntry:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    source = Source(name=f"{name}.docx", sha256=sha256, media_type="application/x-test")
    parsed = ParsedReturn(source=source, form="chronology", agency=name, record=ChronologyRecord(events=rows))
    received = datetime.datetime(2026, 3, 9, tzinfo=datetime.UTC)
    return ReturnEntry(
        agency=name,
        form="chronology",
        file=source.name,
        sha256=sha256,
        received_at=received,
        version=1,
        state="accepted",
        parsed=parsed,
    )


def measure(total: int) -> tuple[float, float, int]:
    """Processor seconds to merge and to sort, and how many links were found."""
    case = Case(
        reference="B-1",
        profile="west-midlands",
        notified=datetime.date(2026, 3, 2),
        review_period=ReviewPeriod(start=START, end=START + datetime.timedelta(days=DAYS)),
        agencies=tuple(Agency(name=name, kind="other") for name in NAMES),
    )
    given = entries(total, seed=14)
    timetable = Timetable(profile="p", notified=case.notified, anchor=case.notified, deadlines=())
    begun = time.process_time()
    view = merge(
        case,
        given,
        timetable=timetable,
        outstanding=(),
        as_at=datetime.date(2026, 3, 12),
        generated_at=datetime.datetime(2026, 3, 12, tzinfo=datetime.UTC),
    )
    merged = time.process_time() - begun
    begun = time.process_time()
    sorted(view.events, key=lambda event: (event.date or START, event.time or ""))
    return merged, time.process_time() - begun, len(view.same_events)


def main() -> None:
    """Print the tables."""
    sizes = (1_000, 10_000, 100_000) if "--all" in sys.argv else (1_000, 10_000)
    print(f"{'events':>8} {'seconds':>8} {'µs/(n log n)':>13} {'× sorted()':>11} {'links':>7}")
    for total in sizes:
        merged, plain, links = measure(total)
        growth = merged * 1e6 / (total * math.log2(total))
        print(f"{total:>8} {merged:>8.2f} {growth:>13.2f} {merged / plain:>11.0f} {links:>7}")
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "merging"))
    import test_same_event

    print(f"\n{'invented case':<28} {'precision':>9} {'recall':>7}")
    for path in sorted(test_same_event.CASES.glob("*.txt")):
        precision, recall, _ = test_same_event.measure(path.name)
        print(f"{path.stem:<28} {precision:>9.2f} {recall:>7.2f}")


if __name__ == "__main__":
    main()
