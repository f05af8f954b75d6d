"""Fit the weights of the signs by which rows of one event are linked, and say how well they do on cases left out.

    python benchmarks/fit_links.py [--write]

Logistic regression over the signs of `pipeline.merging.evidence`, on the pairs of rows within ten days of the labelled
cases of the tests that are known to the linker's makers (`tuned_` and `seen_`; those held back are not opened). Each
case in turn is left out, the weights are fitted on the others, and its links are made with them: precision and recall
over the left-out cases, for several least strengths. Then all cases by one hand are left out, which says most of how
well a third one is read. Then the weights fitted on all; --write puts them into
`pipeline/merging/link_weights.py`. Weights set by hand stay.
"""

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.merging import evidence, link_weights
from pipeline.merging.agency_words import usual_code
from pipeline.merging.compared_rows import candidates
from pipeline.merging.evidence import Placed, signs_between
from pipeline.merging.linkable_row import LinkableRow, linkable_row
from pipeline.merging.mentions import mentions_of
from pipeline.merging.row_groups import RowGroups
from pipeline.merging.row_surroundings import Weights, weights_of
from pipeline.merging.same_event import placed_rows

ROOT = Path(__file__).parent.parent
HANDS = ("first hand", "second hand", "third hand")
"""Who wrote and labelled a case: one who knew the linker, and two who had read neither it nor the other cases."""
ALL_HANDS = "all hands"
TOGETHER = "all together"
FURTHEST_DAYS = 10
FIRST_DAY = 739_000
"""An ordinal on which cases that are laid together begin; which one does not matter."""
RIDGE = 1.0
"""Pulls weights to nothing as one pair's worth of doubt; twenty times as much lost recall."""
STRENGTHS = (0.6, 0.5, 0.4, 0.33, 0.27, 0.2)
NAMES = tuple(name for name, sign in link_weights.SIGNS.items() if not sign.is_set_by_hand)
PLACE = {name: place for place, name in enumerate(NAMES)}
Pair = tuple[int, int]


class LabelledCase:
    """A case, its rows, and the signs and the truth of every pair within ten days."""

    def __init__(self, name: str, rows: Sequence[LinkableRow], true: set[Pair]) -> None:
        """Args: name: to print; rows: those of one day; true: places of the pairs that tell of one event."""
        self.name, self.rows, self.true = name, rows, true
        self.weights: Weights = weights_of(rows)
        self.placed: list[Placed] = placed_rows(rows, self.weights)
        pairs = [
            (one, other)
            for one, other in combinations(range(len(rows)), 2)
            if rows[one].agency != rows[other].agency and abs(rows[one].day - rows[other].day) <= FURTHEST_DAYS
        ]
        self.signs = np.zeros((len(pairs), len(NAMES)))
        self.by_hand = np.zeros(len(pairs))
        for number, (one, other) in enumerate(pairs):
            for sign, much in signs_between(self.placed[one], self.placed[other], self.weights):
                if sign in PLACE:
                    self.signs[number, PLACE[sign]] += much
                else:
                    self.by_hand[number] += much * link_weights.SIGNS[sign].weight
        self.hand = ALL_HANDS if name == TOGETHER else _hand_of(name)
        self.truth = np.array([pair in true for pair in pairs], dtype=float)

    def links(self, least: float) -> set[Pair]:
        """The pairs linked with the weights in force."""
        groups = RowGroups(self.placed, self.weights, least=least, rejected=set())
        found = candidates(self.placed, self.weights)
        return {pair for places in groups.join(found.pairs) for pair in combinations(places, 2)}


def _hand_of(name: str) -> str:
    marks = {"seen_second_": HANDS[1], "seen_third_": HANDS[2]}
    return next((hand for mark, hand in marks.items() if name.startswith(mark)), HANDS[0])


def read(name: str) -> LabelledCase:
    """A labelled case. Args: name: of its file."""
    sys.path.insert(0, str(ROOT / "tests" / "merging"))
    import test_same_event

    events, true, agencies = test_same_event.read_case(name)
    children, mentions = test_same_event.children_of(name), mentions_of(events, agencies)
    rows = [linkable_row(event, mentions[event.id], children) for event in events]
    places = {row.event.id: place for place, row in enumerate(rows)}
    pairs = (sorted(places[each] for each in pair) for pair in true)
    return LabelledCase(name.removesuffix(".txt"), rows, {(one, other) for one, other in pairs})


def laid_together(cases: Iterable[LabelledCase], name: str) -> LabelledCase:
    """One chronology of several cases, begun on one day, the agencies of a kind as one: as crowded as a long one."""
    rows: list[LinkableRow] = []
    true: set[Pair] = set()
    for case in cases:
        began = min(row.day for row in case.rows)
        called = _one_name_a_kind({row.agency: None for row in case.rows})
        true |= {(one + len(rows), other + len(rows)) for one, other in case.true}
        rows += [
            replace(
                row,
                agency=called[row.agency],
                day=row.day - began + FIRST_DAY,
                spoken_of=frozenset(day - began + FIRST_DAY for day in row.spoken_of),
                named=frozenset(called[each] for each in row.named),
                heard_from=frozenset(called[each] for each in row.heard_from),
                told=frozenset(called[each] for each in row.told),
            )
            for row in case.rows
        ]
    return LabelledCase(name, rows, true)


def _one_name_a_kind(agencies: Iterable[str]) -> dict[str, str]:
    """The second school of a case stays another agency than the first."""
    met: Counter[str] = Counter()
    called = {}
    for agency in agencies:
        kind = usual_code(agency) or "other"
        called[agency] = f"{kind} {met[kind]}"
        met[kind] += 1
    return called


def fitted(cases: Iterable[LabelledCase]) -> "np.ndarray[Any, Any]":
    """Weights in the order of `NAMES`, and the start last: the most likely ones, by Newton's method."""
    known = list(cases)
    signs = np.vstack([case.signs for case in known])
    signs = np.hstack([signs, np.ones((len(signs), 1))])
    by_hand = np.concatenate([case.by_hand for case in known])
    counts = _each_hand_alike(known)
    truth = np.concatenate([case.truth for case in known])
    ridge = np.append(np.full(len(NAMES), RIDGE), 1e-6)
    weights = np.zeros(len(ridge))
    for _ in range(15):
        share = 1 / (1 + np.exp(-np.clip(signs @ weights + by_hand, -30, 30)))
        slope = signs.T @ (counts * (share - truth)) + ridge * weights
        bend = (signs * (counts * share * (1 - share))[:, None]).T @ signs + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


def _each_hand_alike(cases: Sequence[LabelledCase]) -> "np.ndarray[Any, Any]":
    """How much each pair counts: those of each hand count together as much as those of the hand with most."""
    many = Counter({hand: sum(len(case.truth) for case in cases if case.hand == hand) for hand in HANDS})
    most = max(many.values())
    return np.concatenate(
        [np.full(len(case.truth), most / many[case.hand] if case.hand in many else 1.0) for case in cases]
    )


def put_in_force(weights: Sequence[float]) -> None:
    """Use these weights from here on, in this process."""
    evidence.START = float(weights[-1])
    evidence._WORTH.update({name: float(weight) for name, weight in zip(NAMES, weights, strict=False)})


def print_left_out(cases: Sequence[LabelledCase]) -> None:
    """Precision and recall on each case with the weights of the others, and over all of them."""
    totals = {strength: [0, 0, 0] for strength in STRENGTHS}
    print(f"{'left out':<24}" + "".join(f"{f'from {strength}':>13}" for strength in STRENGTHS))
    for case in cases:
        put_in_force(fitted_on([other for other in cases if other is not case]))
        line = f"{case.name:<24}"
        for strength in STRENGTHS:
            found = case.links(math.log(strength / (1 - strength)))
            right = len(found & case.true)
            for place, number in enumerate((right, len(found), len(case.true))):
                totals[strength][place] += number
            line += f"{right / len(found):>7.2f}{right / len(case.true):>6.2f}"
        print(line)
    print(f"{'all':<24}" + "".join(f"{r / f:>7.3f}{r / t:>6.3f}" for r, f, t in totals.values()))


def fitted_on(cases: Sequence[LabelledCase]) -> "np.ndarray[Any, Any]":
    """Weights from the cases as they are, and from all of them laid together, so that crowded days are known too."""
    return fitted([*cases, laid_together(cases, TOGETHER)])


def print_hands(cases: Sequence[LabelledCase]) -> None:
    """The cases of each hand with the weights of the others': the nearest to how a stranger writes."""
    for hand in HANDS:
        put_in_force(fitted_on([case for case in cases if case.hand != hand]))
        own = [case for case in cases if case.hand == hand]
        line = f"{hand + ' left out':<24}"
        for strength in STRENGTHS:
            found = [(case.links(math.log(strength / (1 - strength))), case.true) for case in own]
            right = sum(len(links & true) for links, true in found)
            proposed, labelled = (sum(map(len, each)) for each in zip(*found, strict=True))
            line += f"{right / proposed:>7.3f}{right / labelled:>6.3f}"
        print(line)


def print_laid_together(cases: Sequence[LabelledCase]) -> None:
    """The same for crowded chronologies: each third of the cases laid together, with the weights of the others."""
    totals = {strength: [0, 0, 0] for strength in STRENGTHS}
    for third in range(3):
        put_in_force(fitted_on([case for place, case in enumerate(cases) if place % 3 != third]))
        crowded = laid_together(cases[third::3], TOGETHER)
        for strength in STRENGTHS:
            found = crowded.links(math.log(strength / (1 - strength)))
            for place, number in enumerate((len(found & crowded.true), len(found), len(crowded.true))):
                totals[strength][place] += number
    print(f"{'laid together, by fives':<24}" + "".join(f"{r / f:>7.3f}{r / t:>6.3f}" for r, f, t in totals.values()))


def write(weights: Sequence[float]) -> None:
    """Put the weights into the table in the code."""
    path = ROOT / "pipeline" / "merging" / "link_weights.py"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^START = .*$", f"START = {weights[-1]:.2f}", text, flags=re.MULTILINE)
    for name, weight in zip(NAMES, weights, strict=False):
        text = re.sub(rf'("{re.escape(name)}": Sign\(\s*)[-\d.]+', rf"\g<1>{weight:.2f}", text)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Print the table and the weights."""
    folder = ROOT / "tests" / "merging" / "linked_cases"
    paths = sorted(path for group in ("tuned", "seen") for path in folder.glob(f"{group}_*.txt"))
    cases = [read(path.name) for path in paths]
    print_left_out(cases)
    print_hands(cases)
    print_laid_together(cases)
    weights = fitted_on(cases)
    print()
    for name, weight in sorted(zip((*NAMES, "START"), weights, strict=True), key=lambda each: each[1]):
        print(f"{weight:>6.2f}  {name}")
    if "--write" in sys.argv:
        write(weights)


if __name__ == "__main__":
    main()
