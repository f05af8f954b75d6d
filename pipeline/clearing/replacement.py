"""The words that a pseudonymised copy has in place of a finding."""

import re

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


def words_instead(finding: Finding) -> str:
    """What is written in place of a finding; a bracket where no wording can be right by itself."""
    if finding.category in _REMOVED:
        return _REMOVED[finding.category]
    suggestion = finding.suggestion or ""
    if suggestion and not _NOT_WORDS_FOR_A_TEXT.search(suggestion):
        return suggestion
    return "[name removed]" if finding.category in ("person", "organisation", "place") else "[detail removed]"


def fitted(words: str, before: str) -> tuple[str, int]:
    """The words as they fit behind the text that stands before them, and how many letters of that text they replace.

    "on 3 March 2025" becomes "in March 2025"; the first word of a sentence gets its capital.
    """
    if re.match(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", words):
        on = re.search(r"\b([Oo])n(?: the)?\s$", before)
        if on:
            return ("In " if on.group(1) == "O" else "in ") + words, len(on.group())
    if re.search(r"(?:^|[.!?:]\s+|\n)$", before) and words[:1].islower():
        return words[0].upper() + words[1:], 0
    return words, 0
