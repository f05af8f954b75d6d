"""The text as it should have been typed, with a way back to the letters as they stand in the file.

Soft hyphens, zero-width characters, ligatures, non-breaking spaces and look-alike letters hide a name from a search and
from nobody who reads. They are undone before anything is searched for.
"""

import unicodedata
from dataclasses import dataclass

_SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-")
_QUOTES = {"‘": "'", "’": "'", "ʼ": "'", "ʹ": "'", "´": "'", "`": "'", "＇": "'", "“": '"', "”": '"'}
_ONE_TO_ONE = _SPACES | _HYPHENS | _QUOTES
_LOOK_ALIKE = dict(
    zip("АВЕЅІЈКМНОРСТХУаеіјорсухѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν", "ABESIJKMHOPCTXYaeijopcyxshdqwABEZHIKMNOPTYXoav", strict=True)
)
_FOLDED = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "Ð": "D", "ħ": "h", "ŧ": "t"}


@dataclass(frozen=True, slots=True)
class Plain:
    """A normalised text. `origin[i]` is the offset of its character `i` in the original; one more marks the end."""

    text: str
    origin: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of a stretch of the normalised text."""
        if end <= start:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + self._width(end - 1)

    def _width(self, index: int) -> int:
        """How many original characters the last one stands for: marks that were composed into it belong to it."""
        following = next((place for place in self.origin[index + 1 :] if place > self.origin[index]), None)
        return 1 if following is None else max(1, following - self.origin[index]) if self._composed(index) else 1

    def _composed(self, index: int) -> bool:
        return unicodedata.decomposition(self.text[index]) != ""


def normalise(text: str) -> Plain:
    """Undo what hides letters, keeping the way back."""
    letters: list[str] = []
    origin: list[int] = []
    for index, letter in enumerate(text):
        if unicodedata.combining(letter) and letters:
            composed = unicodedata.normalize("NFC", letters[-1] + letter)
            letters[-1] = composed if len(composed) == 1 else letters[-1]
            continue
        for plain in _plain_letters(text, index, letter):
            letters.append(plain)
            origin.append(index)
    _rejoin_broken_words(letters, origin)
    origin.append(len(text))
    return Plain("".join(letters), tuple(origin))


def fold(text: str) -> str:
    """Lower case without accents, letter for letter, so that offsets stay."""
    return text.lower() if text.isascii() else "".join(map(_folded_letter, text))


def _folded_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    bare = _FOLDED.get(letter) or unicodedata.normalize("NFD", letter)[0]
    lowered = bare.lower()
    return lowered if len(lowered) == 1 else bare


def _plain_letters(text: str, index: int, letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _ONE_TO_ONE:
        return _ONE_TO_ONE[letter]
    if unicodedata.category(letter) == "Cf" or letter == "\u034f":
        return ""
    if letter in _LOOK_ALIKE and _among_latin(text, index):
        return _LOOK_ALIKE[letter]
    if "\ufb00" <= letter <= "\ufb06" or "\uff01" <= letter <= "\uff5e":
        return unicodedata.normalize("NFKC", letter)
    return letter


def _among_latin(text: str, index: int) -> bool:
    """Whether the word around a letter also holds Latin letters: then the odd one out is a look-alike."""
    start, end = index, index + 1
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return any(letter.isascii() for letter in text[start:end])


def _rejoin_broken_words(letters: list[str], origin: list[int]) -> None:
    """Words broken at the end of a line ("Tie-⏎gan") become whole; a double-barrelled name keeps its hyphen."""
    index = len(letters) - 2
    while index > 0:
        if letters[index] == "-" and letters[index + 1] == "\n" and letters[index - 1].isalpha():
            following = letters[index + 2] if index + 2 < len(letters) else ""
            first = index if following.islower() else index + 1
            del letters[first : index + 2], origin[first : index + 2]
        index -= 1
