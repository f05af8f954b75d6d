"""Where agencies differ: on linked rows (when, who was seen, what was found) and on facts of a person."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.merging.child_seen import is_child_seen, is_child_seen_alone
from pipeline.merging.event_kinds import KINDS, kinds_of
from pipeline.merging.many_objects import without_collecting
from pipeline.merging.order import minutes
from pipeline.settings import TIMES_DIFFER_MINUTES, TIMES_OF_ONE_MOMENT_MINUTES
from schemas.case import Case
from schemas.case_view import CaseEvent, Disagreement, PersonFact, SameEvent

_PASSED_ON = re.compile(
    r"\b(told by|told us|informed by|notified by|(referral|notice|notification) (received|from))\b", re.I
)
_MESSAGES = frozenset({"referral", "police notification", "request for information"})
THE_CASE = "the case"
_COMPARED_FACTS = ("date of birth", "NHS number", "home address", "ethnicity")
# What one agency found and another did not: a pattern for "yes", one for "no", and what it is about.
_ACCOUNT_WORDS = (
    (r"\b(bruis\w+|injur\w+|burn\w*|marks?|fractur\w+)\b", r"\bno\s+(\w+\s+)?(injur\w+|bruis\w+|marks?)\b", "injuries"),
    (r"\b(safeguarding |welfare )?concerns?\b", r"\bno\s+(\w+\s+)?concerns?\b", "concern"),
    (r"\bsafety plan (was )?(agreed|made)\b", r"\bno safety plan\b", "a safety plan"),
    (r"\bthreshold (was )?met\b", r"\bthreshold (was )?not met\b", "the threshold"),
    (r"\bconsent (was )?(given|obtained)\b", r"\b(no consent|consent (was )?(refused|not given))\b", "consent"),
)
_ACCOUNTS = tuple(
    (re.compile(yes, re.IGNORECASE), re.compile(no, re.IGNORECASE), what) for yes, no, what in _ACCOUNT_WORDS
)
_PARTS = ("bruis", "injur", "burn", "mark", "fractur", "concern", "safety plan", "threshold", "consent")
"""Without one of these no account word is there: one look for most rows instead of ten."""
_SILENT = (None,) * len(_ACCOUNTS)
Sighting = tuple[bool | None, bool | None]


@dataclass(frozen=True, slots=True)
class _Read:
    """What one row says, read once however many rows it is linked with; `accounts` in the order of `_ACCOUNTS`."""

    event: CaseEvent
    is_seen: bool | None
    is_seen_alone: bool | None
    accounts: tuple[bool | None, ...]


@without_collecting
def disagreements_of_events(
    links: Iterable[SameEvent], events: Sequence[CaseEvent], case: Case
) -> tuple[Disagreement, ...]:
    """Every difference between the two rows of each link, in the order of the links."""
    by_id = {event.id: event for event in events}
    read: dict[str, _Read] = {}
    sightings: dict[tuple[str | None, bool | None], Sighting] = {}
    found: list[Disagreement] = []
    for link in links:
        for end in (link.first, link.second):
            if end not in read:
                read[end] = _read(by_id[end], case, sightings)
        found += _of_pair(read[link.first], read[link.second], is_direct=link.through is None)
    return tuple(found)


def _read(event: CaseEvent, case: Case, sightings: dict[tuple[str | None, bool | None], Sighting]) -> _Read:
    """Read one row. `sightings` is what was read of cells with the same words: many rows have the same."""
    text = event.event or ""
    said = event.child_contact, event.seen_alone
    if said not in sightings:
        sightings[said] = is_child_seen(event, case), is_child_seen_alone(event, case)
    return _Read(
        event=event,
        is_seen=sightings[said][0],
        is_seen_alone=sightings[said][1],
        accounts=_accounts(text),
    )


def _accounts(text: str) -> tuple[bool | None, ...]:
    plain = text.casefold()
    if not any(part in plain for part in _PARTS):
        return _SILENT
    return tuple(False if no.search(text) else True if yes.search(text) else None for yes, no, _ in _ACCOUNTS)


def disagreements_of_people(facts: Sequence[PersonFact], case: Case) -> tuple[Disagreement, ...]:
    """Every fact of a person for which different values are stated: against the case, else between two agencies."""
    found: list[Disagreement] = []
    known = {(person.name, what): value for person in case.people for what, value in _known_facts(person)}
    groups: dict[tuple[str, str], list[PersonFact]] = {}
    for fact in facts:
        if fact.fact in _COMPARED_FACTS:
            groups.setdefault((fact.person, fact.fact), []).append(fact)
    for (person, what), members in groups.items():
        about = f"{what} of {person}"
        if (person, what) in known:
            own = (THE_CASE, known[person, what], "case.toml")
            found += [_person(about, own, fact) for fact in members if fact.agrees is False]
        else:
            found += [
                _person(about, (one.said_by, one.value, one.location), other)
                for one, other in combinations(members, 2)
                if one.said_by != other.said_by and _plain(one.value) != _plain(other.value)
            ]
    return tuple(found)


def _of_pair(first_row: _Read, second_row: _Read, *, is_direct: bool) -> Iterator[Disagreement]:
    one, other = first_row.event, second_row.event

    def difference(kind: str, first: str, second: str) -> Disagreement:
        return Disagreement.model_validate(
            {
                "about": _shortened(one.event or other.event or "one event"),
                "kind": kind,
                "first": (one.agency or "", first, f"{one.file}, {one.location}"),
                "second": (other.agency or "", second, f"{other.file}, {other.location}"),
                "event_ids": (one.id, other.id),
            }
        )

    if one.date != other.date and not _is_passed_on(one, other):
        yield difference("date", one.date_text or str(one.date), other.date_text or str(other.date))
    elif is_direct and one.time and other.time and _times_differ(one, other) and not _is_passed_on(one, other):
        yield difference("time", one.time, other.time)
    seen_differs = _differ(first_row.is_seen, second_row.is_seen)
    both_seen = first_row.is_seen and second_row.is_seen
    if seen_differs or (both_seen and _differ(first_row.is_seen_alone, second_row.is_seen_alone)):
        yield difference("child-seen", one.child_contact or "", other.child_contact or "")
    for said, across, (_, _, what) in zip(first_row.accounts, second_row.accounts, _ACCOUNTS, strict=True):
        if _differ(said, across):
            yield difference("account", _account(one, said, what), _account(other, across, what))


def _times_differ(one: CaseEvent, other: CaseEvent) -> bool:
    """Whether two accounts of one moment lie apart; hours apart they are two moments."""
    apart = abs(minutes(one.time or "00:00") - minutes(other.time or "00:00"))
    return TIMES_DIFFER_MINUTES <= apart <= TIMES_OF_ONE_MOMENT_MINUTES


def _is_passed_on(one: CaseEvent, other: CaseEvent) -> bool:
    """Whether one row is the other's message: what is passed on is rightly logged later."""
    if any(_PASSED_ON.search(event.event or "") for event in (one, other)):
        return True
    shared = {KINDS[number].name for number in kinds_of(one) & kinds_of(other)}
    return bool(shared) and shared <= _MESSAGES


def _account(event: CaseEvent, speaks: bool | None, what: str) -> str:
    return f"{'speaks of' if speaks else 'denies'} {what}: {_shortened(event.event or '')}"


def _differ(one: bool | None, other: bool | None) -> bool:
    return one is not None and other is not None and one != other


def _known_facts(person: object) -> Iterator[tuple[str, str]]:
    for field, what in zip(("date_of_birth", "nhs_number", "home_address", "ethnicity"), _COMPARED_FACTS, strict=True):
        value = getattr(person, field, None)
        if value:
            yield what, str(value)


def _person(about: str, own: tuple[str, str, str], fact: PersonFact) -> Disagreement:
    return Disagreement(about=about, kind="person", first=own, second=(fact.said_by, fact.value, fact.location))


def _plain(value: str) -> str:
    return "".join(letter for letter in value.casefold() if letter.isalnum())


def _shortened(text: str, longest: int = 100) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"
