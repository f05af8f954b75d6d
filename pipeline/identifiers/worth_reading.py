"""Which stretches the slower reader need not see: those without a capitalised word that could be a new name."""

import re
from collections.abc import Callable

from pipeline.identifiers.known import Roster
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.let_pass import GENERIC
from pipeline.identifiers.name_index import index_of
from pipeline.identifiers.name_tables import ACRONYMS, MONTHS, WORDS_THAT_ARE_NAMES
from pipeline.identifiers.normalise import fold

_CAPITALISED = re.compile(r"(?P<start>(?:^|[.!?:•\n]['\")]?)\s*['\"(]?)?(?<![^\W_])(?P<word>[A-ZÀ-ÖØ-Þ][^\W\d_]+)")


def worth_reading(roster: Roster) -> Callable[[str], bool]:
    """A test for stretches of text: whether a word in it could be a name that the roster does not hold.

    What the roster holds is found without any reader of free text.
    """
    familiar = frozenset(index_of(roster).words) | {
        word for phrase, _ in roster.allowed for word in re.findall(r"[^\W\d_]+", fold(phrase))
    }
    settled = familiar | GENERIC | MONTHS

    def is_worth_it(text: str) -> bool:
        return any(_may_be_new(match, settled) for match in _CAPITALISED.finditer(text))

    return is_worth_it


def _may_be_new(match: re.Match[str], settled: frozenset[str]) -> bool:
    written, folded = match["word"], fold(match["word"])
    if folded in settled or folded.rstrip("s") in settled or (written.isupper() and folded in ACRONYMS):
        return False
    return match["start"] is None or folded in WORDS_THAT_ARE_NAMES or not is_english(folded)
