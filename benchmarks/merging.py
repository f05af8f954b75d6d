"""How long merging takes, how it grows, and how well rows of one event are linked.

    python benchmarks/merging.py [--quick] [--misses]

1,000, 10,000 and 100,000 events of twelve agencies (without the last with --quick), twice: in a review period of two
years, so that ten times the events are ten times as many on each day, and at thirteen events a day, so that the period
grows. Processor seconds, so that other work on the machine does not count; growth is the exponent of the number of
events from the line before (n log n is 1.08 to 1.11 here). Then precision and recall of the same-event links on the
invented cases of the tests: those on which the linker was tuned, those held back at first and studied since, and those
held back still, whose misses nobody has looked at; --misses lists every link of the others missed or one too many.
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
CONSONANTS, VOWELS = "bdfgklmnprtvz", "aeiou"
WORDS = tuple(f"{a}{b}{c}{d}k" for a in CONSONANTS for b in VOWELS for c in CONSONANTS for d in VOWELS)[:4000]
"""Without digits: a word that has some is read as a figure or a case number, and few of a real row's words are."""
START = datetime.date(2024, 3, 1)
DAYS = 730
A_DAY = 13


def entries(total: int, seed: int, days: int = DAYS) -> list[ReturnEntry]:
    """One chronology an agency, `total` rows together over so many days; half of the rows with a time."""
    chance = random.Random(seed)
    made = []
    for name in NAMES:
        rows = []
        for number in range(total // len(NAMES)):
            day = START + datetime.timedelta(days=chance.randrange(days))
            words = " ".join(WORDS[chance.randrange(4000)] for _ in range(12)) + figures(number)
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


def figures(number: int) -> str:
    """Figures as often as in the labelled cases: a case number in one row of ten, another figure in three of ten."""
    if number % 10 == 0:
        return f" log {10_000 + number}"
    return f" {10 + number % 90}" if number % 10 in (3, 6, 9) else ""


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


def measure(total: int, days: int = DAYS) -> tuple[float, float, int]:
    """Processor seconds to merge and to sort, and how many links were found."""
    case = Case(
        reference="B-1",
        profile="west-midlands",
        notified=datetime.date(2026, 3, 2),
        review_period=ReviewPeriod(start=START, end=START + datetime.timedelta(days=days)),
        agencies=tuple(Agency(name=name, kind="other") for name in NAMES),
    )
    given = entries(total, seed=14, days=days)
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


def print_times(sizes: tuple[int, ...]) -> None:
    """One table for a period that stays, one for a period that grows with the events."""
    for title, grows in (("two years, whatever the number", False), (f"{A_DAY} events a day", True)):
        print(f"\n{title}\n{'events':>8} {'seconds':>8} {'µs/(n log n)':>13} {'growth':>7} {'links':>7}")
        before: tuple[int, float] | None = None
        for total in sizes:
            merged, _, links = measure(total, max(30, total // A_DAY) if grows else DAYS)
            scaled = merged * 1e6 / (total * math.log2(total))
            growth = f"{math.log(merged / before[1]) / math.log(total / before[0]):.2f}" if before else ""
            print(f"{total:>8} {merged:>8.2f} {scaled:>13.2f} {growth:>7} {links:>7}")
            before = total, merged


def print_links(*, with_misses: bool) -> None:
    """The cases by what the linker's makers knew of them; the mean over all pairs of a group last."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "merging"))
    import test_same_event

    groups: dict[str, list[Path]] = {}
    for path in sorted(test_same_event.CASES.glob("*.txt")):
        known = "held back" if path.stem.startswith("held_back_") else path.stem.partition("_")[0]
        groups.setdefault(f"{known}, by the {test_same_event.hand_of(path.name)} hand", []).append(path)
    for group, paths in groups.items():
        right = proposed = true = 0
        print(f"\n{group:<42} {'pairs':>6} {'precision':>9} {'recall':>7}")
        for path in paths:
            found, labelled, wrong = test_same_event.compare(path.name)
            both = len(found & labelled)
            right, proposed, true = right + both, proposed + len(found), true + len(labelled)
            print(f"{path.stem:<42} {len(labelled):>6} {both / len(found):>9.2f} {both / len(labelled):>7.2f}")
            for line in wrong if with_misses and not path.stem.startswith("held_back") else ():
                print(f"    {line}")
        print(f"{'all':<42} {true:>6} {right / proposed:>9.2f} {right / true:>7.2f}")


def main() -> None:
    """Print the tables."""
    print_times((1_000, 10_000) if "--quick" in sys.argv else (1_000, 10_000, 100_000))
    print_links(with_misses="--misses" in sys.argv)


if __name__ == "__main__":
    main()
