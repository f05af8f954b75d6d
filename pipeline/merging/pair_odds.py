"""How likely two rows tell of one event: looked at twice, the second time with what the first found around them."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.merging.best_matches import BestMatches
from pipeline.merging.evidence import Met, Placed, likelihood, log_odds, log_odds_around, signs_between
from pipeline.merging.row_surroundings import Weights
from pipeline.merging.second_look import signs_around

Pair = tuple[int, int]
RULED_OUT = -4.0
"""Log odds at first look below which a pair is not looked at again, nor kept: of millions most are."""

_ROUNDING = 1e-9
"""A sum made in another order may differ by so much."""


class PairOdds:
    """The odds of pairs of rows of one case; each pair by the places of its rows, first place first."""

    def __init__(self, placed: Sequence[Placed], weights: Weights, pairs: Iterable[Pair]) -> None:
        """Args: placed: the rows; weights: of words; pairs: those worth comparing, each once."""
        self._placed = placed
        self._weights = weights
        self._agencies = [each.row.agency for each in placed]
        self._near: dict[int, dict[int, float]] = {}
        self._so_far: dict[Pair, float] = {}
        for one, other in pairs:
            first, so_far = log_odds(signs_between(placed[one], placed[other], weights))
            if first >= RULED_OUT:
                likely = likelihood(first)
                self._near.setdefault(one, {})[other] = likely
                self._near.setdefault(other, {})[one] = likely
                self._so_far[one, other] = so_far
        self._known: dict[Pair, float] = {}

    def reaching(self, least: float) -> Iterator[tuple[int, int, float]]:
        """Those of the pairs worth comparing with at least these log odds, which are above `RULED_OUT`, and the odds.

        A pair that the best of second looks would not bring there is not looked at a second time.
        """
        best = BestMatches(self._near, self._agencies)
        for (one, other), so_far in self._so_far.items():
            if so_far + best.most_around(one, other, self._near[one][other]) >= least - _ROUNDING:
                odds = self.between(one, other)
                if odds >= least:
                    yield one, other, odds

    def between(self, one: int, other: int) -> float:
        """The log odds that the rows in two places tell of one event."""
        known = self._known.get((one, other))
        if known is None:
            known = self._known[one, other] = self._again(one, other)
        return known

    def around(self, one: int, other: int) -> list[Met]:
        """The signs of the second look; none where the first rules the pair out."""
        first, _ = self._look(one, other)
        return [] if first < RULED_OUT else self._around(one, other, likelihood(first))

    def _around(self, one: int, other: int, likely: float) -> list[Met]:
        return signs_around(one, other, likely, self._near, self._agencies)

    def _look(self, one: int, other: int) -> tuple[float, float]:
        return log_odds(signs_between(self._placed[one], self._placed[other], self._weights))

    def _again(self, one: int, other: int) -> float:
        so_far = self._so_far.get((one, other))
        if so_far is not None:
            return so_far + log_odds_around(self._around(one, other, self._near[one][other]))
        first, so_far = self._look(one, other)
        return first if first < RULED_OUT else so_far + log_odds_around(self._around(one, other, likelihood(first)))
