"""E-mail addresses."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.number_patterns import EMAIL
from pipeline.identifiers.recogniser import Span

_ROLE_BOX = re.compile(
    r"^(?:info|enquiries|contact|office|admin|safeguarding|lscp|partnership|team|business\.?support|mash|noreply|"
    r"media|press|helpline|secretariat)[\w.-]*@",
    re.IGNORECASE,
)


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Every address; a team's own mailbox is only worth a check."""
    for match in EMAIL.finditer(text):
        known = roster.value("email", match.group())
        shared = known is None and _ROLE_BOX.match(match.group())
        yield Span(
            match.start(),
            match.end(),
            match.group(),
            "email",
            "A team's e-mail address." if shared else "An e-mail address.",
            "consider" if shared else "must-fix",
            known.belongs_to if known else None,
            "leave it out",
        )
