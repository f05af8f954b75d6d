"""How likely two rows tell of one event: looked at twice, the second time with what the first found around them."""

from collections.abc import Iterable, Sequence

from pipeline.merging.evidence import Met, Placed, likelihood, log_odds, log_odds_around, signs_between
from pipeline.merging.row_surroundings import Weights
from pipeline.merging.second_look import signs_around

Pair = tuple[int, int]
_RULED_OUT = -4.0
"""Log odds at first look below which a pair is not looked at again."""


class PairOdds:
    """The odds of pairs of rows of one case; each pair by the places of its rows, first place first."""

    def __init__(self, placed: Sequence[Placed], weights: Weights, pairs: Iterable[Pair]) -> None:
        """Args: placed: the rows; weights: of words; pairs: those worth comparing."""
        self._placed = placed
        self._weights = weights
        self._agencies = [each.row.agency for each in placed]
        self._looked = {pair: self._look(pair) for pair in pairs}
        self._near: dict[int, dict[int, float]] = {}
        for (one, other), (first, _) in self._looked.items():
            if first >= _RULED_OUT:
                likely = likelihood(first)
                self._near.setdefault(one, {})[other] = likely
                self._near.setdefault(other, {})[one] = likely
        self._known: dict[Pair, float] = {}

    def between(self, one: int, other: int) -> float:
        """The log odds that the rows in two places tell of one event."""
        known = self._known.get((one, other))
        if known is None:
            known = self._known[one, other] = self._again((one, other))
        return known

    def around(self, one: int, other: int) -> list[Met]:
        """The signs of the second look; none where the first rules the pair out."""
        first, _ = self._looked.get((one, other)) or self._look((one, other))
        return [] if first < _RULED_OUT else signs_around(one, other, likelihood(first), self._near, self._agencies)

    def _look(self, pair: Pair) -> tuple[float, float]:
        one, other = pair
        return log_odds(signs_between(self._placed[one], self._placed[other], self._weights))

    def _again(self, pair: Pair) -> float:
        first, so_far = self._looked.get(pair) or self._look(pair)
        return first if first < _RULED_OUT else so_far + log_odds_around(self.around(*pair))
