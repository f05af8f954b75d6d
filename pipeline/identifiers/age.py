"""Ages that are too exact: in days, weeks or months, and of adults."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.let_pass import is_generic
from pipeline.identifiers.recogniser import Span

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_N = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_FIRST_YEAR, _YEAR = "under a year", 12
_EXACT = re.compile(
    rf"(?i)\b{_N}(?:[ -]and[ -]a[ -]half)?[ -](?:day|week|month)s?[ -]old\b|\b(?:aged|age of|at)[ ]{_N}[ ](?:days?|"
    rf"weeks?|months?)\b(?! (?:later|after|before|earlier|gestation))|"
    rf"\b{_N}[ ]years?,?(?:[ ]and)?[ ]{_N}[ ](?:months?|weeks?|days?)(?:[ ]old)?\b"
)
_ADULT = re.compile(
    r"(?i)\b(?:mother|father|mum|dad|parents?|partner|stepfather|grandmother|grandfather|she|he|"
    r"both)\b[^.;\n]{0,30}?\b(?:was|were|is|,|aged|then)\s*(?:both\s+)?(?:aged\s+)?(?P<age>(?:1[3-9]|"
    r"[2-9]\d)(?:[ -]years?[ -]old)?)\b(?![:/.%]\d|\s*(?:weeks|months|days|hours|minutes|%|per|visits|times|occasions))"
    r"|\b(?P<before>\d{2}[ -]year[ -]old)[ -](?:mother|father|mum|dad|parent|partner|woman|man)\b"
)
_AFTER_A_NAME = re.compile(
    r"\b(?P<name>[A-Z][^\W\d_]+)(?:, | \()(?:then |aged |now )?(?P<age>1[6-9]|[2-9]\d)"
    r"(?=\)|, (?!\d)| (?:was|is|had|has|who)\b)"
)
_ADULTS_AGE, _RANGE = "The exact age of an adult of the family.", "a range, such as “in her twenties”"
_SCREENING = re.compile(
    r"(?i)\b(?:review|check|programme|mandated|universal|immunisations?|children|babies|infants|all|guidance|"
    r"under)\b[^.;]{0,25}$"
)

_UNBORN = re.compile(
    r"(?i)\b(?:pregnan\w*|gestation|expecting|antenatal|pre-?birth|unborn|booking|scan|procedure|policy|protocol|"
    r"standard|timescale)\b[^.;]*$"
)
"""Weeks of a pregnancy, and days that a procedure sets, are nobody's age."""


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Exact ages. Ages in the titles of routine reviews ("the 6 to 8 week review") are let pass."""
    for match in _EXACT.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if not _SCREENING.search(before[-40:]) and not _UNBORN.search(before):
            yield Span(
                match.start(),
                match.end(),
                match.group(),
                "age",
                "An exact age: a year or a stage of life says enough.",
                "consider",
                None,
                _rounded(match.group()),
            )
    for match in _ADULT.finditer(text):
        group = "age" if match["age"] else "before"
        yield Span(
            match.start(group),
            match.end(group),
            match[group],
            "age",
            _ADULTS_AGE,
            "consider",
            None,
            _RANGE,
        )
    for match in _AFTER_A_NAME.finditer(text):
        if not is_generic(match["name"]):
            yield Span(*match.span("age"), match["age"], "age", _ADULTS_AGE, "consider", None, _RANGE)


def _rounded(words: str) -> str:
    """The same age in words that many children share and that fit into the sentence."""
    lower = words.lower()
    count = re.search(_N, lower)
    number = count.group() if count else ""
    if "year" in lower:
        return f"{number} year{'' if number in ('1', 'one') else 's'}{' old' if lower.endswith('old') else ''}"
    if re.search(r"-(?:day|week|month)s?-old", lower):
        return "young"
    core = "a few days" if "day" in lower else "a few weeks" if "week" in lower else _years_of(number)
    lead = re.match(r"(?i)aged |age of |at ", words)
    if lead:
        return "in the first year" if lead.group().lower() == "at " and core == _FIRST_YEAR else lead.group() + core
    return f"{core} old"


def _years_of(months: str) -> str:
    count = int(months) if months.isdigit() else _NUMBERS.index(months) + 1
    return _FIRST_YEAR if count < _YEAR else "one year" if count < 2 * _YEAR else f"{count // _YEAR} years"
