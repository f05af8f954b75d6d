"""One date written in numbers or with the month's name: the pieces of a text, matched against the patterns we know.

What no pattern knows is not a date, but slips of the finger are put right first, and said.
"""

from __future__ import annotations

import re

from pipeline.forms.when.patterns import read_pieces
from pipeline.forms.when.reading import Hints, Reading
from pipeline.forms.when.spelling import Token, tokens_of
from pipeline.forms.when.words import MONTH_NAMES, WEEKDAY_NAMES

_MARKS = re.compile(r"[/.,;\\'-]+")
"""What may stand between the parts of a date, slips included; anything else ("<", "&", "+") has its own meaning."""
_FILLER = frozenset({"of", "the", "day", "in", "and", "a", "year"})


def read_single(text: str, hints: Hints) -> Reading | None:
    """The date that a plain text is, or `None` where it is not one date in numbers or with a month's name."""
    reading = _read_pieces(text, hints)
    if reading is not None:
        return reading
    for repaired in _repairs(text):
        reading = _read_pieces(repaired, hints)
        if reading is not None and reading.first is not None:
            return reading.with_assumption("date-repaired", f"“{text}” was read as “{repaired}”.")
    return None


def _read_pieces(text: str, hints: Hints) -> Reading | None:
    tokens = tokens_of(text)
    if not tokens or any(token.kind == "separator" and not _MARKS.fullmatch(token.text) for token in tokens):
        return None
    if _is_question(tokens):
        return None
    pieces = [token for token in tokens if token.kind not in ("separator", "weekday") and token.text not in _FILLER]
    if len(pieces) == 1 < len(tokens) and pieces[0].kind == "number":
        return None
    reading = read_pieces(pieces, hints)
    if reading is None:
        return None
    reading = _noting_slips(text, tokens, pieces, reading)
    return _checking_weekday(tokens, reading)


def _is_question(tokens: tuple[Token, ...]) -> bool:
    """`2011?` doubts a year; `2011-??` leaves its month out."""
    if len(tokens) < 2:
        return False
    trails = tokens[-1].kind == "unknown" and tokens[-2].kind != "separator"
    leads = len(tokens) == 2 and tokens[0].text == "?" and tokens[1].kind == "year"
    return trails or leads


def _repairs(text: str) -> list[str]:
    """Other spellings that a slip of the finger may have meant, the likeliest first."""
    found = []
    letters = re.sub(r"(?<![a-z])[oil\d]*\d[oil\d]*(?![a-z])|(?<=[/.-])[oil]{1,2}(?=[/.-])", _as_digits, text)
    found.append(letters)
    found.append(re.sub(r"^(\d{1,2})[:|_](\d{1,2})[:|_](\d{4})$", r"\1/\2/\3", text))
    found.append(re.sub(r"\b(\d{1,2})[/.-](\d{2})(\d{4})\b", r"\1/\2/\3", text))
    found.append(re.sub(r"\b(\d{2})(\d{2})[/.-](\d{4})\b", r"\1/\2/\3", text))
    found.append(re.sub(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](20|19)\s(\d\d)\b", r"\1/\2/\3\4", text))
    found.append(re.sub(r"\b(\d{1,2}[/.-]\d{1,2}[/.-])(\d)\s(\d{3})$", r"\1\2\3", text))
    found.append(re.sub(r"\b(\d{1,2}[/.-]\d{1,2}[/.-])(\d{3})\s(\d)$", r"\1\2\3", text))
    return [candidate for candidate in dict.fromkeys(found) if candidate != text]


def _as_digits(match: re.Match[str]) -> str:
    return match.group().replace("o", "0").replace("l", "1").replace("i", "1")


def _noting_slips(text: str, tokens: tuple[Token, ...], pieces: list[Token], reading: Reading) -> Reading:
    """Says which separators or spellings were put right."""
    for token in tokens:
        if token.repaired:
            reading = reading.with_assumption("date-repaired", f"“{token.text}” was read as {token.repaired}.")
    inner = [
        token.text
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if token.kind == "separator" and before.kind in ("number", "year") and after.kind in ("number", "year")
    ]
    is_numeric = all(token.kind != "month" for token in tokens)
    odd = (is_numeric and len(set(inner)) > 1) or any(mark not in ("/", ".", "-") for mark in inner if is_numeric)
    if odd and reading.first is not None:
        return reading.with_assumption("date-repaired", f"The separators of “{text}” were taken for slips.")
    return reading


def _checking_weekday(tokens: tuple[Token, ...], reading: Reading) -> Reading:
    said = next((token.value for token in tokens if token.kind == "weekday"), None)
    if said is None or reading.precision != "day" or reading.first is None or reading.first.weekday() == said:
        return reading
    really = WEEKDAY_NAMES[reading.first.weekday()]
    day = f"{reading.first.day} {MONTH_NAMES[reading.first.month - 1]} {reading.first.year}"
    return reading.with_assumption(
        "date-weekday-contradicts", f"The text says {WEEKDAY_NAMES[said]}, but {day} was a {really}."
    )
