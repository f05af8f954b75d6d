"""What stands around a pair of rows when every pair has been looked at once: a likelier match, a third row, none.

A letter of Monday and two visits of the week before may be one event by their words; which of the two visits it is,
and whether a third agency's row ties them, only all pairs together say.
"""

from collections.abc import Mapping, Sequence

from pipeline.merging.evidence import Met

_MOST_THIRDS = 3.0
FIRST_LOOK = "first look"
MOST_AROUND = {
    "matched elsewhere": 2.0,
    "another row is likely": 1.0,
    "another row is likelier": 1.0,
    "thirds tie both": _MOST_THIRDS,
    "a third ties one": 1.0,
}
"""The other signs of the second look, and the most that there can be of each."""
Near = Mapping[int, float]
"""Places of rows that are perhaps the match of one row, and how likely, 0 to 1."""
_NOTHING: Near = {}


def signs_around(one: int, other: int, likely: float, near: Mapping[int, Near], agencies: Sequence[str]) -> list[Met]:
    """The signs of the second look.

    Args:
        one, other: places of the rows.
        likely: how likely the first look found the pair, 0 to 1.
        near: of each place, those that the first look did not rule out.
        agencies: of each place.
    """
    mine, its = near.get(one, _NOTHING), near.get(other, _NOTHING)
    rivals = [much for place, much in mine.items() if place != other and agencies[place] == agencies[other]]
    rivals += [much for place, much in its.items() if place != one and agencies[place] == agencies[one]]
    elsewhere = _most(mine, but=other) + _most(its, but=one)
    found = [(FIRST_LOOK, likely), ("matched elsewhere", elsewhere)]
    if rivals:
        rival = max(rivals)
        found.append(("another row is likely", rival))
        if rival > likely:
            found.append(("another row is likelier", 1.0))
    if elsewhere:
        of_either = (agencies[one], agencies[other])
        thirds = [place for place in mine.keys() | its.keys() if agencies[place] not in of_either]
        found += _thirds([(mine.get(place, 0.0), its.get(place, 0.0)) for place in thirds])
    return found


def _most(near: Near, *, but: int) -> float:
    return max((much for place, much in near.items() if place != but), default=0.0)


def _thirds(both: Sequence[tuple[float, float]]) -> list[Met]:
    """Args: both: of each third agency's row how likely it is the match of the one and of the other, 0 to 1."""
    found: list[Met] = []
    if together := sum(map(min, both)):
        found.append(("thirds tie both", min(together, _MOST_THIRDS)))
    if split := max((max(each) * (1.0 - min(each)) for each in both), default=0.0):
        found.append(("a third ties one", split))
    return found
