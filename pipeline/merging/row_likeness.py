"""How like two rows or returns are: what tells a corrected row from a new one, a new version from a second return."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from pipeline.merging.agency_words import plain_words
from pipeline.settings import FEWEST_TELLING_WORDS, ROW_LIKENESS
from schemas.chronology import Event
from schemas.fact import Fact
from schemas.returns import Record
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.organisational import OrganisationalRecord

_SHINGLE_WORDS = 3
_PREFILLED = frozenset({"people", "case_summary", "time_period", "location", "role"})

RowKey = tuple[str, str]


def row_key(event: Event) -> RowKey:
    """What makes a row itself: its days and its plain words. Not its time, which is often added later."""
    if event.date or event.date_end:
        when = f"{event.date or ''}/{event.date_end or ''}"
    else:
        when = plain_words(event.date_text or "")
    return when, plain_words(event.event or " ".join(_spare_words(event)))


def _spare_words(event: Event) -> Iterator[str]:
    for text in (event.source, event.child_contact, event.family_contact, event.comment):
        if text:
            yield text


def match_rows(before: Sequence[Event], now: Sequence[Event]) -> dict[int, int]:
    """Which row of `now` is which row of `before`, by index; each is used once.

    Equal rows first, then equal words on another date (the date was corrected), then like words on the same date (the
    wording was). Short words that recur ("Home visit") are never followed to another date: a note must not move to the
    wrong visit. Costs n log n: only rows of one day are ever compared with each other.
    """
    keys_before, keys_now = [row_key(row) for row in before], [row_key(row) for row in now]
    pairs: dict[int, int] = {}
    waiting = _places(keys_before)
    for index, key in enumerate(keys_now):
        if waiting.get(key):
            pairs[index] = waiting[key].pop(0)
    free = set(range(len(before))) - set(pairs.values())
    _match_redated(keys_before, keys_now, free, pairs)
    _match_reworded(keys_before, keys_now, free, pairs)
    return pairs


def overlap(one: Record, other: Record) -> float:
    """The share of the smaller return that the other holds too, 0 to 1; an empty return overlaps with anything."""
    left, right = _rows(one), _rows(other)
    if left is not None and right is not None:
        fewer = min(len(left), len(right))
        return len(match_rows(left, right)) / fewer if fewer else 1.0
    shingles_left, shingles_right = _shingles(one), _shingles(other)
    fewer = min(len(shingles_left), len(shingles_right))
    return len(shingles_left & shingles_right) / fewer if fewer else 1.0


def texts_of(record: Fact) -> Iterator[str]:
    """The agency's own words in a record, without what the partnership filled in beforehand."""
    for name in type(record).model_fields:
        if name not in _PREFILLED:
            yield from _texts(getattr(record, name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Fact):
        yield from texts_of(value)


def _rows(record: Record) -> list[Event] | None:
    if isinstance(record, ChronologyRecord):
        return list(record.events)
    if isinstance(record, OrganisationalRecord):
        return [
            Event(date=each.date, date_end=each.date_end, date_text=each.date_text, event=each.change, location="")
            for each in record.changes
        ]
    return None


def _shingles(record: Record) -> set[tuple[str, ...]]:
    found = set()
    for text in texts_of(record):
        words = plain_words(text).split()
        found |= {tuple(words[start : start + _SHINGLE_WORDS]) for start in range(len(words) - _SHINGLE_WORDS + 1)}
    return found


def _places(keys: Iterable[RowKey]) -> dict[RowKey, list[int]]:
    found: dict[RowKey, list[int]] = {}
    for index, key in enumerate(keys):
        found.setdefault(key, []).append(index)
    return found


def _match_redated(before: list[RowKey], now: list[RowKey], free: set[int], pairs: dict[int, int]) -> None:
    """Rows with the same telling words that stand alone with them, in both versions."""
    words_before = Counter(words for _, words in before)
    words_now = Counter(words for _, words in now)
    by_words = {before[index][1]: index for index in free}
    for index, (_, words) in enumerate(now):
        candidate = by_words.get(words)
        if index in pairs or candidate is None or words.count(" ") < FEWEST_TELLING_WORDS - 1:
            continue
        if words_before[words] == 1 and words_now[words] == 1:
            pairs[index] = candidate
            free.discard(candidate)


def _likeness(one: str, other: str) -> float:
    """Per cent of like letters; an agency that writes on in a row keeps all of its words: it is the same row."""
    ratio = fuzz.ratio(one, other)
    shorter, longer = sorted((one, other), key=len)
    if shorter.count(" ") >= FEWEST_TELLING_WORDS - 1 and f" {shorter} " in f" {longer} ":
        return max(ratio, ROW_LIKENESS + ratio * (1 - ROW_LIKENESS / 100))
    return ratio


def _match_reworded(before: list[RowKey], now: list[RowKey], free: set[int], pairs: dict[int, int]) -> None:
    """Rows of one day, likest first."""
    days: dict[str, list[int]] = {}
    for index in sorted(free):
        days.setdefault(before[index][0], []).append(index)
    likely = sorted(
        (-_likeness(words, before[candidate][1]), index, candidate)
        for index, (day, words) in enumerate(now)
        if index not in pairs
        for candidate in days.get(day, ())
    )
    for unlikeness, index, candidate in likely:
        if -unlikeness < ROW_LIKENESS:
            break
        if index not in pairs and candidate in free:
            pairs[index] = candidate
            free.discard(candidate)
