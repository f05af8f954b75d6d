"""Conditions so rare, or so precisely named, that a child is known by them. Source: domain rule 12."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

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


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Conditions by their name; common ones are let pass."""
    for match in _CONDITION.finditer(text):
        if not _COMMON_CONDITION.match(match.group()):
            reason = "A precise condition can identify a child by itself."
            instead = "the broad kind of condition"
            yield Span(*match.span(), match.group(), "demographic", reason, "consider", None, instead)
