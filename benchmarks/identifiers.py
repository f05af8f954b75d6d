"""How much the anonymisation check finds, how much it finds without need, and how long a page takes.

    python benchmarks/identifiers.py

The corpus beside this file is invented and labelled by hand. "held back" was never looked at while the recognisers were
written. A label counts as found when a finding of a fitting category covers at least half of its letters.
"""

import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.identifiers import language_model
from pipeline.identifiers.check import check
from pipeline.identifiers.known import Roster
from pipeline.readers.document import Block, Cell, Document, Paragraph, Place, Table
from schemas.finding import Finding

_CELL = re.compile(r"\| (?P<words>[^|]+) \| ")
CORPUS = Path(__file__).with_name("identifiers_corpus.txt")
WORDS_A_PAGE = 450
PAGES = 25
_LABEL = re.compile(r"\[\[(?P<category>[\w-]+)/(?P<community>[^|/\]]*)(?:/(?P<form>[^|\]]*))?\|(?P<words>[^\]]+)\]\]")


@dataclass(frozen=True)
class Label:
    """One identifier of the corpus: where it stands, what it is, and for a name from which community."""

    line: int
    start: int
    end: int
    category: str
    community: str
    words: str
    form: str


def read_corpus() -> dict[str, tuple[list[str], list[Label]]]:
    """The halves by name: their plain lines and their labels."""
    halves: dict[str, tuple[list[str], list[Label]]] = {}
    lines: list[str] = []
    labels: list[Label] = []
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            lines, labels = halves.setdefault(line.strip("= "), ([], []))
            continue
        if not line or line.startswith("#"):
            continue
        plain, last = "", 0
        heading = _CELL.match(line)
        written = line[heading.end() :] if heading else line
        for match in _LABEL.finditer(written):
            plain += written[last : match.start()]
            labels.append(
                Label(
                    len(lines) + 1,
                    len(plain),
                    len(plain) + len(match["words"]),
                    match["category"],
                    match["community"],
                    match["words"],
                    match["form"] or "sentence",
                )
            )
            plain += match["words"]
            last = match.end()
        lines.append((heading.group() if heading else "") + plain + written[last:])
    return halves


def document_of(lines: list[str]) -> Document:
    """A draft with one paragraph, or one small table, a line."""
    blocks = tuple(_block(line, Place(paragraph=number)) for number, line in enumerate(lines, 1))
    return Document("draft.txt", "0" * 64, "text/plain", blocks)


def _block(line: str, place: Place) -> Block:
    heading = _CELL.match(line)
    if heading is None:
        return Paragraph(line, place)
    texts = (("Date", heading["words"], "Note"), ("March", line[heading.end() :], "Seen"))
    rows = []
    for number, row in enumerate(texts, 1):
        spots = [place if (number, column) == (2, 2) else Place("table") for column in (1, 2, 3)]
        cells = (
            Cell(number, column, (Paragraph(text, spot),), spot)
            for column, (text, spot) in enumerate(zip(row, spots, strict=True), 1)
        )
        rows.append(tuple(cells))
    return Table(tuple(rows), Place("table", table=1))


def covers(finding: Finding, label: Label) -> bool:
    """Whether a finding stands on at least half of the label's letters, under a fitting name."""
    if finding.paragraph != label.line or finding.start is None or finding.end is None:
        return False
    shared = min(finding.end, label.end) - max(finding.start, label.start)
    fitting = finding.category == label.category or {finding.category, label.category} <= {
        "place",
        "address",
        "organisation",
    }
    return fitting and shared * 2 >= label.end - label.start


def touches(finding: Finding, label: Label) -> bool:
    """Whether a finding stands on any letter of a label: then a person looks at the right place."""
    return finding.paragraph == label.line and (finding.start or 0) < label.end and label.start < (finding.end or 0)


def report_half(name: str, lines: list[str], labels: list[Label]) -> None:
    """Print one half's figures."""
    findings = check(document_of(lines), Roster(pseudonym="Robin", allowed=(("Robin", "the pseudonym"),))).findings
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    communities: dict[str, list[bool]] = defaultdict(list)
    forms: dict[str, list[bool]] = defaultdict(list)
    for label in labels:
        hit = any(covers(finding, label) for finding in findings)
        wanted[label.category] += 1
        found[label.category] += hit
        if label.category == "person":
            communities[label.community].append(hit)
            forms[label.form].append(hit)
        if not hit:
            print(f"  missed {label.category} ({label.community}): {label.words}")
    needless = [one for one in findings if not any(touches(one, label) for label in labels)]
    for one in needless:
        print(f"  needless {one.severity} {one.category}: {one.text}")
    words = sum(len(line.split()) for line in lines)
    print(f"\n{name}: {len(labels)} labels, {words} words")
    print(f"  {'category':<16}{'recall':>10}")
    for category, number in sorted(wanted.items()):
        print(f"  {category:<16}{found[category]:>4}/{number:<4} {100 * found[category] / number:5.1f} %")
    for form, hits in sorted(forms.items()):
        print(f"  {form:<16}{sum(hits):>4}/{len(hits):<4} {100 * sum(hits) / len(hits):5.1f} %")
    listed = (f"{community} {sum(hits)}/{len(hits)}" for community, hits in sorted(communities.items()))
    print("  by community: " + "; ".join(listed))
    share = {community: 100 * sum(hits) / len(hits) for community, hits in communities.items()}
    print(f"  communities: {len(share)}; worst {min(share.values()):.0f} %, best {max(share.values()):.0f} %")
    people = sum(one.category == "person" for one in needless)
    print(f"  precision {100 * (1 - len(needless) / max(1, len(findings))):.1f} %")
    print(
        f"  needless per 1,000 words {1000 * len(needless) / words:.1f}, of them persons {1000 * people / words:.1f}\n"
    )


def report_time(lines: list[str]) -> None:
    """Print how long a report of 25 pages takes, loading included."""
    words = sum(len(line.split()) for line in lines)
    copies = PAGES * WORDS_A_PAGE // words + 1
    long = [f"{line} ({copy})" for copy in range(copies) for line in lines]
    total = sum(len(line.split()) for line in long)
    start, worked = time.perf_counter(), time.process_time()
    check(document_of(long), Roster())
    spent, worked = time.perf_counter() - start, time.process_time() - worked
    pages = total / WORDS_A_PAGE
    print(f"time: {total} words, {pages:.0f} pages in {spent:.1f} s, {1000 * spent / pages:.0f} ms a page; ", end="")
    print(f"{worked:.1f} s of processor time, {PAGES} pages {worked / pages * PAGES:.1f} s")


def main() -> None:
    """Print everything."""
    start = time.perf_counter()
    used, _ = language_model.what_was_used()
    print(f"read with {'; '.join(used)} (loaded in {time.perf_counter() - start:.1f} s)\n")
    halves = read_corpus()
    for name, (lines, labels) in halves.items():
        report_half(name, lines, labels)
    report_time([line for name, (lines, _) in halves.items() if "forms" not in name for line in lines])


if __name__ == "__main__":
    main()
