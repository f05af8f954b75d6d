"""The most that a second look can find for a pair of rows, without looking: from the two best matches of each row."""

from collections.abc import Mapping, Sequence

from pipeline.merging.evidence import log_odds_around
from pipeline.merging.second_look import FIRST_LOOK, MOST_AROUND, Near

Best = tuple[float, int, float]
"""How likely the best match is, its place, and how likely the second best is."""
_NONE: Best = (0.0, -1, 0.0)
_OF_ANY = None


class BestMatches:
    """For each row the best of all matches, and the best of those of each agency."""

    def __init__(self, near: Mapping[int, Near], agencies: Sequence[str]) -> None:
        """Args: near: of each place those not ruled out, and how likely; agencies: of each place."""
        self._agencies = agencies
        self._best = {place: _best_of(matches, agencies) for place, matches in near.items()}
        self._worth = {name: log_odds_around([(name, 1.0)]) for name in (FIRST_LOOK, *MOST_AROUND)}
        thirds = ("thirds tie both", "a third ties one")
        self._most_of_thirds = sum(max(0.0, self._worth[name]) * MOST_AROUND[name] for name in thirds)

    def most_around(self, one: int, other: int, likely: float) -> float:
        """The most that the second look can add for two rows. Args: likely: at first look, 0 to 1."""
        worth, mine, its = self._worth, self._best[one], self._best[other]
        rival = max(_but(mine.get(self._agencies[other], _NONE), other), _but(its.get(self._agencies[one], _NONE), one))
        elsewhere = _but(mine[_OF_ANY], other) + _but(its[_OF_ANY], one)
        most = (
            worth[FIRST_LOOK] * likely + worth["matched elsewhere"] * elsewhere + worth["another row is likely"] * rival
        )
        if rival > likely:
            most += worth["another row is likelier"]
        return most + (self._most_of_thirds if elsewhere else 0.0)


def _best_of(matches: Near, agencies: Sequence[str]) -> dict[str | None, Best]:
    best: dict[str | None, Best] = {}
    for place, likely in matches.items():
        for whose in (_OF_ANY, agencies[place]):
            first, where, second = best.get(whose, _NONE)
            if likely > first:
                best[whose] = (likely, place, first)
            elif likely > second:
                best[whose] = (first, where, likely)
    return best


def _but(best: Best, place: int) -> float:
    """The best match but for the one in this place."""
    return best[2] if best[1] == place else best[0]
