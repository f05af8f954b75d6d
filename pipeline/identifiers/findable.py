"""Words that a search finds: quotations from the press, from court and from posts, long quotations, rare facts.

Whoever types them into a search reaches the news of the case, and with it the names. Source: domain rule 14.
"""

import re
from collections.abc import Iterable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.recogniser import Span

_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"\n]{20,600})[”\"]")
_PUBLIC = re.compile(
    r"(?i)\b(?:newspapers?|the press|headlines?|media|news|facebook|instagram|tik ?tok|snapchat|twitter|tweet\w*|"
    r"posted|online|judge|sentencing|in court|the jury|verdict|petition|fundrais\w+|tribute\w*)\b"
)
_ONE_OF_A_KIND = re.compile(
    r"(?i)\bthe (?:only|first|youngest|oldest) (?:\w+ ){1,4}(?:in|of) (?:the )?(?:city|county|town|region|area|borough|"
    r"country|England|Britain|UK)\b|\b(?:reported|covered|widely reported) (?:\w+ ){0,2}(?:in|by) the (?:\w+ )?"
    r"(?:press|media|newspapers?)\b"
)
_FEWEST_WORDS, _LONG_QUOTATION = 5, 30
_INSTEAD = "say it in your own words"


def find(text: str, roster: Roster) -> Iterable[Span]:
    """Quotations that stand in public already, long ones, and facts that fit one family."""
    for match in _QUOTED.finditer(text):
        count = len(match["words"].split())
        around = text[max(0, match.start() - 120) : match.start()] + text[match.end() : match.end() + 60]
        if count >= _FEWEST_WORDS and _PUBLIC.search(around):
            reason = "A quotation that has been public: a search for it leads to the case."
            yield Span(*match.span("words"), match["words"], "other", reason, "check", None, _INSTEAD)
        elif count >= _LONG_QUOTATION:
            reason = f"A quotation of {count} words: whoever wrote or said it is known by it."
            yield Span(*match.span("words"), match["words"], "other", reason, "consider", None, _INSTEAD)
    for match in _ONE_OF_A_KIND.finditer(text):
        reason = "A fact that fits one family: a search for it leads to the case."
        yield Span(match.start(), match.end(), match.group(), "other", reason, "consider", None, "leave it out")
