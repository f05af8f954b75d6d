"""The most that a second look may find is never less than what it finds."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.merging.best_matches import BestMatches
from pipeline.merging.evidence import log_odds_around
from pipeline.merging.link_weights import SIGNS
from pipeline.merging.second_look import FIRST_LOOK, MOST_AROUND, signs_around

AGENCIES = ("Police", "Police", "GP", "GP", "School", "", "")
PAIRS = [pair for pair in combinations(range(len(AGENCIES)), 2) if AGENCIES[pair[0]] != AGENCIES[pair[1]]]


@given(st.dictionaries(st.sampled_from(PAIRS), st.sampled_from((0.02, 0.3, 0.5, 0.5001, 0.9, 1.0)), min_size=1))
@settings(deadline=None, max_examples=200)
def test_no_second_look_finds_more(likely: dict[tuple[int, int], float]) -> None:
    near: dict[int, dict[int, float]] = {}
    for (one, other), much in likely.items():
        near.setdefault(one, {})[other] = much
        near.setdefault(other, {})[one] = much
    best = BestMatches(near, AGENCIES)
    for (one, other), much in likely.items():
        found = log_odds_around(signs_around(one, other, much, near, AGENCIES))
        assert best.most_around(one, other, much) >= found - 1e-9


def test_every_sign_of_the_second_look_is_counted() -> None:
    assert {FIRST_LOOK, *MOST_AROUND} == {name for name, sign in SIGNS.items() if not sign.weight}
