"""A "he" or "she" of a child whose sex the report withholds everywhere else.

Only the whole draft shows that the sex is withheld, so this is no recogniser of single paragraphs.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.identifiers.found import Found
from pipeline.identifiers.passages import Passage
from pipeline.identifiers.recogniser import Span

_PRONOUN = re.compile(
    r"\b(?P<sexed>he|him|his|himself|she|her|hers|herself)\b|\b(?:they|them|their|themsel\w+)\b", re.I
)
_FEWEST_NEUTRAL = 3
_MOST_SLIPS_SHARE = 0.34
_INSTEAD = {"he": "they", "she": "they", "him": "them", "his": "their", "hers": "theirs", "her": "their"}


def slips(passages: Iterable[Passage], pseudonym: str | None) -> Iterator[Found]:
    """The pronouns that tell the sex, where most that stand for the child do not.

    Args:
        passages: the draft.
        pseudonym: the child's; without one nobody can tell which pronoun is the child's.
    """
    if not pseudonym:
        return
    sexed: list[Found] = []
    neutral = 0
    for passage in passages:
        for match in _of_the_child(passage.original, pseudonym):
            if match["sexed"] is None:
                neutral += 1
                continue
            words = match.group()
            reason = f"The report mostly says “they” of {pseudonym}: this word tells the child's sex."
            instead = _INSTEAD.get(words.casefold(), "themself")
            span = Span(match.start(), match.end(), words, "demographic", reason, "check", None, instead)
            sexed.append(Found(passage, span))
    if neutral >= _FEWEST_NEUTRAL and len(sexed) <= _MOST_SLIPS_SHARE * (neutral + len(sexed)):
        yield from sexed


def _of_the_child(text: str, pseudonym: str) -> Iterator[re.Match[str]]:
    """The first pronoun after the pseudonym in each sentence that begins with it, when nobody else stands between."""
    pattern = rf"(?:^|[.!?]\s+){re.escape(pseudonym)}\b(?P<between>(?:(?![.!?]).)*)"
    for sentence in re.finditer(pattern, text, re.DOTALL):
        pronoun = _PRONOUN.search(text, sentence.start("between"), sentence.end())
        if pronoun is None:
            continue
        between = text[sentence.start("between") : pronoun.start()]
        others = r"\b(?:mother|father|mum|dad|sister|brother|grand\w+|partner|[A-Z][a-z]+)\b|'s\b"
        if not re.search(others, between, re.IGNORECASE if "'s" in between else 0):
            yield pronoun
