"""The signs that two rows of different agencies tell of one event, or that they do not."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.merging.event_kinds import A_MEETING, KIND_NUMBERS, OF_ANY_NAME, OF_ONE_CHILD, weight_of
from pipeline.merging.link_weights import PAIRED, SIGNS, START, START_AGAIN
from pipeline.merging.linkable_row import LinkableRow
from pipeline.merging.row_surroundings import Surroundings, Weights
from pipeline.settings import PAPER_LAG_DAYS, REFERRAL_LAG_DAYS

Met = tuple[str, float]
"""A sign by its name in `SIGNS`, and how much of it."""
_HANDOVER = KIND_NUMBERS["handover from the ambulance"]
_HOSPITAL = KIND_NUMBERS["hospital attendance"]
_DAY_MINUTES = 24 * 60
_A_WEEK = 7
_ONE_NIGHT_MINUTES = 3 * 60
_ONE_MEETING_MINUTES = 60
_QUARTER_MINUTES = 15
_FIVE_MINUTES = 5
_HOUR_MINUTES = 60
_MOST_TELLING = 12.0
"""Beyond this sum of rarities, about three words that no other row has, more words say no more."""
_TELLING_UNIT = 4.0
_WORTH = {name: (sign.weight, sign.again) for name, sign in SIGNS.items()}


class Placed(NamedTuple):
    """A row, and what stands around it."""

    row: LinkableRow
    around: Surroundings


def log_odds(signs: Iterable[Met]) -> tuple[float, float]:
    """The log odds that rows with these signs between them tell of one event: at first look, and at the second.

    The second look goes on from there with what the first found around the two rows (`second_look`).
    """
    first, again = START, START_AGAIN
    for name, much in signs:
        worth = _WORTH[name]
        first += worth[0] * much
        again += worth[1] * much
    return first, again


def log_odds_around(signs: Iterable[Met]) -> float:
    """What the signs of the second look add to it."""
    return sum(_WORTH[name][1] * much for name, much in signs)


def likelihood(odds: float) -> float:
    """Log odds as a share, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-odds)) if odds > -700 else 0.0


def signs_between(one: Placed, other: Placed, weights: Weights) -> list[Met]:
    """Every sign that two rows of different agencies show; the order of the two does not matter."""
    earlier, later = (one, other) if one.row.day <= other.row.day else (other, one)
    first, second = earlier.row, later.row
    apart = second.day - first.day
    gap = None
    if first.clock is not None and second.clock is not None:
        gap = abs(second.clock - first.clock + apart * _DAY_MINUTES)
    is_one_day = not apart or (apart == 1 and gap is not None and gap <= _ONE_NIGHT_MINUTES)
    shared = first.kinds & second.kinds
    kind = weight_of(shared) if shared else 0.0
    found: list[Met] = [("kind", kind)] if shared else []
    words = _words(earlier, later, weights, found)
    is_named = _who(first, second, found)
    one_sender = not first.heard_from.isdisjoint(second.heard_from)
    if not shared and not is_named:
        _no_tie(gap, found, is_nothing=not words and not one_sender)
    if first.meetings or second.meetings:
        _meetings(first, second, gap, found, is_named=is_named)
    _children(first, second, found, is_of_one=bool(shared) and not apart and shared <= OF_ONE_CHILD)
    _papers(first, second, found)
    if not apart and (first.times or second.times):
        _times_given(first, second, found)
    if first.references and not first.references.isdisjoint(second.references):
        found.append(("one number", 1.0))
    if first.is_ambulance or second.is_ambulance:
        _ambulance(first, second, found)
    if first.spoken_of or second.spoken_of:
        _days_spoken_of(first, second, found)
    if is_one_day:
        _clocks(gap, found)
    else:
        _days(earlier, later, kind, found)
    _around(earlier.around, later.around, found, is_same_day=not apart)
    met = dict(found)
    found += [(name, met[one] * met[other]) for name, one, other in PAIRED if one in met and other in met]
    return found


def _stands_for(one: LinkableRow, other: LinkableRow) -> bool:
    """Whether one row has in capitals the first letters of what the other writes out: "CG" and "core group"."""
    return any(short in other.first_letters for short in one.shorts)


def _words(one: Placed, other: Placed, weights: Weights, found: list[Met]) -> bool:
    """Whether they share telling words; and whether one has the first letters of what the other writes out."""
    if _stands_for(one.row, other.row) or _stands_for(other.row, one.row):
        found.append(("first letters", 1.0))
    if one.row.words.isdisjoint(other.row.words):
        return False
    together = math.fsum(map(weights.__getitem__, one.row.words & other.row.words))
    least = min(one.around.weight, other.around.weight)
    found.append(("telling words", min(together, _MOST_TELLING) / _TELLING_UNIT))
    found.append(("share of words", together / least if least else 0.0))
    return True


def _who(first: LinkableRow, second: LinkableRow, found: list[Met]) -> bool:
    """Whether one of them names the other's agency."""
    is_first_named, is_second_named = first.agency in second.named, second.agency in first.named
    is_named = is_first_named or is_second_named
    passed_on = passing(first, second) if is_named else ""
    if passed_on:
        found.append((passed_on, 1.0))
    elif not first.heard_from.isdisjoint(second.heard_from):
        found.append(("one sender", 1.0))
    if is_first_named and is_second_named:
        found.append(("name each other", 1.0))
    elif is_named:
        found.append(("one names the other", 1.0))
    if first.named and second.named and not first.named.isdisjoint(second.named):
        found.append(("one third agency", 1.0))
    return is_named


def passing(one: LinkableRow, other: LinkableRow) -> str:
    """The sign of one row being the message and the other its receipt, on that day or soon after; none: empty."""
    for teller, hearer in ((one, other), (other, one)):
        lag = hearer.day - teller.day
        if not 0 <= lag <= (PAPER_LAG_DAYS if hearer.is_paper else REFERRAL_LAG_DAYS):
            continue
        is_told, hears = hearer.agency in teller.told, teller.agency in hearer.heard_from
        if is_told and hears:
            return "told and heard"
        if hears:
            return "heard"
        if is_told and hearer.is_receipt and not hearer.heard_from:
            return "told"
    return ""


def _no_tie(gap: int | None, found: list[Met], *, is_nothing: bool) -> None:
    """Neither a kind of event nor a name; perhaps no word and no sender either. Args: gap: minutes between them."""
    found.append(("no tie", 1.0))
    if is_nothing:
        found.append(("nothing", 1.0))
    if gap == 0:
        found.append(("no tie, one minute", 1.0))


def _meetings(first: LinkableRow, second: LinkableRow, gap: int | None, found: list[Met], *, is_named: bool) -> None:
    if not first.meetings or not second.meetings:
        found.append(("one is a meeting", 1.0))
        if gap == 0:
            found.append(("one is a meeting, one minute", 1.0))
        if A_MEETING in first.kinds and A_MEETING in second.kinds:
            found.append(("one is a meeting of no name", 1.0))
        if is_named:
            found.append(("one is a meeting that names the other", 1.0))
    elif not first.meetings.isdisjoint(second.meetings):
        if gap is not None and gap > _ONE_MEETING_MINUTES:
            found.append(("meeting at two hours", 1.0))
    elif OF_ANY_NAME.isdisjoint(first.meetings | second.meetings):
        found.append(("different meetings", 1.0))


def _children(first: LinkableRow, second: LinkableRow, found: list[Met], *, is_of_one: bool) -> None:
    """Args: is_of_one: they share a day, and no kind of event but such as happen to one child."""
    if first.children and second.children:
        if not first.children.isdisjoint(second.children):
            found.append(("one child", 1.0))
        elif first.about and second.about:
            found.append(("each child's own event" if is_of_one else "different children", 1.0))
    if first.is_seen and second.is_seen:
        found.append(("both saw the child", 1.0))
    elif not first.says_contact and not second.says_contact:
        found.append(("neither says who was seen", 1.0))


def _papers(first: LinkableRow, second: LinkableRow, found: list[Met]) -> None:
    """One sent a paper that the other had, whoever they say it went to; or both had one."""
    if first.has and second.has:
        found.append(("both had a paper", 1.0))
    elif first.sends and second.has:
        found.append(("a paper sent, then had", 1.0))
    elif first.has and second.sends:
        found.append(("a paper had, then sent", 1.0))


def _times_given(first: LinkableRow, second: LinkableRow, found: list[Met]) -> None:
    """A time in the words of one that the other has, as its own or in its words."""
    gaps = [abs(one - other) for one in first.times for other in second.times]
    gaps += [abs(one - second.clock) for one in first.times if second.clock is not None]
    gaps += [abs(other - first.clock) for other in second.times if first.clock is not None]
    nearest = min(gaps, default=_DAY_MINUTES)
    if nearest <= _FIVE_MINUTES:
        found.append(("gives the time of the other", 1.0))
    elif nearest <= _QUARTER_MINUTES:
        found.append(("gives a time near the other's", 1.0))


def _ambulance(first: LinkableRow, second: LinkableRow, found: list[Met]) -> None:
    """Where one is the ambulance's; its handover at the hospital is a row of its own, and the hospital's arrival."""
    found.append(("ambulance", 1.0))
    ambulance, across = (first, second) if first.is_ambulance else (second, first)
    if _HANDOVER not in ambulance.kinds:
        return
    if _HANDOVER in across.kinds:
        found.append(("handover at both ends", 1.0))
    elif _HOSPITAL not in across.kinds:
        found.append(("handover at one end", 1.0))


def speaks_of(one: LinkableRow, other: LinkableRow) -> bool:
    """Whether one row says that it is about the day of the other, or both that they are about one earlier day."""
    return (
        one.day in other.spoken_of
        or other.day in one.spoken_of
        or bool(one.spoken_of and not one.spoken_of.isdisjoint(other.spoken_of))
    )


def _days_spoken_of(first: LinkableRow, second: LinkableRow, found: list[Met]) -> None:
    if not speaks_of(first, second):
        found.append(("speaks of another day", 1.0))
    elif first.day != second.day:
        found.append(("speaks of the day", 1.0))


def _clocks(gap: int | None, found: list[Met]) -> None:
    if gap is None:
        found.append(("no time", 1.0))
    elif not gap:
        found.append(("one minute", 1.0))
    elif gap <= _QUARTER_MINUTES:
        found.append(("a quarter of an hour", 1.0))
    elif gap <= _HOUR_MINUTES:
        found.append(("an hour", 1.0))
    elif gap > _ONE_NIGHT_MINUTES:
        found.append(("hours apart", 1.0))


def _days(earlier: Placed, later: Placed, kind: float, found: list[Met]) -> None:
    row = later.row
    apart = row.day - earlier.row.day
    is_spoken_of = earlier.row.day in row.spoken_of
    much = math.log(min(apart, _A_WEEK) if is_spoken_of else apart)
    found += (("days apart", 1.0), ("more days apart", much), ("kind, days later", kind))
    if row.is_receipt or row.is_paper or row.heard_from:
        found.append(("late receipt", 1.0))
    if row.agency in earlier.row.heard_from and earlier.row.agency not in row.heard_from:
        found.append(("heard before it was told", 1.0))
    if row.clock is None:
        found.append(("late without a time", 1.0))
    if earlier.around.day_after > row.day and later.around.day_before < earlier.row.day:
        found.append(("next rows", 1.0))


def _around(one: Surroundings, other: Surroundings, found: list[Met], *, is_same_day: bool) -> None:
    found.append(("usual words", one.usual + other.usual))
    if is_same_day and one.is_only_one and other.is_only_one:
        found.append(("only rows of the day", 1.0))
    found.append(("rows a day", one.crowding))
    quieter = min(one.others_that_day, other.others_that_day)
    found.append(("busier day", math.log((one.rows_that_day + other.rows_that_day) / max(1, quieter))))
