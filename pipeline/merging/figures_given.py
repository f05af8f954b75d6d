"""Which figures and days a text may give, told by its parts between spaces: one quick look for most rows.

A part is read once however many rows have it. Says "may": where it says no there is none, and nobody needs to look.
What looks more slowly is in `row_signs`; a pattern added there that these parts do not show is to be added here.
"""

import re
from functools import lru_cache

A_FIGURE = 1
"""Two or three digits by themselves."""
A_REFERENCE = 2
"""Four digits and more in one part."""
_A_TIME = 4
_ENDS_IN_A_DIGIT = 8
_BEGINS_AS_AFTER_A_TIME = 16
_A_DIGIT = 32
_A_DAY_IN_WORDS = 64
_A_MONTH_OR_MARK = 128
_ANY_DAY = (_A_DAY_IN_WORDS, _A_DIGIT | _A_MONTH_OR_MARK)
"""A day in words ("yesterday", "Sat"), or in figures ("2 March", "2/3")."""
_ANY_TIME = (_A_TIME, _ENDS_IN_A_DIGIT | _BEGINS_AS_AFTER_A_TIME)
"""A time in one part ("15:40", "3pm"), or in two ("1540 hrs")."""

_DIGIT = re.compile(r"\d")
_FEW_DIGITS = re.compile(r"(?<!\d)\d{2,3}(?!\d)")
_TIME = re.compile(r"\d(?::|h|[ap]m)", re.IGNORECASE)
_AFTER_A_TIME = re.compile(r"h|[ap]m", re.IGNORECASE)
_DAY_IN_WORDS = re.compile(r"day|yest|night|evening|ago|weekend|mon|tue|wed|thu|fri|sat|sun", re.IGNORECASE)
_MONTH_OR_MARK = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|.*[/.]", re.IGNORECASE)
_FEWEST_DIGITS = 4


def figures_given(text: str) -> int:
    """What the text may give, as a sum of the kinds above."""
    given = 0
    for part in text.split():
        given |= _of_part(part)
    return given


def may_give_a_time(given: int) -> bool:
    """Whether a text of which `figures_given` says this may give a time of day."""
    return any(given & signs == signs for signs in _ANY_TIME)


def may_give_a_day(given: int) -> bool:
    """Whether such a text may give a day that it is about."""
    return any(given & signs == signs for signs in _ANY_DAY)


@lru_cache(maxsize=50_000)
def _of_part(part: str) -> int:
    given = _BEGINS_AS_AFTER_A_TIME if _AFTER_A_TIME.match(part) else 0
    given |= _A_DAY_IN_WORDS if _DAY_IN_WORDS.search(part) else 0
    given |= _A_MONTH_OR_MARK if _MONTH_OR_MARK.match(part) else 0
    digits = len(_DIGIT.findall(part))
    if digits:
        given |= _A_DIGIT
        given |= A_FIGURE if _FEW_DIGITS.search(part) else 0
        given |= A_REFERENCE if digits >= _FEWEST_DIGITS else 0
        given |= _A_TIME if _TIME.search(part) else 0
        given |= _ENDS_IN_A_DIGIT if _DIGIT.match(part[-1]) else 0
    return given
