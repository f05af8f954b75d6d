"""One row of the chronology, read once for all comparisons with rows of other agencies."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from pipeline.merging.agency_words import plain_words, usual_code
from pipeline.merging.event_kinds import KIND_NUMBERS, KINDS, MEETINGS, kinds_in
from pipeline.merging.figures_given import A_FIGURE, A_REFERENCE, figures_given, may_give_a_day, may_give_a_time
from pipeline.merging.many_objects import kept
from pipeline.merging.mentions import Mentions
from pipeline.merging.order import minutes
from pipeline.merging.row_signs import days_spoken_of, figures_in, references_in, times_in
from pipeline.merging.row_words import RowWords
from pipeline.merging.same_words import STOP, telling_words
from schemas.case_view import CaseEvent

_RECEIVED = frozenset(
    {
        "received", "informed", "notified", "notification", "told", "message", "notice", "copy", "letter", "aware",
        "request", "summary", "slip",
    }
)  # fmt: skip
_PAPERS = frozenset(
    {"letter", "summary", "notification", "slip", "copy", "report", "minutes", "scanned", "form", "notice", "referral",
     "request", "task", "checks", "email", "application", "ppn", "merlin", "marf", "plan", "chronology", "information"}
)  # fmt: skip
_SENT = frozenset(
    {"sent", "emailed", "email", "posted", "wrote", "submitted", "faxed", "uploaded", "copied", "forwarded",
     "completed", "requested", "referred", "made", "dictated"}
)  # fmt: skip
_HAD = frozenset({"received", "receipt", "scanned", "filed", "arrived", "logged", "coded", "inbox", "in", "back"})
_SHORT = re.compile(r"\b[A-Z]{2,5}(?=\d?\b)")
_BEGINNING = 40
"""Letters of a row in which first letters of a meeting are looked for: later ones mean something else."""
_LETTERS = 10
_LETTERS_WITHIN = 200
_LONGEST_SHORT_RANGE = 3
_MAIN_WEIGHT = 0.2
"""A first sentence with a kind of this weight says what the row is about."""


@dataclass(frozen=True, slots=True)
class LinkableRow:
    """A row of one day.

    Args:
        event: the row.
        agency: who sent it.
        day: an ordinal; of a short range the first day.
        clock: minutes since midnight, or `None`.
        kinds: numbers in `KINDS`.
        words: stems of what it says, and figures with "#" before them.
        named, heard_from, told: agencies that it names, has it from, says it told, or seems to.
        spoken_of: earlier days, as ordinals, that it gives as those that it is about.
        references: log and case numbers.
        children: children of the family whom it names, as seen or otherwise.
        about: those whom the event itself names.
        is_receipt: speaks of something received, or of a message.
        is_paper: speaks of a letter or the like, which may take days.
        sends: speaks of a letter or the like that it sent.
        has: speaks of one that it had.
        times: minutes since midnight that its text gives.
        is_ambulance: the ambulance's own.
        meetings: those of its kinds that are meetings with a name.
        is_seen: it says that the child was seen.
        says_contact: it says something of contact with the child.
        shorts: words in capitals, in lower case, near its beginning, that may be first letters of other words.
        first_letters: those of the words near its beginning, joined.
    """

    event: CaseEvent
    agency: str
    day: int
    clock: int | None
    kinds: frozenset[int]
    words: frozenset[str]
    named: frozenset[str]
    heard_from: frozenset[str]
    told: frozenset[str]
    spoken_of: frozenset[int]
    references: frozenset[str]
    children: frozenset[str]
    about: frozenset[str]
    is_receipt: bool
    is_paper: bool
    sends: bool
    has: bool
    times: tuple[int, ...]
    is_ambulance: bool
    meetings: frozenset[int]
    is_seen: bool
    says_contact: bool
    shorts: tuple[str, ...] = ()
    first_letters: str = ""


def is_linkable(event: CaseEvent) -> bool:
    """Whether the row has a day of its own, or a few days ("overnight 3 to 4 March"): a month is no day."""
    if event.date is None:
        return False
    if event.date_precision == "day":
        return True
    return event.date_end is not None and 0 <= (event.date_end - event.date).days < _LONGEST_SHORT_RANGE


def linkable_row(
    event: CaseEvent, mentions: Mentions, children: Mapping[str, str], read: RowWords | None = None
) -> LinkableRow:
    """Read a row that `is_linkable`.

    Args:
        event: the row.
        mentions: what it says of other agencies.
        children: first name or alias, in lower case, of each child of the family, and which child that is.
        read: the words of rows, where others read them too.
    """
    assert event.date is not None
    read = RowWords() if read is None else read
    text = event.event or ""
    words = read[text]
    every = frozenset(words)
    kinds = _main_kinds(words)
    if event.source:
        kinds |= kinds_in(read[event.source])
    given = figures_given(f"{text} {event.source}" if event.source else text)
    about = _children_among(every, children)
    is_paper = not every.isdisjoint(_PAPERS)
    return LinkableRow(
        event=event,
        agency=event.agency or "",
        day=event.date.toordinal(),
        clock=minutes(event.time) if event.time else None,
        kinds=kept(kinds),
        words=telling_words(words) | figures_in(text) if given & A_FIGURE else telling_words(words),
        named=kept(mentions.named | mentions.perhaps_named),
        heard_from=kept(mentions.heard_from | mentions.perhaps_heard_from),
        told=kept(mentions.perhaps_told.union(agency for agency, _ in mentions.told)),
        spoken_of=kept(days_spoken_of(event)) if may_give_a_day(given) else _NO_DAYS,
        references=kept(references_in(event)) if given & A_REFERENCE else _NO_REFERENCES,
        children=kept(about | _children_among(read[event.child_contact or ""], children)),
        about=kept(about),
        is_receipt=not every.isdisjoint(_RECEIVED),
        is_paper=is_paper,
        sends=is_paper and not every.isdisjoint(_SENT),
        has=is_paper and not every.isdisjoint(_HAD),
        times=times_in(text) if may_give_a_time(given) else (),
        is_ambulance=_is_ambulance(event.agency or ""),
        meetings=kept(kinds & MEETINGS),
        is_seen=_is_seen(event.child_contact or ""),
        says_contact=bool(event.child_contact),
        shorts=_shorts(text),
        first_letters="".join(map(_first, plain_words(text[:_LETTERS_WITHIN]).split()[:_LETTERS])),
    )


def _shorts(text: str) -> tuple[str, ...]:
    return tuple(map(str.lower, _SHORT.findall(text[:_BEGINNING])))


_first = itemgetter(0)
_NO_CHILDREN: frozenset[str] = frozenset()
_NO_REFERENCES: frozenset[str] = frozenset()
_NO_DAYS: frozenset[int] = frozenset()


def _children_among(words: Collection[str], children: Mapping[str, str]) -> frozenset[str]:
    """The children whose names stand among the words."""
    named = [child for name, child in children.items() if name in words]
    return frozenset(named) if named else _NO_CHILDREN


def _main_kinds(words: list[str]) -> frozenset[int]:
    """Every kind in the words; but a meeting of which only a later sentence speaks is an outcome, not the event."""
    every = kinds_in(words)
    if STOP not in words or every.isdisjoint(MEETINGS):
        return every
    first = kinds_in(words[: words.index(STOP)])
    if not any(KINDS[number].weight >= _MAIN_WEIGHT for number in first):
        return every
    return every - ((MEETINGS | {KIND_NUMBERS["meeting"]}) - first)


@lru_cache(maxsize=10_000)
def _is_seen(contact: str) -> bool:
    words = contact.casefold()
    return "seen" in words and "not" not in words


@lru_cache(maxsize=256)
def _is_ambulance(agency: str) -> bool:
    return usual_code(agency) == "AMB"
