"""Numbers that agencies give to a person, a case or an incident: shared by their recognisers.

A reference is known by its form, or by the words before it ("hospital number", "Mosaic ID").
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

NUMBER = r"(?P<number>(?=[\w/-]*\d)[A-Z0-9][\w/-]{3,24}\w)"
_BETWEEN = (
    r"(?:'s)?,?[ ]?(?:references?|refs?|numbers?|nos?|id|record|licen[cs]e|file|case)*\.?[ ]?(?:number|no|id|ref)?\.?"
    r"[ ]?[:#.,(]?[ ]?(?:on [A-Z]\w+ )?(?:was |is |of |as )?(?:given as )?"
)
_HARMLESS = re.compile(
    r"^(?:19|20)\d{2}$|^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$|^(?:19|20)\d{2}[-/](?:19|20)?\d{2}$|"
    r"^\d{1,4}$|^\d+(?:st|nd|rd|th)$|^[a-z]+-?\d{1,2}$"
)
_FEWEST_DIGITS = 3


def called(words: str) -> re.Pattern[str]:
    """A pattern for numbers that follow one of some words, with "number", "ref." or "is" between.

    Args:
        words: alternatives of a regular expression, in any case of letters.
    """
    return re.compile(rf"(?i:\b(?:{words}){_BETWEEN}){NUMBER}\b")


def references(
    text: str, roster: Roster, reason: str, forms: Iterable[re.Pattern[str]], names: Iterable[re.Pattern[str]]
) -> Iterator[Span]:
    """The references of one kind in a text.

    Args:
        reason: the kind, in a sentence.
        forms: patterns that are enough by themselves.
        names: patterns with a group "number" that may also match years, days and small counts, which are dropped.
    """
    certain = tuple(forms)
    for pattern in (*certain, *names):
        for match in pattern.finditer(text):
            group = "number" if "number" in pattern.groupindex else 0
            words = match[group]
            is_one = pattern in certain or not _HARMLESS.match(words)
            if is_one and sum(letter.isdigit() for letter in words) >= _FEWEST_DIGITS:
                known = roster.value("identifier", words)
                matches = known.belongs_to if known else None
                yield Span(*match.span(group), words, "identifier", reason, "must-fix", matches, "leave it out")
