"""Fit the weights of the signs by which rows of one event are linked, and say how well they do on cases left out.

    python benchmarks/fit_links.py [--write]

Logistic regression over the signs of `pipeline.merging.evidence`, on the pairs of rows within ten days of the labelled
cases of the tests that are known to the linker's makers (`tuned_` and `seen_`; those held back are not opened), each as
it is and several laid together. The signs of the second look come from a first look with the weights of other hands,
as they will in use. All cases by one hand are left out in turn, the weights are fitted on the others, and the links of
the cases left out are made with them: precision and recall for several least strengths. Then the weights fitted on all;
--write puts them into `pipeline/merging/link_weights.py`. Weights set by hand stay.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from labelled_cases import AROUND, BETWEEN, CASES, ROOT, TOGETHER, LabelledCase, laid_together, read

from pipeline.merging import evidence

RIDGE = 1.0
"""Pulls weights to nothing as one pair's worth of doubt; twenty times as much lost recall."""
BUNDLE = 8
"""Cases laid together."""
STRENGTHS = (0.6, 0.5, 0.45, 0.4, 0.33, 0.27)


class Weights(NamedTuple):
    """Of the signs of both looks, in the order of `BETWEEN`, then `AROUND`; each look's start last."""

    first: "np.ndarray[Any, Any]"
    again: "np.ndarray[Any, Any]"


def put_in_force(weights: Weights) -> None:
    """Use these weights from here on, in this process."""
    evidence.START, evidence.START_AGAIN = float(weights.first[-1]), float(weights.again[-1])
    for place, name in enumerate(BETWEEN):
        evidence._WORTH[name] = float(weights.first[place]), float(weights.again[place])
    for place, name in enumerate(AROUND, start=len(BETWEEN)):
        evidence._WORTH[name] = 0.0, float(weights.again[place])


def fitted_on(cases: Sequence[LabelledCase]) -> Weights:
    """The weights of both looks. Args: cases: by several hands, and laid together."""
    first = _fitted([(case, case.signs) for case in cases], look=0)
    again: list[tuple[LabelledCase, np.ndarray[Any, Any]]] = []
    nothing = np.zeros(len(BETWEEN) + len(AROUND) + 1)
    for hand in {case.hand: None for case in cases}:
        others = [(case, case.signs) for case in cases if hand == TOGETHER or case.hand not in (hand, TOGETHER)]
        put_in_force(Weights(_fitted(others, look=0), nothing))
        again += [
            (case, np.hstack([case.signs, case.signs_around(case.odds())])) for case in cases if case.hand == hand
        ]
    return Weights(first, _fitted(again, look=1))


def _fitted(known: Sequence[tuple[LabelledCase, "np.ndarray[Any, Any]"]], look: int) -> "np.ndarray[Any, Any]":
    """Weights of the signs of the first look (0) or the second (1), start last: the likeliest, by Newton's method."""
    signs = np.vstack([signs for _, signs in known])
    signs = np.hstack([signs, np.ones((len(signs), 1))])
    by_hand = np.concatenate([case.by_hand[look] for case, _ in known])
    counts = _each_hand_alike([case for case, _ in known])
    truth = np.concatenate([case.truth for case, _ in known])
    ridge = np.append(np.full(signs.shape[1] - 1, RIDGE), 1e-6)
    weights = np.zeros(len(ridge))
    for _ in range(15):
        share = 1 / (1 + np.exp(-np.clip(signs @ weights + by_hand, -30, 30)))
        slope = signs.T @ (counts * (share - truth)) + ridge * weights
        bend = (signs * (counts * share * (1 - share))[:, None]).T @ signs + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


def _each_hand_alike(cases: Sequence[LabelledCase]) -> "np.ndarray[Any, Any]":
    """How much each pair counts: those of each hand count together as much as those of the hand with most."""
    many = Counter(case.hand for case in cases for _ in case.truth)
    most = max((count for hand, count in many.items() if hand != TOGETHER), default=1)
    return np.concatenate([np.full(len(case.truth), most / many[case.hand]) for case in cases])


def with_bundles(cases: Sequence[LabelledCase]) -> list[LabelledCase]:
    """The cases, and all of them laid together by some, so that crowded days are known too."""
    bundles = -(-len(cases) // BUNDLE)
    return [*cases, *(laid_together(cases[place::bundles]) for place in range(bundles))]


def print_hands(cases: Sequence[LabelledCase]) -> None:
    """The cases of each hand with the weights of the others': the nearest to how a stranger writes."""
    hands = list({case.hand: None for case in cases})
    print(f"{'left out':<24}" + "".join(f"{f'from {strength}':>13}" for strength in STRENGTHS))
    means = np.zeros((len(STRENGTHS), 2))
    for hand in hands:
        put_in_force(fitted_on(with_bundles([case for case in cases if case.hand != hand])))
        reached = _reached(case for case in cases if case.hand == hand)
        means += np.array(reached) / len(hands)
        print(_line(f"{hand} hand", reached))
    print(_line("mean", [(precision, recall) for precision, recall in means.tolist()]), flush=True)


def print_laid_together(cases: Sequence[LabelledCase]) -> None:
    """The same for crowded chronologies: each third of the cases laid together, with the weights of the others."""
    left_out = []
    for third in range(3):
        others = [case for place, case in enumerate(cases) if place % 3 != third]
        put_in_force(fitted_on(with_bundles(others)))
        crowded = laid_together(cases[third::3])
        left_out.append([(links, crowded.true) for links in crowded.links(STRENGTHS)])
    print(_line("a third, laid together", [_share(each) for each in zip(*left_out, strict=True)]))


def _reached(cases: Iterable[LabelledCase]) -> list[tuple[float, float]]:
    """Precision and recall over all pairs of the cases, for each strength."""
    found = [[(links, case.true) for links in case.links(STRENGTHS)] for case in cases]
    return [_share(each) for each in zip(*found, strict=True)]


def _share(found: Iterable[tuple[set[tuple[int, int]], set[tuple[int, int]]]]) -> tuple[float, float]:
    right = proposed = labelled = 0
    for links, true in found:
        right, proposed, labelled = right + len(links & true), proposed + len(links), labelled + len(true)
    return right / max(1, proposed), right / labelled


def _line(name: str, reached: Iterable[tuple[float, float]]) -> str:
    return f"{name:<24}" + "".join(f"{precision:>7.3f}{recall:>6.3f}" for precision, recall in reached)


def write(weights: Weights) -> None:
    """Put the weights into the table in the code."""
    path = ROOT / "pipeline" / "merging" / "link_weights.py"
    text = path.read_text(encoding="utf-8")
    for start, weight in (("START", weights.first[-1]), ("START_AGAIN", weights.again[-1])):
        text = re.sub(rf"^{start} = .*$", f"{start} = {weight:.2f}", text, flags=re.MULTILINE)
    first = [*weights.first[:-1], *(0.0 for _ in AROUND)]
    for name, one, again in zip((*BETWEEN, *AROUND), first, weights.again[:-1], strict=True):
        text = re.sub(rf'("{re.escape(name)}": Sign\(\s*)[-\d.]+,\s+[-\d.]+', rf"\g<1>{one:.2f}, {again:.2f}", text)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Print the tables and the weights."""
    paths = sorted((*CASES.glob("seen_*.txt"), *CASES.glob("tuned_*.txt")))
    cases = [read(path.name) for path in paths]
    print_hands(cases)
    print_laid_together(cases)
    weights = fitted_on(with_bundles(cases))
    print(f"\n{weights.first[-1]:6.2f} {weights.again[-1]:6.2f}  START")
    first = [*weights.first[:-1], *(0.0 for _ in AROUND)]
    for name, one, again in zip((*BETWEEN, *AROUND), first, weights.again[:-1], strict=True):
        print(f"{one:6.2f} {again:6.2f}  {name}")
    if "--write" in sys.argv:
        write(weights)


if __name__ == "__main__":
    main()
