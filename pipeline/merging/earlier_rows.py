"""Which rows of earlier days a row may be compared with: of an agency that it names, of a day that it gives, others.

The rows are told of day by day and found by what they have, so that the rows of other days are never gone through
whatever their number.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from pipeline.merging.evidence import Placed
from pipeline.merging.linkable_row import LinkableRow
from pipeline.settings import PAPER_LAG_DAYS, REFERRAL_LAG_DAYS

_SMALL_HOURS_END = 6 * 60
_EVENING_START = 18 * 60
Places = Sequence[int]


class EarlierRows:
    """The rows of the days so far; a place is a row's number in the order of days."""

    def __init__(self, placed: Sequence[Placed], telling: Collection[str]) -> None:
        """Args: placed: all rows, in order of their days; telling: the words that tell rows apart."""
        self._placed = placed
        self._telling = telling
        self._days: list[int] = []
        self._begins: list[int] = []
        self._first = [0] * (PAPER_LAG_DAYS + 1)
        self._of_agency: dict[str, list[int]] = defaultdict(list)
        self._naming: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._that_told: dict[str, list[int]] = defaultdict(list)
        self._of_kind: dict[int, list[int]] = defaultdict(list)
        self._with_word: dict[str, list[int]] = defaultdict(list)

    def begin(self, day: int, place: int) -> None:
        """From now on rows of this day are asked about. Args: place: that of its first row."""
        self._days.append(day)
        self._begins.append(place)
        self._first = [self._first_of(day - lag) for lag in range(PAPER_LAG_DAYS + 1)]

    def add(self, place: int) -> None:
        """The day is over: this row of it is an earlier one."""
        row = self._placed[place].row
        self._of_agency[row.agency].append(place)
        for agency in row.named:
            self._naming[row.agency, agency].append(place)
            if agency in row.told:
                self._that_told[agency].append(place)
        for kind in row.kinds:
            self._of_kind[kind].append(place)
        for word in row.words:
            if word in self._telling:
                self._with_word[word].append(place)

    def of_days_before(self, most: int) -> range:
        """The places of all rows of so many days before."""
        return range(self._first[most], self._first[0])

    def tied_with(self, later: Placed) -> Iterator[int]:
        """The places of the rows worth comparing with one of the day, some of them more than once."""
        row = later.row
        for agency in row.named:
            yield from self._of_named(row, agency)
        if row.is_receipt:
            yield from self._that_told_it(row)
        for day in row.spoken_of:
            yield from self._of_day_given(row, day)
        if row.kinds and (row.is_receipt or row.is_paper or row.heard_from or row.clock is None):
            yield from self._of_one_kind(later)
        if row.clock is not None and row.clock < _SMALL_HOURS_END:
            for kind in row.kinds:
                for other in _since(self._first[1], self._of_kind.get(kind)):
                    if (self._placed[other].row.clock or 0) >= _EVENING_START:
                        yield other

    def _of_named(self, row: LinkableRow, agency: str) -> Iterator[int]:
        """Rows of an agency that this row names: those that it may have it from, and those that name its own too."""
        hears = (PAPER_LAG_DAYS if row.is_paper else REFERRAL_LAG_DAYS) if agency in row.heard_from else 0
        found: list[int] = []
        if hears:
            found += _since(self._first[hears], self._of_agency.get(agency))
        if hears < PAPER_LAG_DAYS:
            found += _between(self._first[PAPER_LAG_DAYS], self._first[hears], self._naming.get((agency, row.agency)))
        for other in found:
            across = self._placed[other].row
            if touches(row, across, is_late=row.day - across.day > REFERRAL_LAG_DAYS):
                yield other

    def _that_told_it(self, row: LinkableRow) -> Iterator[int]:
        """Rows that say that they told the agency of this one, which tells of something received."""
        lag = PAPER_LAG_DAYS if row.is_paper else REFERRAL_LAG_DAYS
        for other in _since(self._first[lag], self._that_told.get(row.agency)):
            across = self._placed[other].row
            if touches(across, row, is_late=row.day - across.day > REFERRAL_LAG_DAYS):
                yield other

    def _of_day_given(self, row: LinkableRow, day: int) -> Iterator[int]:
        """Rows of a day that this row gives: of one kind with it, or of an agency that it names."""
        first, end = self._first_of(day), self._first_of(day + 1)
        for kind in row.kinds:
            yield from _between(first, end, self._of_kind.get(kind))
        for agency in row.named:
            for other in _between(first, end, self._of_agency.get(agency)):
                if touches(row, self._placed[other].row):
                    yield other

    def _of_one_kind(self, later: Placed) -> Iterator[int]:
        """Rows of one kind with this one that more ties to it: a telling word, or soon that neither wrote between."""
        row = later.row
        first = self._first[PAPER_LAG_DAYS if row.is_paper else REFERRAL_LAG_DAYS]
        for word in row.words:
            for other in _since(first, self._with_word.get(word)):
                if not row.kinds.isdisjoint(self._placed[other].row.kinds):
                    yield other
        free_days = min(REFERRAL_LAG_DAYS, row.day - later.around.day_before - 1)
        if free_days > 0:
            for kind in row.kinds:
                for other in _since(self._first[free_days], self._of_kind.get(kind)):
                    if self._placed[other].around.day_after > row.day:
                        yield other

    def _first_of(self, day: int) -> int:
        """The first place of that day or a later one, up to the day asked about."""
        which = bisect_left(self._days, day)
        return self._begins[which] if which < len(self._days) else self._begins[-1]


def touches(one: LinkableRow, other: LinkableRow, *, is_late: bool = False) -> bool:
    """Whether two rows have anything in common besides the day; days apart, two things or a word."""
    if not one.words.isdisjoint(other.words):
        return True
    is_of_kind, is_named = not one.kinds.isdisjoint(other.kinds), one.agency in other.named
    if is_late:
        return is_of_kind and is_named
    return is_of_kind or is_named or (one.day == other.day and one.clock is not None and other.clock is not None)


def _since(first: int, places: Places | None) -> Places:
    """Those of the places, which are in order, from the first on."""
    if not places or places[-1] < first:
        return ()
    return places if places[0] >= first else places[bisect_left(places, first) :]


def _between(first: int, end: int, places: Places | None) -> Places:
    """Those of the places, which are in order, from the first on and before the end."""
    found = _since(first, places)
    return found if not found or found[-1] < end else found[: bisect_left(found, end)]
