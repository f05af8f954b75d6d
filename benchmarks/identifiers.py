"""How much the anonymisation check finds, how much it finds without need, and how long a page takes.

    python benchmarks/identifiers.py [--half held-back] [--missed] [--keep FOLDER]
    python benchmarks/identifiers.py --time

Fifteen invented drafts in Word and PDF, labelled by hand; each draft of "held-back" was written and committed before
anything was measured on it, and what was missed in it was never looked at. The files are built, read by the
program's own readers, and
checked against their case. A label counts as found when a finding of a fitting category covers at least half of it.
"""

import argparse
import io
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from identifiers_build import word_file
from identifiers_corpus import HALVES, Draft, Line, drafts
from identifiers_match import Flat, Hit, Placed, fits, placed, shared, told_of
from identifiers_pdf import planted, printed

from pipeline import readers
from pipeline.identifiers import language_model
from pipeline.identifiers.check import check
from pipeline.identifiers.roster import build_roster
from pipeline.readers.document import Document
from pipeline.readers.whole_file import with_every_string
from schemas.finding import CheckReport, Finding

KINDS = {
    "ni": "National Insurance",
    "upn": "unique pupil",
    "police": "police",
    "incident": "police",
    "court": "court",
    "social-care": "social-care",
    "health": "health",
    "passport": "passport",
}
"""A kind of number, and the word that the reason of its finding has to hold."""
PAGES, WORDS_A_PAGE = 25, 450
WHOLE = ("hidden-text", "metadata", "image")
HIDDEN = (
    "comment", "tracked-deletion", "hidden-text", "alt-text", "properties", "custom-xml", "hyperlink", "bookmark",
    "field-code", "embedded-file", "annotation", "under-redaction", "attachment",
)  # fmt: skip


@dataclass
class Read:
    """One draft as it was built, read and checked."""

    draft: Draft
    document: Document
    flat: Flat
    labels: tuple[Placed, ...]
    hits: list[Hit]
    unplaced: list[Hit]
    pages: int
    seconds: float


def build(half: Sequence[Draft], keep: Path | None = None) -> Iterator[tuple[Draft, bytes, int]]:
    """Each draft with its bytes and its number of pages (0 where LibreOffice is not installed: then no PDFs)."""
    from pypdf import PdfReader

    prints = printed(half)
    for draft in half:
        pdf = prints.get(f"{draft.half}-{draft.name}")
        if draft.kind == "pdf" and pdf is None:
            print(f"  {draft.name}: not built, LibreOffice is not installed")
            continue
        data = planted(draft, pdf) if draft.kind == "pdf" and pdf else word_file(draft)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{draft.half}-{draft.name}.{draft.kind}").write_bytes(data)
        yield draft, data, len(PdfReader(io.BytesIO(pdf)).pages) if pdf else 0


def checked(draft: Draft, data: bytes, pages: int) -> Read:
    """Read and check one draft as the command does, with the processor time from bytes to findings."""
    start = time.process_time()
    document = with_every_string(readers.read_at_risk(data, draft.file), data)
    report = check(document, build_roster(draft.case))
    spent = time.process_time() - start
    flat = Flat(document)
    hits, unplaced = _hits(report, flat)
    return Read(draft, document, flat, placed(draft, flat), hits, unplaced, pages, spent)


def _hits(report: CheckReport, flat: Flat) -> tuple[list[Hit], list[Hit]]:
    by_place: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, passage in enumerate(flat.passages):
        by_place[passage.place.member, passage.place.page, passage.place.paragraph].append(number)
    hits, unplaced = [], []
    for finding in report.findings:
        spans = list(_spans(finding, by_place[finding.member or "", finding.page, finding.paragraph], flat))
        hits += [Hit(*span, finding.category, finding.severity, finding.why, finding.text) for span in spans]
        if not spans:
            unplaced.append(Hit(-1, -1, finding.category, finding.severity, finding.why, finding.text))
    return hits, unplaced


def _spans(finding: Finding, passages: Iterable[int], flat: Flat) -> Iterator[tuple[int, int]]:
    if finding.start is None or finding.end is None:
        return
    for number in passages:
        if flat.passages[number].original[finding.start : finding.end] == finding.text:
            yield flat.span(number, finding.start, finding.end)


def is_found(one: Placed, read: Read) -> bool:
    """Whether a label was found, a number of the United Kingdom under its own name."""
    kind = KINDS.get(one.label.sub, "") if one.label.category == "identifier" else ""
    if any(fits(hit, one) and kind.casefold() in hit.why.casefold() for hit in read.hits):
        return True
    return one.line.part in HIDDEN and told_of(one, read.unplaced)


def is_raised(one: Placed, read: Read) -> bool:
    """Whether what is planted in a hidden part is under a finding that must be fixed, be it the part as a whole."""
    grave = [hit for hit in read.hits if hit.severity == "must-fix"]
    return any(shared(hit, one) * 2 >= one.end - one.start > 0 for hit in grave) or is_found(one, read)


def needless(read: Read) -> list[Hit]:
    """The findings that stand on no label, what has to go as a whole left out."""
    hidden = [one for one in read.labels if one.line.part in HIDDEN]
    stray = [hit for hit in read.hits if hit.category not in WHOLE and not any(shared(hit, one) for one in read.labels)]
    # The text layer of a PDF also holds the words under a rectangle or in white: found there, they are no news.
    stray = [hit for hit in stray if not any(told_of(one, [hit]) for one in hidden)]
    said = [hit for hit in read.unplaced if hit.category not in WHOLE]
    return stray + [hit for hit in said if not any(told_of(one, [hit]) for one in read.labels)]


def share(hits: Sequence[bool]) -> str:
    """ "39/40  97.5 %"."""
    return f"{sum(hits):>4}/{len(hits):<4}{100 * sum(hits) / max(1, len(hits)):6.1f} %"


def grouped(reads: Sequence[Read], name: Callable[[Placed], str]) -> dict[str, list[bool]]:
    """Found or not, by a name of the label; labels without a name are left out."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for read in reads:
        for one in read.labels:
            if name(one):
                groups[name(one)].append(is_found(one, read))
    return dict(sorted(groups.items()))


def show(title: str, groups: dict[str, list[bool]]) -> None:
    """Print one table."""
    print(f"  {title}")
    for name, hits in groups.items():
        print(f"    {name:<26}{share(hits)}")


def _unknown(one: Placed) -> bool:
    return one.label.category == "person" and not one.label.known


def report_half(name: str, reads: Sequence[Read], missed: bool) -> None:
    """Print one half's figures."""
    words, pages = sum(read.draft.words for read in reads), sum(read.pages for read in reads)
    count = sum(len(read.labels) for read in reads)
    print(f"\n== {name}: {len(reads)} drafts, {pages} pages, {words} words, {count} labels")
    if missed:
        for read in reads:
            _say_missed(read)
    show("recall by category", grouped(reads, lambda one: one.label.category))
    numbers = grouped(reads, lambda one: one.label.sub if one.label.category == "identifier" else "")
    show("numbers under their own name", numbers)
    show("known people and numbers", grouped(reads, lambda one: one.label.category if one.label.known else ""))
    show("by part", grouped(reads, lambda one: "table" if one.line.is_cell else one.line.part))
    show("hidden parts together", grouped(reads, lambda one: "hidden" if one.line.part in HIDDEN else ""))
    raised = [is_raised(one, read) for read in reads for one in read.labels if one.line.part in HIDDEN]
    show("hidden parts, raised as something that has to go", {"hidden": raised})
    show("names by form", grouped(reads, lambda one: one.label.form if one.label.category == "person" else ""))
    show("unknown names by community", grouped(reads, lambda one: one.label.sub if _unknown(one) else ""))
    _summary(reads, words)


def _say_missed(read: Read) -> None:
    for one in read.labels:
        if not is_found(one, read):
            what = f"{one.label.category}:{one.label.sub} ({one.label.form}, {one.line.part})"
            near = one.line.text[max(0, one.label.start - 30) : one.label.end + 20]
            print(f"  missed {read.draft.name} {what} {one.label.words} | {near}{' UNPLACED' * (one.start < 0)}")
    for hit in needless(read):
        print(f"  needless {read.draft.name} {hit.severity} {hit.category}: {hit.words} ({hit.why})")


def _summary(reads: Sequence[Read], words: int) -> None:
    unknown = grouped(reads, lambda one: one.label.sub if _unknown(one) else "")
    rates = {community: 100 * sum(hits) / len(hits) for community, hits in unknown.items()}
    strangers = [hit for hits in unknown.values() for hit in hits]
    stray = [hit for read in reads for hit in needless(read)]
    every = [hit for read in reads for hit in (*read.hits, *read.unplaced)]
    grave = [hit for hit in every if hit.severity == "must-fix"]
    grave_stray = [hit for hit in stray if hit.severity == "must-fix"]
    people = [hit for hit in stray if hit.category == "person"]
    pages, seconds = sum(read.pages for read in reads), sum(read.seconds for read in reads)
    print(f"  unknown names {share(strangers)}; communities {len(rates)}, ", end="")
    print(f"worst {min(rates.values()):.1f} %, best {max(rates.values()):.1f} %, apart {_spread(rates):.1f} points")
    print(f"  precision {100 * (1 - len(stray) / max(1, len(every))):.1f} % of {len(every)} findings; ", end="")
    print(f"must-fix precision {100 * (1 - len(grave_stray) / max(1, len(grave))):.1f} % of {len(grave)}")
    print(f"  needless per 1,000 words {1000 * len(stray) / words:.2f}, ", end="")
    print(f"of them persons {1000 * len(people) / words:.2f}")
    print(f"  processor time {1000 * seconds / max(1, pages):.0f} ms a page, reading included")


def _spread(rates: dict[str, float]) -> float:
    return max(rates.values()) - min(rates.values())


def report_time() -> None:
    """Print how long a long Word report takes from the start of the program, models loaded on the way."""
    lines: list[Line] = []
    for draft in (*drafts("held-back"), *drafts("tuned")):
        lines += [line for line in draft.lines if line.part == "body"]
    words = 0
    kept = []
    for line in lines:
        kept.append(line)
        words += len(line.text.split())
        if words >= PAGES * WORDS_A_PAGE:
            break
    data = word_file(replace(draft, lines=tuple(kept)))
    started, worked = time.perf_counter(), time.process_time()
    document = with_every_string(readers.read_at_risk(data, draft.file), data)
    report = check(document, build_roster(draft.case))
    wall, spent = time.perf_counter() - started, time.process_time() - worked
    print(f"{words} words, {PAGES} pages of {WORDS_A_PAGE}: {len(report.findings)} findings in {wall:.1f} s, ", end="")
    print(f"{spent:.1f} s of processor time; the program's own start {worked:.1f} s")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--missed", action="store_true", help="name what was missed and what was needless")
    parser.add_argument("--keep", type=Path, help="a folder for the built drafts")
    parser.add_argument("--time", action="store_true", help="only how long a report of 25 full pages takes")
    told = parser.parse_args()
    if told.time:
        report_time()
        return
    start = time.process_time()
    used, missing = language_model.what_was_used()
    print(f"read with {'; '.join(used)}, loaded in {time.process_time() - start:.1f} s", *missing)
    for half in (told.half,) if told.half else HALVES:
        reads = [checked(*one) for one in build(drafts(half), told.keep)]
        report_half(half, reads, told.missed)


if __name__ == "__main__":
    main()
