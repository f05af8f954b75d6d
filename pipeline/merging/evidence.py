"""What speaks for, and against, two rows of different agencies telling of one event: weights that add up, and why."""

import math
from collections.abc import Collection, Iterator
from typing import NamedTuple

from pipeline.merging.event_kinds import KIND_NUMBERS, KINDS, MEETINGS, OF_ANY_NAME, weight_of
from pipeline.merging.linkable_row import LinkableRow
from pipeline.settings import PAPER_LAG_DAYS, REFERRAL_LAG_DAYS, SAME_EVENT_STRENGTH

Evidence = tuple[float, str]
Weights = dict[str, float]
"""How telling each word is in a case."""
_HANDOVER = KIND_NUMBERS["handover from the ambulance"]
_HOSPITAL = KIND_NUMBERS["hospital attendance"]
_RARE_NAME_WEIGHT = -math.log(0.1)
"""A person named in more than a tenth of the rows ties no two of them together."""
_DAY_MINUTES = 24 * 60
_ONE_NIGHT_MINUTES = 3 * 60
_AMBULANCE_MINUTES = 2 * 60
_ONE_MEETING_MINUTES = 60


class Judged(NamedTuple):
    """The strength of the evidence, 1 and more being ample, and the reason in words."""

    strength: float
    reason: str


NOTHING = Judged(0.0, "")


def judge(one: LinkableRow, other: LinkableRow, weights: Weights) -> Judged:
    """What two rows say for one event; nothing where they stand on days that nothing brings together."""
    if one.day == other.day and _at_most(one, other, weights) < SAME_EVENT_STRENGTH:
        return NOTHING
    if one.day != other.day and not (
        _passed_on(one, other)
        or _over_midnight(one, other)
        or _speaks_of(one, other)
        or _is_late(one, other)
        or _name_each_other(one, other)
    ):
        return NOTHING
    judged = evidence_between(one, other, weights, say_why=False)
    return evidence_between(one, other, weights) if judged.strength >= SAME_EVENT_STRENGTH else judged


def evidence_between(
    one: LinkableRow,
    other: LinkableRow,
    weights: Weights,
    group: Collection[str] = (),
    *,
    say_why: bool = True,
) -> Judged:
    """All evidence, whatever the days.

    Args:
        one, other: the rows.
        weights: how telling each word is.
        group: agencies with whose rows both are linked, if any: what was had from one of them is had from the event.
        say_why: without it the reason is empty, which is much quicker.
    """
    passed_on = _passed_on(one, other)
    found = [
        *_kind(one, other),
        *_words(one, other, weights, say_why=say_why),
        *_signs(one, other, weights),
        *_who(one, other, passed_on, group),
        *_when(one, other, is_passed_on=bool(passed_on or group or _name_each_other(one, other))),
    ]
    if one.kinds.isdisjoint(other.kinds) and not (one.agency in other.named or other.agency in one.named):
        found.append((-0.1, ""))  # Everyday words at one hour, and neither a kind of event nor each other's name.
    why = "; ".join(words for _, words in found if words) if say_why else ""
    return Judged(sum(weight for weight, _ in found), why)


def _at_most(one: LinkableRow, other: LinkableRow, weights: Weights) -> float:
    """What the evidence between two rows of a day cannot exceed: ten times quicker than to weigh it."""
    shared = one.kinds & other.kinds
    most = (weight_of(shared) if shared else 0.0) + 0.5 * _share_of_words(one, other, weights)
    if one.clock is not None and other.clock is not None:
        most += max(0.0, _clocks_apart(abs(one.clock - other.clock), is_passed_on=True)[0])
    names, named = other.agency in one.named, one.agency in other.named
    if names or named:
        is_message = one.heard_from or other.heard_from or one.told or other.told
        most += 0.6 if is_message else 0.5 if names and named else 0.2
    if not one.heard_from.isdisjoint(other.heard_from):
        most += 0.2
    if one.is_receipt != other.is_receipt:
        most += 0.1
    if one.is_ambulance or other.is_ambulance:
        most += 0.7
    if not (one.references.isdisjoint(other.references) and one.people.isdisjoint(other.people)):
        most += 0.65
    return most


def _passed_on(one: LinkableRow, other: LinkableRow) -> Evidence | None:
    """What speaks for one row being the message and the other its receipt, on that day or soon after."""
    for teller, hearer in ((one, other), (other, one)):
        lag = hearer.day - teller.day
        if not 0 <= lag <= (PAPER_LAG_DAYS if hearer.is_paper else REFERRAL_LAG_DAYS):
            continue
        is_told, hears = hearer.agency in teller.told, teller.agency in hearer.heard_from
        if is_told and hears:
            return 0.6, "one says that it told the other, and the other that it was told"
        if hears:
            return 0.3, f"{hearer.agency} says that it has it from {teller.agency}"
        if is_told and hearer.is_receipt and not hearer.heard_from:
            return 0.35, f"{teller.agency} says that it told {hearer.agency}, which received something"
    return None


def _is_unsigned_receipt(one: LinkableRow, other: LinkableRow) -> bool:
    """Whether just one of the rows is of something received, and names nobody for it."""
    if one.is_receipt == other.is_receipt:
        return False
    receipt, sent = (one, other) if one.is_receipt else (other, one)
    return not receipt.heard_from and 0 <= receipt.day - sent.day <= 1


def _name_each_other(one: LinkableRow, other: LinkableRow) -> bool:
    """Whether both, within the days of a letter, speak of the same kind of event and of each other."""
    if one.agency not in other.named or other.agency not in one.named or one.kinds.isdisjoint(other.kinds):
        return False
    return abs(one.day - other.day) <= PAPER_LAG_DAYS


def _speaks_of(one: LinkableRow, other: LinkableRow) -> bool:
    """Whether one row, written later, says that it is about the day of the other."""
    return one.day in other.spoken_of or other.day in one.spoken_of


def _is_late(one: LinkableRow, other: LinkableRow) -> bool:
    """Whether the later row may be a receipt that does not say from whom."""
    later = one if one.day > other.day else other
    return later.is_receipt and abs(one.day - other.day) <= REFERRAL_LAG_DAYS


def _over_midnight(one: LinkableRow, other: LinkableRow) -> bool:
    first, second = (one, other) if one.day < other.day else (other, one)
    if second.day - first.day != 1 or first.clock is None or second.clock is None:
        return False
    return second.clock + _DAY_MINUTES - first.clock <= _ONE_NIGHT_MINUTES


def _kind(one: LinkableRow, other: LinkableRow) -> Iterator[Evidence]:
    shared = one.kinds & other.kinds
    if shared:
        best = max(shared, key=lambda number: (KINDS[number].weight, -number))
        yield weight_of(shared), f"both are about the same kind of event: {KINDS[best].name}"
    meetings, others = one.kinds & MEETINGS, other.kinds & MEETINGS
    if meetings and others and meetings.isdisjoint(others) and OF_ANY_NAME.isdisjoint(meetings | others):
        yield -0.3, "they name different meetings"
    elif meetings & others and _hours_differ(one, other):
        yield -0.35, "a meeting has one hour"


def _hours_differ(one: LinkableRow, other: LinkableRow) -> bool:
    if one.clock is None or other.clock is None:
        return False
    return one.day != other.day or abs(one.clock - other.clock) > _ONE_MEETING_MINUTES


def _words(one: LinkableRow, other: LinkableRow, weights: Weights, *, say_why: bool) -> Iterator[Evidence]:
    share = _share_of_words(one, other, weights)
    if share and not say_why:
        yield 0.5 * share, ""
    elif share:
        named = sorted(one.words & other.words, key=lambda word: (-weights[word], word))[:4]
        yield 0.5 * share, f"both say {', '.join(f'“{word}”' for word in named)}"


def _share_of_words(one: LinkableRow, other: LinkableRow, weights: Weights) -> float:
    """How much of what the shorter row says the other says too, 0 to 1, each word as telling as it is."""
    if one.words.isdisjoint(other.words):
        return 0.0
    smaller = min(sum(map(weights.__getitem__, row.words)) for row in (one, other))
    return sum(map(weights.__getitem__, one.words & other.words)) / smaller if smaller else 0.0


def _signs(one: LinkableRow, other: LinkableRow, weights: Weights) -> Iterator[Evidence]:
    if references := one.references & other.references:
        yield 0.5, f"both give the number {min(references)}"
    if _came_by_ambulance(one, other) or _came_by_ambulance(other, one):
        handed_over = 0.25 if _HANDOVER in one.kinds & other.kinds else 0.0
        yield 0.45 + handed_over, "one says that the child came by ambulance, the other is the ambulance's"
    if (one.is_ambulance or other.is_ambulance) and _at_the_hospital_door(one, other):
        yield -0.15, "only the ambulance's row tells of the handover"
    if people := {name for name in one.people & other.people if weights.get(name, 0.0) >= _RARE_NAME_WEIGHT}:
        yield 0.15, f"both name {min(people).title()}"
    if one.children and other.children and one.children.isdisjoint(other.children):
        yield -0.6, "they name different children"


def _at_the_hospital_door(one: LinkableRow, other: LinkableRow) -> bool:
    """Whether the ambulance's row is of its arrival, and the other is not."""
    ambulance, across = (one, other) if one.is_ambulance else (other, one)
    return _HANDOVER in ambulance.kinds and _HOSPITAL not in across.kinds


def _came_by_ambulance(arrival: LinkableRow, ambulance: LinkableRow) -> bool:
    """An arrival by ambulance, and what the ambulance wrote up to two hours before."""
    if not ambulance.is_ambulance or _HANDOVER not in arrival.kinds or arrival.is_ambulance:
        return False
    if arrival.clock is None or ambulance.clock is None:
        return arrival.day == ambulance.day
    later = arrival.clock + _DAY_MINUTES * (arrival.day - ambulance.day)
    return 0 <= later - ambulance.clock <= _AMBULANCE_MINUTES


def _who(
    one: LinkableRow, other: LinkableRow, passed_on: Evidence | None, group: Collection[str]
) -> Iterator[Evidence]:
    if passed_on:
        yield passed_on
        return
    if _is_unsigned_receipt(one, other) and not one.kinds.isdisjoint(other.kinds):
        yield 0.1, "one is of something received, from whom it does not say"
    names = [(row, across) for row, across in ((one, other), (other, one)) if across.agency in row.named]
    if len(names) == 2:
        yield 0.5, "each names the other"
    elif names:
        yield 0.2, f"{names[0][0].agency} names {names[0][1].agency}"
    if both := one.heard_from & other.heard_from:
        yield 0.2, f"both have it from {min(both)}"
        return
    for row, across in ((one, other), (other, one)):
        if row.heard_from and across.agency not in row.heard_from and row.heard_from.isdisjoint(group):
            yield -0.15, f"{row.agency} has it from another agency"


def _when(one: LinkableRow, other: LinkableRow, *, is_passed_on: bool) -> Iterator[Evidence]:
    apart = abs(one.day - other.day)
    if apart and _speaks_of(one, other):
        yield 0.25, "the later row speaks of the day of the other"
    elif apart and not _over_midnight(one, other):
        yield (
            -0.025 * apart if is_passed_on else -0.1 - 0.1 * apart,
            f"{apart} day{'s' if apart > 1 else ''} apart",
        )
    elif one.clock is not None and other.clock is not None:
        yield _clocks_apart(
            abs(one.clock + one.day * _DAY_MINUTES - other.clock - other.day * _DAY_MINUTES), is_passed_on
        )


def _clocks_apart(gap: int, is_passed_on: bool) -> Evidence:
    if gap <= 5:
        return 0.35, f"{gap} minutes apart" if gap else "at the same time"
    if gap <= 15:
        return 0.3, f"{gap} minutes apart"
    if gap <= 60:
        return 0.2, f"{gap} minutes apart"
    # What was told at nine may be logged at noon; two accounts of one event should not be hours apart.
    return (-0.3 if gap > 180 and not is_passed_on else 0.0), f"about {round(gap / 60)} hours apart"
