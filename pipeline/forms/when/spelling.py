"""A text made plain before it is read: one kind of dash, space and quotation mark, lower case, words as tokens."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from pipeline.forms.when.words import LONG_MONTHS, MONTHS, WEEKDAYS

_OFTEN_TURNED = tuple(name for name in (*MONTHS, *WEEKDAYS) if len(name) >= 4)
Kind = Literal["number", "ordinal", "year", "unknown", "month", "weekday", "separator", "word"]

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘－"), "-")
_QUOTES = {ord("’"): "'", ord("‘"): "'", ord("`"): "'", ord("“"): '"', ord("”"): '"', ord("⁄"): "/", ord("∕"): "/"}
_INVISIBLE = {ord(mark): None for mark in "\u200b\u200c\u200d\ufeff\u00ad\u200e\u200f"}

_TOKEN = re.compile(
    r"""(?P<ordinal>\d{1,2}\s?(?:st|nd|rd|th)\b)
      | (?P<short_year>'\d{2}\b)
      | (?P<number>\d+)
      | (?P<unknown>\?+|x{1,4}(?![a-z])|_+|(?<![a-z])(?:dd|mm|yyyy|yy)(?![a-z]))
      | (?P<word>[a-z]+)
      | (?P<separator>[^\w?']+|'+)
      """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a date text. `value` is the number, month (1–12) or weekday (Monday 0); -1 where there is none."""

    kind: Kind
    text: str
    value: int = -1
    repaired: str = ""


def plain(text: str) -> str:
    """One line in lower case, with one kind of dash, space and quotation mark."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_QUOTES).translate(_INVISIBLE)
    return re.sub(r"\s+", " ", text).strip().lower()


def tokens_of(text: str) -> tuple[Token, ...]:
    """The pieces of a plain text; spaces beside other separators are swallowed."""
    found = []
    for match in _TOKEN.finditer(text):
        token = _token(str(match.lastgroup), match.group())
        if token is not None:
            found.append(token)
    return tuple(found)


def _token(group: str, text: str) -> Token | None:
    if group == "separator":
        mark = text.replace(" ", "")
        return Token("separator", mark) if mark else None
    if group == "ordinal":
        return Token("ordinal", text, int(re.sub(r"\D", "", text)))
    if group in ("number", "short_year"):
        return _number(text.lstrip("'"))
    return Token("unknown", text) if group == "unknown" else _word(text)


def _number(text: str) -> Token:
    if not text.isascii() or len(text) > 8:
        return Token("word", text)
    value = int(text)
    is_year = len(text) == 4 and 1900 <= value <= 2099
    return Token("year" if is_year else "number", text, value)


def _is_turned(word: str, name: str) -> bool:
    """Whether a word is a name with two letters beside each other exchanged: "Marhc", "Wedensday"."""
    return word[0] == name[0] and any(
        word == name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(1, len(name) - 1)
    )


def _word(word: str) -> Token:
    if word in MONTHS:
        return Token("month", word, MONTHS[word])
    if word in WEEKDAYS:
        return Token("weekday", word, WEEKDAYS[word])
    turned = next((name for name in _OFTEN_TURNED if len(word) >= 4 and _is_turned(word, name)), None)
    if turned in MONTHS:
        return Token("month", word, MONTHS[turned], repaired=turned.capitalize())
    if turned:
        return Token("weekday", word, WEEKDAYS[turned], repaired=turned.capitalize())
    if len(word) >= 5:
        close = difflib.get_close_matches(word, LONG_MONTHS, n=1, cutoff=0.83)
        # Without the same first letter "remember" would be a September.
        if close and close[0][0] == word[0]:
            return Token("month", word, MONTHS[close[0]], repaired=close[0].capitalize())
    return Token("word", word)
