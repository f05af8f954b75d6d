"""Web addresses, social-media names and hashtags that lead a reader to the family or to the press."""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

_URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>()\"']+[^\s<>()\"'.,;:]|\b[\w-]+(?:\.[\w-]+)*\.(?:com|co\.uk|net|org|info|me|"
    r"tv)/[^\s<>()\"',;]+"
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z][\w.]{2,29}\b(?!\.[a-z])")
_HASHTAG = re.compile(r"(?<![\w&#])#(?:[A-Za-z]\w{3,40})\b")
_OFFICIAL = re.compile(
    r"(?i)(?:\.gov\.uk|\.nhs\.uk|\.police\.uk|\.ac\.uk|\.parliament\.uk|legislation\.gov|nspcc\.org\.uk|nice\.org\.uk|"
    r"scie\.org\.uk|lullabytrust\.org\.uk|researchinpractice\.org\.uk|doi\.org|rcpch\.ac\.uk)(?:[/:?#]|$)"
)
_SOCIAL = re.compile(r"(?i)facebook|instagram|tiktok|twitter|x\.com|snapchat|youtube|gofundme|justgiving|linkedin")


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Links that are not to a public body's pages, handles and hashtags."""
    for match in _URL.finditer(text):
        if _OFFICIAL.search(match.group()):
            continue
        social = _SOCIAL.search(match.group()) is not None
        yield Span(
            match.start(),
            match.end(),
            match.group(),
            "url",
            "A page of a person or an appeal." if social else "A link that is not to a public body's own pages.",
            "must-fix" if social else "check",
            None,
            "leave it out",
        )
    for match in _HANDLE.finditer(text):
        yield Span(
            match.start(), match.end(), match.group(), "url", "A social-media name.", "must-fix", None, "leave it out"
        )
    for match in _HASHTAG.finditer(text):
        yield Span(
            match.start(),
            match.end(),
            match.group(),
            "url",
            "A hashtag: it finds every post about the case.",
            "check",
            None,
            "leave it out",
        )
