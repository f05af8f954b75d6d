"""Details that add to a jigsaw: a precise ethnicity, nationality, faith or language, a rare condition, a twin, a job.

Never a demand to remove: a review must consider race, ethnicity and culture. Source: domain rules 11 to 15.
"""

import re
from collections.abc import Iterable

from pipeline.identifiers.communities import BROADER, LANGUAGES, PEOPLES, RELIGIONS
from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

_OF_PEOPLE = (
    r"(?:family|mother|father|parents?|child|origin|heritage|descent|background|national|community|man|"
    r"woman|boy|girl|baby|born|ethnicity|nationality|British|by birth|couple|grandparents?)"
)
_PEOPLE = re.compile(
    rf"\b(?:(?:White|Black|Mixed|Asian)[ -](?:and[ ])?)?(?:{PEOPLES})\b(?=[ -](?:[\w-]+[ -])?{_OF_PEOPLE}\b)|"
    rf"(?<=\bis )(?:{PEOPLES})\b|(?<=\bwas )(?:{PEOPLES})\b|(?<=\bare )(?:{PEOPLES})\b|(?<=\bEthnicity: "
    rf")(?:{PEOPLES})\b"
)
_FAITH = re.compile(
    rf"\b(?:{RELIGIONS})\b(?=[ -](?:[\w-]+[ -])?(?:family|mother|father|parents?|faith|community|household|woman|"
    rf"man|child|heritage|home|couple)\b)|(?<=practising )(?:{RELIGIONS})\b"
)
_LANGUAGE = re.compile(
    rf"\b(?:{LANGUAGES})[ -](?:speaking|speaker|interpreter)s?\b|(?<=speaks )(?:{LANGUAGES})\b|(?<=spoke "
    rf")(?:{LANGUAGES})\b|(?<=language is )(?:{LANGUAGES})\b|(?<=language was )(?:{LANGUAGES})\b"
)
_CONDITION = re.compile(
    r"\b(?:[A-Z][a-z]+(?:[-–][A-Z][a-z]+)?(?:'s)?|[a-z]+(?:genesis imperfecta))\s+(?:[Ss]yndrome|[Dd]isease|"
    r"[Mm]alformation|[Aa]trophy|[Aa]nomaly|[Dd]ystrophy)\b|"
    r"\b(?i:osteogenesis imperfecta|cystic fibrosis|sickle cell(?: disease| anaemia)?|phenylketonuria|haemophilia|"
    r"achondroplasia|"
    r"spina bifida|epidermolysis bullosa|tuberous sclerosis|neurofibromatosis|galactosaemia|hydrocephalus|"
    r"microcephaly)\b"
)
_COMMON_CONDITION = re.compile(
    r"(?i)^(?:down'?s|asperger'?s|irritable|chronic|the|infectious|heart|coeliac|crohn'?s|shaken|parkinson'?s|"
    r"alzheimer'?s)\b"
)
_TWIN = re.compile(
    r"\b(?i:(?:identical |non-identical )?twins?|triplets?|one of (?:five|six|seven|eight|nine|ten) (?:children|"
    r"siblings))\b(?! (?:track|rooms?|beds?))"
)
_STATUS = re.compile(
    r"(?i)\b(?:asylum[ -]seek(?:er|ing)s?|refugees?|no recourse to public funds|indefinite leave to remain|"
    r"sentenced to [\w ]{3,30}(?:years?|months?)(?: in prison)?|life sentence|pleaded guilty)\b"
)
_JOB = re.compile(r"\b(?:works?|worked|employed|working) (?:\w+ ){0,2}?as an? (?P<job>(?:[a-z-]+ ){0,2}[a-z-]+)\b")


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
        yield _span(
            match, "The language tells which community the family belongs to.", "“a language other than English”"
        )
    for match in _CONDITION.finditer(text):
        if not _COMMON_CONDITION.match(match.group()):
            yield _span(match, "A precise condition can identify a child by itself.", "the broad kind of condition")
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
