"""Sentences by which an agency says that it knows nothing of the family.

A qualified one ("no involvement since 2019", "other than one contact") is not a nil statement: it tells of contact.
One about another agency ("no contact with Children's Services") tells of practice.
"""

import re

_SUBJECT = (
    r"(?:involvement|contacts?|records?|knowledge|information|trace|dealings|engagement|history|files?|footprint"
    r"|match(?:es)?|interaction|input)"
)
_PHRASES = re.compile(
    rf"\bnil[\s-]+(?:returns?|response|involvement|contact)\b"
    rf"|\bno\s+(?:(?:known|relevant|recorded|previous|prior|past|current|or|and|any|such|further|relevant|direct|contact|case|patient)[\s,/]+)*"
    rf"{_SUBJECT}\b"
    r"|\bnothing\s+(?:is\s+|was\s+|has\s+been\s+)?(?:known|held|recorded|found|to\s+(?:report|return|add|disclose|share))\b"
    r"|\b(?:is|are|was|were|been|be)?\s*(?:not|never)\s+(?:been\s+)?(?:previously\s+)?(?:known|open|registered|recorded)\b"
    r"(?:\s+(?:to|with|on|by|at)\b)?"
    r"|\bunknown\s+to\s+(?:us|our|this|the|\w+)\b"
    rf"|\b(?:not|never|n't)\s+(?:\w+\s+){{0,3}}(?:hold|held|have|had|find|found|locate|located|trace|traced|identify|identified)\b"
    rf"[^.\n]{{0,60}}\b{_SUBJECT}\b"
    rf"|\bunable\s+to\s+(?:find|locate|trace|identify)\b[^.\n]{{0,60}}\b{_SUBJECT}\b"
    r"|\b(?:not|never)\s+(?:been\s+)?(?:involved|worked)\s+with\b"
    r"|\b(?:not|never)\s+(?:\w+\s+){0,2}(?:appear|appears)\s+(?:on|in)\b"
    r"|\bnot\s+(?:\w+\s+){0,2}(?:provided|offered)\s+(?:any\s+)?(?:services?|support|care)\b",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"\b(?:since|prior\s+to|before|until|till|after|other\s+than|apart\s+from|except(?:ing)?|besides|however|but|although"
    r"|beyond|further\s+to|following|between|outside|more\s+recent(?:ly)?|recent|currently|current"
    r"|now|at\s+present|at\s+that\s+time|on\s+that\s+date)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_AGENCY = re.compile(
    r"\b(?:with|from|by|between)\s+(?:\w+(?:'\w+)?\s+){0,3}?(?:services?|police|schools?|gps?|agenc\w+|health|hospitals?|housing"
    r"|probation|nursery|camhs|social\s+care|partners?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_EMPTY = re.compile(
    r"(no|none|nil|nil return|n/?a|n/?k|not applicable|nothing|none known|not known|unknown"
    r"|as above|see above|[-–—.]+)\.?",
    re.IGNORECASE,
)


def nil_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text that say without qualification that nothing is known."""
    return tuple(sentence.strip() for sentence in _SENTENCE.split(text) if is_nil(sentence) and not _is_empty(sentence))


def _is_empty(sentence: str) -> bool:
    return _EMPTY.fullmatch(sentence.strip()) is not None


def is_bare_nil(text: str) -> bool:
    """Whether an answer is nothing but "N/A", "None", "Not known" and the like. A dash alone says nothing."""
    return re.search(r"\w", text) is not None and _EMPTY.fullmatch(text.strip()) is not None and "above" not in text


def is_nil(sentence: str) -> bool:
    """Whether one sentence says so."""
    if _QUALIFIED.search(sentence) or _OF_ANOTHER_AGENCY.search(sentence.replace("’", "'")):
        return False
    return _PHRASES.search(sentence) is not None


def is_qualified(text: str) -> bool:
    """Whether some sentence says so only for a time or with an exception."""
    return any(_PHRASES.search(sentence) and _QUALIFIED.search(sentence) for sentence in _SENTENCE.split(text))


_COURTESY = re.compile(
    r"\b(thank|check(?:ed|s)?|search(?:ed|es)?|systems?|databases?|confirm|please|request|letter|e-?mail|regards?|sincerely"
    r"|dear|contact (?:me|us)|further|query|queries|hesitate)\b",
    re.IGNORECASE,
)


def says_nothing_more(text: str) -> bool:
    """Whether an answer is nothing but a nil statement, "no", "none", "n/a", and courtesies around it."""
    sentences = [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]
    return all(
        _EMPTY.fullmatch(sentence)
        or is_nil(sentence)
        or (_COURTESY.search(sentence) and not re.search(r"\d{4}", sentence))
        for sentence in sentences
    )
