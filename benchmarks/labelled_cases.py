"""The invented cases of the tests whose rows of one event are labelled by hand, with the signs between their rows."""

import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "merging"))
import test_same_event

from pipeline.merging.agency_words import usual_code
from pipeline.merging.compared_rows import candidates
from pipeline.merging.evidence import Met, Placed, signs_between, speaks_of
from pipeline.merging.link_weights import SIGNS
from pipeline.merging.linkable_row import LinkableRow, linkable_row
from pipeline.merging.mentions import mentions_of
from pipeline.merging.pair_odds import Pair, PairOdds
from pipeline.merging.row_groups import RowGroups
from pipeline.merging.row_surroundings import Weights, weights_of
from pipeline.merging.same_event import placed_rows
from pipeline.merging.second_look import FIRST_LOOK, MOST_AROUND

CASES = test_same_event.CASES
TOGETHER = "together"
FURTHEST_DAYS = 10
FIRST_DAY = 739_000
"""An ordinal on which cases that are laid together begin; which one does not matter."""
AROUND = (FIRST_LOOK, *MOST_AROUND)
"""Signs of the second look alone."""
BETWEEN = tuple(name for name, sign in SIGNS.items() if not sign.is_set_by_hand and name not in AROUND)
"""Signs between two rows, whose weights are fitted at both looks."""


class LabelledCase:
    """A case, its rows, and the signs and the truth of every pair within ten days, or of which one gives the day."""

    def __init__(self, name: str, hand: str, rows: Sequence[LinkableRow], true: set[Pair]) -> None:
        """Args: name: to print; hand: who wrote it; rows: those of one day; true: the pairs that tell of one event."""
        self.name, self.hand, self.rows, self.true = name, hand, rows, true
        self.weights: Weights = weights_of(rows)
        self.placed: list[Placed] = placed_rows(rows, self.weights)
        self.compared = candidates(self.placed, self.weights).pairs
        self.pairs: list[Pair] = [
            (one, other)
            for one, other in combinations(range(len(rows)), 2)
            if rows[one].agency != rows[other].agency
            and (abs(rows[one].day - rows[other].day) <= FURTHEST_DAYS or speaks_of(rows[one], rows[other]))
        ]
        self.truth = np.array([pair in true for pair in self.pairs], dtype=float)
        self.by_hand = np.zeros((2, len(self.pairs)))
        """What signs set by hand add to the log odds, at each look."""
        self.signs = np.zeros((len(self.pairs), len(BETWEEN)))
        for number, (one, other) in enumerate(self.pairs):
            met = signs_between(self.placed[one], self.placed[other], self.weights)
            known = [(SIGNS[name], much) for name, much in met if SIGNS[name].is_set_by_hand]
            self.by_hand[0, number] = sum(sign.weight * much for sign, much in known)
            self.by_hand[1, number] = sum(sign.again * much for sign, much in known)
            _fill(self.signs[number], BETWEEN, met)

    def signs_around(self, odds: PairOdds) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
        """The signs of the second look between each pair. Args: odds: of this case, by weights of other cases."""
        around = np.zeros((len(self.pairs), len(AROUND)))
        for number, pair in enumerate(self.pairs):
            _fill(around[number], AROUND, odds.around(*pair))
        return around

    def odds(self) -> PairOdds:
        """The odds of its pairs with the weights in force."""
        return PairOdds(self.placed, self.weights, self.compared)

    def links(self, strengths: Iterable[float]) -> list[set[Pair]]:
        """The pairs linked with the weights in force, for each least strength."""
        odds, agencies = self.odds(), [row.agency for row in self.rows]
        groups = (RowGroups(agencies, odds, least=math.log(s / (1 - s)), rejected=set()) for s in strengths)
        return [{pair for places in each.join() for pair in combinations(places, 2)} for each in groups]


def _fill(row: "np.ndarray[tuple[int], np.dtype[np.float64]]", names: Sequence[str], met: Iterable[Met]) -> None:
    for name, much in met:
        if name in names:
            row[names.index(name)] += much


def read(name: str) -> LabelledCase:
    """A labelled case. Args: name: of its file."""
    events, true, agencies = test_same_event.read_case(name)
    children, mentions = test_same_event.children_of(name), mentions_of(events, agencies)
    rows = [linkable_row(event, mentions[event.id], children) for event in events]
    places = {row.event.id: place for place, row in enumerate(rows)}
    pairs = (sorted(places[each] for each in pair) for pair in true)
    return LabelledCase(
        name.removesuffix(".txt"), test_same_event.hand_of(name), rows, {(one, other) for one, other in pairs}
    )


def laid_together(cases: Iterable[LabelledCase]) -> LabelledCase:
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
    return LabelledCase(TOGETHER, TOGETHER, rows, true)


def _one_name_a_kind(agencies: Iterable[str]) -> dict[str, str]:
    """The second school of a case stays another agency than the first."""
    met: Counter[str] = Counter()
    called = {}
    for agency in agencies:
        kind = usual_code(agency) or "other"
        called[agency] = f"{kind} {met[kind]}"
        met[kind] += 1
    return called
