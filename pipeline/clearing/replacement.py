"""The words that a pseudonymised copy has in place of a finding."""

import re
from dataclasses import dataclass

from schemas.finding import Finding

_REMOVED = {
    "phone": "[number removed]",
    "email": "[e-mail removed]",
    "nhs-number": "[number removed]",
    "identifier": "[reference removed]",
    "vehicle": "[registration removed]",
    "url": "[link removed]",
    "postcode": "[postcode removed]",
    "date-of-birth": "[date of birth removed]",
    "metadata": "",
    "hidden-text": "",
}
_NOT_WORDS_FOR_A_TEXT = re.compile(
    r"[“”]|\bthe person's\b|\bwhat kind\b|\bif it\b|\bleave it\b|\bwider area\b|, not the "
)

_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_SAME = {
    "mum": "mother", "mummy": "mother", "dad": "father", "daddy": "father", "nan": "grandmother",
    "nana": "grandmother", "gran": "grandmother", "grandma": "grandmother", "grandad": "grandfather",
    "boyfriend": "partner", "girlfriend": "partner", "auntie": "aunt",
}  # fmt: skip


def words_instead(finding: Finding) -> str:
    """What is written in place of a finding: a person's own words, else ours, else a bracket that says what it was."""
    if finding.own_words:
        return finding.own_words
    if finding.category in _REMOVED:
        return _REMOVED[finding.category]
    suggestion = finding.suggestion or ""
    if suggestion and not _NOT_WORDS_FOR_A_TEXT.search(suggestion):
        return suggestion
    return "[name removed]" if finding.category in ("person", "organisation", "place") else "[detail removed]"


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words as they fit into their sentence; `before` and `after` letters around the finding go with it."""

    words: str
    before: int = 0
    after: int = 0


def fitted(words: str, before: str, after: str) -> Fitted:
    """The words as they read on between the texts around them.

    "on 3 March 2025" becomes "in March 2025"; "her father, Ali Noor, came" becomes "her father came"; "at the Larch
    School" becomes "at a school"; the first word of a sentence gets its capital.
    """
    said = _already_said(words, before, after)
    if said is not None:
        return said
    if words == _REMOVED["postcode"] and before.endswith(", "):
        return Fitted("", before=2)
    if _MONTH.match(words):
        on = re.search(r"\b([Oo])n(?: the)?\s$", before)
        if on:
            return Fitted(("In " if on.group(1) == "O" else "in ") + words, before=len(on.group()))
    article = re.search(r"\b(?:the|an?)\s$", before, re.IGNORECASE)
    if article and re.match(r"(?:the|an?)\s", words):
        capital = article.group()[0].isupper()
        return Fitted(words[0].upper() + words[1:] if capital else words, before=len(article.group()))
    if re.search(r"(?:^|[.!?:]\s+|\n)$", before) and words[:1].islower():
        return Fitted(words[0].upper() + words[1:])
    return Fitted(words)


def _already_said(words: str, before: str, after: str) -> Fitted | None:
    """Nothing, with its comma or brackets, where the text itself has just said who is meant."""
    role = re.search(r"(?P<role>[^\W\d_]+)(?P<gap>, | \(| )$", before)
    if role is None or not words or words.startswith("["):
        return None
    last = words.rsplit(" ", 1)[-1].casefold()
    if _SAME.get(role["role"].casefold(), role["role"].casefold()) != last or role["role"] == words:
        return None
    gap = role["gap"]
    if gap == " (":
        return Fitted("", 2, 1) if after.startswith(")") else None
    if after.startswith("'s"):
        return Fitted("", len(gap))
    return Fitted("", len(gap), 1 if gap == ", " and after.startswith(",") else 0)
