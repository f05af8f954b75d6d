"""Taking a written name apart: each part of "HOLLIS, Tiegan Mae (known as Tig)" can give the person away."""

import re
from dataclasses import dataclass

from pipeline.identifiers.name_tables import DIMINUTIVES, PARTICLES, TITLES
from pipeline.identifiers.normalise import fold, normalise

WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"[()]")
_ALIAS = re.compile(r"\b(?:(?:also |formerly )?known as|aka|a\.k\.a\.?|née|nee|formerly|also)\b:?", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"(?i)\b(?:not known|unknown|n/?a|none|nil|tbc|unborn|unnamed|see above|as above|not applicable|withheld)\b"
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name's words, folded: given names first. `last` may be several words ("adebayo", "clarke")."""

    given: tuple[str, ...]
    last: tuple[str, ...]

    @property
    def initials(self) -> str:
        """The first letters of the first given name and of the surname; empty when one of them is missing."""
        return (self.given[0][0] + self.last[0][0]) if self.given and self.last else ""

    @property
    def short_forms(self) -> frozenset[str]:
        """Usual short forms of the first given name, and the names of which it is one."""
        if not self.given:
            return frozenset()
        first = self.given[0]
        return DIMINUTIVES.get(first, frozenset())


def names_in(written: str | None) -> tuple[str, ...]:
    """The names in a name field: the name itself, then what it says in brackets or after "known as".

    Returns nothing for "N/K", "unborn" and other words that are no name.
    """
    if not written or _NOT_A_NAME.search(written):
        return ()
    names: list[str] = []
    for alias in (one for piece in _BRACKETS.split(normalise(written).text) for one in _ALIAS.split(piece)):
        kept = re.split(
            r"[;\n\t]|\s[-–—/]\s|(?<=\w),\s*(?=(?:[A-Z]?[a-z]+\s+)*(?:nurse|worker|officer|lead|manager|visitor|"
            r"practitioner|doctor|head|director|gp|consultant|teacher|midwife|sergeant|constable)\b)",
            alias or "",
            flags=re.IGNORECASE,
        )[0].strip(" ,.:")
        if kept and WORD.search(kept) and len(kept) <= 60:
            names.append(_given_first(kept))
    return tuple(dict.fromkeys(names))


def parts_of(name: str) -> NameParts:
    """The parts of one name. A single word counts as a given name, after a title as a surname."""
    words = [fold(word) for word in WORD.findall(normalise(name).text)]
    titled = bool(words) and words[0] in TITLES
    hyphenated = {fold(word) for group in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", name) for word in WORD.findall(group)}
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    if len(words) <= 1:
        return NameParts((), tuple(words)) if titled else NameParts(tuple(words), ())
    cut = len(words) - 1
    while cut > 1 and (words[cut - 1] in PARTICLES or (words[cut - 1] in hyphenated and words[cut] in hyphenated)):
        cut -= 1
    if titled and cut == 1 and words[0] in hyphenated and words[1] in hyphenated:
        cut = 0
    return NameParts(tuple(words[:cut]), tuple(words[cut:]))


def _given_first(name: str) -> str:
    """ "HOLLIS, Tiegan" becomes "Tiegan HOLLIS"."""
    before, comma, after = name.partition(",")
    if comma and 0 < len(before.split()) <= 3 and 0 < len(after.split()) <= 3:
        return f"{after.strip()} {before.strip()}"
    return name.replace(",", " ")
