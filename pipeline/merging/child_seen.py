"""Whether a row records that the child was seen, and seen alone: the toolkit's free text as yes, no or not stated."""

import re

from pipeline.merging.names import names_only_another_child
from schemas.case import Case
from schemas.case_view import CaseEvent

_NOT_SEEN = re.compile(
    r"\b(not\s+(\w+\s+)?(seen|present|brought|in|at home|visible)|no\s+(reply|answer|access|contact|child(ren)?\s+seen)"
    r"|un(seen|available)|did\s+not\s+(attend|see)|didn.t\s+(attend|see)|was\s+not\s+brought|wnb|dna|asleep\s+upstairs"
    r"|nobody\s+(in|home)|refused\s+(access|entry)|telephone\s+(call\s+)?only)\b"
    r"|^\s*(no|nil|none|n/?a|not applicable)\b",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"^\s*(yes|y)\b|\b(seen|saw|observed|spoken\s+to|spoke\s+(to|with)|met\s+with|examined|present|weighed|reviewed|born"
    r"|visited|conveyed|assessed|interviewed)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(alone|on\s+(his|her|their)\s+own|by\s+(him|her|them)sel(f|ves)|one\s+to\s+one)\b", re.IGNORECASE
)
_NOT_ALONE = re.compile(
    r"\b(not|n.t|never)\s+(\w+\s+){0,2}(alone|on\s+(his|her|their)\s+own)\b|\bno\b[^.]*\balone\b|\bwith\s+(\w+\s+){0,2}"
    r"(mother|father|parents?|mum|dad|carer|others?|mr|mrs|ms|siblings?|grandmother|grandfather|family)\b"
    r"|\bin\s+the\s+presence\s+of\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[^:\n]{0,60}\balone\b[^:\n]{0,40}:\s*", re.IGNORECASE | re.MULTILINE)
"""A column that asks only "seen alone?" stands in the row's text with its heading: that is no answer."""
_BARE = re.compile(r"^(?:yes|y|no|n|nil|none|n/?a|not applicable)?\W*$", re.IGNORECASE)


def is_child_seen(event: CaseEvent, case: Case) -> bool | None:
    """Whether the subject child was seen: `None` where the row does not say, or speaks of another child only."""
    text = _answers(event)
    if not text.strip():
        return True if event.seen_alone else None
    if names_only_another_child(text, case):
        return None
    if _NOT_SEEN.search(text) and not _says_not_alone(text):
        return False
    if event.seen_alone or _SEEN.search(text) or _ALONE.search(text) or _NOT_ALONE.search(text):
        return True
    return None


def is_child_seen_alone(event: CaseEvent, case: Case) -> bool | None:
    """Whether the subject child was seen alone; `None` where the row does not say."""
    text = _answers(event)
    if not text.strip():
        return event.seen_alone
    if names_only_another_child(text, case):
        return None
    if event.seen_alone is False or is_child_seen(event, case) is False or _NOT_ALONE.search(text):
        return False
    return True if event.seen_alone or _ALONE.search(text) else event.seen_alone


def _answers(event: CaseEvent) -> str:
    """What the agency wrote; a bare yes or no under "seen alone?" is in `seen_alone`, and does not say "seen"."""
    text = event.child_contact or ""
    if not _HEADING.search(text):
        return text
    lines = ((line, _HEADING.sub("", line)) for line in text.splitlines())
    return "\n".join(said for line, said in lines if said == line or not _BARE.match(said))


def _says_not_alone(text: str) -> bool:
    """ "Seen, not seen alone" is seen."""
    return bool(re.search(r"\bnot\s+(seen\s+)?alone\b", text, re.IGNORECASE)) and not re.match(
        r"\s*not\s+seen\s*(,|;|\.|$)", text
    )
