"""The words that a pseudonymised copy has in place of a finding."""

import re

from pipeline.identifiers.passages import is_in_picture
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
    r"[“”]|\bthe person's\b|\bwhat kind\b|\bif it\b|\bleave it\b|\bwider area\b|, not the |\btake the picture\b"
)


def words_instead(finding: Finding) -> str:
    """What is written in place of a finding: a person's own words, else ours, else a bracket that says what it was.

    Nothing for words in a picture: no copy changes one.
    """
    if is_in_picture(finding.location):
        return ""
    if finding.own_words:
        return finding.own_words
    if finding.category in _REMOVED:
        return _REMOVED[finding.category]
    suggestion = finding.suggestion or ""
    if suggestion and not _NOT_WORDS_FOR_A_TEXT.search(suggestion):
        return suggestion
    return "[name removed]" if finding.category in ("person", "organisation", "place") else "[detail removed]"
