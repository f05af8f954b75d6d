"""The roster's names word by word, so that one look-up tells whose name a word can be, and how."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from pipeline.identifiers.known import KnownPerson, Roster
from pipeline.identifiers.language_words import is_english
from pipeline.identifiers.name_forms import parts_of
from pipeline.identifiers.name_tables import MONTHS, PARTICLES, SPELLINGS, TITLES, WORDS_THAT_ARE_NAMES
from pipeline.settings import MISSPELLING_LETTERS, MISSPELLING_LETTERS_FOR_TWO

Use = Literal["given", "last", "middle", "short", "misspelt", "particle", "initial"]
_CLOSENESS: tuple[Use, ...] = ("given", "last", "short", "middle", "particle", "initial", "misspelt")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Whose name a folded word can be.

    Args:
        words: word to its owners, each with the use that the word has in the owner's name.
        spellings: the words that are long enough to be recognised when misspelt, by length.
        initials: two letters to the member of the family.
    """

    words: dict[str, dict[KnownPerson, Use]] = field(default_factory=dict)
    spellings: dict[int, list[str]] = field(default_factory=dict)
    initials: dict[str, KnownPerson] = field(default_factory=dict)

    def uses(self, folded: str, capitalised: bool, inside: bool) -> dict[KnownPerson, Use]:
        """The owners of a word.

        Args:
            folded: the word, folded.
            capitalised: a misspelling is looked for in capitalised words only.
            inside: whether the word follows another word of a name: then particles and initials count too.
        """
        found = {
            person: use
            for person, use in self.words.get(folded, {}).items()
            if capitalised or (use != "initial" and (inside or use != "particle"))
        }
        if found or not capitalised or len(folded) < MISSPELLING_LETTERS:
            return found
        return self._misspelt(folded)

    def _misspelt(self, folded: str) -> dict[KnownPerson, Use]:
        from rapidfuzz.distance import OSA

        if is_english(folded) or folded in WORDS_THAT_ARE_NAMES or folded in TITLES:
            return {}
        bound = 2 if len(folded) >= MISSPELLING_LETTERS_FOR_TWO else 1
        found: dict[KnownPerson, Use] = {}
        for length in range(len(folded) - bound, len(folded) + bound + 1):
            for spelling in self.spellings.get(length, []):
                if OSA.distance(spelling, folded, score_cutoff=bound) <= bound and {spelling[0], spelling[-1]} & {
                    folded[0],
                    folded[-1],
                }:
                    found.update(dict.fromkeys(self.words[spelling], "misspelt"))
        return found


@lru_cache(maxsize=8)
def index_of(roster: Roster) -> NameIndex:
    """The index of a roster, made once."""
    index = NameIndex()
    for person in (*roster.people, *roster.met):
        for name in person.names:
            _add(index, person, name)
    for word, owners in index.words.items():
        if (
            any(use in ("given", "last") for use in owners.values())
            and len(word) >= MISSPELLING_LETTERS
            and word not in MONTHS
        ):
            index.spellings.setdefault(len(word), []).append(word)
    return index


def _add(index: NameIndex, person: KnownPerson, name: str) -> None:
    parts = parts_of(name)
    for place, word in enumerate(parts.given):
        _own(index, word, person, "given" if place == 0 else "middle")
        if len(word) > 1:
            _own(index, word[0], person, "initial")
    for word in parts.last:
        _own(index, word, person, "last")
        _own(index, word[0], person, "initial")
    for word in (*parts.given[:1], *parts.last):
        for spelling in SPELLINGS.get(word, ()):
            _own(index, spelling, person, "misspelt")
    for short in parts.short_forms:
        _own(index, short, person, "short")
    if parts.initials and person.is_family:
        index.initials.setdefault(parts.initials, person)


def _own(index: NameIndex, word: str, person: KnownPerson, use: Use) -> None:
    if len(word) == 1:
        use = "initial"
    elif word in PARTICLES:
        use = "particle"
    owners = index.words.setdefault(word, {})
    before = owners.get(person)
    if before is None or _CLOSENESS.index(use) < _CLOSENESS.index(before):
        owners[person] = use
