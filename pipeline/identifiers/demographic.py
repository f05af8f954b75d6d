"""Details that add to a jigsaw: a precise ethnicity, nationality, faith or language, a twin, a job.

Never a demand to remove: a review must consider race, ethnicity and culture. Source: domain rules 11 to 15.
"""

import re
from collections.abc import Iterable

from pipeline.identifiers.communities import BROADER, LANGUAGES, PEOPLES, RELIGIONS
from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

_OF_PEOPLE = (
    r"(?:family|mother|father|parents?|child|origin|heritage|descent|background|national|community|man|"
    r"woman|boy|girl|sons?|daughters?|student|pupil|speaker|friend|"
    r"neighbour|baby|born|ethnicity|nationality|British|by birth|couple|grandparents?)"
)
_PEOPLE = re.compile(
    rf"\b(?:(?:White|Black|Mixed|Asian)[ -](?:and[ ])?)?(?:{PEOPLES})\b(?=[ -](?:[\w-]+[ -])?{_OF_PEOPLE}\b)|"
    rf"(?<=\bis )(?:{PEOPLES})\b|(?<=\bwas )(?:{PEOPLES})\b|(?<=\bare )(?:{PEOPLES})\b|(?<=\bEthnicity: "
    rf")(?:{PEOPLES})\b"
)
_FAITH = re.compile(
    rf"\b(?:{RELIGIONS})\b(?=[ -](?:[\w-]+[ -])?(?:family|mother|father|parents?|faith|community|household|woman|"
    rf"man|boy|girl|child|heritage|home|couple)\b)|(?<=practising )(?:{RELIGIONS})\b"
)
_LANGUAGE = re.compile(
    rf"\b(?:{LANGUAGES})[ -](?:speaking|speaker)s?\b|(?<=speaks )(?:{LANGUAGES})\b|(?<=spoke "
    rf")(?:{LANGUAGES})\b|(?<=language is )(?:{LANGUAGES})\b|(?<=language was )(?:{LANGUAGES})\b"
)
_TWIN = re.compile(
    r"\b(?i:(?:identical |non-identical )?twins?|triplets?|one of (?:five|six|seven|eight|nine|ten) (?:children|"
    r"siblings))\b(?! (?:track|rooms?|beds?))"
)
_STATUS = re.compile(
    r"(?i)\b(?:asylum[ -]seek(?:er|ing)s?|refugees?|no recourse to public funds|indefinite leave to remain|"
    r"sentenced to [\w ]{3,30}(?:years?|months?)(?: in prison)?|life sentence|pleaded guilty)\b"
)
_NO_JOB = r"(?!(?:in|at|for|on|and|with|who|to|until|by|when)\b)"
_JOB = re.compile(
    rf"\b(?:works?|worked|employed|working) (?:\w+ ){{0,2}}?as an? (?P<job>[a-z-]+(?: {_NO_JOB}[a-z-]+){{0,2}}?)"
    r"(?=[.,;)]| (?:in|at|for|on|and|with|who|to|until|by|when|\w+ly)\b|$)"
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Each detail for itself; the check counts what they add up to."""
    for match in _PEOPLE.finditer(text):
        yield _span(
            match, "An ethnicity or nationality more precise than the learning may need.", _broader(match.group())
        )
    for match in _FAITH.finditer(text):
        yield _span(
            match,
            "The family's faith adds to the picture that a neighbour can put together.",
            "whether faith matters to the learning",
        )
    for match in _LANGUAGE.finditer(text):
        plain = "multilingual" if match.group().endswith("speaking") else "a language other than English"
        yield _span(match, "The language tells which community the family belongs to.", plain)
    for match in _TWIN.finditer(text):
        yield _span(match, "The number or twinship of children adds to the picture.", "“siblings”")
    for match in _STATUS.finditer(text):
        yield _span(match, "A status or sentence that can be searched for.", "the broad fact, if the learning needs it")
    for match in _JOB.finditer(text):
        yield Span(
            match.start("job"),
            match.end("job"),
            match["job"],
            "demographic",
            "An occupation adds to the picture.",
            "consider",
            None,
            "“in work”",
        )


def _span(match: re.Match[str], reason: str, suggestion: str) -> Span:
    return Span(match.start(), match.end(), match.group(), "demographic", reason, "consider", None, suggestion)


def _broader(words: str) -> str:
    first = words.lower().split()[-1]
    return next(
        (f"“{broad[0].upper()}{broad[1:]}”" for broad, members in BROADER.items() if first in members.split()),
        "a broader term",
    )
