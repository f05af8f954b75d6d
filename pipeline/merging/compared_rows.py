"""Which rows are compared: those that share a day and besides that something telling, so never all with all."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from pipeline.merging.agency_words import AGENCY_WORDS, plain_words, usual_code
from pipeline.merging.event_kinds import kinds_of
from pipeline.merging.mentions import Mentions
from pipeline.merging.order import minutes
from pipeline.merging.row_signs import days_spoken_of, people_named, references_in
from pipeline.settings import LARGEST_BLOCK_ROWS, REFERRAL_LAG_DAYS, TELLING_WORD_SHARE
from schemas.case_view import CaseEvent

_STOP_WORDS = frozenset(
    {
        "the", "and", "was", "were", "with", "for", "that", "had", "has", "have", "not", "from", "his",
        "her", "she", "him", "they", "them", "this", "but", "who", "said", "say", "says", "all", "any",
        "are", "been", "did", "does", "into", "its", "more", "than", "then", "there", "their", "very",
        "will", "would", "about", "after", "before", "out", "over",
    }
)  # fmt: skip

_SMALL_HOURS_END = 6 * 60


@dataclass(frozen=True, slots=True)
class LinkableRow:
    """One row of one exact day, read once for all comparisons; `day` is an ordinal."""

    event: CaseEvent
    day: int
    kinds: frozenset[int]
    words: frozenset[str]
    mentions: Mentions
    spoken_of: frozenset[int]
    references: frozenset[str]
    people: frozenset[str]
    is_ambulance: bool


def linkable_row(event: CaseEvent, mentions: Mentions) -> LinkableRow:
    """A row with an exact day, and what it says of other agencies."""
    assert event.date is not None
    words = frozenset(
        word
        for word in plain_words(event.event or "").split()
        if len(word) > 2 and word not in _STOP_WORDS and word not in AGENCY_WORDS
    )
    signs = (days_spoken_of(event), references_in(event), people_named(event), _is_ambulance(event.agency or ""))
    return LinkableRow(event, event.date.toordinal(), kinds_of(event), words, mentions, *signs)


@lru_cache(maxsize=256)
def _is_ambulance(agency: str) -> bool:
    return usual_code(agency) == "AMB"


def word_weights(rows: Sequence[LinkableRow]) -> dict[str, float]:
    """How telling each word is in this case: one that stands in every row weighs nothing."""
    counts = Counter(word for row in rows for word in row.words)
    return {word: math.log((len(rows) + 1) / count) for word, count in counts.items()}


def candidates(rows: Sequence[LinkableRow], weights: dict[str, float]) -> set[tuple[int, int]]:
    """Pairs of places in `rows`, of two agencies, that are worth comparing."""
    telling, alone = -math.log(TELLING_WORD_SHARE), math.log(len(rows) + 1)
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for key in _keys(row, weights, telling, alone):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= LARGEST_BLOCK_ROWS:
            pairs.update(_of_two_agencies(members, rows))
    return pairs


def _keys(row: LinkableRow, weights: dict[str, float], telling: float, alone: float) -> Iterator[tuple[object, ...]]:
    for kind in row.kinds:
        yield row.day, "kind", kind
    for word in row.words:
        if telling <= weights[word] < alone:
            yield row.day, "word", word
    yield from _keys_of_messages(row)
    for reference in row.references:
        yield row.day, "reference", reference
    if row.event.time:
        clock = minutes(row.event.time)
        yield row.day, "clock", clock // 15
        yield row.day, "clock", clock // 15 + 1
        for kind in row.kinds if clock < _SMALL_HOURS_END else ():
            yield row.day - 1, "kind", kind


def _keys_of_messages(row: LinkableRow) -> Iterator[tuple[object, ...]]:
    """By what the row says of another agency or of another day, a message and its receipt come together."""
    for other in row.mentions.named:
        between = tuple(sorted((row.event.agency or "", other)))
        for lag in range(REFERRAL_LAG_DAYS + 1):
            yield row.day - lag, "named", between
    yield row.day, "of", row.event.agency
    for teller in row.mentions.heard_from:
        for lag in range(REFERRAL_LAG_DAYS + 1):
            yield row.day - lag, "of", teller
    for day in row.spoken_of:
        for kind in row.kinds:
            yield day, "kind", kind
        for other in row.mentions.named:
            yield day, "of", other


def _of_two_agencies(members: Iterable[int], rows: Sequence[LinkableRow]) -> Iterator[tuple[int, int]]:
    for one, other in combinations(sorted(set(members)), 2):
        if rows[one].event.agency != rows[other].event.agency:
            yield one, other
